"""The name of what a quantity is given in: a unit of measure, or the thing counted, in the singular."""

from typing import TYPE_CHECKING

from onrecord.extract.doc_text import text_of
from onrecord.extract.figures_counted import Counted
from onrecord.extract.figures_syntax import NOUNS
from onrecord.text.quantities import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

AGED = ("old", "of age")
LONGEST = 6  # words before the noun


def unit_name(number: "DocSpan", quantity: Quantity, counted: Counted) -> str:
    """Name the unit of a quantity; nothing for a bare number."""
    if quantity.told:
        return f"{quantity.told} of age" if _aged(number, quantity) else quantity.told
    if quantity.form == "fraction" or counted.noun is None:
        return ""
    rate = counted.unit.partition(" per ")[2]
    return _thing(number, counted.noun) + (f" per {rate}" if rate else "")


def _aged(number: "DocSpan", quantity: Quantity) -> bool:
    behind = text_of(number.doc)[quantity.end : quantity.end + 9].lower().lstrip(" -‐–")
    return quantity.told in ("year", "month", "week", "day") and behind.startswith(AGED)


def _thing(number: "DocSpan", noun: "Token") -> str:
    """Return the counted noun with what stands between it and its number: heart transplant, league game."""
    if noun.i < number.end or noun.i - number.end > LONGEST:
        return _singular(noun)
    between = [
        token
        for token in noun.doc[number.end : noun.i]
        if (
            not (token.text[:1].isdigit() and token.text[-1:].isalpha())  # a 250ml bottle
            and token.pos_ not in ("DET", "PRON", "PUNCT", "PART", "ADP", "ADV", "CCONJ", "VERB")
        )
        or token.text == "-"
    ]
    text = "".join(_joined(token) for token in between).lstrip("-")
    return text + _singular(noun) + _behind(noun, number)


def _joined(token: "Token") -> str:
    text = token.lemma_ if token.tag_ in ("JJS", "JJR") else token.text
    hyphen = token.text == "-" or token.doc[token.i + 1].text == "-"
    return text if hyphen else text + " "


def _behind(noun: "Token", number: "DocSpan") -> str:
    """Return where what one of many belongs: one of the oldest mills in Karrow."""
    if number.end >= len(noun.doc) or noun.doc[number.end].lower_ != "of":
        return ""
    places = (c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("in", "of") and c.i == noun.i + 1)
    words = [t.lemma_ for place in places for t in place.subtree if t.pos_ in NOUNS]
    return " " + " ".join(words) if 0 < len(words) <= 2 else ""


def _singular(noun: "Token") -> str:
    return str(noun.lemma_ if noun.pos_ in NOUNS and noun.pos_ != "PROPN" else noun.text)
