"""What a cue adds to the bare saying: claimed, admitted, insisted, or only believed."""

import re
from functools import cache

from onrecord.text.tables import read_table

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
ENDINGS = (
    ("", ""),
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("d", ""),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
)
IRREGULAR = {"thought": "think", "knew": "know", "known": "know", "felt": "feel", "understood": "understand", "saw": "see",
             "seen": "see", "foresaw": "foresee", "swore": "swear", "sworn": "swear", "meant": "mean"}  # fmt: skip


@cache
def _tones(language: str = "en") -> dict[str, str]:
    table: dict[str, str] = read_table(f"{language}/tones")["tones"]
    return {word: tone for tone, words in table.items() for word in words.split()}


def tone_of(cue: str) -> str | None:
    """Name what a cue says beyond the saying, or None for the plain ones.

    >>> tone_of("has admitted"), tone_of("feared that"), tone_of("told reporters")
    ('concession', 'thought', None)
    """
    tones = (_word_tone(word) for word in WORD.findall(cue.casefold()))
    return next((tone for tone in tones if tone), None)


def _word_tone(word: str) -> str | None:
    known = _tones()
    if word in IRREGULAR:
        return known.get(IRREGULAR[word])
    for ending, lemma_ending in ENDINGS:
        stem = word.removesuffix(ending) if ending else word
        if (not ending or stem != word) and (tone := known.get(stem + lemma_ending)):
            return tone
    doubled = re.fullmatch(r"(\w+?)(\w)\2(?:ed|ing)", word)
    return known.get(doubled[1] + doubled[2]) if doubled else None
