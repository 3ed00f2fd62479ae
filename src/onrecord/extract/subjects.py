"""Subjects of reporting verbs: who does the saying."""

from typing import TYPE_CHECKING

from onrecord.extract.sources import can_speak
from onrecord.extract.speech_words import classes_of, says, speech_words
from onrecord.extract.subjects_behind import (
    CLAUSES,
    CLOSERS,
    SUBJECTS,
    find_after_quote,
    find_behind_as,
    find_inverted,
    find_named_behind,
)
from onrecord.extract.subjects_lost import find_closing, find_described, find_quoted

if TYPE_CHECKING:
    from spacy.tokens import Token


TELLING = frozenset({"indicate", "suggest", "reveal", "signal", "imply", "hint"})  # what things do too
BLAMING = frozenset({"accuse", "label"})
FINITE = frozenset({"MD", "VBP", "VBZ", "VBD"})


def find_subject(verb: "Token", *, passive: bool) -> "Token | None":
    """Return the head of the noun phrase that does the saying, where the parser found it and where it did not."""
    lost = _preceding(verb) if verb.dep_ == "dep" else None
    if not passive and (heard := find_quoted(verb)) is not None:
        return heard
    split = find_described(verb) or find_closing(verb) or find_behind_as(verb) if not passive else None
    subject = split or find_inverted(verb) or find_named_behind(verb) or lost or _nearest(verb, subject_of(verb))
    if subject is not None or passive or _is_reduced(verb):
        return subject
    return find_after_quote(verb) or _preceding(verb)


def subject_of(verb: "Token", depth: int = 0) -> "Token | None":
    """Return the head of the noun phrase that does the saying, through passives, chains of verbs and relative clauses."""
    if _is_reduced(verb):
        return None
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return _agent(verb)
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if own:
        before = [child for child in own if child.i < verb.i]
        return (_self_named(before) or _named_as(before) or before[-1]) if before else own[0]
    if depth > 4:
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return _issuer(verb.head, depth) or verb.head
    return _inherited(verb, depth)


def _self_named(subjects: list["Token"]) -> "Token | None":
    """Take the group of "a gang calling itself Grey Otter said" where a parser took its name for a second subject."""
    first, last = subjects[0], subjects[-1]
    names = any(
        c.dep_ == "acl" and c.tag_ == "VBG" and 0 < last.left_edge.i - c.right_edge.i <= 1 for c in first.children
    )
    return first if names and first.i < last.i else None


def _named_as(subjects: list["Token"]) -> "Token | None":
    """Take the man of "a man who gave his name as Jon Orr said" where a parser took the name for a second subject."""
    first, last = subjects[0], subjects[-1]
    at = last.left_edge.i - 1
    return first if first.i < at and last.doc[at].lower_ == "as" and last.pos_ == "PROPN" else None


def _inherited(verb: "Token", depth: int) -> "Token | None":
    """The subject that a verb without one of its own shares with the verb it hangs on."""
    if verb.dep_ not in ("conj", "advcl", "xcomp", "pcomp", "prep", "dep") or verb.head.i == verb.i:
        return None
    if verb.dep_ == "conj" and verb.head.dep_ in ("ccomp", "xcomp") and strays(verb.head, verb):
        return subject_of(verb.head.head, depth + 1)
    if verb.dep_ == "conj" and verb.head.dep_ == "relcl":
        return subject_of(verb.head, depth + 1)
    if (
        verb.dep_ == "xcomp"
        and verb.tag_ == "VBG"
        and verb.i > 0
        and verb.nbor(-1).head.i == verb.head.i
        and verb.nbor(-1).dep_ == "dobj"
    ):
        return verb.nbor(-1)
    head = verb.head if verb.head.pos_ in ("VERB", "AUX") else verb.head.head
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        head = _speaking(head, verb)
    if head.pos_ in ("VERB", "AUX") and head.i != verb.i:
        quoted = head.lemma_.lower() in speech_words().hearsay and verb.tag_ == "VBG"
        return (quoted and _passive_subject(head, verb)) or subject_of(head, depth + 1) or _passive_subject(head, verb)
    return None


def _is_reduced(verb: "Token") -> bool:
    """Tell a passive without its helper: "Asked whether", "when pressed"."""
    if verb.tag_ != "VBN" or verb.dep_ not in ("advcl", "acl", "relcl"):
        return False
    return not any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "dobj") for c in verb.children)


def _speaking(head: "Token", verb: "Token") -> "Token":
    """Whose remark a participle goes on: in "N said the plan had failed, adding that" that of the one who said."""
    said = head
    while not says(said) and said.dep_ in ("ccomp", "conj", "advcl") and said.head.i != said.i:
        said = said.head
    apart = any(t.text == "," for t in verb.doc[head.i : verb.i])
    return said if said.i < head.i and apart and says(said) and says(verb) else head


def _issuer(document: "Token", depth: int) -> "Token | None":
    """Who put out the document that speaks: "N issued a statement saying"."""
    verb = document.head
    if document.dep_ != "dobj" or document.lemma_.lower() not in speech_words().sources["document"]:
        return None
    return subject_of(verb, depth + 1) if verb.lemma_.lower() in speech_words().issuing else None


def _passive_subject(head: "Token", verb: "Token") -> "Token | None":
    """The subject of "he was quoted as saying"."""
    if verb.dep_ not in ("pcomp", "xcomp", "advcl", "conj"):
        return None
    return next((child for child in head.children if child.dep_ == "nsubjpass"), None)


def _agent(verb: "Token") -> "Token | None":
    for child in verb.children:
        if child.dep_ == "agent":
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def _nearest(verb: "Token", subject: "Token | None") -> "Token | None":
    """Prefer the noun right before the verb where a parser took "four of them, officials said" for one subject."""
    if subject is None or subject.i >= verb.i or subject.pos_ not in ("NUM", "DET"):
        return subject
    commas = [t.i for t in verb.doc[subject.i : verb.i] if t.text == ","]
    nouns = [t for t in verb.doc[(commas[-1] if commas else verb.i) : verb.i] if t.pos_ in ("NOUN", "PROPN")]
    return nouns[-1] if nouns else subject


def _preceding(verb: "Token") -> "Token | None":
    """Find the subject of ", her adviser, Jon Orr, said" where the parser lost it."""
    doc, at = verb.doc, verb.i - 1
    while at > 0 and (doc[at].dep_ in ("aux", "advmod") or doc[at].text in "[("):
        at -= 1
    if at > 0 and doc[at].text == ",":
        at -= 1
    if at < 0 or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or verb.dep_ not in CLAUSES:
        return None
    head = doc[at]
    if head.pos_ not in ("PROPN", "NOUN", "PRON") or head.sent.start > at:
        return None
    while head.dep_ == "appos" and head.head.i < head.i:
        head = head.head
    return head if head.dep_ not in ("dobj", "pobj", "attr") else None


def strays(head: "Token", verb: "Token") -> bool:
    """Tell whether a second verb is the speaker's and not the clause's: "said it would answer and denied the rest"."""
    matrix = head.head
    if verb.pos_ not in ("VERB", "AUX") or verb.i < head.i or matrix.tag_ not in ("VBD", "VBN", "VBZ", "VBP"):
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass", "expl", "aux", "auxpass") for c in verb.children):
        return False
    if verb.tag_ in ("VBD", "VBZ") and head.tag_ == "VB" and head.dep_ == "xcomp":
        return True
    if _unsayable(head, verb):
        return True
    closed = any(t.text in CLOSERS for t in verb.doc[head.i : verb.i])
    if closed and verb.tag_ in ("VBD", "VBN"):
        return True
    finite = next((c.tag_ for c in head.children if c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE), head.tag_)
    if verb.tag_ == matrix.tag_ == "VBZ" and finite in ("MD", "VBD") and classes_of(verb):
        return True
    before = any(c.lower_ == "had" and c.dep_ == "aux" for c in head.children)
    back = before and verb.i - head.i < 20 and classes_of(verb) & BLAMING
    return verb.tag_ == "VBD" and matrix.tag_ in ("VBD", "VBN") and (bool(back) or finite in ("MD", "VBP", "VBZ"))


def _unsayable(head: "Token", verb: "Token") -> bool:
    """Tell a second verb of saying whose subject cannot be the clause's: "admitted that it was late but argued that"."""
    subject = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    told = any(c.dep_ == "ccomp" and c.i > verb.i and c.left_edge.lower_ == "that" for c in verb.children)
    voiced = says(verb) and verb.lemma_.lower() not in TELLING and classes_of(head.head) & {"say", "tell"}
    return bool(told and voiced) and subject is not None and not can_speak(subject)
