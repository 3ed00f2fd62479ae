"""Boosted regression trees as arrays: rows of numbers in, one score a row out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

LEAF = -1


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree, a place a node: what it asks (`LEAF` asks nothing), up to which limit it goes left, where it goes, its value."""

    column: NDArray[np.int64]
    limit: NDArray[np.float64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float64]

    def score(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the value of the leaf that each row ends in."""
        at = np.zeros(len(rows), dtype=np.int64)
        every = np.arange(len(rows))
        while np.any(inner := self.column[at] != LEAF):
            low = rows[every, np.maximum(self.column[at], 0)] <= self.limit[at]
            at = np.where(inner, np.where(low, self.left[at], self.right[at]), at)
        return self.value[at]


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees whose values add up to a score, with what every row has before them."""

    bias: float
    trees: tuple[Tree, ...]

    def score(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return one score a row; `rows` has shape (rows, columns)."""
        scores = np.full(len(rows), self.bias)
        for tree in self.trees:
            scores += tree.score(rows)
        return scores


def read_trees(stored: Mapping[str, Any]) -> Trees:
    """Read trees that are stored as lists: `bias`, and in `trees` five lists each, in the order of `Tree`."""
    return Trees(float(stored["bias"]), tuple(_read_tree(rows) for rows in stored["trees"]))


def _read_tree(rows: Sequence[Sequence[float]]) -> Tree:
    column, limit, left, right, value = rows
    return Tree(
        np.array(column, dtype=np.int64),
        np.array(limit, dtype=np.float64),
        np.array(left, dtype=np.int64),
        np.array(right, dtype=np.int64),
        np.array(value, dtype=np.float64),
    )
