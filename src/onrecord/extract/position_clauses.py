"""The clause that takes a position and the clause that makes it conditional, as token ranges of the parse."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.extract.position_cues import SUBJECTS, Cue
from onrecord.extract.position_words import position_words

if TYPE_CHECKING:
    from spacy.tokens import Token

EDGE = frozenset("\"'“”‘’«».,;:—–-()")
LEADING = frozenset({"and", "but", "or", "yet", "that", "because", "while", "as"})


def clause_range(cue: Cue) -> tuple[int, int]:
    """Return the tokens of the clause that a cue heads, without clauses joined to it and edge punctuation."""
    token = cue.token
    own = sorted(_own(token))
    start, end = _unbroken(own, token.i)
    return _trimmed(token, start, end)


def _own(head: "Token") -> Iterator[int]:
    """Yield the tokens of a clause: what hangs on its head, less joined clauses and clauses beside it."""
    queue = [head]
    while queue:
        token = queue.pop()
        yield token.i
        for child in token.children:
            if not (token is head and _stands_apart(head, child)):
                queue.append(child)


def _stands_apart(head: "Token", child: "Token") -> bool:
    if child.dep_ == "conj":
        return child.pos_ in ("VERB", "AUX")
    if child.dep_ == "cc":
        return any(other.dep_ == "conj" and other.pos_ in ("VERB", "AUX") for other in head.children)
    if child.dep_ == "advcl":
        comma = child.left_edge.i > 0 and child.doc[child.left_edge.i - 1].lower_ == ","
        return comma and child.tag_ == "VBG" and child.i > head.i
    return child.dep_ in ("parataxis", "intj") or (child.dep_ == "punct" and abs(child.i - head.i) > 30)


def _unbroken(own: list[int], at: int) -> tuple[int, int]:
    """Return the run around a token, stepping over single missing tokens, which are punctuation or a conjunction."""
    have = set(own)
    start = end = at
    while start - 1 in have or start - 2 in have:
        start -= 1 if start - 1 in have else 2
    while end + 1 in have or end + 2 in have:
        end += 1 if end + 1 in have else 2
    return start, end + 1


def _trimmed(token: "Token", start: int, end: int) -> tuple[int, int]:
    doc = token.doc
    while start < token.i and (_is_edge(doc[start]) or doc[start].lower_ in LEADING):
        start += 1
    while end > token.i + 1 and _is_edge(doc[end - 1]):
        end -= 1
    return start, end


def _is_edge(token: "Token") -> bool:
    return token.is_space or token.is_punct or token.text in EDGE


def condition_range(cue: Cue) -> tuple[int, int] | None:
    """Return the clause or phrase that makes a position conditional: "if", "unless", "once", "any step across"."""
    head = cue.token
    for part in [head, *(t for t in head.subtree if t.dep_ in ("ccomp", "xcomp", "conj", "relcl"))]:
        for child in part.children:
            if _is_conditional(child):
                return _trimmed(child, child.left_edge.i, child.right_edge.i + 1)
            if child.dep_ in SUBJECTS and _is_any(child) and _has_will(part):
                return _trimmed(child, child.left_edge.i, child.right_edge.i + 1)
    return None


def _is_conditional(token: "Token") -> bool:
    words = position_words()
    if token.dep_ not in ("advcl", "prep", "ccomp"):
        return False
    first = token.left_edge
    marks = [child for child in token.children if child.dep_ in ("mark", "advmod")] + [token]
    opens = any(words.has("modals.conditional", m.lower_) or words.has("modals.once", m.lower_) for m in marks)
    inverted = first.dep_ == "aux" and first.lower_ in ("should", "were", "had") and token.dep_ == "advcl"
    return (opens and token.dep_ != "ccomp") or inverted


def _is_any(token: "Token") -> bool:
    return token.left_edge.lower_ in ("any", "every", "anyone", "anybody", "whoever", "whichever") or token.lower_ in (
        "anyone", "anybody", "whoever",
    )  # fmt: skip


def _has_will(token: "Token") -> bool:
    words = position_words()
    return any(child.dep_ == "aux" and words.has("modals.will", child.lower_) for child in token.children)
