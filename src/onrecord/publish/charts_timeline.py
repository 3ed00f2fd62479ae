"""The timeline drawn to scale: what led up to the event, the event itself, and what is still to come, each in its stretch."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Phase, TimelineEntry
from onrecord.publish.charts import MARGIN, Strip, Tick
from onrecord.publish.tables import Index
from onrecord.publish.tables_time import date_words, instant, interval_words, phase_words

HOUR, DAY = 3600.0, 86400.0
TO_SCALE = (
    60 * DAY
)  # an event longer than this is drawn by the logarithm of the time between, or its hours would vanish
LETTER = 2.4  # percent that a letter of a label takes where the chart is narrowest
LATE = 75.0  # percent from where a label ends at its place instead of beginning there
SHARES: dict[Phase, float] = {
    "background": 0.22,
    "event": 0.6,
    "expected": 0.18,
}  # of the width; what is absent gives its own


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A happening with its number and its interval on the scale; `strip` is None for an interval that is no date."""

    number: int
    entry: TimelineEntry
    strip: Strip | None
    phase: str  # in words; empty for the event itself


@dataclass(frozen=True, slots=True)
class TimeChart:
    """Happenings in order on one scale; `breaks` are where its stretches meet, and `logarithmic` tells how it is drawn."""

    ticks: tuple[Tick, ...]
    rows: tuple[TimeRow, ...]
    breaks: tuple[float, ...]
    logarithmic: bool


def timeline_chart(index: Index) -> TimeChart:
    """Place the timeline; within each stretch equal times are equally long, unless the event itself spans too much."""
    timeline = index.record.timeline
    edges = {e: (_place(e.earliest), _place(e.latest, end=True)) for e in timeline}
    moments = sorted({second for pair in edges.values() for second in pair if second is not None})
    bounds = _bounds(timeline, moments)
    logarithmic = bounds is not None and bounds[2] - bounds[1] > TO_SCALE
    if bounds and not logarithmic:  # a label of a day stands at its beginning
        days = {day for e in timeline if (day := instant(e.earliest[:10])) is not None}
        moments = sorted({*moments, *(day for day in days if bounds[0] < day < bounds[3])})
    places = _places(moments, bounds, logarithmic) if bounds else {}
    rows = [TimeRow(n, e, _strip(places, edges[e]), phase_words(e.phase)) for n, e in enumerate(timeline, 1)]
    inner = tuple(places[second] for second in bounds[1:3]) if bounds and not logarithmic else ()
    breaks = tuple(at for at in inner if MARGIN < at < 100 - MARGIN)
    return TimeChart(_ticks(timeline, places, bounds), tuple(rows), breaks, logarithmic)


def _place(written: str, *, end: bool = False) -> float | None:
    """Return where an edge stands on the story's clock: hours told on it stand beside those that name no zone."""
    local = written[: len("0000-00-00T00:00")] if written[-6:-5] in ("+", "-") and "T" in written else written
    return instant(local, end=end)


def _bounds(timeline: Sequence[TimelineEntry], moments: list[float]) -> tuple[float, float, float, float] | None:
    """Return where the scale begins, where the event begins and ends, and where the scale ends."""
    if not moments:
        return None
    event = [
        s
        for e in timeline
        if e.phase == "event"
        for s in (_place(e.earliest), _place(e.latest, end=True))
        if s is not None
    ]
    begin, end = (min(event), max(event)) if event else (moments[-1], moments[-1])
    return moments[0], begin, end, moments[-1]


def _places(moments: list[float], bounds: tuple[float, float, float, float], logarithmic: bool) -> dict[float, float]:
    """Give each moment its place in percent."""
    if logarithmic:
        return _by_logarithm(moments)
    shares = [s if b > a else 0.0 for s, (a, b) in zip(SHARES.values(), pairwise(bounds), strict=True)]
    width, total = 100 - 2 * MARGIN, sum(shares)
    if not total:
        return dict.fromkeys(moments, 50.0)
    found: dict[float, float] = {}
    at = MARGIN
    for share, (first, last) in zip(shares, pairwise(bounds), strict=True):
        for moment in moments:
            if share and first <= moment <= last:
                found.setdefault(moment, round(at + width * share / total * (moment - first) / (last - first), 2))
        at += width * share / total
    return found


def _by_logarithm(moments: list[float]) -> dict[float, float]:
    """Draw distances by the logarithm of the time between, so that years do not hide the hours."""
    reach, at = dict.fromkeys(moments[:1], 0.0), 0.0
    for before, after in pairwise(moments):
        at += math.log1p((after - before) / HOUR)
        reach[after] = at
    width = 100 - 2 * MARGIN
    return {moment: round(MARGIN + (width * place / at if at else width / 2), 2) for moment, place in reach.items()}


def _strip(places: dict[float, float], edges: tuple[float | None, float | None]) -> Strip | None:
    first, last = edges
    if first is None or last is None:
        return None
    left, right = sorted((places[first], places[last]))
    return Strip(left, right)


def _ticks(
    timeline: tuple[TimelineEntry, ...], places: dict[float, float], bounds: tuple[float, ...] | None
) -> tuple[Tick, ...]:
    """Label where the event begins and ends, then the first moment, and what fits between."""
    labels: dict[float, str] = {}
    for entry in timeline:
        second = _label_place(entry, places, bounds)
        if second is not None:
            labels.setdefault(second, _label(entry))
    wanted = list(bounds or ())[1:] + list(bounds or ())[:1]
    rank = {second: place for place, second in reversed(list(enumerate(wanted)))}
    ticks: list[tuple[float, float, Tick]] = []
    for second in sorted(labels, key=lambda s: (rank.get(s, len(rank)), s)):
        at, wide = places[second], len(labels[second]) * LETTER
        left = at - wide if at > LATE else at
        if all(left >= right + LETTER or left + wide + LETTER <= other for other, right, _ in ticks):
            ticks.append((left, left + wide, Tick(at, labels[second], "end" if at > LATE else "start")))
    return tuple(sorted((tick for _, _, tick in ticks), key=lambda tick: tick.at))


def _label_place(entry: TimelineEntry, places: dict[float, float], bounds: tuple[float, ...] | None) -> float | None:
    """Place a label at the beginning of its day, or where the stretch begins within that day."""
    day, moment = _place(entry.earliest[:10]), _place(entry.earliest)
    if bounds and day is not None and moment is not None and day < bounds[1] <= moment:
        day = bounds[1]
    return next((second for second in (day, moment) if second in places), None)


def _label(entry: TimelineEntry) -> str:
    """Name the period an entry falls in, without its clock."""
    whole = interval_words(entry.earliest[:10], entry.latest[:10])
    return whole if " to " not in whole else date_words(entry.earliest[:10])
