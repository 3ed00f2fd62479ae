"""Contents behind a cue: the clause that a verb of saying opens."""

from typing import TYPE_CHECKING

from onrecord.extract.attribution import Range
from onrecord.extract.contents import MARKS
from onrecord.extract.cues import Cue
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.speech_words import speech_words
from onrecord.extract.subjects import strays

if TYPE_CHECKING:
    from spacy.tokens import Token


TAILS = frozenset({"prep", "advcl", "npadvmod", "advmod", "oprd", "dobj", "acomp", "agent", "relcl", "acl", "xcomp"})


def complement(page: Page, unit: Unit, cue: Cue) -> Range | None:
    """Find the clause that a verb of saying opens on its right."""
    verb = cue.verb
    for child in verb.children:
        if child.i < cue.end or child.i >= unit.end_token or _barred(page, cue, child):
            continue
        if child.dep_ == "ccomp" and cue.classes & {"say", "tell", "think", "show", "object"} and _finite(child):
            return _clause(page, unit, child, cue)
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.pos_ in ("VERB", "AUX") and _infinitive(child):
            told = cue.passive and "tell" in cue.classes
            if told or cue.classes & {"urge", "demand"} or (cue.classes & {"commit"} and child.dep_ != "advcl"):
                return _clause(page, unit, child, cue)
    return None


def plain_rest(page: Page, unit: Unit, cue: Cue) -> Range | None:
    """Take all that follows a plain verb of saying whose clause the parser took for something else."""
    verb, doc = cue.verb, page.doc
    if (behind := _behind_that(page, unit, cue)) is not None:
        return behind
    if verb.lemma_.lower() not in speech_words().verbs["plain"]:
        return None
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i >= cue.end), None)
    if thing is not None and verb.i < thing.i < verb.head.i < unit.end_token and _subjectless(verb.head):
        return thing.left_edge.idx, _end(page, min(verb.head.right_edge.i, unit.end_token - 1))
    following = [
        c
        for c in verb.children
        if c.i >= cue.end and c.dep_ not in ("punct", "advmod", "npadvmod", "prep", "dative", "conj", "cc")
    ]
    if not following or following[0].left_edge.i >= unit.end_token:
        return None
    first, last = following[0].left_edge, min(verb.right_edge.i, unit.end_token - 1)
    joined = next((c for c in verb.children if c.dep_ == "cc" and c.i > first.i), None)
    last = joined.i - 1 if joined is not None else last
    written = doc[first.i : last + 1]
    if (
        doc[cue.end].is_punct
        or len(written) < 4
        or not any(t.tag_ in ("VBD", "VBN", "VBZ", "VBP", "MD") for t in written)
    ):
        return None
    end = doc[last]
    return first.idx, end.idx + len(end)


def stretch_end(page: Page, unit: Unit, head: "Token", verb: "Token") -> int:
    """Return the character after a content: its subtree, and what follows without a comma up to the verb's next branch."""
    last = min(head.right_edge.i, unit.end_token - 1)
    last = _own_end(page, head, last)
    if last == head.right_edge.i and head.dep_ == "ccomp":
        trimmed = _without_aside(page, head, last)
        if trimmed < last:
            return _end(page, trimmed)
    edge = min(verb.right_edge.i, unit.end_token - 1)
    if last == head.right_edge.i:
        for child in verb.children:
            if (last < child.left_edge.i <= edge and child.left_edge.i == last + 1 and child.dep_ in TAILS) or (
                child.dep_ == head.dep_ == "ccomp" and last < child.left_edge.i <= min(last + 3, edge)
            ):
                last = min(child.right_edge.i, edge)
    last = _second_that(page, unit, last)
    sentence_end = head.sent.end - 1
    if last >= sentence_end - 1 and sentence_end + 1 < unit.end_token and verb.sent.end == head.sent.end:
        last = unit.end_token - 1
    return _end(page, last)


def _subjectless(verb: "Token") -> bool:
    return verb.pos_ in ("VERB", "AUX") and not any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children)


def _end(page: Page, last: int) -> int:
    token = page.doc[last]
    return token.idx + len(token)


def _without_aside(page: Page, head: "Token", last: int) -> int:
    """Leave out the writer's own gloss at the end: "would spare them a second Orsund, a reference to the flood"."""
    doc = page.doc
    for token in reversed(doc[head.i + 1 : last + 1]):
        if token.dep_ == "appos" and token.right_edge.i == last and last - token.left_edge.i >= 3:
            first = token.left_edge.i
            if doc[first - 1].text == "," and doc[first].pos_ == "DET" and token.pos_ == "NOUN" and first - 2 > head.i:
                return first - 2
    return last


def clause_end(head: "Token") -> int:
    """Return the character after a subtree."""
    last = head.right_edge
    return last.idx + len(last)


def _second_that(page: Page, unit: Unit, last: int) -> int:
    """Go on to the second clause of "said that it fell and that it broke"."""
    doc = page.doc
    at = last + 1
    while at < unit.end_token - 1 and (doc[at].text == "," or doc[at].text in MARKS):
        at += 1
    if at + 1 < unit.end_token and doc[at].lower_ in ("and", "but") and doc[at + 1].lower_ == "that":
        clause = doc[at + 1].head
        if doc[at + 1].dep_ == "mark" and clause.i > at:
            return int(min(max(last, clause.right_edge.i), unit.end_token - 1))
    return last


def _own_end(page: Page, head: "Token", last: int) -> int:
    """Cut a clause before a second verb of the speaker's."""
    doc = page.doc
    for child in head.children:
        if child.dep_ == "conj" and child.i <= last and head.dep_ in ("ccomp", "xcomp") and strays(head, child):
            cut = child.left_edge.i
            while (
                cut > head.i and (doc[cut - 1].dep_ == "cc" or doc[cut - 1].is_punct) and doc[cut - 1].text not in MARKS
            ):
                cut -= 1
            return cut - 1
    return last


def _behind_that(page: Page, unit: Unit, cue: Cue) -> Range | None:
    """Take what follows "wrote in her memoir that" where the parser hung it elsewhere."""
    if not cue.classes & {"say", "tell"}:
        return None
    for token in page.doc[cue.end : min(cue.end + 12, unit.end_token)]:
        if token.lower_ == "that" and token.tag_ == "IN" and not page.quoted(token) and token.i + 2 < unit.end_token:
            return page.doc[token.i + 1].idx, unit.end
        if token.pos_ in ("VERB", "AUX") or token.text in ";:":
            return None
    return None


def _barred(page: Page, cue: Cue, child: "Token") -> bool:
    between = page.doc[cue.end : max(cue.end, child.left_edge.i)]
    return any(t.text == ";" for t in between)


def _finite(verb: "Token") -> bool:
    """Tell a clause with a tense from "saw them leave" and "found them pulling"."""
    if verb.tag_ in ("VBD", "VBZ", "VBP", "MD") or verb.pos_ not in ("VERB", "AUX"):
        return True
    return any(c.dep_ in ("aux", "auxpass", "cop", "mark") for c in verb.children)


def _infinitive(verb: "Token") -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _clause(page: Page, unit: Unit, head: "Token", cue: Cue) -> Range:
    first = max(head.left_edge.i, cue.end)
    doc = page.doc
    if cue.classes & {"urge", "demand"} and _infinitive(head):
        objects = [c for c in cue.verb.children if c.dep_ in ("dobj", "dative") and cue.verb.i < c.i < head.i]
        if objects:
            first = max(cue.end, objects[0].left_edge.i)
        elif "phrase" in cue.classes:
            first = cue.end
    if (
        doc[first].lower_ == "that"
        and doc[first].dep_ in ("mark", "advmod", "det", "dobj")
        and first + 1 < unit.end_token
    ):
        first += 1
    return doc[first].idx, stretch_end(page, unit, head, cue.verb)
