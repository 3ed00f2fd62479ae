"""Attributions of one passage: which cue goes with which source and which content."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.attributed_alone import read_opened, run_on, stands_alone, subject_of_sentence
from onrecord.extract.attributed_before import read_before
from onrecord.extract.attributed_gaps import with_gaps
from onrecord.extract.attributed_quotes import read_signed, read_stray_quotes
from onrecord.extract.attributed_verbs import read_inner, read_verb
from onrecord.extract.attribution import Found, Range
from onrecord.extract.cues import Cue, find_cues
from onrecord.extract.leading_as import read_leading_as
from onrecord.extract.nested_quotes import read_nested
from onrecord.extract.noun_cues import read_phrases
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.quotes import Quote


def find_attributions(page: Page, carried: Found | None, *, inside: bool = False) -> tuple[list[Found], Found | None]:
    """Find the attributions of a passage. `carried` is the last speaker before it, whose quote may run on into it.

    With `inside`, also what a speaker says within quotes that somebody else has said.
    """
    rows, last = _read_units(page, carried)
    inner = list(_inside(page)) if inside and page.quotes else []
    nested = _nest([row for row in (*rows, *inner) if row.content])
    base = page.passage.block.start
    return nested, replace(last, base=base if last.base is None else last.base) if last else None


def _read_units(page: Page, last: Found | None) -> tuple[list[Found], Found | None]:
    """Read sentence by sentence, and keep who has the word."""
    rows: list[Found] = []
    before: tuple[Unit, int] | None = None
    free: list[Unit] = []
    for unit, cues in _with_cues(page):
        free = [] if unit.first else free
        fresh = _read_unit(page, unit, cues, last) or read_before(page, unit, cues, free)
        free = [] if fresh else [*free, unit]
        if before is not None and not unit.first and (opened := read_opened(page, before[0], unit, last, fresh)):
            del rows[before[1] :]
            fresh = [*opened, *fresh]
        before = unit, len(rows)
        rows += fresh
        speaking = _speaking(fresh)
        if speaking is not None:
            last = speaking
        elif not fresh and (unit.first or (last is not None and not last.content)):
            last = subject_of_sentence(page, unit)
    return rows, last


def _with_cues(page: Page, *, quoted: bool = False) -> Iterator[tuple[Unit, list[Cue]]]:
    """Yield the sentences that have words, each with its cues."""
    cues, at = find_cues(page, quoted=quoted), 0
    for unit in page.units:
        mine: list[Cue] = []
        while at < len(cues) and cues[at].verb.i < unit.end_token:
            mine.append(cues[at])
            at += 1
        if page.text[unit.start : unit.end].strip():
            yield unit, mine


def _inside(page: Page) -> Iterator[Found]:
    """Read what is reported inside quotes: "“She told him that it broke,” Ana Brisk said"."""
    for unit, cues in _with_cues(page, quoted=True):
        for cue in cues:
            quote = page.quotes[page.holder[cue.verb.i]]
            nested = read_nested(page, unit, cue)
            for row in read_inner(page, unit, cue) if nested is None else [nested]:
                if quote.start <= row.hull[0] and row.hull[1] <= quote.end:
                    yield row


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
    if stands_alone(page, unit, quotes):
        runs = (read_signed(page, unit, quote) or run_on(page, unit, quote, last) for quote in quotes)
        return [row for row in runs if row is not None and row.hull[0] < row.hull[1]]
    rows: list[Found] = []
    used: set[Quote] = set()
    for cue in cues:
        rows += read_verb(page, unit, cue, quotes, used)
    rows = [*with_gaps(page, unit, rows), *read_phrases(page, unit)]
    if (leading := read_leading_as(page, unit, rows)) is not None:
        rows.append(leading)
    rows += read_stray_quotes(page, unit, quotes, rows, last)
    return rows


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
