"""Contents behind a cue: the clause that a verb of saying opens."""

import re
from typing import TYPE_CHECKING

from onrecord.extract.attribution import Range
from onrecord.extract.contents import MARKS
from onrecord.extract.cues import Cue
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.speech_words import speech_words
from onrecord.extract.subjects import strays

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


TAILS = frozenset({"prep", "advcl", "npadvmod", "advmod", "oprd", "dobj", "acomp", "agent", "relcl", "acl", "xcomp"})

LATER = re.compile(
    r", (?:just )?(?:an?|one|two|three|four|five|six|several|some)(?: few)? (?:minute|hour|day|week|month|year)s? (?:after|before)\b"
)
ASIDE = 60  # words within which the head of a gloss stands before the end of its clause
REMARKS = frozenset({"which", "with", "up", "down"})


def complement(page: Page, unit: Unit, cue: Cue) -> Range | None:
    """Find the clause that a verb of saying opens on its right."""
    verb, close = cue.verb, page.doc[cue.end - 1]
    deep = close.children if close.i != verb.i and close.pos_ == "VERB" else ()
    for child in (*verb.children, *deep):
        if child.i < cue.end or child.i >= unit.end_token or _barred(page, cue, child):
            continue
        if child.dep_ == "ccomp" and cue.classes & {"say", "tell", "think", "show", "object"} and _finite(child):
            return _clause(page, unit, child, cue)
        if (told := _hung_on_hearer(cue, child)) is not None:
            return _clause(page, unit, told, cue)
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.pos_ in ("VERB", "AUX") and _infinitive(child):
            ordered = cue.verb.lemma_.lower() == "tell" or (cue.passive and "tell" in cue.classes)
            if ordered or cue.classes & {"urge", "demand"} or (cue.classes & {"commit"} and child.dep_ != "advcl"):
                content = _clause(page, unit, child, cue)
                return content[0], without_remark(page, cue, content)
    return None


def _hung_on_hearer(cue: Cue, child: "Token") -> "Token | None":
    """Find the clause that was taken for a description of the hearer: "told a colleague they should go"."""
    if child.dep_ not in ("dobj", "dative") or "tell" not in cue.classes or cue.verb.lemma_.lower() != "tell":
        return None
    if any(c.dep_ in ("ccomp", "xcomp") and c.i > child.i for c in cue.verb.children):
        return None
    clause = next((c for c in child.children if c.dep_ == "relcl" and c.i > child.i), None)
    if clause is None or clause.left_edge.tag_ in ("WP", "WDT", "WRB", "IN") or not _finite(clause):
        return None
    return clause if any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in clause.children) else None


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
    for token in reversed(doc[max(head.i + 1, last - ASIDE) : last + 1]):
        if token.dep_ == "appos" and token.right_edge.i == last and last - token.left_edge.i >= 3:
            first = token.left_edge.i
            if doc[first - 1].text == "," and doc[first].pos_ == "DET" and token.pos_ == "NOUN" and first - 2 > head.i:
                return first - 2
    return last


def without_remark(page: Page, cue: Cue, found: Range) -> int:
    """End a thing before the writer's own remark on it: "denied the charge, which", "confirmed 12 cases, up from nine"."""
    for token in page.doc[cue.end + 1 :]:
        comma = token.nbor(-1)
        if token.idx >= found[1]:
            break
        if token.lower_ in REMARKS and comma.text == "," and comma.idx > found[0] + 3 and not page.quoted(comma):
            return int(comma.idx)
    return found[1]


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
    for child in (*head.children, *(_finite_behind(doc, head, last) if head.tag_ == "VB" else ())):
        deep = child.head.i != head.i
        if deep or (
            child.dep_ == "conj" and child.i <= last and head.dep_ in ("ccomp", "xcomp") and strays(head, child)
        ):
            cut = child.left_edge.i
            while (
                cut > head.i and (doc[cut - 1].dep_ == "cc" or doc[cut - 1].is_punct) and doc[cut - 1].text not in MARKS
            ):
                cut -= 1
            return int(cut) - 1
    return last


def _finite_behind(doc: "Doc", head: "Token", last: int) -> list["Token"]:
    """Find the speaker's next verb that hangs deep in an infinitive: "asks people to stop going out and promises help"."""
    matrix = head.head.tag_
    return [
        t
        for t in doc[head.i + 1 : last + 1]
        if t.dep_ == "conj" and t.tag_ == matrix and t.head.tag_ in ("VB", "VBG") and t.head.i != head.i
        and matrix in ("VBD", "VBZ") and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in t.children)
    ]  # fmt: skip


def _behind_that(page: Page, unit: Unit, cue: Cue) -> Range | None:
    """Take what follows "wrote in her memoir that" where the parser hung it elsewhere."""
    if not cue.classes & {"say", "tell"}:
        return None
    for token in page.doc[cue.end : min(cue.end + 12, unit.end_token)]:
        clausal = token.tag_ == "IN" or (token.tag_ == "WDT" and token.dep_ not in ("nsubj", "nsubjpass"))
        if token.lower_ == "that" and clausal and not page.quoted(token) and token.i + 2 < unit.end_token:
            return page.doc[token.i + 1].idx, unit.end
        if token.pos_ in ("VERB", "AUX") or token.text in ";:":
            return None
    return None


def _barred(page: Page, cue: Cue, child: "Token") -> bool:
    between = page.doc[cue.end : max(cue.end, child.left_edge.i)]
    speaks = cue.subject is not None and cue.verb.i < cue.subject.i and child.is_ancestor(cue.subject)
    return speaks or any(t.text == ";" for t in between)


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
    accused = cue.verb.lemma_.lower() == "accuse" and head.dep_ == "ccomp"
    if accused or (cue.classes & {"urge", "demand"} and _infinitive(head)):
        objects = [c for c in cue.verb.children if c.dep_ in ("dobj", "dative") and cue.verb.i < c.i < head.i]
        if objects:
            first = max(cue.end, objects[0].left_edge.i)
        elif "phrase" in cue.classes:
            first = cue.end
    if (
        doc[first].lower_ in ("only", "merely", "simply", "also")
        and first + 1 < head.i
        and doc[first + 1].lower_ == "that"
    ):
        first += 1
    if (
        doc[first].lower_ == "that"
        and doc[first].dep_ in ("mark", "advmod", "det", "dobj")
        and first + 1 < unit.end_token
    ):
        first += 1
    start, end = doc[first].idx, stretch_end(page, unit, head, cue.verb)
    later = LATER.search(page.text, start, end)
    return start, later.start() if later and not page.quotes_in(later.start(), later.end()) else end
