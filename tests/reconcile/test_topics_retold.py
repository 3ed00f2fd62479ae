"""Two values of one quantity in one account are found, and two quantities told alike are left apart."""

import pytest
from tests.reconcile.told_figures import seen

from onrecord.reconcile.topics_retold import APART, describe_retold, find_retold
from onrecord.reconcile.topics_story import weigh_story

TWICE = (
    "The ministry said 14 people had died. Doctors at the hospital put the number at 31.",
    "Some 200 were hurt, the governor said. Hospitals in the valley have admitted 340.",
)
APART_TOLD = (
    "The police arrested 31 people. Doctors treated 14 for burns.",
    "The shop sold 300 hammers in May, the owner said. His rival sold 900 spades.",
    "The bridge is 400 metres long, the council said, and the river 7 metres deep.",
)


def story_of(text):
    return weigh_story(seen(text))


@pytest.mark.parametrize("text", TWICE)
def test_two_values_of_one_quantity_are_tied(text):
    assert (0, 1) in find_retold(story_of(text))


@pytest.mark.parametrize("text", APART_TOLD)
def test_two_quantities_are_not_tied(text):
    assert not find_retold(story_of(text))


def test_figures_far_apart_are_not_compared():
    filler = "It rained in Karrow all morning and nobody came to the square. " * (APART // 40)
    assert (
        describe_retold(story_of(f"Organisers spoke of 40,000 marchers. {filler} The police counted 12,000."))[0] == []
    )


def test_equal_values_are_not_compared():
    assert describe_retold(story_of("Organisers spoke of 900 marchers. The police counted 900, too."))[0] == []


def test_a_story_without_figures_has_none():
    assert find_retold(weigh_story([])) == {}
