"""Which reader takes which file: one table, a reader a file, each from a stream to accounts and what was not read."""

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from onrecord.ingest.account import read_account
from onrecord.ingest.compressed import plain_name, unpacked
from onrecord.ingest.folders import LARGEST, STAGE, TOO_LARGE, open_path, shown, split_row
from onrecord.ingest.given import Given, Wishes
from onrecord.ingest.rows import Row, read_rows
from onrecord.ingest.rows_delimited import delimited
from onrecord.ingest.rows_json import json_file, json_lines
from onrecord.ingest.rows_parquet import table_rows
from onrecord.model import Account, Unread, content_id

Reader = Callable[[Given], Iterator[Account | Unread]]
Rows = Callable[[Given], Iterator[Row]]
PEEKED = 512  # bytes by which a stream without a suffix shows that it holds rows


def read_single(given: Given) -> Iterator[Account | Unread]:
    """Read a file that is one account, a page or a plain text."""
    if given.row is not None:
        yield Unread(f"{given.path}#{given.row}", STAGE, "there are no rows: the file is one account")
        return
    data = given.stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        yield Unread(given.path, STAGE, TOO_LARGE)
        return
    got = read_account(data, given.path, given.wishes.entries)
    yield _as_received(got, given.packed) if isinstance(got, Account) and given.packed else got


def _as_received(account: Account, packed: io.BufferedReader) -> Account:
    """Return an account under the digest of the file that was received, which is the one that can be hashed again."""
    if not packed.seekable():
        return account
    packed.seek(0)
    sha = hashlib.file_digest(packed, "sha256").hexdigest()
    return replace(account, id=content_id("a", sha), sha256=sha)


def of_rows(rows: Rows) -> Reader:
    """Return the reader of a table: a row is an account."""
    return lambda given: read_rows(given, rows(given))


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file by its suffixes, with its reader; `what` says what it is where there is none yet."""

    suffixes: tuple[str, ...]
    read: Reader | None
    what: str = ""


ONE_ACCOUNT = Format((), read_single)
LINES = Format((".jsonl", ".ndjson"), of_rows(json_lines))
FORMATS = (
    LINES,
    Format((".json",), of_rows(json_file)),
    Format((".csv", ".tsv", ".tab"), of_rows(delimited)),
    Format((".parquet", ".pq"), of_rows(table_rows)),
    Format((".rss", ".atom"), None, "a feed"),
    Format((".xml",), None, "a feed or other XML"),
    Format((".warc", ".wacz", ".mht", ".mhtml"), None, "a web archive"),
    Format((".eml", ".mbox"), None, "mail"),
    Format((".pdf",), None, "a PDF"),
    Format((".docx", ".doc", ".odt", ".rtf"), None, "an office document"),
    Format((".zip", ".tar", ".tgz", ".7z"), None, "an archive"),
    Format((".bz2", ".xz", ".lz4"), None, "compressed"),
    Format((".css",), None, "a style sheet"),
    Format((".js",), None, "a script"),
    Format((".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico"), None, "a picture"),
    Format((".mp3",), None, "sound"),
    Format((".mp4",), None, "film"),
    Format((".woff", ".woff2"), None, "a font"),
)
BY_SUFFIX = {suffix: entry for entry in FORMATS for suffix in entry.suffixes}


def read_path(path: str, wishes: Wishes) -> Iterator[Account | Unread]:
    """Read the accounts of a file, of one row of a table (`news.csv#17`) or of standard input; a fault is a reason, never raised."""
    path, row = split_row(path)
    name, at = plain_name(path), shown(path)
    entry = BY_SUFFIX.get(suffix_of(name), ONE_ACCOUNT)
    if entry.read is None:
        suffix = suffix_of(name)
        yield Unread(at, STAGE, f"{entry.what}: there is no reader for {suffix} files; save the text or the page")
        return
    try:
        with open_path(path) as received:
            stream = unpacked(received)
            entry = LINES if entry is ONE_ACCOUNT and _holds_rows(stream, name) else entry
            given = Given(at, name, stream, wishes, None if stream is received else received, row)
            yield from entry.read(given) if entry.read else ()
    except OSError as error:
        yield Unread(at, STAGE, f"cannot be read: {error.strerror or error}")
    except ValueError as error:
        yield Unread(at, STAGE, f"cannot be read: {error}")


def suffix_of(name: str) -> str:
    """Return the suffix of a path in small letters, empty where there is none.

    >>> suffix_of("news/May.JSONL"), suffix_of("a.b/c")
    ('.jsonl', '')
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    return f".{last.rpartition('.')[2].lower()}" if "." in last[1:] else ""


def _holds_rows(stream: io.BufferedReader, name: str) -> bool:
    """Tell rows of JSON in a stream that has no suffix: no account begins with an object's brace and a name in quotes."""
    return not suffix_of(name) and stream.peek(PEEKED)[:PEEKED].lstrip().replace(b" ", b"").startswith(b'{"')
