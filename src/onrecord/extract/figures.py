"""Quantities as written, as bounds, and what they count."""

from onrecord.extract.doc_text import text_of
from onrecord.extract.figures_counted import Counted
from onrecord.extract.figures_rejected import no_figure
from onrecord.extract.quantities import place_quantities
from onrecord.extract.reading import Passage, Reading
from onrecord.model import Figure, Span, content_id
from onrecord.text.quantities import Quantity


def extract_figures(reading: Reading) -> tuple[Figure, ...]:
    """Find the figures of an account: quantities of the event, neither dates nor names nor ages nor counts of sources."""
    return tuple(figure for passage in reading.passages for figure in _figures(passage))


def _figures(passage: Passage) -> list[Figure]:
    return [
        _figure(passage, quantity, counted)
        for quantity, number, counted in place_quantities(passage.doc)
        if not no_figure(passage.doc, number, quantity, counted)
    ]


def _figure(passage: Passage, quantity: Quantity, counted: Counted) -> Figure:
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
    )


def _tidy(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
