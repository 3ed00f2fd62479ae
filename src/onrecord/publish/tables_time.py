"""Dates of a record in words, and as numbers that a chart can place."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from onrecord.model import Phase, Span, TimelineEntry

ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?\Z", re.ASCII
)
UTC_ZONES = ("Z", "+00:00", "+0000")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def instant(written: str, *, end: bool = False) -> float | None:
    """Return a date or time as seconds since 1970, the last second of its period when `end`; None for anything else.

    >>> instant("1970-01-01", end=True)
    86399.0
    """
    found = ISO.match(written)
    if not found:
        return None
    try:
        return (_edge(found, end) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()
    except (ValueError, OverflowError):
        return None


def date_words(written: str) -> str:
    """Write an ISO date as a reader says it; anything else stays as it is.

    >>> date_words("2034-05-14T22:40"), date_words("2034-05")
    ('14 May 2034, 22:40', 'May 2034')
    """
    found = ISO.match(written)
    if not found or not 1 <= int(found[2] or 1) <= 12:
        return written
    year, month, day, hour, minute, _, zone = found.groups()
    words = " ".join(filter(None, [str(int(day)) if day else "", MONTHS[int(month) - 1] if month else "", year]))
    clock = f", {hour}:{minute or '00'}" if hour else ""
    return words + clock + (_zone_words(zone) if zone else "")


def _zone_words(zone: str) -> str:
    """Write an offset as a reader says it.

    >>> _zone_words("Z"), _zone_words("-03:00"), _zone_words("+0530")
    (' UTC', ' UTC-3', ' UTC+5:30')
    """
    if zone in UTC_ZONES:
        return " UTC"
    minutes = zone[-2:]
    return f" UTC{zone[0]}{int(zone[1:3])}" + (f":{minutes}" if minutes != "00" else "")


def interval_words(earliest: str, latest: str) -> str:
    """Write an interval in words; one that covers a whole day, month or year is written as that.

    >>> interval_words("1998-01-01", "1998-12-31"), interval_words("2034-05-14", "2034-05-15")
    ('1998', '14 May 2034 to 15 May 2034')
    """
    if earliest == latest:
        return date_words(earliest)
    whole = _whole(earliest[:10], latest[:10]) if {len(earliest), len(latest)} == {10} else None
    first, last = (date_words(edge) for edge in (earliest, latest))
    if whole is None and earliest[:10] == latest[:10] and ", " in first and ", " in last:
        return f"{first} to {last.partition(', ')[2]}"
    return date_words(whole) if whole else f"{first} to {last}"


def phase_words(phase: Phase) -> str:
    """Say where a happening stands to the event; nothing of the event itself.

    >>> phase_words("expected"), phase_words("event")
    ('still to come', '')
    """
    return {"background": "background", "event": "", "expected": "still to come"}[phase]


def entry_words(entry: TimelineEntry, cited: Callable[[Sequence[Span]], str] = lambda _: "") -> str:
    """Write when a happening fell, where it stands to the event, and the dates that other accounts give it.

    `cited` words the passages that give each of the differing dates.

    >>> entry_words(TimelineEntry("2034-05-19", "2034-05-19", "Friday", "the council votes", None, (), "expected"))
    '19 May 2034 (still to come)'
    """
    words = interval_words(entry.earliest, entry.latest)
    phase = phase_words(entry.phase)
    others = [f"{date_words(variant.value)} {cited(variant.passages)}".rstrip() for variant in entry.variants]
    differ = f"; accounts differ: {', '.join(others)}" if others else ""
    return words + (f" ({phase})" if phase else "") + differ


def _whole(first: str, last: str) -> str | None:
    """Return the year or month that two days are the edges of."""
    if first[:4] == last[:4] and first[4:] == "-01-01" and last[4:] == "-12-31":
        return first[:4]
    found = ISO.match(last)
    if first[:7] == last[:7] and first.endswith("-01") and found and 1 <= int(found[2]) <= 12:
        return first[:7] if int(found[3]) == monthrange(max(1, int(found[1])), int(found[2]))[1] else None
    return None


def _edge(found: re.Match[str], end: bool) -> datetime:
    """Return the first or the last second of the period that a date or time names."""
    year, month, day, hour, minute, second = (int(part) if part else None for part in found.groups()[:6])
    month = (12 if end else 1) if month is None else month
    day = (monthrange(year or 1, month)[1] if end else 1) if day is None else day
    hour = (23 if end else 0) if hour is None else hour
    # A time to the minute stands for that minute's first second: clock times are instants to a reader.
    seconds = second if second is not None else (59 if end and minute is None else 0)
    minute = (59 if end else 0) if minute is None else minute
    return datetime(year or 0, month, day, hour, minute, seconds, tzinfo=_zone(found[7]))


def _zone(written: str | None) -> tzinfo:
    """Return the offset of a time; one without an offset is placed as if it were UTC."""
    if written is None or written == "Z":
        return UTC
    sign = -1 if written[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(written[1:3]), minutes=int(written[-2:])))
