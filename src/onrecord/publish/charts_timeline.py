"""The timeline on one scale that keeps order and gives near and far moments room alike."""

import math
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import TimelineEntry
from onrecord.publish.charts import MARGIN, Strip, Tick
from onrecord.publish.tables import Index
from onrecord.publish.tables_time import date_words, instant, interval_words

HOUR = 3600.0
APART = 27.0  # percent between two labels: the width of "14 May 2034" where the chart is narrowest


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A happening with its number and its interval on the scale; `strip` is None for an interval that is no date."""

    number: int
    entry: TimelineEntry
    strip: Strip | None


@dataclass(frozen=True, slots=True)
class TimeChart:
    """Happenings in order on one scale."""

    ticks: tuple[Tick, ...]
    rows: tuple[TimeRow, ...]


def timeline_chart(index: Index) -> TimeChart:
    """Place the timeline; distances are logarithms of the time between, so that years do not hide the hours."""
    edges = {e: (instant(e.earliest), instant(e.latest, end=True)) for e in index.record.timeline}
    moments = {second: None for pair in edges.values() for second in pair if second is not None}
    places = _places(sorted(moments))
    rows = [TimeRow(n, e, _strip(places, edges[e])) for n, e in enumerate(index.record.timeline, 1)]
    return TimeChart(_ticks(index.record.timeline, places), tuple(rows))


def _places(moments: list[float]) -> dict[float, float]:
    """Give each moment its place in percent."""
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


def _ticks(timeline: tuple[TimelineEntry, ...], places: dict[float, float]) -> tuple[Tick, ...]:
    """Label first and last, and what fits between."""
    labels = {s: _label(entry) for entry in reversed(timeline) if (s := instant(entry.earliest)) in places}
    found = [Tick(places[second], label) for second, label in sorted(labels.items())]
    ticks = found[:1]
    for tick in found[1:]:
        if tick.at - ticks[-1].at >= APART:
            ticks.append(tick)
    return tuple(ticks)


def _label(entry: TimelineEntry) -> str:
    """Name the period an entry falls in, without its clock."""
    whole = interval_words(entry.earliest[:10], entry.latest[:10])
    return whole if " to " not in whole else date_words(entry.earliest[:10])
