"""Where and over which period a number counts, by the verb that its noun takes part in."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACING = frozenset("near in at on along around outside across inside off by".split())
LASTING = frozenset("since during throughout in over".split())
PLACES = frozenset({"GPE", "LOC", "FAC", "ORG"})
DROPPED = frozenset({"DET", "PUNCT", "NUM", "SPACE", "SYM", "CCONJ", "SCONJ"})
REACH = 8  # words


def place_of(verb: "Token", words: "list[Token]") -> "list[Token]":
    """Return the place where it happens, where a name tells it: near the Ostrel border; in Karrow 14 shops burned."""
    first, last = _edges(verb, words)
    for child in verb.children:
        behind, before = last < child.i < last + REACH, child.is_sent_start and child.i < first
        if child.dep_ == "prep" and child.lower_ in PLACING and (behind or before):
            inside = [token for token in child.subtree if token.i < child.i + 6 and token.pos_ not in DROPPED]
            inside = [token for token in inside if behind or token.i < first]
            if any(token.pos_ == "PROPN" and (token.ent_type_ in PLACES or before) for token in inside):
                return [token for token in inside if not (before and token.ent_type_ == "DATE")]
    return []


def period_of(verb: "Token", words: "list[Token]") -> "list[Token]":
    """Return the month or the year that the count is taken over: since March, in 2031."""
    first, last = _edges(verb, words)
    for child in verb.children:
        near = last < child.i < last + REACH or (child.is_sent_start and child.i < first)
        if child.dep_ == "prep" and child.lower_ in LASTING and near:
            inside = [token for token in child.subtree if token.i < child.i + 4]
            if inside[-1].ent_type_ == "DATE" and (inside[-1].pos_ == "PROPN" or inside[-1].like_num):
                return [token for token in inside if token.pos_ in ("PROPN", "NUM")]
    return []


def _edges(verb: "Token", words: "list[Token]") -> tuple[int, int]:
    """Return the first and the last place of the words counted."""
    places = [token.i for token in words] or [verb.i]
    return min(places), max(places)
