"""The record as Markdown: references that hold, and texts that stay text."""

import dataclasses
import re

from hypothesis import given
from hypothesis import strategies as st
from tests.publish.sample import A1, RECORD

from onrecord.model import Record
from onrecord.publish.markdown import markdown_text, reference_numbers, render_markdown

TEXT = render_markdown(RECORD)


def test_sections_stand_in_the_order_of_the_report():
    assert re.findall(r"^## (.*)$", TEXT, re.MULTILINE) == [
        "Brief", "What independent origins agree on", "What they differ on", "What one origin alone says", "Figures",
        "Timeline", "Who said what", "Positions", "Lineage", "What each account leaves out", "Accounts", "References",
    ]  # fmt: skip


def test_every_reference_gives_account_range_and_exact_words():
    listed = dict(re.findall(r"^\[(\d+)\] (.*)$", TEXT, re.MULTILINE))
    used = set(re.findall(r"(?<!\\)\[(\d+)\]", TEXT.partition("## References")[0]))
    assert used == set(listed)
    span = RECORD.brief[0].citations[0]
    assert listed["1"] == f"A1 Tidewater Press, {span.start}–{span.end}: “{RECORD.quote(span)}”"


def test_the_brief_is_numbered_first():
    numbers = reference_numbers(RECORD)
    assert numbers[RECORD.brief[0].citations[0]] == 1
    assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))


def test_variants_of_a_dispute_stand_with_who_gives_which():
    assert "  - “Nineteen”: B1 [" in TEXT


def test_altered_words_are_marked():
    assert "~~and nobody came to look~~" in TEXT
    assert "**town two times**" in TEXT


def test_texts_of_accounts_stay_text():
    assert not re.search(r"(?<!\\)<", TEXT)
    assert not set("\u202e\x07\x1b") & set(TEXT)
    assert "](" not in TEXT


@given(st.text())
def test_any_text_is_escaped_to_one_line_without_live_markup(text):
    shown = markdown_text(text)
    assert "\n" not in shown
    assert not re.search(r"(?<!\\)(\\\\)*[*_`<\[\]]", shown)
    shown.encode()


def test_the_same_record_gives_the_same_bytes_and_an_empty_one_renders():
    assert render_markdown(RECORD) == TEXT
    lists = [f.name for f in dataclasses.fields(Record) if isinstance(getattr(RECORD, f.name), tuple)]
    bare = dataclasses.replace(RECORD, **dict.fromkeys(lists, ()) | {"accounts": (A1,)})
    assert "## Brief" in render_markdown(bare)
