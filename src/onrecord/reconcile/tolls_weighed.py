"""Weigh a possible toll by all that the accounts tell of the killed, the hurt and the struck."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from math import log2

from onrecord.reconcile.tolls_pooled import pooled_features
from onrecord.reconcile.tolls_telling import Telling
from onrecord.text.tolls import Toll
from onrecord.text.tolls_words import Fate

TOP = 4  # a toll is told apart from the next up to this many
POOLED = 0.5  # how far many accounts weigh as one: 0 not at all, 1 all of them
MOST_COUNTS = 8  # of all accounts that make candidates


def candidates(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Return the tolls, killed and hurt, that the accounts' most told counts allow, in order.

    >>> from onrecord.reconcile.tolls_telling import read_telling
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
    relation = partial(_relation, killed=killed, injured=injured)
    yield from ((key, 1.0) for key in pooled_features(tellings, killed, injured, relation))
    share = len(tellings) ** -POOLED if tellings else 1.0
    newest = sum(telling.moment == tellings[0].moment for telling in tellings)
    for telling in tellings:
        for key, value in _account_features(telling, killed, injured):
            yield key, share * value
            if len(tellings) > 1 and telling.moment == tellings[0].moment:
                yield "newest " + key, share * value / newest


def _account_features(telling: Telling, killed: int, injured: int) -> Iterator[tuple[str, float]]:
    own = "self" if telling.self_killed else ""
    told: Counter[str] = Counter()
    for place, toll in telling.tolls:
        relation = _relation(toll.fate, toll.count, killed, injured)
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
    yield from ((f"told {phrase} {min(killed, 1)}", 1.0) for phrase in telling.told_dead)
    yield from ((f"told {phrase} {min(injured, 1)}", 1.0) for phrase in telling.told_hurt)
    yield f"self {own} {telling.self_counted} {min(killed, 2)}", 1.0


def _form(toll: Toll) -> str:
    return "number1" if toll.form == "number" and toll.count == 1 else toll.form


def _relation(fate: Fate, count: int, killed: int, injured: int) -> str:
    if fate == "dead":
        return _compared(count, killed, killed + injured)
    if fate in ("hurt", "care"):
        return _compared(count, injured, killed + injured)
    return _compared(count, killed + injured, injured if killed else -1)


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


def tells_any(tellings: Sequence[Telling]) -> bool:
    """Tell whether any account tells of killed or hurt people."""
    return any(telling.tolls or telling.deaths or telling.injuries for telling in tellings)


def likeliest(tellings: Sequence[Telling], weights: Mapping[str, float] | None = None) -> tuple[int, int]:
    """Return the toll, killed and hurt, that fits best what the accounts tell, by the model's weights or by others."""
    known = _weights() if weights is None else weights
    return max(candidates(tellings), key=lambda toll: _dot(features(tellings, *toll), known))


def _dot(found: Iterable[tuple[str, float]], weights: Mapping[str, float]) -> float:
    return sum(weights.get(key, 0.0) * value for key, value in found)
