"""Days that an account prints without their year, and the dates around them that give it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.ingest.stamps import parse_stamps
from onrecord.model import Account, Candidate

NEAR = 45  # days between a dateline and another date of the same account
STORY = 10  # days between a dateline and the publication of another account of the same story
HEAD = ("dateline", "published", "updated", "byline")
LOOKED_AT = 300_000
RULE = "date line, its year by the other accounts of the story"


def own_year(line: str, text: str) -> str | None:
    """Return the day of a date line without a year, if the full dates of the text all put it into one year.

    >>> own_year("PORT ORLIN, March 3 (HNA) - ", "The ferry sank on 27 February 2033.")
    '2033-03-03'
    """
    if parse_stamps(line) or not parse_stamps(line, 2000):
        return None
    known = [day for piece in text[:LOOKED_AT].splitlines() for day in _days(piece)]
    found = {got for day in known if (got := _nearest(line, day, NEAR))}
    return found.pop() if len(found) == 1 else None


def settle_years(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Date the accounts of one story whose date lines leave out the year by those that give it.

    Nothing is changed where the others disagree, or where none was published within days of the date line.
    """
    days = sorted({day for account in accounts if account.published for day in _days(account.published)})
    return tuple(account if account.published else _settled(account, days) for account in accounts)


def _settled(account: Account, days: Sequence[date]) -> Account:
    for block in account.blocks:
        line = account.cut(block.start, block.end)
        if block.kind not in HEAD or parse_stamps(line) or not parse_stamps(line, 2000):
            continue
        found = {got for day in days if (got := _nearest(line, day, STORY))}
        if len(found) == 1:
            value = found.pop()
            evidence = Candidate("published", value, block.start, block.end, RULE, True)
            return replace(account, published=value, evidence=(*account.evidence, evidence))
    return account


def _days(line: str) -> list[date]:
    return [date.fromisoformat(stamp.value[:10]) for stamp in parse_stamps(line)]


def _nearest(line: str, day: date, most: int) -> str | None:
    """Return the line's first stamp in the year that brings it nearest to a day, if that is near enough."""
    stamps = [stamp for year in (day.year - 1, day.year, day.year + 1) for stamp in parse_stamps(line, year)[:1]]
    near = [(abs((date.fromisoformat(stamp.value[:10]) - day).days), stamp.value) for stamp in stamps]
    best = min(near, default=(most + 1, ""))
    return best[1] if best[0] <= most else None
