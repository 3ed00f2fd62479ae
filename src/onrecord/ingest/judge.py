"""How likely every line is furniture, by a small learned model over the features of features.py."""

import functools
import math
import tomllib
from collections.abc import Sequence
from importlib.resources import files

from onrecord.ingest.features import Features, near_features, own_features, page_features, place_features
from onrecord.ingest.seen import Seen
from onrecord.ingest.settle import settle, settle_page

END = 1000  # lines at either end of a long file that the model looks at
PLAIN = 0.05


@functools.cache
def weights() -> tuple[dict[str, float], dict[str, float]]:
    """Load the weights of the first and the second look."""
    data = tomllib.loads((files("onrecord.models") / "furniture.toml").read_text(encoding="utf-8"))
    return data["first"], data["second"]


def first_features(rows: Sequence[Seen], main: Sequence[bool | None]) -> list[Features]:
    """Return what the first look sees of every line."""
    places = place_features(rows)
    return [own_features(row) + page_features(row.line, m) + p for row, m, p in zip(rows, main, places, strict=True)]


def probability(features: Features, table: dict[str, float]) -> float:
    """Return the logistic of the weighted sum."""
    total = table.get("bias", 0.0) + sum(table.get(name, 0.0) * value for name, value in features)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def furniture_odds(rows: Sequence[Seen], main: Sequence[bool | None]) -> list[float]:
    """Return the probability of being furniture for every line: a first look by itself, a second with its neighbours.

    A file of thousands of lines is hardly one account: there the model looks at both ends alone, so that the time stays bounded.
    """
    if len(rows) <= 2 * END:
        return settle_page(rows, settle(rows, _odds(rows, main)), main)
    middle = [PLAIN if row.bodylike or not row.phrases else 1 - PLAIN for row in rows[END:-END]]
    return settle(rows, [*_odds(rows[:END], main[:END]), *middle, *_odds(rows[-END:], main[-END:])])


def _odds(rows: Sequence[Seen], main: Sequence[bool | None]) -> list[float]:
    first, second = weights()
    seen = first_features(rows, main)
    odds = [probability(features, first) for features in seen]
    near = near_features(rows, odds)
    return [probability(own + more, second) for own, more in zip(seen, near, strict=True)]
