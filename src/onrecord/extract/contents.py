"""Edges of a content, and whether it is quoted, told or both."""

import re

from onrecord.extract.attribution import Found, Range
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.quotes import Quote
from onrecord.extract.sources import Phrase
from onrecord.model import StatementKind

EDGE = " \t\r\n\u00a0,;:–—-"
STOPS = EDGE + ".!?…"
MARKS = "\"“”‘’«»„‹›'"
ABBREVIATION = re.compile(r"\b[ap]\.m\.$")


def bare(text: str, start: int, end: int) -> Range:
    """Take spaces and separating punctuation off the edges of a range; a mark at the end that closes a sentence stays off.

    >>> bare("x, he came. ", 1, 12)
    (3, 10)
    """
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in STOPS and not ABBREVIATION.search(text, max(start, end - 5), end):
        end -= 1
    return start, end


def kind_of(page: Page, start: int, end: int) -> tuple[StatementKind, Range]:
    """Tell a pure quote (its marks taken off) from words of the writer's own and from a mixture."""
    text = page.text
    start, end = bare(text, start, end)
    inside = page.quotes_in(start, end)
    for quote in inside:
        if quote.outer_start <= start and end <= quote.outer_end:
            return _pure(page, quote, start, end)
    spoken = [q for q in inside if len(text[q.start : q.end].split()) > 1 or q.end - q.start > 3]
    if inside:
        start = min(start, inside[0].outer_start) if inside[0].outer_start < start else start
        end = max(end, inside[-1].outer_end) if inside[-1].closed else end
    return ("mixed" if spoken else "indirect"), (start, end)


def _pure(page: Page, quote: Quote, start: int, end: int) -> tuple[StatementKind, Range]:
    """A whole utterance goes without its marks; a few quoted words inside the writer's clause keep theirs."""
    before = page.text[max(0, quote.outer_start - 2) : quote.outer_start].rstrip()
    utterance = _whole(page, quote) or not before or before[-1] in ',:.!?"”»—–-'
    if not utterance and quote.closed:
        return "mixed", (quote.outer_start, quote.outer_end)
    return "direct", _without_comma(page.text, max(start, quote.start), min(end, quote.end))


def _whole(page: Page, quote: Quote) -> bool:
    """Tell a sentence from a few words that open with a name: an utterance begins large and has a verb or some length."""
    if not page.text[quote.start].isupper():
        return False
    words = page.doc.char_span(quote.start, quote.end, alignment_mode="contract")
    return words is None or len(words) > 8 or any(token.pos_ in ("VERB", "AUX", "INTJ") for token in words)


def _without_comma(text: str, start: int, end: int) -> Range:
    while end > start and text[end - 1] in ", \u00a0":
        end -= 1
    return start, end


def after_break(page: Page, start: int, end: int) -> Range:
    """Start a content behind the last semicolon or colon that stands outside quotes."""
    at = max(page.text.rfind(";", start, end), page.text.rfind(": ", start, end))
    if at > start and not page.quotes_in(at, at + 1):
        return bare(page.text, at + 1, end)
    return start, end


def found_at(page: Page, unit: Unit, cue: Range | None, phrase: Phrase | None, content: Range) -> Found | None:
    """Attribute a stretch of a sentence, or nothing where no word of it is left."""
    kind, trimmed = kind_of(page, content[0], min(content[1], unit.end))
    if trimmed[0] >= trimmed[1]:
        return None
    return Found(kind, phrase, cue, (trimmed,), page.text[unit.start : unit.end])
