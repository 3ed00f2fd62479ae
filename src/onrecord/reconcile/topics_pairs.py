"""How likely each two figures of a story give one quantity: by what is told of the two, then by what the other figures say."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from onrecord.models.trees import TreeModel, load_trees
from onrecord.reconcile.topics_again import Described, Paired, describe_again
from onrecord.reconcile.topics_clusters import Pair, group_by_average
from onrecord.reconcile.topics_features import pair_features
from onrecord.reconcile.topics_story import DIGITS, Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEVER = -99.0

Scorer = Callable[[int, int], float]


def pair_model() -> TreeModel:
    """Return the model that scores pairs at last; at its threshold, as a mean score, groups join. `training/train_topics.py` writes it."""
    return load_trees("topics_again")


def pair_scorer(story: Story) -> Scorer:
    """Return the function from two figures to the log-odds that they give one quantity."""
    if not story.pairs:
        return lambda i, j: NEVER
    first = load_trees("topics")
    described = describe_pairs(story)
    scores = first.score(*described)
    groups = group_scored(story, scores, first.threshold)
    return _score_of(story.pairs, pair_model().score(*describe_again(story, described, scores, groups)))


def group_scored(story: Paired, scores: "NDArray[np.float64]", threshold: float) -> list[list[int]]:
    """Group figures by the scores of their pairs alone."""
    return group_by_average(len(story.seen), _score_of(story.pairs, scores), threshold, story.links)


def _score_of(pairs: Sequence[Pair], scores: "NDArray[np.float64]") -> Scorer:
    known = dict(zip(pairs, scores.tolist(), strict=True))
    return lambda i, j: known.get((i, j), NEVER)


def describe_pairs(story: Story) -> Described:
    """Tell of each of a story's pairs what speaks for and against its giving one quantity: a row a pair, a column a name."""
    told = [pair_features(story, i, j) for i, j in story.pairs]
    rows = np.array([list(features.values()) for features in told], dtype=np.float64)
    return tuple(told[0]) if told else (), np.round(rows, DIGITS)
