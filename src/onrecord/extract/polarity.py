"""Whether a clause says that something is so, that it is not, or leaves it open."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from onrecord.text.tables import read_table

if TYPE_CHECKING:
    from spacy.tokens import Token

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
PREDICATIVE = frozenset({"acomp", "attr", "oprd"})
BOUNDS = frozenset({"only", "just", "less", "more", "fewer", "later", "earlier", "merely", "least", "doubt"})


@cache
def lexicon(name: str) -> frozenset[str]:
    """Load one list of the words that decide how sentences are cut and which side a clause takes."""
    return frozenset(read_table("en/clauses")[name])


@cache
def antonyms() -> frozenset[tuple[str, str]]:
    """Load the pairs of words that say opposite things of one subject, each in both orders."""
    pairs = [(str(one), str(other)) for one, other in read_table("en/clauses")["antonyms"]]
    return frozenset(pairs + [(other, one) for one, other in pairs])


@cache
def cardinals() -> dict[str, float]:
    """Load the cardinal numbers that are written out."""
    return {word: float(value) for word, value in read_table("en/clauses")["cardinals"].items()}


def denies(head: "Token") -> bool:
    """Tell whether a verb says that something is not so: "denied that", "rejected the claim", not "rejected the offer"."""
    if head.pos_ != "VERB" or any(child.dep_ in ("nsubjpass", "auxpass") for child in head.children):
        return False
    lemma = head.lemma_.lower()
    if lemma in lexicon("callings"):
        return _calls_words_false(head)
    return lemma in lexicon("denials") or (lemma in lexicon("dismissals") and _dismisses_words(head))


def _calls_words_false(head: "Token") -> bool:
    """Tell whether a verb calls something said false: "called the reports of a leak propaganda"."""
    told = next(
        (word for word in head.children if word.dep_ == "dobj" and word.lemma_.lower() in lexicon("sayings")), None
    )
    return told is not None and any(
        word.i > told.i and {word.lower_, word.lemma_.lower()} & lexicon("falsehoods") for word in head.subtree
    )


def _dismisses_words(head: "Token") -> bool:
    clause = any(child.dep_ in ("ccomp", "pcomp") for child in head.children)
    said = (child.lemma_.lower() for child in head.children if child.dep_ == "dobj")
    return clause or any(word in lexicon("sayings") for word in said)


def is_negated(head: "Token") -> bool:
    """Tell whether a clause says that something is not so; two negations undo each other.

    Only what turns the predicate counts: its own "not" or "never", a subject or object that is none ("no one came",
    "found no weapon"), a verb of denial, a predicate like "false". "No less than" and "without" turn no clause.
    """
    turns = denies(head)
    for child in head.children:
        turns ^= child.dep_ == "neg" and not _limits(child)
        turns ^= child.dep_ in ARGUMENTS and any(map(_is_none, (child, *child.children, child.left_edge)))
        turns ^= child.dep_ in PREDICATIVE and child.lemma_.lower() in lexicon("falsehoods") and not _about(child)
    return turns


def _about(word: "Token") -> bool:
    """Tell whether a word is narrowed to a matter: "wrong on the law" does not call a claim wrong."""
    return any(child.dep_ == "prep" for child in word.children)


def _is_none(token: "Token") -> bool:
    if token.lower_ not in lexicon("negations"):
        return False
    return _not_one(token) or (token.dep_ in ("det", "neg", *ARGUMENTS) and not _limits(token))


def _not_one(token: "Token") -> bool:
    """Tell whether a negation takes away the last one: "not one car", "not a single car"."""
    after = [word.lower_ for word in token.doc[token.i + 1 : token.i + 3]]
    return token.lower_ == "not" and (after[:1] == ["one"] or after == ["a", "single"])


def _limits(negation: "Token") -> bool:
    """Tell whether a negation sets a bound or adds a contrast: "no less than", "not only", "a law, not a wish"."""
    doc, after, before = negation.doc, negation.i + 1, negation.i - 1
    bound = after < len(doc) and (doc[after].lower_ in BOUNDS or doc[after].text == "." or doc[after].like_num)
    return bound or (before >= 0 and doc[before].text in (",", "and") and negation.lower_ == "not")


def is_open(head: "Token", own: Sequence["Token"]) -> bool:
    """Tell whether a clause asks, orders, supposes or doubts, so that it asserts nothing that another could deny."""
    if any(token.lower_ in lexicon("open_words") for token in own):
        return True
    subject = any(child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for child in head.children)
    orders = head.dep_ == "ROOT" and head.tag_ == "VB" and not subject
    last = head.sent[-1]
    return orders or "?" in (last.text, last.nbor(-1).text if last.i else "")
