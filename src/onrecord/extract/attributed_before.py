"""Contents in the sentences before: "So says the institute.", "That is what the guards say."."""

from collections.abc import Sequence

from onrecord.extract.attribution import Found
from onrecord.extract.contents import kind_of
from onrecord.extract.cues import WRITER, Cue
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.sources import can_speak, source_phrase

POINTERS = (("so",), ("thus",), ("that", "is", "what"), ("that", "was", "what"), ("or", "so"))
SPARE = 4  # words besides source and cue: "at least", a day


def read_before(page: Page, unit: Unit, cues: Sequence[Cue], free: Sequence[Unit]) -> list[Found]:
    """Give the sentences before to whoever a short sentence points at; `free` are those of its paragraph that nobody has."""
    cue = next((cue for cue in cues if "say" in cue.classes and cue.subject is not None), None)
    if cue is None or cue.subject is None or not free or not _points(page, unit, cue):
        return []
    if cue.subject.lower_ in WRITER or not can_speak(cue.subject):
        return []
    phrase = source_phrase(cue.subject, cue.verb)
    words = sum(not (t.is_punct or t.is_space) for t in page.doc[unit.first_token : unit.end_token])
    if words > phrase.end - phrase.start + cue.end - cue.start + SPARE:
        return []
    kind, content = kind_of(page, free[0].start, free[-1].end)
    said = (page.doc[cue.start].idx, page.doc[cue.end - 1].idx + len(page.doc[cue.end - 1]))
    sentence = page.text[unit.start : unit.end]
    return [Found(kind, phrase, said, (content,), sentence)] if content[0] < content[1] else []


def _points(page: Page, unit: Unit, cue: Cue) -> bool:
    words = [t.lower_ for t in page.doc[unit.first_token : cue.verb.i] if not (t.is_punct or t.is_space)]
    return any(tuple(words[: len(pointer)]) == pointer for pointer in POINTERS)
