"""Clauses that state one checkable thing each."""

from dataclasses import dataclass

from onrecord.extract.reading import Reading
from onrecord.model import Figure, Moment, Span, Statement


@dataclass(frozen=True, slots=True)
class Proposition:
    """A clause that can be compared with clauses of other accounts."""

    span: Span
    text: str


def extract_propositions(
    reading: Reading, statements: tuple[Statement, ...], figures: tuple[Figure, ...], moments: tuple[Moment, ...]
) -> tuple[Proposition, ...]:
    """Cut an account's sentences into clauses that each state one thing."""
    return tuple(
        Proposition(passage.span(sent), sent.text) for passage in reading.passages for sent in passage.doc.sents
    )
