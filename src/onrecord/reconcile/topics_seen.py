"""A figure with what tells which quantity it gives: its dimension, its value in base units, the words around it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from onrecord.model import Account, Figure
from onrecord.models.encoder import Surroundings, encode, encode_figures
from onrecord.reconcile.topics_words import (
    is_part,
    names_people,
    nearest_fate,
    nearest_group,
    stem,
    stems,
)
from onrecord.text.units import measure_of, unit_named

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.extract.findings import Findings
    from onrecord.extract.sentences import Sentence

FAR = 9  # words; a fate told farther away is somebody else's
SENTENCE = 18  # words, for a number without a noun: the toll from the collapse of the mine rose to 12
TIGHT = 4  # words on either side, which tell two figures of one sentence apart
SCALES = (1e3, 1e6, 1e9)
EXACT = 1e-6
CODE = 3  # letters of a currency's code
WINDOW = 80  # characters of its sentence on either side, whose words are a figure's own
BEFORE, BEHIND = 160, 100  # characters of its paragraph that are encoded with it
LEFT, RIGHT = 200, 140  # the same for the encoder of figures


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A figure in its place. Words are stems; vectors have unit length."""

    figure: Figure
    account: Account
    order: int  # of the account in the story
    dimension: str  # of its unit, with the period of a rate; "people", or nothing for other counts
    noun: str  # stem of what is counted
    low: float | None  # in the dimension's base unit
    high: float | None
    of: frozenset[str]  # words of what is counted
    near: frozenset[str]  # words beside the figure
    around: frozenset[str]  # words of its sentence
    bare: bool  # neither unit nor noun: 340 billion
    fate: str  # what befalls the people counted, by the nearest word that tells one
    group: str  # who is counted, where it is more than people
    part: bool  # told as a part of another count: four of them, among them two children
    nth: int  # among the figures of its sentence
    rank: int  # among the figures of its account
    share: float  # the rank as a share of them
    tight_vector: "NDArray[np.float32]"  # of the words next to the figure
    near_vector: "NDArray[np.float32]"  # of its paragraph before and behind it
    quantity_vector: "NDArray[np.float32]"  # of the quantity that it gives, as its paragraph tells
    restates: str = ""  # id of the figure of its account that it gives anew: the army says 620

    @property
    def currency(self) -> str:
        """Code of the currency of a sum of money; no text for other figures."""
        unit = self.dimension.partition(" per ")[0]
        return unit if len(unit) == CODE and unit.isupper() else ""

    @property
    def priced(self) -> bool:
        """Whether the figure is a sum of money."""
        return bool(self.currency)

    @property
    def measured(self) -> bool:
        """Whether the figure is a measure, a share or a sum and no count."""
        return self.dimension not in ("", "people")


def in_one_unit(one: Seen, other: Seen) -> tuple[Seen, Seen]:
    """Give a bare number of two figures the other's unit, and the scale that it leaves out: 85 million euros and 85."""
    first, second = _lent(one, other), _lent(other, one)
    return _scaled(first, second), _scaled(second, first)


def scale_left_out(seen: Seen, other: Seen) -> float:
    """Return how many times a number is to be taken to be another's that is told with its scale; 1 where it is not."""
    if not seen.low or not other.low or seen.low != seen.high or other.low != other.high or seen.low >= SCALES[0]:
        return 1.0
    times = other.low / seen.low
    return next((scale for scale in SCALES if abs(times / scale - 1) < EXACT), 1.0)


def _scaled(seen: Seen, other: Seen) -> Seen:
    digits = f"{seen.low or 0.0:g}".replace(".", "").strip("0")
    scale = scale_left_out(seen, other) if seen.bare and len(digits) > 1 else 1.0
    return seen if scale == 1.0 or not seen.low else replace(seen, low=seen.low * scale, high=seen.low * scale)


def _lent(seen: Seen, other: Seen) -> Seen:
    if not seen.bare or seen.dimension or not other.measured:
        return seen
    unit = measure_of(other.figure.unit)
    size = unit.size if unit else 1.0
    low, high = (None if bound is None else bound * size for bound in (seen.low, seen.high))
    return replace(seen, dimension=other.dimension, low=low, high=high)


def see_figures(findings: "Sequence[Findings]", most: int = 500) -> list[Seen]:
    """Put the figures of a story in their place, the first `most` of each account, accounts in their order."""
    places = [place for order, found in enumerate(findings) for place in _places(order, found, most)]
    tight, near = encode([place.tight for place in places]), encode([place.context for place in places])
    quantities = encode_figures([surroundings(place.account.text, place.figure) for place in places])
    return [_see(place, *vectors) for place, *vectors in zip(places, tight, near, quantities, strict=True)]


def surroundings(text: str, figure: Figure) -> Surroundings:
    """Return what the quantity of a figure is told by: its paragraph before it, its unit, its paragraph behind it."""
    before, behind = _paragraph(text, figure, LEFT, RIGHT)
    return before, figure.unit.partition(" per ")[0], behind


def _paragraph(text: str, figure: Figure, before: int, behind: int) -> tuple[str, str]:
    """Return what stands on either side of a figure in its paragraph, so many characters at most."""
    start, end = figure.span.start, figure.span.end
    return text[max(0, start - before) : start].rpartition("\n")[2], text[end : end + behind].partition("\n")[0]


@dataclass(frozen=True, slots=True)
class _Place:
    """A figure in its sentence: `left` and `right` are what stands around it there."""

    figure: Figure
    account: Account
    order: int
    sentence: "Sentence | None"
    nth: int
    rank: int
    share: float
    left: str
    right: str
    restates: str

    @property
    def tight(self) -> str:
        """Return the words next to the figure with its number left out, to be encoded."""
        return self._around(self.left.split()[-TIGHT:], self.right.split()[:TIGHT])

    @property
    def context(self) -> str:
        """Return the figure's paragraph around it with its number left out, to be encoded."""
        before, behind = _paragraph(self.account.text, self.figure, BEFORE, BEHIND)
        return self._around(before.split(), behind.split())

    def _around(self, left: Sequence[str], right: Sequence[str]) -> str:
        return " ".join([*left, "N", *self.figure.unit.partition(" per ")[0].split(), *right])


def _places(order: int, found: "Findings", most: int) -> Iterator[_Place]:
    sentences = found.sentences
    starts = [sentence.span.start for sentence in sentences]
    figures = sorted(found.figures, key=lambda figure: (figure.span.start, figure.span.end))[:most]
    counts: dict[int, int] = {}
    for rank, figure in enumerate(figures):
        at = bisect_right(starts, figure.span.start) - 1
        nth = counts.get(at, 0)
        counts[at] = nth + 1
        sentence = sentences[at] if at >= 0 else None
        start, end = (sentence.span.start, sentence.span.end) if sentence else (figure.span.start, figure.span.end)
        left = found.account.text[max(start, figure.span.start - WINDOW) : figure.span.start]
        right = found.account.text[figure.span.end : min(end, figure.span.end + WINDOW)]
        restates = found.restated.get(figure.id, "")
        yield _Place(figure, found.account, order, sentence, nth, rank, rank / len(figures), left, right, restates)


def _see(
    place: _Place,
    tight_vector: "NDArray[np.float32]",
    near_vector: "NDArray[np.float32]",
    quantity_vector: "NDArray[np.float32]",
) -> Seen:
    figure, account, sentence, left, right = place.figure, place.account, place.sentence, place.left, place.right
    start = sentence.span.start if sentence else figure.span.start
    unit, _, period = figure.unit.partition(" per ")
    known = unit_named(unit)
    size = known.size if known else 1.0
    dimension = known.dimension if known else "people" if unit == "people" else ""
    text = sentence.text if sentence else figure.written
    noun = "" if known else stem(unit.rpartition(" ")[2])
    return Seen(
        figure=figure,
        account=account,
        order=place.order,
        dimension=dimension + (" per " + period if period and known else ""),
        noun=noun,
        low=None if figure.low is None else figure.low * size,
        high=None if figure.high is None else figure.high * size,
        of=stems(figure.of),
        near=stems(f"{figure.of} {left} {right}"),
        around=stems(text),
        bare=not figure.unit,
        fate=nearest_fate(account.text[start : figure.span.start], right, figure.of, FAR if noun else SENTENCE)
        if unit == "people" or names_people(noun)
        else "",
        group=nearest_group(left, right, figure.of),
        part=is_part(left, right),
        nth=place.nth,
        rank=place.rank,
        share=place.share,
        tight_vector=tight_vector,
        near_vector=near_vector,
        quantity_vector=quantity_vector,
        restates=place.restates,
    )
