"""Positions in what a cited source says of himself: "we will not leave", "I have never taken anything"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.extract.position_actors import SPEAKER, Actors
from onrecord.extract.position_clauses import condition_range
from onrecord.extract.position_cues import SUBJECTS, Cue, is_ahead, is_hostile, is_negated
from onrecord.extract.position_words import position_words
from onrecord.extract.reading import Passage
from onrecord.model import Act, Statement

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

PRONOUNS = frozenset({"it", "he", "she", "they"})
THEIRS = frozenset({"his", "her", "its", "their"})
NOTHING = frozenset({"no", "nothing", "nobody", "none"})


def find_spoken(passage: Passage, sent: "DocSpan", cues: Sequence[Cue], actors: Actors) -> list[Cue]:
    """Find the positions of a sentence that no verb of their act introduces."""
    covered = {part.i for cue in cues for part in cue.token.subtree}
    return [Cue(token, act, True) for token, act in _spoken(passage, sent, actors) if token.i not in covered]


def _spoken(passage: Passage, sent: "DocSpan", actors: Actors) -> Iterator[tuple["Token", Act]]:
    for token in sent:
        if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass", "relcl", "advcl"):
            continue
        statement = actors.statement(passage.block.start + token.idx)
        subject = next((child for child in token.children if child.dep_ in SUBJECTS), None)
        if statement is None:
            act = _own_voice(token, subject)
        else:
            act = _ahead_act(token, subject, statement) if is_ahead(token) else _said_act(token, subject, statement)
        if act:
            yield token, act


def _own_voice(token: "Token", subject: "Token | None") -> Act | None:
    """Read what an account says of itself: the "we" of a release, what a body says that it will and will not do."""
    if subject is None or not is_ahead(token):
        return None
    if _is_agreed(token):
        return "commitment"
    if any(child.lower_ == "shall" for child in token.children) and subject.lower_ != "we":
        return "demand"
    passive = any(child.dep_ == "auxpass" for child in token.children)
    body = subject.ent_type_ in ("ORG", "PERSON", "GPE") and not passive
    if subject.lower_ != "we" and not body:
        return None
    if is_hostile(token):
        return "threat"
    return "refusal" if is_negated(token) else "commitment"


def _ahead_act(token: "Token", subject: "Token | None", statement: Statement) -> Act | None:
    own = subject is not None and _is_speaker(subject, statement)
    passive = any(child.dep_ == "auxpass" for child in token.children)
    if is_hostile(token) and (own or passive):
        return "threat"
    if is_negated(token) and own:
        return "refusal"
    if condition_range(Cue(token, "threat")):
        return "threat" if own or _any_step(subject) or _names_harm(token) else "warning"
    if own or passive:
        return "refusal" if is_negated(token) else "commitment"
    return None


def _said_act(token: "Token", subject: "Token | None", statement: Statement) -> Act | None:
    words = position_words()
    if subject is None:
        return None
    own = _is_speaker(subject, statement)
    never = any(child.lower_ == "never" for child in token.children) and token.tag_ in ("VBN", "VBD")
    nothing = subject.left_edge.lower_ in NOTHING
    if _ends_it(token, statement):
        return "threat"
    if (own and never) or nothing:
        return "denial"
    must = any(child.dep_ == "aux" and words.has("modals.must", child.lower_) for child in token.children)
    if must and not own and statement.kind == "direct":
        return "demand"
    harsh = any(
        child.dep_ in ("attr", "acomp") and words.has("voice.harsh", child.lemma_.lower()) for child in token.children
    )
    return "accusation" if harsh and not is_negated(token) and not own else None


def _names_harm(token: "Token") -> bool:
    """Tell whether a clause is about something hostile: "there will be a strike"."""
    parts = [child for child in token.children if child.dep_ in ("nsubj", "attr", "dobj")]
    return any(position_words().has("hostile.nouns", part.lemma_.lower()) for part in parts)


def _ends_it(token: "Token", statement: Statement) -> bool:
    """Tell whether a quote says what is over on a condition: "if they come, the talks are finished"."""
    over = any(
        child.dep_ in ("acomp", "attr") and position_words().has("hostile.over", child.lower_)
        for child in token.children
    )
    over = over or (position_words().has("hostile.over", token.lower_) and token.tag_ == "VBN")
    return over and statement.kind == "direct" and condition_range(Cue(token, "threat")) is not None


def _any_step(subject: "Token | None") -> bool:
    return subject is not None and subject.left_edge.lower_ in ("any", "every", "whoever", "anyone")


def _is_agreed(token: "Token") -> bool:
    """Tell whether a clause says what was agreed: "under the deal, the army will pull back"."""
    return any(
        position_words().has("voice.deals", part.lemma_.lower())
        for child in token.children
        if child.dep_ == "prep" and child.lower_ == "under"
        for part in child.children
    )


def _is_speaker(subject: "Token", statement: Statement) -> bool:
    """Tell whether a subject is the one who speaks: "I", "we", a pronoun in reported speech, or a word of his name."""
    if subject.lower_ in SPEAKER:
        return True
    if subject.lower_ in PRONOUNS or any(c.dep_ == "poss" and c.lower_ in THEIRS for c in subject.children):
        return statement.kind != "direct"
    if any(c.dep_ == "poss" and c.lower_ in ("our", "my") for c in subject.children):
        return True
    named = f" {statement.source.speaker} {statement.source.text} ".lower()
    return subject.pos_ in ("PROPN", "NOUN") and f" {subject.lower_} " in named
