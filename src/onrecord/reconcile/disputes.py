"""Where independent origins state values of one thing that cannot both hold, and in which slot."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product

from onrecord.extract.polarity import antonyms
from onrecord.extract.propositions import Proposition
from onrecord.model import Dispute, Moment
from onrecord.reconcile.disputes_figures import figure_dispute, lone_figure_dispute
from onrecord.reconcile.ground import Ground
from onrecord.reconcile.likeness import alike, variants

OPENED = re.compile(r"[\"“‘«](\w+)")
SURE = 0.5  # chance from which two clauses are taken to speak of one happening, so that their difference is a dispute
SHARED = 2  # content words besides names that two tellings have in common of which one says no


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
        figure_dispute(members, ground)
        or lone_figure_dispute(sure, ground)
        or _time_dispute(sure, ground)
        or _polarity_dispute(sure)
        or _denied(members)
    )


def _time_dispute(sure: Sequence[tuple[Proposition, Proposition]], ground: Ground) -> Dispute | None:
    """Find two tellings of one happening whose times have no instant in common."""
    given = []
    for left, right in sure:
        one, other = _times(left, ground), _times(right, ground)
        apart = bool(one and other) and all(_disjoint(a, b) for a, b in product(one, other))
        if apart and alike(left, right):
            given += [(one[0].timex, left), (other[0].timex, right)]
    if not given:
        return None
    return Dispute("time", "the times given have no instant in common", variants(given))


def _times(proposition: Proposition, ground: Ground) -> list[Moment]:
    """Return the moments that can tell when: a clock time where one is given, else the dates."""
    moments = [ground.moments[name] for name in proposition.dated]
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
    return Dispute("polarity", "one account states what another says is not so", variants(given))


def _denied(members: Sequence[Proposition]) -> Dispute | None:
    """Find members that an account tells together with somebody's denial of them."""
    denials = [("denied", replace(member, span=denial)) for member in members for denial in member.denials]
    if not denials:
        return None
    stated = [("stated", member) for member in members]
    return Dispute("polarity", "an account states it together with a denial", variants([*stated, *denials]))


def _one_matter(left: Proposition, right: Proposition) -> bool:
    """Tell whether two clauses assert or deny one matter: they share words besides names."""
    if left.open or right.open:
        return False
    if left.denies or right.denies:  # a denial is worded anew, but of the same thing
        return True
    shared = (left.lemmas & right.lemmas) - left.names - right.names - (_set_apart(left) & _set_apart(right))
    return len(shared) >= SHARED


def _set_apart(proposition: Proposition) -> frozenset[str]:
    """Return the words that open a quote: where both sides quote one word, they agree on it."""
    return frozenset(OPENED.findall(proposition.text.lower()))


def _opposite(left: Proposition, right: Proposition) -> tuple[str, str] | None:
    """Return the antonyms that two clauses are built on, in their order."""
    pair = left.predicate, right.predicate
    return pair if pair in antonyms() and _one_matter(left, right) else None
