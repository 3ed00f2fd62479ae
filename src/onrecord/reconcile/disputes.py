"""Where independent origins state values of one thing that cannot both hold, and in which slot."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from onrecord.extract.findings import Findings
from onrecord.extract.polarity import antonyms
from onrecord.extract.propositions import Proposition
from onrecord.model import Dispute, Figure, Moment, Topic, Variant
from onrecord.reconcile.alignment import Chances
from onrecord.text.units import unit_named

OPENED = re.compile(r"[\"“‘«](\w+)")
SURE = 0.5  # chance from which two clauses are taken to speak of one happening, so that their difference is a dispute

# The share of the shorter clause's content words that the other has too, for their lone values to be of one thing.
ALIKE = 0.67
MOST_APART = 10  # times that two figures of one quantity may differ
SHARED = 2  # content words that two tellings of one happening have in common, besides names where one denies it


@dataclass(frozen=True, slots=True)
class Ground:
    """What the members of a claim rest on, by id; `topics` maps a figure to its topic."""

    figures: Mapping[str, Figure]
    topics: Mapping[str, Topic]
    moments: Mapping[str, Moment]
    origin_of: Mapping[str, str]
    chances: Chances

    @classmethod
    def of(
        cls, findings: Sequence[Findings], topics: Sequence[Topic], origin_of: Mapping[str, str], chances: Chances
    ) -> "Ground":
        """Index what a story's findings hold."""
        figures = {figure.id: figure for found in findings for figure in found.figures}
        moments = {moment.id: moment for found in findings for moment in found.moments}
        return cls(figures, {f: t for t in topics for f in t.figures}, moments, origin_of, chances)

    def apart(self, left: Proposition, right: Proposition) -> bool:
        """Tell whether two propositions are of different origins."""
        return self.origin_of[left.span.account] != self.origin_of[right.span.account]


def find_dispute(group: Sequence[int], propositions: Sequence[Proposition], ground: Ground) -> Dispute | None:
    """Find the first slot in which members of different origins cannot both hold: figure, time, polarity."""
    if len({ground.origin_of[propositions[row].span.account] for row in group}) < 2:
        return None
    members = [propositions[row] for row in group]
    sure = [
        (propositions[one], propositions[other])
        for one, other in combinations(group, 2)
        if ground.chances.get((one, other), 0) >= SURE and ground.apart(propositions[one], propositions[other])
    ]
    return (
        _figure_dispute(members, sure, ground)
        or _lone_figure_dispute(sure, ground)
        or _time_dispute(sure, ground)
        or _polarity_dispute(sure)
        or _denied(members)
    )


def _figure_dispute(
    members: Sequence[Proposition], sure: Sequence[tuple[Proposition, Proposition]], ground: Ground
) -> Dispute | None:
    """Find a topic in conflict whose values members of different origins give."""
    given: dict[str, list[tuple[Figure, Proposition]]] = {}
    for member in members:
        for figure in member.figures:
            if figure in ground.topics and ground.topics[figure].verdict == "conflict":
                given.setdefault(ground.topics[figure].id, []).append((ground.figures[figure], member))
    near = {(left.span, right.span) for left, right in sure}
    for topic in sorted(given):
        times = Counter(member.span for _, member in given[topic])
        lone = [(figure, member) for figure, member in given[topic] if times[member.span] == 1]
        pairs = [(a, b) for a, b in combinations(lone, 2) if (a[1].span, b[1].span) in near]
        if any(_exclude(a[0], b[0]) for a, b in pairs):
            reason = next(t.reason for t in ground.topics.values() if t.id == topic)
            return Dispute("figure", reason, _variants(_by_value(given[topic])))
    return None


def _by_value(given: Sequence[tuple[Figure, Proposition]]) -> list[tuple[str, Proposition]]:
    """Name each figure as the first of its bounds is written: "about 40,000 vehicles" and "some 40,000 cars" are one side."""
    written: dict[tuple[float | None, float | None, str], str] = {}
    sides = [(figure.low, figure.high, figure.unit if unit_named(figure.unit) else "") for figure, _ in given]
    return [(written.setdefault(side, f.written), member) for side, (f, member) in zip(sides, given, strict=True)]


def _lone_figure_dispute(sure: Sequence[tuple[Proposition, Proposition]], ground: Ground) -> Dispute | None:
    """Find two tellings of one happening, each with one figure of one unit, that exclude each other.

    Such figures are of one quantity though too little but the clauses' likeness says so for them to share a topic.
    """
    given = []
    for left, right in sure:
        for one, other in _of_one_unit(left, right, ground):
            if _exclude(one, other) and _settled(one, other, ground) and _alike(left, right):
                given += [(one.written, left), (other.written, right)]
    if not given:
        return None
    return Dispute("figure", "two tellings of one happening give figures that cannot both hold", _variants(given))


def _of_one_unit(left: Proposition, right: Proposition, ground: Ground) -> Iterator[tuple[Figure, Figure]]:
    """Yield the pairs of figures that are each their clause's only one in a unit."""
    sides = [[ground.figures[name] for name in side.figures] for side in (left, right)]
    for one, other in product(*sides):
        alone = all(sum(figure.unit == one.unit for figure in side) == 1 for side in sides)
        if one.unit and one.unit == other.unit and alone:
            yield one, other


def _alike(left: Proposition, right: Proposition) -> bool:
    """Tell whether two clauses are worded alike, their names and times aside."""
    words = [side.lemmas - side.names for side in (left, right)]
    return left.negated == right.negated and len(words[0] & words[1]) >= ALIKE * max(1, min(map(len, words)))


def _settled(one: Figure, other: Figure, ground: Ground) -> bool:
    """Tell whether no topic has weighed the two figures together already and found that they can stand side by side."""
    topics = ground.topics.get(one.id), ground.topics.get(other.id)
    return topics[0] is None or topics[0] is not topics[1]


def _exclude(left: Figure, right: Figure) -> bool:
    """Tell whether two figures' bounds have no value in common though they are of one size."""
    return (_below(left.high, right.low) or _below(right.high, left.low)) and _of_one_size(left, right)


def _of_one_size(left: Figure, right: Figure) -> bool:
    """Tell whether two figures can be told of one quantity: tellers seldom differ tenfold."""
    sizes = [abs(figure.low if figure.low is not None else figure.high or 0.0) for figure in (left, right)]
    return max(sizes) <= MOST_APART * min(sizes)


def _below(high: float | None, low: float | None) -> bool:
    return high is not None and low is not None and high < low


def _time_dispute(sure: Sequence[tuple[Proposition, Proposition]], ground: Ground) -> Dispute | None:
    """Find two tellings of one happening whose times have no instant in common."""
    given = []
    for left, right in sure:
        one, other = _times(left, ground), _times(right, ground)
        apart = bool(one and other) and all(_disjoint(a, b) for a, b in product(one, other))
        if apart and _alike(left, right):
            given += [(one[0].timex, left), (other[0].timex, right)]
    if not given:
        return None
    return Dispute("time", "the times given have no instant in common", _variants(given))


def _times(proposition: Proposition, ground: Ground) -> list[Moment]:
    """Return the moments that can tell when: a clock time where one is given, else the dates."""
    moments = [ground.moments[name] for name in proposition.moments]
    told = [m for m in moments if m.kind in ("date", "time") and m.earliest and m.latest]
    return [m for m in told if m.kind == "time"] or told


def _disjoint(left: Moment, right: Moment) -> bool:
    """Tell whether two moments of one fineness share no instant; clocks of which only one names its zone may agree."""
    if not (left.earliest and left.latest and right.earliest and right.latest):
        return False
    zoned = [moment.earliest.endswith("Z") for moment in (left, right) if moment.earliest]
    if zoned[0] != zoned[1] or len(left.timex.partition("+")[0]) != len(right.timex.partition("+")[0]):
        return False
    return left.latest < right.earliest or right.latest < left.earliest


def _polarity_dispute(sure: Sequence[tuple[Proposition, Proposition]]) -> Dispute | None:
    """Find two tellings of one happening of which one says that it is so and the other that it is not."""
    given = []
    for left, right in sure:
        if left.negated != right.negated and _one_matter(left, right):
            given += [("denied" if side.negated else "stated", side) for side in (left, right)]
        elif opposite := _opposite(left, right):
            given += list(zip(opposite, (left, right), strict=True))
    if not given:
        return None
    return Dispute("polarity", "one account states what another says is not so", _variants(given))


def _denied(members: Sequence[Proposition]) -> Dispute | None:
    """Find members that an account tells together with somebody's denial of them."""
    denials = [("denied", replace(member, span=denial)) for member in members for denial in member.denials]
    if not denials:
        return None
    stated = [("stated", member) for member in members]
    return Dispute("polarity", "an account states it together with a denial", _variants([*stated, *denials]))


def _one_matter(left: Proposition, right: Proposition) -> bool:
    """Tell whether two clauses assert or deny one matter: they share words besides names."""
    if left.open or right.open:
        return False
    shared = (left.lemmas & right.lemmas) - left.names - right.names - (_set_apart(left) & _set_apart(right))
    if left.denies or right.denies:  # a denial is worded anew, but of the same thing; its speaker is no part of that
        return bool(shared - {left.agent, right.agent})
    return len(shared) >= SHARED


def _set_apart(proposition: Proposition) -> frozenset[str]:
    """Return the words that open a quote: where both sides quote one word, they agree on it."""
    return frozenset(OPENED.findall(proposition.text.lower()))


def _opposite(left: Proposition, right: Proposition) -> tuple[str, str] | None:
    """Return the antonyms that two clauses are built on, in their order."""
    pair = left.predicate, right.predicate
    return pair if pair in antonyms() and _one_matter(left, right) else None


def _variants(given: Sequence[tuple[str, Proposition]]) -> tuple[Variant, ...]:
    """Gather passages by the value they give, values in the order of the text."""
    spans = {value: dict.fromkeys(p.span for v, p in given if v == value) for value, _ in given}
    return tuple(Variant(value, tuple(sorted(passages))) for value, passages in spans.items())
