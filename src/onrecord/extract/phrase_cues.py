"""Phrases that cite: "according to the port", "as measured by the institute", "per the agency", "in its view"."""

from functools import cache
from typing import TYPE_CHECKING

from onrecord.extract.attribution import Found, Range
from onrecord.extract.contents import after_break, bare, found_at
from onrecord.extract.owners import OURS, owner_of, owner_phrase
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.sources import Phrase, can_speak, source_phrase
from onrecord.extract.speech_words import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

LEADS_LEFT = (",", "”", '"', "»", "—", "–", "-")
HELPING = frozenset("is are was were has have had been be will would could should may might can".split())
SHORTEST = 12  # characters before a phrase that can be a content of their own


def read_phrase(page: Page, unit: Unit, token: "Token") -> Found | None:
    """Read the phrase that a word opens and that cites somebody for the rest of its sentence."""
    return (
        _according(page, unit, token)
        or _as_by(page, unit, token)
        or _per(page, unit, token)
        or _possessed(page, unit, token)
    )


def _according(page: Page, unit: Unit, token: "Token") -> Found | None:
    for phrase in _openings().get(token.lower_, ()):
        after = token.i + len(phrase)
        if after < unit.end_token and [t.lower_ for t in page.doc[token.i : after]] == list(phrase):
            head = _object(page, unit, after)
            return None if head is None else _beside(page, unit, (token.i, after), source_phrase(head, None))
    return None


def _as_by(page: Page, unit: Unit, token: "Token") -> Found | None:
    """Read ", as measured by the institute", which cites as "according to" does."""
    verb = token.head
    if token.lower_ != "as" or verb.i != token.i + 1 or verb.tag_ != "VBN" or not _set_off(unit, token):
        return None
    agent = next((c for c in verb.children if c.dep_ == "agent" and c.i == verb.i + 1), None)
    maker = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
    if (
        agent is None
        or maker is None
        or verb.lemma_.lower() not in speech_words().verbs["relayed"]
        or not can_speak(maker)
    ):
        return None
    return _beside(page, unit, (token.i, agent.i + 1), source_phrase(maker, None))


def _per(page: Page, unit: Unit, token: "Token") -> Found | None:
    """Read "per the relief agency", which no rate is: set off, with a name or an article behind it."""
    if token.lower_ != "per" or not _set_off(unit, token) or token.i + 1 >= unit.end_token:
        return None
    head = _object(page, unit, token.i + 1)
    known = (
        head is not None
        and can_speak(head)
        and (token.nbor(1).pos_ in ("DET", "PROPN") or token.nbor(1).tag_ == "PRP$")
    )
    return (
        _beside(page, unit, (token.i, token.i + 1), source_phrase(head, None)) if head is not None and known else None
    )


def _set_off(unit: Unit, token: "Token") -> bool:
    return token.i == unit.first_token or token.nbor(-1).text in (",", "(", "—", "–")


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
    owner = owner_of(noun) if noun is not None else None
    if noun is None or owner is None or owner.lower_ in OURS:
        return None
    return _beside(page, unit, (token.i, noun.i + 1), owner_phrase(owner))


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
            opens = doc[unit.first_token].pos_ in ("ADP", "ADV", "SCONJ")
            content = bare(text, end if opens else left[0], unit.end)
    else:
        content = bare(text, end, unit.end)
    before = [t.lower_ for t in doc[max(unit.first_token, cue[0] - 2) : cue[0]] if t.text != ","][-1:]
    if before == ["that"]:  # "they say that, according to a clerk, it sank"
        content = bare(text, end, unit.end)
    elif before and before[0] in HELPING and text[end : unit.end].lstrip().startswith(","):
        content = bare(text, left[0], unit.end)  # "the loans were, according to a clerk, never paid"
    close = doc[cue[1] - 1]
    return found_at(page, unit, (start, close.idx + len(close)), phrase, content)
