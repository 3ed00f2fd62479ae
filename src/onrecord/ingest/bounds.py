"""How much of one account is read: the rest is left out, and says so."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.model import Block

MOST = 120_000  # characters of kept text; of 4,913 real articles the longest has 100,000, the next 36,000
REASON = f"beyond the first {MOST:,} characters that are read of one account"


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
