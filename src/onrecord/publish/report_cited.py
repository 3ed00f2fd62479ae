"""Every span that the report links to, and what links to it: the way there and the way back."""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.errors import BadRecord
from onrecord.model import Span
from onrecord.publish.tables import Index


class Use(NamedTuple):
    """A place of the report that cites a passage; places in the brief are `main`."""

    label: str
    target: str
    main: bool = False


def anchor(index: Index, span: Span) -> str:
    """Name the place of a passage in the report.

    Raises:
        BadRecord: the span points outside its account.
    """
    tag = index.tag(span.account)
    if not 0 <= span.start <= span.end <= len(tag.account.text):
        raise BadRecord(f"a span points at {span.start} to {span.end} of {tag.account.path!r}, outside its text")
    return f"p-{tag.place}-{span.start}-{span.end}"


def cited_spans(index: Index) -> dict[Span, tuple[Use, ...]]:
    """List the passages of a record with their uses, each use once."""
    uses: dict[Span, dict[Use, None]] = {}
    for use, span in _uses(index):
        anchor(index, span)
        uses.setdefault(span, {})[use] = None
    return {span: tuple(found) for span, found in uses.items()}


def citation_numbers(index: Index) -> dict[Span, int]:
    """Number the passages that the brief cites from 1, in the order in which it cites them."""
    spans = dict.fromkeys(span for sentence in index.record.brief for span in sentence.citations)
    return {span: number for number, span in enumerate(spans, 1)}


def _uses(index: Index) -> Iterator[tuple[Use, Span]]:
    record = index.record
    for number, sentence in enumerate(record.brief, 1):
        for span in sentence.citations:
            yield Use(f"brief {number}", f"b-{number}", True), span
    for number, claim in enumerate(record.claims, 1):
        variants = claim.dispute.variants if claim.dispute else ()
        for span in (*claim.passages, *(span for variant in variants for span in variant.passages)):
            yield Use(f"claim {number}", f"c-{number}"), span
    figures = {figure.id: figure for figure in record.figures}
    for number, topic in enumerate(record.topics, 1):
        for figure in (figures[i] for i in topic.figures if i in figures):
            yield Use(f"figure {number}", f"t-{number}"), figure.span
    for number, entry in enumerate(record.timeline, 1):
        for span in entry.passages:
            yield Use(f"time {number}", f"w-{number}"), span
    yield from _spoken(index)
    for number, position in enumerate(record.positions, 1):
        for span in filter(None, (position.span, position.condition)):
            yield Use(f"position {number}", f"o-{number}"), span
    for number, derivation in enumerate(record.derivations, 1):
        for span in (span for pair in derivation.passages for span in pair):
            yield Use(f"lineage {number}", f"l-{number}"), span


def _spoken(index: Index) -> Iterator[tuple[Use, Span]]:
    numbers = {statement.id: number for number, statement in enumerate(index.record.statements, 1)}
    for statement in index.record.statements:
        use = Use(f"statement {numbers[statement.id]}", f"s-{numbers[statement.id]}")
        yield from ((use, span) for span in statement.content)
    for wording in (wording for utterance in index.record.utterances for wording in utterance.wordings):
        if number := numbers.get(wording.statement):
            yield Use(f"statement {number}", f"s-{number}"), wording.span
