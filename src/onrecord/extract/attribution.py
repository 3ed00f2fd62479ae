"""One attribution inside a passage, before its source is known by name."""

from dataclasses import dataclass

from onrecord.extract.sources import Phrase
from onrecord.model import StatementKind

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in character offsets of its passage; `base` is set where the source stands in an earlier passage."""

    kind: StatementKind
    phrase: Phrase | None
    cue: Range | None
    content: tuple[Range, ...]
    sentence: str
    via: Range | None = None
    outer: int | None = None
    base: int | None = None

    @property
    def hull(self) -> Range:
        """The content from its first to its last character."""
        return self.content[0][0], self.content[-1][1]
