"""Which statements a view shows: all, speech or beliefs alone, direct quotes alone, or those of sources without a name."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Statement
from onrecord.publish.tables_speakers import Said, Speaker
from onrecord.vocabulary import Pick

PICKS: tuple[tuple[Pick, str], ...] = (
    ("speech", "speech alone"),
    ("beliefs", "beliefs and intentions alone"),
    ("direct", "direct quotes alone"),
    ("anonymous", "sources without a name"),
)


def picks_of(statement: Statement) -> tuple[Pick, ...]:
    """Name the narrower views that a statement stands in."""
    speech = statement.act == "speech"
    fits = {
        "speech": speech,
        "beliefs": not speech,
        "direct": statement.kind == "direct",
        "anonymous": statement.source.anonymous,
    }
    return tuple(pick for pick, _ in PICKS if fits[pick])


def picked(people: Sequence[Speaker], pick: Pick | None) -> tuple[Speaker, ...]:
    """Keep of each speaker what a view shows, and nobody of whom it shows nothing."""
    if pick is None:
        return tuple(people)
    kept = [(person, tuple(s for s in person.said if pick in picks_of(s.statement))) for person in people]
    return tuple(replace(person, said=said, count=_count(said)) for person, said in kept if said)


def _count(said: Sequence[Said]) -> int:
    return sum(1 + len(row.again) for row in said)
