"""A quantity of a text, as written and as bounds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of a text. `start` to `end` is the phrase with hedge and unit; `number` is where the bare number stands.

    `value` is the number as written, before hedge and conversion, and `told` the unit as written, in the singular.
    """

    start: int
    end: int
    number: tuple[int, int]
    low: float | None
    high: float | None
    unit: str  # canonical name of a unit of measure with what it is taken per, or nothing for what is counted
    form: str
    approximate: bool
    hedge: str = ""  # about, nearly, little_over, least, most; nothing for a plain number
    value: tuple[float, float] = (0.0, 0.0)
    told: str = ""
    ends: bool = False  # the second number of "from 6 to 9 per cent"
