"""Propositions that several accounts state, and their standing by independent origins."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from onrecord.extract.findings import Findings
from onrecord.extract.propositions import Proposition
from onrecord.model import Claim, Span, Topic, content_id
from onrecord.reconcile.alignment import Chances, align_propositions
from onrecord.reconcile.disputes import find_dispute
from onrecord.reconcile.disputes_figures import Base, in_base, join_conflicting
from onrecord.reconcile.ground import Ground
from onrecord.reconcile.standing import weigh_standing

LEAST_WORDS = 3  # content words, names and numbers of a clause that one account alone states
SHORT, LONG = 30, 160  # characters between which a wording is easy to take in


def align_claims(
    findings: Sequence[Findings], topics: Sequence[Topic], origin_of: Mapping[str, str]
) -> tuple[Claim, ...]:
    """Align propositions across accounts into claims and weigh each by the origins that state it."""
    propositions = list(chain.from_iterable(found.propositions for found in findings))
    groups, chances = align_propositions(findings, topics)
    ground = Ground.of(findings, topics, origin_of, chances)
    groups = join_conflicting(groups, propositions, topics, ground)
    groups = [[row for row in group if not _only_names(propositions[row])] for group in groups]
    told = [group for group in groups if len(group) > 1 or (group and _stands_alone(propositions[group[0]]))]
    return tuple(_claim(group, propositions, ground) for group in sorted(told))


def _claim(group: Sequence[int], propositions: Sequence[Proposition], ground: Ground) -> Claim:
    members = [propositions[row] for row in group]
    dispute = find_dispute(group, propositions, ground)
    origins = tuple(sorted({ground.origin_of[member.span.account] for member in members}))
    passages = tuple(_join_neighbours(group, propositions))
    return Claim(
        id=content_id("c", *passages),
        text=propositions[clearest(_newest(group, propositions, ground), propositions, ground.chances)].text,
        standing=weigh_standing(len(origins), dispute is not None),
        origins=origins,
        passages=passages,
        moments=tuple(moment for member in members for moment in member.moments),
        topics=tuple(sorted({ground.topics[f].id for member in members for f in member.figures if f in ground.topics})),
        dispute=dispute,
    )


def _stands_alone(proposition: Proposition) -> bool:
    """Tell whether a clause says enough to be a claim though no other account states it."""
    return len(proposition.lemmas | proposition.names) + len(proposition.numerals) >= LEAST_WORDS


def _only_names(proposition: Proposition) -> bool:
    """Tell whether a clause is made of names alone, as an agency's credit is: it states nothing."""
    return not proposition.numerals and bool(proposition.names) and proposition.lemmas <= proposition.names


def _join_neighbours(group: Sequence[int], propositions: Sequence[Proposition]) -> Iterator[Span]:
    """Yield the members' spans, clauses that follow each other in one sentence as one passage."""
    last: tuple[int, Proposition] | None = None
    for row in group:
        member = propositions[row]
        if last is not None and row == last[0] + 1 and _one_sentence(last[1], member):
            member = _hull(last[1], member)
        elif last is not None:
            yield last[1].span
        last = row, member
    if last is not None:
        yield last[1].span


def _one_sentence(left: Proposition, right: Proposition) -> bool:
    return left.span.account == right.span.account and left.sentence == right.sentence


def _hull(left: Proposition, right: Proposition) -> Proposition:
    start, end = min(left.span.start, right.span.start), max(left.span.end, right.span.end)
    return Proposition(Span(left.span.account, start, end), "", left.sentence)


def _newest(group: Sequence[int], propositions: Sequence[Proposition], ground: Ground) -> Sequence[int]:
    """Return the members that give the last value of a figure that changed with time, or all where none changed.

    Rows follow the accounts, and accounts the days on which they were published.
    """
    values = {row: frozenset(_changing(propositions[row], ground)) for row in group}
    last = next((values[row] for row in reversed(group) if values[row]), frozenset())
    return [row for row in group if values[row] & last] or group


def _changing(proposition: Proposition, ground: Ground) -> Iterator[tuple[str, Base]]:
    for figure in proposition.figures:
        if (topic := ground.topics.get(figure)) and topic.verdict == "updated":
            yield topic.id, in_base(ground.figures[figure])


def clearest(group: Sequence[int], propositions: Sequence[Proposition], chances: Chances) -> int:
    """Choose the member that shares most with the others and that can be read alone."""

    def merit(row: int) -> tuple[float, int]:
        near = sum(chances.get((min(row, other), max(row, other)), 0.0) for other in group)
        return near / len(group) + _readable(propositions[row]), -row

    return max(group, key=merit)


def _readable(proposition: Proposition) -> float:
    """Weigh what makes a wording clear on its own: a subject that is no pronoun, names, numbers, a fit length."""
    named = bool(proposition.names) + bool(proposition.numerals)
    fit = SHORT <= len(proposition.text) <= LONG
    return 0.4 * proposition.has_subject + 0.1 * named + 0.2 * fit
