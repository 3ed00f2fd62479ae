"""Tolls: how many people a text says were killed and hurt."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.tolls import counts_self, kills_self, phrases_told, read_tolls, tells_one

WORDS = "two a man , 22 and his wife were shot dead in Karrow . killing 3 of them Arn Vashko 14 - year old triple murder".split()


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("The blast killed three people and wounded seven.", [("dead", 3), ("hurt", 7)]),
        ("Four women were shot dead in Karrow.", [("dead", 4)]),
        ("Five people were shot.", [("struck", 5)]),
        ("Two men, 23 and 31, and a woman were killed.", [("dead", 3)]),
        ("The fire killed a man, 41, his wife and their two sons.", [("dead", 4)]),
        ("A grandfather, his daughter and six grandchildren died on Monday.", [("dead", 8)]),
        ("He killed two of his cousins, his aunt and himself.", [("dead", 4)]),
        ("2 adults, six children dead in Karrow", [("dead", 8)]),
        ("Father, son killed in Karrow", [("dead", 2)]),
        ("A woman and a child were shot near the mill.", [("struck", 2)]),
        ("Constable Ilse Tarn and another deputy have been shot.", [("struck", 2)]),
        ("The storm left four dead and 16 others injured.", [("dead", 4), ("hurt", 16)]),
        ("Police found four gunshot victims.", [("struck", 4)]),
        ("It was a triple murder.", [("dead", 3)]),
        ("Arn Vashko was one of five people shot.", [("struck", 5)]),
        ("Police: Two dead, three injured in Karrow", [("dead", 2), ("hurt", 3)]),
        ("5 shot, 1 fatally, in Karrow", [("struck", 5), ("dead", 1)]),
        ("A 15-year-old boy was shot in the leg.", [("struck", 1)]),
        ("Three are in critical condition.", [("care", 3)]),
        ("The suspect was killed.", [("dead", 1)]),
        ("Six people, including two children, were found dead.", [("dead", 6)]),
        ("The bodies of five villagers were found.", [("dead", 5)]),
        (
            "A smith shot and killed his ex-wife's two daughters, then turned the gun on himself.",
            [("dead", 2), ("dead", 1)],
        ),
        ("A man shot and killed his neighbour before taking his own life.", [("dead", 1), ("dead", 1)]),
        ("Police: Woman shot, killed in Karrow", [("dead", 1)]),
        ("Man held after officer killed, 2 guards hurt", [("dead", 1), ("hurt", 2)]),
        ("The child succumbed to his injuries.", [("dead", 1)]),
    ],
)
def test_people_are_counted_with_what_befell_them(text, tolls):
    assert [(toll.fate, toll.count) for toll in read_tolls(text)] == tolls


@pytest.mark.parametrize(
    "text",
    [
        "Two men shot a horse.",
        "Police fired 12 rounds.",
        "He faces eight counts of murder.",
        "Karrow Mill shooting",
        "The street was hit at 10:30.",
    ],
)
def test_who_was_not_struck_is_not_counted(text):
    assert read_tolls(text) == ()


def test_a_name_that_died_is_one():
    (toll,) = read_tolls("Arn Vashko, 22, was killed.")
    assert (toll.fate, toll.count, toll.form) == ("dead", 1, "name")


def test_an_age_is_no_count():
    assert all(toll.count == 1 for toll in read_tolls("The 14-year-old was killed on May 3 at 9 p.m."))
    assert all(toll.count < 11 for toll in read_tolls("Children between the ages of 11 and 15 were shot."))


def test_a_killer_among_the_dead_is_told():
    assert kills_self("He shot his neighbour, then killed himself.")
    assert counts_self("Five died, including the gunman.")
    assert not kills_self("He shot his neighbour.")


def test_a_single_death_is_told_without_a_number():
    assert tells_one("A man was shot and killed in Karrow.", "dead") > 0


def test_what_speaks_for_a_death_is_told_phrase_by_phrase():
    assert phrases_told("The boy was on life support and passed away.", "dead") == ("passed away", "life support")


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_text_gives_tolls_above_zero(text):
    assert all(toll.count > 0 for toll in read_tolls(text))


@pytest.mark.parametrize(
    "pumped",
    ["a man, ", "two, ", "a ", "Arn ", "killed two and ", "one of two of ", "killed one of two of ", "a man and "],
)
def test_twice_the_text_takes_about_twice_as_long(pumped):
    def spent(count):
        start = time.process_time()
        read_tolls(pumped * count)
        return time.process_time() - start

    assert min(spent(2_000) for _ in range(3)) < 4 * max(min(spent(1_000) for _ in range(3)), 0.01)
