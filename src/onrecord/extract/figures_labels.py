"""Numbers that are labels: glued to letters, one of a fixed pair, the name of what stands before them."""

import re
from typing import TYPE_CHECKING

from onrecord.extract.doc_text import text_of
from onrecord.extract.figures_calendar import counts_next, counts_on_weekday
from onrecord.extract.figures_counted import counted_words
from onrecord.text.divisions import is_division
from onrecord.text.numerals import HYPHENS
from onrecord.text.quantities import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

_SHORT_YEAR = re.compile(r"\b(?:in|of|since|by|until|from)\s['’]$")
_SCORE = re.compile(r"\d{1,3}(?![\w,.-]\d|\w|-)")
_WICKETS = re.compile(
    r"(?<![$£€\d.,])\b\d{1,3} for (?:\d|10|one|two|three|four|five|six|seven|eight|nine)\b(?=[,.;)]| (?:at|and|when|in|after|off|from)\b)"
)
_CRICKET = re.compile(r"(?i)\b(?:stumps|wickets?|overs|innings|batsm[ae]n|bowled)\b")
INNINGS = 70  # characters around a score in which cricket is spoken of
_HOLDERS = r"(?:,| and|, and) (?:[A-Z][\w’'.-]{0,20} ){1,4}"
_SHARES = re.compile(
    rf"\d(?:%| ?percent| per cent|pc)(?: of the votes?| for [A-Z]\w{{1,20}})?(?:{_HOLDERS}\d[\d.]{{0,5}}){{0,6}}{_HOLDERS}$"
)
_RESULT = r"(?:[A-Z][\w’'-]{0,20} ){1,3}\d{1,8}(?:,\d{3}){0,2}"
_RESULTS = re.compile(rf"(?<![\w-]){_RESULT}(?:(?:,|,? and|;) {_RESULT}){{2,12}}(?![\w%-])")
_NAMED = re.compile(r"([\w’'-]{1,21}) \d")
WHOLE = 100.0  # percent
LISTED = 160  # characters of a list of shares
_PER = re.compile(r"(?<!\bas )(?<!\bAs )\bper\s$|(?<=\d)/$")
_GROUPS = re.compile(r"(?<![\w.,])((?:\d{2,5}[ \u00a0]){1,3})$")
NAMES = 4  # words of a name
GAPPING = frozenset({",", ";", "and", "while", "but"})  # before a name whose number has its verb and noun from before
CLOSING = frozenset({".", ";", ":", ")", "!", "?"})
GAPPED = frozenset({"of", "and", "to", "at", "in", "from"})  # behind such a number
PARTIES = frozenset({"GPE", "ORG", "NORP", "PERSON", "LOC", "FAC"})
LISTING = frozenset({"and", ",", "or", "to", "&"})  # between the numbers of a list
PLACING = frozenset({"in", "at", "near", "outside", "around", "on", "from"})
MEASURED = ("magnitude", "Magnitude")  # a magnitude-5.9 quake
INDEX_SIZES = frozenset({20, 30, 35, 40, 50, 60, 100, 200, 225, 250, 300, 350, 400, 500, 600, 1000, 2000, 3000})


def is_glued(text: str, quantity: Quantity) -> bool:
    """Tell whether letters or signs stick to the number: G20, F-16, 21st, 18:22, 24/7, a list's number."""
    start, end = quantity.number
    if is_division(text, start, end):
        return False
    if _of_innings(text, start, end):
        return True
    before, behind = text[max(0, quantity.start - 2) : quantity.start], text[end : end + 2]
    digits = text[start].isdigit()
    if not digits:
        return before[-1:] in HYPHENS and before[-2:-1].isalpha()
    if text[start] == "0" and text[start : start + 2].isdigit():
        return True
    if end - start == 2 and not quantity.unit and _SHORT_YEAR.search(text, max(0, start - 10), start):
        return True  # the class of '92
    if _dialled(text, start):
        return True
    if before[-1:].isalnum() or (before[-1:] in "#@_/\\:" and before[-1:]):
        return True
    if before[-1:] in HYPHENS and before[-1:] and before[-2:-1].isalnum():
        return not text.endswith(MEASURED, 0, start - 1)
    if (behind[:1].isalnum() and quantity.end <= end) or (behind[:1] == "G" and not behind[1:].isalpha()):  # 5G
        return True
    if behind[:1] in HYPHENS and behind[:1] and not quantity.unit and _paired(text, start, end):
        return True
    if behind[:1] in ("/", ":", "_") and behind[1:].isdigit():
        return True
    if behind[:1] in HYPHENS and behind[1:] == "0":  # 555-0134
        return True
    if end - start == 1 and behind[:1] in HYPHENS and behind[1:2].isdigit() and not text[end + 2 : end + 3].isdigit():
        return True  # a score: 2-1
    if behind[:1] == "′" and end - start == 4:  # 2022's
        return True
    listed = behind[:1] in (".", ")") and behind[1:2] in ("", " ") and not quantity.unit and end - start <= 2
    lead = text[:start].rstrip(" (")[-1:]
    return listed and (lead in ("", ".", "!", "?", ";") or (lead == ":" and text[start:end] == "1"))


def is_denominator(text: str, quantity: Quantity) -> bool:
    """Tell what a rate is taken over from a figure: 33 per 1,000 births, 1,535/$1; "as per 300" and $3/£2.40 are none."""
    over = _PER.search(text, max(0, quantity.start - 8), quantity.start)
    return over is not None and (over[0] != "/" or quantity.low == 1)


def _dialled(text: str, start: int) -> bool:
    """Tell the later groups of a telephone number, whose first begins with 0 or 1800: 0800 555 111, 020 7946 0018."""
    lead = _GROUPS.search(text, max(0, start - 16), start)
    return lead is not None and (lead[1][0] == "0" or lead[1].split()[0] in ("1800", "1300"))


def _of_innings(text: str, start: int, end: int) -> bool:
    """Tell the runs and the wickets of an innings: 287 for six at stumps."""
    around = text[max(0, start - INNINGS) : end + INNINGS]
    scored = _WICKETS.finditer(text, max(0, start - 8), end + 20)
    return any(score.start() <= start < score.end() for score in scored) and bool(_CRICKET.search(around))


def _paired(text: str, start: int, end: int) -> bool:
    """Tell whether a number is one of a fixed pair: 50-50, 9-to-5, the score 64-51."""
    number, behind = text[start:end], text[end + 1 : end + 8]
    score = _SCORE.match(behind)
    if score and number.isdecimal() and int(score[0]) < int(number):
        return True
    return behind.startswith(number) or (behind[:3] == "to-" and behind[3:4].isdigit())


def _numbers(word: "Token") -> bool:
    """Tell the verb in "the injured number 58", which a parse may take for a noun, from the noun in "room number 58"."""
    before = word.nbor(-1) if word.i else word
    led = before.i > 0 and before.nbor(-1).lower_ == "the" and before.tag_ in ("JJ", "VBN")
    return word.lower_ == "number" and (led or before.tag_ in ("NNS", "NNPS"))


def is_label(doc: "Doc", number: "DocSpan", quantity: Quantity) -> bool:
    """Tell whether the number is the name of what stands before it: Flight 203, No. 5, Unit 2."""
    if number.start == 0 or quantity.form not in ("digits", "words", "range"):
        return False
    if quantity.unit and not _lettered(doc, quantity):
        return False
    before = doc[number.start - 1]
    if counts_on_weekday(doc, number):
        return False
    if before.text == "." and number.start > 1 and not number[0].is_sent_start:
        before = doc[number.start - 2]
    if before.lemma_.lower() in counted_words("calling") and quantity.form == "digits" and not counts_next(doc, number):
        return True  # call 101
    if quantity.start < quantity.number[0] or is_division(text_of(doc), *quantity.number):
        return False
    if (
        stands_behind_place(doc, number)
        or is_share_of_list(text_of(doc), quantity)
        or is_result(text_of(doc), quantity)
        or is_gapped(doc, number)
    ):
        return False
    if _names_noun_before(number) or _listed_label(doc, number):
        return True
    named = before.lower_.rstrip(".")
    several = quantity.form == "range" and named.removesuffix("s") in counted_words("labels")  # pages 4 to 9
    verb = before.pos_ in ("VERB", "AUX", "DET") or _numbers(before)
    if (several or named in counted_words("labels")) and not verb:
        return not counts_next(doc, number) or before.text[:1].isupper()
    index = doc[number.end : number.end + 1].text.lower() == "index" and before.text[:1].isupper()
    if (index or before.lower_ in counted_words("indices")) and quantity.low in INDEX_SIZES:
        return True
    proper = before.pos_ == "PROPN" and not before.is_sent_start and not before.is_lower
    if proper and number.end < len(doc) and doc[number.end].lower_ in ("'s", "’s"):
        return True
    digits = text_of(doc)[quantity.number[0]].isdigit()
    return proper and digits and not counts_next(doc, number)


def is_gapped(doc: "Doc", number: "DocSpan") -> bool:
    """Tell a number whose verb and noun an earlier clause has: Belmark withdraws 21,000 soldiers and Ostrel 17,000."""
    if number.start == 0 or doc[number.start - 1].pos_ != "PROPN":
        return False
    at, behind, first = number.start, doc[number.end : number.end + 1], number.sent.start
    while at > first and number.start - at < NAMES and doc[at - 1].pos_ == "PROPN":
        at -= 1
    name = doc[at : number.start]
    led = first < at < number.start and doc[at - 1].lower_ in GAPPING
    closed = not len(behind) or behind[0].text in CLOSING  # 30 planes, Airbus 320, for the army
    ends = closed or (doc[at - 1].text != "," and (behind[0].is_punct or behind[0].lower_ in GAPPED))
    if not led or not ends or not PARTIES & {token.ent_type_ for token in name}:
        return False
    if any(
        {token.lower_, token.lemma_.lower()} & (counted_words("labels") | counted_words("streets")) for token in name
    ):
        return False
    earlier = [token for token in doc[first:at] if token.like_num and token.text[:1].isdigit()]
    return any(_of_a_size(token.text, number.text) and _is_told(token) for token in earlier)


def _is_told(number: "Token") -> bool:
    """Tell whether a number counts a common noun, or stands itself as what a verb is about."""
    counted = number.dep_ == "nummod" and number.head.tag_ in ("NN", "NNS")
    return counted or number.dep_ in ("dobj", "pobj", "attr")


def _of_a_size(one: str, other: str) -> bool:
    sizes = [len(re.sub(r"\D", "", text.partition(".")[0])) for text in (one, other)]
    return abs(sizes[0] - sizes[1]) <= 1


def is_share_of_list(text: str, quantity: Quantity) -> bool:
    """Tell whether a number goes on a list of shares: Germany 31 percent, Italy 18 and Poland 11."""
    behind = text[quantity.end : quantity.end + 5]
    ends = behind[:1] in ("", ",", ".", ";") or behind == " and "
    share = ends and (quantity.high or 0.0) <= WHOLE
    return share and bool(_SHARES.search(text[max(0, quantity.start - LISTED) : quantity.start]))


def is_result(text: str, quantity: Quantity) -> bool:
    """Tell whether a number is one of a list of results: Labour 61, Greens 12, Conservatives 9."""
    start, end = quantity.number
    first = max(0, start - LISTED)
    lists = _RESULTS.finditer(text[first : end + LISTED])
    listed = next((found for found in lists if first + found.start() <= start and end <= first + found.end()), None)
    names = [name.lower() for name in _NAMED.findall(listed[0])] if listed else []
    labelled = any(name in counted_words("labels") or name in counted_words("streets") for name in names)
    return bool(names) and len(set(names)) == len(names) and not labelled  # routes 5, 7 and 9 are none


def _listed_label(doc: "Doc", number: "DocSpan") -> bool:
    """Tell a number of a list of labels: Sections 420 and 406, junctions 24 and 26."""
    at = number.start - 1
    if doc[number.end : number.end + 1] and doc[number.end].tag_ == "NNS":
        return False
    while at > 0 and (doc[at].lower_ in LISTING or doc[at].like_num):
        at -= 1
    named = doc[at].lower_
    plural = (
        doc[at].tag_ in ("NNS", "NNPS") and named.endswith("s") and named.removesuffix("s") in counted_words("labels")
    )
    behind = doc[number.end : number.end + 2]
    first = at == number.start - 1 and len(behind) == 2 and behind[0].lower_ in LISTING and behind[1].like_num
    later = any(token.like_num for token in doc[at + 1 : number.start]) and not counts_next(doc, number)
    return plural and (first or later)


def _lettered(doc: "Doc", quantity: Quantity) -> bool:
    """Tell whether the unit is one letter, which may belong to a label: class 4 C, Pad 39C."""
    behind = text_of(doc)[quantity.number[1] : quantity.end].lstrip()
    return len(behind) == 1 and behind.isupper()


def stands_behind_place(doc: "Doc", number: "DocSpan") -> bool:
    """Tell whether a number counts people right behind a place's name: at Tarvo 12 died, in Lesk 5 were hurt."""
    at = number.start
    while at and doc[at - 1].text[:1].isupper() and doc[at - 1].lower_ not in PLACING:
        at -= 1
    if at in (0, number.start) or doc[at - 1].lower_ not in PLACING or doc[at].lower_ in counted_words("labels"):
        return False
    behind = doc[number.end : number.end + 2]
    if len(behind) == 2 and behind[0].lower_ in ("were", "are"):
        behind = behind[1:]
    return len(behind) > 0 and (
        behind[0].lower_ in counted_words("befalls_people")
        or (behind[0].tag_ in ("VBD", "VBN") and behind[0].lemma_.lower() in counted_words("happens_to_people"))
    )


def _names_noun_before(number: "DocSpan") -> bool:
    """Tell whether digits belong, by the syntax, to the capitalised singular right before them: Psalm 23."""
    token = number[-1]
    head = token.head
    named = head.text[:1].isupper() and head.tag_ in ("NN", "NNP", "NNPS")
    return named and token.dep_ == "nummod" and head.i == number.start - 1 and token.text[:1].isdigit()
