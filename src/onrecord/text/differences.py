"""Two wordings of one sentence, compared word by word."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:[.,'’:/-][^\W_]+)*")
LONGEST = 600  # words of one side; a quotation is far shorter and the comparison costs the square


class Edit(NamedTuple):
    """One step from the original to the print: `old` gives way to `new`; equal when nothing changed."""

    old: str
    new: str


def fold(word: str) -> str:
    """Fold what a change of typeface changes: case and the apostrophe.

    >>> fold("Don’t")
    "don't"
    """
    return word.casefold().replace("’", "'")


def compare_words(original: str, printed: str) -> tuple[Edit, ...]:
    """Compare two wordings word by word; punctuation and case make no difference.

    >>> compare_words("We never planned it.", "We had never planned it")
    (Edit(old='We', new='We'), Edit(old='', new='had'), Edit(old='never planned it', new='never planned it'))
    """
    old, new = WORD.findall(original)[:LONGEST], WORD.findall(printed)[:LONGEST]
    matcher = SequenceMatcher(None, [fold(w) for w in old], [fold(w) for w in new], autojunk=False)
    return tuple(
        Edit(" ".join(old[a:b]), " ".join(old[a:b] if tag == "equal" else new[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
    )


def word_difference(original: str, printed: str) -> str | None:
    """Write the way from the original to a print, or None when the words are the same.

    Unchanged words stand as they are, `[old -> new]` replaces, `[- old]` leaves out, `[+ new]` adds.

    >>> word_difference("We will not pay anyone", "We won’t pay anybody")
    'We [will not -> won’t] pay [anyone -> anybody]'
    >>> word_difference("We will not pay", "“We will not pay”") is None
    True
    """
    edits = compare_words(original, printed)
    if all(edit.old == edit.new for edit in edits):
        return None
    return " ".join(_written(edit) for edit in edits)


def _written(edit: Edit) -> str:
    if edit.old == edit.new:
        return edit.old
    if not edit.old:
        return f"[+ {edit.new}]"
    return f"[- {edit.old}]" if not edit.new else f"[{edit.old} -> {edit.new}]"
