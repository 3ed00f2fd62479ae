"""What a time expression means, counted from a day: its TIMEX3 value and the rule that gave it, in words."""

import re
from dataclasses import replace
from datetime import date

from onrecord.text.dates import add_days, add_months, format_week, interval
from onrecord.text.timebuild_length import duration
from onrecord.text.timeforms import TimeForm
from onrecord.text.timesetting import AHEAD_EXTENTS, DEADLINES, SOON, Setting, TimeValue
from onrecord.text.timevalues_clock import clock_ago, hour_of, instant
from onrecord.text.timevalues_day import day_meant, edge_part
from onrecord.text.timevalues_period import feast_value, period_value

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}
SOON_MONTHS = 4  # "until November" said in October is ahead whatever the verb; said in June it may be over
_YEAR = re.compile(r"\d{4}")


def value_of(form: TimeForm, setting: Setting) -> TimeValue:
    """Give an expression its value; without a publication day what is relative stays relative.

    >>> from onrecord.text.dates import Stamp
    >>> from onrecord.text.timefind import find_forms
    >>> monday = Setting(Stamp(date(2031, 3, 3), None, None), None, 1, "the verb points ahead", {})
    >>> value_of(find_forms("They meet on Thursday.")[0], monday).timex
    '2031-03-06'
    """
    if form.value is not None:
        return _as_written(form, setting)
    if form.form == "then":
        known = setting.then or "PAST_REF"
        return TimeValue(known, "the time named before" if setting.then else "no time named before")
    if form.form == "ahead":
        return _ahead(form, setting)
    if form.form == "period":
        return period_value(form, setting)
    if form.form == "feast":
        return feast_value(form, setting)
    if form.form == "ago":
        return _ago(form, setting)
    if form.form == "shift":
        return _shift(form, setting)
    if form.form == "season":
        return _season(form, setting)
    if form.form == "date" and form.day is None:
        return _month(form, setting)
    return _day_value(form, setting)


def _as_written(form: TimeForm, setting: Setting) -> TimeValue:
    bare = form.value in ("PXD", "PXW", "PXM", "PXY") and " " not in setting.words
    if bare and form.extent == "within" and setting.pointing > 0:
        return TimeValue("FUTURE_REF", f"a time ahead without a count: {setting.why}")
    return TimeValue(form.value or "", "as written")


def _ahead(form: TimeForm, setting: Setting) -> TimeValue:
    """Read "in seven weeks" as a day ahead where the verb points ahead, else as the length that something took."""
    length = duration(((form.count, form.unit),))
    if setting.pointing <= 0 or setting.now is None or form.count is None or form.unit in ("H", "TM"):
        return TimeValue(length, "a length of time")
    return _counted(form, setting, setting.now.day, length)


def _day_value(form: TimeForm, setting: Setting) -> TimeValue:
    day, rule = day_meant(form, setting)
    if day is None:
        return TimeValue(_undated(form), "no publication day to count from")
    if form.hour is not None:
        return instant(form, setting, day, rule)
    if form.edge == "week":
        return TimeValue(format_week(day), f"the week of that day: {rule}")
    part = form.part or edge_part(form)
    if part:
        return TimeValue(f"{day.isoformat()}T{part}", rule, day)
    return TimeValue(day.isoformat(), rule, day)


def _month(form: TimeForm, setting: Setting) -> TimeValue:
    if form.month is None:
        return TimeValue(f"{form.year or 0:04}", "as written")
    now = setting.now.day if setting.now else None
    if form.year:
        return TimeValue(f"{form.year:04}-{form.month:02}", "as written")
    if now is None:
        return TimeValue(f"XXXX-{form.month:02}", "no publication day to count from")
    year, rule = _month_year(form, setting, now)
    return TimeValue(f"{year:04}-{form.month:02}", rule)


def _is_deadline(form: TimeForm, setting: Setting) -> bool:
    """Read "as soon as June" and "by the end of June" as ahead, unless a past perfect says that it is over."""
    if form.extent in SOON:
        return True
    return form.edge == "end" and form.extent in ("by", "until", "till", "before") and setting.pointing > -2


def _month_year(form: TimeForm, setting: Setting, now: date) -> tuple[int, str]:
    month = form.month or 1
    past = now.year if month <= now.month else now.year - 1
    ahead = now.year if month >= now.month else now.year + 1
    if form.unit == "Y":
        return now.year + (form.shift or 0), f"year counted from the publication day {now}"
    if form.shift == 0:
        return now.year, f"the one of the year of publication, {now}"
    if form.shift == -1:
        # In September "last August" is last year's: this year's would be "last month".
        recent = (now.month - month) % 12 < 2
        return past - (1 if recent else 0), f"the last one before {now}"
    if form.shift == 1:
        return (ahead if month != now.month else now.year + 1), f"the next one after {now}"
    deadline = (
        form.extent in DEADLINES
        and form.extent != "by"
        and setting.pointing > -2
        and (month - now.month) % 12 <= SOON_MONTHS
    )
    if deadline or _is_deadline(form, setting) or (form.extent in AHEAD_EXTENTS and setting.pointing >= 0):
        return ahead, f"the month after the publication day {now}: “{form.extent}” points ahead"
    if setting.pointing > 0:
        return ahead, f"the month after the publication day {now}: {setting.why}"
    return past, f"the last one up to the publication day {now}: {setting.why}"


def _shift(form: TimeForm, setting: Setting) -> TimeValue:
    base = setting.day if form.that and setting.day else setting.now.day if setting.now else None
    if form.shift in (-1, 1) and form.that and setting.then and (told := interval(setting.then)):
        base = date.fromisoformat(told[0][:10])
    if base is None:
        return TimeValue({-1: "PAST_REF", 1: "FUTURE_REF"}.get(form.shift or 0, "PRESENT_REF"), "no publication day")
    step = form.shift or 0
    if form.that and not step and setting.then and _YEAR.match(setting.then):
        length = {"Y": 4, "M": 7}.get(form.unit or "", 99)
        if len(setting.then) >= length:
            return TimeValue(setting.then[:length], "the one named before")
    rule = f"counted from {'the day named before' if form.that and setting.day else 'the publication day'} {base}"
    if form.unit == "WE":
        return TimeValue(f"{format_week(_weekend(base, form, setting))}-WE", rule)
    if form.unit == "C" and form.edge == "end":
        return TimeValue(f"{(base.year // 100 + 1 + step) * 100:04}", rule)
    return TimeValue(unit_value(base, form.unit or "D", step), rule)


def _weekend(base: date, form: TimeForm, setting: Setting) -> date:
    saturday = add_days(base, 5 - base.weekday())
    if form.shift is not None:
        return add_days(saturday, 7 * form.shift)
    ahead = setting.pointing > 0 or form.extent in AHEAD_EXTENTS or base.weekday() >= 5
    return saturday if ahead else add_days(saturday, -7)


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


def _season(form: TimeForm, setting: Setting) -> TimeValue:
    season = form.season or "SP"
    if form.year:
        return TimeValue(f"{form.year:04}-{season}", "as written")
    now = setting.now.day if setting.now else None
    if now is None:
        return TimeValue(f"XXXX-{season}", "no publication day to count from")
    if form.unit == "Y":
        return TimeValue(f"{now.year + (form.shift or 0):04}-{season}", f"year counted from {now}")
    begins = _SEASON_MONTHS[season]
    started = max(now.year if begins <= now.month else now.year - 1, 1)
    ended = started if now >= add_months(date(started, begins, 1), 3) else started - 1
    ahead = started if now < add_months(date(started, begins, 1), 3) else started + 1
    if season[0] in "QH" and form.shift is None:
        return TimeValue(f"{started:04}-{season}", f"the last one up to the publication day {now}")
    year = {-1: ended, 1: ahead if ahead > started or begins > now.month else started + 1, 0: now.year}.get(
        form.shift if form.shift is not None else 9, ahead if setting.pointing > 0 else started
    )
    return TimeValue(f"{year:04}-{season}", f"counted from the publication day {now}: {setting.why}")


def _ago(form: TimeForm, setting: Setting) -> TimeValue:
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


def _counted(form: TimeForm, setting: Setting, base: date, length: str) -> TimeValue:
    count, unit = form.count or 1.0, form.unit or "D"
    if count != int(count) or count > 4000:
        return TimeValue(length, "a length of time from the publication day")
    if unit in ("W", "F"):
        count, unit = count * (7 if unit == "W" else 14), "D"
    value = unit_value(base, unit, int(count) * (form.shift or -1))
    day = date.fromisoformat(value) if unit == "D" else None
    return TimeValue(value, f"counted from the publication day {base}", day)


def _undated(form: TimeForm) -> str:
    if form.hour is not None:
        return f"T{hour_of(form, None) % 24:02}:{form.minute:02}"
    if form.form == "weekday":
        return f"XXXX-WXX-{(form.weekday or 0) + 1}" + (f"T{form.part}" if form.part else "")
    if form.form == "date":
        return f"XXXX-{form.month:02}-{form.day:02}" if form.month else f"XXXX-XX-{form.day:02}"
    if form.part and not form.shift:
        return f"XXXX-XX-XXT{form.part}"
    return {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[max(-1, min(1, form.shift or 0))]
