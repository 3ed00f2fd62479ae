"""Subjects that stand behind their verb, where a parser gave them to other words: '"Go," said the guard'."""

from typing import TYPE_CHECKING

from onrecord.extract.speech_words import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
MARKS_BEFORE = frozenset(('"', "”", "’", "'", "»", "''"))
CLOSERS = frozenset(('"', "”", "»", "''"))
ENDS = frozenset(".!?")
NAME_ENDS = frozenset(".,;(:—–-") | {"who", "of", "in", "at", "on", "and"}
NOMINATIVE = frozenset({"he", "she", "they"})
CLAUSES = frozenset({"ROOT", "conj", "ccomp", "parataxis", "dep"})


def find_after_quote(verb: "Token") -> "Token | None":
    """Find the subject of '"Go," said the guard' where the parser gave it to another verb."""
    doc = verb.doc
    if verb.i < 2 or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    before, earlier = doc[verb.i - 1].text, doc[verb.i - 2].text
    if before not in MARKS_BEFORE and not (before == "," and earlier in MARKS_BEFORE):
        return None
    return _run_after(verb)


def _run_after(verb: "Token") -> "Token | None":
    """The head of the noun phrase right behind a verb, whatever the parser made of it."""
    doc, end = verb.doc, verb.i + 1
    while end < len(doc) and doc[end].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"):
        end += 1
    nouns = [t for t in doc[verb.i + 1 : end] if t.pos_ in ("NOUN", "PROPN", "PRON")]
    return nouns[-1] if nouns else None


def find_named_behind(verb: "Token") -> "Token | None":
    """Find the subject of '... the lake," said Ana Brisk' where the parser took a word of the quote for it."""
    doc, at = verb.doc, verb.i - 1
    if at < 1 or verb.i + 1 >= len(doc) or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    closed = doc[at].text in CLOSERS or (doc[at].text == "," and doc[at - 1].text in CLOSERS)
    if not closed and (doc[at].text != "," or doc[verb.i + 1].ent_type_ != "PERSON"):
        return None
    if any(child.dep_ in SUBJECTS and child.i > verb.i for child in verb.children):
        return None
    plain = verb.lemma_.lower() in speech_words().verbs["plain"]
    name = _run_after(verb) if plain and any(c.dep_ in SUBJECTS for c in verb.children) else None
    after = name.i + 1 if name is not None else 0
    return name if after > 0 and (after >= len(doc) or doc[after].text in NAME_ENDS) else None


def find_behind_as(verb: "Token") -> "Token | None":
    """Find the subject of "The pump failed, as say two men of the plant" that the parser gave to other words."""
    if verb.i < 1 or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.nbor(-1).lower_ != "as":
        return None
    return None if any(child.dep_ in SUBJECTS for child in verb.children) else _run_after(verb)


def find_inverted(verb: "Token") -> "Token | None":
    """Find the subject of "They were asleep, stated a guard" that the parser took for an object."""
    doc, at = verb.doc, verb.i - 1
    while at > 0 and doc[at].dep_ == "aux":
        at -= 1
    pointed = at >= 0 and doc[at].lower_ in ("so", "thus") and doc[at].is_sent_start
    if not pointed and (at < 1 or doc[at].text != ","):
        return None
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or verb.dep_ not in CLAUSES:
        return None
    if any(child.dep_ in SUBJECTS or child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return None
    first = _behind_hearer(verb)
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.left_edge.i == first), None)
    if thing is None:
        return None
    if thing.lower_ in NOMINATIVE:
        return thing
    told = any(child.dep_ == "ccomp" and child.i < verb.i for child in verb.children)
    after = thing.right_edge.i + 1
    return thing if told or after >= len(doc) or doc[after].text in ENDS else None


def _behind_hearer(verb: "Token") -> int:
    """Where the words behind a verb begin, past its hearer: "explained to the press the owner of the mill"."""
    hearer = next((c for c in verb.children if c.i == verb.i + 1 and c.dep_ in ("prep", "dative")), None)
    known = hearer is not None and any(c.lemma_.lower() in speech_words().sources["press"] for c in hearer.children)
    return int(hearer.right_edge.i) + 1 if hearer is not None and known else verb.i + 1
