"""Dates as intervals, and the expressions that name them."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.dates import add_days, add_months, format_instant, interval, parse_stamp
from onrecord.text.timefind import find_forms
from onrecord.text.zones import offset_of


@pytest.mark.parametrize(
    ("timex", "expected"),
    [
        ("2031", ("2031-01-01", "2031-12-31")),
        ("2032-02", ("2032-02-01", "2032-02-29")),
        ("2031-03-04", ("2031-03-04", "2031-03-04")),
        ("2031-W10", ("2031-03-03", "2031-03-09")),
        ("2031-W10-WE", ("2031-03-08", "2031-03-09")),
        ("2031-SP", ("2031-03-01", "2031-05-31")),
        ("2031-WI", ("2031-12-01", "2032-02-29")),
        ("2031-Q4", ("2031-10-01", "2031-12-31")),
        ("197", ("1970-01-01", "1979-12-31")),
        ("2031-03-04TEV", ("2031-03-04T17:00", "2031-03-05T00:00")),
        ("2031-03-04T01:00+02:00", ("2031-03-03T23:00Z", "2031-03-03T23:00Z")),
        ("2031-03-04T01:00", ("2031-03-04T01:00", "2031-03-04T01:00")),
    ],
)
def test_a_value_covers_the_days_that_it_names(timex, expected):
    assert interval(timex) == expected


@pytest.mark.parametrize("timex", ["PT2H", "PAST_REF", "XXXX-WXX-2", "T15:00", "2031-99", "2031-W99", "", "0000"])
def test_what_has_no_place_in_the_calendar_has_no_interval(timex):
    assert interval(timex) is None


@given(st.text(max_size=20))
def test_any_text_is_a_stamp_or_none(text):
    parse_stamp(text)
    interval(text)


@given(st.dates(), st.integers(-10_000_000, 10_000_000))
def test_moving_a_day_stays_inside_the_calendar(day, count):
    assert date.min <= add_days(day, count) <= date.max
    assert date.min <= add_months(day, count) <= date.max


def test_an_instant_in_greenwich_is_written_with_z():
    assert format_instant(date(2031, 3, 4), 605, 0) == "2031-03-04T10:05Z"


def test_a_city_keeps_its_summer_time():
    assert offset_of("in London", date(2031, 7, 1), 0) == 60
    assert offset_of("in London", date(2031, 1, 1), 0) == 0
    assert offset_of("Nowhere time", date(2031, 1, 1), 0) is None


@pytest.mark.parametrize(
    "piece", [" ", "1", "one ", "1 ", "half past ", "10:30 Xyz ", "twenty-", "1,000,", "in 5 days "]
)
def test_hostile_text_is_read_in_linear_time(piece):
    started = time.perf_counter()
    find_forms(piece * (60_000 // len(piece)))
    assert time.perf_counter() - started < 5
