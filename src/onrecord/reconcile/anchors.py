"""The day that an account's relative dates count from."""

from onrecord.model import Account
from onrecord.text.dates import Anchor


def infer_anchors(accounts: tuple[Account, ...]) -> dict[str, Anchor]:
    """Give each account of a story its publication moment, or one inferred from the story's dated accounts and marked so."""
    return {a.id: Anchor(a.published, False, "published as the account says") for a in accounts}
