"""Topics: figures of one quantity together, and whether they can all be true."""

import hashlib
from collections.abc import Sequence

import pytest

from onrecord.extract.figures import extract_figures
from onrecord.extract.findings import Findings
from onrecord.extract.reading import read_passages
from onrecord.extract.sentences import extract_sentences
from onrecord.model import Account, Block, Topic
from onrecord.reconcile.topics import align_topics
from onrecord.reconcile.topics_clusters import group_by_average
from onrecord.reconcile.topics_contrast import is_contrast


def findings(*texts: str, outlets: Sequence[str | None] = (), published: Sequence[str | None] = ()) -> list[Findings]:
    found = []
    for at, text in enumerate(texts):
        outlet = outlets[at] if outlets else f"Outlet {at}"
        day = published[at] if published else "2031-03-05"
        sha = hashlib.sha256(f"{at}{text}".encode()).hexdigest()
        blocks = (Block(0, len(text), "body", True, ""),)
        account = Account(f"a{at}", f"{at}.txt", None, sha, sha, outlet, None, (), None, day, None, "en", text, blocks)
        reading = read_passages(account)
        found.append(Findings(account, extract_sentences(reading), (), (), extract_figures(reading), (), (), ()))
    return found


def topics(*texts: str, **kwargs: Sequence[str | None]) -> list[Topic]:
    found = findings(*texts, **kwargs)
    return list(align_topics(found, {f.account.id: f.account.id for f in found}))


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


@pytest.mark.parametrize(
    ("lead", "gap", "tail"),
    [
        ("The coastguard put the number of boats at ", "; owners spoke of ", ". None"),
        ("An update corrects the number of paintings to ", ", not ", ", after"),
        ("It corrects the length of the bridge to ", " from ", ", as first given"),
        ("The council raised the fee from ", " to ", " a year"),
        ("The ministry later counted ", " arrests. It had earlier spoken of ", "."),
    ],
)
def test_two_values_of_one_quantity_are_told_by_the_words_around_them(lead, gap, tail):
    assert is_contrast(lead, gap, tail)


@pytest.mark.parametrize(
    ("lead", "gap", "tail"),
    [
        ("The storm killed ", " people and injured ", " others"),
        ("The vote was ", " to ", " in the chamber"),
        ("She walked from ", " to ", " in an hour"),
        ("Police counted ", " boats. Another ", " cars were lost"),
        ("The crew of ", " was saved. The number on board is put at ", "."),
    ],
)
def test_two_quantities_beside_each_other_are_not_set_against_each_other(lead, gap, tail):
    assert not is_contrast(lead, gap, tail)


def test_what_one_account_sets_against_each_other_is_one_topic_in_conflict():
    aligned = topics(
        "Police put the crowd in Lesk at 6,000; organisers spoke of 15,000. The square was closed.",
        "Police counted 6,000 people in the square of Lesk.",
    )
    crowd = next(topic for topic in aligned if len(topic.figures) > 1)
    assert (crowd.verdict, len(crowd.figures)) == ("conflict", 3)
