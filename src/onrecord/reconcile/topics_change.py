"""Whether figures of one quantity differ because time passed or somebody was corrected, or because accounts disagree."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from onrecord.models.trees import load_trees
from onrecord.reconcile.topics_course import Clash, change_features, is_toll
from onrecord.reconcile.topics_moments import later
from onrecord.reconcile.topics_seen import Seen
from onrecord.reconcile.topics_words import words_of_change

GROWN = 1.4  # how many times a figure "at least" must have grown for the later one to be news and no finer reading


def is_changed(group: Sequence[Seen], clashes: Sequence[Clash]) -> bool:
    """Tell whether the pairs of a group that cannot both be true are a quantity that changed or was corrected.

    One account alone has to say so itself; over several the trees decide.
    """
    told = change_features(group, clashes)
    if told["accounts"] == 1:
        return bool(told["explained"])
    model = load_trees("topics_change")  # `training/train_changes.py` writes it
    return bool(model.score(tuple(told), np.array([list(told.values())]))[0] > model.threshold)


def is_grown(group: Sequence[Seen]) -> bool:
    """Tell whether "at least two" and a later "three" of a toll are its growth."""
    if not is_toll(group):
        return False
    for a, b in combinations(group, 2):
        order = later(b.account, a.account)
        for older, newer in ((a, b), (b, a)):
            known = order is None or order is (older is a)
            open_end = older.high is None and older.low and newer.low is not None
            least = 1.0 if newer.around & words_of_change()["corrected"] and order is not None else GROWN
            if known and a.order != b.order and open_end and (newer.low or 0) > least * (older.low or 0):
                return True
    return False
