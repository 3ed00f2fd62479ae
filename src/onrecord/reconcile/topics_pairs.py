"""Figures of a story grouped by the quantity they give: how likely each two are to give one, then how likely each two groups are."""

from typing import TYPE_CHECKING

import numpy as np

from onrecord.models.trees import load_trees
from onrecord.reconcile.topics_clusters import join_linked, join_tied
from onrecord.reconcile.topics_features import pair_features
from onrecord.reconcile.topics_joins import Described, join_groups, names_of, tabulate
from onrecord.reconcile.topics_retold import find_retold
from onrecord.reconcile.topics_story import DIGITS, Story

if TYPE_CHECKING:
    from numpy.typing import NDArray


def group_story(story: Story) -> list[list[int]]:
    """Group the figures of a story by the quantity they give; each is in one group. `training/train_topics.py` writes the models."""
    described = describe_pairs(story)
    table = tabulate(story, described, score_pairs(described))
    joins, names = load_trees("topics_joins"), names_of(described[0])
    groups = join_groups(
        table, load_trees("topics").threshold, lambda _, rows: joins.score(names, rows), joins.threshold
    )
    scores = table.scores
    return join_tied(join_linked(groups, story.links), lambda i, j: float(scores[i, j]), find_retold(story))


def score_pairs(described: Described) -> "NDArray[np.float64]":
    """Return the log-odds that the two figures of each pair give one quantity."""
    return load_trees("topics").score(*described) if len(described[1]) else np.zeros(0)


def describe_pairs(story: Story) -> Described:
    """Tell of each of a story's pairs what speaks for and against its giving one quantity: a row a pair, a column a name."""
    told = [pair_features(story, i, j) for i, j in story.pairs]
    rows = np.array([list(features.values()) for features in told], dtype=np.float64)
    return tuple(told[0]) if told else (), np.round(rows, DIGITS)
