"""The date stamps of an account: when it says that it was published and updated, as precise as it says so."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.text.tables import read_table

DIGIT = re.compile(r"\d")
LONGEST = 300  # characters of a line in which a stamp is looked for
PASSED = re.compile(
    r"\W*(?:(?:just|right) now|(?:about |around )?(?:an?|\d{1,3})\s?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)\.?\s+ago)\W*",
    re.I,
)
OTHERS = ("de", "fr")  # languages whose date lines are read beside the English ones
FULL = 3  # letters of a month or weekday, at least; shorter ones are other words too
STEM = 3
KEPT = 512  # lines whose dates are kept: the stages ask for those of a line again and again


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a line; `value` is ISO 8601, with time and offset where they are written."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class _Grammar:
    date: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    clock: re.Pattern[str]
    filler: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    months: dict[str, int]
    stems: tuple[str, ...]
    zones: dict[str, str]


def _with_others(data: Mapping[str, Any]) -> dict[str, Any]:
    """Add the months, weekdays and labels of the other languages."""
    merged: dict[str, Any] = {**data, "months": [list(names) for names in data["months"]]}
    for language in OTHERS:
        calendar, labels = read_table(f"{language}/calendar"), read_table(f"{language}/stamps")
        for number, names in calendar["months"].items():
            merged["months"][int(number) - 1] += [name for name in names if len(name) >= FULL]
        merged["weekdays"] = [
            *merged["weekdays"],
            *(d for ds in calendar["weekdays"].values() for d in ds if len(d) >= FULL),
        ]
        merged |= {key: [*merged[key], *labels[key]] for key in ("published", "updated", "fillers")}
    return merged


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))


@functools.cache
def _grammar() -> _Grammar:
    data = _with_others(read_table("en/stamps"))
    months = {name: i for i, names in enumerate(data["months"], 1) for name in names}
    month, days = rf"(?:{_any(list(months))})\b\.?", rf"(?:{_any(data['weekdays'])})\b\.?"
    zone = rf"\(?(?:(?:{_any(list(data['zones']))})\b(?:\s?[+-]\d{{1,2}}(?::?\d\d)?)?|(?<=\d)[+-]\d\d:?\d\d)\)?"
    half = r"(?:[ap]\.\s?m\.?|[ap]m)\b\.?"
    clock = (
        rf"(?<![\d:.])(?:(?P<h>[01]?\d|2[0-4])[:.h](?P<m>[0-5]\d)(?![\d%]|[.,]\d)(?::(?P<s>[0-5]\d)(?:[.,]\d{{1,9}})?)?\s?(?P<ap>{half})?"
        rf"|(?P<h2>1[0-2]|0?[1-9])\s?(?P<ap2>{half})|(?P<h3>[01]\d|2[0-3])(?P<m3>[0-5]\d)(?=\s?(?:gmt|utc|z|h|hrs|hours)\b)"
        rf"|(?P<noon>noon|midday|midnight)\b)(?:\s?(?:hrs|hours|h|uhr|local(?:\s+time)?)\b)?(?:\s?(?P<z>{zone}))?"
    )
    dates = (
        r"(?<![\d.])(?P<y1>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m1>\d{1,2})(?P=sep)(?P<d1>\d{1,2})(?!\d)"
        r"|(?<![\d.])(?P<d4>\d{1,2})(?P<sep4>[./-])\s?(?P<m4>\d{1,2})(?P=sep4)\s?(?P<y4>(?:19|20)\d\d)(?!\d)"
        rf"|(?<!\d)(?P<d2>[0-3]?\d)(?:st|nd|rd|th|er|\.)?[\s-]+(?:of\s+)?(?P<m2>{month})(?:,?[\s-]+(?P<y2>(?:19|20)\d\d)\b)?"
        rf"|\b(?P<m3>{month})\s+(?P<d3>[0-3]?\d)(?:st|nd|rd|th)?\b(?:\s?,?\s+(?P<y3>(?:19|20)\d\d)\b)?(?!:)"
    )
    joint = r"[\s,;·•|/–—-]*"
    flags = re.I
    return _Grammar(
        re.compile(dates, flags),
        re.compile(rf"(?:t|{joint}(?:\(?{days}\)?{joint})?(?:at\s+|um\s+|@\s?)?\(?)(?:{clock})\)?", flags),
        re.compile(rf"(?:{clock}){joint}(?:on\s+)?(?:{days}{joint})?(?:the\s+)?$", flags),
        re.compile(clock, flags),
        re.compile(rf"\b(?:{_any(data['fillers'] + data['weekdays'] + data['published'] + data['updated'])})\b", flags),
        re.compile(rf"\b(?:{_any(data['published'])})\b", flags),
        re.compile(rf"\b(?:{_any(data['updated'])})\b", flags),
        months,
        tuple(dict.fromkeys(name[:STEM] for name in months)),
        data["zones"],
    )


def parse_stamps(line: str, year: int | None = None, *, month_first: bool = False) -> list[Stamp]:
    """Return the dates written in a line, in order; one without a year takes the year of the one before it.

    Of a date in digits alone the day comes first, unless `month_first` or the digits say otherwise.

    >>> [stamp.value for stamp in parse_stamps("Posted Thu 10 Jun 2032 18:42 (GMT+2)")]
    ['2032-06-10T18:42+02:00']
    >>> [stamp.value for stamp in parse_stamps("Mardi 1er mars 2033 | Aktualisiert: 3. Mai 2033, 08.15 Uhr")]
    ['2033-03-01', '2033-05-03T08:15']
    >>> [stamp.value for stamp in parse_stamps("0815 GMT, 2 March 2033")]
    ['2033-03-02T08:15+00:00']
    """
    return list(_stamps(line[:LONGEST], year, month_first))


@functools.lru_cache(maxsize=KEPT)
def _stamps(line: str, year: int | None, month_first: bool) -> tuple[Stamp, ...]:
    grammar = _grammar()
    found: list[Stamp] = []
    floor = 0
    if not DIGIT.search(line) or not _may_date(line, grammar):
        return ()
    for match in grammar.date.finditer(line):
        day = _day(match, grammar, year, month_first=month_first)
        if day is None:
            continue
        year = day.year
        start, end, time = match.start(), match.end(), ""
        if after := grammar.after.match(line, end):
            end, time = after.end(), _time(after, grammar)
        elif before := grammar.before.search(line[max(floor, start - 40) : start]):
            start, time = max(floor, start - 40) + before.start(), _time(before, grammar)
        found.append(Stamp(start, end, day.isoformat() + time))
        floor = end
    return tuple(found)


def _may_date(line: str, grammar: _Grammar) -> bool:
    """Tell whether a line has a year or a month in it, without which there is no date."""
    low = line.casefold()
    return "20" in low or "19" in low or any(stem in low for stem in grammar.stems)


def _day(match: re.Match[str], grammar: _Grammar, year: int | None, *, month_first: bool = False) -> date | None:
    part = match.groupdict()
    number = next(n for n in "1423" if part[f"d{n}"])
    written_year = part[f"y{n}"] if (n := number) else None
    if not written_year and year is None:
        return None
    month = part[f"m{number}"].rstrip(".").lower()
    days, months = int(part[f"d{number}"]), grammar.months[month] if number in "23" else int(month)
    if number == "4" and (months > 12 >= days or (month_first and days <= 12)):
        days, months = months, days
    try:
        return date(int(written_year or year or 0), months, days)
    except ValueError:
        return None


def _time(match: re.Match[str], grammar: _Grammar) -> str:
    part = match.groupdict()
    hour, minute = int(part["h"] or part["h2"] or part["h3"] or 12), int(part["m"] or part["m3"] or 0)
    half = (part["ap"] or part["ap2"] or "")[:1].lower()
    if half and hour > 12:
        half = ""
    if half:
        hour = hour % 12 + 12 * (half == "p")
    if (part["noon"] or "").lower() == "midnight" or hour == 24:
        hour = 0
    seconds = f":{part['s']}" if part["s"] else ""
    return f"T{hour:02}:{minute:02}{seconds}{_zone(part['z'], grammar)}"


def _zone(written: str | None, grammar: _Grammar) -> str:
    if not written:
        return ""
    found = re.fullmatch(r"([A-Za-z]*)\s?([+-]\d{1,2})?:?(\d\d)?", written.strip("() "))
    if not found:
        return ""
    if found[2]:
        return f"{int(found[2]):+03}:{found[3] or '00'}"
    return grammar.zones.get(found[1].lower(), "")


def clock_only(line: str) -> bool:
    """Tell the stamp of a live blog: a time, perhaps with a day, and nothing else.

    >>> clock_only("19 May 11:20"), clock_only("The vote is at 11:20")
    (True, False)
    """
    if len(line) > 40 or not _grammar().clock.search(line):
        return False
    return not leftover(line)


def clock_of(line: str) -> str | None:
    """Return the first time of day in a line, None if there is none.

    >>> clock_of("19 May 6.05pm")
    'T18:05'
    """
    found = _grammar().clock.search(line[:LONGEST])
    return _time(found, _grammar())[:6] if found else None


def is_live_stamp(line: str) -> bool:
    """Tell a time, perhaps with a day but without a year, alone on its line.

    >>> is_live_stamp("18:05"), is_live_stamp("2 March 2033, 18:05")
    (True, False)
    """
    return clock_only(line) and not read_dates(line).published


def is_passed(line: str) -> bool:
    """Tell a line that says how long ago something was posted, and nothing else.

    >>> is_passed("12 minutes ago"), is_passed("3h ago"), is_passed("He left 12 minutes ago")
    (True, True, False)
    """
    return len(line) < 40 and PASSED.fullmatch(line) is not None


def leftover(line: str) -> str:
    """Return what a line says beside dates, times and the words that go with them.

    >>> leftover("Published: Thursday, 3rd March 2033, 6:30 am")
    ''
    """
    grammar, line = _grammar(), line[:LONGEST]
    for stamp in reversed(parse_stamps(line, 2000)):
        line = line[: stamp.start] + " " + line[stamp.end :]
    line = grammar.filler.sub(" ", grammar.clock.sub(" ", line))
    return " ".join(re.sub(r"[^\w\s&'’.]|\.(?!\w)|_", " ", line).split())


@dataclass(frozen=True, slots=True)
class Dates:
    """When a line says that the account was published and updated."""

    published: str | None = None
    updated: str | None = None


NO_DATES = Dates()


def read_dates(line: str, *, month_first: bool = False) -> Dates:
    """Sort the dates of a line into published and updated by the words before them.

    >>> read_dates("First published 3 May 2031, 08:15. Updated 4 May 2031, 17:40")
    Dates(published='2031-05-03T08:15', updated='2031-05-04T17:40')
    """
    stamps = parse_stamps(line, month_first=month_first)
    if not stamps:
        return NO_DATES
    grammar, published, updated, floor = _grammar(), None, None, 0
    for stamp in stamps:
        words = line[floor : stamp.start]
        newer = [m.end() for m in grammar.updated.finditer(words)]
        older = [m.end() for m in grammar.published.finditer(words)]
        if newer and max(newer) > max(older, default=-1):
            updated = updated or stamp.value
        elif published is None:
            published = stamp.value
        floor = stamp.end
    if published and not updated and (late := _late_clock(line[floor:], grammar)):
        updated = published[:10] + late
    return Dates(published, updated)


def _late_clock(rest: str, grammar: _Grammar) -> str | None:
    """Read "…, updated 8.12pm" behind a date."""
    word = grammar.updated.search(rest)
    found = grammar.clock.search(rest, word.end()) if word else None
    return _time(found, grammar) if found else None
