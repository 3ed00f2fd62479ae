"""Which figures can give one quantity at all."""

import pytest
from tests.reconcile.told_figures import seen

from onrecord.reconcile.topics_seen import in_one_unit
from onrecord.reconcile.topics_story import comparable, weigh_story


@pytest.mark.parametrize(
    "texts",
    [
        ("Four people were killed.", "Four people drowned."),
        ("The march was 3 kilometres.", "The march was two miles."),
        ("Some 500 people slept in the school.", "Some 500 tents stood in the yard."),
        ("Turnout in Karrow was 16.8 percent, not 19.6.",),
        ("The debt of Karrow is $300 billion.", "The debt of Karrow is put at 340 billion."),
        ("The theatre in Karrow cost $290 million.", "The theatre in Karrow cost A$290m."),
    ],
)
def test_figures_of_one_kind_are_compared(texts):
    assert comparable(*seen(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("The march took 3 hours.", "The march was 3 kilometres."),
        ("The march took 3 hours.", "The march drew 3,000 people."),
        ("Turnout in Karrow was 16.8 percent.", "Inflation rose, and 1,960 was named."),
        ("Turnout in Karrow was 16.8 percent, not 1,960.",),
        ("The theatre cost €290 million.", "The theatre has 290 seats."),
        ("The theatre in Karrow cost €290m ($312m).",),
        ("The theatre in Karrow cost $290 million.", "The theatre in Karrow cost A$400m."),
    ],
)
def test_figures_of_unlike_kinds_are_never_compared(texts):
    assert not comparable(*seen(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("Turnout in Karrow was 16.8 percent, not 19.6.",),
        ("The march was 3 kilometres.", "Inflation rose, and 19.6 was named."),
        ("The theatre cost €290 million.", "The debt of Karrow is put at 340 billion."),
    ],
)
def test_comparing_does_not_depend_on_the_order(texts):
    one, other = seen(*texts)
    assert comparable(one, other) == comparable(other, one)


def test_a_bare_number_is_lent_the_unit_of_the_measure_beside_it():
    measured, bare = seen("The tunnel is 12 kilometres long, not 13.")
    assert bare.bare
    lent = in_one_unit(measured, bare)
    assert [(one.dimension, one.low) for one in lent] == [("length", 12_000.0), ("length", 13_000.0)]
    assert lent[0] is measured


def test_a_count_with_a_noun_is_lent_no_unit():
    tents, share = seen("Some 40 tents stood there, 12 percent of them torn.")
    assert in_one_unit(tents, share) == (tents, share)


def test_a_story_without_figures_holds_nothing():
    story = weigh_story([])
    assert (len(story.near.best), story.near.rows.shape, story.links) == (0, (0, 0), {})
