"""Figures: quantities of the event with their bounds, and none of the numbers that count nothing."""

import hashlib
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.figures import extract_figures
from onrecord.extract.reading import read_passages
from onrecord.model import Account, Block, Figure

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "figures.toml").read_text("utf-8"))["case"]


def figures(text: str) -> tuple[Figure, ...]:
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    blocks = (Block(0, len(text), "body", True, ""),) if text else ()
    account = Account("a1", "a.txt", None, sha, sha, None, None, (), None, None, None, "en", text, blocks)
    return extract_figures(read_passages(account))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_the_case_table_holds(case):
    found = figures(case["text"])
    assert [figure.written for figure in found] == [row["written"] for row in case["figures"]]
    for figure, row in zip(found, case["figures"], strict=True):
        for bound, wanted in ((figure.low, row.get("low")), (figure.high, row.get("high"))):
            assert bound == (wanted if wanted is None else pytest.approx(wanted))
        assert figure.unit == row["unit"]
        assert figure.of == row.get("of", figure.of)
        assert figure.denied == row.get("denied", False)


def test_a_figure_tells_what_it_counts_with_its_modifiers_and_place():
    (found,) = figures("Vinmark has massed 80,000 regular troops near the Ostrel border.")
    assert "regular troops" in found.of
    assert "Ostrel border" in found.of
    assert not found.approximate


def test_a_hedged_figure_is_approximate():
    (found,) = figures("About 300 villagers fled.")
    assert found.approximate


def test_a_figure_stands_where_its_words_stand():
    text = "Rain fell.\nForty-eight boats\nsank off Karrow."
    (found,) = figures(text)
    assert text[found.span.start : found.span.end] == found.written == "Forty-eight"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from("12 1,000 a half of the Holt , . - to men hours % $ killed in 2031 one".split())
        | st.text(max_size=5)
    )
)
def test_any_text_gives_figures_that_reproduce_it(words):
    text = " ".join(words)
    for figure in figures(text):
        assert text[figure.span.start : figure.span.end].split() == figure.written.split()
        assert figure.low is not None or figure.high is not None
