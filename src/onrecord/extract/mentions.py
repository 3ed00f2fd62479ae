"""Names in the text and what kind of thing they name."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.reading import Reading
from onrecord.extract.speech_words import speech_words
from onrecord.model import EntityKind, Span

KINDS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
}  # fmt: skip
BEFORE = re.compile(r"[\W_]*(?:(?i:the|a|an)\s+)?[\W_]*")
AFTER = re.compile(r"(?:['’]s?)?[\W_]*$")
UNNAMED = re.compile(r"https?:|www\.|[@|#<>{}\[\]=]|\d{3}")
CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as written, without article and genitive; its kind is what most mentions of the name in the account say."""

    span: Span
    text: str
    kind: EntityKind


def extract_mentions(reading: Reading) -> tuple[Mention, ...]:
    """Find the names of people, organisations, places and groups. All mentions of one name take one kind."""
    found = tuple(_read_mentions(reading))
    kinds = _vote(found)
    return tuple(Mention(m.span, m.text, kinds[_key(m.text)]) for m in found)


def _read_mentions(reading: Reading) -> Iterator[Mention]:
    for passage in reading.passages:
        for entity in passage.doc.ents:
            if entity.label_ in KINDS:
                span = passage.span(entity)
                start, end = trim_name(entity.text)
                text = entity.text[start:end]
                if is_name(text):
                    yield Mention(Span(span.account, span.start + start, span.start + end), text, KINDS[entity.label_])


def trim_name(text: str) -> tuple[int, int]:
    """Return the bounds of a name without its article, genitive and punctuation.

    >>> "the Vale Council's"[slice(*trim_name("the Vale Council's"))]
    'Vale Council'
    """
    opening = BEFORE.match(text)
    start = opening.end() if opening else 0
    closing = AFTER.search(text, start)
    end = closing.start() if closing else len(text)
    abbreviated = "." in text[start:end] and text[end : end + 1] == "."
    return start, end + abbreviated


def is_name(text: str) -> bool:
    """Tell a name from what a language model mistakes for one: titles, days, links, lower-case words.

    >>> [is_name(t) for t in ("Lena Orr", "President", "Monday", "the river", "www.vale.example")]
    [True, False, False, False, False]
    """
    if len(text) < 2 or UNNAMED.search(text) or CALENDAR.fullmatch(text):
        return False
    if not any(letter.isupper() for letter in text) or len(text) > 100:
        return False
    titles = speech_words().titles["before"]
    return any(word.rstrip(".").lower() not in titles for word in text.split())


def _vote(found: tuple[Mention, ...]) -> dict[str, EntityKind]:
    """Let mentions of one name vote on its kind; a bare surname votes with the full names that end in it."""
    votes: dict[str, Counter[EntityKind]] = {}
    for mention in found:
        votes.setdefault(_key(mention.text), Counter())[mention.kind] += 1
    people: dict[str, int] = {}
    for key, counts in votes.items():
        words = key.split()
        if len(words) in (2, 3) and counts.most_common(1)[0][0] == "person":
            people[words[-1]] = people.get(words[-1], 0) + counts["person"]
    for key, number in people.items():
        if key in votes:
            votes[key]["person"] += number
    return {key: _first(counts) for key, counts in votes.items()}


def _first(counts: Counter[EntityKind]) -> EntityKind:
    order: tuple[EntityKind, ...] = ("person", "organisation", "place", "group", "document", "other")
    return max(order, key=lambda kind: (counts[kind], -order.index(kind)))


def _key(text: str) -> str:
    words = text.split()
    while len(words) > 1 and words[0].rstrip(".").lower() in speech_words().titles["before"]:
        words = words[1:]
    return " ".join(words)
