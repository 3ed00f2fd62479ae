"""Other readings that the words of a time expression allow, beside the one chosen."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.text.timeforms import TimeForm
from onrecord.text.timesetting import Setting
from onrecord.text.timevalues import value_of

AHEAD = 4  # as sure as words can point


def other_values(form: TimeForm, setting: Setting, chosen: str) -> tuple[str, ...]:
    """Return the values of the other readings: the other half of the day, order of day and month, or direction.

    >>> from datetime import date
    >>> from onrecord.text.dates import Stamp
    >>> from onrecord.text.timefind import find_forms
    >>> setting = Setting(Stamp(date(2031, 3, 5), None, None), None, 0, "nothing says otherwise", {})
    >>> form = find_forms("the Friday session")[0]
    >>> value_of(form, setting).timex, other_values(form, setting, "2031-03-07")
    ('2031-03-07', ('2031-02-28',))
    """
    values = [value_of(*reading).timex for reading in _readings(form, setting)]
    return tuple(dict.fromkeys(value for value in values if value != chosen))


def _readings(form: TimeForm, setting: Setting) -> Iterator[tuple[TimeForm, Setting]]:
    if form.hour and form.hour <= 12 and not form.settled and not (form.part or setting.half):
        for hour in (form.hour % 12, form.hour % 12 + 12):
            yield replace(form, hour=hour, settled=True), setting
    elif form.form == "date" and form.year and not form.settled:
        yield replace(form, settled=True), setting
        yield replace(form, settled=True, day=form.month, month=form.day), setting
    elif setting.pointing in (0, 1) and _open(form):
        for way in (AHEAD, -AHEAD):
            yield form, replace(setting, pointing=way)


def _open(form: TimeForm) -> bool:
    """Tell a weekday or a date without its year, which the words around must place."""
    if form.shift is not None or form.that or form.extent or form.year:
        return False
    return form.form in ("weekday", "date")
