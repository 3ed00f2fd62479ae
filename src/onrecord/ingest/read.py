"""Bytes to accounts: one account's way through intake, and the way over many paths."""

import hashlib
from collections.abc import Sequence

from onrecord.errors import NothingToRead
from onrecord.ingest.blocks import block_account
from onrecord.ingest.bounds import bound_blocks
from onrecord.ingest.decode import decode
from onrecord.ingest.features import is_plain, see
from onrecord.ingest.folders import STAGE, found_files, read_bytes, shown
from onrecord.ingest.heads import head_end
from onrecord.ingest.judge import furniture_odds
from onrecord.ingest.language import detect
from onrecord.ingest.metadata import read_metadata
from onrecord.ingest.pieces import LIMIT, Judged
from onrecord.ingest.reading import Reading, read_lines
from onrecord.ingest.title import find_title
from onrecord.model import Account, Unread, content_id

FOREIGN = 0.4  # at most, for a sentence in a language that the judge was not trained on


def read_account(data: bytes, path: str) -> Account | Unread:
    """Turn the bytes of one account into an Account, or say why not."""
    source, fault = decode(data)
    if fault:
        return Unread(path, STAGE, fault)
    reading = read_lines(source, path)
    if not reading.lines:
        return Unread(path, STAGE, "the page shows no text")
    return _account(reading, data, path)


def _account(reading: Reading, data: bytes, path: str) -> Account:
    judged = judge(reading)
    blocks = tuple(bound_blocks(block_account(judged)))
    found = read_metadata(judged, blocks)
    sha = hashlib.sha256(data).hexdigest()
    text_sha = hashlib.sha256(reading.text.encode("utf-8")).hexdigest()
    return Account(
        id=content_id("a", sha), path=path, url=found.url, sha256=sha, text_sha256=text_sha, outlet=found.outlet,
        agency=found.agency, authors=found.authors, title=found.title, published=found.published, updated=found.updated,
        language=judged.language, text=reading.text, blocks=blocks,
    )  # fmt: skip


def judge(reading: Reading) -> Judged:
    """Look at every line and weigh whether it belongs to the account."""
    rows = tuple(see(reading.text, line) for line in reading.lines)
    long = [row.text for row in rows if row.bodylike][:40] or [row.text for row in rows[:400]]
    language = detect("\n".join(long))
    odds = furniture_odds(rows, reading.main)
    if language not in ("en", None):
        odds = [min(odd, FOREIGN) if is_plain(row) else odd for row, odd in zip(rows, odds, strict=True)]
    title = find_title(rows, odds, reading.head)
    last = max((i for i, row in enumerate(rows) if row.bodylike and odds[i] < LIMIT), default=-1)
    return Judged(reading, rows, tuple(odds), title, language, head_end(rows, odds, title), last)


def read_accounts(paths: Sequence[str]) -> tuple[tuple[Account, ...], tuple[Unread, ...]]:
    """Read files and folders in the order of their paths; what cannot be read stands in the second tuple with its reason.

    Of several files with the same bytes the path that sorts first is the account.
    """
    accounts: dict[str, Account] = {}
    unread: list[Unread] = []
    for path, fault in found_files(paths):
        data = Unread(shown(path), STAGE, fault) if fault else read_bytes(path)
        got = read_account(data, shown(path)) if isinstance(data, bytes) else data
        if isinstance(got, Unread):
            unread.append(got)
        elif first := accounts.get(got.sha256):
            unread.append(Unread(got.path, STAGE, f"same bytes as {first.path}"))
        else:
            accounts[got.sha256] = got
    return tuple(accounts.values()), tuple(unread)


def read_given(paths: Sequence[str]) -> tuple[tuple[Account, ...], tuple[Unread, ...]]:
    """Read files and folders as `read_accounts` does, where there must be an account among them.

    Raises:
        NothingToRead: no account could be read; the message names the first file and the reason.
    """
    accounts, unread = read_accounts(paths)
    if not accounts:
        given = paths[0] if paths else "no files or folders were given"
        first = f"{unread[0].path}: {unread[0].reason}" if unread else f"{given}: there is no account in it"
        raise NothingToRead(first)
    return accounts, unread
