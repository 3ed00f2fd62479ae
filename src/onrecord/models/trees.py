"""Boosted regression trees as arrays: rows of numbers in, one score a row out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

LEAF = -1
LEAVES = 8  # of a tree at most: the set of those that a row may still reach is kept in one byte
ALL = np.uint8(255)
FIRST = np.array([(leaves & -leaves).bit_length() - 1 if leaves else 0 for leaves in range(256)])  # of each set

Questions = tuple[tuple[int, float, np.uint8], ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree after Lucchese and others, "QuickScorer" (2015): all questions are put, and each "no" rules leaves out.

    A question is a column, the limit up to which the answer is yes, and the leaves that stay where it is no. `value` has
    for each set of leaves, numbered from the left, the value of its first.
    """

    questions: Questions
    value: NDArray[np.float64]

    def score(self, columns: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the value of the leaf that each row ends in; `columns` has shape (columns, rows)."""
        reached = np.full(columns.shape[1], ALL)
        for column, limit, others in self.questions:
            reached &= np.where(columns[column] <= limit, ALL, others)
        return self.value[reached]


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees whose values add up to a score, with what every row has before them."""

    bias: float
    trees: tuple[Tree, ...]

    def score(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return one score a row; `rows` has shape (rows, columns)."""
        columns = np.ascontiguousarray(rows.T)
        scores = np.full(len(rows), self.bias)
        for tree in self.trees:
            scores += tree.score(columns)
        return scores


@dataclass(frozen=True, slots=True)
class TreeModel:
    """A model of this folder: the names of what it is told, the trees over it, and the score from which the answer is yes."""

    name: str
    names: tuple[str, ...]
    trees: Trees
    threshold: float

    def score(self, names: tuple[str, ...], rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return one score a row whose columns are named.

        Raises:
            ValueError: Where the model was trained on other columns.

        """
        if names != self.names:
            raise ValueError(f"the model {self.name} was trained on other features")
        return self.trees.score(rows)


@cache
def load_trees(name: str) -> TreeModel:
    """Return the model of a file beside this one, by its name, read once per process."""
    row = json.loads(Path(__file__).with_name(f"{name}.json").read_text("utf-8"))
    return TreeModel(name, tuple(row["names"]), read_trees(row), row["threshold"])


def read_trees(stored: Mapping[str, Any]) -> Trees:
    """Read trees that are stored as lists: `bias`, and in `trees` five lists each.

    The lists have a place a node: the column it asks for (`LEAF` asks for none), up to which limit it goes left, where it
    goes left and right, its value.

    Raises:
        ValueError: Where a tree has more than `LEAVES` leaves.

    """
    return Trees(float(stored["bias"]), tuple(_read_tree(rows) for rows in stored["trees"]))


def _read_tree(rows: Sequence[Sequence[float]]) -> Tree:
    column, limit, left, right, value = rows
    leaves: list[int] = []  # from the left
    questions = []

    def read(node: int) -> int:
        """Return the set of a node's leaves, and note its question."""
        if column[node] == LEAF:
            leaves.append(node)
            return 1 << (len(leaves) - 1)
        below = read(int(left[node]))
        questions.append((int(column[node]), float(limit[node]), np.uint8(~below & 255)))
        return below | read(int(right[node]))

    read(0)
    if len(leaves) > LEAVES:
        raise ValueError(f"a tree has {len(leaves)} leaves, more than {LEAVES}")
    values = np.array([value[leaf] for leaf in leaves], dtype=np.float64)
    return Tree(tuple(questions), values[np.minimum(FIRST, len(leaves) - 1)])
