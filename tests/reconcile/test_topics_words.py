"""What the words around a figure tell: fates, groups, parts, and the stems that stand for change and dispute."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reconcile.told_figures import seen

from onrecord.reconcile.topics_words import (
    is_part,
    names_people,
    nearest_fate,
    nearest_group,
    stem,
    stems,
    words_of_change,
)


@pytest.mark.parametrize("noun", ["soldiers", "firemen", "fishermen", "children", "firefighter", "families", ""])
def test_a_noun_of_people_may_have_a_fate(noun):
    assert names_people(stem(noun))


@pytest.mark.parametrize("noun", ["homes", "tents", "goats", "ships", "flights"])
def test_things_have_no_fate(noun):
    assert not names_people(stem(noun))


@pytest.mark.parametrize(
    ("left", "right", "of", "fate"),
    [
        ("In Karrow ", " miners were killed", "miners", "dead"),
        ("The flood took the lives of ", " villagers", "villagers", "dead"),
        ("The blast injured ", " on the quay", "", "hurt"),
        ("", " climbers are unaccounted for", "climbers", "missing"),
        ("Boats rescued ", " climbers", "climbers", "saved"),
        ("Police arrested ", " at the gate", "", "held"),
        ("The hall seats ", " guests", "guests", ""),
    ],
)
def test_the_nearest_word_tells_what_befell_them(left, right, of, fate):
    assert nearest_fate(left, right, of) == fate


def test_a_fate_told_far_away_is_somebody_elses():
    assert nearest_fate("Ten died. " + "and then " * 10, " came home", "") == ""


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("Four people were killed and nine wounded at Karrow.", ["dead", "hurt"]),
        ("Four people died and nine were wounded at Karrow.", ["dead", "hurt"]),
        ("The fire at Karrow killed four people and destroyed nine homes.", ["dead", ""]),
        ("The fire burned nine homes.", [""]),
    ],
)
def test_figures_in_a_sentence_have_each_their_fate(text, fates):
    assert [one.fate for one in seen(text)] == fates


def test_what_is_counted_tells_the_group():
    assert nearest_group("", " officers were hurt", "officers") == "police"
    assert nearest_group("", " tents burned", "tents") == ""


def test_a_part_is_told_from_a_whole():
    assert is_part("The storm killed 30 people, including ", " children")
    assert is_part("", " of the miners were brought up")
    assert is_part("Of the 70 miners below, ", " were brought up")
    assert not is_part("Of course, ", " people were below")
    assert not is_part("The storm killed ", " people")


def test_numbers_are_no_stems_and_the_words_beside_them_are():
    assert stems("three dozen, several thousand, twice") == set()
    assert stems("No deaths when the river rose; nobody was hurt") == {"death", "river", "rose", "nobody", "hurt"}


def test_words_of_change_are_stems_by_their_class():
    words = words_of_change()
    assert set(words) == {"corrected", "news", "sides", "growing", "given"}
    assert stems("The revised toll was corrected") & words["corrected"] == {"revis", "correct"}
    assert stems("Organisers claimed, the police insisted") <= words["sides"]
    assert stems("killed injured evacuated destroyed") <= words["growing"]
    assert stems("their figure") <= words["given"]


@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=40))
def test_no_text_breaks_the_reading_of_words(left, right, of):
    assert isinstance(nearest_fate(left, right, of) + nearest_group(left, right, of), str)
    assert is_part(left, right) in (True, False)
    assert all(stem(word) for word in stems(left + right + of))
