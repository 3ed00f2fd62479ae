"""Quantities of a text: every number that is one, with its value as written, its unit and its change."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.quantities import Measured, extract_quantities
from onrecord.models.language import parse

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "quantities.toml").read_text("utf-8"))["case"]


def quantities(text: str) -> tuple[Measured, ...]:
    (doc,) = parse([text])
    return extract_quantities(doc)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_the_case_table_holds(case):
    told = [(one.low, one.high, one.unit, one.change) for one in quantities(case["text"])]
    wanted = [(row["low"], row.get("high", row["low"]), row["unit"], row["change"]) for row in case["quantities"]]
    assert told == [(pytest.approx(low), pytest.approx(high), unit, change) for low, high, unit, change in wanted]


def test_a_bare_number_takes_over_the_unit_before_it():
    first, second = quantities("The cut reached 6 million homes, 1.5 million in Karrow alone.")
    assert (first.unit, second.unit) == ("home", "home")


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "12 1,000 a half of the Holt , . - from to by up men hours % $ killed per 2031 one ½ .5".split()
        )
        | st.text(max_size=5)
    )
)
def test_any_text_gives_quantities_with_values(words):
    for one in quantities(" ".join(words)):
        assert one.low == one.low
        assert one.change in ("=", "~", "<", ">", "up", "down")
