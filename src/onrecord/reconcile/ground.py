"""What the members of a claim rest on: figures, topics and moments by id, origins, and the chances of pairs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from onrecord.extract.findings import Findings
from onrecord.extract.propositions import Proposition
from onrecord.model import Figure, Moment, Topic
from onrecord.reconcile.alignment import Chances


@dataclass(frozen=True, slots=True)
class Ground:
    """What the members of a claim rest on, by id. `topics` maps a figure to its topic, `rows` to its narrowest proposition."""

    figures: Mapping[str, Figure]
    topics: Mapping[str, Topic]
    moments: Mapping[str, Moment]
    origin_of: Mapping[str, str]
    chances: Chances
    rows: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls, findings: Sequence[Findings], topics: Sequence[Topic], origin_of: Mapping[str, str], chances: Chances
    ) -> "Ground":
        """Index what a story's findings hold."""
        figures = {figure.id: figure for found in findings for figure in found.figures}
        moments = {moment.id: moment for found in findings for moment in found.moments}
        rows = _rows(list(chain.from_iterable(found.propositions for found in findings)))
        return cls(figures, {f: t for t in topics for f in t.figures}, moments, origin_of, chances, rows)

    def apart(self, left: Proposition, right: Proposition) -> bool:
        """Tell whether two propositions are of different origins."""
        return self.origin_of[left.span.account] != self.origin_of[right.span.account]

    def chance(self, one: int, other: int) -> float:
        """Return the chance that two propositions, by their rows in either order, state one thing."""
        return self.chances.get((min(one, other), max(one, other)), 0.0)


def _rows(propositions: Sequence[Proposition]) -> dict[str, int]:
    """Map each figure to the narrowest of the propositions that hold it, the first of equals."""
    found: dict[str, int] = {}
    for row, proposition in enumerate(propositions):
        for figure in proposition.figures:
            if figure not in found or _length(proposition) < _length(propositions[found[figure]]):
                found[figure] = row
    return found


def _length(proposition: Proposition) -> int:
    return proposition.span.end - proposition.span.start
