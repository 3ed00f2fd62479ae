"""Quantities over the accounts of invented events whose figures are marked by hand: figures found, joined, and weighed.

The gold lies in `quantities_gold/`, whose README says what its folders are; nothing outside the project is needed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

from training.figure_stories import FigureStory, Mark, read_story

from onrecord.model import Figure
from onrecord.record import build_record

GOLD = Path(__file__).with_name("quantities_gold")
PARTS = ("aside", "read", "stories")


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
    topics = {topic.id: topic for topic in record.topics}
    topic_of = {figure: topic.id for topic in record.topics for figure in topic.figures}
    said = _pairs(topic.figures for topic in record.topics)
    right = [pair for pair in said if len({quantity.get(figure, figure) for figure in pair}) == 1]
    sizes = Counter(mark.topic for mark in story.marks)
    counts = Counter(
        marked=len(story.marks),
        found=len(quantity),
        said=sum(set(pair) <= quantity.keys() for pair in said),
        right=len(right),
        wanted=sum(size * (size - 1) // 2 for size in sizes.values()),
    )
    for name in sizes:
        members = [figure for figure, topic in quantity.items() if topic == name]
        if len({mark.account for mark in story.marks if mark.topic == name}) > 1:
            most = Counter(topic_of[figure] for figure in members if figure in topic_of).most_common(1)
            topic = topics[most[0][0]] if most else None
            counts["quantities"] += 1
            counts["verdicts"] += topic is not None and topic.verdict == story.verdicts[name]
            held = {figure for figure in topic.figures if figure in quantity} if topic else set()
            counts["exact"] += held == set(members) and len(members) == sizes[name]
    return counts


def _pairs(groups: Iterable[Sequence[str]]) -> list[tuple[str, str]]:
    return [pair for group in groups for pair in combinations(sorted(group), 2)]


def match(marks: Sequence[Mark], figures: Sequence[Figure]) -> dict[str, str]:
    """Return the quantity of each figure that a mark overlaps, by its id: one to one, what shares most first."""
    shares = sorted(
        (
            (share, -m, -f)
            for m, mark in enumerate(marks)
            for f, figure in enumerate(figures)
            if figure.account == mark.account and (share := _overlap(mark, figure)) > 0
        ),
        reverse=True,
    )
    quantity: dict[str, str] = {}
    taken: set[int] = set()
    for _, m, f in shares:
        if -m not in taken and figures[-f].id not in quantity:
            taken.add(-m)
            quantity[figures[-f].id] = marks[-m].topic
    return quantity


def _overlap(mark: Mark, figure: Figure) -> float:
    """Return the share of the characters of either that both cover."""
    shared = min(mark.end, figure.span.end) - max(mark.start, figure.span.start)
    return shared / (max(mark.end, figure.span.end) - min(mark.start, figure.span.start))
