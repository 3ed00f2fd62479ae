"""Figures that one account sets against each other: 28,000 by the police, 200,000 by the organisers; seven, not six."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from onrecord.reconcile.topics_seen import Seen
from onrecord.text.tables import read_table

FARTHEST = 120  # characters between the two
LEAD = 90  # characters before the first in which a verb of change is looked for
TAIL = 14
NEXT = 2  # figures on: 64, up late on Friday from 37
_CLAUSE = re.compile(r"[.!?]\s|\n")
_ENDS = re.compile(
    r"\s*(?:[.,;:”\"!?)]|$|(?:and|but|while|on|in|at|last|before|to|from|by|late|earlier|once|after|when|as|nearer|of them)\b)"
)
_PASSIVE = re.compile(r"\b(?:is|was|are|were) (?:put|estimated|reckoned)\b")


def contrasted(seen: Sequence[Seen], comparable: Callable[[Seen, Seen], bool]) -> list[tuple[int, int]]:
    """Return the pairs of figures that their account gives as two values of one quantity, by their places in `seen`."""
    order = sorted(range(len(seen)), key=lambda i: (seen[i].order, seen[i].figure.span.start))
    return [
        (min(i, j), max(i, j))
        for step in range(1, NEXT + 1)
        for i, j in zip(order, order[step:], strict=False)
        if seen[i].order == seen[j].order and comparable(seen[i], seen[j]) and _set_apart(seen[i], seen[j], step)
    ]


def _set_apart(first: Seen, second: Seen, step: int) -> bool:
    text, start, end = first.account.text, first.figure.span.end, second.figure.span.start
    alike = (first.low, first.high) == (second.low, second.high)
    other = bool(first.figure.unit and second.figure.unit) and first.dimension != second.dimension
    if alike or other or not 0 <= end - start <= FARTHEST:
        return False
    lead = _CLAUSE.split(text[max(0, first.figure.span.start - LEAD) : first.figure.span.start])[-1]
    tail = text[second.figure.span.end : second.figure.span.end + TAIL]
    return is_contrast(lead, text[start:end], tail, nouns=len({first.noun, second.noun} - {""}), adjacent=step == 1)


def is_contrast(lead: str, gap: str, tail: str, *, nouns: int = 0, adjacent: bool = True) -> bool:
    """Tell by the words around two figures whether the second is another value of what the first gives.

    `lead` stands before the first, `gap` between the two, `tail` behind the second; `nouns` counts the nouns that the two have.

    >>> is_contrast("Police put the crowd at ", "; organisers spoke of ", ". Nobody")
    True
    >>> is_contrast("Police arrested ", " people and wounded ", " others")
    False
    """
    return any(_told(lead, gap, tail, nouns, adjacent))


def _told(lead: str, gap: str, tail: str, nouns: int, adjacent: bool) -> Iterator[bool]:
    instead, old, rise, earlier, estimate, change = _patterns()
    words = " " + " ".join(gap.split()).lower()
    yield bool(instead.fullmatch(words))
    changing = bool(change.search(lead)) or " up from" in words or " down from" in words
    yield changing and bool(old.fullmatch(words))
    yield changing and " from " in lead[-25:] and bool(rise.fullmatch(words))
    alone = bool(_ENDS.match(tail))  # the second has no noun of its own
    yield alone and bool(earlier.search(gap))
    yield alone and adjacent and nouns < 2 and bool(estimate.search(gap)) and not _PASSIVE.search(gap)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    table = {
        name: "|".join(re.escape(w.strip()) for w in words.split(","))
        for name, words in read_table("en/contrasts").items()
    }
    return (
        re.compile(
            rf"(?:[\w% -]{{0,20}}),? (?:and )?(?:{table['instead']})(?: the| a| an| about| only| just| some)?(?: \w+)?"
        ),
        re.compile(r"[\w%$ -]{0,20},? ?(?:up |down )?from(?: about| the| an?)?(?: \w+){0,2}"),
        re.compile(r"(?:[\w%$ -]{0,12},? )?(?:by [\w ]{1,60}, )?to(?: \w+){0,2}"),
        re.compile(rf"(?i)[,;.]\W{{0,3}}(?:[\w’'-]+\s+){{0,6}}(?:{table['earlier']})\s(?:[\w’'-]+\s+){{0,4}}\Z"),
        re.compile(
            rf"(?i)[,;.:”\"]\W{{0,3}}(?:(?:but|while|and|though|whereas|yet)\s+)?(?:[\w’'.-]+\s+){{1,9}}?(?:{table['estimate']})\s+"
            r"(?:(?:of|to|it|at|that|them|the|figure|number|nearer|there|were|was|only|about|closer|some|just)\s+){0,5}\Z"
        ),
        re.compile(rf"(?i)\b(?:{table['change']})\b"),
    )
