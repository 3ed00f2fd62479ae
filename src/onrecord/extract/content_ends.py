"""Where a content ends: before the writer's aside, the speaker's next remark, somebody else's clause."""

import re
from typing import TYPE_CHECKING

from onrecord.extract.attribution import Range
from onrecord.extract.cues import Cue
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.speech_words import classes_of, says

if TYPE_CHECKING:
    from spacy.tokens import Token


LATER = re.compile(
    r", (?:just )?(?:an?|one|two|three|four|five|six|several|some)(?: few)? (?:minute|hour|day|week|month|year)s? (?:after|before)\b"
)
AGAINST = re.compile(
    r", (?:contradicting|rebutting|echoing|reversing|disputing)\b"
    r"|, (?:something|an? (?:claim|charge|account|version)|which)(?: [\w’'-]+){1,5} (?:denie[sd]|den(?:y|ying)|argue[sd]?|said|says|claims|claimed|rejects?|rejected|disputes?|disputed)\b"
)
REMARKED = 12  # characters that a clause has at least before the speaker's next remark
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
REMARKS = frozenset({"which", "with", "up", "down"})


def before_asides(page: Page, unit: Unit, cue: Cue, found: Range) -> int:
    """End a clause before what the writer or the speaker sets behind it."""
    start, end = found
    end = _before_remark(page, unit, cue, (start, before_semicolon(page, unit, start, end)))
    for aside in (LATER, AGAINST):
        set_off = aside.search(page.text, start, end)
        if set_off and not page.quotes_in(set_off.start(), set_off.end()):
            end = set_off.start()
    return end


def without_remark(page: Page, cue: Cue, found: Range) -> int:
    """End a thing before the writer's own remark on it: "denied the charge, which", "confirmed 12 cases, up from nine"."""
    for token in page.doc[cue.end + 1 :]:
        comma = token.nbor(-1)
        if token.idx >= found[1]:
            break
        if token.lower_ in REMARKS and comma.text == "," and comma.idx > found[0] + 3 and not page.quoted(comma):
            return int(comma.idx)
    return found[1]


def before_semicolon(page: Page, unit: Unit, start: int, end: int) -> int:
    """End a content before a semicolon behind which somebody else's clause begins: "claimed 900; the police counted 400"."""
    at = page.text.find(";", start, end)
    if at < 0 or page.quotes_in(at, at + 1):
        return end
    following = (t for t in page.doc[unit.first_token : unit.end_token] if at < t.idx < end)
    cites = any(
        says(t) and t.tag_ in ("VBD", "VBZ", "VBP") and any(c.dep_ in SUBJECTS for c in t.children) for t in following
    )
    return at if cites else end


def _before_remark(page: Page, unit: Unit, cue: Cue, found: Range) -> int:
    """End a clause before the speaker's next remark: "said she would stay, insisting that nobody had asked"."""
    if "say" not in cue.classes and "tell" not in cue.classes:
        return found[1]
    for token in page.doc[cue.end + 2 : unit.end_token]:
        if token.idx >= found[1]:
            break
        remark = token.tag_ == "VBG" and token.dep_ == "advcl" and token.nbor(-1).text == "," and not page.quoted(token)
        if remark and token.idx > found[0] + REMARKED and says(token) and _tells(token):
            return int(token.nbor(-1).idx)
    return found[1]


def _tells(verb: "Token") -> bool:
    return any(c.i > verb.i and c.dep_ in ("ccomp", "dobj", "parataxis") for c in verb.children)


def speaks(verb: "Token") -> bool:
    """Tell a verb of saying, or one that takes what is said for its object: "rejected the charge"."""
    return bool(classes_of(verb) & {"say", "object", "tell"})


def subjectless(verb: "Token") -> bool:
    """Tell a verb without a subject of its own."""
    return verb.pos_ in ("VERB", "AUX") and not any(c.dep_ in SUBJECTS for c in verb.children)
