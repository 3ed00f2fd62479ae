"""What pairs of one story are compared against: how common a word is, and what else lies near in every account."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from onrecord.reconcile.topics_clusters import Pair
from onrecord.reconcile.topics_contrast import contrasted
from onrecord.reconcile.topics_seen import Seen, in_one_unit
from onrecord.text.units import measure_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

APART = frozenset({"dead", "hurt", "missing", "held"})  # fates of which none is another
LARGE = 100_000
LOOSE = frozenset({"", "people", "times"})
POINTS = frozenset({"share", "points"})  # a rate is cut by half a point, or by 0.5 percent
NEAR = 0.7  # natural logarithm of the ratio within which a bare number may be a measure without its unit
ABOUT = 1.1  # the same for figures of two accounts
FAR = 4.0  # natural logarithm of the ratio beyond which values are simply unlike
DIGITS = 4  # processors add in different orders: likenesses are rounded before they are compared


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """How alike a story's figures are in one respect."""

    rows: "NDArray[np.float64]"  # cosine of each two
    ranked: Sequence[Mapping[int, Sequence[float]]]  # of each figure: account -> cosines of its figures, rising
    best: Sequence[Mapping[int, tuple[float, float]]]  # of each figure: account -> highest and second cosine of a pair


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """The figures of a story beside each other; places are those in `seen`."""

    seen: Sequence[Seen]
    pairs: Sequence[Pair]  # of figures that can give one quantity at all, the earlier first
    rarity: Mapping[str, float]  # of a word among the words beside the figures
    near: Likeness  # of their surroundings
    quantity: Likeness  # of what their surroundings say that they give
    tight: "NDArray[np.float64]"  # likeness of the words next to each two
    equal: Sequence[Mapping[int, Sequence[int]]]  # of each figure: account -> the other figures there of equal value
    links: Mapping[Pair, str]  # pairs that their account sets against each other, and how
    told: Sequence[Mapping[str, int]]  # of each figure: dimension -> figures since its account gave one of it


def weigh_story(seen: Sequence[Seen]) -> Story:
    """Count the words of a story's figures, and find each figure's nearest in every account."""
    counts = Counter(word for one in seen for word in one.near)
    members: dict[int, list[int]] = {}
    for at, one in enumerate(seen):
        members.setdefault(one.order, []).append(at)
    equal: list[dict[int, list[int]]] = [{} for _ in seen]
    pairs = [(i, j) for i, j in combinations(range(len(seen)), 2) if comparable(seen[i], seen[j])]
    for i, j in pairs:
        if same_value(*in_one_unit(seen[i], seen[j])):
            for at, other in ((i, j), (j, i)):
                equal[at].setdefault(seen[other].order, []).append(other)
    rarity = {word: math.log(1 + len(seen) / count) for word, count in counts.items()}
    near, quantity = (
        _like(vectors, pairs, members, seen)
        for vectors in ([one.near_vector for one in seen], [one.quantity_vector for one in seen])
    )
    return Story(
        seen,
        pairs,
        rarity,
        near,
        quantity,
        _cosines([one.tight_vector for one in seen]),
        equal,
        contrasted(seen, comparable),
        _dimensions(seen, members),
    )


def _like(
    vectors: "Sequence[NDArray[np.float32]]",
    pairs: Sequence[Pair],
    members: Mapping[int, Sequence[int]],
    seen: Sequence[Seen],
) -> Likeness:
    rows = _cosines(vectors)
    best: list[dict[int, tuple[float, float]]] = [{} for _ in seen]
    for i, j in pairs:
        for at, other in ((i, j), (j, i)):
            order, like = seen[other].order, float(rows[at, other])
            first, second = best[at].get(order, (-1.0, -1.0))
            best[at][order] = (like, first) if like > first else (first, max(second, like))
    ranked = [{order: sorted(row[places].tolist()) for order, places in members.items()} for row in rows]
    return Likeness(rows, ranked, best)


def _dimensions(seen: Sequence[Seen], members: Mapping[int, Sequence[int]]) -> list[Mapping[str, int]]:
    """Tell for each figure how many figures ago its account gave one of each dimension."""
    told: list[Mapping[str, int]] = [{} for _ in seen]
    for places in members.values():
        last: dict[str, int] = {}
        for nth, at in enumerate(places):
            told[at] = {dimension: nth - before for dimension, before in last.items()} if seen[at].bare else {}
            last[seen[at].dimension] = nth
    return told


def _cosines(vectors: "Sequence[NDArray[np.float32]]") -> "NDArray[np.float64]":
    if not vectors:
        return np.zeros((0, 0))
    rows = np.stack(vectors).astype(np.float64)
    return np.round(rows @ rows.T, DIGITS)


def comparable(one: Seen, other: Seen) -> bool:
    """Tell whether two figures can give one quantity at all: hours never measure a distance, the dead are not the held."""
    if _unlike_fates(one, other):
        return False
    if one.dimension == other.dimension:
        return True
    first, second = (seen.dimension.partition(" per ")[0] for seen in (one, other))
    if first == second or {first, second} <= LOOSE or {first, second} <= POINTS:
        return True
    if one.priced and other.priced:
        return _unnamed_currency(one, other)
    return _fits(one, other) or _fits(other, one)


def _unnamed_currency(one: Seen, other: Seen) -> bool:
    """Tell whether two sums may be in one currency that one account leaves unnamed: "$4 million" and "A$4 million".

    Euros and what they are in dollars are two quantities: no rate is known here.
    """
    units = [measure_of(seen.figure.unit) for seen in (one, other)]
    names = {unit.full.rpartition(" ")[2] for unit in units if unit}
    return len(names) == 1 and same_value(one, other)


def _fits(bare: Seen, measured: Seen) -> bool:
    """Tell whether a bare number may give a measure without its unit: 16.8 percent, not 19.6; $300 billion and 340 billion."""
    if not bare.bare or bare.dimension or not measured.measured:
        return False
    apart = ratio(*in_one_unit(bare, measured))
    if bare.order == measured.order:
        return apart < NEAR
    return apart < ABOUT or (measured.priced and middle(bare) >= LARGE)


def _unlike_fates(one: Seen, other: Seen) -> bool:
    """Tell whether what befalls the people of one figure is never what befalls the other's: the dead are not the held."""
    return one.fate != other.fate and {one.fate, other.fate} <= APART and not one.measured


def middle(seen: Seen) -> float:
    """Return the one number that stands for a figure."""
    bounds = [bound for bound in (seen.low, seen.high) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else 0.0


def ratio(one: Seen, other: Seen) -> float:
    """Return the natural logarithm of how many times one figure is the other, at most `FAR`."""
    a, b = middle(one), middle(other)
    return min(FAR, abs(math.log(a / b))) if a > 0 and b > 0 else FAR


def same_value(one: Seen, other: Seen) -> bool:
    """Tell whether two figures have the same bounds, but for a thousandth."""
    return _near(one.low, other.low) and _near(one.high, other.high)


def _near(a: float | None, b: float | None) -> bool:
    return a is b or (a is not None and b is not None and abs(a - b) <= 0.001 * max(abs(a), abs(b)))
