"""Whether the dates of an account that are written in digits put the day or the month first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.ingest.candidates import choose, value_of
from onrecord.ingest.stamps import DIGIT, parse_stamps, read_dates
from onrecord.model import Account, Candidate

NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
AMERICAN = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}/(?:19|20)\d\d.{0,24}?\b(?:[ECMP][SD]T|ET)\b")
MARKS = tuple(mark + century for mark in "/.-" for century in ("19", "20"))  # no date in digits is without one of these
LOOKED_AT = 300_000
ORDERS = "day and month could be the other way round"
RULES = {
    True: "the month first as in other accounts of the outlet",
    False: "the day first as in other accounts of the outlet",
}
DATED = ("published", "updated")


def month_first(text: str, other: str = "") -> bool | None:
    """Tell whether the month comes first, None where nothing decides.

    A number over twelve decides, then a date in words that only one reading equals, then a zone of the United States.
    `other` holds dates of other accounts of the same outlet, which count as much.

    >>> month_first("03/04/2033 and again on 03/25/2033"), month_first("3/4/2033, that is 3 April 2033")
    (True, False)
    >>> month_first("3/4/2033") is None
    True
    """
    text = f"{text[:LOOKED_AT]}\n{other[:LOOKED_AT]}"
    if not any(mark in text for mark in MARKS):
        return None
    pairs = [(int(a), int(b), int(y)) for a, _, b, y in NUMERIC.findall(text)]
    days, months = sum(a > 12 >= b for a, b, _ in pairs), sum(b > 12 >= a for a, b, _ in pairs)
    if days != months:
        return months > days
    written = (
        {s.value[:10] for line in text.splitlines() if DIGIT.search(line) for s in parse_stamps(NUMERIC.sub(" ", line))}
        if pairs
        else set()
    )
    days = sum(f"{y}-{b:02}-{a:02}" in written for a, b, y in pairs if a != b)
    months = sum(f"{y}-{a:02}-{b:02}" in written for a, b, y in pairs if a != b)
    if days != months:
        return months > days
    return True if ("/19" in text or "/20" in text) and AMERICAN.search(text) else None


def is_either(line: str) -> bool:
    """Tell a line with a date in digits that reads both ways.

    >>> is_either("03/04/2033"), is_either("03/03/2033"), is_either("25/04/2033")
    (True, False, False)
    """
    return any(int(a) <= 12 and int(b) <= 12 and a != b for a, _, b, _ in NUMERIC.findall(line[:LOOKED_AT]))


def settle_orders(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Read dates in digits that an account leaves open in the order that other accounts of its outlet decide.

    Nothing is changed where they disagree, or decide nothing.
    """
    outlets = {account.outlet for account in accounts if account.outlet and _is_open(account)}
    orders = {outlet: _order([a for a in accounts if a.outlet == outlet]) for outlet in sorted(outlets)}
    settled = {outlet: order for outlet, order in orders.items() if order is not None}
    return tuple(_ordered(a, settled[a.outlet]) if a.outlet in settled and _is_open(a) else a for a in accounts)


def _is_open(account: Account) -> bool:
    return any(candidate.doubt == ORDERS for candidate in account.evidence)


def _order(accounts: Sequence[Account]) -> bool | None:
    """Return the order that accounts of one outlet print, None where they print several or none is sure."""
    found = {order for account in accounts if (order := month_first(account.text, _said(account))) is not None}
    return found.pop() if len(found) == 1 else None


def _said(account: Account) -> str:
    """Return what the dates beside the text say: sure ones, and those of a column as they stand there."""
    beside = [c for c in account.evidence if c.name in DATED and c.start is None]
    return "\n".join([c.rule for c in beside] + [c.value for c in beside if not c.doubt])


def _ordered(account: Account, first: bool) -> Account:
    """Return the account with its open dates read in an order, and chosen anew."""
    dates = list(choose(c for old in account.evidence if old.name in DATED for c in _read(account, old, first)))
    others = [candidate for candidate in account.evidence if candidate.name not in DATED]
    published, updated = value_of(dates, "published"), value_of(dates, "updated")
    updated = updated if updated != published else None
    return replace(account, published=published, updated=updated, evidence=(*others, *dates))


def _read(account: Account, candidate: Candidate, first: bool) -> Iterator[Candidate]:
    if candidate.doubt != ORDERS:
        yield candidate
        return
    value = _again(account, candidate) if first else candidate.value
    yield replace(candidate, value=value, rule=f"{candidate.rule}, {RULES[first]}", doubt="")


def _again(account: Account, candidate: Candidate) -> str:
    """Return the date of a candidate with the month first: read again where it stands, else with day and month exchanged."""
    if candidate.start is None or candidate.end is None:
        year, month, day = candidate.value[:10].split("-")
        return f"{year}-{day}-{month}{candidate.value[10:]}"
    dates = read_dates(account.cut(candidate.start, candidate.end).strip(), month_first=True)
    either = (dates.published, dates.updated) if candidate.name == "published" else (dates.updated, dates.published)
    return either[0] or either[1] or candidate.value
