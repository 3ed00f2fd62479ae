"""Attributions of one passage: which cue goes with which source and which content."""

import re
from dataclasses import replace

from onrecord.extract.attributed_quotes import read_stray_quotes
from onrecord.extract.attributed_verbs import read_verb
from onrecord.extract.attribution import Found, Range
from onrecord.extract.contents import bare
from onrecord.extract.cues import Cue, find_cues
from onrecord.extract.noun_cues import read_phrases
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.quotes import Quote


def find_attributions(page: Page, carried: Found | None) -> tuple[list[Found], Found | None]:
    """Find the attributions of a passage. `carried` is the last speaker before it, whose quote may run on into it."""
    cues, rows, last, at = find_cues(page), [], carried, 0
    base = page.passage.block.start
    for unit in page.units:
        mine: list[Cue] = []
        while at < len(cues) and cues[at].verb.i < unit.end_token:
            mine.append(cues[at])
            at += 1
        fresh = _read_unit(page, unit, mine, last)
        rows += fresh
        speaking = _speaking(fresh)
        if speaking is not None:
            last = speaking
        elif unit.first and not fresh:
            last = None
    nested = _nest([row for row in rows if row.content])
    return nested, replace(last, base=base if last.base is None else last.base) if last else None


def _speaking(rows: list[Found]) -> Found | None:
    """Who has the word after a sentence: whoever its last statement that stands in no other one gives it to."""
    voiced = [row for row in rows if row.phrase is not None]
    outer = [row for row in voiced if row.cue is None or not any(_within(row, other) for other in rows)]
    direct = [row for row in outer if row.kind == "direct"]
    speakers = direct or outer or voiced
    return speakers[-1] if speakers else None


def _within(row: Found, other: Found) -> bool:
    if row.cue is None or not other.content or other.cue == row.cue:
        return False
    return other.hull[0] <= row.cue[0] and row.cue[1] <= other.hull[1]


def _read_unit(page: Page, unit: Unit, cues: list[Cue], last: Found | None) -> list[Found]:
    quotes = page.quotes_in(unit.start, unit.end)
    if quotes and not _outside(page.text, unit, quotes):
        return [row for quote in quotes if (row := _run_on(page, unit, quote, last)) is not None]
    rows: list[Found] = []
    used: set[Quote] = set()
    for cue in cues:
        rows += read_verb(page, unit, cue, quotes, used)
    rows += read_phrases(page, unit)
    rows += read_stray_quotes(page, unit, quotes, rows, last)
    return rows


def _outside(text: str, unit: Unit, quotes: tuple[Quote, ...]) -> str:
    left, at = [], unit.start
    for quote in quotes:
        left.append(text[at : max(at, quote.outer_start)])
        at = max(at, quote.outer_end)
    left.append(text[at : unit.end])
    return re.sub(r"[\W_]+", "", "".join(left))


def _run_on(page: Page, unit: Unit, quote: Quote, last: Found | None) -> Found | None:
    """Give a quote that stands alone to whoever spoke last; in a new paragraph it has no cue of its own."""
    if last is None or (unit.first and last.kind == "indirect" and last.base is not None):
        return None
    content = bare(page.text, max(quote.start, unit.start), min(quote.end, unit.end))
    if content[0] >= content[1]:
        return None
    same = last.base is None and not unit.first
    return Found("direct", last.phrase, last.cue if same else None, (content,), last.sentence, base=last.base)


def _nest(rows: list[Found]) -> list[Found]:
    """Order rows by their content and mark those whose cue stands inside another's content."""
    ordered = sorted(rows, key=lambda row: (row.hull[0], -row.hull[1], row.cue or (0, 0)))
    result: list[Found] = []
    seen: set[tuple[Range, Range | None]] = set()
    open_rows: list[int] = []
    for row in ordered:
        open_rows = [n for n in open_rows if result[n].hull[1] > row.hull[0]]
        outer = next((n for n in reversed(open_rows) if _within(row, result[n])), None)
        if outer is not None and row.hull[1] > result[outer].hull[1]:
            row = replace(row, content=_cut(row.content, result[outer].hull[1]))
        if not row.content or (row.hull, row.cue) in seen:
            continue
        seen.add((row.hull, row.cue))
        open_rows.append(len(result))
        result.append(replace(row, outer=outer))
    return result


def _cut(content: tuple[Range, ...], end: int) -> tuple[Range, ...]:
    return tuple((s, min(e, end)) for s, e in content if s < end)
