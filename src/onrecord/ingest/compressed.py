"""Compressed files as streams of what is in them, which end when they expand to more than a text can."""

import errno
import gzip
import io
import sys
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO

GZIP, ZSTD = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
SUFFIXES = (".gz", ".zst", ".zstd")
RATIO = 200  # times; text shrinks to a third or a tenth, repeated rows to a fiftieth
FREE = 64 * 1024 * 1024  # bytes that any file may expand to
WINDOW = 27  # two to the power of; what `zstd --long` makes, and the most memory that a frame may ask for
CHUNK = 1 << 17
BOMB = f"expands to more than {RATIO} times its size: not read further"
INSTALL = "compressed with zstd: install its reader with `pip install backports.zstd`"

Faults = tuple[type[Exception], ...]  # what a library raises over damaged data


class _Counted(io.RawIOBase):
    """Count what is read of a stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.count = stream, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.stream.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class _Expanded(io.RawIOBase):
    """What a compressed stream holds; every fault of it is an OSError with the reason in words."""

    def __init__(self, stream: BinaryIO, unpack: Callable[[BinaryIO], tuple[Any, Faults]]) -> None:
        self.packed, self.count = _Counted(stream), 0
        self.inner, self.faults = unpack(io.BufferedReader(self.packed, CHUNK))

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self.inner.read1(len(buffer))
        except self.faults as error:
            raise _fault(f"the compressed data are damaged: {' '.join(str(error).split())[:120]}") from error
        buffer[: len(data)] = data
        self.count += len(data)
        if self.count > max(FREE, RATIO * self.packed.count):
            raise _fault(BOMB)
        return len(data)


def _fault(reason: str) -> OSError:
    return OSError(errno.EIO, reason)


def unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    """Return a stream of what a stream holds: unpacked where its first bytes say that it is compressed, else as it is.

    Raises:
        OSError: it is compressed in a way for which no library is installed; while it is read, also where the data are
            damaged or expand without measure. The reason is its `strerror`.
    """
    head = stream.peek(4)[:4]
    if head.startswith(GZIP):
        return io.BufferedReader(_Expanded(stream, _gzip), CHUNK)
    if head.startswith(ZSTD):
        return io.BufferedReader(_Expanded(stream, _zstd), CHUNK)
    return stream


def plain_name(path: str) -> str:
    """Return a path without the suffix of its compression.

    >>> plain_name("news.jsonl.gz"), plain_name("news.txt")
    ('news.jsonl', 'news.txt')
    """
    lower = path.lower()
    return next((path[: -len(suffix)] for suffix in SUFFIXES if lower.endswith(suffix)), path)


def _gzip(stream: BinaryIO) -> tuple[Any, Faults]:
    return gzip.GzipFile(fileobj=stream, mode="rb"), (EOFError, zlib.error, gzip.BadGzipFile)


def _zstd(stream: BinaryIO) -> tuple[Any, Faults]:
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    except ImportError as error:
        raise _fault(INSTALL) from error
    options = {int(zstd.DecompressionParameter.window_log_max): WINDOW}
    return zstd.ZstdFile(stream, options=options), (EOFError, zstd.ZstdError)
