"""Cues: the words that say that somebody says something."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.paragraphs import Page
from onrecord.extract.sources import can_speak
from onrecord.extract.speech_words import classes_of, speech_words
from onrecord.extract.subjects import find_subject

if TYPE_CHECKING:
    from spacy.tokens import Token


UNSAID = frozenset({"will", "would", "could", "should", "can", "may", "might", "must", "ll", "'ll", "’ll", "shall"})
LOST = 12  # words behind a verb that was taken for a noun within which its clause has to show
FOCUS = frozenset({"only", "also", "again", "merely", "simply", "even", "instead", "just"})
WRITER = frozenset(
    {"i", "we", "you", "there", "whoever", "whatever", "neither", "nobody", "none", "nothing", "anyone", "anybody"}
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb or phrase. `start` and `end` are token bounds; `subject` heads the source's noun phrase."""

    verb: "Token"
    start: int
    end: int
    classes: frozenset[str]
    subject: "Token | None"
    passive: bool


def find_cues(page: Page, *, quoted: bool = False) -> list[Cue]:
    """Find the reporting verbs that may carry a statement, in order: those outside quotes, or those inside."""
    found = []
    for place in [i for i, holder in enumerate(page.holder) if (holder >= 0) == quoted]:
        token = page.doc[place]
        if token.pos_ in ("VERB", "AUX") or _misread(token) or _has_subject(token) or _lost(token):
            cue = _read_cue(token)
            if cue is not None:
                found.append(cue)
    return found


def _read_cue(verb: "Token") -> Cue | None:
    words, lemma = speech_words(), verb.lemma_.lower()
    classes, end = classes_of(verb), verb.i + 1
    for name, rest in words.phrases.get(lemma, ()):
        after = _phrase_end(verb, rest)
        if after:
            end = after
            classes = classes | {name} if name == "say" else frozenset({name, "phrase"})
    if lemma in words.heard and (teller := _teller(verb)) is not None:
        return Cue(verb, verb.i, end, frozenset({"say"}), teller, False)
    if lemma == "hear" and any(c.dep_ == "nsubj" and c.lemma_.lower() in words.hearing for c in verb.children):
        classes = frozenset({"say"})
    if not classes:
        return None
    if lemma == "tell" and (hearing := _was_told(verb)) is not None:
        return Cue(verb, verb.i, end, frozenset({"say"}), hearing, False)
    if verb.pos_ not in ("VERB", "AUX") and not _has_subject(verb) and not verb.tag_.startswith("VB"):
        return Cue(verb, verb.i, end, frozenset({"say"}), verb.nbor(-1), False)
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    return Cue(verb, verb.i, end, classes, find_subject(verb, passive=passive), passive)


def _teller(verb: "Token") -> "Token | None":
    """Find whom something was learned from: "this newspaper has learned from two clerks that"."""
    if verb.tag_ == "VBD" and not any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return None
    source = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "from" and c.i > verb.i), None)
    teller = next((c for c in source.children if c.dep_ == "pobj"), None) if source is not None else None
    return teller if teller is not None and can_speak(teller) else None


def _was_told(verb: "Token") -> "Token | None":
    """Find before whom something was said by somebody who stays unnamed: "the court was told that"."""
    if any(c.dep_ == "agent" for c in verb.children):
        return None
    return next(
        (c for c in verb.children if c.dep_ == "nsubjpass" and c.lemma_.lower() in speech_words().hearing), None
    )


def _has_subject(token: "Token") -> bool:
    """Tell a main verb that the tagger took for a noun: "divers on the quay speak of a leak"."""
    return token.dep_ == "ROOT" and any(c.dep_ == "nsubj" and c.i < token.i for c in token.children)


def _phrase_end(verb: "Token", rest: tuple[str, ...]) -> int:
    """Return the token after a phrase that goes on with `rest`, or 0."""
    doc, at = verb.doc, verb.i + 1
    if at + 1 < len(doc) and doc[at].lower_ in FOCUS and doc[at].lower_ != rest[0] and doc[at + 1].lower_ == rest[0]:
        at += 1
    for word in rest:
        if at >= len(doc) or doc[at].lower_ != word:
            return 0
        at += 1
    return at


def _misread(token: "Token") -> bool:
    """Tell the verb of ", the owner states." that a parser takes for a plural noun."""
    if token.tag_ not in ("NNS", "NN", "NNPS", "NNP") or token.i + 1 >= len(token.doc) or token.i < 2:
        return False
    classes = classes_of(token)
    if not classes & {"say", "show"} or token.nbor(1).text not in ".;,":
        return False
    if not token.text.endswith(("s", "ed")) and token.nbor(-1).tag_ not in ("NNS", "NNPS"):
        return False
    before = [t.text for t in token.doc[max(0, token.i - 9) : token.i]]
    return "," in before and before[-1] != "," and token.nbor(-1).pos_ in ("NOUN", "PROPN", "PRON")


def _lost(token: "Token") -> bool:
    """Tell the verb of "Prosecutors allege Brisk moved the money" that a parser takes for a noun."""
    if token.tag_ not in ("NN", "NNP", "JJ", "VB") or token.lower_ not in speech_words().verbs["verbal"] or token.i < 1:
        return False
    before, after = token.nbor(-1), token.doc[token.i + 1 : token.i + LOST]
    if before.tag_ not in ("NNS", "NNPS") or before.i > token.sent.start + 4 or token.head.i <= token.i:
        return False
    return any(
        t.dep_ in ("nsubj", "nsubjpass") and t.head.i > t.i and t.head.tag_ in ("VBD", "VBZ", "VBP") for t in after
    )


def _says_only(verb: "Token", helper: "Token") -> bool:
    """Tell "would say only that", which was said, from what is still to be said."""
    after = verb.doc[verb.i + 1 : verb.i + 2]
    return helper.lower_ == "would" and any(t.lower_ == "only" for t in (*after, *verb.doc[helper.i + 1 : verb.i]))


def is_spoken(verb: "Token") -> bool:
    """Tell whether the saying is said to have happened: neither denied, nor only to come, nor an order to the reader."""
    if verb.tag_ == "VB" and verb.is_sent_start and not any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        return False
    for child in verb.children:
        if child.dep_ == "neg" and verb.lemma_.lower() != "deny":
            return False
        if child.dep_ == "aux" and child.lower_ in UNSAID and not _says_only(verb, child):
            return False
        if child.dep_ == "aux" and child.lower_ == "to" and verb.dep_ not in ("ROOT",):
            passed_on = verb.head.tag_ == "VBN" and verb.head.lemma_.lower() in speech_words().hearsay
            beside = {c.dep_ for c in verb.head.children if c.i < verb.i}
            able = verb.head.lemma_.lower() == "be" and not beside & {"acomp", "advmod", "attr", "prep"}
            able = able and not _to_come(verb)
            return passed_on or able or verb.head.lemma_.lower() in ("go", "continue") or _reached_out(verb)
    return True


def _to_come(verb: "Token") -> bool:
    """Tell what somebody is yet to say: "the court is to decide whether"."""
    be = verb.head
    speaker = next((c for c in be.children if c.dep_ == "nsubj" and c.i < be.i), None)
    return be.tag_ in ("VBZ", "VBP") and speaker is not None and can_speak(speaker)


def _reached_out(verb: "Token") -> bool:
    """Tell a purpose that was met: "took to the radio to say that it had failed", "phoned to say that"."""
    head = verb.head
    told = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    done = head.tag_ in ("VBD", "VBZ") and not any(c.dep_ in ("neg", "acomp") for c in head.children)
    return told and done and verb.dep_ == "advcl" and verb.i > head.i and head.lemma_.lower() != "be"
