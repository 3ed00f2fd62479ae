"""What was read of an account, on the terminal and as a page: every block with its kind, what was left out, evidence, judgements."""

import dataclasses
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.publish.sample import A1, A2, A5, RECORD, UNREAD, account
from tests.publish.test_report_markup import Page

from onrecord.model import Block, Candidate, Credit
from onrecord.publish.account_facts import FAMILY_OF, facts, found_at, left_out, lines_of, note
from onrecord.publish.account_page import render_account_page
from onrecord.publish.html_page import style_sheet
from onrecord.publish.markdown import render_markdown
from onrecord.publish.record_json import parse_json, render_json
from onrecord.publish.report import render_report
from onrecord.publish.terminal_account import render_account

JUDGED = dataclasses.replace(
    A2,
    blocks=(*A2.blocks[:-1], dataclasses.replace(A2.blocks[-1], reason="judged by Ada Roke: not about the bridge")),
    family="Ansel Media",
    credits=(Credit("Tidewater Press", "text wire", 84, 99),),
    evidence=(
        Candidate("title", A2.title or "", 37, 80, "the heading of the page", True),
        Candidate("outlet", "The Ansel Courier", None, None, "the publisher in the linked data", True),
        Candidate("published", "2044-01-01", None, None, "a time in the head", False, "in the future"),
    ),
)
SHOWN = render_account_page([JUDGED])


@pytest.fixture(scope="module")
def page() -> Page:
    """Parse the page of one account."""
    return Page(SHOWN)


def test_the_page_asks_for_nothing_and_runs_nothing(page):
    assert page.unbalanced == []
    assert page.tags["script"] == page.tags["img"] == page.tags["iframe"] == 0
    assert all(link.startswith(("#", "data:,")) for link in page.links)
    assert not [name for name in page.attributes if name.startswith("on") or name == "style"]
    digest = b64encode(sha256(page.style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page.policy
    assert page.policy.startswith("default-src 'none'")


def test_every_link_has_its_place_and_every_place_its_own_name(page):
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_every_block_stands_on_the_page_with_its_kind_in_words_and_its_lines():
    found = re.findall(
        r'class="b [^"]*" id="b-1-(\d+)">\n.*?line </span>([\d-]+)</span><span class="what">(× )?([a-z-]+)<', SHOWN
    )
    kinds = [(int(n), kind, not gone) for n, _, gone, kind in found]
    assert kinds == [(n, block.kind, block.kept) for n, block in enumerate(JUDGED.blocks, 1)]
    assert [line for _, line, _, _ in found] == ["1", "2", "3", "4", "5", "7", "9", "10", "11-12"]


def test_what_was_left_out_stands_there_in_full_with_its_reason():
    assert "Read more: “Best chowder in town” crowned" in SHOWN
    assert "left out: a menu: short linked words without a sentence" in SHOWN


def test_a_person_s_word_is_marked_on_the_block_and_counted():
    assert 'class="b other gone judged"' in SHOWN
    assert "left out: judged by Ada Roke: not about the bridge" in SHOWN
    assert "<b>1</b> block decided by a person" in SHOWN


def test_metadata_stand_with_where_they_were_found_and_what_was_not_taken():
    assert '<a href="#b-1-2">line 2, title</a>: <span dir="auto">the heading of the page</span>' in SHOWN
    assert 'outside the text: <span dir="auto">the publisher in the linked data</span>' in SHOWN
    assert re.search(r'not taken</th><td role="cell" dir="auto">2044-01-01</td>.*Doubt: in the future', SHOWN)
    assert "Tidewater Press (text wire)" in SHOWN


def test_what_says_the_same_as_the_value_speaks_for_it():
    twice = (
        Candidate("author", "Ines Tarrow", 60, 71, "byline", True),
        Candidate("author", "Ines Tarrow", 900, 911, "sign-off", False),
    )
    held = (*twice, Candidate("language", "en", None, None, "the words of the text", True))
    found = {fact.name: fact for fact in facts(dataclasses.replace(A1, evidence=held))}
    assert found["by"].chosen == twice
    assert found["by"].others == ()
    assert found_at(A1, found["language"].chosen[0]) == ("", None)


def test_hostile_text_stays_text():
    shown = render_account_page([A5], UNREAD)
    page = Page(shown)
    assert page.tags["script"] == page.tags["img"] == 0
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>" not in shown
    assert "\u202e" not in shown
    assert "⟨U+202E⟩" in shown


def test_several_accounts_stand_on_one_page_one_after_the_other():
    page = Page(render_account_page([A1, A2, A5], UNREAD))
    assert page.unbalanced == []
    assert {"a-1", "a-2", "a-3", "unread"} <= set(page.ids)
    assert page.tags["h1"] == 1


def test_the_terminal_says_what_the_page_says():
    text = render_account(JUDGED, width=160)
    assert re.search(r"11-12 × related +\[left out: judged by Ada Roke: not about the bridge\]", text)
    assert re.search(r"title +Harbour footbridge.*\n?.*\[line 2, title: the heading of the page\]", text)
    assert "not taken: 2044-01-01 [outside the text: a time in the head: in the future]" in text
    assert re.search(r"navigation +36 characters: a menu", text)


def test_colour_is_never_the_only_sign():
    coloured = render_account(JUDGED, colour=True)
    assert "\x1b[33m× related" in coloured
    plain = render_account(JUDGED)
    assert "\x1b" not in plain
    assert [line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", coloured).splitlines()] == plain.splitlines()


def test_lines_count_as_an_editor_counts_and_start_at_the_words_of_a_block():
    found = account(
        "a.txt", (("title", "\n\nWeir\nfalls\n\n", ""), ("body", "Nine lost.", ""), ("body", " Two found.\n", ""))
    )
    assert lines_of(found) == ((3, 4), (6, 6), (6, 6))


def test_what_was_left_out_is_summed_by_kind_and_reason():
    found = account(
        "a.txt",
        (("promo", "Buy", "ads"), ("body", "Nine lost.", ""), ("promo", "Now", "ads"), ("tags", "Tolm", "tags")),
    )
    assert [(g.kind, g.reason, g.characters, g.first) for g in left_out(found)] == [
        ("promo", "ads", 6, 1),
        ("tags", "tags", 4, 4),
    ]


def test_what_an_account_does_not_say_is_shown_where_a_reader_looks_for_it():
    bare = {fact.name: fact.value for fact in facts(account("a.txt", (("body", "Nine lost.", ""),)))}
    assert bare["outlet"] is bare["by"] is bare["published"] is None
    assert "agency" not in bare
    assert bare["access"] == "full"


def test_a_block_of_another_day_or_language_says_so():
    block = Block(0, 4, "body", True, "", language="fr", dated="2033-03-01")
    assert note(block) == "part of 2033-03-01; in fr"
    assert note(Block(0, 4, "body", True, "")) == ""
    assert note(Block(0, 4, "promo", False, "")) == "left out: no reason given"


def test_a_value_behind_the_last_block_is_no_failure():
    empty = dataclasses.replace(A1, blocks=(), text="")
    assert found_at(empty, Candidate("title", "x", 3, 4, "", True)) == ("line 1", None)
    assert render_account(empty)
    assert Page(render_account_page([empty])).unbalanced == []


def test_every_kind_has_a_colour():
    assert {block.kind for found in (A1, A2, A5) for block in found.blocks} <= set(FAMILY_OF)


def test_the_record_says_where_a_person_decided():
    first = dataclasses.replace(A1.blocks[3], reason="judged by Ivo Tesk: it is reported")
    judged = dataclasses.replace(A1, blocks=(*A1.blocks[:3], first, *A1.blocks[4:]))
    record = dataclasses.replace(RECORD, accounts=(judged, *RECORD.accounts[1:]))
    assert '<span class="kind" lang="en">body · judged by Ivo Tesk: it is reported</span>' in render_report(record)
    assert "left out, 1 block decided by a person." in render_markdown(record)
    assert parse_json(render_json(record)).accounts[0].blocks[3].reason == first.reason


def test_the_page_is_of_the_same_make_as_the_report():
    assert style_sheet("report.css") in SHOWN


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(min_size=1, max_size=80), st.text(max_size=20))
def test_any_text_can_be_shown(text, reason):
    found = account("x.txt", (("body", text, reason), ("title", text, "")), title=text)
    assert Page(render_account_page([found])).unbalanced == []
    assert "\x1b" not in render_account(found, width=40)
    assert len(lines_of(found)) == 2
