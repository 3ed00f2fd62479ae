"""Rows of a table to accounts: the text of one column, and metadata from the others as candidates of their own."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from html import unescape
from typing import Any, cast

from onrecord.ingest.account import Received, make_account
from onrecord.ingest.captures import read_capture
from onrecord.ingest.columns import Columns, Role, choose_columns
from onrecord.ingest.decode import check_text
from onrecord.ingest.folders import STAGE
from onrecord.ingest.given import Given
from onrecord.ingest.reading import Reading, read_lines
from onrecord.model import Account, Candidate, Metadatum, Unread

WHOLE = 0  # in place of a row's number, where a fault is of the whole table
SAMPLED = 20  # rows by which the columns are guessed
LARGEST = 16 * 1024 * 1024  # bytes of a row; no account is longer
TOO_LARGE = f"larger than {LARGEST // 1024 // 1024} MB: no account is so long"
NAMES: dict[Role, str] = {  # how linked data name what the columns hold
    "title": "headline", "published": "datePublished", "updated": "dateModified", "outlet": "publisher",
    "url": "url", "author": "author",
}  # fmt: skip
DATED: tuple[Role, ...] = ("published", "updated")
LONGEST = 80  # characters of a date as a column gives it
DIGITS = re.compile(r"[12][0-9]{7,17}")
EPOCHS = (1e8, 1e11, 1e14)  # seconds, milliseconds, microseconds since 1970, by their size


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number in the file and the bytes that stand for it; `fault` is why it cannot be read."""

    number: int
    values: Mapping[str, Any]
    data: bytes
    fault: str = ""


def broken_row(number: int, fault: str) -> Row:
    """Return a row that cannot be read."""
    return Row(number, {}, b"", fault)


def as_bytes(values: Mapping[str, Any]) -> bytes:
    """Return the bytes that stand for a row of a format that has none of its own: its values as JSON in UTF-8."""
    return json.dumps(values, ensure_ascii=False, default=str).encode("utf-8", "backslashreplace")


def read_rows(given: Given, rows: Iterator[Row]) -> Iterator[Account | Unread]:
    """Turn rows into accounts one by one; broken ones are unread, each with its number."""
    first, fault = _first_rows(rows)
    whole = [row.values for row in first if not row.fault]
    columns = choose_columns(whole, given.wishes.columns) if whole else "there is no row that can be read"
    if isinstance(columns, str):
        broken = [Unread(_path(given, row), STAGE, row.fault) for row in first if row.fault]
        yield from broken
        if fault:
            raise fault
        if whole or not broken:
            yield Unread(given.path, STAGE, columns)
        return
    if message := columns.message():
        given.wishes.tell(f"{given.path}: {message}")
    yield from (_account(given, row, columns) for row in _wanted(given, _going_on(first, fault, rows)))


def _going_on(first: list[Row], fault: OSError | None, rows: Iterator[Row]) -> Iterator[Row]:
    yield from first
    if fault:
        raise fault
    yield from rows


def _wanted(given: Given, rows: Iterator[Row]) -> Iterator[Row]:
    """Yield every row, or the one that is asked for: the others are read past, and none after it."""
    if given.row is None:
        yield from rows
        return
    for row in rows:
        if row.number >= given.row:
            yield row if row.number == given.row else broken_row(given.row, "there is no such row")
            return
    yield broken_row(given.row, "there is no such row")


def _first_rows(rows: Iterator[Row]) -> tuple[list[Row], OSError | None]:
    """Return the rows by which the columns are guessed, and what broke the reading among them."""
    first: list[Row] = []
    try:
        for row in rows:
            first.append(row)
            if sum(not held.fault for held in first) >= SAMPLED or len(first) >= 50 * SAMPLED:
                break
    except OSError as error:
        return first, error
    return first, None


def _path(given: Given, row: Row) -> str:
    return given.path if row.number == WHOLE else f"{given.path}#{row.number}"


def _account(given: Given, row: Row, columns: Columns) -> Account | Unread:
    path = _path(given, row)
    if row.fault:
        return Unread(path, STAGE, row.fault)
    column = columns.names["text"]
    text = as_text(row.values.get(column), between="\n\n")
    if not text:
        return Unread(path, STAGE, f"the column {column!r} {_lacking(row.values.get(column))}")
    source, fault = check_text(text.encode("utf-8", "replace").decode("utf-8"))
    if fault:
        return Unread(path, STAGE, fault.replace("the file", f"the column {column!r}"))
    said = {role: _said(role, row.values.get(columns.names[role])) for role in NAMES if role in columns.names}
    made = make_account(_reading(source, said), Received(path, row.data, given.wishes.entries, _captured(row, columns)))
    return made if isinstance(made, Unread) else _evident(made, said, columns)


def _lacking(value: Any) -> str:
    """Say what a cell holds in place of a text."""
    return "is empty" if not value or isinstance(value, str) else "holds no text"


def _captured(row: Row, columns: Columns) -> str | None:
    """Return when the row's account was saved, None where no column says so."""
    name = columns.names.get("captured")
    return read_capture(as_time(row.values.get(name))) if name else None


def _said(role: Role, value: Any) -> tuple[str, ...]:
    """Return what a column says of an account; the names of several people stay apart."""
    if role == "author" and isinstance(value, list | tuple):
        return tuple(name for item in value if (name := as_text(item)))
    said = as_time(value) if role in ("published", "updated") else as_text(value)
    said = " ".join(unescape(said).split()) if role in ("title", "outlet") else said
    return (said,) if said else ()


def as_text(value: Any, between: str = ", ", depth: int = 3) -> str:
    """Return a value as text: the parts of a list joined, of an object its name.

    >>> as_text(["Ada Roke", {"name": "Ivo Tesk"}]), as_text(None), as_text(7)
    ('Ada Roke, Ivo Tesk', '', '7')
    """
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, list | tuple):
        return between.join(text for item in value if depth and (text := as_text(item, between, depth - 1)))
    if isinstance(value, dict):
        named = next((value[key] for key in ("name", "title", "text", "domain") if value.get(key)), None)
        return as_text(named, between, depth - 1) if depth else ""
    return "" if value is None or isinstance(value, bool | float) else str(value)


def as_time(value: Any) -> str:
    """Return a time as text: a number counts from 1970 in seconds, or in thousandths or millionths of them.

    Eight digits are a day, fourteen a day with its time, as archives of the web write them.

    >>> as_time(1_967_040_000), as_time(1_967_040_000_000), as_time("2 May 2032"), as_time(12)
    ('2032-05-01T16:00:00+00:00', '2032-05-01T16:00:00+00:00', '2 May 2032', '')
    """
    if isinstance(value, str | int) and not isinstance(value, bool) and DIGITS.fullmatch(digits := str(value).strip()):
        if len(digits) == 8:
            return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
        if len(digits) == 14 and (moment := read_capture(digits)):
            return moment
        value = int(digits)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return next((_since(value / 1000**n) for n, least in reversed([*enumerate(EPOCHS)]) if abs(value) >= least), "")
    return as_text(value)


def _since(seconds: float) -> str:
    try:
        return datetime.fromtimestamp(int(seconds), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return ""


def _reading(source: str, said: Mapping[Role, tuple[str, ...]]) -> Reading:
    """Read the text, with what the columns say before what a page's head says."""
    reading = read_lines(source, "")
    item = {NAMES[role]: list(values) if role == "author" else values[0] for role, values in said.items() if values}
    url, title = ((*said.get(role, ()), "")[0] for role in ("url", "title"))
    head = replace(reading.head, canonical=url or reading.head.canonical, linked=(item, *reading.head.linked))
    return replace(reading, head=head, title=title or None)


def _evident(account: Account, said: Mapping[Role, tuple[str, ...]], columns: Columns) -> Account:
    """Say of every value of a column that it came from there, and take its headline where the text has none."""
    title = account.title or (" ".join(said["title"][0].split()) if said.get("title") else None)
    account = replace(account, title=title)
    mine = tuple(_candidates(account, said, columns))
    named = {(candidate.name, candidate.value) for candidate in mine}
    others = tuple(c for c in account.evidence if c.start is not None or (c.name, c.value) not in named)
    return replace(account, evidence=(*mine, *others))


def _candidates(account: Account, said: Mapping[Role, tuple[str, ...]], columns: Columns) -> Iterator[Candidate]:
    chosen: dict[Metadatum, tuple[str | None, ...]] = {
        "title": (account.title,), "published": (account.published,), "updated": (account.updated,),
        "outlet": (account.outlet,), "url": (account.url,), "author": account.authors,
    }  # fmt: skip
    for name, values in chosen.items():
        role = cast(Role, name)
        if role in DATED and (read := _read_date(account, role)):
            written = "" if read.value[:10] == said[role][0][:10] else f": {said[role][0][:LONGEST]}"
            yield replace(read, rule=f"column {columns.names[role]}{written}")
            continue
        for value in said.get(role, ()):
            held = next((v for v in values if v and _same(role, v, value)), None)
            yield Candidate(name, held or value, None, None, f"column {columns.names[role]}", held is not None)


def _read_date(account: Account, role: Role) -> Candidate | None:
    """Return what became of the date of a column."""
    rule = f"linked data: {NAMES[role]}"
    return next((c for c in account.evidence if c.name == role and c.rule == rule), None)


def _same(role: Role, chosen: str, value: str) -> bool:
    """Tell whether an account goes by a value, though told in another way: a time in another form, a name among others."""
    one, other = " ".join(chosen.split()).casefold(), " ".join(value.split()).casefold()
    dated = role in ("published", "updated") and one[:10] == other[:10]
    return one == other or dated or (role == "author" and one in other)
