"""Whether figures of one quantity differ because time passed or somebody was corrected, or because accounts disagree."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import combinations, groupby, pairwise
from typing import Any

from onrecord.reconcile.topics_compatible import high_of, low_of, value_of
from onrecord.reconcile.topics_moments import later, moment_of
from onrecord.reconcile.topics_seen import Seen
from onrecord.reconcile.topics_words import words_of_change

GROWN = 1.4  # how many times a figure "at least" must have grown for the later one to be news and no finer reading
TOLLS = frozenset({"dead", "hurt", "missing", "saved", "moved", "held", "hospital"})
FINAL = frozenset({"dead", "hurt"})
MOST = 4  # turns that are counted

Clash = tuple[Seen, Seen]


@dataclass(frozen=True, slots=True)
class ChangeModel:
    """Weights of what speaks for a change and against a dispute; `training/train_topics.py` writes them."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float

    def score(self, told: Mapping[str, float]) -> float:
        """Return the log-odds of a change over a dispute."""
        return self.bias + sum(weight * told[name] for name, weight in zip(self.names, self.weights, strict=True))


@cache
def change_model() -> ChangeModel:
    """Return the model of changes."""
    return read_change(json.loads(resources.files("onrecord.models").joinpath("topics_change.json").read_text("utf-8")))


def read_change(stored: Mapping[str, Any]) -> ChangeModel:
    """Read a model that is stored as lists."""
    return ChangeModel(tuple(stored["names"]), tuple(stored["weights"]), float(stored["bias"]))


def is_changed(group: Sequence[Seen], clashes: Sequence[Clash]) -> bool:
    """Tell whether the pairs of a group that cannot both be true are a quantity that changed or was corrected."""
    return change_model().score(change_features(group, clashes)) > 0


def change_features(group: Sequence[Seen], clashes: Sequence[Clash]) -> dict[str, float]:
    """Tell what speaks for a change and what for a dispute, of a group with one clash at least."""
    ordered = sorted(group, key=lambda seen: (moment_of(seen.account), seen.order, seen.figure.span.start))
    turns = [value for value, _ in groupby(map(value_of, ordered))]
    lows = list(dict.fromkeys(map(low_of, ordered)))
    steps = list(_steps(clashes))
    missing = any(seen.fate == "missing" for seen in group)
    back = sum(a < b if missing else a > b for a, b in pairwise(lows))  # the missing are found one by one
    words = [seen.near & words_of_change()["sides"] for seen in group]
    return {
        "toll": float(is_toll(group) and _one_way(clashes)),
        "explained": float(all(_explained(a, b, group) for a, b in clashes)),
        "alone": sum(a.order == b.order for a, b in clashes) / len(clashes),
        "unordered": 1 - len(steps) / len(clashes),
        "grown": sum(low_of(newer) > high_of(older) for older, newer in steps) / len(clashes),
        "returned": float(min(MOST, len(turns) - len(set(turns)))),
        "fallen": float(min(MOST, back)),
        "news": float(len(ordered[-1].near & words_of_change()["news"])),
        "sides": sum(map(len, words)) / len(words),
        "outlet": float(any(_one_outlet(a, b) for a, b in clashes)),
        "missing": float(missing),
        "final": float(any(seen.fate in FINAL for seen in group)),
    }


def _steps(clashes: Sequence[Clash]) -> Iterator[Clash]:
    """Yield the clashes whose accounts' order is known, the older figure first."""
    for a, b in clashes:
        order = later(b.account, a.account)
        if order is not None:
            yield (a, b) if order else (b, a)


def is_toll(group: Sequence[Seen]) -> bool:
    """Tell whether a quantity grows or shrinks as news comes in: the dead, the missing, what was destroyed."""
    told = [
        seen.dimension in ("", "people") and bool(seen.fate in TOLLS or seen.near & words_of_change()["growing"])
        for seen in group
    ]
    return 2 * sum(told) >= len(told)


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


def _one_way(clashes: Sequence[Clash]) -> bool:
    """Tell whether the figures only grow, or only shrink, from account to account where their order is known."""
    return {low_of(newer) > high_of(older) or _may_fall(newer) for older, newer in _steps(clashes)} == {True}


def _may_fall(newer: Seen) -> bool:
    """Tell whether a later lower figure is news: the missing are found, a toll is corrected; the dead stay dead."""
    return newer.fate not in FINAL or bool(newer.around & words_of_change()["corrected"])


def is_grown(group: Sequence[Seen]) -> bool:
    """Tell whether "at least two" and a later "three" of a toll are its growth."""
    if not is_toll(group):
        return False
    for a, b in combinations(group, 2):
        order = later(b.account, a.account)
        for older, newer in ((a, b), (b, a)):
            known = order is None or order is (older is a)
            open_end = older.high is None and older.low and newer.low is not None
            least = 1.0 if newer.around & words_of_change()["corrected"] and order is not None else GROWN
            if known and a.order != b.order and open_end and (newer.low or 0) > least * (older.low or 0):
                return True
    return False
