"""What single lines of a page cannot show: the measure of the page, elements that hold paragraphs of one kind, headings, strays."""

import math
from collections.abc import Mapping, Sequence

from onrecord.ingest.page_marks import CLIMB, Mark, Node, block_of
from onrecord.ingest.page_shape import is_paragraph, signature

TOP = 0.3  # share of the running text whose odds are the measure of a page
BOUND = 8.0

KEPT, STRANGE = 20, -3  # what a character that is kept brings an element, and what one costs that is left out
AWAY = 1.0
SURE = 1.5  # mean log odds of the likeliest paragraphs of an ordinary page
LIKE = 0.9  # log odds under those at which a line of a page of low odds is lifted no more
HEADINGS = ("h2", "h3", "h4", "h5", "h6", "dt")
BARRED = frozenset(
    (
        "said before",
        "repeats a paragraph",
        "bio",
        "alt",
        "furniture:whole",
        "starts:author",
        "headed:comments",
        "toolbar",
        "beside an input",
    )
)
TAGS_OUT = frozenset(
    ("inside:nav", "inside:footer", "inside:aside", "inside:figure", "inside:figcaption", "inside:button")
)
FURNISHED = TAGS_OUT | BARRED | {"class of furniture", "in a card"}


def settle_lines(odds: Sequence[float], marks: Sequence[Mark], traits: Sequence[frozenset[str]]) -> list[float]:
    """Return the log odds of being the article's text, lines weighed together; `traits` are the names of their features."""
    values = lifted([logit(odd) for odd in odds], marks, traits, standard(odds, marks))
    values = grouped(values, marks, traits)
    values = near_article(values, marks)
    return headed(values, marks, traits)


def logit(odd: float) -> float:
    """Return the log odds, bounded."""
    return max(-BOUND, min(BOUND, math.log(max(1e-9, odd) / max(1e-9, 1 - odd))))


def standard(odds: Sequence[float], marks: Sequence[Mark]) -> float:
    """Return the mean log odds of the likeliest running text of a page."""
    long = sorted(((logit(o), len(m.text)) for o, m in zip(odds, marks, strict=True) if is_paragraph(m)), reverse=True)
    most, total, done = TOP * sum(size for _, size in long), 0.0, 0
    for value, size in long:
        total, done = total + value * size, done + size
        if done >= most:
            break
    return total / done if done else 0.0


def lifted(
    values: Sequence[float], marks: Sequence[Mark], traits: Sequence[frozenset[str]], measure: float
) -> list[float]:
    """Lift the lines of a page whose best paragraphs are unsure, those nearly as good as the best alone."""
    if measure >= SURE:
        return list(values)
    rows = zip(values, marks, traits, strict=True)
    return [
        v + SURE - measure if v > measure - LIKE and is_paragraph(m) and not t & FURNISHED else v for v, m, t in rows
    ]


def grouped(values: Sequence[float], marks: Sequence[Mark], traits: Sequence[frozenset[str]]) -> list[float]:
    """Keep a paragraph whose fellows of the same kind in the same element are kept, unless something of its own bars it."""
    sums: dict[object, list[float]] = {}
    keys = [(block_of(m.node).parent, signature(m)) for m in marks]
    for key, value, mark in zip(keys, values, marks, strict=True):
        if is_paragraph(mark):
            row = sums.setdefault(key, [0.0, 0.0, 0.0])
            row[0] += len(mark.text) * (value > 0)
            row[1] += len(mark.text)
            row[2] += value > 0
    out = []
    for key, value, mark, names in zip(keys, values, marks, traits, strict=True):
        kept, size, count = sums.get(key, (0.0, 0.0, 0.0))
        fellow = kept > 0.6 * size and count >= 2 and is_paragraph(mark) and not names & BARRED and value > -2.5
        out.append(max(value, 0.4) if fellow else value)
    return out


def _summed(gains: Mapping[Node, int]) -> dict[Node, int]:
    """Return for every element above some the sum of what they gain; each element is gone up from once."""
    sums = dict(gains)
    for block in gains:
        node = block.parent
        while node is not None and node not in sums:
            sums[node] = 0
            node = node.parent
    for node in sorted(sums, key=lambda node: -node.depth):
        if node.parent is not None:
            sums[node.parent] += sums[node]
    return sums


def _is_inside(node: Node, above: Node) -> bool:
    for _ in range(CLIMB):
        if node.depth <= above.depth or node.parent is None:
            break
        node = node.parent
    return node is above


def near_article(values: Sequence[float], marks: Sequence[Mark]) -> list[float]:
    """Leave out a kept line far from the element that holds most of what is kept, unless it is sure."""
    blocks = [block_of(mark.node) for mark in marks]
    gains: dict[Node, int] = {}
    for value, mark, block in zip(values, marks, blocks, strict=True):
        gains[block] = gains.get(block, 0) + min(400, len(mark.text)) * (KEPT if value > 0 else STRANGE)
    sums = _summed(gains)
    best = max(sums, key=lambda node: (sums[node], node.depth), default=None)
    far = {block for block in gains if best is not None and not _is_inside(block, best)}
    return [v if v < 0 or block not in far else v - AWAY for v, block in zip(values, blocks, strict=True)]


def headed(values: Sequence[float], marks: Sequence[Mark], traits: Sequence[frozenset[str]]) -> list[float]:
    """Keep a heading that stands between kept lines, and leave out one that heads nothing kept."""
    out = list(values)
    for i, mark in enumerate(marks):
        block = block_of(mark.node)
        if block.tag not in HEADINGS or (is_paragraph(mark) and out[i] > 1):
            continue
        after = [out[j] > 0 for j in range(i + 1, min(len(out), i + 3))]
        before = any(out[j] > 0 for j in range(max(0, i - 4), i))
        barred = traits[i] & (BARRED | TAGS_OUT) or "class of furniture" in traits[i] or mark.linked > 0.8
        if any(after) and before and not barred and out[i] > -2.5:
            out[i] = max(out[i], 0.3)
        elif not any(after):
            out[i] = min(out[i], -0.5)
    return out
