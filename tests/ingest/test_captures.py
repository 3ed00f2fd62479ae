"""When an account was saved: as a column or the comment of a tool says, never by the clock of the machine."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.captures import is_later, read_capture, saved_at
from onrecord.ingest.columns import choose_columns
from onrecord.ingest.read import read_account, read_accounts
from onrecord.model import Account
from onrecord.publish.terminal_account import render_account

BODY = "The only ferry to Lumen island was cancelled on Wednesday after a storm tore away its landing stage, the harbour master said."
LATE = "after the capture of 2033-03-03"


def doubts(account: Account) -> list[str]:
    return [candidate.doubt for candidate in account.evidence if candidate.name == "published"]


def page(comment: str, published: str) -> Account:
    text = (
        f'<!DOCTYPE html><html>{comment}<head><meta property="article:published_time" content="{published}"></head>'
        f"<body><article><h1>Ferry cancelled</h1><p>{BODY}</p><p>{BODY}</p></article></body></html>"
    )
    got = read_account(text.encode(), "a.html")
    assert isinstance(got, Account)
    return got


@pytest.mark.parametrize(
    ("comment", "moment"),
    [
        (
            "<!--\n Page saved with SingleFile \n url: https://orlin.example/x \n saved date: Thu Mar 03 2033 10:11:12 GMT+0100 (CET)\n-->",
            "2033-03-03T10:11:12+01:00",
        ),
        (
            "<!--\n FILE ARCHIVED ON 05:12:11 Mar 03, 2033 AND RETRIEVED FROM THE\n INTERNET ARCHIVE ON 10:00:00 Nov 03, 2033.\n-->",
            "2033-03-03T05:12:11",
        ),
        (
            "<!-- Mirrored from orlin.example/x by HTTrack Website Copier/3.x [XR&CO'2014], Thu, 03 Mar 2033 05:12:11 GMT -->",
            "2033-03-03T05:12:11+00:00",
        ),
        (
            "<!-- saved from url=(0070)https://web.archive.org/web/20330303101112/https://orlin.example/ -->",
            "2033-03-03T10:11:12+00:00",
        ),
        ("<!-- saved from url=(0022)https://orlin.example/ -->", None),
        ("<!-- saved on 03/05/2033 -->", None),
        ("<!-- the ferry was built on 3 March 2033 -->", None),
        ("<!-- saved date: 3 March 2033", None),
    ],
)
def test_the_comment_of_a_tool_says_when_a_page_was_saved(comment: str, moment: str | None) -> None:
    assert saved_at(f"{comment}<html><p>Saved on 3 March 2030</p>") == moment


def test_a_comment_at_the_end_of_a_long_page_counts() -> None:
    assert saved_at("x" * 90_000 + "<!-- saved date: Mar 03 2033 -->") == "2033-03-03"


def test_a_page_that_was_published_after_it_was_saved_is_doubted() -> None:
    comment = "<!-- saved date: Thu Mar 03 2033 10:11:12 GMT+0100 -->"
    assert doubts(page(comment, "2033-03-09T10:00:00Z")) == [LATE]
    assert doubts(page(comment, "2033-03-02T10:00:00Z")) == [""]
    assert doubts(page("", "2933-03-09T10:00:00Z")) == [""]


def test_the_doubt_is_shown() -> None:
    shown = render_account(page("<!-- saved date: Mar 03 2033 -->", "2033-03-09T10:00:00Z"), width=200)
    assert LATE in shown


@pytest.mark.parametrize("column", ["captured", "crawled", "date_download", "fetched", "Crawl Date", "retrieved_at"])
@pytest.mark.parametrize("value", ["2033-03-03T10:00:00", "2033-03-03", "20330303100000", 1_993_464_000])
def test_a_column_says_when_a_row_was_fetched(tmp_path: Path, column: str, value: str | int) -> None:
    rows = [
        {"title": "Ferry cancelled", "text": f"{BODY} {BODY} {day}", "published": day, column: value}
        for day in ("2033-03-02", "2033-03-09")
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    accounts, _ = read_accounts([str(tmp_path)])
    assert sorted(doubts(account)[0] for account in accounts) == ["", LATE]
    assert all(account.published for account in accounts)


def test_the_time_of_the_capture_is_a_role_of_its_own() -> None:
    rows = [{"text": BODY * 3, "date": "2033-03-02", "date_download": "2033-03-03"}]
    chosen = choose_columns(rows, {})
    assert not isinstance(chosen, str)
    assert (chosen.names["published"], chosen.names["captured"]) == ("date", "date_download")


@pytest.mark.parametrize(
    ("said", "captured", "later"),
    [
        ("2033-03-04", "2033-03-03", True),
        ("2033-03-03", "2033-03-03", False),
        ("2033-03-04", "2033-03-03T23:10+00:00", False),
        ("2033-03-05", "2033-03-03T23:10+00:00", True),
        ("2033-03-03T12:00+02:00", "2033-03-03T09:30+00:00", True),
        ("2033-03-03T11:00+02:00", "2033-03-03T09:30+00:00", False),
        ("soon", "2033-03-03", False),
    ],
)
def test_a_date_is_later_where_it_is_so_in_every_zone(said: str, captured: str, later: bool) -> None:
    assert is_later(said, captured) is later


@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_is_read_or_passed_over(text: str, other: str) -> None:
    read_capture(text)
    saved_at(f"<!-- saved date: {text} --><!--{other}")
    is_later(text, other)


def test_a_flood_of_comments_costs_no_more_than_its_length() -> None:
    assert saved_at("-->" + "<!--" * 200_000) is None
    assert saved_at("<!-- saved from -->" * 50_000) is None
