"""Contents behind a cue: the clause that a verb of saying opens."""

from typing import TYPE_CHECKING

from onrecord.extract.attribution import Range
from onrecord.extract.content_ends import (
    SUBJECTS,
    before_asides,
    before_semicolon,
    speaks,
    subjectless,
    without_remark,
)
from onrecord.extract.content_stretch import end_of, stretch_end
from onrecord.extract.cues import Cue
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.speech_words import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token


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
    if thing is not None and verb.i < thing.i < verb.head.i < unit.end_token and subjectless(verb.head):
        return thing.left_edge.idx, end_of(page, min(verb.head.right_edge.i, unit.end_token - 1))
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


def swallowed(page: Page, unit: Unit, cue: Cue) -> Range | None:
    """Take all behind a cue that the parser took for part of what it says: "The mayor conceded mistakes had been made"."""
    verb, subject, doc = cue.verb, cue.subject, page.doc
    if subject is None or subject.i >= verb.i or subject.left_edge.i > unit.first_token or cue.end >= unit.end_token:
        return None
    host = verb.head
    while host.i > verb.i and host.pos_ not in ("VERB", "AUX") and host.head.i > verb.i and host.head.i != host.i:
        host = host.head
    if host.i <= cue.end or host.i >= unit.end_token or host.pos_ not in ("VERB", "AUX") or not _finite(host):
        return None
    own = next((c for c in host.children if c.dep_ in SUBJECTS and cue.end <= c.i < host.i), None)
    if own is None or "say" not in cue.classes or any(t.is_punct for t in doc[subject.i : own.i]):
        return None
    first = cue.end + (doc[cue.end].lower_ == "that" and doc[cue.end].dep_ == "mark")
    second = next((c for c in host.children if c.dep_ == "conj" and subjectless(c) and speaks(c)), None)
    last = host.right_edge.i if second is None else second.left_edge.i - 2
    return doc[first].idx, before_semicolon(page, unit, doc[first].idx, end_of(page, min(last, unit.end_token - 1)))


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
    inverted = cue.subject is not None and cue.verb.i < cue.subject.i and child.is_ancestor(cue.subject)
    return inverted or any(t.text == ";" for t in between)


def _finite(verb: "Token") -> bool:
    """Tell a clause with a tense from "saw them leave" and "found them pulling"."""
    if verb.tag_ in ("VBD", "VBZ", "VBP", "MD") or verb.pos_ not in ("VERB", "AUX"):
        return True
    return any(c.dep_ in ("aux", "auxpass", "cop", "mark") for c in verb.children)


def _infinitive(verb: "Token") -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _clause(page: Page, unit: Unit, head: "Token", cue: Cue) -> Range:
    first = _behind_opening(head, max(head.left_edge.i, cue.end))
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
    return start, before_asides(page, unit, cue, (start, end))


def _behind_opening(head: "Token", first: int) -> int:
    """Start at the "that" of "said on Monday, in its first report, that it sank", whose phrase is the writer's."""
    that = next((c for c in head.children if c.lower_ == "that" and c.dep_ == "mark"), None)
    return int(that.i) if that is not None and that.i > first and that.nbor(-1).text == "," else first
