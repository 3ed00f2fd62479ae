"""A line of an account: the smallest stretch that intake judges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

COLUMN = 100  # a text whose every line is shorter may have been wrapped
WRITTEN = re.compile(r"\\n|[\n\r]")  # a text that lost its breaks to a tool which wrote them out
BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its outer white space, and for a page the element it stands in.

    `tag` is the block-level element, `zone` the landmark around it (nav, header, footer, aside, article, main, form),
    `classes` the words of class and id on the way up, `linked` the share of its characters inside links, `path` a CSS selector
    of the element, `stamp` what a <time> element on the line says, `odds` the probability of being furniture where the reader of pages has judged it.
    """

    start: int
    end: int
    tag: str = ""
    zone: str = ""
    classes: frozenset[str] = field(default_factory=frozenset)
    linked: float = 0.0
    path: str = ""
    odds: float | None = None
    stamp: str = ""


def split_lines(text: str) -> Iterator[Line]:
    """Yield the lines of a plain text that hold anything.

    >>> [(line.start, line.end) for line in split_lines("Port shut\\n\\n  By Ada Roke ")]
    [(0, 9), (13, 24)]
    """
    at = 0
    cut = WRITTEN if text.count("\\n") > 1 and not BREAK.search(text.strip()) else BREAK
    while at <= len(text):
        found = cut.search(text, at)
        end = found.start() if found else len(text)
        if line := trimmed(text, at, end):
            yield line
        at = found.end() if found else len(text) + 1


def trimmed(text: str, start: int, end: int) -> Line | None:
    """Return the line without its outer white space, None if nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Line(start + left, start + right) if right > left else None


def joined_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a plain text, those of a paragraph that was wrapped at a column as one.

    >>> [text[line.start : line.end] for text in ["Port shut"] for line in joined_lines(text)]
    ['Port shut']
    """
    lines = tuple(split_lines(text))
    column = max((line.end - line.start for line in lines), default=0)
    if not lines or column > COLUMN:
        return lines
    follows = [bool(re.fullmatch(r"[ \t]*(?:\r\n|\n|\r)[ \t]*", text[a.end : b.start])) for a, b in pairwise(lines)]
    full = [near and line.end - line.start > 0.7 * column for near, line in zip(follows, lines, strict=False)]
    broken = sum(wide and text[line.end - 1] not in '.!?:"”' for wide, line in zip(full, lines, strict=False))
    if column < 40 or broken < 3 or broken < 0.2 * len(lines):
        return lines
    out = [lines[0]]
    for wide, line in zip(full, lines[1:], strict=True):
        if wide:
            out[-1] = Line(out[-1].start, line.end)
        else:
            out.append(line)
    return tuple(out)
