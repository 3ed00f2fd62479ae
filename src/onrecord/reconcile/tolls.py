"""The final number of killed and hurt that the accounts of one event give."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Account
from onrecord.reconcile.tolls_telling import Telling, read_telling
from onrecord.reconcile.tolls_weighed import likeliest, tells_any
from onrecord.reconcile.topics_moments import moment_of

TOLD_KINDS = frozenset({"title", "standfirst", "body", "caption", "correction"})


@dataclass(frozen=True, slots=True)
class FinalToll:
    """The last count of killed and hurt, None where no account tells any, with the reason in words."""

    killed: int | None
    injured: int | None
    reason: str


def final_toll(accounts: Sequence[Account]) -> FinalToll:
    """Find the toll that fits best what all accounts tell of killed, hurt and struck people, the newest above the rest."""
    newest = sorted(accounts, key=lambda account: (moment_of(account), account.id), reverse=True)
    tellings = [read_telling(*_texts(account), moment_of(account)) for account in newest]
    if not tells_any(tellings):
        return FinalToll(None, None, "no account tells of killed or hurt people")
    killed, injured = likeliest(tellings)
    return FinalToll(killed, injured, _reason(tellings, killed, injured))


def _texts(account: Account) -> tuple[str, str]:
    """Return an account's headline and its body."""
    kept = [block for block in account.blocks if block.kept and block.kind in TOLD_KINDS]
    body = "\n".join(account.text[b.start : b.end] for b in kept if b.kind != "title")
    return account.title or "", body


def _reason(tellings: Sequence[Telling], killed: int, injured: int) -> str:
    told = [
        sum(any(toll.fate == fate and toll.count == count for _, toll in telling.tolls) for telling in tellings)
        for fate, count in (("dead", killed), ("hurt", injured))
    ]
    return (
        f"of {len(tellings)} accounts {told[0]} count {killed} killed and {told[1]} count {injured} hurt; "
        "fits best with all that they tell of killed, hurt and struck people"
    )
