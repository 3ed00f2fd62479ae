"""Quantities as written, as bounds, and what they count."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.extract.denied import is_denied, is_set_aside
from onrecord.extract.doc_text import text_of
from onrecord.extract.figures_counted import Counted
from onrecord.extract.figures_elided import told_by
from onrecord.extract.figures_rejected import no_figure
from onrecord.extract.figures_told import Told
from onrecord.extract.quantities import place_quantities
from onrecord.extract.reading import Passage, Reading
from onrecord.model import Figure, Span, content_id
from onrecord.text.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Read:
    """The figures of an account; `restated` maps one to the earlier one of the account whose quantity it gives anew."""

    figures: tuple[Figure, ...]
    restated: Mapping[str, str]


def extract_figures(reading: Reading) -> tuple[Figure, ...]:
    """Find the figures of an account: quantities of the event, neither dates nor names nor ages nor counts of sources."""
    return read_figures(reading).figures


def read_figures(reading: Reading) -> Read:
    """Find the figures of an account, and which of them restates which."""
    told: list[Told] = []
    figures: list[Figure] = []
    restated = {}
    for passage in reading.passages:
        for quantity, number, counted in place_quantities(passage.doc):
            if no_figure(passage.doc, number, quantity, counted):
                continue
            counted, again = told_by(number, quantity, counted, passage.block.start + quantity.start, told)
            figure = _figure(passage, quantity, counted, denied=is_denied(number.root) or is_set_aside(number))
            if again is not None:
                restated[figure.id] = again.figure
            told.append(Told(figure.id, figure.span.end, quantity, counted))
            figures.append(figure)
    return Read(tuple(figures), restated)


def _figure(passage: Passage, quantity: Quantity, counted: Counted, *, denied: bool) -> Figure:
    start, end = passage.block.start + quantity.start, passage.block.start + quantity.end
    written = text_of(passage.doc)[quantity.start : quantity.end]
    return Figure(
        id=content_id("f", passage.account, start, end),
        account=passage.account,
        span=Span(passage.account, start, end),
        written=written,
        low=_tidy(quantity.low),
        high=_tidy(quantity.high),
        unit=counted.unit,
        of=counted.of,
        approximate=quantity.approximate,
        denied=denied,
    )


def _tidy(value: float | None) -> float | None:
    return None if value is None else float(f"{round(value, 6):.12g}")  # 8.3 times a billion is 8300000000.000001
