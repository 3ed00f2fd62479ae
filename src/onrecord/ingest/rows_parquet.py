"""Rows of Parquet tables, read some at a time with the library pyarrow, which is asked for when there is such a table."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from onrecord.ingest.given import Given
from onrecord.ingest.rows import LARGEST, TOO_LARGE, WHOLE, Row, as_bytes, broken_row

AT_ONCE = 32  # rows decoded together; their texts may be long
INSTALL = "Parquet: install its reader with `pip install 'onrecord[parquet]'`"
UNSEEKABLE = "Parquet cannot be read from a stream: save it as a file, and not compressed a second time"


def table_rows(given: Given) -> Iterator[Row]:
    """Yield the rows of a table, numbered from 1."""
    if not given.stream.seekable():
        yield broken_row(WHOLE, UNSEEKABLE)
        return
    try:
        pyarrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        yield broken_row(WHOLE, INSTALL)
        return
    number = 0
    try:
        for number, values in enumerate(_values(parquet.ParquetFile(given.stream)), 1):
            yield _row(number, values)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        yield broken_row(number + 1 if number else WHOLE, f"the table is damaged: {' '.join(str(error).split())[:120]}")


def _values(table: Any) -> Iterator[dict[str, Any]]:
    for batch in table.iter_batches(batch_size=AT_ONCE):
        yield from batch.to_pylist()


def _row(number: int, values: dict[str, Any]) -> Row:
    data = as_bytes(values)
    return Row(number, values, data) if len(data) <= LARGEST else broken_row(number, TOO_LARGE)
