"""Quantities in languages that are read by their tables alone."""

import time
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.quantities import read_quantities

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "quantities_tables.toml").read_text("utf-8"))["case"]
WORDS = (
    "ein eine einund zwanzig million mrd . dutzend drittel zehntausende un une quatre - vingt cent mille et de d' millions "
    "douzaine tiers 1 200 1.234,5 % € € 5 à bis zwischen und mehr als plus pro jahr"
).split()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']} {case['text'][:40]}")
def test_the_case_table_holds(case):
    found = read_quantities(case["text"], case["language"])
    assert [case["text"][quantity.start : quantity.end] for quantity in found] == [
        q["written"] for q in case["quantities"]
    ]
    for quantity, row in zip(found, case["quantities"], strict=True):
        for bound, wanted in ((quantity.low, row.get("low")), (quantity.high, row.get("high"))):
            assert bound == (wanted if wanted is None else pytest.approx(wanted))
        assert quantity.unit == row["unit"]


def test_a_sign_between_two_numbers_is_the_unit_of_one_of_them():
    first, second = read_quantities("zwölf € zwölf", "de")
    assert (first.unit, second.unit) == ("EUR", "")


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6)), st.sampled_from(["de", "fr"]))
def test_any_words_give_quantities_that_do_not_overlap(words, language):
    text = " ".join(words)
    found = read_quantities(text, language)
    assert all(0 <= quantity.start < quantity.end <= len(text) for quantity in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize(
    "pumped", ["ein", "ein ", "quatre-vingt-", "1 ", "millionen ", "zwischen ", "de ", "dizaines de "]
)
def test_twice_the_text_takes_about_twice_as_long(pumped):
    def spent(count):
        start = time.process_time()
        for language in ("de", "fr"):
            read_quantities(pumped * count, language)
        return time.process_time() - start

    assert min(spent(4_000) for _ in range(3)) < 4 * max(min(spent(2_000) for _ in range(3)), 0.01)
