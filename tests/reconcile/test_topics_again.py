"""What the other figures of a story say of a pair."""

from collections import namedtuple

import numpy as np
import pytest
from tests.reconcile.told_figures import seen

from onrecord.reconcile.topics_again import KEPT, describe_again
from onrecord.reconcile.topics_clusters import FLOOR
from onrecord.reconcile.topics_story import DIGITS

TEXTS = (
    "The slide at Tarvo killed 12 people and hurt 40.",
    "Twelve people died at Tarvo; 40 more are hurt.",
    "Rescuers at Tarvo found 14 bodies.",
)
FIGURES = seen(*TEXTS)  # 12 and 40, 12 and 40, 14
PAIRS = [(0, 2), (0, 4), (1, 3), (2, 4), (1, 2)]
SCORES = np.array([3.0, 1.0, 2.0, 1.0, -4.0])
SAME = np.array([1.0, 0.0, 1.0, 0.0, 0.0])


Told = namedtuple("Told", ("seen", "pairs", "links"))


def told(groups=((0, 2, 4), (1, 3)), scores=SCORES):
    columns = dict.fromkeys(KEPT, np.zeros(len(PAIRS))) | {"same": SAME, "overlap": SAME}
    described = tuple(columns), np.stack(list(columns.values()), axis=1)
    names, rows = describe_again(Told(FIGURES, PAIRS, {}), described, scores, groups)
    return [dict(zip(names, row, strict=True)) for row in rows.tolist()]


def test_a_third_figure_likely_for_both_is_a_mate():
    dead, _, hurt, _, across = told()
    assert dead["best_mate"] == round(1 / (1 + np.exp(-1.0)), DIGITS)
    assert dead["mates"] > hurt["mates"]
    assert across["unlike_mates"] > dead["unlike_mates"]


def test_each_of_a_pair_is_held_against_the_other_s_group():
    dead, fourteen, hurt, *_ = told()
    assert (dead["together"], dead["size_one"], dead["accounts_one"]) == (1, 3, 3)
    assert dead["one_to_group"] == pytest.approx((3.0 + 1.0) / 2)
    assert (dead["same_as_one"], dead["against_one"]) == (0.5, 0.5)
    assert (fourteen["same_as_other"], fourteen["against_other"]) == (0.0, 1.0)
    assert (hurt["clashes_one"], dead["clashes_one"]) == (0, 2)


def test_a_pair_of_two_groups_tells_how_the_one_goes_with_the_other_s():
    across = told()[4]
    assert across["together"] == 0
    assert across["one_to_nearest"] == -4.0
    assert across["one_to_farthest"] == FLOOR
    assert (across["told_already_one"], across["told_already_other"]) == (1, 1)


def test_a_rival_is_the_likeliest_other_figure_of_the_other_s_account():
    dead, *_, across = told()
    assert (dead["rival_of_one"], dead["rival_of_other"]) == (FLOOR, -4.0)
    assert dead["lead"] == 3.0 + 4.0
    assert (across["rival_of_one"], across["rival_of_other"]) == (2.0, 3.0)


def test_a_story_without_pairs_tells_nothing():
    names, rows = describe_again(Told([], [], {}), ((), np.zeros((0, 0))), np.zeros(0), [])
    assert (names, rows.shape) == ((), (0, 0))
