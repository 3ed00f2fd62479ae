"""Claims that an account lacks."""

from collections.abc import Iterator, Sequence

from onrecord.model import Account, Claim, Derivation, Moment, Omission, OmissionReason


def find_omissions(
    accounts: Sequence[Account],
    claims: Sequence[Claim],
    derivations: Sequence[Derivation],
    moments: Sequence[Moment] = (),
) -> tuple[Omission, ...]:
    """List the claims that at least half the accounts state and an account lacks, and whether it could have known."""
    by_id = {moment.id: moment for moment in moments}
    return tuple(
        Omission(claim.id, account.id, _why(account, claim, accounts, by_id))
        for claim in claims
        for account in _lacking(accounts, claim)
    )


def _lacking(accounts: Sequence[Account], claim: Claim) -> Iterator[Account]:
    stating = {passage.account for passage in claim.passages}
    if len(stating) >= 2 and len(stating) * 2 >= len(accounts):
        yield from (account for account in accounts if account.id not in stating)


def _why(account: Account, claim: Claim, accounts: Sequence[Account], moments: dict[str, Moment]) -> OmissionReason:
    """Say `not-yet-known` only where the dates make it plain.

    Plain means: published a day or more before every account that states the claim, and no moment of the claim begins
    before the account appeared.
    """
    stating = {passage.account for passage in claim.passages}
    told = [other.published[:10] if other.published else "" for other in accounts if other.id in stating]
    if not account.published or not all(account.published[:10] < day for day in told):
        return "left-out"
    begun = [moments[name].earliest for name in claim.moments if name in moments]
    known = any(start is not None and start[:10] < account.published[:10] for start in begun)
    return "left-out" if known else "not-yet-known"
