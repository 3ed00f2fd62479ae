"""Neighbouring shapes put together: "at 5:40" + "on Tuesday" + "morning"; "early" + "next year"; "since" + "2014"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.text.calendar_words import Words, either, table
from onrecord.text.timeforms import TimeForm
from onrecord.text.timerepeats import repeat_forms

_NEXT_WORD = re.compile(r"\s{1,3}(\w{1,30})")
NAMES = ("into_part", "of_date", "clock_date", "date_clock", "month_year", "edge", "tail")


@dataclass(frozen=True, slots=True)
class Joins:
    """The patterns of a language for what stands between and in front of shapes."""

    into_part: "re.Pattern[str]"
    of_date: "re.Pattern[str]"
    clock_date: "re.Pattern[str]"
    date_clock: "re.Pattern[str]"
    month_year: "re.Pattern[str]"
    edge: "re.Pattern[str]"
    tail: "re.Pattern[str]"
    extents: "tuple[re.Pattern[str], ...]"  # of dates, of lengths, of hours
    words: Words

    def edge_named(self, written: str) -> str:
        """Return the stretch of a period that a word in front of it means."""
        edges = table("time_patterns", self.words.language)["edges"]
        return next((edge for edge, names in edges.items() if written in names), "rest")


@cache
def joins(language: str) -> Joins:
    """Compile the joins of a language, once."""
    words, rows = Words(language), table("time_patterns", language)["joins"]
    dated, counted, clock = (words.listed("extents", key) for key in ("dated", "words", "clock_words"))
    gap = rows["extent_gap"]
    bounds = [re.compile(rf"(?i)\b(?P<x>{either(fronts)}){gap}") for fronts in (dated, counted, (*counted, *clock))]
    named = {name: re.compile(rows[name]) for name in NAMES}
    return Joins(**named, extents=tuple(bounds), words=words)


def join_forms(text: str, forms: Sequence[TimeForm], language: str = "en") -> tuple[TimeForm, ...]:
    """Join shapes that make one expression and take in the words in front that belong to it."""
    known, joined = joins(language), list(forms)
    for rule in (_month_year, _with_part):
        joined = _fold(text, joined, rule, known)
    joined = _apart([_tails(text, form, known) for form in joined])
    joined = repeat_forms(text, joined, language)
    for rule in (_part_of, _with_clock, _with_clock, _counted_from):
        joined = _fold(text, joined, rule, known)
    kept = (form for form in joined if not _hangs(text, form, known))
    return tuple(_with_extent(text, _with_edge(text, form, known), known) for form in kept)


def _hangs(text: str, form: TimeForm, known: Joins) -> bool:
    """Tell "the day before they left", which names no day, from "they had met the day before"."""
    if form.form != "day" or not form.extent or form.of or form.hour is not None:
        return False
    match = _NEXT_WORD.match(text, form.end)
    return match is not None and match[1].lower() not in known.words.listed("neighbours", "ends")


def _apart(forms: "list[TimeForm]") -> "list[TimeForm]":
    """Drop a shape that the one before it has taken in."""
    kept: list[TimeForm] = []
    for form in forms:
        if not kept or form.start >= kept[-1].end:
            kept.append(form)
    return kept


def _fold(text: str, forms: "list[TimeForm]", rule: "_Rule", known: Joins) -> "list[TimeForm]":
    done: list[TimeForm] = []
    for form in forms:
        gap = text[done[-1].end : form.start] if done and form.start - done[-1].end < 24 else None
        both = rule(done[-1], form, gap, known) if gap is not None else None
        if both:
            done[-1] = both
        else:
            done.append(form)
    return done


_Rule = Callable[[TimeForm, TimeForm, str, Joins], "TimeForm | None"]


def _dated(form: TimeForm) -> bool:
    """Tell whether a shape names a day."""
    return form.form in ("weekday", "day") or (form.form == "date" and form.day is not None)


def _month_year(left: TimeForm, right: TimeForm, gap: str, known: Joins) -> TimeForm | None:
    if not known.month_year.match(gap):
        return None
    open_year = (left.form == "date" and left.month and not left.year and left.shift is None) or (
        left.form == "season" and not left.year and left.shift is None
    )
    if open_year and right.form == "shift" and right.unit == "Y":
        return replace(left, end=right.end, shift=right.shift, unit="Y", that=right.that)
    if left.form == "weekday" and right.form == "shift" and right.unit == "W":
        return replace(left, end=right.end, shift=right.shift, unit="W")
    if left.form == "weekday" and right.form == "date" and right.day and left.shift in (None, 0):
        return replace(right, start=left.start)
    if (
        left.form in ("date", "season")
        and left.year is None
        and (left.month or left.season)
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


def _with_part(left: TimeForm, right: TimeForm, gap: str, known: Joins) -> TimeForm | None:
    if right.form == "part" and not right.that and left.part is None and _dated(left) and known.into_part.match(gap):
        return replace(left, end=right.end, part=right.part)
    return None


def _part_of(left: TimeForm, right: TimeForm, gap: str, known: Joins) -> TimeForm | None:
    if left.form == "part" and _dated(right) and right.part in (None, left.part) and known.of_date.match(gap):
        return replace(right, start=left.start, part=left.part, edge=left.edge)
    return None


def _with_clock(left: TimeForm, right: TimeForm, gap: str, known: Joins) -> TimeForm | None:
    if left.form == "clock" and known.clock_date.match(gap):
        if right.form == "part" and right.hour is None:
            return replace(left, end=right.end, part=right.part, that=right.that)
        if right.form == "day" and right.that and right.part:
            return replace(_timed(right, left, left.start, right.end), that=True)
        if _dated(right) and right.hour is None:
            return _timed(right, left, left.start, right.end)
    if right.form == "clock" and _dated(left) and left.hour is None and known.date_clock.match(gap):
        return _timed(left, right, left.start, right.end)
    if right.form == "clock" and left.form == "part" and known.date_clock.match(gap):
        return replace(right, start=left.start, part=left.part)
    return None


def _counted_from(left: TimeForm, right: TimeForm, gap: str, known: Joins) -> TimeForm | None:
    """Join "ten years ago" + "today", "a year ago" + "this week", "the day before" + "Easter"."""
    if gap.strip() or right.of or right.that:
        return None
    whole_units = (
        left.form == "ago" and left.unit in ("W", "F", "M", "Y", "E", "C") and left.shift == -1 and not left.that
    )
    named = _dated(right) and right.hour is None and right.part is None
    if whole_units and (named or (right.form == "shift" and right.shift == 0)):
        return replace(left, end=right.end, of=right)
    if left.form == "day" and left.that and left.extent and not left.part and (named or right.form == "feast"):
        return replace(left, end=right.end, of=right)
    return None


def _timed(day: TimeForm, clock: TimeForm, start: int, end: int) -> TimeForm:
    return replace(
        day, start=start, end=end, hour=clock.hour, minute=clock.minute, zone=clock.zone, settled=clock.settled,
        part=day.part or clock.part,
    )  # fmt: skip


def _tails(text: str, form: TimeForm, known: Joins) -> TimeForm:
    """Take in a part of the day that follows its day directly: "Friday" + "morning"."""
    if not (_dated(form) or form.form == "clock") or form.part or form.hour == 0:
        return form
    match = known.tail.match(text, form.end)
    if not match:
        return form
    return replace(form, end=match.end(), part=known.words.key_of("parts", match["p"]))


def _with_edge(text: str, form: TimeForm, known: Joins) -> TimeForm:
    if form.form in ("duration", "clock", "reference", "set", "ago") or form.edge:
        return form
    window = max(0, form.start - 30)
    match = known.edge.search(text[window : form.start])
    if not match:
        return form
    edge = known.edge_named(next(filter(None, match.groups()), "").lower())
    if edge == "week" and not (form.form == "date" and form.day):
        return form
    return replace(form, start=window + match.start(), edge=edge)


def _with_extent(text: str, form: TimeForm, known: Joins) -> TimeForm:
    """Note the word in front that bounds an expression; only a few such words belong to its extent."""
    window = max(0, form.start - 32)
    hours = form.hour is not None or form.form == "part"
    pattern = known.extents[2 if hours else 1 if form.form in ("duration", "ago", "ahead") else 0]
    match = pattern.search(text[window : form.start])
    if not match:
        return form
    written = " ".join(match["x"].lower().split())
    start = window + match.start() if written in known.words.listed("extents", "kept") else form.start
    return replace(form, start=start, extent=known.words.key_of("extent_names", written) or written)
