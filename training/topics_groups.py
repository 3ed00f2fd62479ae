"""Groups of figures as examples: pairs of groups where they meet, the trees over them, and grouping by those."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from topics_events import Event, Floats
from topics_forest import fit_trees

from onrecord.models.trees import Trees, read_trees
from onrecord.reconcile.topics_clusters import FLOOR, join_linked
from onrecord.reconcile.topics_joins import Table, join_groups, tabulate

JOINS = {
    "max_iter": 110, "learning_rate": 0.08, "max_leaf_nodes": 6, "max_features": 0.3, "l2_regularization": 1.0,
}  # fmt: skip
LIKELY = 1.0  # mean score of pairs from which figures make a group unasked
JOINED = 0.25  # log-odds from which two groups join
PASSED = -1.5  # mean score of pairs down to which groups are joined for examples
FOLDS = 5  # an event is measured by models of the four fifths that it is not in
Groups = Sequence[tuple[NDArray[Any], NDArray[Any]]]  # pairs of groups, each as the places of its figures


class Joins:
    """Pairs of groups as examples: what is told of them, whether the gold gives them one quantity, what they weigh."""

    def __init__(self, event: Event, scores: Floats) -> None:
        self.table = tabulate(event, (event.names, event.features), scores)
        self.rows: list[Floats] = []
        self.one: list[bool] = []
        self.weights: list[float] = []
        self._event = event
        join_groups(self.table, LIKELY, self._by_gold, 0.0)
        join_groups(self.table, LIKELY, self._by_mean, PASSED)

    def _by_gold(self, groups: Groups, rows: Floats) -> Floats:
        """Join what belongs together, the likeliest first."""
        return np.where(self._noted(groups, rows), rows[:, 0] + 2 * abs(FLOOR), FLOOR)

    def _by_mean(self, groups: Groups, rows: Floats) -> Floats:
        self._noted(groups, rows)
        return rows[:, 0]

    def _noted(self, groups: Groups, rows: Floats) -> NDArray[np.bool_]:
        """Keep the pairs of groups of which the gold tells something; return which belong together."""
        right = []
        for (one, other), row in zip(groups, rows, strict=True):
            told = [self._event.is_one((i, j)) for i, j in self._known(one, other)]
            right.append(2 * sum(told) >= len(told) > 0)
            if told:
                self.rows.append(row)
                self.one.append(right[-1])
                self.weights.append(self._event.weight * len(told) ** 0.5)
        return np.array(right)

    def _known(self, one: NDArray[Any], other: NDArray[Any]) -> Iterator[tuple[int, int]]:
        held = self._event.topic
        return ((i, j) for i, j in itertools.product(one.tolist(), other.tolist()) if i in held and j in held)


def fit_joins(examples: Sequence[Joins]) -> dict[str, Any]:
    """Fit trees on pairs of groups, and return them as they are stored."""
    rows = np.array([row for joins in examples for row in joins.rows])
    one = np.array([right for joins in examples for right in joins.one])
    return fit_trees(rows, one, np.array([weight for joins in examples for weight in joins.weights]), **JOINS)


def group_joined(event: Event, table: Table, trees: Trees) -> list[list[int]]:
    """Group the figures of an event as the product does, without what its accounts tell twice."""
    return join_linked(join_groups(table, LIKELY, lambda _, rows: trees.score(rows), JOINED), event.links)


def groups_left_out(events: Sequence[Event], examples: Sequence[Joins]) -> list[list[list[int]]]:
    """Group each event by trees of the four fifths that it is not in."""
    groups: list[list[list[int]]] = [[]] * len(events)
    for fold in range(FOLDS):
        trees = read_trees(fit_joins([joins for at, joins in enumerate(examples) if at % FOLDS != fold]))
        for at in range(fold, len(events), FOLDS):
            groups[at] = group_joined(events[at], examples[at].table, trees)
    return groups
