"""Whether somebody is cited for words, for a belief or for an intention."""

from onrecord.extract.attribution import Found
from onrecord.extract.paragraphs import Page
from onrecord.extract.speech_words import speech_words
from onrecord.vocabulary import StatementAct


def act_of(page: Page, row: Found) -> StatementAct:
    """Tell what a cue stands for: "fears" a belief, "plans" an intention, any other word speech; a quote was spoken."""
    if row.cue is None or row.kind == "direct":
        return "speech"
    cue = page.doc.char_span(*row.cue, alignment_mode="expand")
    if cue is None:
        return "speech"
    acts, lemmas = speech_words().acts, {token.lemma_.lower() for token in cue}
    start, end = row.content[0]
    aims = page.text[start : min(end, start + 3)].lower() == "to "
    if lemmas & acts["intention"] or (aims and lemmas & acts["hoping"]):
        return "intention"
    return "belief" if lemmas & acts["belief"] else "speech"
