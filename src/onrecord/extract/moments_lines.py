"""The sentences of a telling with their time expressions, and what each of these counts from."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.moments_direction import pointing, tells_time
from onrecord.extract.moments_parts import Part
from onrecord.extract.moments_thread import Named
from onrecord.extract.reading import Passage
from onrecord.text.calendar_words import Words
from onrecord.text.timeforms import TimeForm
from onrecord.text.timesetting import Setting
from onrecord.text.timevalues import value_of

BEFORE = 12  # characters in which the word in front of an expression is looked for


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence's expressions, what each counts from, and the days that it names (the flag: named as a night)."""

    passage: Passage
    text: str  # of the passage; a parse joins its words anew each time it is asked
    part: Part
    forms: tuple[TimeForm, ...]
    settings: tuple[Setting, ...]
    days: tuple[Named | None, ...]


def read_lines(
    passage: Passage, text: str, part: Part, forms: Sequence[TimeForm], offsets: dict[str, int]
) -> Iterator[Line]:
    """Yield the sentences of a passage that hold time expressions."""
    ends = [sent.end_char for sent in passage.doc.sents]
    rows: dict[int, list[TimeForm]] = {}
    for form in forms:
        if form.form != "part" or tells_time(passage.doc, form.start, form.end):
            rows.setdefault(bisect_right(ends, form.start), []).append(form)
    for row in rows.values():
        row = _ranged(text, row)
        settings = tuple(_setting(passage, text, part, form, offsets) for form in row)
        days = tuple(
            None if _names_kind(passage, text, form) else named_day(form, setting)
            for form, setting in zip(row, settings, strict=True)
        )
        yield Line(passage, text, part, tuple(row), settings, days)


def _ranged(text: str, row: Sequence[TimeForm]) -> list[TimeForm]:
    """Let the second weekday of "from Monday to Friday" count from the first, and leave its "from" without a say."""
    forms = list(row)
    for at in range(1, len(forms)):
        left, right = forms[at - 1], forms[at]
        if _plain_weekday(left) and right.form == "weekday" and right.unit == "W" and _listed(text, left, right):
            forms[at - 1] = replace(left, shift=right.shift, unit=right.unit, extent=None)
        elif _plain_weekday(left) and _plain_weekday(right) and _linked(text, left, right):
            forms[at - 1], forms[at] = replace(left, extent=None), replace(right, shift=1, that=True)
    return forms


def _listed(text: str, left: TimeForm, right: TimeForm) -> bool:
    """Tell whether two days stand in one list or range: "on Monday and Wednesday of last week"."""
    links = Words().listed("ranges", "links") + Words().listed("ranges", "joined")
    return text[left.end : right.start].strip() in links


def _linked(text: str, left: TimeForm, right: TimeForm) -> bool:
    """Tell whether two days bound a range: Monday to Friday, between Monday and Friday."""
    between = _word_before(text, left) in Words().listed("ranges", "between")
    return text[left.end : right.start].strip() in Words().listed("ranges", "joined" if between else "links")


def _word_before(text: str, form: TimeForm) -> str:
    return (text[max(0, form.start - BEFORE) : form.start].split() or [""])[-1].lower()


def _plain_weekday(form: TimeForm) -> bool:
    return form.form == "weekday" and form.shift is None and not form.that


def _setting(passage: Passage, text: str, part: Part, form: TimeForm, offsets: dict[str, int]) -> Setting:
    way, why, loose = _way(passage, text, form)
    words = text[form.start : form.end].lower()
    if form.form == "part" and text[max(0, form.start - 3) : form.start] == "of ":
        way, why = 0, "nothing says otherwise"  # "the recordings of the night will be published"
    return Setting(part.stamp, None, way, why, offsets, words, loose=loose)


def _way(passage: Passage, text: str, form: TimeForm) -> tuple[int, str, bool]:
    told = pointing(passage.doc, form.start, form.end)
    front = form.extent or _word_before(text, form)
    if told.way > -2 and (front == "since" or front in Words().listed("neighbours", "joining")):
        return -1, f"“{front}” points back", False
    if text[form.start : form.end].startswith(Words().listed("later")) and (told.way in (0, 1) or told.loose):
        return 2, "“later” points ahead", False
    if form.form == "weekday" and told.way > -2 and text[form.end : form.end + 2] in ("'s", "’s"):
        # "Friday's ruling will help", said on Saturday; "they called off Monday's march", said on Sunday
        return min(told.way, 0), "a day that owns what happens then", True
    return told.way, told.why, told.loose


def _names_kind(passage: Passage, text: str, form: TimeForm) -> bool:
    """Tell a feast that only says of what kind a thing is, "the Christmas show began at 7 p.m.", and not when it was."""
    if form.form != "date" or any(sign.isdigit() for sign in text[form.start : form.end]):
        return False
    span = passage.doc.char_span(form.start, form.end, alignment_mode="expand")
    return span is not None and span.root.dep_ == "compound"


def named_day(form: TimeForm, setting: Setting) -> Named | None:
    """Return the day that an expression names by itself, and whether as a night."""
    if form.that or not (form.form in ("weekday", "day") or (form.form == "date" and form.day)):
        return None
    day = value_of(form, setting).day
    return (day, form.part in ("NI", "EV") and form.hour is None) if day else None
