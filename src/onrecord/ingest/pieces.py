"""What blocks are made from: the judged lines of an account, and stretches of them with a kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ingest.reading import Reading
from onrecord.ingest.seen import Seen
from onrecord.model import Block, BlockKind

Lines = Sequence[tuple[str, Block]]  # the text of every block without its outer white space, and the block

KEPT: frozenset[BlockKind] = frozenset(
    (
        "title",
        "standfirst",
        "byline",
        "dateline",
        "published",
        "updated",
        "body",
        "caption",
        "correction",
        "embed",
        "section",
    )
)
LIMIT = 0.5  # furniture from this probability on; the judge is trained with body lines weighted three times


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line with its kind; `reason` is empty where the kind says enough.

    `language` and `dated` are those of the block that is made from it.
    """

    start: int
    end: int
    kind: BlockKind
    reason: str = ""
    language: str | None = None
    dated: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """The lines of an account with the judge's odds and the headline; the head ends where the first paragraph begins."""

    reading: Reading
    rows: tuple[Seen, ...]
    odds: tuple[float, ...]
    title: int | None
    language: str | None
    head_end: int
    last_body: int
