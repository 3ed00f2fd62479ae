"""Tables of data on a page, told from those that a page is laid out with."""

from typing import Any

CELLS = frozenset(("td", "th"))
IN_GRID = frozenset(
    "table caption colgroup col thead tbody tfoot tr td th a b strong i em span sup sub small br abbr time u font p".split()
)
LARGEST = 4_000  # elements of a table that is looked at
CELL = 80  # characters of a cell in the mean


def is_grid(table: Any) -> bool:
    """Tell a table of data: rows of several short cells, and nothing in it that a page is laid out with."""
    rows = cells = size = paragraphs = 0
    for n, element in enumerate(table.iter()):
        tag = element.tag
        if n > LARGEST or (isinstance(tag, str) and tag not in IN_GRID) or (tag == "table" and n):
            return False
        rows += tag == "tr"
        cells += tag in CELLS
        paragraphs += tag == "p"
        size += len(element.text or "") + len(element.tail or "")
    return rows >= 2 and cells >= 2 * rows and paragraphs <= cells and size < CELL * cells
