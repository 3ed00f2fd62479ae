"""Weigh a possible toll by all that the accounts tell of the killed, the hurt and the struck."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log2

from onrecord.text.tolls import Toll, counts_self, kills_self, read_tolls, tells_one

LEAD, EARLY = 3, 14  # sentences
TOP = 4  # a toll is told apart from the next up to this many
POOLED = 0.5  # how far many accounts weigh as one: 0 not at all, 1 all of them
MOST_COUNTS = 8  # of all accounts that make candidates
MOST_TOLLS = 60  # of one account that are weighed: later ones recall other events


@dataclass(frozen=True, slots=True)
class Telling:
    """What one account tells: its tolls with where they stand, and the words about a single death or injury."""

    tolls: tuple[tuple[str, Toll], ...]
    deaths: int
    injuries: int
    self_killed: bool
    self_counted: bool


def read_telling(title: str, body: str) -> Telling:
    """Read what an account tells of tolls, its headline apart from its body.

    >>> [place for place, _ in read_telling("Two dead in Karrow", "Two men were killed on Monday.").tolls]
    ['title', 'lead']
    """
    text = f"{title}.\n{body}"
    tolls = [("title", toll) for toll in read_tolls(title)] + [(_place(toll), toll) for toll in read_tolls(body)]
    own = kills_self(text) or any(toll.fate == "dead" and toll.form in ("self", "culprit") for _, toll in tolls)
    deaths, injuries = tells_one(text, "dead"), tells_one(text, "hurt")
    return Telling(tuple(tolls[:MOST_TOLLS]), deaths, injuries, own, counts_self(text))


def _place(toll: Toll) -> str:
    return "lead" if toll.sentence < LEAD else "early" if toll.sentence < EARLY else "late"


def candidates(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Return the tolls, killed and hurt, that the accounts' most told counts allow, in order.

    >>> candidates([read_telling("", "Two men were shot dead in Karrow.")])
    [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2)]
    """
    counts = _most_told(tellings)
    own = any(telling.self_killed for telling in tellings)
    killed = {0, 1, *counts, *(count + 1 for count in counts if own)}
    return sorted({(dead, hurt) for dead in killed for hurt in {0, 1, *counts, *_rest(counts, dead)}})


def _rest(counts: Iterable[int], dead: int) -> set[int]:
    return {total - dead for total in counts if total > dead}


def _most_told(tellings: Sequence[Telling]) -> list[int]:
    told = Counter(toll.count for telling in tellings for place, toll in telling.tolls if place != "late")
    return sorted(told, key=lambda count: (-told[count], count))[:MOST_COUNTS]


def features(tellings: Sequence[Telling], killed: int, injured: int) -> Iterator[tuple[str, float]]:
    """Yield what speaks for or against a toll, each with how strongly it is told; `tellings` are newest first."""
    yield f"killed {min(killed, TOP)}", 1.0
    yield f"hurt {min(injured, TOP)}", 1.0
    yield f"both {min(killed, 2)} {min(injured, 2)}", 1.0
    share = len(tellings) ** -POOLED if tellings else 1.0
    for at, telling in enumerate(tellings):
        for key, value in _account_features(telling, killed, injured):
            yield key, share * value
            if at == 0 and len(tellings) > 1:
                yield "newest " + key, share * value


def _account_features(telling: Telling, killed: int, injured: int) -> Iterator[tuple[str, float]]:
    own = "self" if telling.self_killed else ""
    told: Counter[str] = Counter()
    for place, toll in telling.tolls:
        relation = _relation(toll, killed, injured)
        if toll.fate == "dead":
            relation += own
        told.update((f"{toll.fate} {_form(toll)} {place} {relation}", f"{toll.fate} {_form(toll)} {relation}"))
        told[f"{toll.fate} {'late' if place == 'late' else 'soon'} {relation}"] += 1
    yield from ((key, log2(1 + count)) for key, count in told.items())
    for fate, value in (("dead", killed), ("hurt", injured)):
        if not any(toll.fate == fate for _, toll in telling.tolls):
            yield f"no {fate} {min(value, 2)}", 1.0
    yield f"deaths {min(telling.deaths, 4)} {min(killed, 1)}", 1.0
    yield f"injuries {min(telling.injuries, 4)} {min(injured, 1)} {min(killed, 1)}", 1.0
    yield f"self {own} {telling.self_counted} {min(killed, 2)}", 1.0


def _form(toll: Toll) -> str:
    return "number1" if toll.form == "number" and toll.count == 1 else toll.form


def _relation(toll: Toll, killed: int, injured: int) -> str:
    if toll.fate == "dead":
        return _compared(toll.count, killed, killed + injured)
    if toll.fate in ("hurt", "care"):
        return _compared(toll.count, injured, killed + injured)
    return _compared(toll.count, killed + injured, injured if killed else -1)


def _compared(count: int, whole: int, other: int) -> str:
    if count == whole:
        return "="
    if count == other:
        return "o"
    if count == whole - 1:
        return "-1"
    if count == whole + 1:
        return "+1"
    return "<" if count < whole else ">"


@cache
def _weights() -> dict[str, float]:
    table = tomllib.loads((files("onrecord.models") / "tolls.toml").read_text("utf-8"))
    return dict(table["weights"])


def weigh(tellings: Sequence[Telling], killed: int, injured: int) -> float:
    """Return how well a toll fits what the accounts tell, higher for better."""
    return dot(features(tellings, killed, injured))


def dot(found: Iterable[tuple[str, float]]) -> float:
    """Sum the weights of features."""
    weights = _weights()
    return sum(weights.get(key, 0.0) * value for key, value in found)
