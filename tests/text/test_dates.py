"""Dates as intervals, and the expressions that name them."""

import importlib
import pkgutil
import re
import time
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord.extract
import onrecord.reconcile
import onrecord.text
from onrecord.text.calendar_words import meanings
from onrecord.text.dates import Stamp, add_days, add_months, format_instant, interval, parse_stamp
from onrecord.text.timefeasts import easter, feast_days
from onrecord.text.timefind import find_forms, shapes, windows
from onrecord.text.timejoins import NAMES, joins
from onrecord.text.timesetting import Setting
from onrecord.text.timevalues import value_of
from onrecord.text.zones import offset_of

LANGUAGES = ("en", "de", "fr")
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates.toml").read_text("utf-8"))["case"]
BACK = Setting(Stamp(date(2031, 3, 5), None, None), None, -1, "written for the test", {})


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
    started = time.process_time()
    find_forms(piece * (60_000 // len(piece)))
    assert time.process_time() - started < 15


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']}: {case['text']}" for case in CASES])
def test_a_language_is_its_tables_and_no_code(case):
    text = case["text"]
    forms = find_forms(text, case["language"])
    assert [[text[form.start : form.end], value_of(form, BACK).timex] for form in forms] == case["moments"]


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(max_size=60))
def test_no_text_breaks_the_search_in_any_language(language, text):
    for form in find_forms(text, language):
        assert 0 <= form.start < form.end <= len(text)
        value_of(form, BACK)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_twelve_months_and_seven_days(language):
    assert set(meanings("months", language).values()) == set(map(str, range(1, 13)))
    assert set(meanings("weekdays", language).values()) == set(map(str, range(7)))


def test_a_language_without_tables_has_no_time_expressions():
    assert meanings("months", "tlh") == {}
    assert find_forms("She left on 3 May 2031.", "tlh") == ()


@given(st.text(max_size=400))
def test_windows_stand_apart_and_in_order(text):
    at = 0
    for start, end in windows(text):
        assert at <= start < end <= len(text)
        at = end


@pytest.mark.parametrize(("year", "day"), [(1999, (4, 4)), (2008, (3, 23)), (2011, (4, 24)), (2038, (4, 25))])
def test_easter_falls_where_the_almanac_has_it(year, day):
    assert easter(year) == date(year, *day)


def test_a_feast_outside_the_calendar_has_no_day():
    assert feast_days("easter 0", 1000) == ()


def compiled() -> "Iterator[tuple[str, re.Pattern[str]]]":
    """List every pattern of the reading of time: of the tables, and of the modules."""
    for language in LANGUAGES:
        for number, shape in enumerate(shapes(language)):
            yield f"{language} {number} {shape.name}", shape.pattern
        known = joins(language)
        for name in NAMES:
            yield f"{language} {name}", getattr(known, name)
        for number, pattern in enumerate(known.extents):
            yield f"{language} extent {number}", pattern
    for package in (onrecord.text, onrecord.extract, onrecord.reconcile):
        for info in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            if info.name.rpartition(".")[2].startswith(("time", "dates", "zones", "calendar", "moments")):
                for name, value in sorted(vars(importlib.import_module(info.name)).items()):
                    if isinstance(value, re.Pattern):
                        yield f"{info.name}.{name}", value


PATTERNS = dict(compiled())
PUMPS = [
    " ", "1", "1 ", "12:", "1,000,", "a ", "the ", "one ", "twenty-", "half past ", "half a ", "of ", "of the ", "May ", "in ",
    "last ", "past few ", "weeks ", "year ", "years and ", "2 days, ", "quarter ", "year-ago ", "Xyz ", "Xyz-", "two thousand ",
    "1 1/2 ", "to ", "’s ", "early ", "at 7 ", "day-long ", "Saturdays ", "22-Mar-", "the day before ", "2030/03/", "two-year-old ", "second half of ", "vor ", "il y a ", "nineteen ", "10 GMT (",
]  # fmt: skip


def seconds(pattern: "re.Pattern[str]", text: str) -> float:
    started = time.process_time()
    sum(1 for _ in pattern.finditer(text))
    return time.process_time() - started


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_no_pattern_backtracks_on_pumped_text(name):
    pattern = PATTERNS[name]
    for pump in PUMPS:
        texts = [pump * (length // len(pump)) for length in (1000, 2000)]
        runs = ([seconds(pattern, text) for text in texts] for _ in range(5))  # a busy machine may disturb one run
        assert any(long < 3 * short + 0.001 for short, long in runs), pump
