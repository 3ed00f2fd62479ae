"""Many news accounts of one event in, one sourced record out."""

from collections.abc import Sequence

from onrecord.errors import NothingToRead, OnrecordError
from onrecord.model import Record

__all__ = ["OnrecordError", "Record", "brief", "briefs"]


def briefs(paths: Sequence[str]) -> tuple[Record, ...]:
    """Read accounts from files and folders and build one record a story, the largest first.

    Raises:
        NothingToRead: no account could be read; the message names the first reason.
    """
    from onrecord.ingest.read import read_accounts
    from onrecord.record import build_records

    accounts, unread = read_accounts(paths)
    if not accounts:
        first = f"{unread[0].path}: {unread[0].reason}" if unread else "no accounts were given; name files or folders"
        raise NothingToRead(first)
    return build_records(accounts, unread)


def brief(paths: Sequence[str]) -> Record:
    """Build the record of the largest story among the accounts of some files and folders.

    Raises:
        NothingToRead: no account could be read; the message names the first reason.
    """
    return briefs(paths)[0]
