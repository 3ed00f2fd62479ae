"""Whose words stand beside a colon: "Ana Brisk's answer: nobody leaves", "Police: three held"."""

from typing import TYPE_CHECKING

from onrecord.extract.attribution import Found, Range
from onrecord.extract.contents import bare, found_at
from onrecord.extract.owners import OURS, owner_of, owner_phrase
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.sources import Phrase, can_speak, source_phrase
from onrecord.extract.speech_words import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

GIVING = frozenset({"give", "have", "offer", "repeat", "send", "deliver"})
HEADED = 8  # words that may stand before a colon as whose answer or word follows
FORCES = frozenset({"police", "government", "army"})
HEADLINE = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
BLANK = 20  # characters behind a heading in which its line ends
NEAR = 600  # tokens around a surname within which it stands with a first name


def read_colon(page: Page, unit: Unit, colon: "Token") -> Found | None:
    """Read what a colon gives to somebody: "Ana Brisk's answer: nobody leaves", and in a heading "Brisk: nobody leaves"."""
    if colon.text != ":" or colon.i - unit.first_token > 2 * HEADED:
        return None
    before = [t for t in page.doc[unit.first_token : colon.i] if not t.is_space]
    content = bare(page.text, colon.idx + 1, unit.end)
    if (row := _closing(page, unit, colon) or _announced(page, unit, before, content)) is not None:
        return row
    if not 0 < len(before) <= HEADED or any(t.pos_ in ("VERB", "AUX") for t in before):
        return None
    said = (t for t in before if t.lemma_.lower() in speech_words().nouns["headed"] | speech_words().nouns["said"])
    owner = next((c for noun in said for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None and owner.lower_ not in OURS:
        noun = owner.head
        return found_at(page, unit, (noun.idx, noun.idx + len(noun)), owner_phrase(owner), content)
    if not unit.first or page.quotes_in(unit.start, unit.end):
        return None
    after = [t for t in page.doc[colon.i + 1 : unit.end_token] if not t.is_space]
    if (_is_name(before) and _has_clause(after)) or (_is_office(before) and (_has_clause(after) or _is_clipped(after))):
        return found_at(page, unit, None, Phrase(before[-1], before[0].i, colon.i), content)
    return None


def _closing(page: Page, unit: Unit, colon: "Token") -> Found | None:
    """Read the heading that ends in who says so: "Storm deaths rise: officials"."""
    before = list(page.doc[unit.first_token : colon.i])
    after = [t for t in page.doc[colon.i + 1 : unit.end_token] if not t.is_space]
    if not unit.first or not after or not _is_office(after, closing=True) or page.quotes_in(unit.start, unit.end):
        return None
    if not before or any(child.dep_ == "nummod" for child in before[-1].children):  # "named three groups: officials"
        return None
    behind = page.text[after[-1].idx + len(after[-1]) :][:BLANK].lstrip(" \t")
    if behind[:1].strip("\r\n") or not (_has_clause(before) or _is_clipped(before)):
        return None
    return found_at(page, unit, None, Phrase(after[-1], after[0].i, after[-1].i + 1), (unit.start, colon.idx))


def _announced(page: Page, unit: Unit, before: "list[Token]", content: Range) -> Found | None:
    """Read "her message was simple: sell", "three guards gave the same account: nobody came"."""
    words = speech_words().nouns
    if page.quotes_in(*content):
        return None
    for noun in before:
        if noun.lemma_.lower() not in words["said"] | words["headed"] or noun.head.pos_ not in ("VERB", "AUX"):
            continue
        cue = (noun.idx, noun.idx + len(noun))
        owner = owner_of(noun)
        if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" and owner is not None and owner.lower_ not in OURS:
            return found_at(page, unit, cue, owner_phrase(owner), content)
        giver = next((c for c in noun.head.children if c.dep_ == "nsubj"), None)
        if noun.dep_ == "dobj" and noun.head.lemma_ in GIVING and giver is not None and can_speak(giver):
            return found_at(page, unit, (noun.head.idx, cue[1]), source_phrase(giver, noun.head), content)
    return None


def _is_name(words: "list[Token]") -> bool:
    """Tell a person's name, a surname that the text has with a first name too, with or without a title."""
    last = words[-1]
    if last.pos_ != "PROPN" or any(t.pos_ not in ("PROPN", "NOUN", "ADJ", "DET") for t in words):
        return False
    near = last.doc[max(0, last.i - NEAR) : last.i + NEAR]
    return any(t.text == last.text and t.ent_type_ == "PERSON" and t.ent_iob_ == "I" for t in near)


def _is_office(words: "list[Token]", *, closing: bool = False) -> bool:
    """Tell the bare kind of speaker of a heading: "Police: nobody was hurt", "Defence minister: dam will hold".

    At its end, `closing`, any people can stand: "Bridge had rusted: engineers".
    """
    sources, last = speech_words().sources, words[-1].lemma_.lower()
    known = sources["officials"] | sources["spokes"] | speech_words().titles["before"] | FORCES
    plural = closing and words[-1].tag_ == "NNS" and last in sources["private"]
    return len(words) <= 3 and (plural or last in known) and all(t.pos_ in ("NOUN", "PROPN", "ADJ") for t in words)


def _has_clause(words: "list[Token]") -> bool:
    """Tell words that hold a verb with its subject before it."""
    return any(t.dep_ in ("nsubj", "nsubjpass") and t.i < t.head.i and t.head.pos_ in ("VERB", "AUX") for t in words)


def _is_clipped(words: "list[Token]") -> bool:
    """Tell a heading's clause without its helper: "Three held after fire"."""
    verb = next((n for n, t in enumerate(words) if t.pos_ in ("VERB", "AUX")), 0)
    opens = words[:verb]
    return bool(opens) and words[verb].tag_ in ("VBN", "VBD") and all(t.pos_ in HEADLINE for t in opens)
