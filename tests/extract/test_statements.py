"""Statements: who is cited, with which words, for what; and what is no statement."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.texts import account

from onrecord.extract.reading import read_passages
from onrecord.extract.statements import extract_attributions, extract_statements
from onrecord.model import Block, Span, Statement

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "statements.toml").read_text("utf-8"))["case"]
PIECES = ["“", "”", '"', "'", "« ", " »", " said", " Ana Brisk", " the mayor", ", ", ". ", "\n\n", " that", " we left",
          " according to ", " told reporters", ": ", " He", " denied", "#", "\u202e", " 1961", "; ", " (0120 GMT)",
          " So says", " 4,000", " as reported by", " per "]  # fmt: skip


def statements(text: str) -> tuple[Statement, ...]:
    return extract_statements(read_passages(account(text)))


def lines(*paragraphs: str) -> tuple[str, tuple[Statement, ...]]:
    text, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Block(len(text), len(text) + len(paragraph), "body", True, ""))
        text += paragraph + "\n"
    return text, extract_statements(read_passages(account(text, tuple(blocks))))


def shown(text: str, found: tuple[Statement, ...]) -> list[dict[str, object]]:
    def cut(span: Span | None) -> str:
        return text[span.start : span.end] if span else ""

    ids = [statement.id for statement in found]
    rows = []
    for s in found:
        row: dict[str, object] = {"source": s.source.text, "cue": cut(s.cue), "kind": s.kind}
        row["content"] = " / ".join(cut(span) for span in s.content)
        optional = {
            "speaker": s.source.speaker if s.source.speaker != s.source.text else None,
            "anonymous": s.source.description if s.source.anonymous else None,
            "via": cut(s.via) or None,
            "inside": ids.index(s.nested_in) if s.nested_in else None,
        }
        rows.append(row | {key: value for key, value in optional.items() if value is not None})
    return rows


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_case_table_holds(case):
    assert shown(case["text"], statements(case["text"])) == case["statements"]


def test_an_unbalanced_mark_never_swallows_more_than_its_paragraph():
    text, found = lines("“We never left, Brisk said on Monday.", "The road was closed at noon.", "It rained.")
    assert all(span.end <= text.index("\n") for statement in found for span in statement.content)


def test_a_quote_runs_on_into_a_new_paragraph_with_the_same_speaker_and_no_cue():
    text, found = lines("“We asked twice,” mayor Olin Strand said.", "“Nobody came. Nobody rang.”")
    assert [s.source.speaker for s in found] == ["Olin Strand", "Olin Strand"]
    assert found[1].cue is None
    assert text[found[1].content[0].start : found[1].content[0].end] == "Nobody came. Nobody rang"


def test_a_source_that_introduces_a_quote_of_several_paragraphs_speaks_all_of_them():
    _, found = lines("The chair, Vera Moss, said:", '"The bridge stays shut.', '"It opens in May."')
    assert [s.source.speaker for s in found] == ["Vera Moss", "Vera Moss"]


def test_a_quote_after_an_unrelated_paragraph_is_given_to_nobody():
    _, found = lines("“We asked twice,” Strand said.", "The road was closed at noon.", "“No entry.”")
    assert len(found) == 1


def test_an_anonymous_source_is_never_given_a_name():
    _, found = lines(
        "Minister Rolf Tander left the hall.",
        "A senior official, who asked not to be named because the talks were private, said the deal was dead.",
        "“It was never alive,” the official said. He said he had warned Tander.",
    )
    assert [s.source.anonymous for s in found[:2]] == [True, True]
    assert all("Tander" not in s.source.speaker for s in found[:2])
    assert "not to be named" in (found[0].source.description or "")


def test_an_institution_and_its_spokesman_are_not_anonymous():
    found = statements("Police said the road was open. A spokeswoman for the hospital said nine people were hurt.")
    assert [s.source.anonymous for s in found] == [False, False]


def test_a_surname_takes_the_fullest_name_of_the_account():
    found = statements("Engineer Ana Brisk came at noon. Brisk said the dam was sound.")
    assert [s.source.speaker for s in found] == ["Ana Brisk"]


def test_statements_have_ids_that_come_from_content():
    text = "“We left,” said Ana Brisk. The dam is sound, she added."
    assert [s.id for s in statements(text)] == [s.id for s in statements(text)]
    assert len({s.id for s in statements(text)}) == 2


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_and_every_span_lies_in_it(text):
    for statement in statements(text):
        spans = [*statement.content, statement.cue, statement.via, statement.source.span]
        assert all(0 <= s.start < s.end <= len(text) for s in spans if s is not None)
        span = statement.source.span
        assert span is None or text[span.start : span.end] == statement.source.text


def attributions(text: str) -> list[tuple[str, str, str]]:
    """Return source, cue and content of each attribution in the wide sense."""
    found = extract_attributions(read_passages(account(text)))

    def cut(span: Span | None) -> str:
        return text[span.start : span.end] if span else ""

    return [(s.source.text, cut(s.cue), " / ".join(cut(span) for span in s.content)) for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The keeper said that the gate had held.", ("The keeper", "said", "that the gate had held")),
        ("The council has said it will repair the bridge.", ("The council", "has said", "it will repair the bridge")),
        ("Farmers fear that the dam will fail.", ("Farmers", "fear", "that the dam will fail")),
        ("The union plans to appeal the ruling.", ("The union", "plans", "to appeal the ruling")),
        ("The road is closed, according to police.", ("police", "according to", "The road is closed")),
    ],
)
def test_an_attribution_is_as_wide_as_it_is_written(text, expected):
    assert attributions(text) == [expected]


def test_an_intention_without_speech_is_an_attribution_and_no_statement_of_the_record():
    text = "The union plans to appeal the ruling."
    assert statements(text) == ()
    assert len(attributions(text)) == 1


def test_attributions_in_quotes_tell_their_kind():
    found = extract_attributions(
        read_passages(account("“The dam is sound,” said engineer Ana Brisk. The road is shut, she said."))
    )
    assert [s.kind for s in found] == ["direct", "indirect"]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=40, deadline=None)
def test_the_attributions_of_any_text_lie_in_it(text):
    for statement in extract_attributions(read_passages(account(text))):
        spans = [*statement.content, statement.cue, statement.source.span]
        assert all(0 <= s.start < s.end <= len(text) for s in spans if s is not None)


def test_attributions_are_the_same_every_time_and_whatever_was_read_before():
    text = "Brisk said the dam was sound. Farmers fear it will fail."
    first = attributions(text)
    attributions("The mayor told reporters that nobody had rung. " * 40)
    assert attributions(text) == first
