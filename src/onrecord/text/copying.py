"""The marks of a copy: words a synonym tool leaves standing, notes of a translation, numbers in one spelling."""

from dataclasses import dataclass
from functools import cache

from onrecord.text.tables import read_table


@dataclass(frozen=True, slots=True)
class CopyingWords:
    """The language's tables for telling copies from originals."""

    function_words: frozenset[str]
    translation_notes: tuple[str, ...]
    update_notes: tuple[str, ...]
    numerals: dict[str, str]


@cache
def copying_words(language: str = "en") -> CopyingWords:
    """Load the tables of a language once.

    >>> "the" in copying_words().function_words
    True
    """
    table = read_table(f"{language}/copying")
    return CopyingWords(
        frozenset(table["function_words"].split()),
        tuple(table["translation_notes"]),
        tuple(table["update_notes"]),
        table["numerals"],
    )


def fold_number(word: str) -> str | None:
    """Write a number word or numeral in one way, or return None for any other word.

    >>> fold_number("twelve"), fold_number("1,200"), fold_number("crowns")
    ('12', '1200', None)
    """
    if word[:1].isdigit():
        return word.replace(",", "")
    return copying_words().numerals.get(word)
