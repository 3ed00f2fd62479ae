"""Independent lines of reporting: accounts grouped by the root they derive from."""

from collections.abc import Sequence
from pathlib import PurePath

from onrecord.model import Account, Derivation, Origin, content_id


def group_origins(accounts: Sequence[Account], derivations: Sequence[Derivation]) -> tuple[Origin, ...]:
    """Group accounts that derive from one root: each group is one independent line of reporting.

    Accounts that print one agency's wire belong together when they share its passages, also where the wire itself is
    not among the accounts. Origins stand in the order of their first accounts.
    """
    root = {account.id: account.id for account in accounts}
    for derivation in derivations:
        for other in _tied_to(derivation):
            if other in root and derivation.account in root:
                _join(root, derivation.account, other)
    groups: dict[str, list[Account]] = {}
    for account in accounts:
        groups.setdefault(_find(root, account.id), []).append(account)
    derived = {derivation.account: derivation for derivation in derivations}
    return tuple(_origin(group, derived) for group in groups.values())


def _tied_to(derivation: Derivation) -> list[str]:
    tied = {passage.account for pair in derivation.passages for passage in pair}
    return sorted((tied | {derivation.from_ or derivation.account}) - {derivation.account})


def _origin(group: Sequence[Account], derived: dict[str, Derivation]) -> Origin:
    ids = sorted(account.id for account in group)
    roots = [a for a in group if a.id not in derived or derived[a.id].from_ is None] or list(group)
    first = min(roots, key=lambda a: (a.published or "9999", a.path, a.id))
    agency = derived[first.id].agency if first.id in derived else None
    label = agency or first.outlet or first.agency or first.title or PurePath(first.path).name or first.path
    return Origin(content_id("o", *ids), label, tuple(ids))


def _find(root: dict[str, str], account: str) -> str:
    while root[account] != account:
        root[account] = root[root[account]]
        account = root[account]
    return account


def _join(root: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_find(root, one), _find(root, other)))
    root[second] = first
