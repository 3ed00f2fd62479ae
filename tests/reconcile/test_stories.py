"""Which accounts tell one event."""

from tests.reconcile.quarry import ELSEWHERE, account, elsewhere, event, wire

from onrecord.reconcile.stories import group_stories


def test_accounts_of_one_event_stay_together():
    assert group_stories(event) == (event,)


def test_an_account_of_another_event_comes_apart_and_the_largest_story_is_first():
    stories = group_stories((elsewhere, *event))
    assert [set(story) for story in stories] == [set(event), {elsewhere}]


def test_two_events_of_several_accounts_come_apart():
    copy = account("copy.txt", ELSEWHERE.replace("Conductor", "The conductor"))
    assert [len(story) for story in group_stories((copy, elsewhere, *event))] == [6, 2]


def test_accounts_keep_their_order_inside_a_story():
    assert group_stories(event[::-1])[0] == event[::-1]


def test_no_accounts_are_no_stories():
    assert group_stories(()) == ()


def test_an_account_without_words_stays_with_the_others():
    assert len(group_stories((account("empty.txt", ""), wire))) == 1


def test_a_large_story_is_not_torn():
    many = tuple(account(f"{i:03}.txt", told.text) for i, told in enumerate(event * 10))
    assert len(group_stories(many)) == 1
