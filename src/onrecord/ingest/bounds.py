"""How much of one account is read: the rest is left out, and says so."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from onrecord.ingest.lines import Line
from onrecord.ingest.reading import SEEN, Reading, seen_end
from onrecord.model import Block

MOST = 60_000  # characters of kept text, 10,000 words; of 4,913 real articles one is longer, the next has 36,000
REASON = f"beyond the first {MOST:,} characters that are read of one account"
LINES = 10_000  # the same, in lines
UNSEEN = f"beyond the first {SEEN:,} characters or {LINES:,} lines that are looked at of one account"
GAP = re.compile(r"(?<!\s)\s{200,}")  # patterns that begin with white space take time in the square of such a run


def bound_reading(reading: Reading) -> Reading:
    """Return the part of a reading that is looked at, its lines cut at long runs of white space."""
    end = seen_end(reading.text)
    pairs = list(islice(_cut_lines(reading, end), LINES + 1))
    if len(pairs) > LINES:
        end = pairs.pop()[0].start
    return replace(
        reading, text=reading.text[:end], lines=tuple(line for line, _ in pairs), main=tuple(main for _, main in pairs)
    )


def _cut_lines(reading: Reading, end: int) -> Iterator[tuple[Line, bool | None]]:
    for line, main in zip(reading.lines, reading.main, strict=True):
        if line.start >= end:
            return
        last, at = min(line.end, end), line.start
        gaps = GAP.finditer(reading.text, line.start, last) if _may_gap(reading.text[at:last:200]) else ()
        for gap in gaps:
            if gap.start() > at:
                yield replace(line, start=at, end=gap.start()), main
            at = gap.end()
        if at < last:
            yield (line if (at, last) == (line.start, line.end) else replace(line, start=at, end=last)), main


def _may_gap(every: str) -> bool:
    """Tell by every two hundredth character whether a line may hold a gap: no gap lies between two of them."""
    return len(every) > 1 and any(map(str.isspace, every))


def bound_blocks(blocks: Iterable[Block], most: int = MOST) -> Iterator[Block]:
    """Leave out what is kept beyond the first `most` characters, cutting the block that the limit falls in.

    >>> [(b.end, b.kept) for b in bound_blocks([Block(0, 10, "body", True, "")], most=4)]
    [(4, True), (10, False)]
    """
    left = most
    for block in blocks:
        size = block.end - block.start
        if not block.kept or size <= left:
            yield block
        else:
            if left > 0:
                yield replace(block, end=block.start + left)
            yield replace(block, start=block.start + max(left, 0), kept=False, reason=REASON)
        left -= size if block.kept else 0


def unseen_blocks(start: int, end: int) -> tuple[Block, ...]:
    """Return the block of what was not looked at, none where everything was."""
    return (Block(start, end, "body", False, UNSEEN),) if start < end else ()
