"""When an account was saved, as the tool that saved it says: no date of its own can be later."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from onrecord.ingest.orders import is_either
from onrecord.ingest.stamps import parse_stamps

ENDS = 20_000  # characters at either end of a page in which a tool leaves its comment
LONGEST = 2_000  # characters of such a comment
SAVED = re.compile(
    r"\bsaved date:|\bfile archived on\b|\bmirrored from\b|\bsaved (?:on|at)\b|\b(?:captured|archived|fetched|downloaded) (?:on|at)\b",
    re.I,
)
WAYBACK = re.compile(r"web\.archive\.org/web/((?:19|20)\d{12})")
DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?Z?)?")
CLOCK_FIRST = re.compile(r"\s*(\d\d:\d\d:\d\d)\s+([A-Z][a-z]{2,8} \d\d?, \d{4})")
ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?\s?(?:Z|[+-]\d\d:?\d\d)?)?")
AHEAD = timedelta(hours=14)  # a day begins so much earlier at the date line than in Greenwich


def saved_at(source: str) -> str | None:
    """Return when a page was saved, as the comment of SingleFile, the Wayback Machine or another tool tells; None without one.

    >>> saved_at("<!-- Page saved with SingleFile saved date: Sat May 03 2031 10:11:12 GMT+0100 --><p>Port shut</p>")
    '2031-05-03T10:11:12+01:00'
    >>> saved_at("<p>Saved on 3 May 2031</p>") is None
    True
    """
    pieces = (source,) if len(source) <= 2 * ENDS else (source[:ENDS], source[-ENDS:])
    for piece in pieces:
        for comment in _comments(piece):
            if moment := _moment(comment[:LONGEST]):
                return moment
    return None


def _comments(piece: str) -> Iterator[str]:
    """Yield the comments of a stretch of markup, in time that grows with its length alone."""
    at = piece.find("<!--")
    while at >= 0 and (end := piece.find("-->", at)) >= 0:
        yield piece[at + 4 : end]
        at = piece.find("<!--", end)


def _moment(comment: str) -> str | None:
    if ("saved from url" in comment or "archive" in comment.lower()) and (found := WAYBACK.search(comment)):
        return read_capture(found[1])
    said = SAVED.search(comment)
    rest = " ".join(comment[said.end() :].split())[:200] if said else ""
    return read_capture(rest) if rest else None


def read_capture(written: str) -> str | None:
    """Read the time of a capture; None where it is none, or a date that reads with the month first as well.

    >>> read_capture("20310503101112"), read_capture("2031-05-03 10:11"), read_capture("03/05/2031")
    ('2031-05-03T10:11:12+00:00', '2031-05-03T10:11', None)
    """
    written = written.strip()[:300]
    if (found := DIGITS.fullmatch(written)) and (value := _valid(found)):
        return value
    if found := ISO.match(written):
        value = found[0].replace(" ", "T", 1).replace(" ", "")
        return value if _parsed(value) else None
    if is_either(written):
        return None
    if found := CLOCK_FIRST.match(written):
        written = f"{found[2]} {found[1]}"
    stamps = parse_stamps(re.sub(r"(?<=[a-z]) (\d\d?) ((?:19|20)\d\d)\b", r" \1, \2", written))
    return stamps[0].value if stamps else None


def _valid(found: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second = found.groups()
    value = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}+00:00" if hour else "")
    return value if _parsed(value) else None


def is_later(value: str, captured: str) -> bool:
    """Tell a date that is later than the capture wherever on earth it was written.

    >>> is_later("2031-05-04", "2031-05-03"), is_later("2031-05-04", "2031-05-03T23:10+00:00")
    (True, False)
    >>> is_later("2031-05-03T12:00+02:00", "2031-05-03T09:30+00:00")
    True
    """
    said, saved = _parsed(value), _parsed(captured)
    if said is None or saved is None:
        return False
    if saved.tzinfo is None:
        return said.date() > saved.date() or (said.tzinfo is None and "T" in value and "T" in captured and said > saved)
    if said.tzinfo is None:
        return said.replace(tzinfo=UTC) > saved.astimezone(UTC) + AHEAD
    return said > saved


def is_moment(value: str) -> bool:
    """Tell a date of the calendar, perhaps with a time of day.

    >>> is_moment("2031-05-03T08:15Z"), is_moment("2031-13-03")
    (True, False)
    """
    return _parsed(value) is not None


def _parsed(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None
