"""Figures that changed while accounts came in: what a claim's passages give, in the order of the accounts."""

from collections.abc import Iterator, Sequence
from itertools import chain

from onrecord.extract.findings import Findings
from onrecord.model import Claim, Figure, Span, Topic, Variant
from onrecord.reconcile.disputes_figures import Base, in_base
from onrecord.reconcile.passages import inside


def find_changes(
    claims: Sequence[Claim], findings: Sequence[Findings], topics: Sequence[Topic]
) -> dict[str, tuple[Variant, ...]]:
    """Map each claim over a quantity that changed to its values with the passages that give them, the oldest first.

    The values can each hold at their time, so nothing is disputed; but no value is what all the accounts agree on.
    Findings come in the order in which the accounts were published.
    """
    updated = {topic.id: frozenset(topic.figures) for topic in topics if topic.verdict == "updated"}
    figures: dict[str, list[Figure]] = {}
    changing = frozenset(chain.from_iterable(updated.values()))
    for figure in chain.from_iterable(found.figures for found in findings):
        if figure.id in changing:
            figures.setdefault(figure.account, []).append(figure)
    order = {found.account.id: place for place, found in enumerate(findings)}
    found = {}
    for claim in claims:
        passages = sorted(claim.passages, key=lambda span: (order.get(span.account, len(order)), span.start))
        for topic in claim.topics:
            given = list(_given(passages, figures, updated.get(topic, frozenset())))
            if len({in_base(figure) for figure, _ in given}) > 1:
                found[claim.id] = _by_value(given)
    return found


def differing_figures(findings: Sequence[Findings], topics: Sequence[Topic]) -> list[Span]:
    """Return the figures of every quantity on which accounts differ, in conflict or because time passed."""
    wanted = {name for topic in topics if topic.verdict in ("conflict", "updated") for name in topic.figures}
    return [figure.span for found in findings for figure in found.figures if figure.id in wanted]


def _given(
    passages: Sequence[Span], figures: dict[str, list[Figure]], wanted: frozenset[str]
) -> Iterator[tuple[Figure, Span]]:
    """Yield the passages that give one value of a topic; one that gives two tells of the change itself."""
    for span in passages if wanted else ():
        held = [figure for figure in figures.get(span.account, ()) if figure.id in wanted and inside(figure.span, span)]
        if len({in_base(figure) for figure in held}) == 1:
            yield held[0], span


def _by_value(given: Sequence[tuple[Figure, Span]]) -> tuple[Variant, ...]:
    written: dict[Base, str] = {}
    spans: dict[Base, list[Span]] = {}
    for figure, span in given:
        written.setdefault(in_base(figure), figure.written)
        spans.setdefault(in_base(figure), []).append(span)
    return tuple(Variant(value, tuple(spans[base])) for base, value in written.items())
