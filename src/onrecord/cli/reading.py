"""The accounts that a command was given."""

from collections.abc import Sequence

from onrecord.errors import NothingToRead
from onrecord.model import Account, Unread


def read_given(paths: Sequence[str]) -> tuple[tuple[Account, ...], tuple[Unread, ...]]:
    """Read the accounts of some files and folders, and list what was not read.

    Raises:
        NothingToRead: no account could be read; the message names the first file and the reason.
    """
    from onrecord.ingest.read import read_accounts

    accounts, unread = read_accounts(paths)
    if not accounts:
        first = f"{unread[0].path}: {unread[0].reason}" if unread else f"{paths[0]}: there is no account in it"
        raise NothingToRead(first)
    return accounts, unread
