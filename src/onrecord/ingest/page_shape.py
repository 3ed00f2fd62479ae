"""What the lines of a page have in common: which elements hold the running text, and where the headline is."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.ingest.page_headed import headed_kinds
from onrecord.ingest.page_marks import Mark, Node, Walked, block_of, climb, near
from onrecord.ingest.page_said import folded

SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*$")
ASIDE = frozenset(("nav", "footer", "aside"))
WHOLE = frozenset(("html", "body"))
LEAST = 400  # characters of running text under which a page is one of short lines
LABEL = 90  # characters of a link that may be one of a menu
MENU = 3  # such links in a row
SIGNED = frozenset(("byline", "date", "standfirst", "embed"))  # classes of links that are no menu
Signature = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Shape:
    """How much running text a page has, up to each line, in which kinds of element, and which line is the headline."""

    mass: int
    signatures: Counter[Signature]
    headline: int
    done: tuple[int, ...]
    headed: Mapping[int, str]


def is_paragraph(mark: Mark) -> bool:
    """Tell a line that reads as a paragraph: long or ended like a sentence, and not a link."""
    size = len(mark.text)
    return (
        size >= 40
        and mark.linked < 0.5
        and not mark.alt
        and (size >= 100 or SENTENCE.search(mark.text, size - 6) is not None)
    )


def signature(mark: Mark) -> Signature:
    """Name the kind of element that a line stands in by tags and classes, its own and those of the one above."""
    block = block_of(mark.node)
    above = block.parent or block
    return block.tag, block.names, above.tag, above.names


def menus(marks: Sequence[Mark]) -> tuple[tuple[int, int], ...]:
    """Return the runs of lines, three or more, that are nothing but short links: menus, lists of tags, lists of titles."""
    runs, start = [], -1
    for i, mark in enumerate(marks):
        label = mark.linked > 0.9 and len(mark.text) < LABEL and not mark.alt and not _named(mark)
        if label and start < 0:
            start = i
        elif not label and start >= 0:
            runs.append((start, i))
            start = -1
    runs += [(start, len(marks))] if start >= 0 else []
    return tuple((a, b) for a, b in runs if b - a >= MENU)


def _named(mark: Mark) -> bool:
    return any(node.tag in ("h1", "time") or node.kinds & SIGNED for node in near(mark.node, 4))


def page_shape(walked: Walked, folds: Sequence[str]) -> Shape:
    """Weigh the elements of a page by the running text in them, and find its headline and what other lists are headed.

    A page of short lines, such as a list of results, has its unlinked lines for running text.
    """
    marks = walked.marks
    _measure(walked)
    top, paragraphs = headline(walked, folds), [is_paragraph(mark) for mark in marks]
    headed = headed_kinds(marks, paragraphs, top)
    long = _running(marks, paragraphs, headed)
    signatures: Counter[Signature] = Counter()
    seen: set[str] = set()
    done, total = [], 0
    for mark, fold, yes in zip(marks, folds, long, strict=True):
        if yes and fold not in seen:
            seen.add(fold)
            total += len(mark.text)
            mark.node.mass += len(mark.text)
            signatures[signature(mark)] += len(mark.text)
        done.append(total)
    for node in reversed(walked.nodes):
        if node.mass and node.parent is not None:
            node.parent.mass += node.mass
    return Shape(total, signatures, top, tuple(done), headed)


def _measure(walked: Walked) -> None:
    """Write into every element how many lines and characters it holds, how many of them linked, and where they start."""
    for mark in walked.marks:
        node, size = mark.node, len(mark.text)
        node.size, node.linked, node.lines = node.size + size, node.linked + int(mark.linked * size), node.lines + 1
        node.start = mark.start if node.start < 0 else node.start
    for node in reversed(walked.nodes):
        if (above := node.parent) is None:
            continue
        above.asks += node.asks
        if node.lines:
            above.size, above.linked = above.size + node.size, above.linked + node.linked
            above.lines += node.lines
            above.start = node.start if above.start < 0 else min(above.start, node.start)


def _running(marks: Sequence[Mark], paragraphs: Sequence[bool], headed: Mapping[int, str]) -> list[bool]:
    """Tell the lines of running text: outside of asides, and of threads and lists as long as others remain."""
    far = [_is_apart(mark) if yes else False for mark, yes in zip(marks, paragraphs, strict=True)]
    long = [yes and not aside for yes, aside in zip(paragraphs, far, strict=True)]
    told = [yes and i not in headed and not _in_thread(marks[i]) for i, yes in enumerate(long)]
    long = told if any(told) else long
    return long if _size(marks, long) >= LEAST else _short(marks, long, headed)


def _short(marks: Sequence[Mark], long: Sequence[bool], headed: Mapping[int, str]) -> list[bool]:
    return [
        long[i]
        or (
            mark.linked < 0.3
            and not mark.alt
            and len(mark.text) > 12
            and i not in headed
            and not (_is_apart(mark) or _in_thread(mark))
        )
        for i, mark in enumerate(marks)
    ]


def _is_apart(mark: Mark) -> bool:
    return any(node.tag in ASIDE for node in climb(mark.node))


def _in_thread(mark: Mark) -> bool:
    return any("comments" in node.kinds for node in climb(mark.node))


def _size(marks: Sequence[Mark], flags: Sequence[bool]) -> int:
    return sum(len(mark.text) for mark, yes in zip(marks, flags, strict=True) if yes)


def headline(walked: Walked, folds: Sequence[str]) -> int:
    """Return the line that says the declared title, the first in a heading; else the first heading of the first level, else -1."""
    head = walked.head
    said = [str(item.get("headline") or "") for item in head.linked[:20]]
    said += [head.metas.get(name, "") for name in ("og:title", "twitter:title", "title")] + [head.title]
    titles = {t for t in map(folded, said) if len(t) > 12}
    first = -1
    for i, (mark, fold) in enumerate(zip(walked.marks, folds, strict=True)):
        if len(fold) < 13:
            continue
        tags = {node.tag for node in near(mark.node, 4)}
        if "h1" in tags or (tags & {"h2", "h3"} and not mark.linked):
            if fold in titles or (len(fold) > 25 and any(t.startswith(fold) for t in titles)):
                return i
            first = i if first < 0 and "h1" in tags else first
    return first


def between(mark: Mark, shape: Shape) -> list[Node]:
    """Return the elements above a line that hold less than half of the page's running text."""
    own = []
    for node in climb(mark.node):
        if (node.mass * 2 >= shape.mass and node.tag not in ASIDE) or node.tag in WHOLE:
            break
        own.append(node)
    return own


def in_card(mark: Mark) -> bool:
    """Tell a line that stands with a linked title or two in a small element of their own, as teasers do."""
    for node in near(block_of(mark.node), 5):
        if node.lines > 6 or node.size > 700:
            return False
        if node.lines > 1 and node.linked > 0.25 * node.size and node.linked - mark.linked * len(mark.text) > 20:
            return True
    return False
