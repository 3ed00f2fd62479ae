"""Who takes a position, and toward whom."""

import bisect
from typing import TYPE_CHECKING

from onrecord.extract.position_cues import CLAUSES, SUBJECTS, Cue
from onrecord.extract.reading import Passage
from onrecord.model import Statement

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

SPEAKER = frozenset({"i", "we", "us", "me"})
OTHERS = frozenset({"he", "she", "it", "they", "who", "that", "which", "this", "him", "her", "them"})
STOPS = frozenset({",", "who", "which", "that"})
LONGEST = 12  # tokens of a name; a longer noun phrase is cut to its head and what stands before it


class Actors:
    """The sources of an account's statements by the place of what they say, and the last actor that was named."""

    def __init__(self, statements: tuple[Statement, ...], own: str | None) -> None:
        self._own = own or ""  # whose voice an account speaks in where it cites nobody
        self._pieces = sorted((c.start, c.end, s.id, s) for s in statements for c in s.content)
        self._starts = [piece[0] for piece in self._pieces]
        self._last = ""

    def statement(self, at: int) -> Statement | None:
        """Return the innermost statement whose content holds a position in the account's text."""
        until = bisect.bisect_right(self._starts, at)
        around = [(end - start, name, s) for start, end, name, s in self._pieces[max(0, until - 8) : until] if end > at]
        return min(around, key=lambda row: row[:2])[2] if around else None

    def actor(self, passage: Passage, cue: Cue) -> str:
        """Name who takes the position that a cue carries; the source of the passage where the words are his own."""
        subject = subject_of(cue.token)
        speaker = self._speaker(passage, cue.token)
        if cue.spoken and speaker:
            return speaker
        if subject is None or cue.token.lemma_ == "be":  # "drivers are asked to", "these reports are false"
            return speaker or self._own or self._last
        if subject.lower_ in SPEAKER:
            return speaker or self._own or subject.text
        if subject.lower_ in OTHERS:
            return self._last or speaker or subject.text
        return name_of(subject)

    def sides(self, passage: Passage, cue: Cue) -> list[tuple[str, str | None]]:
        """Return who takes a position toward whom: a pair, or one for each side where several act on each other."""
        subject = subject_of(cue.token)
        joint = [subject, *subject.conjuncts] if subject is not None and not cue.spoken else []
        names = [name_of(part, STOPS | {"and"}) for part in joint]
        if len(names) == 2 and (_is_mutual(cue.token) or cue.token.lemma_.lower() == "agree"):
            return [(names[0], names[1]), (names[1], names[0])]
        return [(self.actor(passage, cue), self.toward(cue))]

    def _speaker(self, passage: Passage, token: "Token") -> str:
        statement = self.statement(passage.block.start + token.idx)
        return (statement.source.speaker or statement.source.text) if statement else ""

    def toward(self, cue: Cue) -> str | None:
        """Name whom the position is addressed to: who is asked, accused, warned, or is to do what is demanded."""
        for child in cue.token.children:
            told = child.dep_ in ("dobj", "dative", "nsubjpass")
            if told and (_is_somebody(child) or _is_addressed(cue, child)):
                return name_of(child)
            if child.dep_ == "prep" and child.lower_ in ("on", "upon", "against", "with", "to"):
                named = next((part for part in child.children if part.dep_ == "pobj" and _is_somebody(part)), None)
                if named is not None:
                    return name_of(named)
            if child.dep_ == "ccomp" and cue.act == "demand":
                asked = next((part for part in child.children if part.dep_ in SUBJECTS), None)
                if asked is not None and asked.lower_ not in OTHERS | SPEAKER:
                    return name_of(asked)
        return None

    def remember(self, passage: Passage, sent: "DocSpan") -> None:
        """Keep the last named subject of a sentence for the pronouns of the next."""
        for token in sent:
            if token.dep_ in SUBJECTS and token.lower_ not in OTHERS | SPEAKER and _is_somebody(token):
                self._last = name_of(token)


def subject_of(token: "Token") -> "Token | None":
    """Return who does what a verb says: its subject, its agent in the passive, or that of the verb it is joined to."""
    for _ in range(4):
        passive = any(child.dep_ == "auxpass" for child in token.children)
        for child in token.children:
            if child.dep_ == "agent":
                return next((part for part in child.children if part.dep_ == "pobj"), None)
            if child.dep_ == "poss" and token.pos_ == "NOUN":
                return child
            if child.dep_ == "nsubj" and not passive:
                return child
        if token.dep_ not in ("conj", "xcomp", "advcl", "ccomp", "acl") or token.head.i == token.i:
            return None
        token = token.head
    return None


def name_of(token: "Token", stops: frozenset[str] = STOPS) -> str:
    """Return the noun phrase of a head as it is written, without its article and what follows a comma."""
    start, end = token.left_edge.i, token.i + 1
    while end <= token.right_edge.i and token.doc[end].lower_ not in stops and end - start < LONGEST:
        end += 1
    if end - start >= LONGEST:
        end = token.i + 1
    start = max(start, end - LONGEST)
    if token.doc[start].lower_ in ("the", "a", "an") and end - start > 1:
        start += 1
    text: str = token.doc[start:end].text
    return text.strip(" ,.;:'\"“”’")


def _is_mutual(token: "Token") -> bool:
    return any(
        part.lower_ in ("other", "another") and part.left_edge.lower_ in ("each", "one") for part in token.children
    )


def _is_addressed(cue: Cue, token: "Token") -> bool:
    """Tell whether a common noun is somebody because of what is done to it: accused, or asked to do a thing."""
    if token.pos_ != "NOUN":
        return False
    to_do = any(child.dep_ in CLAUSES for child in cue.token.children)
    return cue.token.lemma_.lower() in ("accuse", "blame") or (cue.act in ("demand", "warning", "threat") and to_do)


def _is_somebody(token: "Token") -> bool:
    return token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP", "LOC") or token.pos_ == "PROPN"
