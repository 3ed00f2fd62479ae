"""Which way a time expression points: back or ahead, by the verb that governs it."""

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from onrecord.text.calendar_words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

STEPS = 12  # heads climbed; longer chains are parse errors


@dataclass(frozen=True, slots=True)
class Pointing:
    """Where words point, and why, in words: 1 to 4 ahead, -1 and -2 back, the further from 0 the surer; 0 is untold.

    3 is what was to come when it was said ("was due on Friday"), 4 what is to come. `loose` is what hangs on a noun:
    "they discussed a summit in May".
    """

    way: int
    why: str
    loose: bool = False


UNTOLD = Pointing(0, "nothing says otherwise")
PLANNED = Pointing(3, "a plan points ahead")


def pointing(doc: "Doc", start: int, end: int) -> Pointing:
    """Tell where the words around a stretch of a parse point."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return UNTOLD
    if span[0].lower_ == "since":
        return Pointing(-1, "“since” points back")
    if span.start > 2 and _is("closed", doc[span.start - 2]) and _is("closing", doc[span.start - 3]):
        return Pointing(-1, f"“{doc[span.start - 3 : span.start - 1].text}” points back")
    token, through_noun, planned = span.root, _is_record(doc, span.start - 2), False
    for _ in range(STEPS):
        planned = planned or (token.pos_ == "NOUN" and _is("ahead_nouns", token))
        verdict = _by_word(token, span)
        if verdict and planned:
            # "They missed the Friday deadline" and "they set a deadline of Friday" look alike.
            return replace(UNTOLD, loose=True) if verdict.way < 0 else PLANNED
        if verdict:
            return UNTOLD if through_noun and verdict.way in (1, 2) else replace(verdict, loose=through_noun)
        through_noun = through_noun or (not span.start <= token.i < span.end and _is_thing(token))
        if token.head.i == token.i:
            break
        token = token.head
    return PLANNED if planned else UNTOLD


def _is_record(doc: "Doc", at: int) -> bool:
    """Tell "its lowest in ten years" and "the worst flood in ten years" by the word two before the number."""
    if at < 1:
        return False
    return doc[at].tag_ == "JJS" or (doc[at].pos_ == "NOUN" and doc[at - 1].tag_ == "JJS")


def _is_thing(token: "Token") -> bool:
    """Tell "a summit in May", which may be to come, from "the last week of May"."""
    of_time = Words().key_of("units", token.text) or Words().key_of("parts", token.text)
    return token.pos_ in ("NOUN", "PROPN") and not of_time and token.lower_ not in _words("stretches")


def _by_word(token: "Token", span: "DocSpan") -> Pointing | None:
    if token.pos_ in ("VERB", "AUX"):
        verdict = _by_verb(token)
        if verdict and _lasted(token, span):
            return replace(verdict, way=-2)
        return replace(verdict, way=2) if verdict and _is_to_be(token, span) else verdict
    if token.pos_ == "ADJ" and _is("ahead_nouns", token):
        return Pointing(3, f"“{token.text}” points ahead")
    if token.lower_ in _words("ahead_words"):
        return Pointing(3, f"“{token.text}” points ahead")
    return None


def _lasted(verb: "Token", span: "DocSpan") -> bool:
    """Tell how long something lasted that is over: they held it until Monday, the siege lasted until Friday."""
    until = {span[0].lower_, *(token.lower_ for token in span.doc[max(0, span.start - 1) : span.start])}
    return bool(until & set(_words("lasting_until"))) and verb.tag_ == "VBD" and _is("lasting", verb)


def _is_to_be(verb: "Token", span: "DocSpan") -> bool:
    """Tell when something is to be: the final is on Sunday, the launch is Sunday."""
    if (
        verb.lower_ not in _helpers("be") - _helpers("hours")
        or verb.tag_ not in ("VBZ", "VBP")
        or verb.dep_.startswith("aux")
    ):
        return False
    before = span.doc[span.start - 1] if span.start else verb
    named = all(child.pos_ != "PRON" for child in verb.children if child.dep_.startswith("nsubj"))
    told = [child for child in verb.children if child.dep_ in ("acomp", "attr") and child.i > verb.i]
    placed = before.i == verb.i or before.lower_ in _words("placing")
    return named and placed and all(span.start <= child.i < span.end for child in told)


def _by_verb(verb: "Token") -> Pointing | None:
    if verb.lower_ in _helpers("hours") and verb.i and verb.nbor(-1).like_num:
        return None  # "11:36 am"
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    way = _way(verb, {child.lower_ for child in helpers})
    if way == 0:
        return None
    phrase = " ".join([*(child.text for child in helpers if child.i < verb.i), verb.text])
    return Pointing(way, f"the verb “{phrase}” points {'ahead' if way > 0 else 'back'}")


def _way(verb: "Token", words: set[str]) -> int:
    """Read tense and aspect; 0 leaves the answer to the word above."""
    done = bool(words & _helpers("have"))
    if "to" in words:
        way = _infinitive(verb)
        return way if not done or (way > 0 and verb.head.lemma_ != "be") else -2  # "expect to have mended it by Monday"
    if verb.tag_ == "VBN" and words & _helpers("had") and not words & _helpers("been"):
        return -2  # "what they'd agreed on Tuesday"
    if not done and words & _helpers("will"):
        return 3 if words & _helpers("would") else 4
    if not done and words & _helpers("may"):
        return -1 if words & _helpers("able") and _denied(verb) else 2
    if words & _helpers("did"):
        return -2 if any(child.dep_ == "neg" for child in verb.children) else -1
    if verb.tag_ == "VBN":
        return _participle(verb, words)
    if verb.tag_ == "VBD":
        return 3 if _is("plans_made", verb) else -1
    if verb.tag_ in ("VB", "VBP") and not words and verb.dep_ in ("ccomp", "xcomp") and verb.head.pos_ == "VERB":
        return 3 if _is("ahead_governors", verb.head) else 0  # "demanded that she resign", but "saw them leave"
    if verb.tag_ == "VBG" and words & _helpers("past_be"):
        return 3 if _is("plans_made", verb) else -1
    if verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and words & _helpers("be")):
        return 2 if _is("timetabled", verb) else 1
    return 0


def _denied(verb: "Token") -> bool:
    """Tell "could not be reached" and "neither could be found", which report the past."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    around = [*verb.children, *subjects, *(word for subject in subjects for word in subject.children)]
    return any(word.dep_ == "neg" or word.lower_ in _helpers("none") for word in around)


def _infinitive(verb: "Token") -> int:
    head = verb.head
    if head.i == verb.i:
        return 0
    above = (head, head.head) if head.pos_ == "ADJ" else (head,)
    if any(child.lower_ in _helpers("had") for token in above for child in token.children):
        return -1  # "had been due to expire on Friday" was so before what is told
    if head.lemma_ != "be" and not _is("ahead_governors", head):
        return 0
    return 3 if _over(head) else 4


def _over(verb: "Token") -> bool:
    """Tell a plan that a past tense reports, "was due to open", which may be over by now."""
    if verb.pos_ == "ADJ" and verb.head.i != verb.i:
        verb = verb.head
    return verb.tag_ == "VBD" or any(child.lower_ in _helpers("past_be") for child in verb.children)


def _participle(verb: "Token", words: set[str]) -> int:
    planned = _is("planned", verb)
    if words & _helpers("had"):
        return -1 if planned else -2
    if words & _helpers("was"):
        if verb.lower_ == "set" and not any(
            child.lower_ in ("for", "to") or child.dep_ == "xcomp" for child in verb.children
        ):
            return -1  # "the record was set on Friday"
        return -1 if not planned else 3 if words & _helpers("past_be") else 4
    if words & _helpers("be"):
        return 4 if planned else 1
    if _is("awaited", verb):
        return 3  # "the report, expected on Friday"
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
    """Tell "in the night" from "the night shift", "the night they left" and "they stole the night"."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return True
    if span[-1].dep_ == "compound" or any(child.dep_ == "relcl" for child in span.root.children):
        return False  # "the night shift"; "the night that the mill burned"
    return span.root.dep_ not in ("dobj", "nsubj", "nsubjpass") or span.root.head.lemma_ in ("spend", "pass", "last")
