"""The model of pairs: what it asks is what is told of a pair, and what cannot be compared never joins."""

from tests.reconcile.told_figures import seen

from onrecord.reconcile.topics_features import pair_features
from onrecord.reconcile.topics_pairs import NEVER, pair_model, pair_scorer
from onrecord.reconcile.topics_story import weigh_story

TEXTS = (
    "Ten boats sank off Karrow and the storm lasted three hours.",
    "Off Karrow 10 boats sank. The storm lasted three hours and cost €40 million.",
)


def test_the_model_asks_for_what_is_told_of_a_pair():
    assert pair_model().names == tuple(pair_features(weigh_story(seen(*TEXTS)), 0, 1))


def test_only_comparable_figures_are_described_the_earlier_first():
    written = [one.figure.written for one in seen(*TEXTS)]
    pairs = [{written[i], written[j]} for i, j in weigh_story(seen(*TEXTS)).pairs]
    assert pairs == [{"Ten", "10"}, {"three hours"}]


def test_figures_of_one_quantity_score_above_the_threshold_and_others_never_join():
    model = pair_model()
    score = pair_scorer(weigh_story(seen(*TEXTS)), model)
    assert score(0, 2) > model.threshold
    assert score(0, 1) == NEVER


def test_a_story_without_figures_has_no_scores():
    assert pair_scorer(weigh_story([]), pair_model())(0, 1) == NEVER
