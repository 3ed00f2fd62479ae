"""Clauses that answer the words before them with a denial: "the ministry rejected that", "Not so, says the agency"."""

from typing import TYPE_CHECKING

from onrecord.extract.polarity import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

POINTING = frozenset({"it", "this", "that", "them", "these", "those", "so", "both", "such"})
OBJECTS = frozenset({"dobj", "pobj", "nsubjpass"})
CLAUSAL = frozenset({"ccomp", "xcomp", "pcomp", "csubj"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "all", "its", "his", "her", "their"})


def answers_before(head: "Token") -> bool:
    """Tell whether a clause, or what it says somebody says, denies the words before it and not words of its own."""
    return any(_denies_before(clause) for clause in (head, *(child for child in head.lefts if child.dep_ == "ccomp")))


def _denies_before(head: "Token") -> bool:
    lemma = head.lemma_.lower()
    if lemma in lexicon("denials") or lemma in lexicon("dismissals"):
        return _points_back(head)
    return lemma == "be" and _calls_false(head)


def _points_back(head: "Token") -> bool:
    objects = [child for child in head.subtree if child.dep_ in OBJECTS and _governed(child, head)]
    if any(child.dep_ in CLAUSAL for child in head.children):
        return False
    return any(_is_pointer(child) for child in objects)


def _governed(word: "Token", head: "Token") -> bool:
    return word.head == head or (word.head.dep_ == "prep" and word.head.head == head)


def _is_pointer(word: "Token") -> bool:
    """Tell whether a word stands for something said before: a pronoun, "the claims", "that version"; not "the claim that ..."."""
    if word.lower_ in POINTING:
        return True
    bare = not any(child.dep_ in ("acl", "relcl", "prep", "ccomp") for child in word.children)
    definite = any(child.dep_ in ("det", "poss") and child.lower_ in DEFINITE for child in word.children)
    return bare and definite and word.lemma_.lower() in lexicon("sayings")


def _calls_false(head: "Token") -> bool:
    """Tell whether a copula says of what came before that it is false: "that is untrue", "the charge was baseless"."""
    subject = next((child for child in head.children if child.dep_ == "nsubj"), None)
    if subject is None or not _is_pointer(subject):
        return False
    return any(_false(child) for child in head.children if child.dep_ in ("acomp", "attr", "oprd"))


def _false(word: "Token") -> bool:
    negated = any(child.dep_ == "neg" for child in word.head.children)
    return word.lemma_.lower() in lexicon("truths") if negated else word.lemma_.lower() in lexicon("falsehoods")


def is_flat_denial(sent: "DocSpan") -> bool:
    """Tell whether a short sentence opens with a denial of what came before: "Not so, says the agency"."""
    words = [token.lower_ for token in sent if token.is_alpha]
    return words[:2] in (["not", "so"], ["not", "true"])
