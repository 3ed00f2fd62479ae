"""What counted units mean: "three weeks ago", "in seven weeks", "two days later", "ten years ago today"."""

from dataclasses import replace
from datetime import date

from onrecord.text.dates import add_days, add_months, format_week, interval, parse_stamp
from onrecord.text.timebuild_length import duration
from onrecord.text.timeforms import TimeForm
from onrecord.text.timesetting import Setting, TimeValue
from onrecord.text.timevalues_clock import clock_ago


def count_ahead(form: TimeForm, setting: Setting) -> TimeValue:
    """Read "in seven weeks" as a day ahead where the verb points ahead, else as the length that something took."""
    length = duration(((form.count, form.unit),))
    sure = 2 if form.count == 1 and form.unit == "D" else 0  # "the third fire in a day"
    past = setting.loose and form.unit in ("Y", "E", "C")  # "it will be the first time in 40 years"
    if past or setting.pointing <= sure or setting.now is None or form.count is None or form.unit in ("H", "TM"):
        return TimeValue(length, "a length of time")
    return _counted(form, setting, setting.now.day, length)


def count_ago(form: TimeForm, setting: Setting) -> TimeValue:
    """Read "two years ago" from publication, "a year earlier" from what was named before."""
    count, unit = form.count or 1.0, form.unit or "D"
    base = (setting.day if form.that else None) or (setting.now.day if setting.now else None)
    length = duration(((count, unit),))
    if setting.quarter and unit == "Y" and count == 1 and form.shift == -1:
        return TimeValue(
            f"{int(setting.quarter[:4]) - 1:04}{setting.quarter[4:]}",
            f"a year before {setting.quarter}, the quarter named before",
        )
    if form.that and unit not in ("H", "TM", "S"):
        return _from_named(form, setting, length)
    if base is None or form.that:
        return TimeValue(length, "a length of time; what it counts from is told by the words around")
    if unit in ("H", "TM", "S"):
        return clock_ago(form, setting, length)
    return _counted(form, setting, base, length)


def _from_named(form: TimeForm, setting: Setting, length: str) -> TimeValue:
    """Count "a year earlier" and "two days later" from the last moment named, as finely as both are told."""
    named, unit = setting.then or "", form.unit or "D"
    told = interval(named)
    if told is None or (len(named) < 10 and unit in ("D", "W", "F")) or (len(named) < 7 and unit == "M"):
        return TimeValue(length, "a length of time; what it counts from is told by the words around")
    value = _counted(form, setting, date.fromisoformat(told[0][:10]), length)
    return replace(value, rule=f"counted from {named}, named before")


def count_from(form: TimeForm, named: TimeValue, length: str = "PAST_REF") -> TimeValue:
    """Count "ten years ago today" and "the day before Easter" from the moment in their own words, as fine as that is.

    >>> week = TimeForm(0, 22, "ago", shift=-1, count=1, unit="Y")
    >>> count_from(week, TimeValue("2031-W10", "this week")).timex
    '2030-W10'
    """
    told = interval(named.timex)
    if told is None:
        return TimeValue(length, "a length of time; what it counts from has no place in the calendar")
    unit, step = (form.unit or "D"), int(form.count or 1) * (form.shift or -1)
    begin = date.fromisoformat(told[0][:10])
    middle = add_days(begin, 3) if "W" in named.timex else begin
    value = _as_fine_as(named.timex, _moved(middle, unit, step))
    return TimeValue(
        value, f"counted from {named.timex}: {named.rule}", parsed.day if (parsed := parse_stamp(value)) else None
    )


def _moved(day: date, unit: str, step: int) -> date:
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}.get(unit)
    if months:
        return add_months(day, months * step)
    return add_days(day, step * {"W": 7, "F": 14}.get(unit, 1))


def _as_fine_as(named: str, day: date) -> str:
    if "W" in named:
        return format_week(day) + ("-WE" if named.endswith("-WE") else "")
    return day.isoformat()[: min(len(named), 10)]


def _counted(form: TimeForm, setting: Setting, base: date, length: str) -> TimeValue:
    count, unit = form.count or 1.0, form.unit or "D"
    if unit == "C" and count == 0.5:
        count, unit = 50.0, "Y"
    if count != int(count) or count > 4000:
        return TimeValue(length, "a length of time from the publication day")
    if unit in ("W", "F"):
        count, unit = count * (7 if unit == "W" else 14), "D"
    value = unit_value(base, unit, int(count) * (form.shift or -1))
    day = date.fromisoformat(value) if unit == "D" else None
    return TimeValue(value, f"counted from the publication day {base}", day)


def unit_value(base: date, unit: str, step: int) -> str:
    """Write the unit of the calendar that lies some steps from a day.

    >>> unit_value(date(2031, 3, 4), "M", -1), unit_value(date(2031, 3, 4), "W", 1), unit_value(date(2031, 3, 4), "E", 0)
    ('2031-02', '2031-W11', '203')
    """
    if unit in ("W", "F"):
        return format_week(add_days(base, 7 * step * (2 if unit == "F" else 1)))
    if unit == "M":
        return add_months(base, step).isoformat()[:7]
    if unit == "Q":
        moved = add_months(base, 3 * step)
        return f"{moved.year:04}-Q{(moved.month + 2) // 3}"
    if unit == "Y":
        return f"{min(max(base.year + step, 1), 9999):04}"
    if unit in ("E", "C"):
        year = f"{min(max(base.year + step * (10 if unit == 'E' else 100), 1), 9999):04}"
        return year[:3] if unit == "E" else year[:2]
    return add_days(base, step).isoformat()
