"""Words, runs of digits and signs of a text, and numbers over them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from onrecord.text.tables import read_table

_LEXEME = re.compile(r"(?<![\w.,])\.\d+|\d+(?:[.,’'\u00a0\u2009\u202f]\d+)*|[^\W\d_]+|[^\w\s]|_")
LONGEST = 20  # digits; what is longer is an identifier
MOST = 1e30  # from which on no scale word is read: a text can heap them up past what a float holds
HYPHENS = frozenset("-‐‑–—")


class Lexeme(NamedTuple):
    """A word, a run of digits or a sign; `text` is in lower case."""

    text: str
    start: int
    end: int

    @property
    def digits(self) -> bool:
        """Tell whether the lexeme is a run of digits."""
        return self.text[0].isdigit() or (self.text[0] == "." and len(self.text) > 1)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number over lexemes `first` to `last` (exclusive), with inclusive bounds."""

    first: int
    last: int
    low: float
    high: float
    form: str  # digits, words, set, vague, fraction
    scale: float = 1.0  # what a scale word behind the number multiplied it by


def number_words() -> Mapping[str, dict[str, Any]]:
    """Return the tables of number words."""
    return read_table("en/numbers")


def lex(text: str) -> list[Lexeme]:
    """Cut a text into words, runs of digits and signs.

    >>> [lexeme.text for lexeme in lex("$1.2bn, forty-two")]
    ['$', '1.2', 'bn', ',', 'forty', '-', 'two']
    """
    return [Lexeme(m[0].casefold() or m[0], *m.span()) for m in _LEXEME.finditer(text)]


def word(lexemes: Sequence[Lexeme], at: int) -> str:
    """Return a lexeme's text, or nothing behind the end.

    >>> word(lex("Two boats"), 1), word(lex("Two boats"), 2)
    ('boats', '')
    """
    return lexemes[at].text if 0 <= at < len(lexemes) else ""


def touching(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether a lexeme stands right behind the one before it.

    >>> touching(lex("40km"), 1), touching(lex("40 km"), 1)
    (True, False)
    """
    return 0 < at < len(lexemes) and lexemes[at - 1].end == lexemes[at].start
