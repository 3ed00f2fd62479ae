"""What quarters and movable feasts mean: "the quarter", "the year-earlier period", "last Easter"."""

from datetime import date

from onrecord.text.dates import format_week
from onrecord.text.timefeasts import feast_days
from onrecord.text.timeforms import TimeForm
from onrecord.text.timesetting import CLOSE_AGAINST, Setting, TimeValue

JUST = 30  # days; "as Election Day nears", said in February, is of the one to come
NEAR = 120  # days; a feast this near to publication is meant, wherever the verb points


def period_value(form: TimeForm, setting: Setting) -> TimeValue:
    """Give "the quarter" and "the year-earlier quarter" the quarter that the account speaks of."""
    base = setting.quarter or _last_quarter(setting)
    if base and not setting.quarter and form.unit != "Q" and not form.season:
        base = f"{form.year or setting_year(setting) + (form.shift or 0):04}"
        return TimeValue(base, "a period of the year named; no quarter named before")
    if base is None:
        return TimeValue("PAST_REF", "no quarter named and no publication day to count from")
    why = "the quarter named before" if setting.quarter else "the last quarter ended before publication"
    year, quarter = int(base[:4]), form.season or base[5:]
    if form.year:
        return TimeValue(f"{form.year:04}-{quarter}", f"{why}, of the year named")
    back = " a year earlier" if form.shift else ""
    return TimeValue(f"{year + (form.shift or 0):04}-{quarter}", why + back)


def setting_year(setting: Setting) -> int:
    """Return the year of publication; 1 where nothing tells it."""
    return setting.now.day.year if setting.now else 1


def _last_quarter(setting: Setting) -> str | None:
    if setting.now is None:
        return None
    ended = (setting.now.day.month - 1) // 3
    year = setting.now.day.year
    return f"{year:04}-Q{ended}" if ended else f"{year - 1:04}-Q4"


def feast_value(form: TimeForm, setting: Setting) -> TimeValue:
    """Give a movable feast its day: of its year, else the one nearest to publication or where the words point."""
    name = form.feast or ""
    if form.year:
        return _feast_written(form, next(iter(feast_days(name, form.year)), None), "a feast of the year named")
    now = setting.now.day if setting.now else None
    if now is None:
        return TimeValue({-1: "PAST_REF", 1: "FUTURE_REF"}.get(form.shift or 0, "PRESENT_REF"), "no publication day")
    days = [day for year in (now.year - 1, now.year, now.year + 1) for day in feast_days(name, year)]
    return _feast_written(form, feast_meant(days, form.shift, setting, now), f"the feast meant from {now}")


def feast_meant(days: list[date], shift: int | None, setting: Setting, now: date) -> date | None:
    """Choose among the years' days of a feast."""
    past, ahead = [day for day in days if day < now], [day for day in days if day >= now]
    if shift == -1 or shift == 1:
        chosen = past[-1:] if shift < 0 else ahead[:1]
        return chosen[0] if chosen else None
    if shift == 0:
        return next((day for day in days if day.year == now.year), None)
    near = min(days, key=lambda day: abs((day - now).days), default=None)
    if near is None or not setting.pointing:
        return near
    if abs((near - now).days) <= (CLOSE_AGAINST if setting.sure else NEAR) and not (
        setting.pointing > 0 and (now - near).days > JUST
    ):
        return near
    return ahead[0] if setting.pointing > 0 and ahead else past[-1] if past else near


def _feast_written(form: TimeForm, day: date | None, rule: str) -> TimeValue:
    if day is None:
        return TimeValue("PAST_REF", "a feast outside the calendar")
    if form.unit:
        return TimeValue(format_week(day) + ("-WE" if form.unit == "WE" else ""), rule)
    return TimeValue(day.isoformat(), rule, day)
