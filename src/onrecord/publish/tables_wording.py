"""Two prints of the same words, compared word by word."""

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from onrecord.model import Utterance, Wording

TOKEN = re.compile(r"\w+(?:[’'.-]\w+)*|[^\w\s]")
LONGEST = 2000  # tokens; the comparison is quadratic, and no spoken sentence comes near
CURLY = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"'})


class Piece(NamedTuple):
    """A run of words that both prints have, that only the original has, or that only the other has."""

    kind: Literal["same", "gone", "new"]
    text: str


def original_wording(utterance: Utterance) -> Wording:
    """Return the print that the others are compared with: the first whose words are marked as the same."""
    return next((w for w in utterance.wordings if w.change == "same"), utterance.wordings[0])


def diff_words(original: str, other: str) -> tuple[Piece, ...]:
    """Say word by word what another print dropped and added; the shape of quote marks makes no difference.

    >>> [tuple(piece) for piece in diff_words("the red line", "a red line")]
    [('gone', 'the'), ('new', 'a'), ('same', 'red line')]
    """
    left, right = (list(TOKEN.finditer(text)) for text in (original, other))
    if max(len(left), len(right)) > LONGEST:
        return (Piece("gone", original), Piece("new", other))
    before, after = ([token[0].translate(CURLY) for token in side] for side in (left, right))
    pieces: list[Piece] = []
    for code, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if code == "equal":
            pieces.append(Piece("same", _cut(other, right[k:m])))
            continue
        pieces += [Piece("gone", _cut(original, left[i:j]))] if i < j else []
        pieces += [Piece("new", _cut(other, right[k:m]))] if k < m else []
    return tuple(pieces)


def _cut(text: str, tokens: list[re.Match[str]]) -> str:
    return text[tokens[0].start() : tokens[-1].end()]
