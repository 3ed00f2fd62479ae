"""Days and months that a telling has placed before: "they vote on Monday" ... "before Monday's vote"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.moments_lines import Line, named_day
from onrecord.text.timeforms import TimeForm
from onrecord.text.timesetting import Setting
from onrecord.text.timevalues import value_of

AHEAD, BACK = 4, -2  # as sure as words can point
LEAD = 2  # sentences with time expressions; the first day that they name is the day of the news

Placed = dict[tuple[int | None, int | None, int | None], str]


def agree(lines: Sequence[Line]) -> Iterator[Line]:
    """Let a weekday or month that the words around leave open be the one that the same part named before."""
    placed: Placed = {}
    for at, line in enumerate(lines):
        pairs = [_agreed(*pair, placed, at < LEAD) for pair in zip(line.forms, line.settings, strict=True)]
        forms, settings = tuple(form for form, _ in pairs), tuple(setting for _, setting in pairs)
        if (forms, settings) == (line.forms, line.settings):
            yield line
        else:
            yield replace(line, forms=forms, settings=settings, days=tuple(named_day(*pair) for pair in pairs))


def _agreed(form: TimeForm, setting: Setting, placed: Placed, lead: bool) -> tuple[TimeForm, Setting]:
    """Return an expression and what it counts from, as far as earlier sentences settle them."""
    if _is_full(form):
        placed[(None, form.month, form.day)] = f"{form.year:04}"
    elif form.form == "date" and form.month and form.day and _is_bare(form):
        year = placed.get((None, form.month, form.day))
        return (replace(form, year=int(year)) if year and setting.loose else form), setting
    elif _is_bare(form) and setting.now:
        return form, _placed(form, setting, placed, lead and not any(key[0] is not None for key in placed))
    return form, setting


def _is_full(form: TimeForm) -> bool:
    return form.form == "date" and bool(form.year and form.month and form.day) and form.settled


def _placed(form: TimeForm, setting: Setting, placed: Placed, first: bool) -> Setting:
    """Return what an expression counts from, and note where it lies if its words are sure of it."""
    key = (form.weekday, form.month, form.day)
    today = setting.now.day.isoformat() if setting.now else ""
    if first and _is_tomorrow(form, setting):
        why = "the day of the news: it fell before the page's stamp was changed, or across a date line"
        setting = replace(setting, pointing=AHEAD, why=why)
    elif key in placed and (_is_open(form, setting) or _is_tomorrow(form, setting)):
        way = AHEAD if placed[key] >= today[: len(placed[key])] else BACK
        return replace(setting, pointing=way, loose=False, why="placed by an earlier sentence")
    if not _is_open(form, setting):
        placed[key] = value_of(form, setting).timex[: 10 if form.weekday is not None else 7]
    return setting


def _is_bare(form: TimeForm) -> bool:
    """Tell "Monday" and "November", which the words around must place."""
    if form.shift is not None or form.that or form.unit or form.year or form.of:
        return False
    return form.form == "weekday" or (form.form == "date" and form.month is not None)


def _is_open(form: TimeForm, setting: Setting) -> bool:
    return form.extent in (None, "before") and (setting.loose or setting.pointing in (0, 1))


def _is_tomorrow(form: TimeForm, setting: Setting) -> bool:
    """Tell a day that a past tense would put six days back, which no account calls by its bare name in its lead."""
    if form.form != "weekday" or setting.pointing != -1 or setting.loose or setting.now is None or form.extent:
        return False
    return ((form.weekday or 0) - setting.now.day.weekday()) % 7 == 1
