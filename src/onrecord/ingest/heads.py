"""The head of an account: where it ends, and the lines in it that say who wrote and when."""

import re
from collections.abc import Sequence

from onrecord.ingest.bylines import byline_names
from onrecord.ingest.furniture import phrases, reason_of
from onrecord.ingest.pieces import KEPT, LIMIT, Judged
from onrecord.ingest.seen import Seen
from onrecord.ingest.stamps import leftover, parse_stamps, read_dates
from onrecord.ingest.stretches import is_byline
from onrecord.model import BlockKind

SEPARATOR = re.compile(r"\s*[|•·]\s*|\s{2,}|\s/\s|\s[–—-]\s")


def in_head(judged: Judged, i: int) -> bool:
    """Tell the lines around the headline, before the first paragraph that no byline or date follows."""
    return i < judged.head_end


def head_end(rows: Sequence[Seen], odds: Sequence[float], title: int | None) -> int:
    """Return the first paragraph that no byline or date follows, at most the tenth line where there is none."""
    first = min(10, len(rows))
    for j in range(min(40, len(rows))):
        if rows[j].bodylike and odds[j] < LIMIT and j != title:
            first = j
            if not any(not r.bodylike and (is_byline(r.text) or bare_date(r.text)) for r in rows[j + 1 : j + 4]):
                break
    return max(first, (title or 0) + 1)


def bare_date(line: str) -> bool:
    """Tell a line that holds a date and next to nothing else."""
    dates = read_dates(line)
    return bool(dates.published or dates.updated) and len(leftover(line).split()) <= 3


def stamped(line: str, *, masthead: bool) -> list[tuple[int, int, BlockKind, str]]:
    """Split a byline or date line at its separators: who, when, and the counters that stand beside them.

    A masthead with a date and menu words is left whole.
    """
    dates = read_dates(line)
    dated = len(line) < 160 and (dates.published or dates.updated) and len(leftover(line).split()) <= 12
    if (not dated and not is_byline(line)) or (masthead and phrases(line) and not is_byline(line)):
        return []
    within = [(stamp.start, stamp.end) for stamp in parse_stamps(line)]  # "3 March 2033 / 8:15" is one stamp
    marks = (m.span() for m in SEPARATOR.finditer(line) if not any(a < m.start() and m.end() < b for a, b in within))
    cuts = sorted({*marks, *_counters(line)})
    spans = list(zip([0, *(b for _, b in cuts)], [*(a for a, _ in cuts), len(line)], strict=True))
    found = [(a, b, *_segment(line[a:b], first=not n)) for n, (a, b) in enumerate(spans) if line[a:b].strip()]
    behind = [0, *(b for _, b, _, _ in found)]
    return [
        (a if kind in KEPT else at, b, kind, reason) for (a, b, kind, reason), at in zip(found, behind, strict=False)
    ]


def _counters(line: str) -> list[tuple[int, int]]:
    """Return the cuts before and behind the dates of a line where furniture stands beside them without a separator."""
    stamps = parse_stamps(line)
    if not stamps:
        return []
    start, end = stamps[0].start, stamps[-1].end
    before = (
        [(start, start)]
        if leftover(line[:start])
        and any(p.kind != "signature" for p in phrases(line[:start]))
        and not is_byline(line[:start])
        else []
    )
    return before + ([(end, end)] if phrases(line[end:].strip()) else [])


def _segment(piece: str, *, first: bool) -> tuple[BlockKind, str]:
    dates, rest, found = read_dates(piece), leftover(piece), next(iter(phrases(piece)), None)
    if found and found.kind == "signature":
        return "signature", found.reason
    if dates.published or dates.updated or (not rest and not found):
        return ("published", "") if dates.published or not dates.updated else ("updated", "")
    if is_byline(piece) or byline_names(piece):
        return "byline", ""
    if found or any(c.isdigit() for c in piece):
        return "share", reason_of("share")
    return ("byline", "") if first else ("navigation", "section label")
