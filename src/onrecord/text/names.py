"""Names as written, brought to what can be compared."""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.text.tables import read_table

WORD = re.compile(r"[^\W\d_]+(?:[.'’&-][^\W\d_]+)*\.?|\d+")
DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?=\W|$)")


@dataclass(frozen=True, slots=True)
class NameWords:
    """The language's tables for names."""

    titles: frozenset[str]
    lowercase: frozenset[str]
    bodies: frozenset[str]
    same: dict[str, str]


@cache
def name_tables(language: str = "en") -> NameWords:
    """Load the tables of a language once.

    >>> "minister" in name_tables().titles
    True
    """
    table = read_table(f"{language}/names")
    return NameWords(
        frozenset(table["titles"].split()),
        frozenset(table["lowercase"].split()),
        frozenset(table["bodies"].split()),
        dict(table["same"]),
    )


def bare_name(name: str) -> str:
    """Strip from a name what changes with its sentence: article, possessive, quotes, and titles before it.

    >>> bare_name("the Prime Minister Ada Lorn’s")
    'Ada Lorn'
    >>> bare_name("The Harbour Council")
    'Harbour Council'
    """
    tables = name_tables()
    words = POSSESSIVE.sub("", " ".join(name.split()).strip(" \"“”‘’'.,;:()[]")).split()
    if words and DOTTED.fullmatch(words[-1]):
        words[-1] += "."
    while len(words) > 1 and fold_name_word(words[0]) in tables.titles | {"the", "a", "an"}:
        words = words[1:]
    return " ".join(words)


def fold_name_word(word: str) -> str:
    """Fold a word of a name: case, dots and possessives make no difference.

    >>> fold_name_word("U.S.")
    'us'
    """
    return POSSESSIVE.sub("", word).replace(".", "").casefold()


def name_words(phrase: str, *, capitalised: bool = False) -> frozenset[str]:
    """Return the words of a phrase that name or describe somebody, without titles and small words.

    >>> sorted(name_words("the harbour minister, Ada Lorn"))
    ['ada', 'harbour', 'lorn']
    >>> sorted(name_words("the harbour minister, Ada Lorn", capitalised=True))
    ['ada', 'lorn']
    """
    tables = name_tables()
    words = [word for word in WORD.findall(phrase) if not capitalised or word[:1].isupper()]
    return frozenset(map(fold_name_word, words)) - tables.titles - tables.lowercase - {""}


def initials(name: str) -> str:
    """Return the acronym of a name of several words, or nothing.

    >>> initials("United Harbour Workers of Lorn")
    'UHWL'
    """
    words = [word for word in name.split() if word[:1].isupper()]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def canonical_name(name: str) -> str:
    """Return the name that several spellings of a state or body stand for, folded.

    >>> canonical_name("the U.S.") == canonical_name("United States")
    True
    """
    bare = " ".join(fold_name_word(word) for word in bare_name(name).split())
    return name_tables().same.get(bare, bare)
