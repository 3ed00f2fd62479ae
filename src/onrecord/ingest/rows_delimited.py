"""Rows of CSV and TSV: fields between separators, perhaps in quotes, with the names of the columns in the first row."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.ingest.columns import MOST
from onrecord.ingest.given import Given
from onrecord.ingest.rows import LARGEST, TOO_LARGE, WHOLE, Row, as_bytes, broken_row
from onrecord.ingest.table_lines import Lines, decode_row, table_lines

SEPARATORS = (",", ";", "\t", "|")
SAMPLE = 65536
LONE_RETURN = "a carriage return without a line feed stands outside quotation marks; save the table with line feeds"
LONGEST = 300  # characters of a column's name
UNNAMED = "the first row names no columns, it holds texts; write a row of names above it, as title,text"
UNENDED = "the row opens a quotation mark that nothing closes; the rows behind it may be in it"
UNCLOSED = f"{TOO_LARGE}; a quote may be missing its end"


class _Feed:
    """Lines for a CSV reader, which asks for as many as a row has; a row that is too large ends that reader's work."""

    def __init__(self, lines: Lines) -> None:
        self.lines, self.first, self.size, self.fault, self.ended = lines, 1, 0, "", False

    def __iter__(self) -> Iterator[str]:
        for number, line in self.lines:
            self.first = self.first if self.size else number
            self.size += len(line or b"")
            if line is None or self.size > LARGEST:
                self.fault = UNCLOSED if line is not None else TOO_LARGE
                return
            yield decode_row(line).replace("\x00", "\ufffd")
        self.ended = True

    def turn(self) -> int:
        """Begin another row and return the number of the line on which the last one began."""
        self.size, self.fault = 0, ""
        return self.first


def delimited(given: Given) -> Iterator[Row]:
    """Yield the rows below the first, each by the number of the line on which it begins; empty ones are passed over."""
    sample = given.stream.peek(SAMPLE)[:SAMPLE]
    separator = _separator(sample, given.name)
    quoting = csv.QUOTE_MINIMAL if _quoted(sample, separator) else csv.QUOTE_NONE
    feed, names = _Feed(table_lines(given.stream, LARGEST)), list[str]()
    for number, fields in _records(feed, separator, quoting):
        if isinstance(fields, str):
            yield broken_row(number, fields)
        elif names:
            yield _row(number, names, fields)
        elif fault := _heading_fault(fields):
            yield broken_row(WHOLE, fault)
            return
        else:
            names = _told_apart(fields)


def _records(feed: _Feed, separator: str, quoting: int) -> Iterator[tuple[int, list[str] | str]]:
    """Yield the fields of each row, or what is wrong with it; after a broken row the reading goes on at the next line."""
    _raise_limit()
    while not feed.ended:
        try:
            for fields in csv.reader(feed, delimiter=separator, quoting=quoting):  # type: ignore[arg-type]
                if feed.fault:  # at the end of its lines the reader gives what it had of a row
                    break
                unended, number = feed.ended, feed.turn()  # the reader asked for more of this row, and there was none
                if any(fields):
                    yield number, UNENDED if unended else fields
        except csv.Error as error:
            yield feed.turn(), f"the row is no CSV: {LONE_RETURN if 'new-line' in str(error) else error}"
        if fault := feed.fault:
            yield feed.turn(), fault


def _raise_limit() -> None:
    """Let fields be as long as rows may be; the csv module keeps one limit for the process, by default 131,072 characters."""
    csv.field_size_limit(max(csv.field_size_limit(), 2 * LARGEST))


def _heading_fault(names: Sequence[str]) -> str:
    """Say why the first row names no columns."""
    if len(names) > MOST:
        return f"{len(names):,} columns: a table of accounts has at most {MOST:,}"
    return UNNAMED if any(len(name) > LONGEST for name in names) else ""


def _told_apart(names: Sequence[str]) -> list[str]:
    """Number the columns that have the name of one before them, so that none hides another.

    >>> _told_apart(["text", "date", "text"])
    ['text', 'date', 'text (2)']
    """
    seen: Counter[str] = Counter()
    out = []
    for name in names:
        seen[name] += 1
        out.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return out


def _row(number: int, names: Sequence[str], fields: Sequence[str]) -> Row:
    if len(fields) != len(names):
        return broken_row(
            number,
            f"the row has {len(fields):,} {'field' if len(fields) == 1 else 'fields'} where the first row names {len(names):,} {'column' if len(names) == 1 else 'columns'}",
        )
    values = dict(zip(names, fields, strict=True))
    return Row(number, values, as_bytes(values))


def _separator(sample: bytes, name: str) -> str:
    """Return what stands between the fields: by the suffix a tab, else what the first line has most of."""
    if name.lower().endswith((".tsv", ".tab")):
        return "\t"
    counts = Counter(decode_row(sample.partition(b"\n")[0].replace(b"\x00", b"")))
    return max(SEPARATORS, key=lambda mark: counts[mark])


def _quoted(sample: bytes, separator: str) -> bool:
    """Tell whether quotation marks hold fields together: they are all closed, or the first rows are as wide as the heading."""
    text = decode_row(sample).replace("\x00", "")
    if '"' not in text or _are_closed(text, separator):
        return '"' in text
    held, loose = (_even_rows(text, separator, quoting) for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE))
    return held > loose or (held == loose and len(sample) == SAMPLE)


def _are_closed(text: str, separator: str) -> bool:
    """Tell a text in which every quotation mark that opens a field is closed at the end of one."""
    _raise_limit()
    try:
        for _ in csv.reader(io.StringIO(text), delimiter=separator, strict=True):
            pass
    except csv.Error:
        return False
    return True


def _even_rows(text: str, separator: str, quoting: int) -> tuple[float, int]:
    """Return the share and the number of rows that are as wide as the heading; the last may be cut off."""
    _raise_limit()
    try:
        rows = [len(row) for row in csv.reader(io.StringIO(text), delimiter=separator, quoting=quoting) if row]  # type: ignore[arg-type]
    except csv.Error:
        return 0.0, 0
    rows = rows[:-1] if len(rows) > 2 else rows
    even = sum(width == rows[0] for width in rows)
    return even / max(1, len(rows)), even
