"""Voices: somebody who was cited or acted in an account, and of which kind."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.person_names import office_words
from onrecord.extract.sources import Phrase, named, people_words

PLURAL = frozenset({"they", "them", "their"})
PARTS = frozenset(
    {"one", "two", "three", "another", "some", "several", "both", "others", "many", "most", "none", "all"}
)
LATEST = 100  # voices looked through; keeps a long account linear


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who was cited or acted: where, under which name or description, and of which kind."""

    at: int
    name: str
    kind: str
    anonymous: bool
    role: str
    description: str | None


def back(voices: list[Voice], at: int) -> Iterator[Voice]:
    """Go back over the latest voices before a place."""
    end = bisect_left(voices, at, key=lambda voice: voice.at)
    return reversed(voices[max(0, end - LATEST) : end])


def kind_of_source(phrase: Phrase) -> str:
    """Tell a person from people and from a body."""
    head = phrase.head
    lemma = head.lemma_.lower()
    if named(phrase) and head.ent_type_ not in ("ORG", "GPE", "NORP", "FAC", "LOC"):
        return "person"
    person = lemma in people_words() or lemma in office_words()
    plural = head.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in head.children) or head.lower_ in PLURAL
    if person and not plural:
        return "person"
    if plural or lemma in PARTS or any(c.dep_ == "nummod" for c in head.children):
        return "people"
    return "body"
