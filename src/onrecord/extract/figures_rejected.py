"""Numbers that are no figures of the event: dates, clock times, ages, names, labels, counts of sources."""

from typing import TYPE_CHECKING

from onrecord.extract.doc_text import text_of
from onrecord.extract.figures_calendar import is_calendar
from onrecord.extract.figures_counted import Counted, counted_words
from onrecord.extract.figures_labels import (
    is_denominator,
    is_gapped,
    is_glued,
    is_label,
    is_result,
    is_share_of_list,
    stands_behind_place,
)
from onrecord.text.numerals import HYPHENS
from onrecord.text.quantities import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

KNOWING = ("with knowledge", "familiar with", "briefed on")
NEAR_VERB = 4  # words
CITING = ("according to", "citing", "told by")
NAMED = frozenset({"PERSON", "ORG", "FAC", "LAW", "PRODUCT", "WORK_OF_ART", "EVENT", "LOC", "GPE", "NORP"})
OLDEST = 120
YOUNGEST = 14  # of whom an age behind a plain noun is told: the minister, 58
MOST_CITED = 12  # sources that a sentence cites by their number
ORDINALS = frozenset("third fourth fifth sixth seventh eighth ninth tenth".split())


def no_quantity(doc: "Doc", number: "DocSpan", quantity: Quantity, counted: Counted) -> bool:
    """Tell whether a number is no quantity at all: a date, a time of day, a label, a bare age, a part of a name."""
    return (
        is_glued(text_of(doc), quantity)
        or is_denominator(text_of(doc), quantity)
        or is_label(doc, number, quantity)
        or (not quantity.unit and _age(doc, number, quantity))
        or is_calendar(doc, number, quantity, counted)
        or _name(number, quantity)
        or _address(number, quantity, counted)
        or _pronoun(doc, number)
        or _half(doc, number, quantity)
        or _ordinal(doc, number, quantity)
        or _ranked(doc, number, quantity, counted)
    )


def no_figure(doc: "Doc", number: "DocSpan", quantity: Quantity, counted: Counted) -> bool:
    """Tell whether a quantity counts nothing of the event: an age, one of the best, two officials who are cited."""
    if _age(doc, number, quantity) or _idle(doc, number, quantity, counted):
        return True
    cited = quantity.form != "fraction" and quantity.unit != "percent" and (quantity.low or 0) <= MOST_CITED
    return cited and _speaks(number, counted)


def _ranked(doc: "Doc", number: "DocSpan", quantity: Quantity, counted: Counted) -> bool:
    """Tell whether the number is how many places a rank has: the bottom three, the top ten; sales could top $2bn."""
    if counted.noun is not None or quantity.unit or number.start == 0 or quantity.start < quantity.number[0]:
        return False
    return doc[number.start - 1].lower_ in ("bottom", "top", "big", "final")


def _half(doc: "Doc", number: "DocSpan", quantity: Quantity) -> bool:
    """Tell whether "half" is a part of a game, of a year or of a word: the second half, half-staff."""
    if quantity.form != "fraction" or number.text.lower() != "half" or quantity.start < quantity.number[0]:
        return False
    before = doc[number.start - 1] if number.start else None
    odd = before is not None and (before.pos_ == "ADJ" or before.lower_ in ("the", "other", "in", "this", "one"))
    return odd or text_of(doc)[quantity.number[1] : quantity.number[1] + 1] in HYPHENS


def _ordinal(doc: "Doc", number: "DocSpan", quantity: Quantity) -> bool:
    """Tell "a fifth night" and "a third term" from "a fifth of the homes"."""
    shares = quantity.form == "fraction" or bool(quantity.unit)
    if not shares or number[-1].lower_ not in ORDINALS or number.start + 2 < number.end:
        return False
    after = doc[number.end : number.end + 1]
    one = number[0].lower_ in ("a", "an", "the", "another", *ORDINALS)
    return one and len(after) == 1 and after[0].pos_ in ("NOUN", "PROPN") and after[0].tag_ in ("NN", "NNP")


def _address(number: "DocSpan", quantity: Quantity, counted: Counted) -> bool:
    """Tell whether the number stands in a name: 16 Mill Road, a 787 Dreamliner, which a plural is not: 12 Ostrelians."""
    noun = counted.noun
    if quantity.unit or quantity.form not in ("digits", "range") or noun is None or not noun.text[:1].isupper():
        return False
    next_ = noun.doc[min(number.end, len(noun.doc) - 1)]
    named = next_.text[:1].isupper() and next_.pos_ == "PROPN" and not noun.text.endswith("s")
    return named and noun.i >= number.end and quantity.low not in (1, None) and quantity.low == int(quantity.low or 0)


def _pronoun(doc: "Doc", number: "DocSpan") -> bool:
    """Tell whether "one" is a pronoun: no one, one another, which one."""
    if number.text.lower() != "one":
        return False
    before = doc[number.start - 1].lower_ if number.start else ""
    after = doc[number.end].lower_ if number.end < len(doc) else ""
    led = before in ("no", "this", "that", "any", "every", "each", "some", "another", "which", "the")
    lone = number[-1].dep_ == "pobj" and after != "of" and number[-1].head.lower_ in ("on", "for", "with", "like", "as")
    return lone or (led and number[-1].dep_ != "nummod") or after in ("another", "’s", "'s")


def _age(doc: "Doc", number: "DocSpan", quantity: Quantity) -> bool:
    """Tell whether the number is an age: "Vashko, 67,", a 54-year-old, aged 40, a man of 40, "he was 29"."""
    end = text_of(doc)[quantity.end : quantity.end + 9].lower().lstrip(" -‐–")
    young = (quantity.low or 0) <= OLDEST
    if quantity.unit in ("years", "months", "weeks", "days") and end.startswith(("old", "of age")) and young:
        return True
    before = doc[number.start - 1].lower_ if number.start else ""
    if before in ("aged", "age", "ages", "aging") or (
        before == "of" and number.start > 1 and doc[number.start - 2].lower_ == "age"
    ):
        return True
    if before == "and" and number.start > 2 and doc[number.start - 3].lower_ == "aged":
        return True
    if quantity.unit or not young:
        return False
    return _age_of_some(doc, number, quantity, before) or _age_behind_name(doc, number, before)


def _age_of_some(doc: "Doc", number: "DocSpan", quantity: Quantity, before: str) -> bool:
    """Tell adults over 65 and children under five from over 65 people."""
    if (
        before not in ("over", "under", "above", "below")
        or number.start < 2
        or (quantity.low or quantity.high or 0) <= 1
    ):
        return False
    behind = doc[number.end : number.end + 1].text
    if doc[number.start - 2].lower_ in ("were", "are"):  # four were under 10
        return quantity.form in ("digits", "words") and behind in (",", ".", ";", "and", "", "but", "when", "at")
    return doc[number.start - 2].lower_ in counted_words("aged_people") and behind not in ("people", "percent", "%")


def _age_behind_name(doc: "Doc", number: "DocSpan", before: str) -> bool:
    after = doc[number.end].text if number.end < len(doc) else "."
    closed = after in (",", ".", ")", ";", "—", "–", "and", "!", "?", "”", '"')
    one = before == "of" and number.start > 1 and doc[number.start - 2].tag_ == "NN"
    open_ = one and number.end < len(doc) and doc[number.end].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")
    if number.start < 2 or not (closed or open_):  # a boy of 14 who, a woman of 34 succumbed
        return False
    earlier = doc[number.start - 2]
    if before in (",", "("):
        return earlier.pos_ == "PROPN" or earlier.ent_type_ == "PERSON" or _one_person(earlier, number, after)
    if before == "both" and earlier.text == ",":
        return True  # the suspects, both 19, were released
    if before == "of" and earlier.lower_ in counted_words("bodies"):
        return False  # a crew of 22, was carrying
    if before == "of":
        return earlier.lemma_.lower() in counted_words("persons") and text_of(doc)[number.start_char].isdigit()
    if before in ("then", "now"):
        return earlier.text in (",", "(") and number.start > 2 and doc[number.start - 3].pos_ == "PROPN"
    return before in ("is", "was") and earlier.lower_ in ("he", "she", "who")


def _one_person(noun: "Token", number: "DocSpan", after: str) -> bool:
    """Tell whether a noun names one person whose age is told: the minister, 58, said."""
    age = int(number.text) if number.text.isdecimal() and len(number.text) <= len(str(OLDEST)) else 0
    return _names_person(noun) and noun.tag_ == "NN" and after in (",", ")") and YOUNGEST <= age <= OLDEST


def _names_person(noun: "Token") -> bool:
    return noun.lemma_.lower() in counted_words("persons") or noun.lemma_.lower() in counted_words("sources")


def _name(number: "DocSpan", quantity: Quantity) -> bool:
    """Tell whether the number belongs to a name: the Group of Seven."""
    token = number[-1]
    if len(number) == 1 and token.is_title and token.i and quantity.form == "words" and _titled(token):
        return True  # the Big Four
    if token.like_url or token.like_email or any(t.like_url or t.like_email for t in number):
        return True
    if quantity.unit or quantity.form not in ("digits", "words"):
        return False
    body = number[0].nbor(-2) if number.start > 1 and number[0].nbor(-1).lower_ == "of" else token
    counts = token.dep_ == "nummod" and token.head.i > token.i and body.lower_ not in counted_words("named_by_size")
    if body is not token and body.pos_ == "PROPN" and not (counts and quantity.form == "digits"):
        return True  # the Group of Seven
    listed = is_share_of_list(text_of(number.doc), quantity) or is_result(text_of(number.doc), quantity)
    if (
        token.ent_type_ not in NAMED
        or listed
        or stands_behind_place(number.doc, number)
        or is_gapped(number.doc, number)
    ):
        return False
    if token.dep_ == "nummod" and token.head.tag_ == "NNS" and token.head.is_lower and token.head.i > token.i:
        return False
    inside = token.ent_iob_ == "I" or (number.text[:1].isupper() and token.pos_ == "PROPN" and not token.is_sent_start)
    return inside and not (token.dep_ == "nummod" and token.ent_iob_ == "B")


def _titled(token: "Token") -> bool:
    """Tell a number word written large behind a name's word: the Birmingham Six."""
    before = token.nbor(-1)
    return (
        before.is_title
        and not token.is_sent_start
        and not before.is_sent_start
        and before.pos_ in ("PROPN", "ADJ", "NOUN")
    )


def _idle(doc: "Doc", number: "DocSpan", quantity: Quantity, counted: Counted) -> bool:
    """Tell whether the number word counts nothing: one of the best, one day, the two sides, the first half."""
    before = doc[number.start - 1].lower_ if number.start else ""
    lemma = counted.noun.lemma_.lower() if counted.noun is not None else ""
    if quantity.form == "fraction":
        return False
    if quantity.form == "none":
        return counted.noun is None or counted.noun.tag_ != "NNS" or not counted.noun.is_lower
    behind = text_of(doc)[quantity.end : quantity.end + 5].lower()
    if behind.startswith(" ago") and not behind[4:].isalpha():
        return True
    if quantity.form == "vague" and lemma in counted_words("idle"):
        return True
    if quantity.unit == "points" and quantity.low == 1:
        return True
    if quantity.unit and number.text.lower() == "one":
        return quantity.unit == "days" and quantity.start == quantity.number[0] and before != "for"
    if number.text.lower() == "one":
        return _idle_one(doc, number, before, lemma)
    if (
        before in ("the", "these", "those", "both", "other")
        and (quantity.low or 0) <= 3
        and lemma in counted_words("parties")
    ):
        return True
    return quantity.form == "vague" and number.text.lower() == "scores" and before in ("the", "their", "his", "her")


def _idle_one(doc: "Doc", number: "DocSpan", before: str, lemma: str) -> bool:
    """Tell whether "one" is a pronoun or an article; it counts before a noun and in "one of its pumps"."""
    after = doc[number.end].lower_ if number.end < len(doc) else ""
    if before in ("no", "the", "this", "any", "every", "each", "some", "another", "which", "as", "not"):
        return True
    noun = number[-1].head
    if noun.dep_.startswith("nsubj") and noun.head.lemma_.lower() in counted_words("happens_to_people"):
        return False  # that one person was hurt
    if before == "that":
        return True
    if after == "of":
        behind = doc[number.end + 1].lower_ if number.end + 1 < len(doc) else "the"
        return behind in ("the", "those", "these")
    if after in ("another", "-", "’s", "'s") or lemma in counted_words("idle"):
        return True
    return number[-1].dep_ != "nummod"


def _speaks(number: "DocSpan", counted: Counted) -> bool:
    """Tell whether the number counts those who are cited: two officials said, one of them told reporters."""
    if _says(number.root):
        return True
    noun = counted.noun
    if noun is None or not _names_person(noun):
        return False
    before = noun.doc[max(0, number.start - 4) : number.start].text.lower()
    behind = noun.doc[noun.i + 1 : noun.i + 4].text.lower()
    cited = any(cue in before for cue in CITING) or behind.startswith(KNOWING)
    return cited or _says(noun)


def _says(token: "Token") -> bool:
    """Tell whether a token is the close subject of a verb of speech; a parser hangs far ones on "..., police said"."""
    verb = token.head
    behind = token.doc[min(verb.i + 1, len(token.doc) - 1)]
    if behind.tag_ == "VBN":  # seven people reported killed
        return False
    close = (
        token.dep_ == "nsubj"
        and abs(verb.i - token.i) <= NEAR_VERB
        and verb.lemma_.lower() in counted_words("speaking")
    )
    return close and not any(t.text == "," for t in token.doc[min(token.i, verb.i) : max(token.i, verb.i)])
