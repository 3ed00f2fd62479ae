"""Every form in which news cites somebody: short passages and what a careful editor takes from them."""

import tomllib
from pathlib import Path

import pytest
from tests.extract.test_statements import shown
from tests.extract.texts import account

from onrecord.extract.reading import read_passages
from onrecord.extract.statements import extract_statements

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "statement_forms.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['form']}: {case['text'][:50]}")
def test_the_passage_is_read_as_an_editor_reads_it(case):
    found = extract_statements(read_passages(account(case["text"])), beliefs=case.get("beliefs", False))
    acts = ({"act": held.act} if held.act != "speech" else {} for held in found)
    rows = [row | act for row, act in zip(shown(case["text"], found), acts, strict=True)]
    assert rows == case["statements"]


def test_the_table_holds_every_form():
    assert len({case["form"] for case in CASES}) >= 25
    assert len(CASES) >= 230
