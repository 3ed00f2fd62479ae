"""Boosted trees: every row ends in one leaf of each tree, and the leaves add up."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.models.trees import LEAF, Trees, load_trees, read_trees

STUMP = [[1, LEAF, LEAF], [0.5, 0, 0], [1, 0, 0], [2, 0, 0], [9.0, -1.0, 2.0]]
DEEP = [[0, LEAF, 1, LEAF, LEAF], [3.0, 0, -1.0, 0, 0], [1, 0, 3, 0, 0], [2, 0, 4, 0, 0], [9.0, 10.0, 9.0, 20.0, 30.0]]
ONE_LEAF = [[LEAF], [0.0], [0], [0], [0.25]]


def trees(*stored: list[list[float]], bias: float = 0.0) -> Trees:
    return read_trees({"bias": bias, "trees": stored})


def score(model: Trees, *rows: tuple[float, float]) -> list[float]:
    return model.score(np.array(rows, dtype=np.float64).reshape(-1, 2)).tolist()


def test_a_row_up_to_the_limit_goes_left_and_one_above_it_right():
    assert score(trees(STUMP), (0, 0.4), (0, 0.5), (0, 0.6)) == [-1.0, -1.0, 2.0]


def test_rows_end_in_leaves_of_unlike_depth():
    assert score(trees(DEEP), (3, 7), (4, -1), (4, 0)) == [10.0, 20.0, 30.0]


def test_the_leaves_of_all_trees_and_the_bias_add_up():
    assert score(trees(STUMP, DEEP, ONE_LEAF, bias=100.0), (4, 0)) == [100.0 - 1.0 + 30.0 + 0.25]


def test_a_single_leaf_gives_every_row_its_value():
    assert score(trees(ONE_LEAF), (1, 2), (3, 4)) == [0.25, 0.25]


def test_without_trees_every_row_has_the_bias():
    assert score(trees(bias=-3.0), (1, 2)) == [-3.0]


def test_no_rows_have_no_scores():
    assert score(trees(STUMP, bias=1.0)) == []


def test_a_tree_with_a_list_missing_is_refused():
    with pytest.raises(ValueError, match="not enough values"):
        trees(STUMP[:4])


@given(st.lists(st.tuples(*[st.floats(-10, 10)] * 2), max_size=8))
def test_a_row_scores_the_same_alone_and_among_others(rows):
    model = trees(STUMP, DEEP, bias=0.5)
    assert score(model, *rows) == [score(model, row)[0] for row in rows]


def test_a_tree_of_more_leaves_than_one_byte_holds_is_refused():
    steps = 8
    column = [0] * steps + [LEAF] * (steps + 1)
    left = [steps + i for i in range(steps)] + [0] * (steps + 1)
    right = [*range(1, steps), 2 * steps] + [0] * (steps + 1)
    limit = [float(i) for i in range(steps)] + [0.0] * (steps + 1)
    with pytest.raises(ValueError, match="9 leaves"):
        trees([column, limit, left, right, [1.0] * (2 * steps + 1)])


@pytest.mark.parametrize("name", ["topics", "topics_joins", "topics_retold"])
def test_a_model_refuses_columns_that_it_was_not_trained_on(name):
    model = load_trees(name)
    with pytest.raises(ValueError, match=f"the model {name} was trained on other features"):
        model.score(model.names[1:], np.zeros((1, len(model.names) - 1)))
