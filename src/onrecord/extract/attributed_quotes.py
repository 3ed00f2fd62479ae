"""Quotes and who they lean on: a cue beside them, an odd verb, a colon."""

import re
from typing import TYPE_CHECKING

from onrecord.extract.attribution import Found, Range
from onrecord.extract.contents import kind_of
from onrecord.extract.cues import WRITER
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.quotes import Quote
from onrecord.extract.sources import Phrase, is_person, source_phrase
from onrecord.extract.speech_words import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token


SIGNED = re.compile(r"[^\S\n]*[―—–-]{1,2}[^\S\n]*([^\W\d_][^\n“”\"]{2,80}?)[.,]?[^\S\n]*(?=\n|$)")
NEAR = 120  # characters within which a cue introduces a quote
TELLS = re.compile(r"\b(?:saying|telling|adding|asking|writing)\b[^“\"]*$")
BETWEEN = re.compile(r"[\s,;:.!?–—-]*")


def quoted_contents(
    page: Page, unit: Unit, start: int, end: int, quotes: tuple[Quote, ...], used: set[Quote]
) -> list[Range]:
    """Find the whole quotes that lean on a cue: one that ends right before it, one that begins after it."""
    text, found = page.text, []
    for quote in quotes:
        if quote in used:
            continue
        before_cue = quote.outer_end <= start and leads(page, quote, start)
        if (before_cue and BETWEEN.fullmatch(text, unit.start, quote.outer_start) is not None) or (
            quote.outer_start >= end and _introduced(page, unit, quote, end)
        ):
            used.add(quote)
            found.append((quote.outer_start, quote.outer_end))
    return found


def leads(page: Page, quote: Quote, start: int) -> bool:
    """Tell whether only a source's titles stand between a quote and its cue."""
    gap = page.text[quote.outer_end : start]
    if BETWEEN.fullmatch(gap):
        return True
    span = page.doc.char_span(quote.outer_end, start, alignment_mode="contract") if len(gap) < 80 else None
    return span is not None and not any(t.pos_ in ("VERB", "AUX") for t in span) and ";" not in gap


def _introduced(page: Page, unit: Unit, quote: Quote, end: int) -> bool:
    """Tell whether a quote after a cue is an utterance of its own and not a few words of a longer clause."""
    between = page.text[end : quote.outer_start]
    if len(between) > NEAR or told_by_another(between) or not page.text[quote.start : quote.start + 1]:
        return False
    after = page.text[quote.outer_end : unit.end].strip(" \t\r\n.,;:!?")
    if page.text[quote.start].islower() and _subject_between(page, unit, quote, end):
        return False
    marked = between.rstrip().endswith((":", ",")) or not between.strip()
    return marked and (not after or page.text[quote.start].isupper() or between.rstrip().endswith(","))


def _subject_between(page: Page, unit: Unit, quote: Quote, end: int) -> bool:
    """Tell whether a clause's subject stands before a quote and its verb behind it: "said the boy, “a joy”, had left"."""
    tokens = page.doc[unit.first_token : unit.end_token]
    subjects = (t for t in tokens if end <= t.idx < quote.outer_start and t.dep_ in ("nsubj", "nsubjpass"))
    return any(t.head.idx > quote.outer_end for t in subjects)


def told_by_another(between: str) -> bool:
    """Tell whether a nearer cue stands between a cue and a quote: "N recalled her telling them: “Go”"."""
    return len(between) <= NEAR and TELLS.search(between.rstrip(' “"«„')) is not None


def read_stray_quotes(
    page: Page, unit: Unit, quotes: tuple[Quote, ...], rows: list[Found], last: Found | None
) -> list[Found]:
    """Find the source of whole quotes that no cue of the table leads to: a colon, or an odd verb right beside them."""
    covered = [row.hull for row in rows if row.content]
    found = []
    for quote in quotes:
        if any(s < quote.end and quote.start < e for s, e in covered):
            continue
        row = _odd_verb(page, unit, quote) or _colon(page, unit, quote) or read_signed(page, unit, quote)
        if row is not None and row.hull[0] < row.hull[1]:
            found.append(row)
    return found


def read_signed(page: Page, unit: Unit, quote: Quote) -> Found | None:
    """Read the name behind a dash that signs a quote: "“Let it burn.” — Ana Brisk"."""
    signed = SIGNED.match(page.text, quote.outer_end, min(len(page.text), quote.outer_end + 100))
    if signed is None:
        return None
    name = page.doc.char_span(*signed.span(1), alignment_mode="contract")
    if name is None or len(name) > 12 or not (name[0].pos_ == "PROPN" or _signs(name.root, quote, unit)):
        return None
    kind, content = kind_of(page, quote.outer_start, quote.outer_end)
    phrase = Phrase(name.root, name.start, name.end)
    return Found(kind, phrase, None, (content,), page.text[unit.start : unit.end])


def _signs(root: "Token", quote: Quote, unit: Unit) -> bool:
    """Tell a kind of people that signs the quote a paragraph opens with: "‘We were left alone’ – survivors"."""
    return unit.first and quote.outer_start == unit.start and root.pos_ == "NOUN" and is_person(root)


def _odd_verb(page: Page, unit: Unit, quote: Quote) -> Found | None:
    text = page.text
    inner = text[quote.start : quote.end]
    if (
        not inner[:1].isupper()
        or len(inner.split()) < 3
        or BETWEEN.fullmatch(text, unit.start, quote.outer_start) is None
    ):
        return None
    after = [
        t
        for t in page.doc[unit.first_token : unit.end_token]
        if t.idx >= quote.outer_end and not t.is_punct and not t.is_space
    ]
    for token in after[:12]:
        if token.pos_ == "VERB" and not page.quoted(token):
            subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
            near = after[0].i + 1 + any(t.lower_ == "how" for t in after[1:2])  # "was how the mayor put it"
            if subject is None or min(subject.left_edge.i, token.i) > near or subject.lower_ in WRITER:
                return None
            return _row_of(page, unit, quote, subject, token)
    return None


def _row_of(page: Page, unit: Unit, quote: Quote, subject: "Token", verb: "Token") -> Found:
    kind, content = kind_of(page, quote.outer_start, quote.outer_end)
    cue = (verb.idx, verb.idx + len(verb))
    return Found(kind, source_phrase(subject, verb), cue, (content,), page.text[unit.start : unit.end])


def _colon(page: Page, unit: Unit, quote: Quote) -> Found | None:
    before = page.text[unit.start : quote.outer_start].rstrip()
    if not before.endswith(":") or len(before) > 200:
        return None
    tokens = [t for t in page.doc[unit.first_token : unit.end_token] if t.idx < quote.outer_start and not t.is_space]
    subjects = [t for t in tokens if t.dep_ == "nsubj" and t.head.pos_ in ("VERB", "AUX")]
    heads = subjects or [t for t in tokens if t.pos_ in ("PROPN", "NOUN")]
    if not heads or heads[-1].lower_ in WRITER:
        return None
    people = [t for t in subjects if is_person(t)]
    subject = (people or heads)[-1]
    verb = subject.head if subjects and subject.head.idx < quote.outer_start else None
    kind, content = kind_of(page, quote.outer_start, quote.outer_end)
    cue = (verb.idx, verb.idx + len(verb)) if verb is not None else None
    phrase = source_phrase(subject, verb)
    first = page.doc[phrase.start]
    opens = cue is None and phrase.start == tokens[0].i and phrase.head.i > first.i
    if opens and first.lower_ in speech_words().said_forms:  # "Said Hanley: “Go”"
        cue, phrase = (first.idx, first.idx + len(first)), Phrase(phrase.head, first.i + 1, phrase.end)
    return Found(kind, phrase, cue, (content,), page.text[unit.start : unit.end])
