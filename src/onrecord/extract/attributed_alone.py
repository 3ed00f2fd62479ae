"""Quotes that stand alone: a sentence of their own, whose speaker is named before it or behind it."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.attribution import Found
from onrecord.extract.contents import bare
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.quotes import Quote, like_title
from onrecord.extract.sources import is_person, source_phrase
from onrecord.extract.speech_words import says

if TYPE_CHECKING:
    from spacy.tokens import Token

HEADING = 7  # words of a title that stands in quotes on a line of its own


def stands_alone(page: Page, unit: Unit, quotes: tuple[Quote, ...]) -> bool:
    """Tell a sentence that is quotes and nothing else."""
    return bool(quotes) and not _outside(page.text, unit, quotes)


def _outside(text: str, unit: Unit, quotes: tuple[Quote, ...]) -> str:
    left, at = [], unit.start
    for quote in quotes:
        left.append(text[at : max(at, quote.outer_start)])
        at = max(at, quote.outer_end)
    left.append(text[at : unit.end])
    return re.sub(r"[\W_]+", "", "".join(left))


def run_on(page: Page, unit: Unit, quote: Quote, last: Found | None) -> Found | None:
    """Give a quote that stands alone to whoever spoke last; in a new paragraph it has no cue of its own."""
    if last is None or (unit.first and last.kind == "indirect" and last.base is not None):
        return None
    content = bare(page.text, max(quote.start, unit.start), min(quote.end, unit.end))
    alone = unit.first and not page.text[quote.outer_end : quote.outer_end + 2].strip()
    if content[0] >= content[1]:
        return None
    words = page.text[content[0] : content[1]]
    if alone and like_title(words, HEADING) and words[-1] not in "!?":
        return None
    same = last.base is None and not unit.first
    return Found("direct", last.phrase, last.cue if same else None, (content,), last.sentence, base=last.base)


def subject_of_sentence(page: Page, unit: Unit) -> Found | None:
    """Take the person whom a sentence is about for the speaker of a quote that may stand behind it alone."""
    tokens = page.doc[unit.first_token : unit.end_token]
    subject = next((t for t in tokens if t.dep_ == "nsubj" and t.head.dep_ == "ROOT" and not page.quoted(t)), None)
    if subject is None or subject.lower_ == "who":
        return None
    unplaced = subject.pos_ == "PROPN" and not subject.ent_type_
    if not unplaced and not any(map(is_person, (subject, *_appositions(subject)))):
        return None
    return Found("indirect", source_phrase(subject, subject.head), None, (), page.text[unit.start : unit.end])


def _appositions(subject: "Token") -> list["Token"]:
    return [child for child in subject.children if child.dep_ == "appos"]


def read_opened(page: Page, unit: Unit, following: Unit, last: Found | None, fresh: list[Found]) -> list[Found]:
    """Give the quotes that open a paragraph to the person whom its next sentence is about: '"I ran." Ana Brisk, 24, sits'."""
    quotes = page.quotes_in(unit.start, unit.end)
    if not stands_alone(page, unit, quotes):
        return []
    subject = next((t for t in page.doc[following.first_token : following.end_token] if t.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ == "PRON" or subject.head.dep_ != "ROOT":
        return []
    spoke = says(subject.head) and not fresh
    shown = unit.first and quotes[-1].closed and _presented(subject)
    if not spoke and not shown and (not unit.first or last is not None or not is_person(subject)):
        return []
    sentence, verb = page.text[unit.start : following.end], subject.head
    cue = (verb.idx, verb.idx + len(verb)) if spoke else None
    last = Found("direct", source_phrase(subject, None), cue, (), sentence)
    return [replace(row, cue=cue) for quote in quotes if (row := run_on(page, unit, quote, last)) is not None]


def _presented(subject: "Token") -> bool:
    """Tell whether a name comes with who that is: "Ana Brisk, 24, sits", "Ana Brisk, his wife, sat"."""
    after = subject.doc[subject.i + 1 : subject.i + 3]
    return len(after) == 2 and after[0].text == "," and (subject.ent_type_ == "PERSON" or after[1].like_num)
