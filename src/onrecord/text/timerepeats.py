"""Times that come again and again: "every Tuesday and Thursday from 9 a.m. to 2 p.m.", "daily at 5.30 a.m."."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from onrecord.text.calendar_words import table
from onrecord.text.timeforms import TimeForm

EVERY = "XXXX"  # what the TIMEX3 value of a day of every week or year begins with
DAILY = "P1D"
NAMES = ("also", "at", "to")


@cache
def _links(language: str) -> "tuple[re.Pattern[str], ...]":
    """Return what stands between two days of a set, between a set and its hour, and between two hours of a set."""
    rows = table("time_patterns", language)["repeats"]
    return tuple(re.compile(rows[name], re.I) for name in NAMES)


def repeat_forms(text: str, forms: Iterable[TimeForm], language: str) -> list[TimeForm]:
    """Give the days and hours that are named with a repeated time its repetition."""
    also, at, to = _links(language)
    done: list[TimeForm] = []
    for form in forms:
        before = done[-1] if done and done[-1].form == "set" else None
        gap = text[before.end : form.start] if before else ""
        value = (before.value if before else None) or ""
        if form.form == "weekday" and form.shift is None and value.startswith(EVERY + "-WXX") and also.fullmatch(gap):
            form = replace(form, form="set", value=weekly(form.weekday or 0, form.part))
        elif form.form == "clock" and value.startswith((EVERY, DAILY)):
            if at.fullmatch(gap) and not _has_hour(value):
                done[-1] = replace(done[-1], end=form.end, value=_timed(value, form))
                continue
            if to.fullmatch(gap) and _has_hour(value):
                form = replace(form, form="set", value=_timed(value, form))
        done.append(form)
    return done


def weekly(weekday: int, part: str | None) -> str:
    """Write a day of every week, or a part of it, in TIMEX3.

    >>> weekly(1, None), weekly(6, "MO")
    ('XXXX-WXX-2', 'XXXX-WXX-7TMO')
    """
    return f"{EVERY}-WXX-{weekday + 1}" + (f"T{part}" if part else "")


def _has_hour(value: str) -> bool:
    return value.partition("T")[2][:1].isdecimal()


def _timed(value: str, clock: TimeForm) -> str:
    """Write an hour of a repeated day, in the half of the day that its part tells."""
    day, _, part = value.partition("T")
    late = not clock.settled and (clock.part or part) in ("AF", "EV", "NI") and (clock.hour or 0) < 12
    hour = (clock.hour or 0) + 12 * late
    return f"{f'{EVERY}-XX-XX' if day == DAILY else day}T{hour:02}:{clock.minute:02}"
