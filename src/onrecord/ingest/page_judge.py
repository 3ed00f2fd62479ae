"""How likely every line of a page is furniture: a small learned model over what its elements say, then the lines together."""

import functools
import math
import tomllib
from collections.abc import Callable, Sequence
from importlib.resources import files

from onrecord.ingest.page_features import Features, main_features, page_features
from onrecord.ingest.page_marks import Mark, Walked
from onrecord.ingest.page_settle import settle_lines

MOST = 20_000  # lines of a page that are weighed one by one; a page of more is a dump, not an account


MENU = 0.005
LOW, HIGH = 0.2, 0.8  # odds between which a line is doubtful
DOUBT = 0.15  # share of doubtful text from which an extractor of main text is asked


@functools.cache
def page_weights() -> dict[str, float]:
    """Load the weights of the judge of pages."""
    table: dict[str, float] = tomllib.loads((files("onrecord.models") / "pages.toml").read_text(encoding="utf-8"))[
        "weights"
    ]
    return table


def text_odds(features: Features, weights: dict[str, float]) -> float:
    """Return the probability that a line is the article's own text."""
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def traits(features: Features) -> frozenset[str]:
    """Return the names of what holds of a line."""
    return frozenset(name for name, value in features if value)


def furniture_odds(
    walked: Walked, ask: Callable[[], Sequence[bool | None]], menus: Sequence[tuple[int, int]] = ()
) -> tuple[float, ...]:
    """Return the probability of being furniture for every line of a page; the lines of menus are not looked at.

    `ask` has an extractor of main text say which lines it keeps. It is asked about a page of which the judge is unsure.
    """
    skipped = frozenset(i for a, b in menus for i in range(a, b))
    page = page_features(walked, skipped)
    odds = line_odds(page.rows)
    rows = page.rows
    if unsure(odds, page.marks) > DOUBT:
        rows = main_features(page, ask())
        odds = line_odds(rows)
    values = settle_lines(odds, page.marks, [traits(row) for row in rows])
    return tuple(1 / (1 + math.exp(value)) for value in values)


def line_odds(rows: Sequence[Features]) -> list[float]:
    """Return for every line the probability that it is the article's text."""
    weights = page_weights()
    return [text_odds(row, weights) if row else MENU for row in rows]


def unsure(odds: Sequence[float], marks: Sequence[Mark]) -> float:
    """Return the share of doubtful text against what is likely the article's."""
    rows = [(odd, len(mark.text)) for odd, mark in zip(odds, marks, strict=True) if len(mark.text) > 60]
    doubtful = sum(size for odd, size in rows if LOW < odd < HIGH)
    return doubtful / max(1, sum(size for odd, size in rows if odd >= HIGH))
