"""What a reader makes of a file: its text, its lines, and what a page's head says."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.ingest.lines import Line, joined_lines
from onrecord.ingest.page import Head, is_page, read_page

LARGEST = 3_000_000  # characters of a page that trafilatura is asked about
TAGS = 60_000
LEAST = 250  # characters of main text below which its word is not taken


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of an account and its lines; `main` tells for each line whether an extractor of main text kept it."""

    text: str
    lines: tuple[Line, ...]
    main: tuple[bool | None, ...]
    head: Head = field(default_factory=Head)


def from_text(source: str) -> Reading:
    """Read a plain text as it stands."""
    lines = joined_lines(source)
    return Reading(source, lines, (None,) * len(lines))


def from_page(source: str) -> Reading:
    """Read the visible text of a page; a page may show none."""
    text, lines, head = read_page(source)
    return Reading(text, lines, _main(source, text, lines), head)


def _main_text(source: str) -> str:
    """Return what trafilatura takes for main text; a page that it fails on has none."""
    import trafilatura
    from lxml.etree import LxmlError

    quiet = logging.getLogger("trafilatura")
    if not quiet.handlers:
        quiet.addHandler(logging.NullHandler())
    try:
        return trafilatura.extract(source, include_comments=False, include_tables=True) or ""
    except (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return ""


def _main(source: str, text: str, lines: tuple[Line, ...]) -> tuple[bool | None, ...]:
    """Tell which lines trafilatura takes for main text; it is asked about pages of ordinary size alone."""
    unknown = (None,) * len(lines)
    if len(source) > LARGEST or source.count("<") > TAGS:
        return unknown
    found = _main_text(source)
    if len(found) < LEAST:
        return unknown
    paragraphs = {" ".join(line.strip("-|• ").split()) for line in found.splitlines()}
    joined = " ".join(found.split())
    pieces = (text[line.start : line.end] for line in lines)
    return tuple(piece in paragraphs or (len(piece) > 25 and piece in joined) for piece in pieces)


# Which reader takes which source, asked in this order; the last takes everything.
READERS: tuple[tuple[Callable[[str, str], bool], Callable[[str], Reading]], ...] = (
    (is_page, from_page),
    (lambda text, name: True, from_text),
)
# Suffixes that no reader takes yet, with what they are.
UNREAD_SUFFIXES = {
    ".json": "data", ".jsonl": "data", ".ndjson": "data", ".csv": "data", ".tsv": "data", ".parquet": "data",
    ".xml": "a feed or other XML", ".rss": "a feed", ".atom": "a feed", ".warc": "a web archive", ".gz": "compressed",
    ".zip": "an archive", ".pdf": "a PDF", ".docx": "an office document", ".doc": "an office document", ".odt": "an office document",
    ".eml": "mail", ".mbox": "mail", ".mht": "a web archive", ".mhtml": "a web archive", ".css": "a style sheet",
    ".js": "a script", ".png": "a picture", ".jpg": "a picture", ".jpeg": "a picture", ".gif": "a picture", ".webp": "a picture",
    ".svg": "a picture", ".ico": "a picture", ".mp3": "sound", ".mp4": "film", ".woff": "a font", ".woff2": "a font",
}  # fmt: skip


def read_lines(source: str, name: str) -> Reading:
    """Read a decoded source by the first reader that takes it."""
    return next(reader(source) for takes, reader in READERS if takes(source, name))
