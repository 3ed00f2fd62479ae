"""What days mean: weekdays, days of a month without a year, "today"."""

from datetime import date

from onrecord.text.dates import add_days, add_months, day_of
from onrecord.text.timeforms import TimeForm
from onrecord.text.timesetting import AHEAD_EXTENTS, BEHIND, CLOSE_AGAINST, DEADLINES, SOON, Setting
from onrecord.text.timevalues_period import feast_meant

FAR = 270  # days; a deadline farther ahead than this has rather just passed
NEARER = 3  # days; captions tell in the present tense, so that it says little: the nearer day is meant
TOMORROW = 1  # day ahead; "they gave notice of a march on Monday", said on a Sunday
YESTERDAY = 6  # days ahead; "the flight was due to leave on Sunday", said on a Monday, is of yesterday
TOO_SOON = 2  # days ahead; "next Thursday", said on a Wednesday, is of the week to come
CLOSE = 90  # days; a day and month this near to publication is meant, wherever the verb points
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_meant(form: TimeForm, setting: Setting) -> tuple[date | None, str]:
    """Return the day that an expression means and the rule in words; None where there is no day to count from."""
    now = setting.now.day if setting.now else None
    if form.form == "date":
        return _calendar_day(form, setting)
    if form.form == "weekday":
        return _weekday(form, setting)
    if form.form == "day":
        base = (setting.day or now) if form.that else now
        name = "the day named before" if form.that and setting.day else "the publication day"
        return (add_days(base, form.shift or 0) if base else None), f"counted from {name} {base}"
    return _floating(form, setting)


def _floating(form: TimeForm, setting: Setting) -> tuple[date | None, str]:
    now = setting.now.day if setting.now else None
    if now and form.form == "part" and not form.that and form.part == "NI" and form.edge is None:
        if setting.pointing > 0:
            return now, f"the night after the publication day {now}: {setting.why}"
        return add_days(now, -1), f"the night before the publication day {now}"
    morning = form.form == "part" and form.part == "MO" and setting.night
    if setting.day and morning and (setting.beside or now is None or setting.day < now):
        return add_days(setting.day, 1), f"the day named before, {setting.day}{BEHIND}"
    loose = form.form == "part" and not form.that and not setting.beside
    if now and loose and setting.day and (now - setting.day).days > 1:
        return now, f"a part of the publication day {now}"
    if setting.day:
        return setting.day, f"the day named before, {setting.day}"
    return now, f"no day named, so the publication day {now}"


def _weekday(form: TimeForm, setting: Setting) -> tuple[date | None, str]:
    name = WEEKDAYS[form.weekday or 0]
    base = (setting.day if form.that else None) or (setting.now.day if setting.now else None)
    if base is None:
        return None, ""
    gap = ((form.weekday or 0) - base.weekday()) % 7
    if form.that and not form.shift:
        near = gap if gap < 4 else gap - 7
        return add_days(base, near), f"the {name} nearest to {base}, the day named before"
    if form.unit == "W":
        week = add_days(base, 7 * (form.shift or 0) - base.weekday())
        return add_days(week, form.weekday or 0), f"{name} of the week named, from the publication day {base}"
    if form.shift == -1:
        return add_days(base, gap - 7), f"the {name} before {base}"
    if form.shift == 1:
        soon = not form.that and 0 < gap <= TOO_SOON
        return add_days(base, gap + 7 if soon else gap or 7), f"the {name} after {base}"
    if form.extent in SOON:
        return add_days(base, gap), f"{name} after the publication day {base}: “{form.extent}” points ahead"
    if _is_bound(form, setting, gap) or (form.shift == 0 and (setting.pointing > -1 or setting.loose)):
        return add_days(base, gap), f"{name} after the publication day {base}: “{form.extent or 'this'}” points ahead"
    if _lies_ahead(setting, gap):
        return add_days(base, gap), f"{name} after the publication day {base}: {setting.why}"
    return add_days(base, gap - 7 if gap else 0), f"the last {name} up to the publication day {base}: {setting.why}"


def _is_bound(form: TimeForm, setting: Setting, gap: int) -> bool:
    """Tell "by Friday" and "from Monday" said of what is to come."""
    if form.extent == "from":
        return setting.pointing > 1 or (setting.pointing > -2 and gap <= NEARER)
    least = {"before": 1, "by": 0}.get(form.extent or "", -1)
    return form.extent in AHEAD_EXTENTS and setting.pointing >= least


def _lies_ahead(setting: Setting, gap: int) -> bool:
    """Choose the weekday to come: where a verb says so, and where no past tense does, if that one is nearer."""
    if setting.pointing in (0, 1):
        return 0 < gap <= NEARER
    if setting.pointing == -1 and setting.loose:
        return 0 < gap <= TOMORROW
    return setting.pointing > 1 and not (setting.pointing == 3 and gap == YESTERDAY)


def _calendar_day(form: TimeForm, setting: Setting) -> tuple[date | None, str]:
    now = setting.now.day if setting.now else None
    if form.year and (form.settled or form.hour is not None or now is None):
        return day_of(form.year, form.month or 1, form.day or 1), "a full date"
    if form.that and not form.year and setting.then and setting.then[:4].isdecimal():
        return day_of(
            int(setting.then[:4]), form.month or 1, form.day or 1
        ), f"of the year of {setting.then}, named before"
    if now is None:
        return None, ""
    if form.unit == "M":
        month = add_months(now.replace(day=1), form.shift or 0)
        return day_of(month.year, month.month, form.day or 1), f"month counted from the publication day {now}"
    if form.year:
        near = _nearest(_either_order(form.year, form.month or 1, form.day or 1), now)
        return near, f"day and month in the order that lies nearer to {now}"
    if form.shift is not None and form.unit is None:
        return feast_meant(_candidates(form, now), form.shift, setting, now), f"counted from {now}"
    if form.unit == "Y":
        return day_of(now.year + (form.shift or 0), form.month or 1, form.day or 1), f"year counted from {now}"
    return _open_day(_candidates(form, now), form, setting, now)


def _either_order(year: int, one: int, other: int) -> list[date]:
    return [day for day in (day_of(year, one, other), day_of(year, other, one)) if day]


def _candidates(form: TimeForm, now: date) -> list[date]:
    """List the days that "3 May" or "the 24th" may be: of last, this and next year or month."""
    if form.month:
        days = [day_of(now.year + step, form.month, form.day or 1) for step in (-1, 0, 1)]
    else:
        months = [add_months(now.replace(day=1), step) for step in (-1, 0, 1)]
        days = [day_of(month.year, month.month, form.day or 1) for month in months]
    return [day for day in days if day]


def _open_day(days: list[date], form: TimeForm, setting: Setting, now: date) -> tuple[date | None, str]:
    near = _nearest(days, now)
    if near is None:
        return None, ""
    ahead = min((day for day in days if day >= now), default=near)
    if form.extent in DEADLINES and setting.pointing > -2 and (ahead - now).days < FAR:
        return ahead, f"the one after {now}: “{form.extent}”"
    if setting.pointing == 0 and (near - now).days > CLOSE:
        return max((day for day in days if day <= now), default=near), f"the last one up to the publication day {now}"
    if setting.pointing in (0, 1) or abs((near - now).days) < (CLOSE_AGAINST if setting.sure else CLOSE):
        return near, f"nearest to the publication day {now}"
    fitting = [day for day in days if (day - now).days * setting.pointing >= 0] or days
    return _nearest(fitting, now), f"nearest to the publication day {now}: {setting.why}"


def _nearest(days: list[date], now: date) -> date | None:
    return min(days, key=lambda day: abs((day - now).days), default=None)


def edge_part(form: TimeForm) -> str | None:
    """Read "early on Wednesday" as its morning and "late on Friday" as its night."""
    if form.form in ("weekday", "day") or (form.form == "date" and form.day):
        return {"start": "MO", "late": "NI", "end": "NI"}.get(form.edge or "")
    return None
