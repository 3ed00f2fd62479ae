"""Figures of one topic as dots and intervals on one scale; geometry only, in percent of the width."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Figure, Span, Topic
from onrecord.publish.tables import Index, Tag
from onrecord.publish.tables_time import instant
from onrecord.text.units import convert, unit_named

WIDE = 30  # times the smallest value: from here a linear scale would press the small ones into one dot
FARTHEST = 1e15  # bounds beyond are drawn there
SHORT = 3.0  # percent: about ten pixels, where the marks at the two ends of a bar would run into each other
BEFORE = " (before)"  # behind a value that a quantity had before
DENIED = " (denied)"  # behind a value that is said not to be so
MARGIN = 6.0  # percent left free on both sides


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place of a scale; `anchor` is where its label stands to it, empty for what fits there."""

    at: float
    label: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """Where a value or an interval stands; an open end runs to the edge with an arrow."""

    left: float
    right: float
    open_left: bool = False
    open_right: bool = False

    @property
    def dot(self) -> bool:
        """Say whether this is one point."""
        return self.right - self.left < 0.8 and not (self.open_left or self.open_right)

    @property
    def short(self) -> bool:
        """Say whether this is too short for its two ends to be drawn apart."""
        return self.right - self.left < SHORT and not (self.open_left or self.open_right)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One value as an account prints it, once or more; `strip` is None for figures without bounds."""

    tag: Tag
    figures: tuple[Figure, ...]
    strip: Strip | None
    past: bool = False  # what the quantity was before

    @property
    def bounds(self) -> str:
        """Return the bounds in words."""
        return bounds_words(self.figures[0])

    @property
    def written(self) -> str:
        """Return the ways in which the account prints the value, each once."""
        given = (figure.written + (DENIED if figure.denied else "") for figure in self.figures)
        return ", ".join(dict.fromkeys(given)) + (BEFORE if self.past else "")


@dataclass(frozen=True, slots=True)
class FigureChart:
    """The figures of one topic on one scale."""

    number: int
    topic: Topic
    ticks: tuple[Tick, ...]
    rows: tuple[FigureRow, ...]
    logarithmic: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """A line from low to high, by value or by its logarithm; `whole` where only whole numbers make sense on it."""

    low: float
    high: float
    logarithmic: bool
    whole: bool = False

    def at(self, value: float) -> float:
        """Return the place of a value in percent."""
        low, high, value = (math.log10(v) if self.logarithmic else v for v in (self.low, self.high, value))
        share = (value - low) / (high - low) if high > low else 0.5
        return round(MARGIN + min(1.0, max(0.0, share)) * (100 - 2 * MARGIN), 2)


def figure_charts(index: Index) -> tuple[FigureChart, ...]:
    """Draw every topic that has a figure; those that several accounts give come first, differences before agreement."""
    figures = {figure.id: figure for figure in index.record.figures}
    charts = []
    for number, topic in enumerate(index.record.topics, 1):
        found = [figures[i] for i in topic.figures if i in figures]
        charts += [_chart(index, number, topic, found)] if found else []
    order = {"conflict": 0, "updated": 1, "compatible": 2, "agree": 3}
    return tuple(sorted(charts, key=lambda c: (single_account(c), order[c.topic.verdict], c.number)))


def single_account(chart: FigureChart) -> bool:
    """Say whether one account alone gives the figures of a chart."""
    return len({row.tag.place for row in chart.rows}) < 2


def one_value(chart: FigureChart) -> bool:
    """Say whether all figures of a chart have the same bounds, so that a drawing would show nothing."""
    return len({(row.bounds, row.figures[0].unit) for row in chart.rows}) < 2


def figure_scale(figures: list[Figure]) -> Scale | None:
    """Span a scale over the bounds of figures; None where no figure has a bound."""
    bounds = sorted(b for f in figures for b in map(_drawable, (f.low, f.high)) if b is not None)
    if not bounds:
        return None
    low, high = bounds[0], bounds[-1]
    whole = all(bound == int(bound) for bound in bounds)
    if low == high:
        pad = max(abs(low) * 0.2, 1.0 if whole or not low else 0.0)
        return Scale(low - pad, high + pad, False, whole)
    return Scale(low, high, low > 0 and high / low >= WIDE, whole)


def number_words(value: float) -> str:
    """Write a number for a scale.

    >>> number_words(70000.0), number_words(0.25), number_words(2.5e9)
    ('70,000', '0.25', '2.5 bn')
    """
    if not math.isfinite(value):
        return "no bound"
    for size, word in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:,.4g} {word}" if abs(value) < 1e16 else f"{value:.3g}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"


def figures_in_order(index: Index, topic: Topic, figures: Sequence[Figure]) -> list[Figure]:
    """Order the figures of a topic by account; of one that was updated, by when the account was published."""

    def place(figure: Figure) -> tuple[float, int, Span]:
        tag = index.tag(figure.account)
        told = instant(tag.account.updated or tag.account.published or "") if topic.verdict == "updated" else 0.0
        return (math.inf if told is None else told), tag.place, figure.span

    return sorted(figures, key=place)


def bounds_words(figure: Figure) -> str:
    """Write the bounds of a figure in words."""
    if figure.low is None and figure.high is None:
        return "no bounds"
    if figure.low == figure.high and figure.low is not None:
        return f"exactly {number_words(figure.low)}"
    low = f"from {number_words(figure.low)}" if figure.low is not None else "no lower bound"
    return f"{low}, " + (f"to {number_words(figure.high)}" if figure.high is not None else "no upper bound")


def _chart(index: Index, number: int, topic: Topic, figures: list[Figure]) -> FigureChart:
    drawn = {figure.id: in_unit(figure, topic.unit) for figure in figures}
    scale = figure_scale(list(drawn.values()))
    values: dict[tuple[int, float | None, float | None, str], list[Figure]] = {}
    past = frozenset(topic.past)
    for figure in figures_in_order(index, topic, figures):
        one = drawn[figure.id]
        values.setdefault((index.tag(figure.account).place, one.low, one.high, one.unit), []).append(figure)
    rows = [
        FigureRow(
            index.tag(same[0].account),
            tuple(same),
            _strip(scale, drawn[same[0].id]) if scale else None,
            not past.isdisjoint(figure.id for figure in same),
        )
        for same in values.values()
    ]
    return FigureChart(number, topic, _ticks(scale) if scale else (), tuple(rows), bool(scale and scale.logarithmic))


def in_unit(figure: Figure, unit: str) -> Figure:
    """Tell a figure in a topic's unit, so that days and hours stand on one scale; without bounds where none converts.

    >>> span = Span("a1", 0, 10)
    >>> in_unit(Figure("f1", "a1", span, "three days", 3.0, 3.0, "days", "mourning", False), "hours").low
    72.0
    """
    told, asked = unit_named(figure.unit), unit_named(unit)
    if told is None or asked is None or told == asked:
        return figure
    if told.dimension != asked.dimension:
        return replace(figure, low=None, high=None)  # a sum in another currency: no rate is known
    return replace(
        figure, unit=unit, low=convert(figure.low, figure.unit, unit), high=convert(figure.high, figure.unit, unit)
    )


def _drawable(bound: float | None) -> float | None:
    """Return a bound that arithmetic cannot overflow on; one that is no number is no bound."""
    if bound is None or not math.isfinite(bound):
        return None
    return max(-FARTHEST, min(FARTHEST, bound)) if abs(bound) > 1 / FARTHEST else 0.0


def _strip(scale: Scale, figure: Figure) -> Strip | None:
    low, high = map(_drawable, (figure.low, figure.high))
    if low is None and high is None:
        return None
    left = scale.at(low) if low is not None else 0.0
    right = scale.at(high) if high is not None else 100.0
    return Strip(min(left, right), max(left, right), low is None, high is None)


def _ticks(scale: Scale) -> tuple[Tick, ...]:
    values = _decades(scale) if scale.logarithmic else _steps(scale)
    return tuple(Tick(scale.at(value), number_words(value)) for value in values)


def _decades(scale: Scale) -> list[float]:
    first, last = math.ceil(math.log10(scale.low) - 1e-9), math.floor(math.log10(scale.high) + 1e-9)
    every = max(1, math.ceil((last - first) / 4))
    return [10.0**power for power in range(first, last + 1, every)]


def _steps(scale: Scale) -> list[float]:
    """Return about four round values between the ends of a scale."""
    room = (scale.high - scale.low) / 4
    if not room or not math.isfinite(room):
        return [scale.low]
    base = 10.0 ** math.floor(math.log10(room))
    step = next((m * base for m in (1, 2, 2.5, 5, 10) if m * base >= room), 10 * base)
    step = math.ceil(step) if scale.whole else step
    first = math.ceil(scale.low / step - 1e-9)
    return [round(first * step + n * step, 10) for n in range(6) if first * step + n * step <= scale.high + step * 1e-6]
