"""How much a word says about what a text is about."""

from functools import cache
from math import log

from onrecord.text.tables import read_table

RAREST = 0.004  # share of texts assumed of a word that is in no band


@cache
def rarities(language: str = "en") -> dict[str, float]:
    """Return the rarity of the words that many texts hold: the logarithm of one over their share of texts."""
    bands = read_table(f"{language}/frequencies")["bands"]
    return {word: -log(min(1.0, 1.6 * band["share"])) for band in bands for word in band["words"].split()}


def rarity(word: str) -> float:
    """Return how much a folded word says; a word in every text says nothing, a rare one about 5.5.

    >>> rarity("after") < rarity("earthquake")
    True
    """
    return rarities().get(word, -log(RAREST))
