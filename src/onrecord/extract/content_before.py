"""Contents before a cue: the sentence that "she said" closes."""

import re
from typing import TYPE_CHECKING

from onrecord.extract.attribution import Range
from onrecord.extract.contents import STOPS, after_break, bare
from onrecord.extract.cues import Cue
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.relatives import RELATIVE
from onrecord.extract.speech_words import says, speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token


DEPTH = 8  # steps up from a word behind a cue to the verb that it belongs to
ENDS_LEFT = re.compile(r"[,?!\"”’»—–]\s*$|-\s+$|\.[\"”’»]\s*$")


def left_content(page: Page, unit: Unit, cue: Cue, start: int, end: int) -> list[Range]:
    """Find what stands before "she said": the sentence so far, and what goes on behind it."""
    if not cue.classes & {"say", "tell", "think", "show"} or not _free(cue):
        return []
    text = page.text
    before = text[unit.start : start]
    if not before.strip(STOPS) or not ENDS_LEFT.search(before):
        return []
    if (clause := _relative_clause(page, unit, cue, (start, end))) is not None:
        return [clause]
    left = after_break(page, *bare(text, unit.start, start))
    tokens = [t for t in page.doc[unit.first_token : unit.end_token] if left[0] <= t.idx < left[1]]
    verbal = any(t.pos_ in ("VERB", "AUX") for t in tokens)
    if _goes_on(page, unit, cue, (start, end)):
        right = bare(text, end, unit.end)
        if not verbal and tokens[0].pos_ in ("ADV", "SCONJ", "CCONJ", "ADP") and _own_subject(page, unit, right):
            return [right]
        apart = len(tokens) > 2 and (verbal or text.startswith(("and ", "but "), right[0]))
        return [left, _joined(page, unit, right)] if apart else [(left[0], right[1])]
    if tokens and _introduces(tokens, cue):
        return []
    inverted = cue.subject is not None and cue.subject.i > cue.verb.i
    opener = tokens[0].pos_ if tokens else "ADV"
    if not verbal and not inverted and (len(tokens) < 3 or opener in ("ADP", "ADV", "SCONJ", "CCONJ")):
        return []
    return [left]


def _introduces(tokens: list["Token"], cue: Cue) -> bool:
    """Tell a phrase that only leads in to a cue: "Asked whether he knew, he said no", "According to the poll, many felt so"."""
    first = tokens[0]
    if first.tag_ in ("VBN", "VBG") and first.dep_ == "advcl" and first.head.i == cue.verb.i:
        return True
    return first.lower_ == "according" and not any(t.dep_ in ("nsubj", "nsubjpass") for t in tokens)


def _free(cue: Cue) -> bool:
    """Tell whether a verb has room for a content before it: it is no participle, and no object of its own fills it."""
    verb = cue.verb
    if verb.lemma_.lower() in speech_words().verbs["forward"] and not _closes(cue):
        return False
    if cue.subject is not None and cue.subject.lower_ in RELATIVE:
        return False
    if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl", "pcomp", "xcomp"):
        return False
    if "tell" in cue.classes:
        return True
    return not any(c.dep_ == "dobj" and c.i > verb.i and c.lower_ != "so" and c != cue.subject for c in verb.children)


def _closes(cue: Cue) -> bool:
    """Tell whether a subject and its verb close a sentence behind a comma: "It was theirs, several workers felt."."""
    doc, subject = cue.verb.doc, cue.subject
    if subject is None or subject.i >= cue.verb.i or cue.end >= len(doc) or doc[cue.end].text not in (".", ";", "!"):
        return False
    first = subject.left_edge.i
    return first > 2 and doc[first - 1].text == "," and subject.right_edge.i + 1 >= cue.verb.i - 1


def _goes_on(page: Page, unit: Unit, cue: Cue, group: Range) -> bool:
    """Tell whether the content goes on behind the cue: "The law, he said, is dead", "It fell, he said, and broke"."""
    start, end = group
    after = page.text[end : unit.end]
    if not after.lstrip().startswith(","):
        return False
    following = [
        t for t in page.doc[cue.verb.i + 1 : unit.end_token] if t.idx >= end and not t.is_punct and not t.is_space
    ]
    if not following:
        return False
    if following[0].lower_ in ("and", "but", "or", "nor"):
        verbs = [t for t in following if t.pos_ in ("VERB", "AUX")]
        own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for v in verbs[:3] for c in v.children)
        return bool(verbs) and not any((own or v.head.i == cue.verb.i) and says(v) for v in verbs[:2])
    if cue.verb.head.i > cue.verb.i and cue.verb.dep_ == "parataxis":
        return True
    return following[0].dep_ in ("prep", "mark") and _hangs_before(following[0], cue, start)


def _hangs_before(token: "Token", cue: Cue, start: int) -> bool:
    """Tell whether a word behind a cue belongs to a verb before it: "It fell, he said, because nobody cared"."""
    head = token
    for _ in range(DEPTH):
        if head.idx < start or head.i == cue.verb.i or head.head.i == head.i:
            break
        head = head.head
    return head.idx < start and head.pos_ in ("VERB", "AUX")


def _relative_clause(page: Page, unit: Unit, cue: Cue, group: Range) -> Range | None:
    """Take the rest of a relative clause that a cue stands in the middle of: "the boat, which, he said, had sunk"."""
    near = page.doc[max(unit.first_token, cue.verb.i - 20) : cue.verb.i]
    before = [t for t in near if t.idx < group[0] and not t.is_punct]
    if (
        len(before) < 2
        or before[-1].lower_ not in RELATIVE
        or before[-2].lower_ == "of"
        or not page.text[group[1] : unit.end].lstrip().startswith(",")
    ):
        return None
    verb = before[-1].head
    last = verb.right_edge if verb.i > cue.verb.i else page.doc[unit.end_token - 1]
    start, end = bare(page.text, group[1], min(last.idx + len(last), unit.end))
    return (start, end) if start < end else None


def _joined(page: Page, unit: Unit, right: Range) -> Range:
    """Leave out the "and" before a clause with a subject of its own: "It shut, she said, and the staff had gone"."""
    first = next((t for t in page.doc[unit.first_token : unit.end_token] if t.idx >= right[0]), None)
    if first is None or first.lower_ not in ("and", "but") or not _own_subject(page, unit, right):
        return right
    return bare(page.text, first.idx + len(first), right[1])


def _own_subject(page: Page, unit: Unit, stretch: Range) -> bool:
    """Tell whether a stretch of a sentence has a verb with its subject before it."""
    tokens = page.doc[unit.first_token : unit.end_token]
    subjects = (t for t in tokens if t.dep_ in ("nsubj", "nsubjpass", "expl"))
    return any(stretch[0] <= t.idx < t.head.idx < stretch[1] for t in subjects)
