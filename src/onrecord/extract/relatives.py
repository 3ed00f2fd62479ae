"""Relative pronouns, and the nouns that they stand for."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVE = frozenset({"who", "which", "that"})


def meant(head: "Token") -> "Token":
    """Return the noun that a relative pronoun stands for; any other token as it is."""
    return (antecedent(head) or head) if head.lower_ in RELATIVE and head.pos_ != "SCONJ" else head


def antecedent(relative: "Token") -> "Token | None":
    """Return the noun that a relative pronoun stands for."""
    verb = relative.head
    for _ in range(4):
        if verb.dep_ in ("relcl", "acl") or verb.head.i == verb.i:
            break
        verb = verb.head
    if verb.dep_ in ("relcl", "acl") and verb.head.i < relative.i:
        return verb.head
    before = relative.doc[max(0, relative.i - 3) : relative.i]
    return next((t for t in reversed(before) if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
