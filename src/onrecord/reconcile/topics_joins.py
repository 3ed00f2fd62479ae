"""Groups of figures that join while a model holds that two of them give one quantity.

The scores of pairs make small groups that are hardly ever wrong; two groups then join by what is told of them as a whole: how
their pairs score and what is told of those on average, which accounts give either or both, whether values differ within
them or only between. As in Clark and Manning, "Entity-Centric Coreference Resolution with Model Stacking" (2015), where
mentions of entities are joined so.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Protocol

import numpy as np

from onrecord.reconcile.topics_clusters import FLOOR, Pair, group_by_average
from onrecord.reconcile.topics_contrast import rivals
from onrecord.reconcile.topics_seen import Seen
from onrecord.reconcile.topics_story import DIGITS, middle

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.int_]

Described = tuple[tuple[str, ...], "Floats"]  # names of columns; a row a pair
Weigh = Callable[[Sequence[tuple["Places", "Places"]], "Floats"], "Floats"]  # pairs of groups and their rows -> scores

UNLIKELY = -4.0  # mean score of pairs below which two groups are not asked about
ALONE = 9.0  # what stands for the mean score within a group of one
# What is told of two groups, the larger first, before what is told of their pairs on average.
NAMES = (
    "score_mean", "score_most", "score_least", "score_spread",
    "nearest_of_one", "nearest_of_other", "farthest_of_one", "farthest_of_other",
    "figures_one", "figures_other", "accounts_one", "accounts_other", "accounts_both", "accounts_all",
    "beside", "beside_clash", "beside_same", "clash", "same", "linked",
    "clashes_one", "clashes_other", "equal_one", "equal_other", "values_one", "values_other", "values_all",
    "rising", "later", "compared", "rival_of_one", "rival_of_other", "lead", "inner_one", "inner_other",
)  # fmt: skip


class Paired(Protocol):
    """The figures of a story, those that can give one quantity, and those that one account sets against each other."""

    @property
    def seen(self) -> Sequence[Seen]:
        """The figures, accounts in their order."""

    @property
    def pairs(self) -> Sequence[Pair]:
        """Places of the figures that can give one quantity, the earlier first."""

    @property
    def links(self) -> Mapping[Pair, str]:
        """Pairs that their account sets against each other, and how."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The pairs of a story as tables of every figure with every other."""

    rows: "Floats"  # what is told of each pair
    place: "Places"  # of two figures' row; -1 where they cannot give one quantity
    scores: "Floats"  # log-odds that two give one quantity
    same: "Floats"  # 1 where two have one value
    clash: "Floats"  # 1 where two can give one quantity and have ranges that do not meet
    linked: "Floats"  # 1 where their account sets two against each other
    rivals: "Floats"  # 1 where one clause gives two that clash: groups that hold one each do not join
    accounts: "Places"  # of each figure
    middles: "Floats"  # the one number that stands for each figure


def names_of(pair_names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of what is told of two groups, given the names of what is told of pairs."""
    return (*NAMES, *("mean_" + name for name in pair_names))


def tabulate(story: Paired, described: Described, scores: "Floats") -> Table:
    """Lay out what is told of a story's pairs and the log-odds that each gives one quantity."""
    names, rows = described
    count = len(story.seen)
    told = dict(zip(names, rows.T, strict=True)) if names else {}
    one, other = np.array(story.pairs, dtype=int).reshape(-1, 2).T

    def square(values: "Floats | Places | float", elsewhere: float) -> "Floats":
        table = np.full((count, count), elsewhere)
        table[one, other] = table[other, one] = values
        return table

    linked = np.zeros((count, count))
    for i, j in story.links:
        linked[i, j] = linked[j, i] = 1.0
    apart = np.zeros((count, count))
    for i, j in rivals(story.seen, story.links):
        apart[i, j] = apart[j, i] = 1.0
    return Table(
        rows,
        square(np.arange(len(one)), -1).astype(int),
        square(np.maximum(FLOOR, scores), FLOOR),
        square(told.get("same", 0.0), 0.0),
        square(1.0 - told.get("overlap", np.ones(0)), 0.0),
        linked,
        apart,
        np.array([figure.order for figure in story.seen], dtype=int),
        np.array([middle(figure) for figure in story.seen], dtype=float),
    )


def join_groups(table: Table, likely: float, weigh: Weigh, threshold: float) -> list[list[int]]:
    """Group figures whose pairs score `likely` on average, then join the two groups that `weigh` scores highest until none reaches the threshold.

    `weigh` is given pairs of groups, each as the places of its figures, and what is told of each pair. Equals go to the first.
    """
    start = group_by_average(
        len(table.accounts), lambda i, j: float(table.scores[i, j]) + FLOOR * float(table.rivals[i, j]), likely
    )
    joining = _Joining(table, start)
    waiting = joining.weighed(combinations(range(len(start)), 2), weigh)
    while waiting:
        best = min(waiting, key=lambda pair: (-waiting[pair], pair))
        if waiting[best] < threshold:
            break
        joined = joining.join(*best)
        waiting = {pair: score for pair, score in waiting.items() if not set(pair) & set(best)}
        waiting |= joining.weighed([(other, joined) for other in joining.groups if other != joined], weigh)
    return sorted(group.places.tolist() for group in joining.groups.values())


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Figures held to give one quantity, with what is told of them by themselves."""

    places: "Places"  # rising
    accounts: frozenset[int]
    values: int  # how many values they have
    clashes: float  # pairs that have ranges that do not meet
    equal: float  # share of pairs that have one value
    inner: float  # mean score of a pair


def tell_group(table: Table, places: Iterable[int]) -> Group:
    """Count what a group is told by, once for all groups that it meets."""
    group = np.array(sorted(places), dtype=int)
    inside, pairs = np.ix_(group, group), len(group) * (len(group) - 1)
    scores = table.scores[inside].sum() - np.trace(table.scores[inside])
    return Group(
        group,
        frozenset(table.accounts[group].tolist()),
        len(np.unique(table.middles[group])),
        float(table.clash[inside].sum() / 2) if pairs else 0.0,
        float(table.same[inside].sum() / pairs) if pairs else 0.0,
        float(scores / pairs) if pairs else ALONE,
    )


class _Joining:
    """The groups at one moment, and the mean score of each two."""

    def __init__(self, table: Table, groups: Sequence[Sequence[int]]) -> None:
        self.table = table
        self.groups = {at: tell_group(table, group) for at, group in enumerate(groups)}
        self.means = np.full((2 * len(groups), 2 * len(groups)), FLOOR)  # every join makes a group of a new number
        member = np.zeros((len(groups), len(table.accounts)))
        for at, group in enumerate(groups):
            member[at, group] = 1 / len(group)
        self.means[: len(groups), : len(groups)] = np.round(member @ table.scores @ member.T, DIGITS)

    def join(self, one: int, other: int) -> int:
        """Join two groups and return the number of the new one."""
        new = max(self.groups) + 1
        joined = tell_group(self.table, [*self.groups.pop(one).places, *self.groups.pop(other).places])
        self.means[[one, other]] = self.means[:, [one, other]] = FLOOR
        for at, group in self.groups.items():
            mean = self.table.scores[np.ix_(group.places, joined.places)].mean()
            self.means[at, new] = self.means[new, at] = round(float(mean), DIGITS)
        self.groups[new] = joined
        return new

    def weighed(self, pairs: Iterable[Pair], weigh: Weigh) -> dict[Pair, float]:
        """Score those of the pairs of groups that may give one quantity at all."""
        asked = [pair for pair in pairs if self.means[pair] >= UNLIKELY and not self._are_rivals(*pair)]
        if not asked:
            return {}
        members = [(self.groups[one].places, self.groups[other].places) for one, other in asked]
        rows = [self._tell(*pair) for pair in asked]
        return dict(zip(asked, weigh(members, np.round(np.array(rows), DIGITS)).tolist(), strict=True))

    def _are_rivals(self, one: int, other: int) -> bool:
        return bool(self.table.rivals[np.ix_(self.groups[one].places, self.groups[other].places)].any())

    def _tell(self, one: int, other: int) -> list[float]:
        if len(self.groups[one].places) < len(self.groups[other].places):
            one, other = other, one
        rivals = self._rival(one, other), self._rival(other, one)
        return describe_groups(self.table, self.groups[one], self.groups[other], rivals)

    def _rival(self, one: int, other: int) -> float:
        """Return the highest mean score of a group with a third."""
        row = self.means[one].copy()
        row[[one, other]] = FLOOR
        return float(row.max())


def describe_groups(table: Table, first: Group, second: Group, rivals: tuple[float, float]) -> list[float]:
    """Tell of two groups what speaks for and against their giving one quantity, as `NAMES` names it; then the mean of their pairs.

    `rivals` are the highest mean scores of either group with a third.
    """
    one, other = first.places, second.places
    across = np.ix_(one, other)
    scores, clash, same, linked = (rows[across] for rows in (table.scores, table.clash, table.same, table.linked))
    apart = table.accounts[other][None] - table.accounts[one][:, None]
    beside, later = apart == 0, np.sign(apart)
    rising = later * np.sign(table.middles[other][None] - table.middles[one][:, None])
    pairs = table.place[across].ravel()
    pairs = pairs[pairs >= 0]
    nearest_one, nearest_other = scores.max(1), scores.max(0)
    values = len(np.unique(table.middles[[*one, *other]]))
    mean = scores.mean()
    told = [
        mean, nearest_one.max(), scores.min(), scores.std(),
        nearest_one.mean(), nearest_other.mean(), nearest_one.min(), nearest_other.min(),
        len(one), len(other), len(first.accounts), len(second.accounts),
        len(first.accounts & second.accounts), len(first.accounts | second.accounts),
        beside.sum(), (beside * clash * (1 - linked)).sum(), (beside * same).sum(), clash.mean(), same.mean(), linked.sum(),
        first.clashes, second.clashes, first.equal, second.equal, first.values, second.values, values,
        rising.sum() / max(1, np.abs(later).sum()), later.mean(), len(pairs) / scores.size, *rivals, mean - max(rivals),
        first.inner, second.inner,
    ]  # fmt: skip
    return [*map(float, told), *table.rows[pairs].mean(0).tolist()]
