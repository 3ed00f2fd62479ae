"""The stretch of a period that "early", "mid-", "the end of" or "later" in front of it leaves."""

from datetime import date

from onrecord.text.dates import add_days, add_months

Days = tuple[str, str]  # the first and the last, ISO 8601
MONTH, YEAR = 31, 366  # days; what is no longer is cut by days, by months, and the rest by years
LEFT = {
    "start": "its first third",
    "mid": "its middle",
    "late": "its last third",
    "end": "its last third",
    "first_half": "its first half",
    "last_half": "its second half",
    "first_days": "its first days",
    "last_days": "its last days",
    "week_1": "its first week",
    "week_2": "its second week",
    "week_3": "its third week",
    "week_4": "its fourth week",
    "last_week": "its last week",
    "gone": "its part before publication",
    "ahead": "its part from publication on",
}


def cut_to_edge(covered: Days, edge: str | None, now: date | None) -> Days:
    """Return the days of a period that an edge leaves, all of them where it leaves none out.

    A third is rounded up to whole days of a week or month, months of a year, years of a decade or century, so that
    what one account calls the end of the month and another its 21st can be one day.

    >>> cut_to_edge(("2031-01-01", "2031-01-31"), "late", None), cut_to_edge(("2031-01-01", "2031-12-31"), "end", None)
    (('2031-01-21', '2031-01-31'), ('2031-09-01', '2031-12-31'))
    >>> cut_to_edge(("2031-01-01", "2031-12-31"), "ahead", date(2031, 5, 20))
    ('2031-05-20', '2031-12-31')
    """
    first, last = covered
    if edge not in LEFT or first == last or "T" in first:
        return covered
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if edge in ("gone", "ahead"):
        if now is None or not begin <= now <= end:
            return covered
        return (first, now.isoformat()) if edge == "gone" else (now.isoformat(), last)
    cuts = _cuts(begin, end)
    if "week" in edge:
        return (first, last) if (end - begin).days >= MONTH else _week_of(begin, end, edge)
    whole, third = len(cuts) - 1, -(-(len(cuts) - 1) // 3)
    few = third if (end - begin).days < MONTH else 1  # days of a month, a month of a year
    kept = {
        "first_days": (0, few),
        "last_days": (whole - few, whole),
        "start": (0, third),
        "mid": (whole // 3, whole - whole // 3),
        "first_half": (0, -(-whole // 2)),
        "last_half": (whole // 2, whole),
    }
    first_unit, behind = kept.get(edge, (whole - third, whole))
    return cuts[first_unit].isoformat(), last if behind == whole else add_days(cuts[behind], -1).isoformat()


def _week_of(begin: date, end: date, edge: str) -> Days:
    """Return seven days of a month: its second week is the 8th to the 14th."""
    start = add_days(end, -6) if edge == "last_week" else add_days(begin, 7 * (int(edge[-1]) - 1))
    return start.isoformat(), min(add_days(start, 6), end).isoformat()


def _cuts(begin: date, end: date) -> list[date]:
    """Return the first days of the units that a period is cut by, and the day behind it."""
    days = (end - begin).days + 1
    if days <= MONTH:
        return [add_days(begin, step) for step in range(days + 1)]
    months = (end.year - begin.year) * 12 + end.month - begin.month + 1
    return [add_months(begin, step) for step in range(0, months + 1, 1 if days <= YEAR else 12)]
