"""Which way a time expression points: back or ahead, by the verb that governs it."""

from functools import cache
from typing import TYPE_CHECKING

from onrecord.text.calendar_words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

UNTOLD = (0, "nothing says otherwise")
STEPS = 12  # heads climbed; longer chains are parse errors


def pointing(doc: "Doc", start: int, end: int) -> tuple[int, str]:
    """Tell where the words around a stretch of a parse point, and why, in words.

    1 to 3 point ahead and -1 and -2 back, the further from 0 the surer; 0 means that nothing says.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return UNTOLD
    if span[0].lower_ == "since":
        return -1, "“since” points back"
    token, through_noun = span.root, False
    for _ in range(STEPS):
        verdict = _by_word(token)
        if verdict:
            return UNTOLD if through_noun and verdict[0] in (1, 2) else verdict
        through_noun = through_noun or (token.pos_ in ("NOUN", "PROPN") and not span.start <= token.i < span.end)
        if token.head.i == token.i:
            break
        token = token.head
    return UNTOLD


def _by_word(token: "Token") -> tuple[int, str] | None:
    if token.pos_ in ("VERB", "AUX"):
        return _by_verb(token)
    if token.pos_ in ("NOUN", "ADJ") and _is("ahead_nouns", token):
        return 3, f"“{token.text}” points ahead"
    return None


def _by_verb(verb: "Token") -> tuple[int, str] | None:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    way = _way(verb, {child.lower_ for child in helpers})
    if way == 0:
        return None
    phrase = " ".join([*(child.text for child in helpers if child.i < verb.i), verb.text])
    return way, f"the verb “{phrase}” points {'ahead' if way > 0 else 'back'}"


def _way(verb: "Token", words: set[str]) -> int:
    """Read tense and aspect; 0 leaves the answer to the word above."""
    done = bool(words & _helpers("have"))
    if "to" in words:
        return -2 if done else _infinitive(verb)
    if not done and words & _helpers("will"):
        return 3
    if not done and words & _helpers("may"):
        return 2
    if words & _helpers("did"):
        return -2 if any(child.dep_ == "neg" for child in verb.children) else -1
    if verb.tag_ == "VBN":
        return _participle(verb, words)
    if verb.tag_ == "VBD":
        return 3 if _is("plans_made", verb) else -1
    if verb.tag_ in ("VB", "VBP") and not words and verb.dep_ in ("ccomp", "xcomp") and verb.head.pos_ == "VERB":
        return 3 if _is("ahead_governors", verb.head) else 0  # "demanded that she resign", but "saw them leave"
    if verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and words & _helpers("be")):
        return 2 if _is("timetabled", verb) else 1
    return 0


def _infinitive(verb: "Token") -> int:
    head = verb.head
    if head.i == verb.i:
        return 0
    above = (head, head.head) if head.pos_ == "ADJ" else (head,)
    if any(child.lower_ in _helpers("had") for token in above for child in token.children):
        return -1  # "had been due to expire on Friday" was so before what is told
    return 3 if head.lemma_ == "be" or _is("ahead_governors", head) else 0


def _participle(verb: "Token", words: set[str]) -> int:
    planned = _is("planned", verb)
    if words & _helpers("had"):
        return -1 if planned else -2
    if words & _helpers("was"):
        return 3 if planned else -1
    if words & _helpers("be"):
        return 3 if planned else 1
    aimed = any(child.lower_ in ("for", "to", "by") or child.dep_ == "xcomp" for child in verb.children)
    return 3 if planned and aimed else -1


def _is(section: str, token: "Token") -> bool:
    return token.lemma_.lower() in _words(section)


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(Words().listed(section))


@cache
def _helpers(kind: str) -> frozenset[str]:
    return frozenset(Words().listed("helpers", kind))


def clause_of(doc: "Doc", start: int, end: int) -> int:
    """Return the position of the verb that governs a stretch, or of the highest word above it."""
    span = doc.char_span(start, end, alignment_mode="expand")
    token = span.root if span is not None and len(span) else doc[0]
    for _ in range(STEPS):
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            break
        token = token.head
    return token.i


def tells_time(doc: "Doc", start: int, end: int) -> bool:
    """Tell "in the night" from "the night shift" and "they stole the night"."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return True
    if span[-1].dep_ == "compound":
        return False
    return span.root.dep_ not in ("dobj", "nsubj", "nsubjpass") or span.root.head.lemma_ in ("spend", "pass", "last")
