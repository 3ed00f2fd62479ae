"""Positions: who takes them, which act, in which clause and on what condition."""

import hashlib
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.positions import extract_positions
from onrecord.extract.reading import read_passages
from onrecord.extract.statements import extract_statements
from onrecord.model import Account, Block, Position

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "positions.toml").read_text("utf-8"))["case"]


def account(text: str) -> Account:
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    blocks = (Block(0, len(text), "body", True, ""),) if text else ()
    return Account("a1", "a.txt", None, sha, sha, None, None, (), None, None, None, "en", text, blocks)


def positions(text: str) -> tuple[Position, ...]:
    reading = read_passages(account(text))
    return extract_positions(reading, extract_statements(reading))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_the_case_table_holds(case):
    text = case["text"]
    found = positions(text)
    assert [(p.act, text[p.span.start : p.span.end]) for p in found] == [
        (p["act"], p["clause"]) for p in case["positions"]
    ]
    for position, wanted in zip(found, case["positions"], strict=True):
        assert position.actor == wanted.get("actor", position.actor)
        assert position.toward == wanted.get("toward", position.toward)
        condition = position.condition
        said = text[condition.start : condition.end] if condition else None
        assert said == wanted.get("condition", said)


def test_what_a_speaker_says_of_himself_is_his_position():
    text = '"We will not leave the quay," harbour pilot Edda Holt said on Monday.'
    (found,) = positions(text)
    assert found.act == "refusal"
    assert "Holt" in found.actor
    assert found.future


def test_acts_carry_their_published_codes():
    (found,) = positions("Ostrel threatened to close the strait.")
    assert (found.cameo, found.plover) == ("13", "THREATEN")
    (found,) = positions("The company denied that the sluice had been left open.")
    assert (found.cameo, found.plover) == ("01", None)


def test_a_position_taken_twice_in_the_same_clause_stands_once():
    found = positions("Vinmark promised that it would pay and would rebuild the quay.")
    assert [p.act for p in found] == ["commitment"]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_no_text_crashes_it_and_spans_lie_inside(text):
    for position in positions(text):
        assert 0 <= position.span.start < position.span.end <= len(text)
        assert text[position.span.start : position.span.end].strip()


WORDS = "We will not must never demand if unless the company said that he she it denied offer \" . , ' would be".split()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_no_jumble_of_its_own_words_crashes_it(words):
    text = " ".join(words)
    for position in positions(text):
        assert text[position.span.start : position.span.end].strip()


def test_a_mutual_accusation_is_taken_by_each_side():
    found = positions("Ostrel and Vinmark accused each other of cutting the cable.")
    assert [(p.actor, p.act, p.toward) for p in found] == [
        ("Ostrel", "accusation", "Vinmark"),
        ("Vinmark", "accusation", "Ostrel"),
    ]
