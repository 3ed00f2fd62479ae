"""Quotes inside quotes: whose words a speaker repeats, as in "“He told me, ‘Go,’ and went,” Ana Brisk said"."""

import re
from typing import TYPE_CHECKING

from onrecord.extract.attribution import Found
from onrecord.extract.contents import bare
from onrecord.extract.cues import WRITER, Cue, is_spoken
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.quotes import Quote, find_quotes
from onrecord.extract.sources import can_speak, source_phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

VOICED = frozenset({"say", "tell", "manner", "speak"})
LEAD = re.compile(r"[\s,:—–-]*(?:(?:(?:to|at)\s+)?(?:me|us|him|her|them|you|everyone|everybody)\b[\s,:—–-]*)?")
LONGEST = 400  # characters of a quote that is looked through behind a verb for one inside it


def read_nested(page: Page, unit: Unit, cue: Cue) -> Found | None:
    """Find the quote inside a quote that a verb inside it leads to, with no more than a hearer between them."""
    outer = page.quotes[page.holder[cue.verb.i]]
    if not cue.classes & VOICED or cue.subject is None or not _repeated(page, cue, cue.subject):
        return None
    last = page.doc[cue.end - 1]
    start = last.idx + len(last)
    inner = _next_quote(page, outer, start)
    if inner is None or not LEAD.fullmatch(page.text, start, inner.outer_start):
        return None
    content = bare(page.text, inner.start, inner.end) if page.text[inner.end - 1] in "., " else (inner.start, inner.end)
    if content[0] >= content[1]:
        return None
    words = page.doc[cue.start].idx, start
    return Found("direct", source_phrase(cue.subject, cue.verb), words, (content,), page.text[unit.start : unit.end])


def _next_quote(page: Page, outer: Quote, start: int) -> Quote | None:
    """Return the first quote behind a place within another quote's marks."""
    end = min(outer.end, start + LONGEST)
    return next((quote for quote in find_quotes(page.text, start, end) if quote.closed), None) if start < end else None


def _repeated(page: Page, cue: Cue, subject: "Token") -> bool:
    """Tell whether somebody other than the speaker said it, and did."""
    if subject.lower_ in WRITER or not page.quoted(subject) or not can_speak(subject):
        return False
    habit = cue.verb.dep_ == "xcomp" and cue.verb.head.lemma_.lower() == "use"
    return habit or is_spoken(cue.verb)
