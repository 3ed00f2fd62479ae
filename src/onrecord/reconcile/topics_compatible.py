"""Whether two figures can both be true of one moment, and what value a figure gives."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord.reconcile.topics_seen import Seen, in_one_unit, scale_left_out
from onrecord.text.quantities import read_quantities
from onrecord.text.units import unit_named

SLACK = 0.05  # how far a rounder figure may be from a finer one; 5 % leaves 34,000 and 36,000 apart
ROUND = 1_000
TOLD_AS_MEANT = frozenset({"duration", "share", "points"})  # which nobody reckons: five weeks are not 36 days
CONVERTED = 0.04  # how far a measure may be from what another is in its unit: 300 metres, 1,000 feet
PART = 0.1  # of an hour or a mile, to which a part of it is told in words: three quarters of an hour
KEPT = 4_096  # texts of figures whose reading is kept: each is weighed against every other of its group

_read = lru_cache(maxsize=KEPT)(read_quantities)


def in_measure(group: Sequence[Seen]) -> list[Seen]:
    """Give the bare numbers of one quantity the unit and scale that its other figures have: 1,400 acres, and half of his 1,400."""
    measured = [seen for seen in group if seen.measured]
    lent = [_measured_alike(seen, measured) if seen.bare and not seen.measured else seen for seen in group]
    return [_scaled_alike(seen, lent) for seen in lent]


def _scaled_alike(seen: Seen, group: Sequence[Seen]) -> Seen:
    """Give a number the scale that is left out where another has it: 85 million euros, and nobody believes in 85."""
    scale = next((times for other in group if (times := scale_left_out(seen, other)) != 1.0), 1.0)
    return seen if scale == 1.0 or not seen.low else replace(seen, low=seen.low * scale, high=seen.low * scale)


def _measured_alike(seen: Seen, measured: Sequence[Seen]) -> Seen:
    lent = [in_one_unit(seen, other)[0] for other in measured]
    same = (one for one, other in zip(lent, measured, strict=True) if value_of(one) == value_of(other))
    return next(same, lent[0] if lent else seen)


def distinct(group: Sequence[Seen]) -> list[Seen]:
    """Return the first figure of each value, in order; "about 900" and "up to 900" give the value 900."""
    found: dict[tuple[str, str, str], Seen] = {}
    for seen in group:
        found.setdefault(value_of(seen), seen)
    return list(found.values())


def value_of(seen: Seen) -> tuple[str, str, str]:
    """Return what a figure gives, to four digits: a lower bound is another value than the number itself."""
    quantity = next(iter(_read(seen.figure.written)), None)
    hedge, form = (quantity.hedge, quantity.form) if quantity else ("", "")
    low, high = seen.low, seen.high
    if hedge == "about" and form not in ("range", "vague") and low is not None and high is not None:
        low = high = (low + high) / 2
    if low is None or (high is None and hedge != "least"):
        low = high = low if high is None else high
    return (hedge if hedge in ("least", "nearly", "little_over") else "", _digits_of(low), _digits_of(high))


def _digits_of(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}"


def compatible(a: Seen, b: Seen) -> bool:
    """Tell whether two figures can both be true of one moment: their ranges meet, a rounder figure's a little wider."""
    a, b = in_one_unit(a, b)
    if a.currency and b.currency and a.currency != b.currency:
        return True  # no rate is known here
    if _of_unknown_currency(a, b) or _of_unknown_currency(b, a):
        return True
    b = _in_period(b, a)
    low = max(low_of(a), low_of(b))
    high = min(high_of(a), high_of(b))
    if low <= high * (1 + 1e-9):
        return True
    rounded = _rounder(a, b) or _rounder(b, a)
    if rounded and low - high <= SLACK * max(abs(low), abs(high)):
        return True
    if _converted(a, b) and low - high <= CONVERTED * max(abs(low), abs(high)):
        return True
    return low - high <= _leeway(a, b) + _leeway(b, a)


def _converted(a: Seen, b: Seen) -> bool:
    """Tell whether two measures are told in two units, of which one may be reckoned from the other and rounded."""
    units = [unit_named(seen.figure.unit.partition(" per ")[0]) for seen in (a, b)]
    alike = a.dimension == b.dimension and a.measured and not a.priced and a.dimension not in TOLD_AS_MEANT
    return alike and None not in units and units[0] is not units[1]


def _of_unknown_currency(sum_: Seen, other: Seen) -> bool:
    """Tell a sum from a number of things that can only be money of a currency that no table holds: €160,000 and 1.2 million krones."""
    counted = other.measured or other.bare or other.dimension == "people" or (other.low or 0.0) < ROUND
    return sum_.priced and not counted


def _in_period(seen: Seen, other: Seen) -> Seen:
    """Tell a rate in another rate's period: £105 a week is £15 a day."""
    one, base = (unit_named(s.figure.unit.partition(" per ")[2] + "s") for s in (seen, other))
    if one is None or base is None or one is base or {one.dimension, base.dimension} != {"duration"}:
        return seen
    factor = base.size / one.size
    low, high = (None if bound is None else bound * factor for bound in (seen.low, seen.high))
    return replace(seen, low=low, high=high)


def _leeway(seen: Seen, other: Seen) -> float:
    """Return half the last digit's step of a measure that is hedged or told in another unit, in the base unit.

    "About two hours" leaves room for 140 minutes, and 1.9 miles for 1.6 nautical miles. A part told in words leaves half of
    `PART`: "three quarters of an hour" has room for 47 minutes.
    """
    unit = unit_named(seen.figure.unit)
    quantity = next(iter(_read(seen.figure.written)), None)
    told = next(iter(_read("1 " + quantity.told)), None) if quantity and quantity.told else None
    parts = told is not None and quantity is not None and told.unit != quantity.unit and quantity.form == "words"
    free = seen.figure.approximate or seen.figure.unit != other.figure.unit or parts
    if not free or unit is None or quantity is None or seen.dimension != other.dimension:
        return 0.0
    written = f"{quantity.value[0]:.10g}"
    step = PART if parts else 10.0 ** -len(written.partition(".")[2]) if "." in written else 1.0
    size = unit_named(told.unit) if told is not None else None
    return 0.5 * step * (size or unit).size


def low_of(seen: Seen) -> float:
    """Return a figure's lower bound."""
    return -math.inf if seen.low is None else seen.low


def high_of(seen: Seen) -> float:
    """Return a figure's upper bound; a vague plural reaches to where the next greater one begins."""
    if seen.high is None:
        return math.inf
    vague = any(quantity.form == "vague" for quantity in _read(seen.figure.written))
    return 2 * (seen.high + 1) - 1 if vague and seen.high > 90 else seen.high


def _rounder(a: Seen, b: Seen) -> bool:
    """Tell whether the first figure is told less finely than the second, so that it may be its rounding."""
    coarse, fine = (s.figure.high if s.figure.high is not None else s.figure.low for s in (a, b))
    if coarse is None or fine is None:
        return False
    measured = a.measured or (fine != int(fine) and fine >= 100)  # 612 thalers for 612.40
    if a.figure.approximate and (measured or coarse >= ROUND / 10):
        return True
    return _digits(coarse) < _digits(fine) and (measured or coarse >= ROUND)


def _digits(value: float) -> int:
    return len(f"{value:.10g}".replace(".", "").strip("0"))
