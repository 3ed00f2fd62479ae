"""The lines of a table as bytes, one by one in bounded memory, whatever its charset and however long a line is."""

import io
from collections.abc import Iterator

from onrecord.ingest.decode import SAMPLE, decode_bytes, decode_line, narrow_charset, wide_charset, without_mark

Lines = Iterator[tuple[int, bytes | None]]


def table_lines(stream: io.BufferedReader, most: int) -> Lines:
    """Yield each line with its number from 1, as UTF-8 or in a charset of single bytes; None for a line of more than `most` bytes."""
    sample = stream.peek(SAMPLE)[:SAMPLE]
    number, skipped = 1, False
    for line in _pieces(stream, wide_charset(sample), most + 1):
        ended, long = line.endswith(b"\n"), len(line) > most
        if not skipped:
            yield number, None if long and not ended else without_mark(line) if number == 1 else line
        skipped = long and not ended
        number += not skipped


def _pieces(stream: io.BufferedReader, wide: str | None, most: int) -> Iterator[bytes]:
    """Yield lines, longer ones in pieces; those of a wide charset as UTF-8, in which a line end is one byte."""
    if wide is None:
        yield from iter(lambda: stream.readline(most), b"")
        return
    text = io.TextIOWrapper(stream, wide, errors="replace", newline="\n")
    try:
        while line := text.readline(most):
            yield line.encode("utf-8", "replace")
    finally:
        text.detach()  # whoever opened the stream closes it


def decode_row(line: bytes) -> str:
    """Decode a row by itself, so that one in another charset spoils no other."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        charset = narrow_charset(line, error.start)
        return decode_line(line) if charset == "utf-8" else decode_bytes(line)
