"""What is said and nobody is named for: "is said to have fled", "it was announced that"."""

from typing import TYPE_CHECKING

from onrecord.extract.attribution import Found
from onrecord.extract.content_stretch import behind_that, behind_to, clause_end
from onrecord.extract.contents import found_at
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.speech_words import classes_of, speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_hearsay(page: Page, unit: Unit, verb: "Token") -> Found | None:
    """Read "is said to have fled" and "it was announced that": somebody says so, and nobody is named."""
    lemma, words = verb.lemma_.lower(), speech_words()
    if verb.tag_ != "VBN" or lemma not in words.hearsay | words.impersonal:
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is not None and subject.lower_ == "it":
        return _impersonal(page, unit, verb)
    clause = next((c for c in verb.children if c.dep_ == "xcomp" and behind_to(c) and lemma in words.hearsay), None)
    helper = next((c for c in verb.children if c.dep_ == "auxpass" and c.lower_ in ("is", "are", "was", "were")), None)
    if subject is None or clause is None or helper is None or any(c.dep_ == "agent" for c in verb.children):
        return None
    if page.quotes_in(unit.start, unit.end) and classes_of(clause) & {"say", "tell"}:
        return None
    cue = (helper.idx, verb.idx + len(verb))
    return found_at(page, unit, cue, None, (clause.left_edge.idx, clause_end(clause)))


def _impersonal(page: Page, unit: Unit, verb: "Token") -> Found | None:
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i and behind_that(c)), None)
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < verb.i]
    unsaid = any(c.dep_ == "neg" or c.tag_ in ("MD", "TO") for c in helpers)
    if clause is None or not helpers or unsaid or any(c.dep_ == "agent" for c in verb.children):
        return None
    cue = (helpers[0].idx, verb.idx + len(verb))
    return found_at(page, unit, cue, None, (clause.left_edge.nbor(1).idx, clause_end(clause)))
