"""What a reader makes of a file: its text, its lines, and what a page's head says."""

from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.ingest.lines import Line, joined_lines
from onrecord.ingest.page import Head, is_page, read_page

SEEN = 300_000  # characters of an account that are looked at; a page with all its furniture has fewer


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of an account and its lines; `main` tells for each line whether an extractor of main text kept it.

    `title` is the headline that came beside the text, as in a column of its own: a text need not repeat it.
    """

    text: str
    lines: tuple[Line, ...]
    main: tuple[bool | None, ...]
    head: Head = field(default_factory=Head)
    title: str | None = None


def seen_end(text: str, most: int = SEEN) -> int:
    """Return where the part of a text ends that is looked at: at the last line end, or inside a line that is too long.

    >>> seen_end("one\\ntwo\\nthree", most=9), seen_end("one two", most=5), seen_end("one")
    (8, 5, 3)
    """
    if len(text) <= most:
        return len(text)
    return text.rfind("\n", most // 2, most) + 1 or most


def from_text(source: str) -> Reading:
    """Read a plain text as it stands; lines are made of the part that is looked at."""
    lines = joined_lines(source[: seen_end(source)])
    return Reading(source, lines, (None,) * len(lines))


def from_page(source: str) -> Reading:
    """Read the visible text of a page; a page may show none."""
    page = read_page(source)
    return Reading(page.text, page.lines, page.main, page.head)


def is_markdown(source: str, name: str) -> bool:
    """Tell a text in Markdown by its suffix; one that is too long to be an account is read as it stands."""
    return name.lower().endswith((".md", ".markdown")) and len(source) <= SEEN


def from_markdown(source: str) -> Reading:
    """Read a text in Markdown as the page that it stands for."""
    from markdown_it import MarkdownIt

    return from_page(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source))


# How a source is read that is one account, asked in this order; the last takes everything.
WAYS: tuple[tuple[Callable[[str, str], bool], Callable[[str], Reading]], ...] = (
    (is_page, from_page),
    (is_markdown, from_markdown),
    (lambda text, name: True, from_text),
)


def read_lines(source: str, name: str) -> Reading:
    """Read a decoded source by the first reader that takes it."""
    return next(reader(source) for takes, reader in WAYS if takes(source, name))
