"""Cues that are no verbs: "according to", "in its view", "the claim that", "is said to have"."""

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from onrecord.extract.attribution import Found, Range
from onrecord.extract.content_clauses import clause_end
from onrecord.extract.contents import after_break, bare, kind_of
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.sources import Phrase, source_phrase
from onrecord.extract.speech_words import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

LEADS_LEFT = (",", "”", '"', "»", "—", "–", "-")
HEADED = 8  # words that may stand before a colon as whose answer or word follows
NEAR = 600  # tokens around a surname within which it stands with a first name
SHORTEST = 12  # characters before a phrase that can be a content of their own


def read_phrases(page: Page, unit: Unit) -> list[Found]:
    """Find the attributions of a sentence that rest on a phrase or a noun."""
    rows: list[Found] = []
    for token in page.doc[unit.first_token : unit.end_token]:
        if page.quoted(token):
            continue
        row = _according(page, unit, token) or _possessed(page, unit, token) or _noun(page, unit, token)
        row = row or _hearsay(page, unit, token) or _titled(page, unit, token)
        if row is not None:
            rows.append(row)
    return rows


def _titled(page: Page, unit: Unit, colon: "Token") -> Found | None:
    """Read what stands behind a colon: "Ana Brisk's answer: nobody leaves", and in a paragraph of its own "Brisk: nobody leaves"."""
    if colon.text != ":" or colon.i - unit.first_token > 2 * HEADED:
        return None
    before = [t for t in page.doc[unit.first_token : colon.i] if not t.is_space]
    if not 0 < len(before) <= HEADED or any(t.pos_ in ("VERB", "AUX") for t in before):
        return None
    content = bare(page.text, colon.idx + 1, unit.end)
    said = (t for t in before if t.lemma_.lower() in speech_words().nouns["headed"] | speech_words().nouns["said"])
    owner = next((c for noun in said for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None and owner.lower_ not in ("my", "our", "your"):
        noun = owner.head
        return _found(page, unit, (noun.idx, noun.idx + len(noun)), _owner(owner), content)
    if not unit.first or page.quotes_in(*content) or not _is_name(before) or not _has_clause(page, unit, colon):
        return None
    row = _found(page, unit, (colon.idx, colon.idx + 1), Phrase(before[-1], before[0].i, colon.i), content)
    return None if row is None else replace(row, cue=None)


def _is_name(words: "list[Token]") -> bool:
    """Tell a person's name, a surname that the text has with a first name too, with or without a title."""
    last = words[-1]
    if last.pos_ != "PROPN" or any(t.pos_ not in ("PROPN", "NOUN", "ADJ", "DET") for t in words):
        return False
    near = last.doc[max(0, last.i - NEAR) : last.i + NEAR]
    return any(t.text == last.text and t.ent_type_ == "PERSON" and t.ent_iob_ == "I" for t in near)


def _has_clause(page: Page, unit: Unit, colon: "Token") -> bool:
    following = page.doc[colon.i + 1 : unit.end_token]
    return any(
        t.dep_ in ("nsubj", "nsubjpass") and t.i < t.head.i and t.head.pos_ in ("VERB", "AUX") for t in following
    )


def _according(page: Page, unit: Unit, token: "Token") -> Found | None:
    for phrase in _openings().get(token.lower_, ()):
        after = token.i + len(phrase)
        if after < unit.end_token and [t.lower_ for t in page.doc[token.i : after]] == list(phrase):
            head = _object(page, unit, after)
            return None if head is None else _beside(page, unit, (token.i, after), source_phrase(head, None))
    return None


@cache
def _openings() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Index the phrases by their first word."""
    phrases = speech_words().according
    return {phrase[0]: tuple(other for other in phrases if other[0] == phrase[0]) for phrase in phrases}


def _object(page: Page, unit: Unit, after: int) -> "Token | None":
    tokens = page.doc[after : unit.end_token]
    for token in tokens[:12]:
        if token.dep_ in ("pobj", "dobj") and token.left_edge.i <= after <= token.i:
            return token
    for token in tokens[:6]:
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            head = token
            while (
                head.i + 1 < unit.end_token and head.nbor(1).pos_ in ("NOUN", "PROPN") and head.nbor(1).dep_ != "appos"
            ):
                head = head.nbor(1)
            return head
    return None


def _possessed(page: Page, unit: Unit, token: "Token") -> Found | None:
    """Read "by her account", "in the ministry's view"."""
    if token.lower_ not in ("by", "in", "on", "from") or token.i + 2 >= unit.end_token:
        return None
    noun = next((c for c in token.children if c.dep_ == "pobj" and c.lower_ in speech_words().possessed), None)
    owner = next((c for c in noun.children if c.dep_ == "poss"), None) if noun is not None else None
    if noun is None or owner is None or owner.lower_ in ("my", "our", "your"):
        return None
    return _beside(page, unit, (token.i, noun.i + 1), _owner(owner))


def _owner(owner: "Token") -> Phrase:
    phrase = source_phrase(owner, None)
    doc, end = owner.doc, phrase.end
    while end > owner.i + 1 and doc[end - 1].dep_ == "case":
        end -= 1
    return Phrase(owner, phrase.start, end)


def _beside(page: Page, unit: Unit, cue: Range, phrase: Phrase) -> Found | None:
    """Take what stands before a phrase, or behind it where nothing does."""
    doc, text = page.doc, page.text
    last = doc[max(cue[1], phrase.end) - 1]
    start, end = doc[cue[0]].idx, last.idx + len(last)
    left = bare(text, unit.start, start)
    led = text[unit.start : start].rstrip().endswith(LEADS_LEFT)
    if left[1] - left[0] > SHORTEST and (led or cue[0] > unit.first_token + 3):
        content = after_break(page, *left)
        verbal = any(t.pos_ in ("VERB", "AUX") for t in doc[unit.first_token : cue[0]])
        if not verbal and text[end : unit.end].lstrip().startswith(","):
            content = bare(text, left[0], unit.end)
    else:
        content = bare(text, end, unit.end)
    close = doc[cue[1] - 1]
    return _found(page, unit, (start, close.idx + len(close)), phrase, content)


def _noun(page: Page, unit: Unit, noun: "Token") -> Found | None:
    """Read "the army's claim that", "a demand by the union that", "her promise to", "its demand was that"."""
    nouns, lemma = speech_words().nouns, noun.lemma_.lower()
    if noun.pos_ != "NOUN" or lemma not in nouns["said"]:
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None) or _maker(noun)
    if owner is not None and owner.lower_ in ("my", "our", "your"):
        return None
    first = _said_clause(noun, owner is not None and lemma in nouns["deeds"])
    if first is None or (owner is None and (noun.tag_ != "NNS" or lemma not in nouns["alone"])):
        return None
    phrase = _owner(owner) if owner is not None else Phrase(noun, noun.i, noun.i + 1)
    while phrase.end > phrase.head.i + 1 and page.doc[phrase.end - 1].idx >= first[0] > page.doc[noun.i].idx:
        phrase = Phrase(phrase.head, phrase.start, phrase.end - 1)
    if page.doc[phrase.end - 1].lower_ == "that" and phrase.end > phrase.head.i + 1:
        phrase = Phrase(phrase.head, phrase.start, phrase.end - 1)
    return _found(page, unit, (noun.idx, noun.idx + len(noun)), phrase, first)


def _said_clause(noun: "Token", deed: bool) -> Range | None:
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp", "relcl", "appos") and _that(child):
            return child.left_edge.nbor(1).idx, clause_end(child)
        if deed and child.dep_ in ("acl", "xcomp") and _to(child):
            return child.left_edge.idx, clause_end(child)
    if noun.lemma_.lower() == "demand" and (maker := _maker(noun)) is not None:
        for child in maker.subtree:
            own = any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ != "that" for c in child.children)
            if child.dep_ == "relcl" and child.left_edge.lower_ == "that" and own:
                return child.left_edge.nbor(1).idx, clause_end(child)
    if noun.dep_ in ("nsubj", "attr") and noun.head.lemma_ == "be":
        clause = next((c for c in noun.head.children if c.dep_ == "ccomp" and _that(c)), None)
        if clause is not None:
            return clause.left_edge.nbor(1).idx, clause_end(clause)
    return None


def _maker(noun: "Token") -> "Token | None":
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in speech_words().issuing:
            return next(
                (g for agent in child.children if agent.dep_ == "agent" for g in agent.children if g.dep_ == "pobj"),
                None,
            )
        if (
            child.dep_ in ("prep", "agent")
            and child.lower_ in ("by", "from", "of", "among", "in")
            and child.i == noun.i + 1
        ):
            maker = next((c for c in child.children if c.dep_ == "pobj"), None)
            if child.lower_ != "in" or (maker is not None and maker.lemma_.lower() in speech_words().sources["press"]):
                return maker
    return None


def _that(verb: "Token") -> bool:
    first = verb.left_edge
    return first.lower_ == "that" and first.dep_ == "mark" and first.head.i == verb.i


def _to(verb: "Token") -> bool:
    return verb.left_edge.lower_ == "to" and verb.left_edge.head.i == verb.i


def _hearsay(page: Page, unit: Unit, verb: "Token") -> Found | None:
    """Read "is said to have fled" and "it was announced that": somebody says so, and nobody is named."""
    lemma, words = verb.lemma_.lower(), speech_words()
    if verb.tag_ != "VBN" or lemma not in words.hearsay | words.impersonal:
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is not None and subject.lower_ == "it":
        return _impersonal(page, unit, verb)
    clause = next((c for c in verb.children if c.dep_ == "xcomp" and _to(c) and lemma in words.hearsay), None)
    helper = next((c for c in verb.children if c.dep_ == "auxpass" and c.lower_ in ("is", "are", "was", "were")), None)
    if subject is None or clause is None or helper is None or any(c.dep_ == "agent" for c in verb.children):
        return None
    if page.quotes_in(clause.idx, unit.end) and speech_words().classes.get(clause.lemma_.lower(), frozenset()) & {
        "say",
        "tell",
    }:
        return None
    cue = (helper.idx, verb.idx + len(verb))
    return _found(page, unit, cue, None, (clause.left_edge.idx, clause_end(clause)))


def _impersonal(page: Page, unit: Unit, verb: "Token") -> Found | None:
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i and _that(c)), None)
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < verb.i]
    unsaid = any(c.dep_ == "neg" or c.tag_ in ("MD", "TO") for c in helpers)
    if clause is None or not helpers or unsaid or any(c.dep_ == "agent" for c in verb.children):
        return None
    cue = (helpers[0].idx, verb.idx + len(verb))
    return _found(page, unit, cue, None, (clause.left_edge.nbor(1).idx, clause_end(clause)))


def _found(page: Page, unit: Unit, cue: Range, phrase: Phrase | None, content: Range) -> Found | None:
    kind, trimmed = kind_of(page, content[0], min(content[1], unit.end))
    if trimmed[0] >= trimmed[1]:
        return None
    return Found(kind, phrase, cue, (trimmed,), page.text[unit.start : unit.end])
