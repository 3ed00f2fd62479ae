"""Which of two accounts came first, and who credits whom."""

import re
from datetime import datetime, time
from functools import lru_cache

from onrecord.model import Account
from onrecord.text.copying import copying_words

CREDITED = 200_000  # characters in which a credit is looked for
MIDNIGHT = time()  # what a date without a time is read as


def appeared(account: Account) -> datetime | None:
    """Return when an account took the form it has: its update, or else its publication."""
    return max(filter(None, (_read(account.published), _read(account.updated))), key=_day_and_time, default=None)


def precedes(one: Account, other: Account) -> bool | None:
    """Say whether one account appeared before another; None where their dates do not tell."""
    mine, theirs = appeared(one), appeared(other)
    if mine is None or theirs is None:
        return None
    if mine.tzinfo and theirs.tzinfo:
        return mine < theirs if mine != theirs else None
    if mine.date() != theirs.date():
        return mine.date() < theirs.date()
    untimed = MIDNIGHT in (mine.time(), theirs.time()) or mine.time() == theirs.time()
    return None if untimed else mine.time() < theirs.time()


@lru_cache(maxsize=4_096)
def fold_name(name: str | None) -> str:
    """Fold a publisher's name: case, articles and punctuation make no difference.

    >>> fold_name("The Harbour Post") == fold_name("harbour post")
    True
    """
    return re.sub(r"^the ", "", re.sub(r"[\W_]+", " ", (name or "").casefold()).strip())


def is_wire(account: Account) -> bool:
    """Say whether an account is an agency's own text: its outlet is the agency, or no other outlet shows."""
    return bool(fold_name(account.agency)) and (not fold_name(account.outlet) or is_own_wire(account))


def is_own_wire(account: Account) -> bool:
    """Say whether an account's outlet is the agency itself."""
    agency, outlet = fold_name(account.agency), fold_name(account.outlet)
    return bool(agency) and (outlet.startswith(agency) or _initials(outlet) == agency)


def line_of(account: Account) -> str:
    """Return the folded name of who answers for an account's reporting: the agency of a wire, or the outlet."""
    return fold_name(account.agency) if is_wire(account) else fold_name(account.outlet)


def credits_account(child: Account, parent: Account) -> bool:
    """Say whether an account credits the publisher of another one, as its agency or by name."""
    line = line_of(parent)
    if not line or is_own_wire(child) or fold_name(child.outlet) == line:
        return False
    if fold_name(child.agency) == line:
        return True
    return line != line_of(child) and names_publisher(child, line)


def names_publisher(account: Account, folded: str) -> bool:
    """Say whether the kept text of an account names a publisher."""
    kept = " ".join(account.cut(block.start, block.end) for block in account.blocks if block.kept)[:CREDITED]
    words = re.sub(r"[\W_]+", " ", kept.casefold())
    return len(folded) > 2 and f" {folded} " in f" {words} "


def is_translation(account: Account) -> bool:
    """Say whether a page notes that it is a translation."""
    text = account.text[:2_000].casefold() + account.text[-2_000:].casefold()
    return any(note in text for note in copying_words().translation_notes)


def is_later_version(title: str | None) -> bool:
    """Say whether a headline marks a later version.

    >>> is_later_version("UPDATE 2-Dam bursts")
    True
    """
    folded = re.sub(r"[\W_]+", " ", (title or "").casefold())
    return any(folded.startswith(note + " ") for note in copying_words().update_notes)


def _initials(folded: str) -> str:
    return "".join(word[0] for word in folded.split())


def _read(written: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(written) if written else None
    except ValueError:
        return None


def _day_and_time(moment: datetime) -> tuple[int, ...]:
    return (moment.year, moment.month, moment.day, moment.hour, moment.minute)
