"""Feasts that fall on another day each year."""

from datetime import date, timedelta
from functools import cache

from onrecord.text.dates import last_day
from onrecord.text.tables import read_words


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar, by the rule that Meeus and Jones give.

    >>> easter(2031), easter(2000)
    (datetime.date(2031, 4, 13), datetime.date(2000, 4, 23))
    """
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    shift = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * shift) // 451
    month, day = divmod(moon + shift - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth of a weekday in a month; -1 is the last.

    >>> nth_weekday(2031, 11, 3, 4), nth_weekday(2031, 5, 0, -1)
    (datetime.date(2031, 11, 27), datetime.date(2031, 5, 26))
    """
    if nth < 0:
        last = date(year, month, last_day(year, month))
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def feast_days(falls: str, year: int) -> tuple[date, ...]:
    """Return the days of a year on which a movable feast falls, by the rule that its table gives.

    A feast of the moon may fall twice in a year or not at all; outside the calendar's years there is none.

    >>> feast_days("easter -2", 2031), feast_days("11 3 4", 2031)
    ((datetime.date(2031, 4, 11),), (datetime.date(2031, 11, 27),))
    >>> feast_days("moon eid_al_fitr", 2033)
    (datetime.date(2033, 1, 2), datetime.date(2033, 12, 23))
    """
    if not 1583 <= year <= 9998:
        return ()
    kind, *rest = falls.split()
    if kind == "moon":
        return tuple(sorted(day for name in rest for day in _moon_days(name) if day.year == year))
    if kind == "easter":
        return (easter(year) + timedelta(days=int(rest[0])),)
    month, weekday, nth, *later = map(int, (kind, *rest))
    return (nth_weekday(year, month, weekday, nth) + timedelta(days=sum(later)),)


@cache
def _moon_days(name: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in read_words("feasts", name))
