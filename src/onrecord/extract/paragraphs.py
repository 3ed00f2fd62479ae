"""A parsed passage laid out for attribution: its quotes, and its sentences that no closed quote is cut by."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.quotes import Quote, find_paragraphs, find_quotes
from onrecord.extract.reading import Passage

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ENDS = re.compile(r"[.!?…:;]['\"”’»)\]]*\s*$")
CLOCK = re.compile(r"\b[a-z]\.[a-z]\.\s*$")
TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Gov|Gen|Col|Lt|Sgt|St|Rev|Rep|No|Capt|Adm|Maj|Atty|Hon|Insp|Supt|Pres)\.\s*$"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, as token and as character range; `first` opens its paragraph."""

    first_token: int
    end_token: int
    start: int
    end: int
    first: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A passage with its quotes, its sentences and, for each token, the quote that holds it (or -1)."""

    passage: Passage
    text: str
    quotes: tuple[Quote, ...]
    units: tuple[Unit, ...]
    holder: tuple[int, ...]

    @property
    def doc(self) -> "Doc":
        """The parse."""
        return self.passage.doc

    def quotes_in(self, start: int, end: int) -> tuple[Quote, ...]:
        """Return the quotes that share characters with a range."""
        first = bisect_right(self.quotes, start, key=lambda quote: quote.outer_end)
        last = bisect_left(self.quotes, end, lo=first, key=lambda quote: quote.outer_start)
        return self.quotes[first:last]

    def quoted(self, token: "Token") -> bool:
        """Tell whether a token stands inside quotation marks."""
        return self.holder[token.i] >= 0


def lay_out(passage: Passage, account_text: str) -> Page:
    """Find the quotes and sentences of a passage."""
    doc = passage.doc
    text = account_text[passage.block.start : passage.block.start + len(doc.text)]
    paragraphs = find_paragraphs(text)
    quotes = tuple(quote for start, end in paragraphs for quote in find_quotes(text, start, end))
    return Page(passage, text, quotes, tuple(_units(doc, text, paragraphs, quotes)), _holders(doc, quotes))


def _holders(doc: "Doc", quotes: tuple[Quote, ...]) -> tuple[int, ...]:
    held, at = [], 0
    for token in doc:
        while at < len(quotes) and quotes[at].outer_end <= token.idx:
            at += 1
        inside = at < len(quotes) and quotes[at].outer_start <= token.idx
        held.append(at if inside else -1)
    return tuple(held)


def _units(doc: "Doc", text: str, paragraphs: list[tuple[int, int]], quotes: tuple[Quote, ...]) -> list[Unit]:
    """Sentences of the parse, joined where it cut at an abbreviation or inside a quote, cut where a paragraph ends."""
    breaks = {start for start, _ in paragraphs}
    inside = [(quote.outer_start, quote.outer_end) for quote in quotes]
    units: list[Unit] = []
    start, first, at = 0, True, 0
    for token in doc:
        fresh_paragraph = token.idx in breaks
        while at < len(inside) and inside[at][1] <= token.idx:
            at += 1
        in_quote = at < len(inside) and inside[at][0] < token.idx
        opens = at < len(inside) and inside[at][0] == token.idx
        if token.i > start and (fresh_paragraph or (not in_quote and _begins(token, text, opens))):
            units.append(_unit(doc, start, token.i, first))
            start, first = token.i, fresh_paragraph
    if len(doc) > start:
        units.append(_unit(doc, start, len(doc), first))
    return units


def _unit(doc: "Doc", start: int, end: int, first: bool) -> Unit:
    last = doc[end - 1]
    return Unit(start, end, doc[start].idx, last.idx + len(last), first)


def _begins(token: "Token", text: str, opens: bool) -> bool:
    before = text[max(0, token.idx - 12) : token.idx]
    if token.is_space or not token.is_sent_start:
        return opens and _ended(before)
    if TITLED.search(before):
        return False
    if CLOCK.search(before):
        return bool(token.text[:1].isupper())
    return _ended(before) and not token.text[:1].islower()


def _ended(before: str) -> bool:
    return ENDS.search(before) is not None and not before.rstrip().endswith((":", ":”"))
