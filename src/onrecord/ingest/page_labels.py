"""Lines of a page that are nothing but the names of its tools, one after the other: "Share Copy link 27 Print"."""

import functools
import re

from onrecord.text.tables import read_table

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
LONGEST = 120  # characters of such a line
WIDEST = 4  # words of the name of a tool
TOOLS = ("share", "form", "navigation")


@functools.cache
def _names() -> frozenset[tuple[str, ...]]:
    data = read_table("en/furniture")
    listed = (tuple(WORD.findall(name.lower())) for kind in TOOLS for name in data[kind]["label"])
    return frozenset(words for words in listed if 0 < len(words) <= WIDEST)


def is_toolbar(text: str) -> bool:
    """Tell a line of the names of tools, two or more, and numbers.

    >>> is_toolbar("Share Copy link 27 Print"), is_toolbar("Print the share price"), is_toolbar("Share")
    (True, False, False)
    """
    if len(text) > LONGEST:
        return False
    words = WORD.findall(text.lower())
    at = count = 0
    while at < len(words):
        if words[at].isdigit():
            at += 1
            continue
        size = next((n for n in range(WIDEST, 0, -1) if tuple(words[at : at + n]) in _names()), 0)
        if not size:
            return False
        at, count = at + size, count + 1
    return count > 1
