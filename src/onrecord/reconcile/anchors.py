"""The day that an account's relative dates count from."""

from collections import Counter

from onrecord.model import Account
from onrecord.text.dates import Anchor, parse_stamp

LATE = 6  # days; an update later than this is a touch to the page, not the moment that the text speaks from


def infer_anchors(accounts: tuple[Account, ...]) -> dict[str, Anchor]:
    """Give each account of a story its publication moment, or one inferred from the story's dated accounts and marked so."""
    days = Counter(stamp.day.isoformat() for a in accounts if (stamp := parse_stamp(a.published)))
    common = min(days, key=lambda day: (-days[day], day)) if days else None
    return {account.id: _anchor(account, common) for account in accounts}


def _anchor(account: Account, common: str | None) -> Anchor:
    published, updated = parse_stamp(account.published), parse_stamp(account.updated)
    if published and updated and 0 <= (updated.day - published.day).days <= LATE and not _at_foot(account):
        return Anchor(account.updated, False, "updated as the account says")
    if published or updated:
        return Anchor(account.published if published else account.updated, False, "published as the account says")
    if common:
        return Anchor(common, True, "publication day inferred from the story's dated accounts")
    return Anchor(None, False, "no account of the story says when it was published")


def _at_foot(account: Account) -> bool:
    """Tell whether the update is only noted below the text, which then still speaks from its first publication."""
    bodies = [block.start for block in account.blocks if block.kind in ("body", "standfirst")]
    updates = [
        block.start
        for block in account.blocks
        if block.kind == "updated" or (block.kind == "published" and "pdated" in account.cut(block.start, block.end))
    ]
    return bool(bodies and updates) and min(updates) > max(bodies)
