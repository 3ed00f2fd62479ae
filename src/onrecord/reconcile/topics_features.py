"""What speaks for and against two figures giving one quantity, as named numbers."""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from onrecord.reconcile.topics_clusters import Pair
from onrecord.reconcile.topics_contrast import KINDS
from onrecord.reconcile.topics_seen import Seen, in_one_unit
from onrecord.reconcile.topics_story import Likeness, Story, middle, ratio, same_value
from onrecord.reconcile.topics_words import names_people

OPEN = 2.0  # of 1.5, 2 and 3: left-out pair F1 .858 .858 .853, verdicts .828 .834 .828; without an end .852 and .822
RARE = 3  # shared words that are weighed by themselves, the rarest
ELSEWHERE = 99  # figures between two of different accounts


def pair_features(story: Story, i: int, j: int) -> dict[str, float]:
    """Tell what speaks for and against two figures giving one quantity, by their places in the story."""
    one, other = in_one_unit(story.seen[i], story.seen[j])
    same = same_value(one, other)
    tight = float(story.tight[i, j])
    near, quantity = (
        _likeness(story, likeness, (i, j), (one, other), same=same) for likeness in (story.near, story.quantity)
    )
    return {
        **near,
        **{f"quantity_{name}": value for name, value in quantity.items() if name != "rival"},  # `near` has it
        "tight": tight,
        "same_tight": tight if same else 0.0,
        **_values(one, other, same=same),
        **_words(story, one, other, same=same),
        **_kinds(one, other),
        **_places(story, i, j, same=same),
        "unit_ago": _unit_ago(story, i, j),
    }


def _likeness(
    story: Story, likeness: Likeness, pair: Pair, figures: tuple[Seen, Seen], *, same: bool
) -> dict[str, float]:
    """Tell how alike two figures, given in one unit, are in one respect, and what else is like them in each other's account."""
    (i, j), (one, other) = pair, figures
    near, lone = float(likeness.rows[i, j]), one.order == other.order
    margin = 0.0 if lone else min(_margin(story, likeness, i, j), _margin(story, likeness, j, i))
    rival = -1.0 if lone or same else max(_rival(story, likeness, i, j), _rival(story, likeness, j, i))
    return {
        "near": near,
        "same_near": near if same else 0.0,
        "measure_near": 0.0 if _counted(one, other) else near,
        "ratio_near": ratio(one, other) * near,
        "margin": margin,
        "best": float(margin > 0),
        "rival": float(rival > -1),
        "rival_near": max(0.0, rival),
        "rival_gap": rival - near if rival > -1 else 0.0,
        "nearer_there": float(_nearer(likeness.ranked[i][other.order], near)),
        "nearer_here": float(_nearer(likeness.ranked[j][one.order], near)),
    }


def _nearer(ranked: Sequence[float], near: float) -> int:
    """Count the figures of an account that are nearer, by their likenesses in rising order."""
    return len(ranked) - bisect_right(ranked, near)


def _values(one: Seen, other: Seen, *, same: bool) -> dict[str, float]:
    less, more = sorted((abs(middle(one)), abs(middle(other))))
    return {
        "same": float(same),
        "same_rare": float(same and _telling(one) and _telling(other)),
        "overlap": float(_overlap(one, other)),
        "ratio": ratio(one, other),
        "smaller": math.log1p(less),
        "larger": math.log1p(more),
        "hedged": float(one.figure.approximate) + float(other.figure.approximate),
    }


def _words(story: Story, one: Seen, other: Seen, *, same: bool) -> dict[str, float]:
    words = _shared(one.near, other.near, story.rarity)
    both = sorted((story.rarity.get(word, 1.0) for word in one.near & other.near), reverse=True)
    around = len(one.around & other.around)
    whole = around / max(1, len(one.around | other.around))
    counted = one.of | other.of
    return {
        "words": words,
        "same_words": words if same else 0.0,
        "rarest": both[0] if both else 0.0,
        "rare": math.fsum(both[:RARE]),
        "of_words": len(one.of & other.of) / len(counted) if counted else -1.0,
        "held": around / max(1, min(len(one.around), len(other.around))),
        "copied_nth": float(whole > 0.6 and one.nth == other.nth),
        "copied_unlike": float(whole > 0.6 and not same),
    }


def _kinds(one: Seen, other: Seen) -> dict[str, float]:
    counted = _counted(one, other)
    return {
        "noun_unlike": float(bool(one.noun) and bool(other.noun) and one.noun != other.noun),
        "noun_same": float(bool(one.noun) and one.noun == other.noun),
        "people_things": float("people" in (one.dimension, other.dimension) and (_thing(one) or _thing(other))),
        "mixed": float(one.dimension != other.dimension),
        "currencies": float(one.priced and other.priced and one.dimension != other.dimension),
        "kind": 2.0 * (one.dimension == "people") + 3.0 * one.measured + (not one.dimension),
        "priced": float(one.priced),
        "share": float(one.dimension == "share"),
        "fate_same": float(bool(one.fate) and one.fate == other.fate and counted),
        "fate_unlike": float(bool(one.fate) and bool(other.fate) and one.fate != other.fate and counted),
        "fate_one": float(bool(one.fate) != bool(other.fate) and counted),
        "group_same": float(bool(one.group) and one.group == other.group and counted),
        "group_unlike": float(bool(one.group) and bool(other.group) and one.group != other.group and counted),
        "part_both": float(one.part and other.part),
        "part_one": float(one.part != other.part),
        "bare": float(one.bare != other.bare),
    }


def _places(story: Story, i: int, j: int, *, same: bool) -> dict[str, float]:
    """Tell where the two stand in their accounts, and whether one account sets them against each other."""
    one, other = story.seen[i], story.seen[j]
    lone = one.order == other.order
    link = story.links.get((min(i, j), max(i, j)), "")
    return {
        "lone": float(lone),
        "lone_unlike": float(lone and not same),
        "between": float(abs(one.rank - other.rank) if lone else ELSEWHERE),
        "place_apart": abs(one.share - other.share),
        "earlier_place": float(min(one.rank, other.rank)),
        "later_place": float(max(one.rank, other.rank)),
        "nth": float(one.nth + other.nth),
        **{kind: float(link == kind) for kind in KINDS},
    }


def _unit_ago(story: Story, i: int, j: int) -> float:
    """Return how many figures ago the account of a bare number gave one of the other's measure, -1 where none is bare."""
    one, other = story.seen[i], story.seen[j]
    if one.measured == other.measured:
        return -1.0
    bare, measured = (i, other) if other.measured else (j, one)
    return float(story.told[bare].get(measured.dimension, ELSEWHERE))


def _counted(one: Seen, other: Seen) -> bool:
    return (not one.dimension and not other.dimension) or "people" in (one.dimension, other.dimension)


def _thing(seen: Seen) -> bool:
    """Tell whether a count is of something that is no people."""
    return not seen.dimension and not names_people(seen.noun)


def _overlap(one: Seen, other: Seen) -> bool:
    """Tell whether two ranges meet; "at least seven" says little of 23, so an open end reaches to twice the bound."""
    low = max(one.low or 0.0, other.low or 0.0)
    return low <= min(OPEN * (s.low or 0.0) if s.high is None else s.high for s in (one, other))


def _telling(seen: Seen) -> bool:
    """Tell whether a value is rare enough for its recurrence to mean something: 2,340, not 2 or 1,000."""
    digits = f"{middle(seen):.6g}".replace(".", "").strip("0")
    return len(digits) >= 2 and middle(seen) > 12


def _shared(a: frozenset[str], b: frozenset[str], rarity: Mapping[str, float]) -> float:
    joint = math.fsum(rarity.get(word, 1.0) for word in a & b)  # exact sums: the order of a set does not matter
    whole = math.fsum(rarity.get(word, 1.0) for word in a | b)
    return joint / whole if whole else 0.0


def _rival(story: Story, likeness: Likeness, i: int, j: int) -> float:
    """Return how alike the first figure is to one of equal value in the second's account, -1 where there is none.

    One that its account sets against the second is none: 6,000 in one account and 6,000 against 15,000 in another.
    """
    rivals = [k for k in story.equal[i].get(story.seen[j].order, ()) if (min(j, k), max(j, k)) not in story.links]
    return max((float(likeness.rows[i, k]) for k in rivals), default=-1.0)


def _margin(story: Story, likeness: Likeness, i: int, j: int) -> float:
    """Return by how much the other is nearer than the next nearest of its account, below zero where it is not."""
    near = float(likeness.rows[i, j])
    first, second = likeness.best[i].get(story.seen[j].order, (near, -1.0))
    return near - first if near < first else near - max(second, near - 0.5)
