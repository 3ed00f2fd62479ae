"""Topics: figures of one quantity together, and whether they can all be true."""

import pytest
from tests.reconcile.told_figures import findings, topics

from onrecord.reconcile.topics import align_topics
from onrecord.reconcile.topics_clusters import group_by_average


def test_every_figure_is_in_exactly_one_topic():
    found = findings("Ten boats sank and 40 people drowned.", "Ten boats sank. The storm lasted three hours.")
    aligned = align_topics(found, {})
    listed = [figure for topic in aligned for figure in topic.figures]
    assert sorted(listed) == sorted(figure.id for one in found for figure in one.figures)
    assert align_topics([], {}) == ()


def test_a_figure_of_one_account_alone_agrees():
    (topic,) = topics("The bridge is 340 metres long.")
    assert (topic.verdict, topic.reason) == ("agree", "one figure alone")


def test_the_same_value_in_other_words_agrees():
    (topic,) = topics("Twelve miners were killed in the Karrow pit.", "12 miners were killed in the Karrow pit.")
    assert topic.verdict == "agree"


def test_a_rounder_figure_is_compatible():
    (topic,) = topics(
        "The call between the two leaders lasted over two hours.",
        "The call between the two leaders lasted two hours and 20 minutes.",
    )
    assert topic.verdict == "compatible"
    assert len(topic.figures) == 2


def test_a_value_that_one_account_denies_is_told_as_denied():
    (topic,) = topics(
        "The army shot down 80 drones over Karrow.",
        "The army shot down 80 drones over Karrow.",
        "The ministry denied that the army shot down 80 drones over Karrow.",
    )
    assert (topic.verdict, topic.reason) == ("conflict", "2 accounts give 80; 80 is denied in one account")


def test_a_value_that_one_account_gives_and_another_denies_is_told_so():
    (topic,) = topics(
        "The army shot down 80 drones over Karrow.",
        "The ministry denied that the army shot down 80 drones over Karrow.",
    )
    assert (topic.verdict, topic.reason) == ("conflict", "one account gives 80; 80 is denied in one account")


def test_a_value_that_all_accounts_deny_is_no_conflict():
    (topic,) = topics(
        "The ministry denied that the army shot down 80 drones over Karrow.",
        "It is not true that the army shot down 80 drones over Karrow, the ministry said.",
    )
    assert (topic.verdict, topic.reason) == ("agree", "80 is denied in 2 accounts")


def test_a_denied_value_is_not_said_to_hold_with_the_one_given_for_it():
    (topic,) = topics("Hail broke 1,300 greenhouses.", "Hail broke 1,340 greenhouses, not 1,300.")
    assert (topic.verdict, topic.reason) == (
        "conflict", "1,300 and 1,340 are given; 1,300 is denied in one account",
    )  # fmt: skip


def test_figures_that_exclude_each_other_conflict_and_the_vague_one_is_named():
    (topic,) = topics(
        "Vinmark has massed 70,000 troops near the Ostrel border.",
        "Vinmark has massed around 175,000 troops near the Ostrel border.",
        "Vinmark has massed tens of thousands of troops near the Ostrel border.",
    )
    assert topic.verdict == "conflict"
    assert topic.reason == "70,000 and around 175,000 cannot both hold; tens of thousands is compatible with each"


def test_a_toll_that_grows_with_time_is_updated():
    (topic,) = topics(
        "Four people were killed when the dam at Karrow burst.",
        "Nineteen people were killed when the dam at Karrow burst.",
        published=("2031-03-05", "2031-03-07"),
    )
    assert topic.verdict == "updated"
    assert topic.reason.startswith("four then nineteen")


def test_a_topic_tells_which_of_its_figures_give_what_it_was_before():
    told = (
        "The river at Karrow rose from 3.2 metres to 7.8 metres overnight.",
        "The river at Karrow stood at 7.8 metres.",
    )
    found = findings(*told)
    (topic,) = align_topics(found, {})
    written = {figure.id: figure.written for one in found for figure in one.figures}
    assert ([written[name] for name in topic.past], len(topic.figures)) == (["3.2 metres"], 3)
    (alone,) = topics("The river at Karrow stood at 7.8 metres.", "The river at Karrow stood at 7.8 metres.")
    assert alone.past == ()


def test_a_later_figure_of_the_same_outlet_is_updated():
    (topic,) = topics(
        "The stolen crown weighs 900 grams, the museum said.",
        "The stolen crown weighs 750 grams, the museum said.",
        outlets=("Karrow Post", "Karrow Post"),
    )
    assert topic.verdict == "updated"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Forty people were killed in the fire at Karrow.", "Forty people were arrested after the match in Ostrel."),
        ("The bridge at Karrow is 30 metres high.", "The bridge at Karrow was shut for 30 minutes."),
        ("The fine is 500 euros.", "Some 500 villagers were moved to a school."),
    ],
)
def test_equal_numbers_of_different_things_stay_apart(one, other):
    assert len(topics(one, other)) == 2


def test_topics_do_not_depend_on_what_else_was_read_before():
    texts = ("Ten boats sank off Karrow.", "Twelve boats sank off Karrow.")
    first = topics(*texts)
    topics("The crown weighs 900 grams.")
    assert topics(*texts) == first


def test_groups_join_while_their_mean_reaches_the_threshold():
    scores = {(0, 1): 3.0, (0, 2): 1.0, (1, 2): -2.0}
    assert group_by_average(3, lambda i, j: scores[i, j], 0.0) == [[0, 1], [2]]
    assert group_by_average(3, lambda i, j: scores[i, j], -1.0) == [[0, 1, 2]]
    assert group_by_average(0, lambda i, j: 0.0, 0.0) == []


def test_what_one_account_sets_against_each_other_is_one_topic_in_conflict():
    aligned = topics(
        "Police put the crowd in Lesk at 6,000; organisers spoke of 15,000. The square was closed.",
        "Police counted 6,000 people in the square of Lesk.",
    )
    crowd = next(topic for topic in aligned if len(topic.figures) > 1)
    assert (crowd.verdict, len(crowd.figures)) == ("conflict", 3)


def test_a_figure_that_gives_another_anew_is_of_its_topic():
    lesk = (
        "Lesk says about 90,000 soldiers stand at the river. Karrow denies it. Its ministry puts the number at 35,000."
    )
    (both,) = [topic for topic in topics(lesk) if len(topic.figures) > 1]
    assert both.verdict == "conflict"


def test_a_topic_is_named_by_what_is_counted_and_not_by_its_correction():
    (saved,) = topics("Nineteen were taken off a raft at Karrow, correcting an earlier figure of 17.")
    assert (saved.of, saved.verdict) == ("taken off raft", "updated")
