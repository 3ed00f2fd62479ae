"""Neighbouring shapes put together: "at 5:40" + "on Tuesday" + "morning"; "early" + "next year"; "since" + "2014"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from onrecord.text.calendar_words import either, listed, meanings, table
from onrecord.text.timeforms import TimeForm

_INTO_PART = re.compile(r"(?:['’]s)?,?\s{1,3}(?:(?:in|during)\s)?(?:the\s)?$")
_OF_DATE = re.compile(r",?\s{1,3}(?:(?:of|on|to)\s)?(?:the\s(?:night\sof\s)?)?$")
_CLOCK_DATE = re.compile(r",?\s{1,3}(?:(?:on|of|in\sthe|this|in)\s)?(?:the\s)?$")
_DATE_CLOCK = re.compile(
    r",?\s{1,3}(?:,?(?:at|around|about|by|from|until|just|shortly|soon|after|before|just\safter|just\sbefore|shortly\safter|shortly\sbefore|at\sabout|at\saround|at\sjust\safter|at\sexactly|at\sprecisely)\s)?$"
)
_MONTH_YEAR = re.compile(r",?\s{1,3}(?:(?:of|in)\s)?(?:the\s)?$")
_EDGES = {
    "early": "start", "earlier": "start", "late": "late", "mid": "mid", "end": "end", "start": "start",
    "beginning": "start", "middle": "mid", "half": "mid", "close": "end", "rest": "rest", "": "rest",
}  # fmt: skip


def join_forms(text: str, forms: Sequence[TimeForm]) -> tuple[TimeForm, ...]:
    """Join shapes that make one expression and take in the words in front that belong to it."""
    joined = list(forms)
    for rule in (_month_year, _with_part):
        joined = _fold(text, joined, rule)
    joined = _apart([_tails(text, form) for form in joined])
    for rule in (_part_of, _with_clock, _with_clock):
        joined = _fold(text, joined, rule)
    return tuple(_with_front(text, form) for form in joined)


def _apart(forms: "list[TimeForm]") -> "list[TimeForm]":
    """Drop a shape that the one before it has taken in."""
    kept: list[TimeForm] = []
    for form in forms:
        if not kept or form.start >= kept[-1].end:
            kept.append(form)
    return kept


def _fold(text: str, forms: "list[TimeForm]", rule: "_Rule") -> "list[TimeForm]":
    done: list[TimeForm] = []
    for form in forms:
        gap = text[done[-1].end : form.start] if done and form.start - done[-1].end < 24 else None
        both = rule(done[-1], form, gap) if gap is not None else None
        if both:
            done[-1] = both
        else:
            done.append(form)
    return done


_Rule = Callable[[TimeForm, TimeForm, str], "TimeForm | None"]


def _dated(form: TimeForm) -> bool:
    """Tell whether a shape names a day."""
    return form.form in ("weekday", "day") or (form.form == "date" and form.day is not None)


def _month_year(left: TimeForm, right: TimeForm, gap: str) -> TimeForm | None:
    if not _MONTH_YEAR.match(gap):
        return None
    open_year = (left.form == "date" and left.month and not left.year and left.shift is None) or (
        left.form == "season" and not left.year and left.shift is None
    )
    if open_year and right.form == "shift" and right.unit == "Y":
        return replace(left, end=right.end, shift=right.shift, unit="Y", that=right.that)
    if left.form == "weekday" and right.form == "shift" and right.unit == "W":
        return replace(left, end=right.end, shift=right.shift, unit="W")
    if left.form == "weekday" and right.form == "date" and right.day and left.shift is None:
        return replace(right, start=left.start)
    if (
        left.form == "date"
        and left.year is None
        and left.day
        and right.form == "date"
        and right.year
        and not right.month
    ):
        return replace(left, end=right.end, year=right.year)
    if right.form == "season" and not right.year and right.shift is None:
        if left.form == "shift" and left.unit == "Y" and left.edge is None:
            return replace(right, start=left.start, shift=left.shift, unit="Y")
        if left.form == "date" and left.year and not left.month:
            return replace(right, start=left.start, year=left.year)
    return None


def _with_part(left: TimeForm, right: TimeForm, gap: str) -> TimeForm | None:
    if right.form == "part" and not right.that and left.part is None and _dated(left) and _INTO_PART.match(gap):
        return replace(left, end=right.end, part=right.part)
    return None


def _part_of(left: TimeForm, right: TimeForm, gap: str) -> TimeForm | None:
    if left.form == "part" and _dated(right) and right.part in (None, left.part) and _OF_DATE.match(gap):
        return replace(right, start=left.start, part=left.part, edge=left.edge)
    return None


def _with_clock(left: TimeForm, right: TimeForm, gap: str) -> TimeForm | None:
    if left.form == "clock" and _CLOCK_DATE.match(gap):
        if right.form == "part" and right.hour is None:
            return replace(left, end=right.end, part=right.part, that=right.that)
        if right.form == "day" and right.that and right.part:
            return replace(_timed(right, left, left.start, right.end), that=True)
        if _dated(right) and right.hour is None:
            return _timed(right, left, left.start, right.end)
    if right.form == "clock" and _dated(left) and left.hour is None and _DATE_CLOCK.match(gap):
        return _timed(left, right, left.start, right.end)
    if right.form == "clock" and left.form == "part" and _DATE_CLOCK.match(gap):
        return replace(right, start=left.start, part=left.part)
    return None


def _timed(day: TimeForm, clock: TimeForm, start: int, end: int) -> TimeForm:
    return replace(
        day, start=start, end=end, hour=clock.hour, minute=clock.minute, zone=clock.zone, settled=clock.settled,
        part=day.part or clock.part,
    )  # fmt: skip


def _tails(text: str, form: TimeForm) -> TimeForm:
    """Take in a part of the day that follows its day directly: "Friday" + "morning"."""
    if not (_dated(form) or form.form == "clock") or form.part or form.hour == 0:
        return form
    match = _tail_pattern().match(text, form.end)
    if not match:
        return form
    return replace(form, end=match.end(), part=meanings("parts")[match["p"].lower()])


@cache
def _tail_pattern() -> "re.Pattern[str]":
    parts = either(["morning", "afternoon", "evening", "night", "lunchtime", "dawn"])
    return re.compile(rf"(?i:(?:['’]s)?,?\s{{1,3}}(?:in\sthe\s|at\s)?(?P<p>{parts})\b)(?!['’-]\w)")


def _with_front(text: str, form: TimeForm) -> TimeForm:
    return _with_extent(text, _with_edge(text, form))


def _with_edge(text: str, form: TimeForm) -> TimeForm:
    if form.form in ("duration", "clock", "reference", "set", "ago") or form.edge:
        return form
    window = max(0, form.start - 30)
    match = _edge_pattern().search(text[window : form.start])
    if not match:
        return form
    word = (match["e"] or match["m"] or "").lower()
    return replace(form, start=window + match.start(), edge=_EDGES.get(word, "rest"))


@cache
def _edge_pattern() -> "re.Pattern[str]":
    return re.compile(
        r"(?i)(?:\b(?P<e>early|late|mid)[-\s]{1,3}(?:(?:on|in)\s)?(?:the\s)?"
        r"|\b(?:the\s)?(?P<m>end|start|beginning|middle|close|half|rest)\sof\s(?:the\s)?|\b(?P<f>so\sfar|earlier|later)\s(?:(?:on|in)\s)?(?:the\s)?)$"
    )


def _with_extent(text: str, form: TimeForm) -> TimeForm:
    window = max(0, form.start - 32)
    match = _extent_pattern(form.form in ("duration", "ago"), form.hour is not None or form.form == "part").search(
        text[window : form.start]
    )
    if not match:
        return form
    return replace(form, start=window + match.start(), extent=" ".join(match["x"].lower().split()))


@cache
def _extent_pattern(counted: bool, clock: bool) -> "re.Pattern[str]":
    words = (
        listed("extents")
        if counted or clock
        else ("since", "by", "until", "till", "before", "up to", "no later than", "as early as", "as soon as", "from")
    )
    if clock:
        words = (*words, *listed_clock())
    return re.compile(rf"(?i)\b(?P<x>{either(words)})\s{{1,3}}(?:(?:about|around|at|on|the|around the)\s)?$")


def listed_clock() -> tuple[str, ...]:
    """Return the words that stay with an hour."""
    return tuple(table("calendar")["extents"]["clock_words"])
