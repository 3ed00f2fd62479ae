"""Who is cited by a clause with "as" that opens or closes a sentence: "As the mayor put it, the ships had nowhere to go"."""

from typing import TYPE_CHECKING

from onrecord.extract.attribution import Found
from onrecord.extract.contents import bare, kind_of
from onrecord.extract.cues import WRITER
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.sources import can_speak, source_phrase
from onrecord.extract.speech_words import classes_of

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR = 25  # words between "as" and its verb
PUT = frozenset({"put", "see", "tell", "have"})  # "as she put it", "as he tells it", "as the police have it"


def read_leading_as(page: Page, unit: Unit, rows: list[Found]) -> Found | None:
    """Read the clause that opens a sentence and says whose the rest of it is, where no other cue has claimed the rest."""
    opener = page.doc[unit.first_token]
    verb = opener.head
    if opener.lower_ != "as" or opener.dep_ != "mark" or not opener.i < verb.i < min(opener.i + NEAR, unit.end_token):
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and opener.i < c.i < verb.i), None)
    close = _close(page, unit, verb)
    if subject is None or subject.lower_ in WRITER or not can_speak(subject) or close is None:
        return None
    start, end = bare(page.text, close.idx + 1, unit.end)
    if start >= end or any(row.content and row.hull[0] < end and start < row.hull[1] for row in rows):
        return None
    kind, content = kind_of(page, start, end)
    last = page.doc[close.i - 1]
    cue = (verb.idx, last.idx + len(last) if last.lower_ == "it" else verb.idx + len(verb))
    return Found(kind, source_phrase(subject, verb), cue, (content,), page.text[unit.start : unit.end])


def _close(page: Page, unit: Unit, verb: "Token") -> "Token | None":
    """Return the comma right behind the verb of such a clause, or behind its "it"."""
    after = list(page.doc[verb.i + 1 : min(verb.i + 3, unit.end_token)])
    idiom = len(after) == 2 and after[0].lower_ == "it" and verb.lemma_.lower() in PUT
    says = bool(classes_of(verb) & {"say", "show"})
    if idiom and after[1].text == ",":
        return after[1]
    return after[0] if says and after and after[0].text == "," else None
