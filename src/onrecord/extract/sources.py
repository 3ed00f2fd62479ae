"""The source of a statement: its noun phrase as written, and what can be a source at all."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.speech_words import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

STOPPERS = frozenset(':;"“«„')


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that names a source: its head, and its tokens as a half-open range."""

    head: "Token"
    start: int
    end: int

    @property
    def text(self) -> str:
        """The phrase as written."""
        return str(self.head.doc[self.start : self.end].text)


def source_phrase(head: "Token", verb: "Token | None") -> Phrase:
    """Take the fullest naming around a head: titles and appositions, but no side remark that comes with "who"."""
    doc, start, end = head.doc, head.left_edge.i, head.right_edge.i + 1
    if verb is not None and start <= verb.i < end:
        start, end = (start, verb.i) if verb.i > head.i else (verb.i + 1, end)
    if verb is not None and head.dep_ == "compound" and head.head.i == verb.i:
        start, end = _run_start(head), head.i + 1
    for token in doc[head.i + 1 : end]:
        if token.text in STOPPERS or _leaves(token, head, verb):
            end = max(head.i + 1, token.i if token.text in STOPPERS else token.left_edge.i)
            break
    while start < head.i and (
        doc[start].is_punct or doc[start].is_space or doc[start].dep_ in ("cc", "preconj", "mark")
    ):
        start += 1
    while end > head.i + 1 and _trails(doc[end - 1]):
        end -= 1
    if not start <= head.i < end:
        start, end = head.i, head.i + 1
    return Phrase(head, start, end)


def _trails(token: "Token") -> bool:
    """Tell what a noun phrase does not end in."""
    if token.text in ")]":
        return False
    return (
        token.is_punct or token.is_space or token.pos_ in ("ADP", "CCONJ") or token.lower_ in ("who", "which", "that")
    )


def _run_start(head: "Token") -> int:
    """Where the words before a noun begin that a parser tied to a verb which it took for a noun."""
    start = head.i
    while start > 0 and head.doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM", "PART"):
        start -= 1
    return start


def _leaves(token: "Token", head: "Token", verb: "Token | None") -> bool:
    """Tell whether a token opens what no longer names the source."""
    if token.dep_ in ("relcl", "advcl", "acl", "ccomp", "parataxis"):
        edge = token.left_edge
        if verb is not None and token.i == verb.i:
            return True
        return edge.i > 0 and edge.i > head.i and token.doc[edge.i - 1].text in (",", "—", "–", "-", "(")
    return False


def named(phrase: Phrase) -> bool:
    """Tell whether a phrase carries a proper name of its own: as its head, or in apposition to it."""
    head = phrase.head
    if _is_common(head):
        appositions = [t for t in head.subtree if t.dep_ == "appos" and phrase.start <= t.i < phrase.end]
        return any(t.ent_type_ == "PERSON" or t.pos_ == "PROPN" for t in appositions)
    return head.ent_type_ == "PERSON" or head.pos_ == "PROPN"


def _is_common(head: "Token") -> bool:
    """Tell a common noun; one that opens a sentence is often taken for a name."""
    if head.pos_ != "PROPN" and head.ent_type_ != "PERSON":
        return True
    word = head.lower_
    forms = {word, head.lemma_.lower(), word.removesuffix("s"), word.removesuffix("es")}
    return bool(forms & people_words()) and all(
        t.pos_ != "PROPN" or t.is_sent_start for t in head.children if t.i > head.i
    )


def people_words() -> frozenset[str]:
    """Return the nouns that stand for a person who can be cited."""
    sources = speech_words().sources
    return sources["private"] | sources["officials"] | sources["spokes"]


def can_speak(head: "Token") -> bool:
    """Tell whether a noun names somebody, a body of people or a document: what can be cited."""
    sources = speech_words().sources
    if head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or head.pos_ in ("PROPN", "PRON", "NUM"):
        return True
    lemma = head.lemma_.lower()
    if any(c.dep_ == "appos" and (c.ent_type_ == "PERSON" or c.pos_ == "PROPN") for c in head.children):
        return True
    known = any(lemma in sources[name] for name in ("institution", "officials", "private", "spokes", "document"))
    return known or is_person(head)


def is_person(head: "Token") -> bool:
    """Tell whether a noun names a person: by the model, by its own meaning or by a title."""
    lemma = head.lemma_.lower()
    titles = speech_words().titles
    if head.ent_type_ == "PERSON" or head.lower_ in ("he", "she", "who"):
        return True
    return lemma in people_words() or lemma in titles["before"] or lemma in titles["woman"] or lemma in titles["man"]
