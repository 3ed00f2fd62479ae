"""Rows that are JSON: an object a line, or a file that is one object or a list of them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.ingest.decode import decode_bytes
from onrecord.ingest.given import Given
from onrecord.ingest.rows import LARGEST, TOO_LARGE, WHOLE, Row, as_bytes, broken_row
from onrecord.ingest.table_lines import decode_row, table_lines

LONGEST = 200  # characters of a text beside a list of rows; a longer one is the account itself
MOST = 64 * 1024 * 1024  # bytes of a file that is read whole


def json_lines(given: Given) -> Iterator[Row]:
    """Yield the rows of a file with a JSON object on each line, by their line numbers; empty lines are passed over."""
    for number, line in table_lines(given.stream, LARGEST):
        if line is None:
            yield broken_row(number, TOO_LARGE)
        elif line.strip():
            yield _row(number, line)


def _row(number: int, line: bytes) -> Row:
    """Read one line; the bytes that stand for it are its own."""
    held = _object(line)
    return broken_row(number, held) if isinstance(held, str) else Row(number, held, line.strip())


def _object(line: bytes) -> Mapping[str, Any] | str:
    try:
        value = json.loads(decode_row(line), strict=False)
    except ValueError as error:
        return f"the row is no JSON: {_where(error)}"
    except RecursionError:
        return "the row is no JSON that can be read: it is nested too deep"
    return value if isinstance(value, dict) else f"the row is no JSON object but {_kind(value)}"


def _listed(value: Any) -> list[Any]:
    """Return the rows of a file: its list, the one list of objects that its object holds, or its object.

    >>> _listed({"status": "ok", "articles": [{"text": "Port shut"}]})
    [{'text': 'Port shut'}]
    """
    if not isinstance(value, dict):
        return value if isinstance(value, list) else [value]
    lists = [held for held in value.values() if isinstance(held, list) and held and isinstance(held[0], dict)]
    told = any(isinstance(held, str) and len(held) > LONGEST for held in value.values())
    return lists[0] if len(lists) == 1 and not told else [value]


def _where(error: ValueError) -> str:
    """Say what is wrong without the row itself."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[:80].lower()} at character {error.pos + 1}"
    return str(error).partition(":")[0][:80].lower()


def _kind(value: Any) -> str:
    kinds = ((bool, "a truth value"), (str, "a text"), (list, "a list"), (int, "a number"), (float, "a number"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "nothing")


def json_file(given: Given) -> Iterator[Row]:
    """Yield the objects of a file that is one list of them or one object, numbered from 1; a file of lines is read as lines."""
    data = given.stream.read(MOST + 1)
    if len(data) > MOST:
        yield broken_row(WHOLE, f"larger than {MOST // 1024 // 1024} MB; write one object a line into a .jsonl file")
        return
    try:
        value = json.loads(decode_bytes(data), strict=False)
    except ValueError:
        lines = (line for line in data.splitlines() if line.strip())
        yield from (_row(number, line) for number, line in enumerate(lines, 1))
        return
    except RecursionError:
        yield broken_row(WHOLE, "nested too deep to be read")
        return
    for number, item in enumerate(_listed(value), 1):
        whole = isinstance(item, dict)
        yield Row(number, item, as_bytes(item)) if whole else broken_row(number, f"no JSON object but {_kind(item)}")
