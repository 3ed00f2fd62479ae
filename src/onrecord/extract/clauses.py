"""Cut a sentence into the clauses that each state one thing, by its parse."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.extract.denied import is_denied
from onrecord.extract.polarity import denies

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
CLAUSAL = frozenset({"conj", "parataxis", "ccomp", "advcl", "relcl", "acl", "csubj"})
EDGE = "\"'“”‘’«»"
ROOM = 3  # words that a clause with its own subject needs; one more where it borrows its subject
WITH_ROOM = 5  # words of a "with ..." phrase that says a thing of its own
LONGEST = 400  # tokens; what is longer is a list or a page without full stops, and no sentence
LEAST = 2  # content words: fewer state nothing that could be checked


class Clause(NamedTuple):
    """A clause as a token range of the parse, with the token that heads it and the tokens that are its own."""

    start: int
    end: int
    head: int
    own: tuple[int, ...]


def cut_clauses(sent: "DocSpan") -> tuple[Clause, ...]:
    """Cut a sentence into clauses; one too poor to be checked goes back to the clause that it hangs on."""
    if len(sent) > LONGEST:
        return ()
    heads = {token.i for token in sent if _heads_clause(token)}
    owner = _owners(sent, heads)
    own: dict[int, list[int]] = {}
    for token in sent:
        own.setdefault(owner[token.i], []).append(token.i)
    _give_back_poor(sent, own, owner)
    clauses = (_clause(sent, head, indexes) for head, indexes in own.items() if not _only_cites(sent, head, own))
    return tuple(sorted(clause for clause in clauses if clause is not None))


def is_content(token: "Token") -> bool:
    """Tell whether a token carries meaning that can be compared."""
    return (token.pos_ in CONTENT and not token.is_stop) or token.like_num


def _heads_clause(token: "Token") -> bool:
    """Tell whether a token heads a clause; what is denied is not cut off from the denial, which would turn its sense."""
    if token.dep_ == "ROOT":
        return True
    if token.dep_ == "prep":
        return token.lower_ == "with" and token.head.pos_ in ("VERB", "AUX") and _states_more(token)
    if token.dep_ not in CLAUSAL or (token.dep_ == "ccomp" and denies(token.head)) or is_denied(token):
        return False
    subject = any(child.dep_ in SUBJECTS for child in token.children)
    if not subject and token.pos_ not in ("VERB", "AUX"):
        return False
    shares = token.dep_ not in ("ccomp", "parataxis") and not (token.dep_ == "conj" and subject)
    return _words(token, ROOM + shares)


def _states_more(token: "Token") -> bool:
    """Tell whether a phrase says something of its own: "with all staff safe", "with 40 wagons", not with whom or what."""
    if not _words(token, WITH_ROOM):
        return False
    told = [part for part in token.subtree if is_content(part) and part.pos_ != "PROPN" and not part.ent_type_]
    return len(told) >= LEAST or any(part.like_num for part in token.subtree)


def _words(token: "Token", least: int) -> bool:
    """Tell whether a subtree has so many words, without walking more of it than that takes."""
    count = 0
    for part in token.subtree:
        count += not part.is_punct
        if count >= least:
            return True
    return False


def _owners(sent: "DocSpan", heads: set[int]) -> dict[int, int]:
    """Map each token to the head of its clause: the next clause head above it."""
    owner: dict[int, int] = {}
    for token in sent:
        path = [token]
        while path[-1].i not in owner and path[-1].i not in heads and path[-1].head.i != path[-1].i:
            path.append(path[-1].head)
        found = owner.get(path[-1].i, path[-1].i)
        owner.update((step.i, found) for step in path)
    return owner


def _give_back_poor(sent: "DocSpan", own: dict[int, list[int]], owner: dict[int, int]) -> None:
    """Merge clauses with too little content into the clause above; the lowest go first, so what is above still stands."""
    for head in sorted(own, key=lambda index: (-_depth(sent, index), index)):
        above = sent.doc[head].head.i
        if above != head and not _says_enough(sent, own[head]):
            own[owner[above]].extend(own.pop(head))


def _says_enough(sent: "DocSpan", indexes: list[int]) -> bool:
    return sum(is_content(sent.doc[i]) for i in indexes) >= LEAST


def _only_cites(sent: "DocSpan", head: int, own: dict[int, list[int]]) -> bool:
    """Tell whether a clause says no more than who says the clause below it, and when."""
    token = sent.doc[head]
    if not any(child.dep_ == "ccomp" and child.i in own for child in token.children):
        return False
    subject = {part.i for child in token.children if child.dep_ in SUBJECTS for part in child.subtree}
    rest = [sent.doc[i] for i in own[head] if i != head and i not in subject]
    return not any(is_content(part) and part.ent_type_ not in ("DATE", "TIME") for part in rest)


def _depth(sent: "DocSpan", index: int) -> int:
    token, depth = sent.doc[index], 0
    while token.head.i != token.i:
        token, depth = token.head, depth + 1
    return depth


def _clause(sent: "DocSpan", head: int, indexes: list[int]) -> Clause | None:
    own = sorted(indexes)
    if not _says_enough(sent, own):
        return None
    kept = list(_trim(sent, own))
    return Clause(kept[0], kept[-1] + 1, head, tuple(own)) if kept else None


def _trim(sent: "DocSpan", own: list[int]) -> Iterator[int]:
    """Yield the tokens between the first and the last that are words of the clause itself."""
    idle = [_is_edge(sent.doc[i]) for i in own]
    if all(idle):
        return
    first = idle.index(False)
    last = len(idle) - idle[::-1].index(False)
    yield from own[first:last]


def _is_edge(token: "Token") -> bool:
    joins = token.dep_ == "cc" or (token.dep_ == "mark" and token.lower_ == "that")
    return joins or token.is_punct or token.is_space or token.text in EDGE
