"""What a time expression means, counted from a day: its TIMEX3 value and the rule that gave it, in words."""

import re
from dataclasses import replace
from datetime import date

from onrecord.text.calendar_words import Words
from onrecord.text.dates import add_days, add_months, format_week, interval
from onrecord.text.timeforms import TimeForm
from onrecord.text.timesetting import AHEAD_EXTENTS, DEADLINES, SOON, Setting, TimeValue
from onrecord.text.timevalues_clock import hour_of, instant
from onrecord.text.timevalues_count import count_ago, count_ahead, count_from, unit_value
from onrecord.text.timevalues_day import day_meant, edge_part
from onrecord.text.timevalues_period import feast_value, period_value

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}
SOON_MONTHS = 4  # "until November" said in October is ahead whatever the verb; said in June it may be over
FAR_MONTHS = 6  # "her flat, worth a fortune in October, is empty", said in January, is of the October before
REPORTED = 8  # months ahead; of a quarter that has just ended, companies "will report" the figures
PASSED = 10  # months ahead; "the roof was due in March", said in April
LOOSE_MONTHS = 3  # "they discussed a summit in May", said in April
_YEAR = re.compile(r"\d{4}")


def value_of(form: TimeForm, setting: Setting) -> TimeValue:
    """Give an expression its value; without a publication day what is relative stays relative.

    >>> from onrecord.text.dates import Stamp
    >>> from onrecord.text.timefind import find_forms
    >>> monday = Setting(Stamp(date(2031, 3, 3), None, None), None, 1, "the verb points ahead", {})
    >>> value_of(find_forms("They meet on Thursday.")[0], monday).timex
    '2031-03-06'
    """
    if form.of is not None:
        return count_from(form, value_of(form.of, replace(setting, words="")))
    if form.value is not None:
        return _as_written(form, setting)
    if form.form == "then":
        known = setting.then or "PAST_REF"
        return TimeValue(known, "the time named before" if setting.then else "no time named before")
    if form.form == "ahead":
        return count_ahead(form, setting)
    if form.form == "period":
        return period_value(form, setting)
    if form.form == "feast":
        return feast_value(form, setting)
    if form.form == "ago":
        return count_ago(form, setting)
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
    beside = _year_beside(form, setting, form.month)
    if beside:
        return TimeValue(f"{beside:04}-{form.month:02}", f"counted from {setting.then}, named before")
    if now is None:
        return TimeValue(f"XXXX-{form.month:02}", "no publication day to count from")
    year, rule = _month_year(form, setting, now)
    return TimeValue(f"{year:04}-{form.month:02}", rule)


def _year_beside(form: TimeForm, setting: Setting, begins: int) -> int | None:
    """Return the year of "that December", "the previous October" and "the following spring" beside the moment named before."""
    told = interval(setting.then) if form.that and setting.then else None
    now = setting.now.day if setting.now else date.max
    if told is None or told[0][:10] > now.isoformat():
        return None
    first, last = date.fromisoformat(told[0][:10]), date.fromisoformat(told[1][:10])
    if form.shift == 1:
        return min(last.year + (begins <= last.month), 9999)
    if form.shift == -1:
        return max(first.year - (begins >= first.month), 1)
    return max(first.year - ((first.year, begins) > (now.year, now.month)), 1)


def _is_deadline(form: TimeForm, setting: Setting, steps: int) -> bool:
    """Read "as soon as June" and "by the end of June" as ahead, unless the past says that it is over."""
    if form.extent in SOON:
        return True
    if form.edge != "end" or form.extent not in ("by", "until", "till", "before"):
        return False
    return setting.pointing > -2 and not (setting.pointing in (-1, 3) and steps >= PASSED)


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
    steps = (month - now.month) % 12
    deadline = form.extent in DEADLINES and form.extent != "by" and setting.pointing > -2 and steps <= SOON_MONTHS
    over = setting.pointing == 3 and steps >= PASSED
    bound = form.extent in AHEAD_EXTENTS and setting.pointing >= 0 and not over
    if deadline or _is_deadline(form, setting, steps) or bound:
        return ahead, f"the month after the publication day {now}: “{form.extent}” points ahead"
    if _comes(setting, steps):
        return ahead, f"the month after the publication day {now}: {setting.why}"
    return past, f"the last one up to the publication day {now}: {setting.why}"


def _comes(setting: Setting, steps: int) -> bool:
    """Choose the month or season to come, some months ahead: where a verb says so, else where it is near."""
    if setting.pointing > 1:
        return not (setting.pointing == 3 and steps >= PASSED)
    loose = LOOSE_MONTHS if setting.loose else 0
    return steps <= {1: FAR_MONTHS, 0: SOON_MONTHS, -1: loose}.get(setting.pointing, 0)


def _shift(form: TimeForm, setting: Setting) -> TimeValue:
    named = bool(form.that and setting.day)
    base = setting.day if named else setting.now.day if setting.now else None
    told_next = (
        setting.pointing < 0 and not setting.loose and setting.words.startswith(Words().listed("neighbours", "told"))
    )
    if form.shift in (-1, 1) and (form.that or told_next) and setting.then and (told := interval(setting.then)):
        base, named = date.fromisoformat(told[0][:10]), True
    if base is None:
        return TimeValue({-1: "PAST_REF", 1: "FUTURE_REF"}.get(form.shift or 0, "PRESENT_REF"), "no publication day")
    step = form.shift or 0
    back = setting.pointing < 0 and not setting.loose and not form.extent and _is_young(base, form.unit)
    if form.edge == "end" and not step and back:
        step = -1  # "she left at the end of the year", said in January
    if form.that and not step and setting.then and _YEAR.match(setting.then):
        length = {"Y": 4, "M": 7}.get(form.unit or "", 99)
        if len(setting.then) >= length:
            return TimeValue(setting.then[:length], "the one named before")
    rule = f"counted from {'the day named before' if named else 'the publication day'} {base}"
    if form.unit == "WE":
        return TimeValue(f"{format_week(_weekend(base, form, setting))}-WE", rule)
    if form.unit == "C" and form.edge == "end":
        return TimeValue(f"{(base.year // 100 + 1 + step) * 100:04}", rule)
    return TimeValue(unit_value(base, form.unit or "D", step), rule)


def _is_young(day: date, unit: str | None) -> bool:
    """Tell a day in the first half of its year, month or week, whose end is still far."""
    return {"Y": day.month <= 6, "M": day.day <= 15, "W": day.weekday() <= 2}.get(unit or "", True)


def _weekend(base: date, form: TimeForm, setting: Setting) -> date:
    saturday = add_days(base, 5 - base.weekday())
    if form.shift is not None:
        return add_days(saturday, 7 * form.shift)
    ahead = setting.pointing > 0 or form.extent in AHEAD_EXTENTS or base.weekday() >= 5
    return saturday if ahead else add_days(saturday, -7)


def _season(form: TimeForm, setting: Setting) -> TimeValue:
    season = form.season or "SP"
    if form.year:
        return TimeValue(f"{form.year:04}-{season}", "as written")
    now = setting.now.day if setting.now else None
    beside = _year_beside(form, setting, _SEASON_MONTHS[season])
    if beside:
        return TimeValue(f"{beside:04}-{season}", f"counted from {setting.then}, named before")
    if now is None:
        return TimeValue(f"XXXX-{season}", "no publication day to count from")
    if form.unit == "Y":
        return TimeValue(f"{now.year + (form.shift or 0):04}-{season}", f"year counted from {now}")
    begins = _SEASON_MONTHS[season]
    if season == "WI" and form.shift == 0 and now.month < (6 if setting.pointing < 0 else 3):
        return TimeValue(f"{now.year - 1:04}-WI", f"the winter that began before {now}")
    started = max(now.year if begins <= now.month else now.year - 1, 1)
    ended = started if now >= add_months(date(started, begins, 1), 3) else started - 1
    ahead = started if now < add_months(date(started, begins, 1), 3) else started + 1
    if season[0] in "QH" and form.shift is None:
        comes = setting.pointing > 1 and not setting.loose and (begins - now.month) % 12 < REPORTED
        year = ahead if comes else started
        return TimeValue(f"{year:04}-{season}", f"counted from the publication day {now}: {setting.why}")
    year = {-1: ended, 1: ahead if ahead > started or begins > now.month else started + 1, 0: now.year}.get(
        form.shift if form.shift is not None else 9, ahead if _comes(setting, (begins - now.month) % 12) else started
    )
    return TimeValue(f"{year:04}-{season}", f"counted from the publication day {now}: {setting.why}")


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
