"""A saved page to the text that a reader sees on it, line by line, with what its head says and what each line is worth."""

import re
from dataclasses import dataclass

from onrecord.ingest.lines import Line, joined_lines
from onrecord.ingest.page_head import Head
from onrecord.ingest.page_judge import MOST, furniture_odds
from onrecord.ingest.page_lines import page_lines
from onrecord.ingest.page_main import main_lines
from onrecord.ingest.page_shape import menus
from onrecord.ingest.page_tree import flat_text, parse_tree
from onrecord.ingest.page_walk import walk_page

__all__ = ["Head", "Page", "is_page", "read_page"]

SNIFF = re.compile(r"<(?:!doctype html|html|head|body|article|main)[\s>]", re.I)

FRAGMENT = re.compile(
    r"\s*<(p|div|section|h[1-6]|span|ul|ol|table|blockquote|figure|header|strong|b|em|i|a)(?:\s[^<>]*)?>", re.I
)


@dataclass(frozen=True, slots=True)
class Page:
    """The visible text of a page, its lines, what an extractor of main text kept of them, and what the head says."""

    text: str
    lines: tuple[Line, ...]
    main: tuple[bool | None, ...]
    head: Head


def is_page(text: str, name: str) -> bool:
    """Tell a page from a plain text, by suffix or by how it begins."""
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return True
    return "<" in text[:80] and (SNIFF.search(text[:2048]) is not None or _is_fragment(text))


def _is_fragment(text: str) -> bool:
    """Tell a piece of a page without its frame, as a column of a table holds: it begins with an element and closes it."""
    opened = FRAGMENT.match(text[:200])
    return opened is not None and f"</{opened[1].lower()}" in text.lower()


def read_page(source: str) -> Page:
    """Return what a page shows. Never raises; markup that no tree holds is read as a plain text without its tags."""
    root = parse_tree(source)
    if root is None:
        text = flat_text(source)
        lines = joined_lines(text)
        return Page(text, lines, (None,) * len(lines), Head())
    walked = walk_page(root)
    if len(walked.marks) > MOST:
        lines = page_lines(walked, ())
        return Page(walked.text, lines, (None,) * len(lines), walked.head)
    runs = menus(walked.marks)
    odds = furniture_odds(walked, lambda: main_lines(root, source, walked.marks), runs)
    lines = page_lines(walked, odds, runs)
    return Page(walked.text, lines, (None,) * len(lines), walked.head)
