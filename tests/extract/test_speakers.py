"""Sources: where they stand, whom they mean, through whom their words came, and what no text can break."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.reading import read_passages
from onrecord.extract.statements import extract_statements
from onrecord.model import Account, Block, Span, Statement

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "speakers.toml").read_text("utf-8"))["case"]
PIECES = ["“", "”", '"', "'", "‘", "’", "«", "»", "``", "''", " said", " told us", " citing", " two officials", " Ana Brisk",
          ", 54,", " the 54-year-old", " who", " which", ", ", ". ", "\n", "\n\n", " quoting", " according to", " the report",
          " he", " released a statement saying", " was quoted by", " as saying"]  # fmt: skip


def account(text: str) -> Account:
    blocks = (Block(0, len(text), "body", True, ""),) if text else ()
    return Account("a1", "a.txt", None, "0", "0", None, None, (), None, None, None, "en", text, blocks)


def statements(text: str) -> tuple[Statement, ...]:
    return extract_statements(read_passages(account(text)))


def shown(text: str, found: tuple[Statement, ...]) -> list[dict[str, object]]:
    ids = [statement.id for statement in found]
    rows = []
    for s in found:
        row: dict[str, object] = {"source": s.source.text, "speaker": s.source.speaker}
        row |= {"anonymous": s.source.description} if s.source.anonymous else {}
        row |= {"via": text[s.via.start : s.via.end]} if s.via else {}
        rows.append(row | ({"inside": ids.index(s.nested_in)} if s.nested_in else {}))
    return rows


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_case_table_holds(case):
    wanted = [{"speaker": row["source"]} | row for row in case["statements"]]
    assert shown(case["text"], statements(case["text"])) == wanted


def test_an_own_outlet_is_known_by_its_first_word():
    text = "Two officials told Brenning that the quay would close."
    told = Account("a1", "a.txt", None, "0", "0", None, "Brenning Press", (), None, None, None, "en", text,
                   (Block(0, len(text), "body", True, ""),))  # fmt: skip
    found = extract_statements(read_passages(told))
    assert [text[s.via.start : s.via.end] for s in found if s.via] == ["Brenning"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30))
def test_any_text_gives_spans_that_reproduce_it_and_sources_that_stay_unnamed(pieces):
    text = "".join(pieces)
    found = statements(text)
    for s in found:
        spans: list[Span] = [*s.content, *(x for x in (s.cue, s.via, s.source.span) if x)]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert s.source.span is None or text[s.source.span.start : s.source.span.end] == s.source.text
        assert not (s.source.anonymous and s.source.entity)
    places = {s.id: n for n, s in enumerate(found)}
    assert all(s.nested_in is None or places[s.nested_in] < n for n, s in enumerate(found))


def seconds(text: str) -> float:
    reading = read_passages(account(text))
    start = time.process_time()
    extract_statements(reading)
    return time.process_time() - start


@pytest.mark.parametrize("piece", ["“Go,” he said. ", '"', "said citing two officials, "])
def test_cost_grows_with_the_length_of_a_text(piece):
    short = min(seconds(piece * 200) for _ in range(2))
    assert seconds(piece * 800) < 12 * max(short, 0.05)
