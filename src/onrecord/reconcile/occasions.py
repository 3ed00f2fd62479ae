"""When words were spoken, by the day that stands beside the verb of saying."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.extract.findings import Findings
from onrecord.model import Moment, Statement

BESIDE = re.compile(r"\s*(?:[\w.’'-]+\s+){0,4}")  # "said on", "told reporters late on": no comma, no quote between
BEFORE = re.compile(r",?\s*(?:[\w.’'-]+\s+){0,5}")  # "On Monday, the harbour master said"
NEAR = 60  # characters between a cue and its day
REPEATED = 8  # words; so many in the same order are one utterance, whatever days two accounts give
Days = tuple[str, str]


def occasion_days(findings: Sequence[Findings]) -> dict[str, Days]:
    """Map statements to the first and last day on which they may have been made, where their accounts say so."""
    found: dict[str, Days] = {}
    for told in findings:
        dated = sorted((m for m in told.moments if m.earliest and m.latest), key=lambda m: m.span)
        starts = [moment.span.start for moment in dated]
        for statement in told.statements:
            if (days := _day(statement, dated, starts, told.account.text)) is not None:
                found[statement.id] = days
    return found


def _day(statement: Statement, dated: Sequence[Moment], starts: Sequence[int], text: str) -> Days | None:
    cue = statement.cue
    if cue is None:
        return None
    first = bisect_left(starts, cue.start - NEAR)
    for moment in dated[first : bisect_left(starts, cue.end + NEAR)]:
        start, end = moment.span.start, moment.span.end
        if any(span.start < end and start < span.end for span in statement.content):
            continue
        beside = (start >= cue.end and BESIDE.fullmatch(text, cue.end, start)) or (
            end <= cue.start and BEFORE.fullmatch(text, end, cue.start)
        )
        if beside and moment.earliest and moment.latest:
            return moment.earliest[:10], moment.latest[:10]
    return None


def apart(one: Days | None, other: Days | None) -> bool:
    """Tell whether two occasions cannot be one.

    >>> apart(("2031-03-04", "2031-03-04"), ("2031-03-06", "2031-03-06")), apart(None, ("2031-03-06", "2031-03-06"))
    (True, False)
    """
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])
