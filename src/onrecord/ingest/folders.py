"""Paths and folders to bytes; whatever stands in the way is a reason, never an exception."""

import errno
import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

STAGE = "ingest"
LARGEST = 64 * 1024 * 1024  # bytes; no account is longer, and reading one takes about twenty times its size
TOO_LARGE = f"larger than {LARGEST // 1024 // 1024} MB; split it into accounts"
BUFFER = 1 << 17  # bytes
NETWORK = "reading from the network is not built in; save the page and give the file"


def shown(path: str) -> str:
    """Return a path that can be written anywhere: control characters and undecodable bytes as escapes.

    >>> shown("news\\x1b[2J.txt")
    'news\\\\x1b[2J.txt'
    """
    clean = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in path)
    return clean.encode("utf-8", "backslashreplace").decode("utf-8")


def split_row(path: str) -> tuple[str, int | None]:
    """Return the file and the row of it that a path such as `news.jsonl#17` means; a file of that whole name comes first.

    >>> split_row("no-such-folder/news.jsonl#17")
    ('no-such-folder/news.jsonl#17', None)
    """
    file, mark, row = path.rpartition("#")
    means_row = (
        mark
        and row.isascii()
        and row.isdigit()
        and len(row) < 19
        and not os.path.lexists(path)
        and os.path.isfile(file)
    )
    return (file, int(row)) if means_row else (path, None)


def found_files(paths: Sequence[str]) -> list[tuple[str, str]]:
    """Return every file under the paths, sorted, with the reason why not to read it (empty where there is none)."""
    found: dict[str, str] = {}
    for path in paths:
        for name, fault in _found(path):
            found[name] = found.get(name) or fault
    return sorted(found.items())


def _found(path: str) -> Iterator[tuple[str, str]]:
    if path.lower().startswith(("http://", "https://")):
        yield path, NETWORK
    elif path == "-" or not _is_folder(path):
        yield path, ""
    else:
        yield from _inside(path)


def _is_folder(path: str) -> bool:
    try:
        return os.path.isdir(path)
    except ValueError:
        return False


def _inside(folder: str) -> Iterator[tuple[str, str]]:
    """Walk a folder without following links to other folders."""
    root, empty = os.path.realpath(folder), True
    faults: list[OSError] = []
    for above, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            empty, path = False, os.path.join(above, name)
            outside = os.path.islink(path) and not os.path.realpath(path).startswith(root + os.sep)
            yield path, "a link that leads out of the folder" if outside else ""
    for fault in faults:
        yield str(fault.filename), f"cannot be read: {fault.strerror}"
    if empty and not faults:
        yield folder, "the folder holds no file"


def open_path(path: str) -> io.BufferedReader:
    """Open a file, or standard input.

    Raises:
        OSError: it cannot be opened, or is no file; the reason is its `strerror`.
        ValueError: the path holds a character that none can.
    """
    if path == "-":
        return io.BufferedReader(_Kept(sys.stdin.buffer), BUFFER)
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file")
    return io.BufferedReader(io.FileIO(path), BUFFER)


class _Kept(io.RawIOBase):
    """Standard input, which stays open when its reader is done."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
