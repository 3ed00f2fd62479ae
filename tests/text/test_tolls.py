"""Tolls: how many people a text says were killed and hurt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.tolls import read_tolls


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("The blast killed three people and wounded seven.", [("dead", 3), ("hurt", 7)]),
        ("Four women were shot dead in Karrow.", [("dead", 4)]),
        ("Five people were shot.", [("struck", 5)]),
        ("Arn Vashko, 22, was killed.", []),
        ("The 14-year-old was killed on May 3 at 9 p.m.", []),
    ],
)
def test_a_count_of_people_has_what_befell_them(text, tolls):
    assert [(toll.fate, toll.count) for toll in read_tolls(text)] == tolls


@given(st.text())
def test_any_text_gives_tolls_above_zero(text):
    assert all(toll.count > 0 for toll in read_tolls(text))
