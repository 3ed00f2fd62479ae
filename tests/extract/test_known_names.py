"""The names of an account's people: their fullest form, and what no name can break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.known_names import KnownNames

NAMES = st.lists(st.text(alphabet="AbLund .-'\u3000\u00a0\n", max_size=14), max_size=6)


@pytest.mark.parametrize("name", ["", " ", "\u3000", "\n"])
def test_a_name_without_words_is_kept_as_it_is(name):
    names = KnownNames()
    names.add(name)
    names.add_untold(name)
    names.add("Ana Brisk")
    assert names.fullest(name) == name
    assert names.fullest(name, "f") == name


def test_a_name_that_the_model_marks_stands_before_one_that_it_does_not():
    names = KnownNames()
    names.add("Ana Brisk")
    names.add_untold("Lodge Brisk")
    assert names.fullest("Brisk") == "Ana Brisk"


def test_a_surname_of_two_people_means_the_one_of_the_sex_that_is_told():
    names = KnownNames()
    names.add("Ana Brisk")
    names.add("Jon Brisk")
    names.gender |= {"Ana Brisk": "f", "Jon Brisk": "m"}
    assert names.fullest("Brisk", "f") == "Ana Brisk"
    assert not names.alone("Brisk")


@given(NAMES, st.text(alphabet="AbLund .-'\u3000\u00a0\n", max_size=14), st.sampled_from(["", "f", "m"]))
def test_no_name_of_any_shape_raises(known, asked, sex):
    names = KnownNames()
    for name in known:
        names.add(name)
        names.add_untold(name)
    assert names.fullest(asked, sex) in {asked, *known}
