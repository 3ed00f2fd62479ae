"""How many people a text says were killed and hurt, number by number and one by one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.text.numerals import Lexeme, Numeral, lex, numeral_at, word
from onrecord.text.tables import read_table
from onrecord.text.units import unit_at

Fate = Literal["dead", "hurt", "struck"]
BEHIND = 7  # words between a number and the fate behind it
BEFORE = 4
MOST = 1_000
_SENTENCE = re.compile(r"(?<=[.!?;])[\"”’']?\s+|\n+")
_BREAKS = frozenset({",", "—", "–", ":", "(", ")", "and", "while", "but", "including"})


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of people with what befell them; `sentence` counts from the beginning of the text."""

    fate: Fate
    count: int
    sentence: int


@dataclass(frozen=True, slots=True)
class TollWords:
    """The words of tolls."""

    fates: dict[str, Fate]
    people: frozenset[str]
    deadly: tuple[str, ...]
    told: dict[Fate, tuple[str, ...]]
    own: tuple[str, ...]
    months: frozenset[str]


@cache
def toll_words() -> TollWords:
    """Return the words of tolls."""
    table = read_table("en/tolls")
    fates: dict[str, Fate] = {}
    for fate in ("struck", "hurt", "dead"):
        fates.update(dict.fromkeys(table[fate].split(), fate))
    return TollWords(
        fates, frozenset(table["people"].split()), tuple(table["deadly"]),
        {"dead": tuple(table["death_told"]), "hurt": tuple(table["hurt_told"])}, tuple(table["death_own"]),
        frozenset(table["months"].split()),
    )  # fmt: skip


def read_tolls(text: str) -> tuple[Toll, ...]:
    """Find the counts of killed, hurt and struck people in a text.

    >>> [(toll.fate, toll.count) for toll in read_tolls("Two men were shot dead and five people wounded in Karrow.")]
    [('dead', 2), ('hurt', 5)]
    """
    return tuple(toll for at, sentence in enumerate(_SENTENCE.split(text)) for toll in _tolls(sentence, at))


def _tolls(sentence: str, at: int) -> Iterator[Toll]:
    lexemes = lex(sentence)
    if not any(lexeme.text in toll_words().fates for lexeme in lexemes):
        return
    here = 0
    while here < len(lexemes):
        number = numeral_at(lexemes, here)
        if number is None:
            here += 1
            continue
        fate = _fate(lexemes, number) if _counts(lexemes, number) else None
        if fate:
            yield Toll(fate, int(number.low), at)
        here = number.last


def _counts(lexemes: Sequence[Lexeme], number: Numeral) -> bool:
    """Tell whether a number can count people: not an age, an hour, a measure or a year."""
    if number.form not in ("digits", "words") or number.low != int(number.low) or not 0 < number.low < MOST:
        return False
    after, before = word(lexemes, number.last), word(lexemes, number.first - 1)
    if unit_at(lexemes, number)[0] is not None or after in (
        "-",
        ":",
        "/",
        "a",
        "p",
        "am",
        "pm",
        "st",
        "th",
        "times",
        "shots",
    ):
        return False
    if before == "," and after in (",", ".", ")", ""):  # Arn Vashko, 22, was shot
        return False
    if before.strip(".") in toll_words().months or after in ("shooting", "slaying", "killing", "murder", "homicide"):
        return False
    return before not in ("at", "age", "aged", "$", ":", "-", "/", "#", "route", "highway", "block", "no")


def _fate(lexemes: Sequence[Lexeme], number: Numeral) -> Fate | None:
    fates, people = toll_words().fates, toll_words().people
    for at in range(number.first - 1, max(-1, number.first - 1 - BEFORE), -1):
        name = word(lexemes, at)
        if name in fates and name.endswith(("ing", "ed", "s", "ll", "shot")) and not _owned(lexemes, at):
            return _deadly(lexemes, at, number.first, fates[name])
        if name in _BREAKS or name in people:
            break
    for at in range(number.last, min(len(lexemes), number.last + BEHIND)):
        name = word(lexemes, at)
        if name in fates:
            return _deadly(lexemes, at, at + 4, fates[name])
        if name in _BREAKS or (at > number.last and numeral_at(lexemes, at) is not None):
            break
    return None


def _owned(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether the fate before a number is that of others: was killed and two ..."""
    return word(lexemes, at - 1) in ("was", "were", "been", "be") and word(lexemes, at + 1) != "by"


def _deadly(lexemes: Sequence[Lexeme], at: int, end: int, fate: Fate) -> Fate:
    if fate != "struck":
        return fate
    behind = " ".join(lexeme.text for lexeme in lexemes[at - 1 : end])
    return "dead" if any(phrase in behind for phrase in toll_words().deadly) else fate


def tells_one(text: str, fate: Fate) -> int:
    """Count how often a text tells of a single death or injury without a number.

    >>> tells_one("A man was shot and killed in Karrow.", "dead") > 0
    True
    """
    folded = text.casefold()
    return sum(folded.count(phrase) for phrase in toll_words().told[fate])


def kills_self(text: str) -> bool:
    """Tell whether a text says that someone who killed is among the dead.

    >>> kills_self("He shot his neighbour, then killed himself.")
    True
    """
    folded = text.casefold()
    return any(phrase in folded for phrase in toll_words().own)
