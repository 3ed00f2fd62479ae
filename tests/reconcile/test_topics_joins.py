"""Groups of figures that join by what is told of them as a whole."""

from collections import namedtuple

import numpy as np
import pytest
from tests.reconcile.told_figures import seen

from onrecord.reconcile.topics_clusters import FLOOR
from onrecord.reconcile.topics_joins import ALONE, NAMES, describe_groups, join_groups, names_of, tabulate, tell_group

TEXTS = (
    "The slide at Tarvo killed 12 people and hurt 40.",
    "Twelve people died at Tarvo; 40 more are hurt.",
    "Rescuers at Tarvo found 14 bodies.",
)
FIGURES = seen(*TEXTS)  # 12 and 40, 12 and 40, 14
PAIRS = [(0, 2), (0, 4), (1, 3), (2, 4), (1, 2)]
SCORES = np.array([3.0, -1.0, 2.0, 0.5, -3.0])
SAME = np.array([1.0, 0.0, 1.0, 0.0, 0.0])
DESCRIBED = ("same", "overlap", "near"), np.stack([SAME, SAME, np.arange(5.0)], axis=1)

Told = namedtuple("Told", ("seen", "pairs", "links"))


def table(links=()):
    return tabulate(Told(FIGURES, PAIRS, dict.fromkeys(links, "instead")), DESCRIBED, SCORES)


def told(one, other, links=(), rivals=(FLOOR, FLOOR)):
    laid = table(links)
    values = describe_groups(laid, tell_group(laid, one), tell_group(laid, other), rivals)
    return dict(zip(names_of(DESCRIBED[0]), values, strict=True))


def test_everything_told_of_two_groups_has_a_name():
    assert names_of(DESCRIBED[0])[: len(NAMES)] == NAMES
    assert len(told([0, 2], [4])) == len(NAMES) + 3


def test_two_groups_are_told_by_how_their_pairs_score():
    dead = told([0, 2], [4])
    assert (dead["score_mean"], dead["score_most"], dead["score_least"]) == (-0.25, 0.5, -1.0)
    assert (dead["nearest_of_one"], dead["nearest_of_other"]) == (-0.25, 0.5)
    assert (dead["inner_one"], dead["inner_other"]) == (3.0, ALONE)
    assert dead["mean_near"] == (1 + 3) / 2


def test_values_within_and_between_two_groups_are_held_apart():
    dead = told([0, 2], [4])
    assert (dead["clash"], dead["same"], dead["clashes_one"], dead["equal_one"]) == (1, 0, 0, 1)
    assert (dead["values_one"], dead["values_other"], dead["values_all"]) == (1, 1, 2)
    assert (dead["rising"], dead["later"]) == (1, 1)


def test_figures_of_one_account_count_apart_from_those_of_two():
    dead = told([0, 2], [4])
    assert (dead["accounts_one"], dead["accounts_both"], dead["accounts_all"], dead["beside"]) == (2, 0, 3, 0)
    across = told([0, 2], [1, 3])
    assert (across["accounts_both"], across["accounts_all"], across["beside"]) == (2, 2, 2)
    assert across["compared"] == 1 / 4


def test_what_an_account_sets_against_each_other_is_no_clash_within_it():
    assert told([1], [2], links=[(1, 2)])["linked"] == 1


def test_a_rival_is_told_with_the_lead_over_it():
    dead = told([0, 2], [4], rivals=(-2.0, -1.0))
    assert (dead["rival_of_one"], dead["rival_of_other"], dead["lead"]) == (-2.0, -1.0, 0.75)


def test_groups_start_from_likely_pairs_and_join_while_they_are_held_to_be_one():
    def never(pairs, rows):
        return np.full(len(pairs), -1.0)

    def by_mean(pairs, rows):
        return rows[:, 0]

    assert join_groups(table(), 1.0, never, 0.0) == [[0, 2], [1, 3], [4]]
    assert join_groups(table(), 1.0, by_mean, 0.0) == [[0, 2], [1, 3], [4]]
    assert join_groups(table(), 1.0, by_mean, -0.5) == [[0, 2, 4], [1, 3]]


def test_groups_that_can_hardly_be_one_are_not_asked_about():
    asked = []

    def note(pairs, rows):
        asked.extend((one.tolist(), other.tolist()) for one, other in pairs)
        return np.full(len(pairs), -1.0)

    join_groups(table(), 1.0, note, 0.0)
    assert asked == [([0, 2], [4])]


def test_every_join_asks_again_about_the_new_group_with_its_rivals():
    rows = []

    def by_mean(pairs, told):
        rows.extend(dict(zip(NAMES, row, strict=False)) for row in told.tolist())
        return told[:, 0]

    assert join_groups(table(), 9.0, by_mean, 0.0) == [[0, 2], [1, 3], [4]]
    assert rows[0]["rival_of_one"] == -1.0  # 12 and 12, beside 12 and 14
    assert [row["score_mean"] for row in rows[-1:]] == [-0.25]


@pytest.mark.parametrize("described", [((), np.zeros((0, 0)))])
def test_a_story_without_pairs_keeps_its_figures_apart(described):
    lone = tabulate(Told(FIGURES, [], {}), described, np.zeros(0))
    assert join_groups(lone, 1.0, lambda pairs, rows: np.zeros(len(pairs)), 0.0) == [[0], [1], [2], [3], [4]]
    assert join_groups(tabulate(Told([], [], {}), described, np.zeros(0)), 1.0, lambda *_: np.zeros(0), 0.0) == []
