"""What trafilatura takes for the main text of a page, as one signal beside the page's own elements."""

import logging
from collections.abc import Sequence
from typing import Any

from onrecord.ingest.page_marks import Mark
from onrecord.ingest.page_said import Runs, folded

LARGEST = 3_000_000  # characters of a page that trafilatura is asked about
TAGS = 60_000
LEAST = 250  # characters of main text below which its word is not taken
DROPPED = ("script", "style", "svg", "noscript", "template", "iframe", "link", "meta")


def main_lines(root: Any, source: str, marks: Sequence[Mark]) -> list[bool | None]:
    """Tell which lines trafilatura takes for main text; it is asked about pages of ordinary size alone."""
    if len(source) > LARGEST or source.count("<") > TAGS:
        return [None] * len(marks)
    return kept_lines(main_text(root), marks)


def kept_lines(found: str, marks: Sequence[Mark]) -> list[bool | None]:
    """Tell which lines stand in a main text."""
    if len(found) < LEAST:
        return [None] * len(marks)
    runs = Runs(folded(line) for line in found.splitlines())
    return [runs.share(folded(mark.text[:4000])) > 0.6 for mark in marks]


def main_text(root: Any) -> str:
    """Return what trafilatura takes for main text; a page that it fails on has none."""
    import trafilatura
    from lxml.etree import LxmlError, strip_elements

    quiet = logging.getLogger("trafilatura")
    if not quiet.handlers:
        quiet.addHandler(logging.NullHandler())
    try:
        strip_elements(root, *DROPPED, with_tail=False)
        return trafilatura.extract(root, include_comments=False, include_tables=True, fast=True) or ""
    except (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return ""
