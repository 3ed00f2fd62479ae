"""Quantities over the accounts of invented events whose figures are marked by hand: figures found, joined, and weighed.

The gold lies in `quantities_gold/`, whose README says what its folders are; nothing outside the project is needed.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from training.figure_stories import FigureStory, Mark, read_story

from onrecord.model import Figure
from onrecord.record import build_record

GOLD = Path(__file__).with_name("quantities_gold")
PARTS = ("aside", "dense", "read", "stories")


def measure_quantities() -> dict[str, float]:
    """Measure each folder of the gold by itself, in per cent."""
    return {f"{part}: {name}": figure for part in PARTS for name, figure in _measured(part).items()}


def _measured(part: str) -> dict[str, float]:
    counts = sum((tally(read_story(path)) for path in sorted((GOLD / part).glob("*.txt"))), Counter[str]())
    return {
        "figures found": _share(counts["found"], counts["marked"]),
        "figures of one quantity, pairs": _share(2 * counts["right"], counts["said"] + counts["wanted"]),
        "quantities with all their figures and no other": _share(counts["exact"], counts["quantities"]),
        "verdict": _share(counts["verdicts"], counts["quantities"]),
    }


def _share(some: float, of: float) -> float:
    return round(100 * some / max(1, of), 2)


def tally(story: FigureStory) -> Counter[str]:
    """Build the record of an event, and count what is told rightly of the quantities that two or more of its accounts give.

    A quantity has the verdict of the topic that holds most of its figures; what the gold does not mark counts nowhere.
    """
    record = build_record(story.accounts)
    quantity = match(story.marks, record.figures)
    topics = {figure: topic for topic in record.topics for figure in topic.figures}
    held = {topic.id: [figure for figure in topic.figures if figure in quantity] for topic in record.topics}
    said = [pair for figures in held.values() for pair in combinations(figures, 2)]
    sizes = Counter(mark.topic for mark in story.marks)
    counts = Counter(
        marked=len(story.marks),
        found=len(quantity),
        said=len(said),
        right=sum(quantity[one] == quantity[other] for one, other in said),
        wanted=sum(size * (size - 1) // 2 for size in sizes.values()),
    )
    for name, size in sizes.items():
        if len({mark.account for mark in story.marks if mark.topic == name}) > 1:
            members = [figure for figure, topic in quantity.items() if topic == name]
            most = Counter(topics[figure] for figure in members if figure in topics).most_common(1)
            counts["quantities"] += 1
            counts["verdicts"] += any(topic.verdict == story.verdicts[name] for topic, _ in most)
            counts["exact"] += len(members) == size and any(set(held[topic.id]) == set(members) for topic, _ in most)
    return counts


def match(marks: Sequence[Mark], figures: Sequence[Figure]) -> dict[str, str]:
    """Return the quantity of each figure that a mark overlaps, by its id: one to one, what shares most first."""
    shares = sorted(
        (-share, m, f)
        for m, mark in enumerate(marks)
        for f, figure in enumerate(figures)
        if figure.account == mark.account and (share := _overlap(mark, figure)) > 0
    )
    quantity: dict[str, str] = {}
    taken: set[int] = set()
    for _, m, f in shares:
        if m not in taken and figures[f].id not in quantity:
            taken.add(m)
            quantity[figures[f].id] = marks[m].topic
    return quantity


def _overlap(mark: Mark, figure: Figure) -> float:
    """Return the share of the characters of either that both cover."""
    shared = min(mark.end, figure.span.end) - max(mark.start, figure.span.start)
    return shared / (max(mark.end, figure.span.end) - min(mark.start, figure.span.start))
