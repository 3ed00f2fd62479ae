"""What an account has counted so far, for a number whose noun is left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.figures_counted import Counted, counted_unit, counted_words, phrase_of
from onrecord.extract.figures_syntax import NOUNS
from onrecord.text.quantities import Quantity
from onrecord.text.units import measure_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

TIMES = 4.0  # how many times the one may be the other where no word ties them
LOOSELY = 10.0  # the same where the sentence does
FRONT = 8  # words of a partitive
STATE = 5  # words behind "them" in which it is told what befell them
ANAPHORS = frozenset({"them", "these", "those", "which", "whom"})


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that the account gave: where, how large, and what it counts."""

    figure: str  # id
    end: int  # in the account's text
    quantity: Quantity
    counted: Counted


@dataclass(frozen=True, slots=True)
class Named:
    """What is counted; `again` is the figure before whose quantity is given anew."""

    unit: str
    of: str
    again: Told | None = None


def named_by(noun: "Token") -> Named:
    """Return the unit and the wording of a noun."""
    return Named(counted_unit(noun), " ".join(token.text for token in phrase_of(noun)))


def counts(near: Sequence[Told]) -> Iterator[Told]:
    """Yield the figures before that count something, the last first; measures, shares and sums are none."""
    return (told for told in reversed(near) if told.counted.unit and measure_of(told.counted.unit) is None)


def counted_last(near: Sequence[Told], *, anew: bool = False) -> Named | None:
    """Return what the last figure counts that counts anything; `anew` where another one gives it anew."""
    return next((Named(told.counted.unit, told.counted.of, told if anew else None) for told in counts(near)), None)


def counted_alike(
    near: Sequence[Told], quantity: Quantity, *, anew: bool = False, times: float = TIMES
) -> Named | None:
    """Return what the last figure of about the size of another one counts; `anew` where that one gives it anew."""
    size = size_of(quantity)
    for told in counts(near):
        if size and 1 / times <= (size_of(told.quantity) or 0.0) / size <= times:
            return Named(told.counted.unit, told.counted.of, told if anew else None)
    return None


def last_told(near: Sequence[Told]) -> Named | None:
    """Return what the last figure counts or measures, which no share does."""
    told = near[-1].counted if near else None
    return Named(told.unit, told.of) if told is not None and told.unit not in ("", "percent") else counted_last(near)


def size_of(quantity: Quantity) -> float | None:
    """Return the bound by which quantities are compared in size."""
    return quantity.low if quantity.low is not None else quantity.high


def whole_of(doc: "Doc", at: int, near: Sequence[Told]) -> Named | None:
    """Return what a partitive names from a token on."""
    noun = None
    for token in doc[at : at + FRONT]:
        word = token.lower_
        if word in ("us", "you", "ours"):
            return Named("people", "")
        if word in ANAPHORS and not (token.tag_ == "DT" and token.head.i > token.i):
            behind = doc[token.i + 1 : token.i + 2 + (doc[token.i + 1 : token.i + 2].text in ("in", "at"))]
            return (
                Named("people", behind.text)
                if any(map(befalls, behind))
                else _of_people(doc, token.i, near) or counted_last(near)
            )
        if word in counted_words("crowds") or counted_unit(token) == "people":
            return Named("people", token.text)
        if token.is_punct or (token.pos_ in ("VERB", "AUX", "ADP") and token.tag_ not in ("VBN", "VBG")):
            break
        noun = token if token.pos_ in NOUNS else None if token.tag_ == "POS" else noun
    return named_by(noun) if noun is not None else None


def _of_people(doc: "Doc", at: int, near: Sequence[Told]) -> Named | None:
    """Return the people counted last where what is told of "them" befalls people alone: 29 of them were taken to hospital."""
    for token in doc[at + 1 : at + 1 + STATE]:
        if token.is_punct or token.is_sent_start:
            break
        if token.lower_ in counted_words("people_alone"):
            told = next((told for told in counts(near) if told.counted.unit == "people"), None)
            return Named("people", told.counted.of if told is not None else token.text)
    return None


def befalls(token: "Token") -> bool:
    """Tell whether a word says what befalls people: wounded, arrested."""
    return token.lemma_.lower() in counted_words("happens_to_people")
