"""Small readings of the syntax around a number: whose it is, whether it is a share, a comparison of periods, a magnitude."""

from typing import TYPE_CHECKING

from onrecord.extract.doc_text import text_of
from onrecord.text.numerals import HYPHENS
from onrecord.text.quantities import Quantity
from onrecord.text.units import APART

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

NOUNS = frozenset({"NOUN", "PROPN"})
LIGHT = frozenset("be have do say tell report confirm add make take give put get become remain include compare".split())
SUBJECTS = 4  # clauses climbed to a subject
HANGING = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "acomp", "attr", "oprd", "ccomp"})


def subject_from(verb: "Token", phrase: "DocSpan") -> "list[Token]":
    """Return the subject that a verb or a state has from the clause it hangs on: shares fell before closing 6 % lower.

    A relative pronoun stands for the noun before it: revenue that was flat at 6 billion. None that holds the number.
    """
    for _ in range(SUBJECTS):
        own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
        relative = verb.dep_ == "relcl" and any(child.tag_ in ("WDT", "WP") for child in own)
        if relative or (verb.dep_ == "acl" and verb.head.pos_ in NOUNS and not own):
            return [] if has_number(verb.head) else [verb.head]
        if own or verb.dep_ not in HANGING or verb.head.i == verb.i:
            return [child for child in own if not numbered(child, phrase)]
        verb = verb.head
    return []


def body_of(phrase: "DocSpan", names: frozenset[str]) -> "Token | None":
    """Return the body of people whose size a bare number is, where it is one of the names: a crew of 22, his town of 6,200."""
    before = phrase.doc[max(0, phrase.start - 2) : phrase.start]
    return before[0] if len(before) == 2 and before[1].lower_ == "of" and before[0].lower_ in names else None


def numbered(part: "Token", phrase: "DocSpan") -> bool:
    """Tell whether a part of a sentence holds the number itself or is a quantity of its own."""
    return has_number(part) or any(t.i in range(phrase.start, phrase.end) for t in part.subtree)


def has_number(noun: "Token") -> bool:
    """Tell whether a noun has a number of its own; the 100 of an index belongs to its name."""
    named = noun.i + 1 if noun.pos_ == "PROPN" else -1
    return any(child.dep_ == "nummod" and child.i != named for child in noun.children)


def is_share(token: "Token") -> bool:
    """Tell the percent and the per cent of a number."""
    words = [t.lower_ for t in token.doc[max(0, token.i - 1) : token.i + 2]]
    return token.lower_ in ("percent", "pc") or ("cent" in words and "per" in words and token.lower_ in ("per", "cent"))


def on_period(doc: "Doc", at: int) -> bool:
    """Tell a comparison of periods: quarter-on-quarter, year on year, month over month."""
    words = [token.lower_ for token in doc[at : at + 5] if token.text not in HYPHENS][:3]
    return len(words) == 3 and words[1] in ("on", "over") and words[0] == words[2]


def then_ago(doc: "Doc", at: int) -> bool:
    """Tell a stretch of time with a number of its own: four years ago, a decade earlier."""
    return at + 2 < len(doc) and doc[at].pos_ in ("NUM", "DET") and doc[at + 2].lower_ in APART


def magnitude_unit(doc: "Doc", number: "DocSpan", quantity: Quantity) -> str:
    """Return magnitude as the unit of a quake's: a magnitude 6.1 quake, magnitude of 5.8."""
    before = [token.lower_ for token in doc[max(0, number.start - 2) : number.start]]
    if text_of(doc).endswith(("magnitude-", "Magnitude-"), 0, quantity.number[0]):
        return "magnitude"
    behind = [token.lower_ for token in doc[number.end : number.end + 3]]
    scale = behind[:1] == ["on"] and "richter" in behind
    return "magnitude" if before[-1:] == ["magnitude"] or before == ["magnitude", "of"] or scale else ""


def is_light(verb: "Token") -> bool:
    """Tell whether a verb says little by itself."""
    return verb.lemma_.lower() in LIGHT and not particles(verb)


def particles(verb: "Token") -> "list[Token]":
    """Return what makes a light verb a telling one: put out, taken in."""
    return [child for child in verb.children if child.dep_ == "prt"]
