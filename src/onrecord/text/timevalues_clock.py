"""What hours mean: which half of the day, which zone, which day."""

from datetime import date

from onrecord.text.dates import add_days, format_instant
from onrecord.text.timeforms import TimeForm
from onrecord.text.timesetting import BEHIND, Setting, TimeValue
from onrecord.text.zones import offset_of, zone_name

DAWN, EVENING = 7 * 60, 18 * 60  # behind an hour of the evening, one before dawn is of the next day
EARLY = 6  # hours before it belong to the night that the day before began
EAST = 4 * 60  # minutes that the clocks of a place may be ahead of a stamp that does not name its zone
TWELFTHS = (10, 11, 12)


def instant(form: TimeForm, setting: Setting, day: date, rule: str) -> TimeValue:
    """Put an hour on its day; midnight is the end of the day it is named with, and before it is that day's night."""
    hour = hour_of(form, setting.half, setting.hours)
    minutes = (hour * 60 + form.minute) % (24 * 60)
    told = setting.now is not None and day >= setting.now.day and setting.pointing <= 0  # nothing told is to come
    at_night, named = setting.night and form.form == "clock" and day == setting.day, None
    if hour == 24:
        day = add_days(day, 1)
    elif form.hour == 0 and not form.minute and form.settled and form.zone is None and "midnight" in setting.words:
        if form.extent and form.extent.endswith("before"):
            return TimeValue(f"{day.isoformat()}TNI", rule, day)
        if not told and (at_night or not (form.extent or "").endswith("after")):
            day = add_days(day, 1)
    elif not told and ((at_night and minutes < DAWN) or _goes_on(minutes, setting)):
        day, rule = add_days(day, 1), rule + BEHIND
    elif form.form == "clock" and setting.guessed and _not_yet(day, minutes, setting):
        day, rule = add_days(day, -1), f"the evening before {day}: the hour is later than the publication"
    elif form.part == "NI" and hour < EARLY and not told:  # 2 a.m. on Friday night, which stays the day that is named
        named, day = day, add_days(day, 1)
    offset = zone_offset(form.zone, day, minutes, setting)
    zone = "" if not form.zone else f", {' '.join(form.zone.split()).lstrip('(')}"
    return TimeValue(format_instant(day, minutes, offset), rule + zone, named or day)


def _goes_on(minutes: int, setting: Setting) -> bool:
    """Tell an hour that follows one of the morning after: was put out by 4 a.m. and guarded until 9 a.m."""
    return setting.morrow is not None and setting.morrow <= minutes < EVENING and setting.pointing > -2


def _not_yet(day: date, minutes: int, setting: Setting) -> bool:
    """Tell an hour of the publication day that had not come when its past was told; a stamp in UTC may be of a place east of it."""
    if setting.now is None or setting.now.minutes is None or day != setting.now.day or setting.pointing >= 0:
        return False
    return minutes > setting.now.minutes + (0 if setting.now.offset else EAST)


def hour_of(form: TimeForm, half: str | None, hours: tuple[int, ...] = ()) -> int:
    """Settle an hour that could be before or after noon by its part of the day, else by the nearest settled hour."""
    hour = form.hour or 0
    if hour in TWELFTHS and form.part and form.zone is None:
        return _around_twelve(hour, form.part)
    part = form.part or half
    if form.settled or hour > 12 or hour == 0:
        return hour
    if part is None:
        return _nearest(hour, form.minute, hours)
    if part in ("AF", "EV") or (part == "NI" and 6 <= hour < 12):
        return hour + 12 if hour < 12 else hour
    return hour


def _around_twelve(hour: int, part: str) -> int:
    """Settle 10, 11 and 12, which look like hours of a full day: 12.30 on Sunday morning, 10.45 last night."""
    if hour < 12:
        return hour + 12 if part in ("EV", "NI") else hour
    return {"MO": 0, "NI": 24}.get(part, hour)


def _nearest(hour: int, minute: int, hours: tuple[int, ...]) -> int:
    """Choose the half of the day; an account that settles no hour is taken to speak of working hours."""
    if not hours:
        return hour
    either = (hour % 12, hour % 12 + 12)
    away = [min(min(abs(o * 60 + minute - h), 1440 - abs(o * 60 + minute - h)) for h in hours) for o in either]
    return either[0] if away[0] <= away[1] else either[1]


def zone_offset(zone: str | None, day: date, minutes: int, setting: Setting) -> int | None:
    """Return the offset of an hour: by its zone, else by what the account has taught, else by the publication stamp."""
    if zone:
        known = offset_of(zone, day, minutes)
        if known is not None:
            return known
        learned = setting.offsets.get(zone_name(zone))
        if learned is not None:
            return learned
    if "local" in setting.offsets:
        return setting.offsets["local"]
    stamped = setting.now.offset if setting.now else None
    return stamped or None


def clock_ago(form: TimeForm, setting: Setting, length: str) -> TimeValue:
    """Count "half an hour ago" from a stamp that gives the hour; without one it stays a length of time."""
    now, each = setting.now, {"H": 60, "TM": 1}.get(form.unit or "")
    if now is None or now.minutes is None or each is None or form.that:
        return TimeValue(length, "a length of time; the hour it counts from is not given")
    days, minutes = divmod(now.minutes + round((form.count or 1) * each) * (form.shift or -1), 1440)
    day = add_days(now.day, days)
    return TimeValue(
        format_instant(day, minutes, now.offset),
        f"counted from the stamp {now.minutes // 60:02}:{now.minutes % 60:02} of {now.day}",
        day,
    )
