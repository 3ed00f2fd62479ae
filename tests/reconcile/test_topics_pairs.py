"""The models of pairs and of groups: what they ask is what is told, and what cannot be compared never joins."""

from tests.reconcile.told_figures import seen

from onrecord.models.trees import load_trees
from onrecord.reconcile.topics_features import pair_features
from onrecord.reconcile.topics_joins import names_of
from onrecord.reconcile.topics_pairs import describe_pairs, group_story, score_pairs
from onrecord.reconcile.topics_story import weigh_story

TEXTS = (
    "Ten boats sank off Karrow and the storm lasted three hours.",
    "Off Karrow 10 boats sank. The storm lasted three hours and cost €40 million.",
)


def test_the_model_of_pairs_asks_for_what_is_told_of_a_pair():
    assert load_trees("topics").names == tuple(pair_features(weigh_story(seen(*TEXTS)), 0, 1))


def test_the_model_of_groups_asks_for_what_is_told_of_two_groups():
    assert load_trees("topics_joins").names == names_of(describe_pairs(weigh_story(seen(*TEXTS)))[0])


def test_only_comparable_figures_are_described_the_earlier_first():
    written = [one.figure.written for one in seen(*TEXTS)]
    pairs = [{written[i], written[j]} for i, j in weigh_story(seen(*TEXTS)).pairs]
    assert pairs == [{"Ten", "10"}, {"three hours"}]


def test_figures_of_one_quantity_are_grouped_and_others_never():
    assert group_story(weigh_story(seen(*TEXTS))) == [[0, 2], [1, 3], [4]]


def test_a_story_without_figures_has_no_groups():
    story = weigh_story([])
    assert group_story(story) == []
    assert len(score_pairs(describe_pairs(story))) == 0
