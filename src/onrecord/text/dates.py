"""Dates as intervals, and what a relative date counts from."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_STAMP = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?")
_ENTRY = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d (?=[“\"‘']?[A-Z])")
_CENTURY, _DECADE = re.compile(r"\d{2}"), re.compile(r"\d{3}")
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_PARTS = {"MO": (0, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30)}


@dataclass(frozen=True, slots=True)
class Anchor:
    """When an account was published: ISO date or date-time, or None. `reason` says where it comes from."""

    published: str | None
    inferred: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A publication stamp taken apart; `minutes` is the time of day and `offset` the minutes ahead of UTC, if given."""

    day: date
    minutes: int | None
    offset: int | None


def parse_stamp(written: str | None) -> Stamp | None:
    """Read an ISO date or date-time, or return None when there is none to read.

    >>> parse_stamp("2031-03-04T10:30+02:00")
    Stamp(day=datetime.date(2031, 3, 4), minutes=630, offset=120)
    """
    match = _STAMP.match(written or "")
    if not match:
        return None
    day = day_of(int(match[1]), int(match[2]), int(match[3]))
    if day is None:
        return None
    minutes = int(match[4]) * 60 + int(match[5]) if match[4] else None
    return Stamp(day, minutes if minutes is not None and minutes < 1440 else None, parse_offset(match[6]))


def parse_offset(written: str | None) -> int | None:
    """Read "+02:00" or "Z" as minutes ahead of UTC."""
    if not written:
        return None
    if written == "Z":
        return 0
    minutes = int(written[1:3]) * 60 + int(written[-2:])
    return -minutes if written[0] == "-" else minutes


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, or None for one that it does not have."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, count: int) -> date:
    """Move a day, staying inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + count, 1), date.max.toordinal()))


def add_months(day: date, count: int) -> date:
    """Move a day by months; a day that the month lacks becomes its last.

    >>> add_months(date(2031, 1, 31), 1)
    datetime.date(2031, 2, 28)
    """
    months = min(max(day.year * 12 + day.month - 1 + count, 12), 9999 * 12 + 11)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, last_day(year, month + 1)))


def last_day(year: int, month: int) -> int:
    """Return how many days a month has."""
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - timedelta(days=1)).day


def format_week(day: date) -> str:
    """Write the ISO week of a day.

    >>> format_week(date(2031, 3, 4))
    '2031-W10'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def format_offset(minutes: int) -> str:
    """Write minutes ahead of UTC as ISO 8601 has it, "Z" for none."""
    if minutes == 0:
        return "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def format_instant(day: date, minutes: int, offset: int | None) -> str:
    """Write a day and a time of day, with the offset when one is known."""
    zone = "" if offset is None else format_offset(offset)
    return f"{day.isoformat()}T{minutes // 60:02}:{minutes % 60:02}{zone}"


def interval(timex: str) -> tuple[str, str] | None:
    """Return the first and the last day or minute that a TIMEX3 value covers, or None when it has no place in time.

    An instant with an offset is given in UTC, so that one instant told in two zones has one interval.

    >>> interval("2031-02"), interval("2031-03-04T10:00+02:00")[0], interval("PT2H")
    (('2031-02-01', '2031-02-28'), '2031-03-04T08:00Z', None)
    """
    try:
        return _interval(timex)
    except (ValueError, OverflowError):
        return None


def _interval(timex: str) -> tuple[str, str] | None:
    stamp = parse_stamp(timex)
    if stamp and timex[10:11] == "T" and timex[11:13] in _PARTS:
        return _part(stamp.day, timex[11:13])
    if stamp and stamp.minutes is not None:
        instant = _utc(stamp)
        return instant, instant
    if stamp:
        return timex[:10], timex[:10]
    head, _, tail = timex.partition("-")
    if not head.isdecimal():
        return None
    if _CENTURY.fullmatch(timex) or _DECADE.fullmatch(timex):
        return timex.ljust(4, "0") + "-01-01", timex.ljust(4, "9") + "-12-31"
    return _within_year(int(head), tail) if len(head) == 4 and head != "0000" else None


def _within_year(year: int, tail: str) -> tuple[str, str] | None:
    if not tail:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    if tail in _SEASONS:
        first, last = _SEASONS[tail]
        return _months(year, first, last)
    if tail[0] == "Q" and tail[1:].isdecimal():
        return _months(year, int(tail[1:]) * 3 - 2, int(tail[1:]) * 3)
    if tail[0] == "H" and tail[1:].isdecimal():
        return _months(year, int(tail[1:]) * 6 - 5, int(tail[1:]) * 6)
    if tail[0] == "W":
        week = date.fromisocalendar(year, int(tail[1:3]), 1)
        first, last = (5, 6) if tail.endswith("-WE") else (0, 6)
        return add_days(week, first).isoformat(), add_days(week, last).isoformat()
    return _months(year, int(tail), int(tail)) if tail.isdecimal() and 1 <= int(tail) <= 12 else None


def _months(year: int, first: int, last: int) -> tuple[str, str]:
    begin, end = add_months(date(year, 1, 1), first - 1), add_months(date(year, 1, 1), last - 1)
    return begin.isoformat(), end.replace(day=last_day(end.year, end.month)).isoformat()


def _part(day: date, part: str) -> tuple[str, str]:
    first, last = _PARTS[part]
    begin = datetime(day.year, day.month, day.day)
    return tuple((begin + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M") for hours in (first, last))  # type: ignore[return-value]


def _utc(stamp: Stamp) -> str:
    minutes = stamp.minutes or 0
    if stamp.offset is None:
        return format_instant(stamp.day, minutes, None)
    days, rest = divmod(minutes - stamp.offset, 1440)
    return format_instant(add_days(stamp.day, days), rest, 0)


def opens_entry(text: str) -> bool:
    """Tell whether a text begins with the hour of an entry in a live report.

    >>> opens_entry("16.50 Four more people came out"), opens_entry("16.50 marks were paid"), opens_entry("31.75 Each")
    (True, False, False)
    """
    return bool(_ENTRY.match(text))
