"""Whose a noun is: the possessor that a view, a claim or an answer cites."""

from typing import TYPE_CHECKING

from onrecord.extract.sources import Phrase, source_phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

OURS = frozenset({"my", "our", "your"})


def owner_of(noun: "Token") -> "Token | None":
    """Return the possessor of a noun."""
    return next((c for c in noun.children if c.dep_ == "poss"), None)


def owner_phrase(owner: "Token") -> Phrase:
    """Name a possessor without its genitive."""
    phrase = source_phrase(owner, None)
    doc, end = owner.doc, phrase.end
    while end > owner.i + 1 and doc[end - 1].dep_ == "case":
        end -= 1
    return Phrase(owner, phrase.start, end)
