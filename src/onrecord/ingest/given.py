"""What a reader is given: the stream of a file, its name, and what the caller asked for."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.ingest.columns import Role
from onrecord.ingest.judgements_file import Judgement


def keep_quiet(message: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caller asked for: columns by role, where to say what was guessed, and people's judgements."""

    columns: Mapping[Role, str] = field(default_factory=dict)
    tell: Callable[[str], None] = keep_quiet
    entries: Sequence[Judgement] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """A file as its reader gets it: where from, as it can be shown; its name without the suffix of a compression; its stream.

    `packed` is the file itself where the stream is what was unpacked of it. `row` is the one row that is wanted of a table.
    """

    path: str
    name: str
    stream: io.BufferedReader
    wishes: Wishes
    packed: io.BufferedReader | None = None
    row: int | None = None
