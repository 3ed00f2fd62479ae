"""Hedges: words before or behind a number that move its bounds."""

from collections.abc import Sequence
from functools import cache

from onrecord.text.numerals import Lexeme, lex, word
from onrecord.text.tables import read_table

NEAR = 0.1  # how far "about" reaches; 5 % and 10 % fit annotators equally, 10 % keeps "about ten" and "nine" together
UNDER = 0.08  # how far below the number "nearly" reaches
STRENGTH = ("least", "most", "nearly", "little_over", "about")  # where two hedges meet, the first of these decides
SIGNS = frozenset("$£€¥₹")  # of a sum that is added to another
_PHRASE = 4  # words of the longest hedge

Phrases = dict[tuple[str, ...], str]


@cache
def hedges(language: str = "en") -> tuple[Phrases, Phrases]:
    """Return the hedges that stand before a number and those behind it, as words -> kind."""
    table = read_table(f"{language}/hedges")
    before, behind = (
        {
            tuple(lexeme.text for lexeme in lex(phrase)): kind
            for kind, phrases in table[side].items()
            for phrase in phrases
        }
        for side in ("before", "behind")
    )
    return before, behind


def hedge_before(lexemes: Sequence[Lexeme], free: int, first: int, language: str = "en") -> tuple[str, int] | None:
    """Return the kind of the longest hedge that ends before a lexeme, and how many lexemes it takes."""
    for length in range(min(_PHRASE, first - free), 0, -1):
        kind = hedges(language)[0].get(tuple(lexeme.text for lexeme in lexemes[first - length : first]))
        if kind and not _is_other(lexemes, first - length, length, language):
            return kind, length
    return None


def _is_other(lexemes: Sequence[Lexeme], at: int, length: int, language: str) -> bool:
    """Tell a hedge's words that belong to what stands before them: complaints about 214, handed over 105, shot up to 80."""
    if length == 1 and _concerns(lexemes, at, language):
        return True
    phrase = " ".join(lexeme.text for lexeme in lexemes[at : at + length])
    return word(lexemes, at - 1) in read_table(f"{language}/hedges").get("particles", {}).get(phrase, ())


def _concerns(lexemes: Sequence[Lexeme], at: int, language: str) -> bool:
    """Tell whether "about" names what a word before it concerns: complaints about 214 stations."""
    concerning = read_table(f"{language}/hedges").get("concerning", {})
    return lexemes[at].text in concerning.get("links", ()) and word(lexemes, at - 1) in concerning["behind"]


def places(name: str, language: str = "en") -> bool:
    """Tell a word that before another hedge only says where something is: it stretched over nearly two kilometres."""
    return name in read_table(f"{language}/hedges").get("placing", {}).get("words", ())


def hedge_behind(lexemes: Sequence[Lexeme], last: int, language: str = "en") -> tuple[str, int] | None:
    """Return the kind of the longest hedge that begins at a lexeme, and how many lexemes it takes."""
    for length in range(min(_PHRASE, len(lexemes) - last), 0, -1):
        kind = hedges(language)[1].get(tuple(lexeme.text for lexeme in lexemes[last : last + length]))
        if kind and not _adds(lexemes, last, length, language) and not _signs(lexemes, last + length - 1):
            return kind, length
    return None


def _signs(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether a plus is the sign of the number behind it: 1 +0."""
    if lexemes[at].text != "+" or at + 1 == len(lexemes):
        return False
    return lexemes[at + 1].digits and lexemes[at + 1].start == lexemes[at].end


def _adds(lexemes: Sequence[Lexeme], at: int, length: int, language: str) -> bool:
    """Tell whether a hedge's words add something else to a number: 4% plus a bonus, £20 plus tax."""
    added = read_table(f"{language}/hedges").get("added", {}).get(lexemes[at].text)
    behind = word(lexemes, at + length)
    return added is not None and length == 1 and (behind in added or behind in SIGNS or behind[:1].isdecimal())


def strongest(kinds: Sequence[str]) -> str:
    """Return the hedge that decides where several meet, or nothing.

    >>> strongest(["about", "least"])
    'least'
    """
    return next((kind for kind in STRENGTH if kind in kinds), "")


def bounds(low: float, high: float, kinds: Sequence[str]) -> tuple[float | None, float | None]:
    """Move a number's bounds by the hedges around it.

    >>> bounds(100, 100, ["least"]), bounds(100, 100, ["about"]), bounds(100, 100, ["most"])
    ((100, None), (90.0, 110.0), (None, 100))
    """
    hedge = strongest(kinds)
    if hedge == "least":
        return low, None
    if hedge == "most":
        return None, high
    if hedge == "nearly":
        return low - UNDER * abs(low), high
    if hedge == "little_over":
        return low, high + UNDER * abs(high)
    if hedge == "about" and low == high:
        return round(low - NEAR * abs(low), 9), round(high + NEAR * abs(high), 9)
    return low, high
