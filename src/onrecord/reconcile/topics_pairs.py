"""How likely each two figures of a story give one quantity: boosted trees over what can be told of the pair."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from onrecord.models.trees import TreeModel, load_trees
from onrecord.reconcile.topics_features import pair_features
from onrecord.reconcile.topics_story import DIGITS, Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEVER = -99.0

Scorer = Callable[[int, int], float]


def pair_model() -> TreeModel:
    """Return the pair model, whose threshold is the mean score at which groups join; `training/train_topics.py` writes it."""
    return load_trees("topics")


def pair_scorer(story: Story, model: TreeModel) -> Scorer:
    """Return the function from two figures to the log-odds that they give one quantity."""
    names, rows = describe_pairs(story)
    if not story.pairs:
        return lambda i, j: NEVER
    scores = dict(zip(story.pairs, model.score(names, rows).tolist(), strict=True))
    return lambda i, j: scores.get((i, j), NEVER)


def describe_pairs(story: Story) -> tuple[tuple[str, ...], "NDArray[np.float64]"]:
    """Tell of each of a story's pairs what speaks for and against its giving one quantity: a row a pair, a column a name."""
    told = [pair_features(story, i, j) for i, j in story.pairs]
    rows = np.array([list(features.values()) for features in told], dtype=np.float64)
    return tuple(told[0]) if told else (), np.round(rows, DIGITS)
