"""The wording of brief sentences: cited words, and connecting words between them."""

import re
from collections.abc import Sequence

from onrecord.model import BriefSentence, Span

LINK = re.compile(r"(?<!\w)\[([^\[\]]{1,200})\]\(#?\)(?!\w)")  # a link whose address was scraped away
MARKS = re.compile(r"[\"“«]([^\"“”«»]+)[\"”»](?!\w)")
LONE = re.compile(r"[\"“”«»]")  # a mark whose partner was cut off
NUMBERS = "no one two three four five six seven eight nine ten".split()
SLOTS = {"figure": "the figure", "time": "the time", "place": "the place", "cause": "the cause", "wording": "the wording",
         "agent": "who"}  # fmt: skip


def count(number: int) -> str:
    """Write a number of origins in words.

    >>> count(3), count(14)
    ('three', 'more than ten')
    """
    return NUMBERS[number] if number < len(NUMBERS) else "more than ten"


def quoted(text: str) -> str:
    """Set cited words apart: white space folded, the closing full stop taken off, quote marks inside made single.

    >>> quoted('The dam  "held" for “hours. ')
    '“The dam ‘held’ for hours”'
    """
    inner = MARKS.sub(r"‘\1’", LINK.sub(r"\1", " ".join(text.split())))
    return f"“{' '.join(LONE.sub(' ', inner).split()).strip(' .,;:–—')}”"


def tell_agreement(stated: int, origins: int, texts: Sequence[str]) -> str:
    """Word what independent origins state alike; the words shown are those of one of them.

    >>> tell_agreement(3, 3, ["The dam failed"])
    'All three independent origins agree, in the wording of one: “The dam failed”.'
    >>> tell_agreement(2, 3, ["The dam failed", "the road is shut"])
    'Two of three independent origins report, in the wording of one: “The dam failed” and “the road is shut”.'
    """
    if stated == origins:
        opening = (
            f"{'Both' if origins == 2 else 'All ' + count(origins)} independent origins agree, in the wording of one"
        )
    else:
        opening = f"{count(stated).capitalize()} of {count(origins)} independent origins report, in the wording of one"
    return f"{opening}: {_joined(texts)}."


def tell_alone(texts: Sequence[str], *, only: bool = False) -> str:
    """Word what one origin alone states; `only` when the record has no other.

    >>> tell_alone(["The mayor had been warned."])
    'One origin alone says: “The mayor had been warned”.'
    """
    return f"{'The one origin' if only else 'One origin alone'} says: {_joined(texts)}."


def tell_difference(slot: str, sides: Sequence[tuple[int, str]]) -> str:
    """Word a dispute: each side with the number of origins that give it.

    >>> tell_difference("figure", [(2, "40 ships"), (1, "some 60 vessels")])
    'Origins differ on the figure: two say “40 ships” but one says “some 60 vessels”.'
    >>> tell_difference("polarity", [(1, "the gate was shut"), (1, "it was never shut")])
    'Origins disagree: one says “the gate was shut” but one says “it was never shut”.'
    """
    said = [f"{count(n)} {'says' if n == 1 else 'say'} {quoted(text)}" for n, text in sides]
    opening = f"Origins differ on {SLOTS[slot]}" if slot in SLOTS else "Origins disagree"
    return f"{opening}: {' but '.join(said)}."


def tell_change(sides: Sequence[tuple[int, str]]) -> str:
    """Word a figure that changed while accounts came in: each side with the number of origins that give it, oldest first.

    >>> tell_change([(1, "nine boats are adrift"), (2, "14 boats are adrift")])
    'The figure differs by the time of the account: one says “nine boats are adrift” and two say “14 boats are adrift”.'
    """
    said = [f"{count(n)} {'says' if n == 1 else 'say'} {quoted(text)}" for n, text in sides]
    return f"The figure differs by the time of the account: {' and '.join(said)}."


def tell(text: str, claim: str, citations: Sequence[Span], *, according: str | None = None) -> BriefSentence:
    """Make a brief sentence; `according` are the words that name who is cited, where the quoted words do not.

    >>> tell("One origin alone says: “The pier is closed”.", "c", [], according="the harbour master").text
    'One origin alone says, according to “the harbour master”: “The pier is closed”.'
    """
    if according:
        opening, told = text.split(": ", 1)
        text = f"{opening}, according to {quoted(according)}: {told}"
    return BriefSentence(text, claim, tuple(citations))


def _joined(texts: Sequence[str]) -> str:
    return " and ".join(quoted(text) for text in texts)
