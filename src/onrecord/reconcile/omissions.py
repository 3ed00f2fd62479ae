"""Claims that an account lacks."""

from collections.abc import Sequence

from onrecord.model import Account, Claim, Derivation, Omission


def find_omissions(
    accounts: Sequence[Account], claims: Sequence[Claim], derivations: Sequence[Derivation]
) -> tuple[Omission, ...]:
    """List the claims that at least half the accounts state and an account lacks, and whether it could have known."""
    return ()
