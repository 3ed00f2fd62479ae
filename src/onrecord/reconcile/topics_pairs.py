"""How likely two figures give one quantity: a logistic model over what can be told of the pair."""

import json
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.reconcile.topics_contrast import contrasted
from onrecord.reconcile.topics_seen import Seen

APART = frozenset({"dead", "hurt", "missing", "held"})  # fates of which none is another
LARGE = 100_000
CODE = 3  # letters of a currency's code
OPEN = 2.0  # of 1.5, 2 and 3: left-out pair F1 .858 .858 .853, verdicts .828 .834 .828; without an end .852 and .822
FAR = 4.0  # natural logarithm of the ratio beyond which values are simply unlike


@dataclass(frozen=True, slots=True)
class PairModel:
    """Weights of the pair model with the threshold that clustering uses; `tools/train_topics.py` writes them."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float
    threshold: float


@cache
def pair_model() -> PairModel:
    """Return the pair model."""
    row = json.loads(resources.files("onrecord.models").joinpath("topics.json").read_text("utf-8"))
    return PairModel(tuple(row["names"]), tuple(row["weights"]), row["bias"], row["threshold"])


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """What pairs of one story are compared against: how common a word is, and the best match in every account."""

    seen: Sequence[Seen]
    rarity: Mapping[str, float]
    best: Sequence[Mapping[int, tuple[float, float]]]  # of each figure: account -> highest and second likeness
    equal: Sequence[Mapping[int, Sequence[int]]]  # of each figure: account -> the other figures there of equal value
    links: frozenset[tuple[int, int]]  # pairs that their account gives as two values of one quantity


def weigh_story(seen: Sequence[Seen]) -> Story:
    """Count the words of a story's figures, and find each figure's nearest in every account."""
    counts = Counter(word for one in seen for word in one.near)
    rarity = {word: math.log(1 + len(seen) / count) for word, count in counts.items()}
    best, equal = [], []
    for one in seen:
        highest: dict[int, tuple[float, float]] = {}
        same: dict[int, list[int]] = {}
        for at, other in enumerate(seen):
            if other is not one and comparable(one, other):
                first, second = highest.get(other.order, (-1.0, -1.0))
                like = likeness(one, other)
                highest[other.order] = (like, first) if like > first else (first, max(second, like))
                if _same(one, other):
                    same.setdefault(other.order, []).append(at)
        best.append(highest)
        equal.append(same)
    return Story(seen, rarity, best, equal, frozenset(contrasted(seen, comparable)))


def likeness(one: Seen, other: Seen) -> float:
    """Return how alike two figures' surroundings are, by the sentence encoder."""
    return float(one.near_vector @ other.near_vector)


def comparable(one: Seen, other: Seen) -> bool:
    """Tell whether two figures can give one quantity at all: hours never measure a distance, the dead are not the held."""
    if one.fate != other.fate and {one.fate, other.fate} <= APART and not _measured(one):
        return False
    if one.dimension == other.dimension:
        return True
    first, second = (seen.dimension.partition(" per ")[0] for seen in (one, other))
    loose = {"", "people"}
    if first == second or (first in loose and second in loose):
        return True
    return (one.bare and _large(one) and _priced(other)) or (other.bare and _large(other) and _priced(one))


def _large(seen: Seen) -> bool:
    return middle(seen) >= LARGE


def _priced(seen: Seen) -> bool:
    """Tell whether a figure is a sum that a bare number may give without its currency: $300 billion, 340 billion."""
    return len(seen.dimension.partition(" per ")[0]) == CODE and seen.dimension[:CODE].isupper()


def _measured(seen: Seen) -> bool:
    return seen.dimension not in ("", "people")


def _same(one: Seen, other: Seen) -> bool:
    return _near(one.low, other.low) and _near(one.high, other.high)


def _near(a: float | None, b: float | None) -> bool:
    return a is b or (a is not None and b is not None and abs(a - b) <= 0.001 * max(abs(a), abs(b)))


def _overlap(one: Seen, other: Seen) -> bool:
    """Tell whether two ranges meet; "at least seven" says little of 23, so an open end reaches to twice the bound."""
    low = max(one.low or 0.0, other.low or 0.0)
    return low <= min(OPEN * (s.low or 0.0) if s.high is None else s.high for s in (one, other))


def middle(seen: Seen) -> float:
    """Return the one number that stands for a figure."""
    bounds = [bound for bound in (seen.low, seen.high) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else 0.0


def _ratio(one: Seen, other: Seen) -> float:
    a, b = middle(one), middle(other)
    return min(FAR, abs(math.log(a / b))) if a > 0 and b > 0 else FAR


def _telling(seen: Seen) -> bool:
    """Tell whether a value is rare enough for its recurrence to mean something: 2,340, not 2 or 1,000."""
    digits = f"{middle(seen):.6g}".replace(".", "").strip("0")
    return len(digits) >= 2 and middle(seen) > 12


def _shared(a: frozenset[str], b: frozenset[str], rarity: Mapping[str, float]) -> float:
    joint = math.fsum(rarity.get(word, 1.0) for word in a & b)  # exact sums: the order of a set does not matter
    whole = math.fsum(rarity.get(word, 1.0) for word in a | b)
    return joint / whole if whole else 0.0


def pair_features(story: Story, i: int, j: int) -> dict[str, float]:
    """Tell what speaks for and against two figures giving one quantity."""
    one, other = story.seen[i], story.seen[j]
    same, rare = _same(one, other), _telling(one) and _telling(other)
    near = likeness(one, other)
    tight = float(one.tight_vector @ other.tight_vector)
    words = _shared(one.near, other.near, story.rarity)
    whole = len(one.around & other.around) / max(1, len(one.around | other.around))
    lone = one.order == other.order
    margin = 0.0 if lone else min(_margin(story, i, j, near), _margin(story, j, i, near))
    copied = whole > 0.6
    rival = -1.0 if lone or same else max(_rival(story, i, j), _rival(story, j, i))
    counted = (not one.dimension and not other.dimension) or one.dimension == "people" or other.dimension == "people"
    return {
        "near": near,
        "tight": tight,
        "words": words,
        "margin": margin,
        "best": float(margin > 0),
        "same": float(same),
        "same_rare": float(same and rare),
        "same_near": near if same else 0.0,
        "same_tight": tight if same else 0.0,
        "same_words": words if same else 0.0,
        "overlap": float(_overlap(one, other)),
        "ratio": _ratio(one, other),
        "ratio_near": _ratio(one, other) * near,
        "lone": float(lone),
        "lone_unlike": float(lone and not same),
        "copied_nth": float(copied and one.nth == other.nth),
        "copied_unlike": float(copied and not same),
        "measure_near": 0.0 if counted else near,
        "noun_unlike": float(bool(one.noun) and bool(other.noun) and one.noun != other.noun),
        "mixed": float(one.dimension != other.dimension),
        "fate_same": float(bool(one.fate) and one.fate == other.fate and counted),
        "fate_unlike": float(bool(one.fate) and bool(other.fate) and one.fate != other.fate and counted),
        "fate_one": float(bool(one.fate) != bool(other.fate) and counted),
        "group_same": float(bool(one.group) and one.group == other.group and counted),
        "group_unlike": float(bool(one.group) and bool(other.group) and one.group != other.group and counted),
        "part_both": float(one.part and other.part),
        "part_one": float(one.part != other.part),
        "bare": float(one.bare != other.bare),
        "rival": float(rival > -1),
        "rival_near": max(0.0, rival),
        "rival_gap": rival - near if rival > -1 else 0.0,
    }


def _rival(story: Story, i: int, j: int) -> float:
    """Return how alike the first figure is to one of equal value in the second's account, -1 where there is none.

    One that its account sets against the second is none: 6,000 in one account and 6,000 against 15,000 in another.
    """
    rivals = [k for k in story.equal[i].get(story.seen[j].order, ()) if (min(j, k), max(j, k)) not in story.links]
    return max((likeness(story.seen[i], story.seen[k]) for k in rivals), default=-1.0)


def _margin(story: Story, i: int, j: int, near: float) -> float:
    """Return by how much the other is nearer than the next nearest of its account, below zero where it is not."""
    first, second = story.best[i].get(story.seen[j].order, (near, -1.0))
    return near - first if near < first else near - max(second, near - 0.5)


Scorer = Callable[[int, int], float]


def pair_scorer(story: Story, model: PairModel) -> Scorer:
    """Return the function from two figures to the log-odds that they give one quantity."""
    weights = dict(zip(model.names, model.weights, strict=True))

    def score(i: int, j: int) -> float:
        if not comparable(story.seen[i], story.seen[j]):
            return -math.inf
        return model.bias + sum(weights[name] * value for name, value in pair_features(story, i, j).items())

    return score
