"""Readers' comments below an account: a thread that a line names and that its own marks give away."""

import re
from collections.abc import Sequence

from onrecord.ingest.seen import Seen
from onrecord.ingest.stamps import is_passed
from onrecord.ingest.stretches import is_reader

LIMIT = 0.5  # furniture from this probability on
CLOSED = 0.95  # odds given to the lines of a thread
LEAST = 2  # paragraphs above a thread
WITHIN = 4  # lines in which the first mark of a thread stands
HEAD = re.compile(
    r"\W*(?:\d[\d,.]*k?\s+)?(?:(?:leave|post|add|write)\s+an?\s+)?(?:readers?['’]?\s+|user\s+|all\s+|top\s+|latest\s+)?"
    r"(?:comments?|replies|responses)\b\W*(?:\d[\d,.]*k?\W*)?",
    re.I,
)
MARK = re.compile(
    r"\W*(?:reply|replies|report|flag|upvote|downvote|(?:\d[\d,.]*k?\s+)?(?:likes?|votes?|replies)\b.{0,20}|reply\s.{0,20})\W*"
    r"|[\w .'’-]{2,40}\s(?:says|wrote|writes|commented):",
    re.I,
)
NICK = re.compile(r"(?=[^\W_]*[\d_]|[a-z])[\w.-]{3,30}")


def leave_threads(rows: Sequence[Seen], odds: list[float]) -> None:
    """Leave out what stands below the name of a thread in a plain text, where names, counts or answers of readers stand in it.

    What is shorter than what stands above it is the thread; a line of the article that names comments has more below it.
    """
    head = _head(rows, odds)
    if head is not None and any(_is_mark(row) for row in rows[head + 1 : head + 1 + WITHIN]):
        odds[head:] = [max(odd, CLOSED) for odd in odds[head:]]


def _head(rows: Sequence[Seen], odds: Sequence[float]) -> int | None:
    """Return the first line that names a thread and has most of the account above it."""
    sizes = [
        row.line.end - row.line.start if row.bodylike and odd < LIMIT else 0
        for row, odd in zip(rows, odds, strict=True)
    ]
    whole, above, paragraphs = sum(sizes), 0, 0
    for i, (row, size) in enumerate(zip(rows, sizes, strict=True)):
        if paragraphs >= LEAST and 2 * above > whole and _heads(row):
            return i
        above, paragraphs = above + size, paragraphs + bool(size)
    return None


def _heads(row: Seen) -> bool:
    return not row.line.tag and len(row.text) <= 60 and HEAD.fullmatch(row.text) is not None


def _is_mark(row: Seen) -> bool:
    text = row.text
    return len(text) < 80 and bool(MARK.fullmatch(text) or NICK.fullmatch(text) or is_passed(text) or is_reader(text))
