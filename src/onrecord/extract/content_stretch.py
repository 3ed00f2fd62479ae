"""How far a clause goes: its own words and what follows them, up to the speaker's next verb or the writer's gloss."""

from typing import TYPE_CHECKING

from onrecord.extract.content_ends import subjectless
from onrecord.extract.contents import MARKS
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.speech_words import says
from onrecord.extract.subjects import strays

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

TAILS = frozenset({"prep", "advcl", "npadvmod", "advmod", "oprd", "dobj", "acomp", "agent", "relcl", "acl", "xcomp"})
ASIDE = 60  # words within which the head of a gloss stands before the end of its clause


def stretch_end(page: Page, unit: Unit, head: "Token", verb: "Token") -> int:
    """Return the character after a content: its subtree, and what follows without a comma up to the verb's next branch."""
    last = min(head.right_edge.i, unit.end_token - 1)
    last = _own_end(page, head, last)
    if last == head.right_edge.i and head.dep_ == "ccomp":
        trimmed = _without_aside(page, head, last)
        if trimmed < last:
            return end_of(page, trimmed)
    edge = min(verb.right_edge.i, unit.end_token - 1)
    if last == head.right_edge.i:
        for child in verb.children:
            if (last < child.left_edge.i <= edge and child.left_edge.i == last + 1 and child.dep_ in TAILS) or (
                child.dep_ == head.dep_ == "ccomp" and last < child.left_edge.i <= min(last + 3, edge)
            ):
                last = min(child.right_edge.i, edge)
    last = _second_that(page, unit, _past_brackets(page, unit, verb, last))
    sentence_end = head.sent.end - 1
    if last >= sentence_end - 1 and sentence_end + 1 < unit.end_token and verb.sent.end == head.sent.end:
        last = unit.end_token - 1
    return end_of(page, last)


def clause_end(head: "Token") -> int:
    """Return the character after a subtree."""
    last = head.right_edge
    return last.idx + len(last)


def behind_that(verb: "Token") -> bool:
    """Tell the verb of a clause that "that" opens."""
    first = verb.left_edge
    return first.lower_ == "that" and first.dep_ == "mark" and first.head.i == verb.i


def behind_to(verb: "Token") -> bool:
    """Tell an infinitive that "to" opens."""
    return verb.left_edge.lower_ == "to" and verb.left_edge.head.i == verb.i


def end_of(page: Page, last: int) -> int:
    """Return the character after a token."""
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


def _past_brackets(page: Page, unit: Unit, verb: "Token", last: int) -> int:
    """Go on behind brackets that cut a clause in two for the parser: "began at 3:20 (0120 GMT) and lasted an hour"."""
    doc = page.doc
    if last + 2 >= unit.end_token or doc[last + 1].text != "(":
        return last
    close = next((t.i for t in doc[last + 2 : min(last + 12, unit.end_token)] if t.text == ")"), last)
    joined = doc[close + 2] if close > last and close + 2 < unit.end_token and doc[close + 1].dep_ == "cc" else None
    if joined is None or joined.dep_ != "conj" or joined.head.i != verb.i or not subjectless(joined):
        return last
    return last if says(joined) else int(min(joined.right_edge.i, unit.end_token - 1))


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
