"""Statements of texts that nobody would print: unbalanced and nested marks, no sentence ends, ten thousand quotes."""

import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.texts import account

from onrecord.extract.quotes import find_quotes
from onrecord.extract.reading import Passage, Reading, plain, read_passages
from onrecord.extract.statements import extract_attributions, extract_statements
from onrecord.model import Block

NESTS = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    " she said ",
    " no ",
    ",",
    ".",
    "\n\n",
    " — Ana Brisk",
    " told him: ",
    " the court heard that ",
    " said Vera Moss, 54, ",
    " which said it broke and denied that ",
    " recalled her telling them: ",
    "``",
    "''",
    "‹",
    " ‘He said ‘go’, ’",
    " As the mayor put it, ",
    " Police: ",
    ", said Ana Brisk",
    " said that, according to a clerk, ",
]
MARKS = [
    'a,” said b ', "»a ", "«a »b ", "“a, said Ana Brisk. ", '"a, said Ana Brisk. ', "‘a ", "s' a ", " ’a", "``a ''b ",
    "„a", "s’ b ", "”x", ' x,”', "“a ‘b \"c «d ",
]  # fmt: skip


def unparsed(text: str) -> Reading:
    """Read a text with words and no parse, which costs no time."""
    doc = spacy.blank("en")(plain(text))
    held = account(text)
    return Reading(held, (Passage(held.id, Block(0, len(text), "body", True, ""), doc),))


@given(st.text("“”\"'‘’«»„ abc.,\n", max_size=80))
@settings(deadline=None)
def test_quotes_lie_in_their_paragraph_and_never_overlap(text):
    found = find_quotes(text, 0, len(text))
    edges = [edge for q in found for edge in (q.outer_start, q.outer_end)]
    assert edges == sorted(edges)
    assert all(q.outer_start <= q.start < q.end <= q.outer_end <= len(text) for q in found)


@given(st.lists(st.sampled_from(NESTS), max_size=40).map("".join))
@settings(max_examples=60, deadline=None)
def test_nested_and_unbalanced_marks_give_spans_that_lie_in_the_text(text):
    reading = read_passages(account(text))
    for statement in (*extract_statements(reading), *extract_attributions(reading)):
        spans = [*statement.content, statement.cue, statement.via, statement.source.span]
        assert all(0 <= s.start < s.end <= len(text) for s in spans if s is not None)


@pytest.mark.parametrize("text", ['"' * 50_000, "” " * 30_000, "'a " * 30_000, " " * 50_000 + "\n", "“a " * 20_000])
def test_hostile_marks_cost_time_in_line_with_their_length(text):
    start = time.process_time()
    find_quotes(text, 0, len(text))
    assert time.process_time() - start < 8


@pytest.mark.parametrize("piece", MARKS)
def test_marks_that_never_pair_cost_time_in_line_with_their_length(piece):
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    found = find_quotes(text, 0, len(text))
    assert time.process_time() - start < 8
    assert all(q.outer_start <= q.start < q.end <= q.outer_end <= len(text) for q in found)


def test_thousands_of_quotes_inside_quotes_are_read_in_time():
    reading = unparsed("“She told him, ‘Go, he said “no”,’ and left,” he said. " * 2_000)
    start = time.process_time()
    extract_statements(reading)
    assert time.process_time() - start < 15


@pytest.mark.parametrize(
    "text",
    [
        "He said “no”. " * 10_000,
        "“a" * 10_000,
        "“He said \"no 'go' now\" so” " * 4_000,
        "the man said that " * 10_000,
        '“a" ”b ' * 10_000,
    ],
)
def test_ten_thousand_quotes_and_no_sentence_ends_cost_time_in_line_with_their_length(text):
    reading = unparsed(text)
    start = time.process_time()
    extract_statements(reading)
    assert time.process_time() - start < 15


def test_clauses_nested_without_an_end_are_read_in_time():
    reading = read_passages(account("the man said that the woman said that " * 150))
    start = time.process_time()
    extract_statements(reading)
    assert time.process_time() - start < 8


@pytest.mark.parametrize("text", ["“" * 1_500, "said " * 600, "He said “no”. " * 200, "a said b said: " * 100])
def test_hostile_text_is_read_in_the_wide_sense_too(text):
    reading = read_passages(account(text))
    start = time.process_time()
    extract_attributions(reading)
    assert time.process_time() - start < 8
