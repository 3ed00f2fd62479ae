"""The marks of a page to lines that every reader of accounts knows, and the blocks that only a page has."""

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.ingest.lines import Line
from onrecord.ingest.page_marks import Mark, Node, Walked, block_of, climb
from onrecord.model import Block

LANDMARKS = frozenset(("nav", "header", "footer", "aside", "form", "article", "main"))
IDENT = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,80}")
DEEPEST = 40  # steps of a path; beyond it the line has none


def page_lines(walked: Walked, odds: Sequence[float], menus: Sequence[tuple[int, int]] = ()) -> tuple[Line, ...]:
    """Return a line for every mark, one for all of a menu, with its element's path and its odds of being furniture where known."""
    most = sum(len(mark.text) for mark in walked.marks)
    paths: dict[Node, str] = {}
    ends, out, i = dict(menus), [], 0
    while i < len(walked.marks):
        first, end = walked.marks[i], ends.get(i, i + 1)
        last = walked.marks[end - 1]
        node = block_of(first.node) if end == i + 1 else meeting(first.node, last.node)
        path = css_path(node, walked.idents, paths)
        out.append(_line(first, last, most, path, odds[i] if odds else None))
        i = end
    return tuple(out)


def meeting(a: Node, b: Node) -> Node:
    """Return the nearest element that holds both."""
    above = set(climb(b))
    return next((node for node in climb(a) if node in above), a)


def _line(mark: Mark, last: Mark, most: int, path: str, odds: float | None) -> Line:
    own = [node for node in climb(mark.node) if node.size * 2 < most]
    kinds = frozenset().union(*(node.kinds for node in own))
    return Line(mark.start, last.end, _tag(mark, own), zone_of(mark.node), kinds, mark.linked, path, odds, mark.stamp)


def _tag(mark: Mark, own: Sequence[Node]) -> str:
    tags = {node.tag for node in own}
    if mark.alt:
        return "alt"
    return "figcaption" if "figcaption" in tags else block_of(mark.node).tag


def zone_of(node: Node) -> str:
    """Return the landmark that an element stands in; the header of an article is a part of it."""
    for above in climb(node):
        if above.tag in LANDMARKS:
            outer = zone_of(above.parent) if above.tag == "header" and above.parent is not None else ""
            return outer if outer in ("article", "main") else above.tag
    return ""


def css_path(node: Node, idents: dict[str, int], known: dict[Node, str]) -> str:
    """Return a selector for an element: its steps from the nearest element with an id of its own, or from the root."""
    chain: list[Node] = []
    at = node
    while at not in known and at.parent is not None:
        chain.append(at)
        at = at.parent
    for below in reversed(chain):
        known[below] = _path(below, idents, known)
    return known.get(node, "")


def _path(node: Node, idents: dict[str, int], known: dict[Node, str]) -> str:
    """Return the path of an element below one whose path is known; an empty one has no path, nor has what stands in it."""
    if idents.get(node.ident) == 1 and IDENT.fullmatch(node.ident):
        return f"#{node.ident}"
    step = node.tag if node.tag in ("html", "body") else f"{node.tag}:nth-of-type({node.step})"
    if node.parent is None or not _is_name(node.tag):
        return ""
    if node.parent.parent is None:
        return step
    above = known.get(node.parent, "")
    return f"{above} > {step}" if above and above.count(" > ") + 2 <= DEEPEST else ""


@functools.lru_cache(maxsize=512)
def _is_name(tag: str) -> bool:
    return IDENT.fullmatch(tag.split(":")[0]) is not None


def page_blocks(blocks: Sequence[Block], lines: Sequence[Line]) -> tuple[Block, ...]:
    """Give the blocks of a page the paths of their elements, and name pull quotes, embedded posts and notes on the author."""
    if not any(line.path for line in lines):
        return tuple(blocks)
    starts = [line.start for line in lines]
    out = []
    for block in blocks:
        line = lines[max(0, bisect_right(starts, block.start) - 1)]
        hint = line_hint(line, block)
        out.append(replace(hint or block, path=line.path or None))
    return tuple(out)


def line_hint(line: Line, block: Block) -> Block | None:
    """Return the block under the name that its element gives it, None where the element gives none."""
    if "pullquote" in line.classes and block.kind in ("body", "promo", "related", "section"):
        return replace(block, kind="promo", kept=False, reason="a pull quote: it repeats the body")
    if "embed" in line.classes and block.kind in ("body", "section", "promo", "related"):
        return replace(block, kind="embed", kept=True, reason="an embedded post")
    if "bio" in line.classes and not block.kept:
        return replace(block, kind="notice", reason="a note on the author")
    return None
