"""Whether two clauses are tellings of one happening, and the passages that give each value of it."""

from collections.abc import Sequence

from onrecord.extract.propositions import Proposition
from onrecord.model import Variant

# The share of the shorter clause's content words that the other has too, for their lone values to be of one thing.
ALIKE = 0.67


def alike(left: Proposition, right: Proposition) -> bool:
    """Tell whether two clauses are worded alike, their names and times aside."""
    words = [side.lemmas - side.names for side in (left, right)]
    return left.negated == right.negated and len(words[0] & words[1]) >= ALIKE * max(1, min(map(len, words)))


def variants(given: Sequence[tuple[str, Proposition]]) -> tuple[Variant, ...]:
    """Gather passages by the value they give, values in the order of the text."""
    spans = {value: dict.fromkeys(p.span for v, p in given if v == value) for value, _ in given}
    return tuple(Variant(value, tuple(sorted(passages))) for value, passages in spans.items())
