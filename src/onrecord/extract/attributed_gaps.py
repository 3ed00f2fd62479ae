"""Numbers that a second source gives without a verb of its own: "Police counted 400 marchers, the union 900"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.attribution import Found
from onrecord.extract.contents import bare
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.sources import Phrase, can_speak
from onrecord.extract.speech_words import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 14  # words of such a clause
BREAKS = frozenset(",;")
JOINS = frozenset({"and", "but", "while"})
HEDGES = frozenset({"at", "as", "only", "some", "about", "around", "nearly", "almost", "just", "over", "under", "of"})


def with_gaps(page: Page, unit: Unit, rows: list[Found]) -> list[Found]:
    """Add what a second source is cited for beside a number, and end the first content before it."""
    result: list[Found] = []
    for row in rows:
        gap = _gap(page, unit, row) if row.cue and row.phrase and row.content else None
        if gap is None:
            result.append(row)
            continue
        at, more = gap
        result += [replace(row, content=(bare(page.text, row.hull[0], min(row.hull[1], at)),)), more]
    return result


def _gap(page: Page, unit: Unit, row: Found) -> tuple[int, Found] | None:
    start, _ = row.hull
    tokens = page.doc[unit.first_token : unit.end_token]
    if row.kind != "indirect" or row.cue is None or row.cue[0] > start:
        return None
    comma = next((t for t in tokens if t.text in BREAKS and t.idx > start), None)
    if comma is None or not any(t.like_num and start <= t.idx < comma.idx for t in tokens):
        return None
    part = [t for t in page.doc[comma.i + 1 : unit.end_token] if not t.is_space and t.text not in ".!?"]
    more = _number_of(row, part[1:] if part and part[0].lower_ in JOINS else part)
    return None if more is None else (comma.idx, more)


def _number_of(row: Found, part: list["Token"]) -> Found | None:
    """Read "the union 900", "organisers at 900 or more": who, and a number at the end."""
    if not 1 < len(part) <= LONGEST or any(t.is_punct or t.pos_ in ("VERB", "AUX") for t in part):
        return None
    first = next((n for n, t in enumerate(part) if t.like_num), 0)
    if first == 0 or len(part) - first > 4 or any(t.pos_ == "ADP" for t in part[first:]):
        return None
    cut = first
    while cut > 0 and part[cut - 1].lower_ in HEDGES:
        cut -= 1
    name = part[:cut]
    close = next((n for n, t in enumerate(name) if t.pos_ == "ADP"), len(name))
    head = name[close - 1] if close else None
    sources = speech_words().sources
    bodies = sources["institution"] | sources["officials"] | sources["private"] | sources["document"]
    if (
        head is None
        or not can_speak(head)
        or not (head.ent_type_ in ("ORG", "PERSON") or head.lemma_.lower() in bodies)
    ):
        return None
    begin = part[cut + 1] if part[cut].lower_ in ("at", "as", "of") else part[cut]
    last = part[-1]
    phrase = Phrase(head, name[0].i, name[-1].i + 1)
    return replace(row, phrase=phrase, content=((begin.idx, last.idx + len(last)),), via=None)
