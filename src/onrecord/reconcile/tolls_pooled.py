"""What all accounts of one event tell of the killed and the hurt together: their last, largest and most told counts."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from onrecord.reconcile.tolls_telling import Telling
from onrecord.text.tolls_words import Fate

COUNTED = frozenset({"number", "sum", "fold"})
WEIGHED: tuple[Fate, ...] = ("dead", "hurt")
TOLD: tuple[Fate, ...] = (*WEIGHED, "struck")
Relation = Callable[[Fate, int], str]


def pooled_features(tellings: Sequence[Telling], killed: int, injured: int, relation: Relation) -> Iterator[str]:
    """Yield what the accounts, newest first, tell together; `relation` words how a count lies to the toll weighed."""
    for fate in TOLD:
        yield from _counted(tellings, fate, relation)
    for fate in WEIGHED:
        sums = [(telling.moment, total) for telling in tellings if (total := _sentence_sum(telling, fate))]
        if sums:
            yield f"sentences {fate} {relation(fate, max(total for _, total in sums))}"
            last = max(total for moment, total in sums if moment == sums[0][0])
            yield f"last sentence {fate} {relation(fate, last)}"
    few = f"{min(killed, 2)} {min(injured, 2)}"
    newer = [_tells_death(telling) for telling in tellings if telling.moment == tellings[0].moment]
    older = [_tells_death(telling) for telling in tellings if telling.moment != tellings[0].moment]
    if older:
        yield f"turn {any(newer)} {any(older)} {all(older)} {few}"
    own = [telling.self_killed for telling in tellings]
    yield f"any self {any(own)} {all(own)} {min(killed, 3)} {min(injured, 2)}"
    if tellings:
        yield f"any deaths {2 * sum(telling.deaths > 0 for telling in tellings) // len(tellings)} {few}"


def _counted(tellings: Sequence[Telling], fate: Fate, relation: Relation) -> Iterator[str]:
    """Yield how the newest account's counts, the largest count and the most told count lie to the toll."""
    counts = [(telling.moment, row) for telling in tellings if (row := _soon_counts(telling, fate))]
    if not counts:
        return
    newest = [row for moment, row in counts if moment == counts[0][0]]
    every = Counter(count for _, row in counts for count in set(row))
    most = max(every.values())
    yield f"last {fate} {relation(fate, max(map(max, newest)))}"
    yield f"first of last {fate} {relation(fate, max(row[0] for row in newest))}"
    yield f"largest {fate} {relation(fate, max(every))}"
    yield f"most told {fate} {relation(fate, max(count for count, times in every.items() if times == most))}"


def _tells_death(telling: Telling) -> bool:
    return telling.deaths > 0 or any(toll.fate == "dead" for _, toll in telling.tolls)


def _soon_counts(telling: Telling, fate: Fate) -> list[int]:
    return [
        toll.count for place, toll in telling.tolls if place != "late" and toll.fate == fate and toll.form in COUNTED
    ]


def _sentence_sum(telling: Telling, fate: Fate) -> int:
    """Return the most people of one fate that one early sentence tells: killed six cousins, his aunt and himself."""
    sums: Counter[tuple[bool, int]] = Counter()
    for place, toll in telling.tolls:
        if place != "late" and toll.fate == fate and toll.form != "name":
            sums[place == "title", toll.sentence] += toll.count
    return max(sums.values(), default=0)
