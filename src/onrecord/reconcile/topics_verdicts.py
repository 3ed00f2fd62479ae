"""Whether the figures of one quantity can all be true, and why."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import combinations

from onrecord.model import Account, Verdict
from onrecord.reconcile.topics_seen import Seen
from onrecord.text.quantities import read_quantities
from onrecord.text.units import unit_named

SLACK = 0.05  # how far a rounder figure may be from a finer one; 5 % leaves 34,000 and 36,000 apart
GROWN = 1.4  # how many times a figure "at least" must have grown for the later one to be news and no finer reading
ROUND = 1_000
GROWING = frozenset(
    """kill dead death die toll body bodi fatal casualty casualti victim injur wound hurt hospital missing unaccount rescu evacuat displac
    shelter flee fled arrest detain detention tip infect case sick damag destroy collaps recover pledg donat rais reach arriv deliver""".split()
)
TOLLS = frozenset({"dead", "hurt", "missing", "saved", "moved", "held", "hospital"})
FINAL = frozenset({"dead", "hurt"})
LEAST_APART = 2.0  # hours between two accounts before the later one may know more
CORRECTED = frozenset(
    """correct correction earlier previous previously initial initially revis rais risen ris rose now updat first climb grown grew
    fallen lower downgrad upgrad""".split()
)


def weigh_group(group: Sequence[Seen]) -> tuple[Verdict, str]:
    """Give the verdict over the figures of one quantity, with its reason in words."""
    if len(group) == 1:
        return "agree", "one figure alone"
    values = distinct(group)
    if len(values) == 1:
        accounts = len({seen.order for seen in group})
        return (
            "agree",
            f"{accounts} accounts give {_named(values[0])}" if accounts > 1 else f"given as {_named(values[0])}",
        )
    clashes = [(a, b) for a, b in combinations(group, 2) if not compatible(a, b)]
    if not clashes:
        if _grown(group):
            return "updated", _changed(group)
        return "compatible", f"{_listed(values)} can all hold: their ranges meet"
    toll = is_toll(group) and _one_way(group)
    if toll or all(_explained(a, b, group) for a, b in clashes):
        return "updated", _changed(group)
    return "conflict", _conflict(values, clashes)


def distinct(group: Sequence[Seen]) -> list[Seen]:
    """Return the first figure of each value, in order; "about 900" and "up to 900" give the value 900."""
    found: dict[tuple[str, str, str], Seen] = {}
    for seen in group:
        found.setdefault(_value(seen), seen)
    return list(found.values())


def _value(seen: Seen) -> tuple[str, str, str]:
    """Return what a figure gives, to four digits: a lower bound is another value than the number itself."""
    quantity = next(iter(read_quantities(seen.figure.written)), None)
    hedge, form = (quantity.hedge, quantity.form) if quantity else ("", "")
    low, high = seen.low, seen.high
    if hedge == "about" and form not in ("range", "vague") and low is not None and high is not None:
        low = high = (low + high) / 2
    if low is None or (high is None and hedge != "least"):
        low = high = low if high is None else high
    return (hedge if hedge in ("least", "nearly", "little_over") else "", _digits_of(low), _digits_of(high))


def _digits_of(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}"


def is_toll(group: Sequence[Seen]) -> bool:
    """Tell whether a quantity grows or shrinks as news comes in: the dead, the missing, what was destroyed."""
    told = [seen.dimension in ("", "people") and bool(seen.fate in TOLLS or seen.near & GROWING) for seen in group]
    return 2 * sum(told) >= len(told)


def compatible(a: Seen, b: Seen) -> bool:
    """Tell whether two figures can both be true of one moment: their ranges meet, a rounder figure's a little wider."""
    b = _in_period(b, a)
    low = max(_low(a), _low(b))
    high = min(_high(a), _high(b))
    if low <= high * (1 + 1e-9):
        return True
    rounded = _rounder(a, b) or _rounder(b, a)
    if rounded and low - high <= SLACK * max(abs(low), abs(high)):
        return True
    return low - high <= _leeway(a, b) + _leeway(b, a)


def _in_period(seen: Seen, other: Seen) -> Seen:
    """Tell a rate in another rate's period: £105 a week is £15 a day."""
    one, base = (unit_named(s.figure.unit.partition(" per ")[2] + "s") for s in (seen, other))
    if one is None or base is None or one is base or {one.dimension, base.dimension} != {"duration"}:
        return seen
    factor = base.size / one.size
    bounds = (None if bound is None else bound * factor for bound in (seen.low, seen.high))
    return replace(seen, low=next(bounds), high=next(bounds))


def _leeway(seen: Seen, other: Seen) -> float:
    """Return half the last digit's step of a measure that is hedged or told in another unit, in the base unit.

    "About two hours" leaves room for 140 minutes, and 1.9 miles for 1.6 nautical miles.
    """
    unit = unit_named(seen.figure.unit)
    quantity = next(iter(read_quantities(seen.figure.written)), None)
    free = seen.figure.approximate or seen.figure.unit != other.figure.unit
    if not free or unit is None or quantity is None or seen.dimension != other.dimension:
        return 0.0
    written = f"{quantity.value[0]:.10g}"
    step = 10.0 ** -len(written.partition(".")[2]) if "." in written else 1.0
    told = next(iter(read_quantities("1 " + quantity.told)), None) if quantity.told else None
    size = unit_named(told.unit) if told is not None else None
    return 0.5 * step * (size or unit).size


def _low(seen: Seen) -> float:
    return -math.inf if seen.low is None else seen.low


def _high(seen: Seen) -> float:
    """Return the upper bound; a vague plural reaches to where the next greater one begins."""
    if seen.high is None:
        return math.inf
    vague = any(quantity.form == "vague" for quantity in read_quantities(seen.figure.written))
    return 2 * (seen.high + 1) - 1 if vague and seen.high > 90 else seen.high


def _rounder(a: Seen, b: Seen) -> bool:
    """Tell whether the first figure is told less finely than the second, so that it may be its rounding."""
    coarse, fine = (s.figure.high if s.figure.high is not None else s.figure.low for s in (a, b))
    if coarse is None or fine is None:
        return False
    measured = unit_named(a.figure.unit.partition(" per ")[0]) is not None
    if a.figure.approximate and (measured or coarse >= ROUND / 10):
        return True
    return _digits(coarse) < _digits(fine) and (measured or coarse >= ROUND)


def _digits(value: float) -> int:
    return len(f"{value:.10g}".replace(".", "").strip("0"))


def moment_of(account: Account) -> str:
    """Return when an account stands, as precisely as it says; nothing where it does not."""
    return account.updated or account.published or ""


def later(a: Account, b: Account) -> bool | None:
    """Tell whether the first account is later than the second; None where their dates do not say."""
    one, other = moment_of(a), moment_of(b)
    if len(one) < 10 or len(other) < 10:
        return None
    if len(one) > 10 and len(other) > 10:
        apart = _hours_between(one, other)
        return None if apart is None or abs(apart) < LEAST_APART else apart > 0
    return None if one[:10] == other[:10] else one[:10] > other[:10]


def _hours_between(one: str, other: str) -> float | None:
    """Count the hours from the second time to the first; clock times are compared where a zone is missing."""
    try:
        first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
    except ValueError:
        return None
    if first.tzinfo is None or second.tzinfo is None:
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return (first - second).total_seconds() / 3600


def _explained(a: Seen, b: Seen, group: Sequence[Seen]) -> bool:
    """Tell whether a correction or the same outlet's later account explains that two figures differ."""
    if a.order == b.order:
        return bool((a.around | b.around) & CORRECTED) or _denied(a) or _denied(b)
    if a.account.outlet and a.account.outlet == b.account.outlet:
        return True
    return _repeated(a, b, group)


def _denied(seen: Seen) -> bool:
    """Tell whether an account takes a figure back: 13 hours, not 11."""
    start = seen.figure.span.start
    return seen.account.text[max(0, start - 5) : start].casefold().endswith(" not ")


def _repeated(a: Seen, b: Seen, group: Sequence[Seen]) -> bool:
    """Tell whether one account gives both figures as an old and a new one: it then explains the others' difference."""
    for order in sorted({seen.order for seen in group}):
        own = [seen for seen in group if seen.order == order]
        values = {_value(seen) for seen in own}
        if {_value(a), _value(b)} <= values and any(seen.around & CORRECTED for seen in own):
            return True
    return False


def _one_way(group: Sequence[Seen]) -> bool:
    """Tell whether the figures only grow, or only shrink, from account to account where their order is known."""
    steps = set()
    for a, b in combinations(group, 2):
        order = later(b.account, a.account)
        if order is not None and not compatible(a, b):
            older, newer = (a, b) if order else (b, a)
            steps.add(_low(newer) > _high(older) or _may_fall(newer))
    return steps == {True}


def _may_fall(newer: Seen) -> bool:
    """Tell whether a later lower figure is news: the missing are found, a toll is corrected; the dead stay dead."""
    return newer.fate not in FINAL or bool(newer.around & CORRECTED)


def _grown(group: Sequence[Seen]) -> bool:
    """Tell whether "at least two" and a later "three" of a toll are its growth."""
    if not is_toll(group):
        return False
    for a, b in combinations(group, 2):
        order = later(b.account, a.account)
        for older, newer in ((a, b), (b, a)):
            known = order is None or order is (older is a)
            open_end = older.high is None and older.low and newer.low is not None
            least = 1.0 if newer.around & CORRECTED and order is not None else GROWN
            if known and a.order != b.order and open_end and (newer.low or 0) > least * (older.low or 0):
                return True
    return False


def _named(seen: Seen) -> str:
    """Word a figure without its unit's noun being doubled: as written, white space folded, lower case inside a sentence."""
    written = re.sub(r"\s+", " ", seen.figure.written)
    return written[:1].lower() + written[1:] if written[:1].isalpha() else written


def _listed(values: Sequence[Seen]) -> str:
    names = list(dict.fromkeys(_named(seen) for seen in values))
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _conflict(values: Sequence[Seen], clashes: Sequence[tuple[Seen, Seen]]) -> str:
    """Say which figures exclude each other, and which are compatible with each of those."""
    clashing = {_value(seen) for pair in clashes for seen in pair}
    apart = [seen for seen in values if _value(seen) in clashing]
    bridging = [seen for seen in values if seen not in apart]
    both = "both" if len(apart) == 2 else "all"
    reason = f"{_listed(apart)} cannot {both} hold"
    if bridging:
        reason += f"; {_listed(bridging)} {'is' if len(bridging) == 1 else 'are'} compatible with each"
    return reason


def _changed(group: Sequence[Seen]) -> str:
    """Say from what to what a figure went."""
    ordered = sorted(group, key=lambda seen: (moment_of(seen.account)[:10], seen.order))
    names = list(dict.fromkeys(_named(seen) for seen in distinct(ordered)))
    return " then ".join(names) + ": a later or corrected account gives another figure"
