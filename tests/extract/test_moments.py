"""Moments: time expressions as written, their values, and what they count from."""

import dataclasses
import hashlib
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.moments import extract_moments
from onrecord.extract.reading import read_passages
from onrecord.model import Account, Block, BlockKind, Moment
from onrecord.text.dates import Anchor

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "moments.toml").read_text("utf-8"))["case"]
WEDNESDAY = "2031-03-05"


def account_of(*blocks: tuple[BlockKind, str]) -> Account:
    text = "".join(piece for _, piece in blocks)
    rows, at = [], 0
    for kind, piece in blocks:
        rows.append(Block(at, at + len(piece), kind, kind != "related", "written for the test"))
        at += len(piece)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Account(
        "a-1", "a.txt", None, digest, digest, None, None, (), None, None, None, "en", text, tuple(rows)
    )  # fmt: skip


def moments_in(account: Account, published: str | None = WEDNESDAY, *, inferred: bool = False) -> tuple[Moment, ...]:
    return extract_moments(read_passages(account), Anchor(published, inferred, "publication day inferred for the test"))


def moments_of(text: str, published: str | None = WEDNESDAY) -> tuple[Moment, ...]:
    return moments_in(account_of(("body", text)), published)


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_an_expression_has_the_value_that_a_reader_gives_it(case):
    found = moments_of(case["text"], case.get("published", WEDNESDAY) or None)
    assert [[m.written, m.timex] for m in found] == case["moments"]


def test_every_span_reproduces_what_is_written():
    account = account_of(("body", "They met on Tuesday.\n"), ("body", "The call began at 1500 GMT\non 3 May 2031."))
    found = moments_in(account)
    assert len(found) == 2
    for moment in found:
        assert " ".join(account.cut(moment.span.start, moment.span.end).split()) == " ".join(moment.written.split())


def test_an_expression_with_one_value_is_given_once_where_it_stands_first():
    found = moments_of("They met on Tuesday. On Tuesday it rained.")
    assert [(m.written, m.span.start) for m in found] == [("Tuesday", 12)]


def test_a_rule_says_in_words_why_a_weekday_lies_ahead():
    (moment,) = moments_of("She will speak on Thursday.")
    assert moment.timex == "2031-03-06"
    assert "will speak" in moment.rule
    assert WEDNESDAY in moment.rule


def test_a_rule_says_that_its_publication_day_was_inferred():
    (moment,) = moments_in(account_of(("body", "They met on Tuesday.")), inferred=True)
    assert moment.rule.endswith("publication day inferred for the test")


def test_one_instant_told_in_three_zones_has_one_interval():
    found = moments_of("The vote opened at 1500 GMT (10:00 a.m. in New York, and already 6:00 p.m. in Moscow).")
    assert {(m.earliest, m.latest) for m in found} == {("2031-03-05T15:00Z", "2031-03-05T15:00Z")}


def test_a_dated_part_counts_from_its_own_day():
    account = account_of(
        ("updated", "Update (March 6, 2031): "), ("body", "The minister resigned on Thursday.\n"),
        ("published", "Original story (March 4, 2031): "), ("body", "The minister denied it on Monday.\n"),
    )  # fmt: skip
    assert [m.timex for m in moments_in(account, "2031-03-06")] == ["2031-03-06", "2031-03-03"]


def test_stamps_of_a_live_page_run_back_over_midnight():
    account = account_of(
        ("live-stamp", "00:20\n"), ("body", "The vote ended an hour ago.\n"),
        ("live-stamp", "23:05\n"), ("body", "The debate opened an hour ago.\n"),
    )  # fmt: skip
    assert [m.timex for m in moments_in(account, WEDNESDAY)] == ["2031-03-04T23:20", "2031-03-04T22:05"]


def test_hours_with_a_dot_open_the_entries_of_a_live_report():
    account = account_of(("body", "16.50 Four came out.\n"), ("body", "19.20 The van left.\n"), ("body", "It rained."))
    assert [(m.written, m.timex) for m in moments_in(account)] == [
        ("16.50", "2031-03-05T16:50"), ("19.20", "2031-03-05T19:20"),
    ]  # fmt: skip
    assert moments_of("3.10 Findings of the inquiry are told here.") == ()


def test_a_block_that_intake_has_dated_counts_from_its_own_day():
    account = account_of(
        ("body", "The minister resigned on Thursday.\n"), ("body", "The minister denied it on Monday.")
    )
    late, early = account.blocks
    dated = (dataclasses.replace(late, dated="2031-03-06"), dataclasses.replace(early, dated="2031-03-04"))
    found = moments_in(dataclasses.replace(account, blocks=dated), "2031-03-20")
    assert [m.timex for m in found] == ["2031-03-06", "2031-03-03"]


def test_the_word_in_front_is_told_by_the_rule():
    (moment,) = moments_of("The province has been at war since 2014.")
    assert (moment.written, "“since” stands before it" in moment.rule) == ("2014", True)


def test_a_day_and_month_in_either_order_keep_both_readings():
    (moment,) = moments_of("The permit of 04/03/2031 has lapsed.")
    assert (moment.timex, moment.alternatives) == ("2031-03-04", ("2031-04-03",))


def test_an_hour_that_may_be_before_or_after_noon_keeps_both_readings():
    (moment,) = moments_of("The gate was locked at 4:30 on Tuesday.")
    assert {moment.timex, *moment.alternatives} == {"2031-03-04T04:30", "2031-03-04T16:30"}


def test_a_settled_date_has_no_other_reading():
    assert all(m.alternatives == () for m in moments_of("They met on Tuesday, at 3 p.m. on 3 May 2031."))


def test_what_is_left_out_gives_no_moments():
    assert moments_in(account_of(("related", "A whale died on Tuesday."), ("title", "Talks on Monday"))) == ()


def test_a_duration_has_no_place_in_time():
    (moment,) = moments_of("The call lasted two hours.")
    assert (moment.kind, moment.earliest, moment.latest) == ("duration", None, None)


@pytest.mark.parametrize(("text", "timex", "earliest", "latest"), [
    ("The yard will open by the end of next year.", "2032", "2032-09-01", "2032-12-31"),
    ("It froze in late January.", "2031-01", "2031-01-21", "2031-01-31"),
    ("It froze in the second week of January.", "2031-01", "2031-01-08", "2031-01-14"),
    ("It froze in the last week of January.", "2031-01", "2031-01-25", "2031-01-31"),
    ("It froze in the first days of January.", "2031-01", "2031-01-01", "2031-01-11"),
    ("It closed in the closing days of 2030.", "2030", "2030-12-01", "2030-12-31"),
    ("It froze in mid-February.", "2031-02", "2031-02-10", "2031-02-19"),
    ("The ferry sails at the start of April.", "2031-04", "2031-04-01", "2031-04-10"),
    ("The vote is due at the end of the week.", "2031-W10", "2031-03-07", "2031-03-09"),
    ("He left in the early 1990s.", "199", "1990-01-01", "1993-12-31"),
    ("The mill was built in the late 19th century.", "18", "1866-01-01", "1899-12-31"),
    ("It closed in late summer 2029.", "2029-SU", "2029-08-01", "2029-08-31"),
    ("Rain fell in the second half of February.", "2031-02", "2031-02-15", "2031-02-28"),
    ("They sold it earlier this year.", "2031", "2031-01-01", "2031-03-05"),
    ("They will meet later this month.", "2031-03", "2031-03-05", "2031-03-31"),
])  # fmt: skip
def test_a_word_in_front_leaves_a_stretch_of_its_period(text, timex, earliest, latest):
    (moment,) = moments_of(text)
    assert (moment.timex, moment.earliest, moment.latest) == (timex, earliest, latest)
    assert "its " in moment.rule


def test_without_a_publication_day_later_leaves_the_whole_period():
    (moment,) = moments_of("Later in 2031 it opened.", None)
    assert (moment.earliest, moment.latest) == ("2031-01-01", "2031-12-31")


PIECES = st.sampled_from(
    "on at by the last next this Monday May 31 30 February 2031 10:30 1500 GMT p.m. half past one twenty- ago in "
    "weeks year ( ) ' ’ , . morning night early end of 99/99/9999 0000-00-00 Q9 1,000 24:00 then every spring Q3 third quarter tonight o'clock since July 3 a couple of decades centuries summer weekend noon midnight from to Since early hours May March for Mrs Theresa following the day before 's had will daylong Saturdays half last-year \u0663".split()
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(PIECES, max_size=25),
    st.sampled_from([None, WEDNESDAY, "2031-03-05T23:59+14:00", "0001-01-01", "9999-12-31"]),
)
def test_no_text_breaks_the_reading_of_time(pieces, published):
    text = " ".join(pieces)
    for moment in moments_of(text, published):
        assert moment.written == text[moment.span.start : moment.span.end]
        assert moment.earliest is None or (moment.latest is not None and moment.earliest <= moment.latest)
