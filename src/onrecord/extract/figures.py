"""Quantities as written, as bounds, and what they count."""

from onrecord.extract.figures_counted import Counted, counted_by
from onrecord.extract.figures_hedged import in_context
from onrecord.extract.figures_rejected import no_figure
from onrecord.extract.reading import Passage, Reading
from onrecord.model import Figure, Span, content_id
from onrecord.text.quantities import Quantity, read_quantities


def extract_figures(reading: Reading) -> tuple[Figure, ...]:
    """Find the figures of an account: quantities of the event, neither dates nor names nor ages nor counts of sources."""
    return tuple(figure for passage in reading.passages for figure in _figures(passage))


def _figures(passage: Passage) -> list[Figure]:
    found = []
    for quantity in read_quantities(passage.doc.text):
        number = passage.doc.char_span(*quantity.number, alignment_mode="expand")
        if number is None or len(number) == 0:
            continue
        quantity = in_context(passage.doc, number, quantity)
        counted = counted_by(passage.doc, number, quantity)
        if not no_figure(passage.doc, number, quantity, counted):
            found.append(_figure(passage, quantity, counted))
    return found


def _figure(passage: Passage, quantity: Quantity, counted: Counted) -> Figure:
    start, end = passage.block.start + quantity.start, passage.block.start + quantity.end
    written = passage.doc.text[quantity.start : quantity.end]
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
