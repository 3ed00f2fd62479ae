"""Paths to accounts: what lies under them, one after the other or all at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from onrecord.errors import NothingToRead
from onrecord.ingest.account import read_account
from onrecord.ingest.columns import check_columns
from onrecord.ingest.folders import STAGE, found_files, shown
from onrecord.ingest.given import Wishes, keep_quiet
from onrecord.ingest.judgements import Judgements, find_judgements, is_judgements, unapplied
from onrecord.ingest.readers import read_path
from onrecord.model import Account, Unread

__all__ = ["check_read", "read_account", "read_accounts", "read_given", "stream_accounts"]


def stream_accounts(
    paths: Sequence[str],
    judgements: Sequence[str] = (),
    *,
    columns: Mapping[str, str] | None = None,
    tell: Callable[[str], None] | None = None,
) -> Iterator[Account | Unread]:
    """Read files and folders in the order of their paths and yield their accounts one by one, as they are read.

    No more than one account is held at a time, so that a table of a million rows takes the memory of one; an account that
    comes twice is therefore yielded twice. `columns` names the columns of tables by their roles, as {"text": "body"}; `tell`
    is given what was guessed. `judgements` are files of them beyond those that lie beside the accounts.

    Raises:
        ValueError: a role of a column is not known; the message lists those that are.
    """
    found = [(path, fault) for path, fault in found_files(paths) if not is_judgements(path)]
    held = find_judgements([path for path, _ in found], judgements)
    wishes = Wishes(check_columns(columns or {}), tell or keep_quiet, held.entries)
    return _stream(found, wishes, held)


def _stream(found: Sequence[tuple[str, str]], wishes: Wishes, held: Judgements) -> Iterator[Account | Unread]:
    judged: list[Account] = []
    for path, fault in found:
        for got in (Unread(shown(path), STAGE, fault),) if fault else read_path(path, wishes):
            if isinstance(got, Account) and any(not e.account or e.names(got.path) for e in held.entries):
                judged.append(got)
            yield got
    yield from unapplied(held, judged)


def read_accounts(
    paths: Sequence[str],
    judgements: Sequence[str] = (),
    *,
    columns: Mapping[str, str] | None = None,
    tell: Callable[[str], None] | None = None,
) -> tuple[tuple[Account, ...], tuple[Unread, ...]]:
    """Read files and folders as `stream_accounts` does; what cannot be read stands in the second tuple with its reason.

    Of several accounts with the same bytes the one whose path sorts first is the account.
    """
    accounts: dict[str, Account] = {}
    unread: list[Unread] = []
    for got in stream_accounts(paths, judgements, columns=columns, tell=tell):
        if isinstance(got, Unread):
            unread.append(got)
        elif first := accounts.get(got.sha256):
            unread.append(Unread(got.path, STAGE, f"same bytes as {first.path}"))
        else:
            accounts[got.sha256] = got
    return tuple(accounts.values()), tuple(unread)


def read_given(
    paths: Sequence[str],
    judgements: Sequence[str] = (),
    *,
    columns: Mapping[str, str] | None = None,
    tell: Callable[[str], None] | None = None,
) -> tuple[tuple[Account, ...], tuple[Unread, ...]]:
    """Read files and folders as `read_accounts` does, where there must be an account among them.

    Raises:
        NothingToRead: no account could be read; the message names the first file and the reason.
    """
    accounts, unread = read_accounts(paths, judgements, columns=columns, tell=tell)
    check_read(paths, bool(accounts), unread)
    return accounts, unread


def check_read(paths: Sequence[str], read: bool, unread: Sequence[Unread]) -> None:
    """Raise `NothingToRead` where no account was read of the paths: the first file and its reason."""
    if not read:
        given = paths[0] if paths else "no files or folders were given"
        raise NothingToRead(
            f"{unread[0].path}: {unread[0].reason}" if unread else f"{given}: there is no account in it"
        )
