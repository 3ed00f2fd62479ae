"""The course of a quantity from account to account: what speaks for its change, and what for a dispute, as named numbers."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import fmean

from onrecord.reconcile.topics_compatible import high_of, low_of, value_of
from onrecord.reconcile.topics_moments import hours_between, later, moment_of
from onrecord.reconcile.topics_seen import WINDOW, Seen
from onrecord.reconcile.topics_story import DIGITS, middle, ratio
from onrecord.reconcile.topics_words import words_of_change

TOLLS = frozenset({"dead", "hurt", "missing", "saved", "moved", "held", "hospital"})
FINAL = frozenset({"dead", "hurt"})
KINDS = ("people", "", "duration", "length", "mass", "share")  # dimensions; no text for counts of things
MOST = 4  # turns that are counted
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
DAY = 24.0  # hours between two accounts whose dates cannot be read

Clash = tuple[Seen, Seen]


def change_features(group: Sequence[Seen], clashes: Sequence[Clash]) -> dict[str, float]:
    """Tell what speaks for a change and what for a dispute, of a group with one clash at least."""
    steps = list(_steps(clashes))
    features = {
        **_turns(group, clashes, steps),
        **_values(group, clashes),
        **_newest(group),
        **_kinds(group),
        **_side("older", [older for older, _ in steps or clashes]),
        **_side("newer", [newer for _, newer in steps or clashes]),
    }
    return {name: round(float(value), DIGITS) for name, value in features.items()}


def is_toll(group: Sequence[Seen]) -> bool:
    """Tell whether a quantity grows or shrinks as news comes in: the dead, the missing, what was destroyed."""
    told = [
        seen.dimension in ("", "people") and bool(seen.fate in TOLLS or seen.near & words_of_change()["growing"])
        for seen in group
    ]
    return 2 * sum(told) >= len(told)


def _steps(clashes: Sequence[Clash]) -> Iterator[Clash]:
    """Yield the clashes whose accounts' order is known, the older figure first."""
    for a, b in clashes:
        order = later(b.account, a.account)
        if order is not None:
            yield (a, b) if order else (b, a)


def _turns(group: Sequence[Seen], clashes: Sequence[Clash], steps: Sequence[Clash]) -> dict[str, float]:
    """Tell how the figures go up and down as time passes, and what explains it."""
    ordered = _ordered(group)
    turns = [value for value, _ in groupby(map(value_of, ordered))]
    lows = list(dict.fromkeys(map(low_of, ordered)))
    missing = any(seen.fate == "missing" for seen in group)
    back = sum(a < b if missing else a > b for a, b in pairwise(lows))  # the missing are found one by one
    grown = sum(_is_higher(newer, older) for older, newer in steps)
    hours = [abs(hours_between(moment_of(newer.account), moment_of(older.account)) or DAY) for older, newer in steps]
    return {
        "toll": is_toll(group) and _one_way(steps),
        "explained": all(_explained(a, b, group) for a, b in clashes),
        "alone": sum(a.order == b.order for a, b in clashes) / len(clashes),
        "unordered": 1 - len(steps) / len(clashes),
        "grown": grown / len(clashes),
        "mixed": 0 < grown < len(steps),
        "returned": min(MOST, len(turns) - len(set(turns))),
        "fallen": min(MOST, back),
        "outlet": any(_one_outlet(a, b) for a, b in clashes),
        "hours_least": math.log1p(min(hours)) if hours else -1.0,
        "hours_most": math.log1p(max(hours)) if hours else -1.0,
    }


def _values(group: Sequence[Seen], clashes: Sequence[Clash]) -> dict[str, float]:
    """Tell how many values there are, how far apart they are, and how many accounts give each."""
    values = Counter(map(value_of, group))
    givers = {value: {seen.order for seen in group if value_of(seen) == value} for value in values}
    accounts = {seen.order for seen in group}
    apart = [ratio(a, b) for a, b in clashes]
    return {
        "accounts": len(accounts),
        "values": len(values),
        "frequent": max(values.values()) / len(group),
        "lone": sum(len(orders) == 1 for orders in givers.values()) / len(values),
        "twice": sum(sum(order in orders for orders in givers.values()) > 1 for order in accounts) / len(accounts),
        "ratio_least": min(apart),
        "ratio_most": max(apart),
        "alike": fmean(len(a.near & b.near) / max(1, len(a.near | b.near)) for a, b in clashes),
    }


def _newest(group: Sequence[Seen]) -> dict[str, float]:
    """Tell how the newest value is held once it has been given, and whether words tell of news or of sides."""
    ordered = _ordered(group)
    values = [value_of(seen) for seen in ordered]
    newest, last = values[-1], ordered[-1]
    first = values.index(newest)
    return {
        "newest_first": first / len(values),
        "newest_held": sum(value == newest for value in values[first:]) / len(values[first:]),
        "newest_accounts": len({seen.order for seen, value in zip(ordered, values, strict=True) if value == newest}),
        "newest_twice": len({value_of(seen) for seen in group if seen.order == last.order}) > 1,
        "news": len(last.near & words_of_change()["news"]),
        "sides": fmean(len(seen.near & words_of_change()["sides"]) for seen in group),
    }


def _kinds(group: Sequence[Seen]) -> dict[str, float]:
    """Tell what kind of quantity it is, and what befalls the people counted."""
    dimensions = [seen.dimension for seen in group]
    unit, _, period = max(dimensions, key=dimensions.count).partition(" per ")
    befallen = Counter(seen.fate for seen in group)
    return {
        **{f"kind_{kind or 'count'}": unit == kind for kind in KINDS},
        "priced": any(seen.priced for seen in group),
        "dated": fmean(_is_of_past_year(seen) for seen in group),
        "rate": bool(period),
        **{f"fate_{fate or 'none'}": befallen[fate] / len(group) for fate in (*sorted(TOLLS), "")},
        "missing": bool(befallen["missing"]),
        "final": any(befallen[fate] for fate in FINAL),
    }


def _side(name: str, figures: Sequence[Seen]) -> dict[str, float]:
    """Tell how the older or the newer figures of the clashes are given: hedged, to how many digits, beside which words."""
    told = list(dict.fromkeys(figures))
    return {
        f"{name}_hedged": fmean(seen.figure.approximate for seen in told),
        f"{name}_digits": fmean(len(f"{abs(middle(seen)):.10g}".replace(".", "").strip("0")) for seen in told),
        f"{name}_open": fmean(seen.low is None or seen.high is None for seen in told),
        f"{name}_part": fmean(seen.part for seen in told),
        **{
            f"{name}_{kind}_near": fmean(len(s.near & words) for s in told) for kind, words in words_of_change().items()
        },
        **{f"{name}_{kind}": fmean(len(s.around & words) for s in told) for kind, words in words_of_change().items()},
    }


def _is_of_past_year(seen: Seen) -> bool:
    """Tell whether a year before that of its account stands near a figure: 64 died there in 2027."""
    start, end = seen.figure.span.start, seen.figure.span.end
    near = seen.account.text[max(0, start - WINDOW) : start] + " " + seen.account.text[end : end + WINDOW]
    return any(year[0] < moment_of(seen.account)[:4] for year in _YEAR.finditer(near))


def _ordered(group: Sequence[Seen]) -> list[Seen]:
    return sorted(group, key=lambda seen: (moment_of(seen.account), seen.order, seen.figure.span.start))


def _is_higher(newer: Seen, older: Seen) -> bool:
    return low_of(newer) > high_of(older)


def _one_way(steps: Sequence[Clash]) -> bool:
    """Tell whether the figures only grow, or only shrink, from account to account where their order is known."""
    return {_is_higher(newer, older) or _may_fall(newer) for older, newer in steps} == {True}


def _may_fall(newer: Seen) -> bool:
    """Tell whether a later lower figure is news: the missing are found, a toll is corrected; the dead stay dead."""
    return newer.fate not in FINAL or bool(newer.around & words_of_change()["corrected"])


def _explained(a: Seen, b: Seen, group: Sequence[Seen]) -> bool:
    """Tell whether a correction or the same outlet's later account explains that two figures differ."""
    if a.order == b.order:
        return bool((a.around | b.around) & words_of_change()["corrected"]) or _denied(a) or _denied(b)
    return _one_outlet(a, b) or _repeated(a, b, group)


def _one_outlet(a: Seen, b: Seen) -> bool:
    return a.order != b.order and bool(a.account.outlet) and a.account.outlet == b.account.outlet


def _denied(seen: Seen) -> bool:
    """Tell whether an account takes a figure back: 13 hours, not 11."""
    start = seen.figure.span.start
    return seen.account.text[max(0, start - 5) : start].casefold().endswith(" not ")


def _repeated(a: Seen, b: Seen, group: Sequence[Seen]) -> bool:
    """Tell whether one account gives both figures as an old and a new one: it then explains the others' difference."""
    for order in sorted({seen.order for seen in group}):
        own = [seen for seen in group if seen.order == order]
        values = {value_of(seen) for seen in own}
        if {value_of(a), value_of(b)} <= values and any(seen.around & words_of_change()["corrected"] for seen in own):
            return True
    return False
