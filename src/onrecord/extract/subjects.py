"""Subjects of reporting verbs: who does the saying."""

from typing import TYPE_CHECKING

from onrecord.extract.speech_words import speech_words
from onrecord.extract.subjects_lost import find_closing, find_described, find_quoted

if TYPE_CHECKING:
    from spacy.tokens import Token


SUBJECTS = frozenset({"nsubj", "csubj"})
RELATIVE = frozenset({"who", "which", "that"})
MARKS_BEFORE = frozenset(('"', "”", "’", "'", "»", "''"))
CLOSERS = frozenset(('"', "”", "»", "''"))
ENDS = frozenset(".!?")
NAME_ENDS = frozenset(".,;(:—–-") | {"who", "of", "in", "at", "on", "and"}
BLAMING = frozenset({"accuse", "label"})
NOMINATIVE = frozenset({"he", "she", "they"})
FINITE = frozenset({"MD", "VBP", "VBZ", "VBD"})
CLAUSES = frozenset({"ROOT", "conj", "ccomp", "parataxis", "dep"})


def find_subject(verb: "Token", *, passive: bool) -> "Token | None":
    """Return the head of the noun phrase that does the saying, where the parser found it and where it did not."""
    lost = _preceding(verb) if verb.dep_ == "dep" else None
    if not passive and (heard := find_quoted(verb)) is not None:
        return heard
    split = find_described(verb) or find_closing(verb) or _behind_as(verb) if not passive else None
    subject = split or _inverted(verb) or _named_behind(verb) or lost or _nearest(verb, subject_of(verb))
    if subject is not None or passive or _is_reduced(verb):
        return subject
    return _following(verb) or _preceding(verb)


def subject_of(verb: "Token", depth: int = 0) -> "Token | None":
    """Return the head of the noun phrase that does the saying, through passives, chains of verbs and relative clauses."""
    if _is_reduced(verb):
        return None
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return _agent(verb)
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if own:
        before = [child for child in own if child.i < verb.i]
        return (_self_named(before) or before[-1]) if before else own[0]
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
    while not _says(said) and said.dep_ in ("ccomp", "conj", "advcl") and said.head.i != said.i:
        said = said.head
    apart = any(t.text == "," for t in verb.doc[head.i : verb.i])
    return said if said.i < head.i and apart and _says(said) and _says(verb) else head


def _says(verb: "Token") -> bool:
    return "say" in speech_words().classes.get(verb.lemma_.lower(), frozenset())


def _issuer(document: "Token", depth: int) -> "Token | None":
    """Who put out the document that speaks: "N issued a statement saying"."""
    verb = document.head
    if document.dep_ != "dobj" or document.lemma_.lower() not in speech_words().sources["document"]:
        return None
    return subject_of(verb, depth + 1) if verb.lemma_.lower() in speech_words().issuing else None


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


def _following(verb: "Token") -> "Token | None":
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


def _named_behind(verb: "Token") -> "Token | None":
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


def _behind_as(verb: "Token") -> "Token | None":
    """Find the subject of "The pump failed, as say two men of the plant" that the parser gave to other words."""
    if verb.i < 1 or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.nbor(-1).lower_ != "as":
        return None
    return None if any(child.dep_ in SUBJECTS for child in verb.children) else _run_after(verb)


def _inverted(verb: "Token") -> "Token | None":
    """Find the subject of "They were asleep, stated a guard" that the parser took for an object."""
    doc, at = verb.doc, verb.i - 1
    while at > 0 and doc[at].dep_ == "aux":
        at -= 1
    if at < 1 or doc[at].text != "," or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or verb.dep_ not in CLAUSES:
        return None
    if any(child.dep_ in SUBJECTS or child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return None
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.left_edge.i == verb.i + 1), None)
    if thing is None:
        return None
    if thing.lower_ in NOMINATIVE:
        return thing
    told = any(child.dep_ == "ccomp" and child.i < verb.i for child in verb.children)
    after = thing.right_edge.i + 1
    return thing if told or after >= len(doc) or doc[after].text in ENDS else None


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
    closed = any(t.text in CLOSERS for t in verb.doc[head.i : verb.i])
    if closed and verb.tag_ in ("VBD", "VBN"):
        return True
    finite = next((c.tag_ for c in head.children if c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE), head.tag_)
    if verb.tag_ == matrix.tag_ == "VBZ" and finite in ("MD", "VBD") and verb.lemma_.lower() in speech_words().classes:
        return True
    before = any(c.lower_ == "had" and c.dep_ == "aux" for c in head.children)
    back = before and verb.i - head.i < 20 and speech_words().classes.get(verb.lemma_.lower(), SUBJECTS) & BLAMING
    return verb.tag_ == "VBD" and matrix.tag_ in ("VBD", "VBN") and (bool(back) or finite in ("MD", "VBP", "VBZ"))
