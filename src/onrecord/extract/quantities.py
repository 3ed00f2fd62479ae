"""Every quantity that a text gives, with its value, its unit and its change; figures of the event are a part of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.doc_text import text_of
from onrecord.extract.figures_counted import Counted, counted_by
from onrecord.extract.figures_hedged import in_context
from onrecord.extract.figures_rejected import no_quantity
from onrecord.extract.quantities_change import again, change_of, way_before
from onrecord.extract.quantities_named import unit_name
from onrecord.text.quantities import Quantity, read_quantities
from onrecord.text.units import measure_of

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan


APART = 7  # words between the numbers of "from 21 to 23"


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity in its sentence. `number` is the bare number's place in the parse, `unit` is in the singular.

    `change` is how the value lies to the one given: = equal, ~ about, < under, > over, up or down by it.
    """

    quantity: Quantity
    number: "DocSpan"
    counted: Counted
    low: float
    high: float
    unit: str
    change: str


def place_quantities(doc: "Doc") -> Iterator[tuple[Quantity, "DocSpan", Counted]]:
    """Yield the quantities of a text with the number's place and what it counts: no dates, names, labels or times."""
    for quantity in read_quantities(text_of(doc)):
        number = doc.char_span(*quantity.number, alignment_mode="expand")
        if number is None or len(number) == 0:
            continue
        quantity = in_context(doc, number, quantity)
        counted = counted_by(doc, number, quantity)
        if not no_quantity(doc, number, quantity, counted):
            yield quantity, number, counted


def extract_quantities(doc: "Doc") -> tuple[Measured, ...]:
    """Find all quantities of a text as they are written: "from 6 to 9 per cent" is one, with two values."""
    found: list[Measured] = []
    for quantity, number, counted in place_quantities(doc):
        if not _valued(quantity):
            continue
        unit, change = unit_name(number, quantity, counted), change_of(doc, number, quantity)
        one = Measured(quantity, number, counted, *quantity.value, unit, change)
        if not one.unit:
            one = replace(one, unit=_inherited(found, one))
        if found and one.change == "=" and again(doc, found[-1].quantity.end, quantity.start):
            one = replace(one, change=found[-1].change)
        if found and _ends(found[-1], one):
            one = _joined(found.pop(), one)
        found.append(one)
    return tuple(found)


def _valued(quantity: Quantity) -> bool:
    """Tell whether a quantity names a number: several, a pair, twice and "for an hour" name none."""
    vague = quantity.form in ("vague", "set") and quantity.value[1] <= max(9, 9 * quantity.value[0])
    return not (vague and quantity.value[1] < 10) and quantity.form not in ("article", "times", "none")


def _inherited(found: list[Measured], one: Measured) -> str:
    """Return the unit that a bare number takes over in its sentence: 6 million homes, 1.5 million of them in Karrow."""
    if one.counted.noun is not None or one.quantity.form == "fraction":
        return ""
    sentence = one.number.sent.start
    text = text_of(one.number.doc)
    earlier = (before for before in reversed(found) if before.number.sent.start == sentence)
    own = (before for before in earlier if text[max(0, before.quantity.start - 1)] != "(")  # no conversion
    return next((before.unit for before in own if before.unit and not _passing(before.quantity)), "")


def _passing(quantity: Quantity) -> bool:
    """Tell whether a unit is not handed on: a share, a time."""
    unit = measure_of(quantity.unit)
    return unit is not None and unit.dimension in ("share", "duration", "times")


def _ends(first: Measured, second: Measured) -> bool:
    """Tell whether two numbers are from where to where something goes: from 21 at the least to 23."""
    if second.quantity.ends:
        return True
    doc, last = first.number.doc, second.number.start
    begin = doc.char_span(first.quantity.start, first.quantity.end, alignment_mode="expand")
    if begin is None or begin.start == 0 or first.low != first.high or not 0 < last - begin.end < APART:
        return False
    words = [token.lower_ for token in doc[begin.end : last]]
    return (
        doc[begin.start - 1].lower_ == "from" and "to" in words[-2:] and first.unit == second.unit and "," not in words
    )


def _joined(first: Measured, second: Measured) -> Measured:
    """Make one quantity of two numbers from the one to the other."""
    change = way_before(first.number.doc, first.quantity.start) or "="
    return replace(
        first, counted=second.counted, low=first.low, high=second.high, unit=second.unit or first.unit, change=change
    )
