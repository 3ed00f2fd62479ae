"""What is kept of a page read again as a pasted text is: by its words and its place, whatever its element says."""

import math
from collections.abc import Sequence

from onrecord.ingest.features import near_features, own_features, place_features
from onrecord.ingest.features import page_features as element_features
from onrecord.ingest.judge import probability, weights
from onrecord.ingest.pieces import LIMIT
from onrecord.ingest.seen import Seen

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")  # weighed by what stands below them
CERTAIN = 0.03  # odds of any other line under which its words are not asked about
SURE = 0.1  # odds of a paragraph under which the page's word is enough
PLAIN = 0.05  # odds at which the paragraphs beside a line are taken
MARGIN = 0.5  # log odds of both looks together from which a line is left out; of 0, 0.3, 0.5 and 1 chosen on the pages of fundus-evaluation
STRAYS = 3  # lines without a phrase of furniture that are left out; where there are more, the article is written in such lines
OUT = 0.75
BOUND = 1e-4


def read_again(rows: Sequence[Seen], odds: Sequence[float], language: str | None) -> list[float]:
    """Return the odds of a page's lines with those left out that read as furniture among what is kept.

    The judge of texts was learned from English, so a page in another language keeps the odds that it has.
    """
    out = list(odds)
    kept = [i for i, odd in enumerate(odds) if odd < LIMIT]
    doubtful = [n for n, i in enumerate(kept) if _is_doubtful(rows[i], odds[i])]
    if language not in ("en", None) or not doubtful:
        return out
    said = text_odds([rows[i] for i in kept], doubtful)
    both = ((kept[n], log_odds(odds[kept[n]]) + log_odds(odd)) for n, odd in zip(doubtful, said, strict=True))
    barred = [i for i, value in both if value > (0.0 if _is_led(rows[i]) else MARGIN)]
    strays = [i for i in barred if not rows[i].phrases]
    for i in barred:
        if rows[i].phrases or len(strays) <= STRAYS:
            out[i] = OUT
    return out


def _is_doubtful(row: Seen, odds: float) -> bool:
    """Tell a line of which the page's word is not enough; a heading goes with what stands below it, unless it asks for something."""
    if row.line.tag in HEADINGS:
        return _is_led(row)
    if any(p.kind == "signature" for p in row.phrases):
        return False  # sign-offs are told and named when lines are cut into blocks
    return odds > SURE or (not row.bodylike and (odds > CERTAIN or bool(row.phrases)))


def _is_led(row: Seen) -> bool:
    """Tell a line that a phrase of promotion opens."""
    return any(p.kind in ("promo", "form", "comments", "share") and p.form != "anywhere" for p in row.phrases)


def text_odds(rows: Sequence[Seen], asked: Sequence[int]) -> list[float]:
    """Return the probability of being furniture of the lines asked about, the others taken for the account's own."""
    first, second = weights()
    places = place_features(rows)
    seen = {n: [*own_features(rows[n]), *element_features(rows[n].line, None), *places[n]] for n in asked}
    odds = [probability(seen[n], first) if n in seen else PLAIN for n in range(len(rows))]
    near = near_features(rows, odds)
    return [probability([*seen[n], *near[n]], second) for n in asked]


def log_odds(odd: float) -> float:
    """Return the log odds, bounded.

    >>> log_odds(0.5), round(log_odds(1.0), 1)
    (0.0, 9.2)
    """
    bounded = min(1 - BOUND, max(BOUND, odd))
    return math.log(bounded / (1 - bounded))
