"""Names in the text and what kind of thing they name."""

from dataclasses import dataclass

from onrecord.extract.reading import Reading
from onrecord.model import EntityKind, Span

KINDS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as written, with the kind the language model gives it."""

    span: Span
    text: str
    kind: EntityKind


def extract_mentions(reading: Reading) -> tuple[Mention, ...]:
    """Find the names of people, organisations, places and groups."""
    return tuple(
        Mention(passage.span(entity), entity.text, KINDS[entity.label_])
        for passage in reading.passages
        for entity in passage.doc.ents
        if entity.label_ in KINDS
    )
