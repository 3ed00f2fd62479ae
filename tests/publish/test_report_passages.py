"""Passages that nest and cross become markup that nests, and reproduce their text."""

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.publish.sample import RECORD, account

from onrecord.model import Block, Record, Span
from onrecord.publish.report_cited import Use, anchor
from onrecord.publish.report_passages import block_runs, crossing_rules, cut_pieces, shown_blocks
from onrecord.publish.tables import Index, index_record

TEXT = "The bridge fell on Sunday.\nNobody was on it, <the> mayor said.\n"
USE = (Use("claim 1", "c-1"),)


def indexed(text: str, edge: int) -> tuple[Index, str]:
    pieces = (("body", text[:edge], ""), ("related", text[edge:], "another story"))
    one = account("one.txt", tuple(piece for piece in pieces if piece[1]))
    record = Record(**dict.fromkeys(Record.__dataclass_fields__, ()) | {  # type: ignore[arg-type]
        "id": "r", "title": "t", "generator": RECORD.generator, "accounts": (one,), "schema": RECORD.schema})  # fmt: skip
    return index_record(record), one.id


def shown(text: str, edge: int, ranges: set[tuple[int, int]]) -> tuple[str, str, Index, str]:
    index, one = indexed(text, edge)
    uses = {Span(one, *bounds): USE for bounds in sorted(ranges)}
    blocks = shown_blocks(index, index.tags[one], uses)
    return "".join(b.markup + b.tail for b in blocks), crossing_rules(index, index.tags[one], uses), index, one


def plain(markup: str) -> str:
    bare = re.sub(r'<span class="back">.*?</span>', "", markup, flags=re.DOTALL)
    bare = re.sub(r"<[^>]*>", "", bare)
    return (
        bare.replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")
    )


def test_a_nested_passage_is_one_mark_inside_the_other():
    markup, rules, *_ = shown(TEXT, len(TEXT), {(0, 25), (4, 10)})
    assert markup.index('id="p-1-0-25"') < markup.index('id="p-1-4-10"') < markup.index("bridge")
    assert rules == ""


def test_a_crossing_passage_is_cut_and_lit_up_as_a_whole():
    markup, rules, *_ = shown(TEXT, len(TEXT), {(0, 10), (4, 15)})
    assert markup.count('class="p-1-4-15"') == 1
    assert ":root:has(#p-1-4-15:target) .p-1-4-15{" in rules


def test_a_passage_over_the_edge_of_a_block_is_cut_there():
    markup, rules, *_ = shown(TEXT, 27, {(20, 40)})
    assert "p-1-20-40:target" in rules
    assert plain(markup) == TEXT


def test_the_way_back_stands_once_at_the_end_of_a_passage():
    markup, *_ = shown(TEXT, len(TEXT), {(0, 10), (4, 15)})
    assert markup.count('href="#c-1"') == 2


def test_blocks_that_share_a_fate_stand_together():
    index, one = indexed(TEXT, 27)
    runs = block_runs(shown_blocks(index, index.tags[one], {}))
    assert [(kept, len(blocks)) for kept, blocks in runs] == [(True, 1), (False, 1)]
    assert isinstance(index.tags[one].account.blocks[0], Block)


RANGES = st.sets(
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).filter(lambda b: b[0] < b[1]), max_size=8
)


@given(RANGES, st.integers(1, len(TEXT)))
def test_any_passages_nest_balance_and_keep_the_text(ranges, edge):
    markup, _, index, one = shown(TEXT, edge, ranges)
    assert plain(markup) == TEXT
    assert markup.count("<mark") == markup.count("</mark>")
    for bounds in ranges:
        assert markup.count(f'id="{anchor(index, Span(one, *bounds))}"') == 1


@given(RANGES, st.integers(1, len(TEXT)))
def test_the_pieces_of_a_passage_join_to_it_and_never_cross(ranges, edge):
    pieces = cut_pieces([Span("a", *bounds) for bounds in sorted(ranges)], [edge, len(TEXT)])
    for bounds in ranges:
        own = [piece for piece in pieces if (piece.span.start, piece.span.end) == bounds]
        assert [piece.part for piece in own] == list(range(len(own)))
        assert [own[0].start, *(p.end for p in own)] == [*(p.start for p in own), own[-1].end]
        assert (own[0].start, own[-1].end) == bounds
    for one in pieces:
        assert not any(one.start < other.start < one.end < other.end for other in pieces)
        assert not one.start < edge < one.end


@given(st.text(max_size=60))
def test_any_text_is_shown_without_markup_of_its_own(text):
    if text:
        markup, *_ = shown(text, len(text), set())
        assert "<" not in re.sub(r'<span class="unseen" title="[^"<>]*">[^<]*</span>', "", markup)
