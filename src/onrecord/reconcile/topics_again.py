"""What a story's other figures say of a pair: told from the scores of all its pairs and the groups that they make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from onrecord.reconcile.topics_clusters import FLOOR, Pair
from onrecord.reconcile.topics_seen import Seen
from onrecord.reconcile.topics_story import DIGITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.int_]

Described = tuple[tuple[str, ...], "Floats"]  # names of columns; a row a pair

KEPT = ("same", "overlap", "ratio", "lone", "same_rare")  # of what is told of the pair itself


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
    """The pairs of a story as tables of every figure with every other, and the groups that their scores make."""

    one: "Places"  # of each pair
    other: "Places"
    scores: "Floats"  # log-odds, shape (figures, figures)
    same: "Floats"  # 1 where two have one value
    clash: "Floats"  # 1 where two can give one quantity and have ranges that do not meet
    accounts: "Places"  # of each figure
    groups: Sequence[Sequence[int]]
    group_of: "Places"  # of each figure


def describe_again(story: Paired, described: Described, scores: "Floats", groups: Sequence[Sequence[int]]) -> Described:
    """Tell of each pair what the other figures of its story say of it: a row a pair, a column a name.

    `described` is what is told of the pairs themselves, `scores` the log-odds that each gives one quantity, `groups` the
    figures that they join. A mate of two figures is a third that is likely to give the quantity of both; a rival of one
    is the likeliest other figure of the other's account.
    """
    if not story.pairs:
        return (), np.zeros((0, 0))
    names, rows = described
    told = dict(zip(names, rows.T, strict=True))
    table = _tabulate(story, told, scores, groups)
    columns = {**{name: told[name] for name in KEPT}, **_mates(table), **_members(table), **_rivals(table)}
    again: Floats = np.stack(list(columns.values()), axis=1).astype(np.float64)
    return tuple(columns), np.round(again, DIGITS)


def _tabulate(story: Paired, told: Mapping[str, "Floats"], scores: "Floats", groups: Sequence[Sequence[int]]) -> Table:
    count = len(story.seen)
    one, other = np.array(story.pairs).T

    def square(values: "Floats", elsewhere: float) -> "Floats":
        rows = np.full((count, count), elsewhere)
        rows[one, other] = rows[other, one] = values
        return rows

    group_of = np.zeros(count, dtype=int)
    for at, group in enumerate(groups):
        group_of[list(group)] = at
    return Table(
        one,
        other,
        square(np.maximum(FLOOR, scores), FLOOR),
        square(told["same"], 0.0),
        square(1.0 - told["overlap"], 0.0),
        np.array([figure.order for figure in story.seen]),
        groups,
        group_of,
    )


def _mates(table: Table) -> dict[str, "Floats"]:
    """Tell how likely a third figure is to belong to both of a pair, and how far their likely mates differ."""
    one, other = table.one, table.other
    chance = 1 / (1 + np.exp(-table.scores))
    np.fill_diagonal(chance, 0.0)
    likely, shared = chance.sum(1), (chance @ chance)[one, other]
    best = np.stack([np.minimum(row, chance).max(1) for row in chance])
    apart = np.stack([np.abs(row - chance).sum(1) for row in chance])
    return {
        "mates": shared,
        "shared_mates": shared / (likely[one] + likely[other] - shared + 1e-6),
        "best_mate": best[one, other],  # the two themselves are no mates: a figure's chance with itself is none
        "unlike_mates": apart[one, other] - 2 * chance[one, other],
        "likely_one": likely[one],
        "likely_other": likely[other],
    }


def _members(table: Table) -> dict[str, "Floats"]:
    """Tell how each of a pair goes with the members of the other's group, itself left out."""
    one, other = table.one, table.other
    of_one, of_other = table.group_of[one], table.group_of[other]
    together = (of_one == of_other).astype(float)
    sizes = np.array([len(group) for group in table.groups])
    there, here = sizes[of_other] - together, sizes[of_one] - together
    itself = np.eye(len(table.scores), dtype=bool)
    total = _over(np.add, np.where(itself, 0.0, table.scores), table.groups)
    most = _over(np.maximum, np.where(itself, -np.inf, table.scores), table.groups)
    least = _over(np.minimum, np.where(itself, np.inf, table.scores), table.groups)
    same, clash = _over(np.add, table.same, table.groups), _over(np.add, table.clash, table.groups)
    inner = np.array([table.clash[np.ix_(group, group)].sum() / 2 for group in table.groups])
    equal = np.array(
        [table.same[np.ix_(group, group)].sum() / max(1, len(group) * (len(group) - 1)) for group in table.groups]
    )
    told_by = np.array([len(set(table.accounts[list(group)])) for group in table.groups])
    own = _over(np.add, (table.accounts[:, None] == table.accounts[None]).astype(float), table.groups)
    return {
        "together": together,
        "size_one": sizes[of_one],
        "size_other": sizes[of_other],
        "one_to_group": total[one, of_other] / there,
        "other_to_group": total[other, of_one] / here,
        "one_to_nearest": most[one, of_other],
        "other_to_nearest": most[other, of_one],
        "one_to_farthest": least[one, of_other],
        "other_to_farthest": least[other, of_one],
        "same_as_one": same[one, of_other] / there,
        "same_as_other": same[other, of_one] / here,
        "against_one": clash[one, of_other] / there,
        "against_other": clash[other, of_one] / here,
        "clashes_one": inner[of_one],
        "clashes_other": inner[of_other],
        "equal_one": equal[of_one],
        "equal_other": equal[of_other],
        "accounts_one": told_by[of_one],
        "accounts_other": told_by[of_other],
        "told_already_one": own[one, of_other] - together,
        "told_already_other": own[other, of_one] - together,
    }


def _over(fold: np.ufunc, rows: "Floats", groups: Sequence[Sequence[int]]) -> "Floats":
    """Fold each figure's row over the members of each group: shape (figures, groups)."""
    return np.stack([fold.reduce(rows[:, list(group)], axis=1) for group in groups], axis=1)


def _rivals(table: Table) -> dict[str, "Floats"]:
    """Tell each one's highest score with a figure of the other's account that is neither of the two, and the pair's lead."""
    scores = table.scores.copy()
    np.fill_diagonal(scores, FLOOR)
    score = scores[table.one, table.other]
    first, second = (
        _rival(scores, table.accounts, *ends) for ends in ((table.one, table.other), (table.other, table.one))
    )
    return {
        "score": score,
        "rival_of_one": first,
        "rival_of_other": second,
        "lead": score - np.maximum(first, second),
    }


def _rival(scores: "Floats", accounts: "Places", one: "Places", other: "Places") -> "Floats":
    found = np.empty(len(one))
    for at, (figure, mate) in enumerate(zip(one, other, strict=True)):
        row = np.where(accounts == accounts[mate], scores[figure], FLOOR)
        row[mate] = FLOOR
        found[at] = row.max()
    return found
