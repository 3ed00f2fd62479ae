"""A figure with what tells which quantity it gives: its dimension, its value in base units, the words around it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from onrecord.model import Account, Figure
from onrecord.models.encoder import encode
from onrecord.text.numerals import number_words
from onrecord.text.tables import read_table
from onrecord.text.units import unit_named

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.extract.findings import Findings
    from onrecord.extract.sentences import Sentence

FAR = 9  # words; a fate told farther away is somebody else's
SENTENCE = 18  # words, for a number without a noun: the toll from the collapse of the mine rose to 12
TIGHT = 4  # words on either side, which tell two figures of one sentence apart
WINDOW = 80  # characters on either side that are taken as a figure's own context
_WORD = re.compile(r"[^\W_]+")
_STOP = frozenset(
    """a an the of in on at to for from by with and or but as that which who whom this these those it its he she they them his her
    their we our us you i was were is are be been being has have had do did does not no will would could said says say told about
    more than over nearly at least some around up after before when while into out also one""".split()
)


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
    near: frozenset[str]
    around: frozenset[str]
    bare: bool  # neither unit nor noun: 340 billion
    fate: str  # what befalls the people counted, by the nearest word that tells one
    group: str  # who is counted, where it is more than people
    part: bool  # told as a part of another count: four of them, among them two children
    nth: int  # among the figures of its sentence
    tight_vector: "NDArray[np.float32]"  # of the words next to the figure, where near_vector is of the wider context
    near_vector: "NDArray[np.float32]"


def see_figures(findings: "Sequence[Findings]", most: int = 500) -> list[Seen]:
    """Put the figures of a story in their place, the first `most` of each account, accounts in their order."""
    places = [place for order, found in enumerate(findings) for place in _places(order, found, most)]
    vectors = encode([text for place in places for text in (place.tight, place.context)])
    return [_see(place, vectors[2 * at], vectors[2 * at + 1]) for at, place in enumerate(places)]


@dataclass(frozen=True, slots=True)
class _Place:
    """A figure in its sentence: `left` and `right` are what stands around it there."""

    figure: Figure
    account: Account
    order: int
    sentence: "Sentence | None"
    nth: int
    left: str
    right: str

    @property
    def tight(self) -> str:
        """Return the words next to the figure with its number left out, to be encoded."""
        return self._around(self.left.split()[-TIGHT:], self.right.split()[:TIGHT])

    @property
    def context(self) -> str:
        """Return the figure's own context with its number left out, to be encoded."""
        return self._around(self.left.split(), self.right.split())

    def _around(self, left: Sequence[str], right: Sequence[str]) -> str:
        return " ".join([*left, "N", *self.figure.unit.partition(" per ")[0].split(), *right])


def _places(order: int, found: "Findings", most: int) -> Iterator[_Place]:
    sentences = found.sentences
    starts = [sentence.span.start for sentence in sentences]
    figures = sorted(found.figures, key=lambda figure: (figure.span.start, figure.span.end))[:most]
    counts: dict[int, int] = {}
    for figure in figures:
        at = bisect_right(starts, figure.span.start) - 1
        nth = counts.get(at, 0)
        counts[at] = nth + 1
        sentence = sentences[at] if at >= 0 else None
        start, end = (sentence.span.start, sentence.span.end) if sentence else (figure.span.start, figure.span.end)
        left = found.account.text[max(start, figure.span.start - WINDOW) : figure.span.start]
        right = found.account.text[figure.span.end : min(end, figure.span.end + WINDOW)]
        yield _Place(figure, found.account, order, sentence, nth, left, right)


def _see(place: _Place, tight_vector: "NDArray[np.float32]", near_vector: "NDArray[np.float32]") -> Seen:
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
        near=stems(f"{figure.of} {left} {right}"),
        around=stems(text),
        bare=not figure.unit,
        fate=nearest_fate(account.text[start : figure.span.start], right, figure.of, FAR if noun else SENTENCE),
        group=nearest_group(left, right, figure.of),
        part=is_part(left, right),
        nth=place.nth,
        tight_vector=tight_vector,
        near_vector=near_vector,
    )


def stems(text: str) -> frozenset[str]:
    """Return the stems of a text's words that tell something.

    >>> sorted(stems("Three of the wounded soldiers were wounded twice"))
    ['soldier', 'wound']
    """
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(stem(w) for w in words if w not in _STOP and w not in _number_words() and not w[0].isdigit())


@cache
def _number_words() -> frozenset[str]:
    return frozenset(word for table in number_words().values() for word in table)


@cache
def _concepts() -> tuple[dict[str, str], dict[str, str]]:
    """Return stem -> fate, and stem -> group."""
    table = read_table("en/concepts")
    fates, groups = (
        {stem(word): name for name, words in table[part].items() for word in words.split()}
        for part in ("fates", "groups")
    )
    return fates, groups


def nearest_fate(left: str, right: str, of: str, far: int = 9) -> str:
    """Return the fate that the word nearest to a number tells; what stands behind the number goes first.

    >>> nearest_fate("Officials said ", " people were killed and dozens hurt", "people")
    'dead'
    >>> nearest_fate("The blast injured ", " on the quay", "")
    'hurt'
    """
    fates = _concepts()[0]
    behind = [stem(word) for word in _WORD.findall(right)]
    before = [stem(word) for word in reversed(_WORD.findall(left))]
    options = [(at, fates[word]) for at, word in enumerate(behind) if word in fates]
    options += [(at + 1, fates[word]) for at, word in enumerate(before) if word in fates]
    told = {fates[stem(word)] for word in _WORD.findall(of) if stem(word) in fates}
    near = [(at - 4 * (fate in told), fate) for at, fate in options if at < far]
    return min(near, default=(0, ""))[1]


def nearest_group(left: str, right: str, of: str) -> str:
    """Return who is counted, by the words close behind a number or close before it.

    >>> nearest_group("killing ", " soldiers and wounding five", "soldiers")
    'soldiers'
    """
    groups = _concepts()[1]
    for text in (of, " ".join(_WORD.findall(right)[:5]), " ".join(_WORD.findall(left)[-3:])):
        for word in _WORD.findall(text):
            if stem(word) in groups:
                return groups[stem(word)]
    return ""


_PART_BEFORE = re.compile(
    r"(?:includ\w+|among (?:them|whom|the \w+)|of (?:them|whom|which|these|those))\W*(?:\w+\W+){0,2}\Z", re.I
)
_PART_BEHIND = re.compile(
    r"\W*of (?:the|them|those|these|whom|its|their|his|her|our)\b|[^.;]{0,12}\bof (?:them|whom)\b", re.I
)


def is_part(left: str, right: str) -> bool:
    """Tell whether a number is told as a part of another.

    >>> is_part("23 people died, ", " of them children"), is_part("killing ", " people")
    (True, False)
    """
    return bool(_PART_BEHIND.match(right) or _PART_BEFORE.search(left[-40:]))


def stem(word: str) -> str:
    """Cut an English word to a rough stem.

    >>> stem("villagers"), stem("wounded"), stem("evacuating")
    ('villager', 'wound', 'evacuat')
    """
    word = word.casefold()
    for ending, least in (("ies", 3), ("ing", 4), ("ed", 3), ("es", 4), ("s", 3), ("e", 4)):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word
