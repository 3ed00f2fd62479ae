"""The model of pairs: what it asks is what is told of a pair, and what cannot be compared never joins."""

from tests.reconcile.told_figures import seen

from onrecord.models.trees import load_trees
from onrecord.reconcile.topics_again import describe_again
from onrecord.reconcile.topics_features import pair_features
from onrecord.reconcile.topics_pairs import NEVER, describe_pairs, group_scored, pair_model, pair_scorer
from onrecord.reconcile.topics_story import weigh_story

TEXTS = (
    "Ten boats sank off Karrow and the storm lasted three hours.",
    "Off Karrow 10 boats sank. The storm lasted three hours and cost €40 million.",
)


def test_the_first_model_asks_for_what_is_told_of_a_pair():
    assert load_trees("topics").names == tuple(pair_features(weigh_story(seen(*TEXTS)), 0, 1))


def test_the_last_model_asks_for_what_the_other_figures_say_of_a_pair():
    story = weigh_story(seen(*TEXTS))
    described, first = describe_pairs(story), load_trees("topics")
    scores = first.score(*described)
    names, rows = describe_again(story, described, scores, group_scored(story, scores, first.threshold))
    assert pair_model().names == names
    assert rows.shape == (len(story.pairs), len(names))


def test_only_comparable_figures_are_described_the_earlier_first():
    written = [one.figure.written for one in seen(*TEXTS)]
    pairs = [{written[i], written[j]} for i, j in weigh_story(seen(*TEXTS)).pairs]
    assert pairs == [{"Ten", "10"}, {"three hours"}]


def test_figures_of_one_quantity_score_above_the_threshold_and_others_never_join():
    score = pair_scorer(weigh_story(seen(*TEXTS)))
    assert score(0, 2) > pair_model().threshold
    assert score(0, 1) == NEVER


def test_a_story_without_figures_has_no_scores():
    assert pair_scorer(weigh_story([]))(0, 1) == NEVER
