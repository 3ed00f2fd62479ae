"""Verbs of saying with their source and content."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.attributed_quotes import leads, quoted_contents, told_by_another
from onrecord.extract.attribution import Found, Range
from onrecord.extract.content_before import left_content
from onrecord.extract.content_clauses import complement, plain_rest, swallowed
from onrecord.extract.content_objects import object_content
from onrecord.extract.contents import bare, kind_of
from onrecord.extract.cues import WRITER, Cue, is_spoken
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.quotes import Quote, like_title
from onrecord.extract.sources import Phrase, is_person, source_phrase
from onrecord.extract.speech_words import says, speech_words
from onrecord.model import StatementKind

if TYPE_CHECKING:
    from spacy.tokens import Token

WORKS = frozenset({"sing", "read", "write", "recite", "pen", "publish", "chant"})
EMPTY = re.compile(
    r"(?:to (?:comment|say|say more|speak|elaborate)|so|that|it|not|more|nothing)"
    r"|(?:to comment|to answer questions|no comment|nothing (?:since|more|about|of|to|on)\b).*",
    re.DOTALL,
)


def read_verb(page: Page, unit: Unit, cue: Cue, quotes: tuple[Quote, ...], used: set[Quote]) -> list[Found]:
    """Find the statements that one verb of saying carries; a quote is given to one verb only."""
    cue = _outside_quotes(page, cue)
    if _leads_in(cue):
        return []
    if cue.subject is None or not _cites(cue, cue.subject):
        return []
    phrase = source_phrase(cue.subject, cue.verb)
    start, end = _group(page, cue, phrase)
    if phrase.start < cue.start:
        phrase, start = _titled(page, unit, quotes, phrase, start)
    quoted = quoted_contents(page, unit, start, end, quotes, used) if cue.classes != {"put"} else []
    contents = _told(page, unit, cue, (start, end), quoted)
    if not contents and "say" in cue.classes and page.text[end : unit.end].rstrip().endswith(":"):
        return [Found("direct", phrase, _words(page, cue), (), page.text[unit.start : unit.end])]
    return _rows(page, unit, cue, phrase, contents)


def _outside_quotes(page: Page, cue: Cue) -> Cue:
    """Give a verb the subject outside quotes where a parser took one inside: "„Das war's“, said Ana Brisk"."""
    if cue.subject is None or not page.quoted(cue.subject) or page.quoted(cue.verb):
        return cue
    outside = [c for c in cue.verb.children if c.dep_ in ("nsubj", "dobj", "attr", "oprd") and not page.quoted(c)]
    return replace(cue, subject=next((c for c in outside if c.i > cue.verb.i), None))


def _leads_in(cue: Cue) -> bool:
    """Tell a participle that only leads in to a verb of saying: "Speaking outside the court, she said"."""
    verb = cue.verb
    bare_speech = cue.classes <= {"speak", "say"} and verb.lemma_.lower() in speech_words().verbs["speak"]
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.i < verb.head.i and says(verb.head) and bare_speech


def read_inner(page: Page, unit: Unit, cue: Cue) -> list[Found]:
    """Find what a verb inside a quote reports: a clause behind a plain verb of saying or telling, no more."""
    lemma = cue.verb.lemma_.lower()
    if (
        cue.subject is None
        or not _cites(cue, cue.subject)
        or (lemma != "tell" and lemma not in speech_words().verbs["plain"])
    ):
        return []
    content = complement(page, unit, cue)
    if content is None or not page.quoted(cue.subject):
        return []
    end = min(content[1], cue.verb.sent.end_char, page.quotes[page.holder[cue.verb.i]].end)
    if content[0] >= end:
        return []
    start, end = bare(page.text, content[0], end)
    if start >= end:
        return []
    sentence = page.text[unit.start : unit.end]
    return [Found("indirect", source_phrase(cue.subject, cue.verb), _words(page, cue), ((start, end),), sentence)]


def _cites(cue: Cue, subject: "Token") -> bool:
    """Tell whether a verb with its subject reports words: said, by another than the writer, and by somebody at all."""
    if subject.lower_ in WRITER or not is_spoken(cue.verb):
        return False
    if any(c.dep_ == "det" and c.lower_ in ("any", "no", "neither") for c in subject.children):
        return False
    told = cue.classes - {"manner"}
    return not (told and told <= {"show"} and is_person(subject))


def _told(page: Page, unit: Unit, cue: Cue, group: Range, quoted: list[Range]) -> list[Range]:
    """Choose the contents of a cue: quotes beside it, else the clause behind it, the sentence before it, its object."""
    start, end = group
    right = complement(page, unit, cue)
    if right is not None and page.quotes_in(right[0], right[0] + 1) and told_by_another(page.text[end : right[0]]):
        right = None
    if quoted and any(content[0] >= end for content in quoted):
        return _before_colon(page, right, quoted)
    if quoted:
        return [*quoted, right] if right is not None and right[0] >= start else quoted
    if right is not None:
        return [right]
    if (hidden := swallowed(page, unit, cue)) is not None:
        return [hidden]
    contents = left_content(page, unit, cue, start, end) or object_content(page, unit, cue)
    rest = None if contents else plain_rest(page, unit, cue)
    return contents if rest is None else [rest]


def _before_colon(page: Page, right: Range | None, quoted: list[Range]) -> list[Range]:
    """Put the clause of "said that it had failed: “It broke.”" before its quote."""
    first = quoted[0][0]
    led = page.text[max(0, first - 2) : first].rstrip().endswith(":")
    return [(right[0], first), *quoted] if right is not None and led and right[0] < first - 12 else quoted


def _words(page: Page, cue: Cue) -> Range:
    last = page.doc[cue.end - 1]
    return page.doc[cue.start].idx, last.idx + len(last)


def _titled(page: Page, unit: Unit, quotes: tuple[Quote, ...], phrase: Phrase, start: int) -> tuple[Phrase, int]:
    """Stretch a source back to the quote before it where the parser cut its title off."""
    for quote in quotes:
        if 0 < start - quote.outer_end < 80 and quote.outer_start == unit.start and leads(page, quote, start):
            tokens = [
                t for t in page.doc[unit.first_token : phrase.start] if t.idx >= quote.outer_end and not t.is_punct
            ]
            if tokens and tokens[0].pos_ in ("DET", "PRON", "NOUN", "PROPN", "ADJ"):
                return Phrase(phrase.head, tokens[0].i, phrase.end), tokens[0].idx
    return phrase, start


def _rows(page: Page, unit: Unit, cue: Cue, phrase: Phrase, contents: list[Range]) -> list[Found]:
    sentence = page.text[unit.start : unit.end]
    rows = []
    for start, end in contents:
        kind, content = kind_of(page, start, end)
        words = page.text[content[0] : content[1]]
        if content[0] < content[1] and (_is_word(kind, words) or not _empty(cue, words)) and not _is_work(cue, words):
            rows.append(Found(kind, phrase, _words(page, cue), (content,), sentence, via=_addressee(cue)))
    return rows


def _is_word(kind: StatementKind, text: str) -> bool:
    """Tell one spoken word, which a "she added" cuts from what follows: "“That,” she added, “is the end”"."""
    return kind == "direct" and len(text.split()) == 1


def _is_work(cue: Cue, text: str) -> bool:
    """Tell the title of a work that somebody sings, reads or writes: in quotes, each longer word with a capital."""
    words = text.strip("“”‘’\"'")
    titled = like_title(words) and words.rstrip()[-1] not in ".!?"
    somebody = cue.subject is not None and is_person(cue.subject)  # a banner that reads “Free Them” says so
    return cue.verb.lemma_.lower() in WORKS and text[:1] in "“‘\"'" and titled and somebody


def _empty(cue: Cue, text: str) -> bool:
    """Tell what is said about the saying itself: a comment declined, a name withheld, nothing said."""
    words = text.lower()
    if EMPTY.fullmatch(words):
        return True
    if len(words) < 120 and "accuse" not in cue.classes and any(sign in words for sign in speech_words().unnamed):
        return True
    return len(words) < 60 and " name" in words and cue.verb.lemma_.lower() in ("ask", "request", "want", "insist")


def _group(page: Page, cue: Cue, phrase: Phrase) -> Range:
    """The characters of source and cue together, where they stand side by side."""
    doc = page.doc
    first, last = cue.start, cue.end
    while (
        first > 0 and doc[first - 1].dep_ in ("aux", "auxpass", "advmod", "neg") and doc[first - 1].head.i == cue.verb.i
    ):
        first -= 1
    if phrase.end <= first and first - phrase.end <= 8:
        first = phrase.start
    elif phrase.start >= last and phrase.start - last <= 3:
        last = phrase.end
        first = _hearer_before(cue, first)
    if first > 1 and doc[first - 1].lower_ == "as" and doc[first - 2].text == ",":
        first -= not any(t.dep_ == "ccomp" for t in doc[max(0, first - 30) : first])
    end = doc[last - 1]
    return doc[first].idx, end.idx + len(end)


def _hearer_before(cue: Cue, first: int) -> int:
    """Where whoever heard the words stands before the verb: "the Post has learned from N", "both were told by N"."""
    for child in cue.verb.children:
        if child.dep_ in ("nsubj", "nsubjpass") and 0 <= first - child.right_edge.i <= 2 and child.i < first:
            return int(child.left_edge.i)
    return first


def _addressee(cue: Cue) -> Range | None:
    """Where whoever relays the words stands: "told the Vale Press", "told reporters"."""
    if "tell" not in cue.classes:
        return None
    for child in cue.verb.children:
        heard = child.dep_ in ("dobj", "dative", "pobj") and child.i > cue.verb.i
        if heard and (child.lemma_.lower() in speech_words().sources["press"] or child.ent_type_ == "ORG"):
            return child.left_edge.idx, child.idx + len(child)
    return None
