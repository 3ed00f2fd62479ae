"""The markup of a page to a tree, once; what breaks the parser is read as a flat run of text."""

import html
import re
from typing import Any

from lxml import etree

CHUNK = 1 << 20
ELEMENTS = (
    400_000  # beyond so many tags a tree costs seconds and gigabytes, and no saved page of 10,000 seen has a tenth
)
DEEP = frozenset(("ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY"))  # the parser stops there and drops the rest
TAG = re.compile(r"<(?:!--.*?(?:-->|$)|/?([a-zA-Z][\w:-]{0,40})[^<>]{0,100000}>)", re.S)
SILENT = re.compile(r"<(script|style|template|noscript|svg)\b[^>]{0,5000}>.*?(?:</\1\s*>|$)", re.S | re.I)


def parse_tree(source: str) -> Any | None:
    """Return the root element of a page; None for markup that no tree holds: too many tags, or too deep."""
    if source.count("<") > ELEMENTS:
        return None
    parser = etree.HTMLParser(
        huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True, default_doctype=False
    )
    parser.set_element_class_lookup(_lookup())
    raw = source.replace("\x00", "\ufffd").encode("utf-8", "replace")
    try:
        for at in range(0, len(raw), CHUNK):
            parser.feed(raw[at : at + CHUNK])
        root = parser.close()
    except (etree.LxmlError, AssertionError, ValueError, MemoryError):
        return None
    last = parser.feed_error_log.last_error
    return None if last is not None and last.type_name in DEEP else root


def _lookup() -> Any:
    from lxml.html import HtmlElement

    return etree.ElementDefaultClassLookup(element=HtmlElement)  # by one class, as by tag costs a call for each element


def flat_text(source: str) -> str:
    """Return the text of markup that no tree holds: a line where a tag stood.

    >>> flat_text("<p>The harbour<div>was shut &amp; bare")
    'The harbour\\nwas shut & bare'
    """
    bare = TAG.sub("\n", SILENT.sub("\n", source))
    lines = (" ".join(line.split()) for line in html.unescape(bare).replace("\x00", "\ufffd").split("\n"))
    return "\n".join(line for line in lines if line)
