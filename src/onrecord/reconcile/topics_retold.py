"""Figures of one account that are two values of one quantity: 28,000 by the police and 200,000 by the organisers."""

import math
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from onrecord.models.trees import load_trees
from onrecord.reconcile.topics_clusters import Pair
from onrecord.reconcile.topics_contrast import KINDS
from onrecord.reconcile.topics_seen import Seen, in_one_unit
from onrecord.reconcile.topics_story import DIGITS, Story, middle, ratio, same_value
from onrecord.text.tables import read_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

APART = 350  # characters between the two at most
ENDS = 2  # ends of sentences between them at most
NEXT = 12  # figures on at most: a table of numbers has pairs without end
LEFT, RIGHT = 140, 90  # characters around the two that are read
LINKING = ("from", "to", "than", "of", "or", "against", "and", "not")
_END = re.compile(r"[.!?][”\"')]{0,3}\s+(?=[A-Z“\"\d-])|\n+")
_WORD = re.compile(r"[A-Za-z’']+|[0-9]+")
_CLAUSE = re.compile(r"[,;:]| and | but | while ")


def find_retold(story: Story) -> dict[Pair, float]:
    """Return which figures of one account are likely to be two values of one quantity, with the log-odds of it."""
    pairs, names, rows = describe_retold(story)
    if not pairs:
        return {}
    model = load_trees("topics_retold")  # `training/train_topics.py` writes it
    told = zip(pairs, model.score(names, rows).tolist(), strict=True)
    return {(min(pair), max(pair)): score for pair, score in told if score >= model.threshold}


def describe_retold(story: Story) -> tuple[list[Pair], tuple[str, ...], "NDArray[np.float64]"]:
    """Return the figures of unlike values that stand near each other in one account, and what is told of each two."""
    counted = dict(_near_pairs(story))
    told = [_features(story, pair, between) for pair, between in counted.items()]
    rows = np.array([list(features.values()) for features in told], dtype=np.float64)
    return list(counted), tuple(told[0]) if told else (), np.round(rows, DIGITS)


def _near_pairs(story: Story) -> Iterator[tuple[Pair, list[int]]]:
    """Yield pairs of places, the first figure's first, with the places of the figures between the two."""
    seen, able = story.seen, set(story.pairs)
    order = sorted(range(len(seen)), key=lambda i: (seen[i].order, seen[i].figure.span.start, seen[i].figure.span.end))
    for at, i in enumerate(order):
        for nth, j in enumerate(order[at + 1 : at + 1 + NEXT]):
            if (min(i, j), max(i, j)) in able and _near(seen[i], seen[j]):
                yield (i, j), order[at + 1 : at + 1 + nth]


def _near(first: Seen, second: Seen) -> bool:
    start, end = first.figure.span.end, second.figure.span.start
    near = first.order == second.order and 0 <= end - start <= APART and not same_value(*in_one_unit(first, second))
    return near and len(_END.findall(first.account.text[start:end])) <= ENDS


def _features(story: Story, pair: Pair, between: Sequence[int]) -> dict[str, float]:
    first, second = (story.seen[i] for i in pair)
    return {
        **_kinds(first, second),
        **_nearness(story, pair),
        **_stretch(first, second),
        "between": float(len(between)),
        "alike_between": float(sum(story.seen[k].dimension in (first.dimension, second.dimension) for k in between)),
        **{kind: float(story.links.get((min(pair), max(pair)), "") == kind) for kind in KINDS},
    }


def _kinds(first: Seen, second: Seen) -> dict[str, float]:
    one, other = in_one_unit(first, second)
    return {
        "bare_first": float(first.bare),
        "bare_second": float(second.bare),
        "noun_first": float(bool(first.noun)),
        "noun_second": float(bool(second.noun)),
        "noun_same": float(bool(first.noun) and first.noun == second.noun),
        "noun_unlike": float(bool(first.noun and second.noun) and first.noun != second.noun),
        "unit_same": float(first.figure.unit == second.figure.unit),
        "dimension_same": float(first.dimension == second.dimension),
        "measured": float(first.measured) + float(second.measured),
        "people": float(second.dimension == "people"),
        "ratio": ratio(one, other),
        "smaller": math.log1p(min(abs(middle(one)), abs(middle(other)))),
        "rising": float(middle(other) > middle(one)),
        "fate_same": float(bool(first.fate) and first.fate == second.fate),
        "fate_unlike": float(bool(first.fate and second.fate) and first.fate != second.fate),
        "part_first": float(first.part),
        "part_second": float(second.part),
        "hedged": float(first.figure.approximate) + 2.0 * float(second.figure.approximate),
    }


def _nearness(story: Story, pair: Pair) -> dict[str, float]:
    first, second = (story.seen[i] for i in pair)
    return {
        "near": float(story.near.rows[pair]),
        "tight": float(story.tight[pair]),
        "of_words": len(first.of & second.of) / max(1, len(first.of | second.of)),
        "near_words": float(len(first.near & second.near)),
        "around": len(first.around & second.around) / max(1, min(len(first.around), len(second.around))),
    }


def _stretch(first: Seen, second: Seen) -> dict[str, float]:
    """Tell of the words before the first figure, between the two and behind the second, up to the ends of sentences."""
    text, start, end = first.account.text, first.figure.span.end, second.figure.span.start
    gap, begin, behind = text[start:end], first.figure.span.start, second.figure.span.end
    parts = _END.split(gap)
    left = _words(_END.split(text[max(0, begin - LEFT) : begin])[-1])
    right = _words(_END.split(text[behind : behind + RIGHT])[0])
    words, before = _words(gap), _words(parts[-1])
    clause = _words(_CLAUSE.split(parts[-1])[-1])
    return {
        "length": math.log1p(len(gap)),
        "words": float(len(words)),
        "sentences": float(len(parts) - 1),
        "lines": float("\n" in gap),
        "quoted": float(any(sign in gap for sign in '"“”')),
        "semicolon": float(";" in gap),
        "commas": float(gap.count(",")),
        "bracket": float("(" in gap[-12:]),
        "alone_first": float(_alone(text, start)),
        "alone_second": float(_alone(text, behind)),
        **_telling(left, before, clause, right, _words(parts[0]) if len(parts) > 1 else []),
        **{name: float(name in words[-3:]) for name in LINKING},
        "from_before": float("from" in left[-3:]),
        "to_before": float("to" in left[-3:]),
        "not_before": float("not" in left[-4:]),
        "contrast": _count(words, "contrast"),
        "contrast_leads": float(bool(_held("contrast").intersection(before[:3]))),
        "again_close": float(bool(_held("again").intersection(before[-4:]))),
        "again": _count(before, "again"),
        "changed_before": _count([*left, *words], "change"),
        "changed_behind": _count(right, "change"),
        "by_first": float(bool(_held("by").intersection(words[:3]))),
        "by_second": float(bool(_held("by").intersection(right[:3]))),
        "whose": float(bool(_held("whose").intersection(before))),
    }


def _telling(
    left: Sequence[str], before: Sequence[str], clause: Sequence[str], right: Sequence[str], first: Sequence[str]
) -> dict[str, float]:
    """Count who gives a figure and when, before the first figure, before the second in its sentence, and behind it."""
    return {
        "told_first": _count(left, "telling"),
        "told_behind_first": _count(first, "telling"),
        "told_second": _count(before, "telling"),
        "told_in_clause": _count(clause, "telling"),
        "told_close": float(bool(_held("telling").intersection(before[-5:]))),
        "told_behind": _count(right, "telling"),
        **{f"{name}_first": _count(left, name) for name in ("earlier", "now")},
        **{f"{name}_second": _count(before, name) for name in ("earlier", "now")},
        **{f"{name}_behind": _count(right, name) for name in ("earlier", "now")},
    }


def _alone(text: str, at: int) -> bool:
    """Tell whether no noun follows a number: a mark, the end, or a word that begins something else."""
    behind = text[at : at + 25].lstrip()
    found = _WORD.match(behind)
    return found is None or found[0].lower() in _held("alone")


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _count(words: Sequence[str], name: str) -> float:
    return float(len(_held(name).intersection(words)))


def _held(name: str) -> frozenset[str]:
    """Return one of the word lists."""
    return read_words("en/retold", name)
