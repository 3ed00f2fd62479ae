"""The final number of killed and hurt that the accounts of one event give."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Account
from onrecord.reconcile.topics_verdicts import moment_of
from onrecord.text.tolls import Fate, Toll, kills_self, read_tolls, tells_one

TOLD_KINDS = frozenset({"title", "standfirst", "body", "caption", "correction"})
FIRST = 12  # sentences in which an account gives its own event's toll; later ones recall other events
SURE = 3  # mentions of a single death that make it this event's, where no headline tells it


@dataclass(frozen=True, slots=True)
class FinalToll:
    """The last count of killed and hurt, None where no account tells any, with the reason in words."""

    killed: int | None
    injured: int | None
    reason: str


def final_toll(accounts: Sequence[Account]) -> FinalToll:
    """Weigh the counts of all accounts: what most of them give, the newest first among equals."""
    newest = sorted(accounts, key=lambda account: (moment_of(account), account.id), reverse=True)
    tolls = [account_toll(*_texts(account)) for account in newest]
    killed, injured = _voted([t[0] for t in tolls]), _voted([t[1] for t in tolls])
    return FinalToll(killed, injured, f"given by most of {len(accounts)} accounts, the newest first among equals")


def _texts(account: Account) -> tuple[str, str]:
    """Return an account's headline and its body."""
    kept = [block for block in account.blocks if block.kept and block.kind in TOLD_KINDS]
    body = "\n".join(account.text[b.start : b.end] for b in kept if b.kind != "title")
    return account.title or "", body


def account_toll(title: str, body: str) -> tuple[int | None, int | None]:
    """Read one account's toll, its headline before its body; a headline's lone number is not its hurt.

    >>> account_toll("Two dead in Karrow", "Two men were killed and three wounded on Monday.")
    (2, 3)
    """
    text = f"{title}.\n{body}"
    head, told = read_tolls(title), read_tolls(body)
    dead = _first(head, "dead") or _first(told, "dead")
    if dead is None and (tells_one(title, "dead") or tells_one(text, "dead") >= SURE):
        dead = 1
    if dead == 1 and kills_self(text) and _first(head, "dead") is None:
        dead = 2  # the one who was killed and the one who did it
    return dead, _hurt(head, told, text, dead)


def _hurt(head: Sequence[Toll], told: Sequence[Toll], text: str, dead: int | None) -> int | None:
    hurt = _first(head, "hurt") or _first(told, "hurt")
    struck = _first(head, "struck") or _first(told, "struck")
    if hurt is None and struck is not None:
        hurt = max(0, struck - (dead or 0))
    if hurt is None and tells_one(text, "hurt") and not dead:
        hurt = 1
    return hurt


def _first(tolls: Sequence[Toll], fate: Fate) -> int | None:
    """Return the greatest count that an account gives early, None where it gives none there."""
    counts = [toll.count for toll in tolls if toll.fate == fate and toll.sentence < FIRST]
    return max(counts, default=None)


def _voted(values: Sequence[int | None]) -> int | None:
    told = [value for value in values if value is not None]
    counts = Counter(told)
    return max(counts, key=lambda value: (counts[value], -told.index(value)), default=None)
