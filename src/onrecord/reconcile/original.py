"""The most original print of an utterance, and why it is taken for that."""

from collections.abc import Sequence

from onrecord.model import Account, Derivation
from onrecord.reconcile.quoted import Stretch
from onrecord.reconcile.wordings import holds


def most_original(
    group: Sequence[Stretch], accounts: Sequence[Account], derivations: Sequence[Derivation]
) -> tuple[Stretch, str]:
    """Return the print that the others are compared with, and the reason in words.

    Whose words hold those of most prints comes first; then an account that was made from no other, one that others were
    made from, and the earliest.
    """
    by_id = {account.id: account for account in accounts}
    derived = {d.account for d in derivations if d.from_ and d.relation != "update"}
    roots = {d.from_ for d in derivations if d.from_} - derived

    def rank(stretch: Stretch) -> tuple[object, ...]:
        account = by_id[stretch.span.account]
        return (
            -_kept(stretch, group),
            account.id in derived,
            account.id not in roots,
            _day(account),
            account.outlet is None and account.agency is None,
            -len(stretch.words),
            account.path,
            stretch.span,
        )

    best = min(group, key=rank)
    others = [by_id[stretch.span.account] for stretch in group if stretch.span.account != best.span.account]
    reason = _reason(by_id[best.span.account], others, derived, roots, _kept(best, group) - 1)
    return best, reason or _lesser_reason(best, by_id[best.span.account], others, group)


def _kept(stretch: Stretch, group: Sequence[Stretch]) -> int:
    return sum(holds(stretch, other) for other in group)


def _day(account: Account) -> str:
    return (account.published or "9999")[:10]


def _reason(account: Account, others: Sequence[Account], derived: set[str], roots: set[str], kept: int) -> str:
    """Say what speaks for a print, the strongest first."""
    signs = []
    if account.id in roots and any(other.id in derived for other in others):
        signs.append("accounts with other prints were made from this one")
    elif account.id not in derived and any(other.id in derived for other in others):
        signs.append("its account was made from no other")
    if account.published and all(_day(account) < _day(other) for other in others):
        signs.append("it was published first")
    if kept:
        signs.append(f"it holds every word of {kept} other print{'s' if kept > 1 else ''}")
    return "; ".join(signs)


def _lesser_reason(best: Stretch, account: Account, others: Sequence[Account], group: Sequence[Stretch]) -> str:
    """Say what the choice rests on where neither lineage nor time nor words decide."""
    if (account.outlet or account.agency) and not any(other.outlet or other.agency for other in others):
        return "its account alone names its outlet"
    if all(len(best.words) > len(stretch.words) for stretch in group if stretch is not best):
        return "it is the longest print"
    return "nothing sets the prints apart, so the first account is taken"
