"""How likely each two figures of a story give one quantity: boosted trees over what can be told of the pair."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from onrecord.models.trees import Trees, read_trees
from onrecord.reconcile.topics_features import pair_features
from onrecord.reconcile.topics_story import DIGITS, Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEVER = -99.0

Scorer = Callable[[int, int], float]


@dataclass(frozen=True, slots=True)
class PairModel:
    """The names of what is told of a pair, the trees over it, and the mean score at which groups join."""

    names: tuple[str, ...]
    trees: Trees
    threshold: float


@cache
def pair_model() -> PairModel:
    """Return the pair model; `training/train_topics.py` writes it."""
    row = json.loads(resources.files("onrecord.models").joinpath("topics.json").read_text("utf-8"))
    return PairModel(tuple(row["names"]), read_trees(row), row["threshold"])


def pair_scorer(story: Story, model: PairModel) -> Scorer:
    """Return the function from two figures to the log-odds that they give one quantity."""
    names, rows = describe_pairs(story)
    if not story.pairs:
        return lambda i, j: NEVER
    if names != model.names:
        raise ValueError("the model of pairs was trained on other features")
    scores = dict(zip(story.pairs, model.trees.score(rows).tolist(), strict=True))
    return lambda i, j: scores.get((i, j), NEVER)


def describe_pairs(story: Story) -> tuple[tuple[str, ...], "NDArray[np.float64]"]:
    """Tell of each of a story's pairs what speaks for and against its giving one quantity: a row a pair, a column a name."""
    told = [pair_features(story, i, j) for i, j in story.pairs]
    rows = np.array([list(features.values()) for features in told], dtype=np.float64)
    return tuple(told[0]) if told else (), np.round(rows, DIGITS)
