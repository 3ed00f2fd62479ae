"""Figures of independent origins that cannot both hold: in one claim, and between groups that give one quantity."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from onrecord.extract.propositions import Proposition
from onrecord.model import Dispute, Figure, Topic
from onrecord.reconcile.ground import Ground
from onrecord.reconcile.likeness import alike, variants
from onrecord.text.units import unit_named

MOST_APART = 10  # times that two figures of one quantity may differ
SLACK = 0.05  # share by which a hedged figure may miss another
VAGUE = 3  # times the lower bound of a vague plural that its upper one is at least

# Of a group's accounts, the share that must give a quantity for the group to be about it; and the chance that two clauses
# with figures of it state one thing, for their groups to be two sides of one claim. Swept over the training events.
ABOUT = 0.67
NEAR = 0.2

Base = tuple[float | None, float | None, str]


def figure_dispute(members: Sequence[Proposition], ground: Ground) -> Dispute | None:
    """Find a topic in conflict of which members give values that exclude each other.

    One of them must be excluded by another origin's figure, wherever that stands: an account that tells both sides in two
    places is a witness of the conflict. A value that excludes no other, as a vague one, is no side.
    """
    given: dict[str, list[tuple[Figure, Proposition]]] = {}
    for member in members:
        for figure in member.figures:
            topic = ground.topics.get(figure)
            if topic and topic.verdict == "conflict" and figure not in topic.past:
                given.setdefault(topic.id, []).append((ground.figures[figure], member))
    for told in (given[topic] for topic in sorted(given)):
        sides = [(one, member) for one, member in told if any(exclude(one, other) for other, _ in told)]
        if any(_is_contested(one, ground) for one, _ in sides):
            return Dispute("figure", ground.topics[sides[0][0].id].reason, variants(_by_value(sides)))
    return None


def _is_contested(one: Figure, ground: Ground) -> bool:
    """Tell whether another origin gives a figure of the same topic that excludes this one."""
    others = (ground.figures[name] for name in _present(ground.topics[one.id]) if name in ground.figures)
    return any(_apart(one, other, ground) and exclude(one, other) for other in others)


def _present(topic: Topic) -> Iterator[str]:
    """Yield the figures of a topic that do not give what it was before."""
    return (name for name in topic.figures if name not in topic.past)


def _apart(one: Figure, other: Figure, ground: Ground) -> bool:
    return ground.origin_of[one.account] != ground.origin_of[other.account]


def lone_figure_dispute(sure: Sequence[tuple[Proposition, Proposition]], ground: Ground) -> Dispute | None:
    """Find two tellings of one happening, each with one figure of one unit, that exclude each other.

    Such figures are of one quantity though too little but the clauses' likeness says so for them to share a topic.
    """
    given = []
    for left, right in sure:
        for one, other in _of_one_unit(left, right, ground):
            if exclude(one, other) and _settled(one, other, ground) and alike(left, right):
                given += [(one.written, left), (other.written, right)]
    if not given:
        return None
    return Dispute("figure", "two tellings of one happening give figures that cannot both hold", variants(given))


def join_conflicting(
    groups: Sequence[Sequence[int]], propositions: Sequence[Proposition], topics: Sequence[Topic], ground: Ground
) -> list[list[int]]:
    """Join the groups that give one quantity with values that cannot both hold: they are the sides of one dispute.

    Clauses that differ in the figure they are about are less alike than clauses that agree, so the average that holds a
    group together parts them, and each side alone would stand as agreed.
    """
    place = {row: index for index, group in enumerate(groups) for row in group}
    root = list(range(len(groups)))
    for topic in topics:
        for one, other in _clashes(topic, ground) if topic.verdict == "conflict" else ():
            sides = place[ground.rows[one]], place[ground.rows[other]]
            near = ground.chance(ground.rows[one], ground.rows[other]) >= NEAR
            if near and all(_is_about(groups[side], propositions, topic) for side in sides):
                _unite(root, *sides)
    joined: defaultdict[int, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        joined[_root(root, index)] += group
    return sorted(sorted(group) for group in joined.values())


def _clashes(topic: Topic, ground: Ground) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a topic's figures, of different origins, that exclude each other."""
    placed = [ground.figures[name] for name in _present(topic) if name in ground.rows]
    for one, other in combinations(placed, 2):
        if _apart(one, other, ground) and exclude(one, other):
            yield one.id, other.id


def _is_about(group: Sequence[int], propositions: Sequence[Proposition], topic: Topic) -> bool:
    """Tell whether most of a group's accounts give a figure of a topic: it is no aside of one of them."""
    figures = frozenset(topic.figures)
    members = [propositions[row] for row in group]
    giving = {member.span.account for member in members if not figures.isdisjoint(member.figures)}
    return len(giving) >= ABOUT * len({member.span.account for member in members})


def _unite(root: list[int], one: int, other: int) -> None:
    first, second = sorted((_root(root, one), _root(root, other)))
    root[second] = first


def _root(root: list[int], index: int) -> int:
    while root[index] != index:
        index = root[index]
    return index


def _by_value(given: Sequence[tuple[Figure, Proposition]]) -> list[tuple[str, Proposition]]:
    """Name each figure as the first of its bounds is written: "about 40,000 vehicles" and "some 40,000 cars" are one side."""
    written: dict[Base, str] = {}
    return [(written.setdefault(in_base(figure), figure.written), member) for figure, member in given]


def _of_one_unit(left: Proposition, right: Proposition, ground: Ground) -> Iterator[tuple[Figure, Figure]]:
    """Yield the pairs of figures that are each their clause's only one in a unit, or in a dimension of measures."""
    sides = [[ground.figures[name] for name in side.figures] for side in (left, right)]
    for one, other in product(*sides):
        kind = _kind(one)
        if kind and kind == _kind(other) and all(sum(_kind(figure) == kind for figure in side) == 1 for side in sides):
            yield one, other


def _kind(figure: Figure) -> str:
    return in_base(figure)[2] or figure.unit


def _settled(one: Figure, other: Figure, ground: Ground) -> bool:
    """Tell whether no topic has weighed the two figures together already and found that they can stand side by side."""
    topics = ground.topics.get(one.id), ground.topics.get(other.id)
    return topics[0] is None or topics[0] is not topics[1]


def exclude(one: Figure, other: Figure) -> bool:
    """Tell whether two figures' bounds have no value in common though they are of one dimension and of one size."""
    (low, high, kind), (least, most, other_kind) = _reach(in_base(one)), _reach(in_base(other))
    if kind and other_kind and kind != other_kind:
        return False
    gap = max(_gap(high, least), _gap(most, low))
    sizes = [abs(a if a is not None else b or 0.0) for a, b in ((low, high), (least, most))]
    slack = SLACK * max(sizes) if one.approximate or other.approximate else 0.0
    return gap > slack and max(sizes) <= MOST_APART * min(sizes)


def _reach(base: Base) -> Base:
    """Widen a vague plural, whose bounds lie far apart: 120,000 people are tens of thousands too."""
    low, high, kind = base
    return base if low is None or high is None or high < VAGUE * low else (low, 2 * high, kind)


def _gap(high: float | None, low: float | None) -> float:
    return 0.0 if high is None or low is None else low - high


def in_base(figure: Figure) -> Base:
    """Return a figure's bounds in the base unit of its dimension, with the dimension; nothing for what is counted."""
    name, _, period = figure.unit.partition(" per ")
    unit = unit_named(name)
    if unit is None:
        return figure.low, figure.high, ""
    low, high = (None if bound is None else bound * unit.size for bound in (figure.low, figure.high))
    return low, high, f"{unit.dimension} per {period}" if period else unit.dimension
