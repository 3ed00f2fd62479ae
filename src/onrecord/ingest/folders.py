"""Paths and folders to bytes; whatever stands in the way is a reason, never an exception."""

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.ingest.reading import UNREAD_SUFFIXES
from onrecord.model import Unread

STAGE = "ingest"
LARGEST = 64 * 1024 * 1024  # bytes; no account is longer, and reading one takes about twenty times its size
NETWORK = "reading from the network is not built in; save the page and give the file"


def shown(path: str) -> str:
    """Return a path that can be written anywhere: control characters and undecodable bytes as escapes.

    >>> shown("news\\x1b[2J.txt")
    'news\\\\x1b[2J.txt'
    """
    clean = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in path)
    return clean.encode("utf-8", "backslashreplace").decode("utf-8")


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
        yield path, _suffix_fault(path)
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
            yield path, "a link that leads out of the folder" if outside else _suffix_fault(path)
    for fault in faults:
        yield str(fault.filename), f"cannot be read: {fault.strerror}"
    if empty and not faults:
        yield folder, "the folder holds no file"


def _suffix_fault(path: str) -> str:
    what = UNREAD_SUFFIXES.get(Path(path).suffix.lower())
    return (
        f"{what}: there is no reader for {Path(path).suffix.lower()} files; save the text or the page" if what else ""
    )


def read_bytes(path: str) -> bytes | Unread:
    """Return the bytes of a file or of standard input, or what stands in their way."""
    try:
        if path == "-":
            return sys.stdin.buffer.read(LARGEST)
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return Unread(shown(path), STAGE, "not a regular file")
        if status.st_size > LARGEST:
            return Unread(shown(path), STAGE, f"larger than {LARGEST // 1024 // 1024} MB; split it into accounts")
        return Path(path).read_bytes()
    except OSError as error:
        return Unread(shown(path), STAGE, f"cannot be read: {error.strerror or error}")
    except ValueError as error:
        return Unread(shown(path), STAGE, f"cannot be read: {error}")
