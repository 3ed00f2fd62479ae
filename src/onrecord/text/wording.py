"""The rule that a brief is made of cited words: what it allows, and a check that finds the first word it does not."""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.text.tables import read_table

SHORTEST_RUN = 4  # words; shorter runs could be shuffled into what nobody said

_WORD = re.compile(r"\w+(?:[.,'’/-]\w+)*")


@cache
def connectives() -> frozenset[str]:
    """Return the words that a brief may use without citing them."""
    return frozenset(read_table("en/connectives")["words"])


def words(text: str) -> tuple[str, ...]:
    """Split a text into lower-case words.

    >>> words("“We’re 1.5 km away,” she said.")
    ('we’re', '1.5', 'km', 'away', 'she', 'said')
    """
    return tuple(word.casefold() for word in _WORD.findall(text))


def uncited_word(sentence: str, cited: Sequence[str]) -> str | None:
    """Return the first word of a sentence that neither a citation nor a connecting word accounts for, or None.

    A sentence is covered when it is a chain of pieces, each a run of at least `SHORTEST_RUN` words as they stand in one
    citation, a whole citation, or a connecting word. Single words may not be picked out of citations: any statement
    could be put together from them.

    >>> uncited_word("Two origins differ: “forty ships” but “sixty ships”.", ["forty ships", "sixty ships"])
    >>> uncited_word("Two origins say: “ten ships”.", ["forty ships"])
    'ships'
    """
    said = words(sentence)
    sources = [words(text) for text in cited]
    runs = {source[i : i + SHORTEST_RUN] for source in sources for i in range(len(source) - SHORTEST_RUN + 1)}
    reached = [True] + [False] * len(said)
    for at in range(len(said)):
        if not reached[at]:
            continue
        if said[at] in connectives():
            reached[at + 1] = True
        for source in sources:
            if source and said[at : at + len(source)] == source:
                reached[at + len(source)] = True
        for end in range(at + SHORTEST_RUN, len(said) + 1):
            if said[end - SHORTEST_RUN : end] not in runs:
                break
            reached[end] = reached[end] or _holds(sources, said[at:end])
    if reached[len(said)]:
        return None
    return said[max(i for i, ok in enumerate(reached) if ok)]


def _holds(sources: Sequence[tuple[str, ...]], run: tuple[str, ...]) -> bool:
    return any(source[i : i + len(run)] == run for source in sources for i, word in enumerate(source) if word == run[0])
