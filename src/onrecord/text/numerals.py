"""Numbers as digits, as words and as vague words, read out of running text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.text.tables import read_table

_LEXEME = re.compile(r"(?<![\w.,])\.\d+|\d+(?:[.,’'\u00a0\u2009\u202f]\d+)*|[^\W\d_]+|[^\w\s]|_")
_GROUPED = re.compile(r"\d{1,3}(?:([,.’'\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?\Z")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?\Z")
LONGEST = 20  # digits; what is longer is an identifier
MOST = 1e30  # from which on no scale word is read: a text can heap them up past what a float holds
HYPHENS = frozenset("-‐‑–—")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word, a run of digits or a sign; `text` is in lower case."""

    text: str
    start: int
    end: int

    @property
    def digits(self) -> bool:
        """Tell whether the lexeme is a run of digits."""
        return self.text[0].isdigit() or (self.text[0] == "." and len(self.text) > 1)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number over lexemes `first` to `last` (exclusive), with inclusive bounds."""

    first: int
    last: int
    low: float
    high: float
    form: str  # digits, words, set, vague, fraction
    scale: float = 1.0  # what a scale word behind the number multiplied it by


def number_words() -> Mapping[str, dict[str, Any]]:
    """Return the tables of number words."""
    return read_table("en/numbers")


def lex(text: str) -> list[Lexeme]:
    """Cut a text into words, runs of digits and signs.

    >>> [lexeme.text for lexeme in lex("$1.2bn, forty-two")]
    ['$', '1.2', 'bn', ',', 'forty', '-', 'two']
    """
    return [Lexeme(m[0].casefold() or m[0], *m.span()) for m in _LEXEME.finditer(text)]


def read_digits(written: str) -> float | None:
    """Read a run of digits; None for what is no one number, such as a date with dots.

    >>> read_digits("13,000"), read_digits("400.000"), read_digits("3,5"), read_digits("14.05.2031")
    (13000.0, 400000.0, 3.5, None)
    """
    if not written.isascii():
        written = written.translate({0xA0: ",", 0x2009: ",", 0x202F: ",", 0x2019: ","})
    if not written.isascii() or len(written) > LONGEST:
        return None
    grouped = _GROUPED.match(written)
    if grouped and (grouped[1] != "." or written.count(".") > 1 or written.endswith(".000")):
        head, _, tail = written.rpartition(".") if grouped[1] != "." else (written, "", "")
        whole = re.sub(r"\D", "", head or tail)
        return float(whole) + (float("0." + tail) if head and tail else 0.0)
    if written[0] == ".":
        return float("0" + written)
    return float(written.replace(",", ".")) if _DECIMAL.match(written) else None


def read_numerals(text: str) -> tuple[tuple[str, float, float], ...]:
    """Find the numbers of a text, each as written with its bounds.

    >>> read_numerals("Forty-eight of 1.2 million left; tens of thousands stayed.")
    (('Forty-eight', 48.0, 48.0), ('1.2 million', 1200000.0, 1200000.0), ('tens of thousands', 20000.0, 99999.0))
    """
    lexemes, found, at = lex(text), [], 0
    while at < len(lexemes):
        numeral = numeral_at(lexemes, at)
        if numeral is None:
            at += 1
            continue
        found.append((text[lexemes[at].start : lexemes[numeral.last - 1].end], numeral.low, numeral.high))
        at = numeral.last
    return tuple(found)


def numeral_at(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """Read the number that begins at a lexeme, or None."""
    if lexemes[at].digits:
        return _digits_at(lexemes, at)
    if lexemes[at].text not in _starters() or _bare_article(lexemes, at):
        return None
    for read in (_times_at, _plural_at, _set_at, _fraction_at, _several_at, _words_at):
        found = read(lexemes, at)
        if found is not None:
            return found
    return None


@cache
def _starters() -> frozenset[str]:
    """Return the words that a number can begin with: most of a text is passed over by one look-up."""
    tables = number_words()
    begin = ("units", "tens", "plurals", "several", "signs", "times")
    folds = frozenset(name + "fold" for name in tables["units"])
    return frozenset(name for table in begin for name in tables[table]) | folds | {"a", "an", "half"}


@cache
def _after_article() -> frozenset[str]:
    tables = number_words()
    return HYPHENS.union(name for table in ("scales", "sets", "several", "fractions") for name in tables[table])


def _bare_article(lexemes: Sequence[Lexeme], at: int) -> bool:
    return lexemes[at].text in ("a", "an") and word(lexemes, at + 1) not in _after_article()


def word(lexemes: Sequence[Lexeme], at: int) -> str:
    """Return a lexeme's text, or nothing behind the end.

    >>> word(lex("Two boats"), 1), word(lex("Two boats"), 2)
    ('boats', '')
    """
    return lexemes[at].text if 0 <= at < len(lexemes) else ""


def touching(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether a lexeme stands right behind the one before it.

    >>> touching(lex("40km"), 1), touching(lex("40 km"), 1)
    (True, False)
    """
    return 0 < at < len(lexemes) and lexemes[at - 1].end == lexemes[at].start


def _digits_at(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    written, last = lexemes[at].text, at + 1
    while len(written) <= LONGEST and _goes_on(lexemes, at, last):
        written += "," + lexemes[last].text
        last += 1
    value = read_digits(written)
    if value is None:
        return None
    sign = number_words()["signs"].get(word(lexemes, last))
    if sign is not None:
        value, last = value + sign, last + 1
    elif word(lexemes, last + 1) in ("/", "⁄") and word(lexemes, last) == "1" and word(lexemes, last + 2) in ("2", "4"):
        value, last = value + 1 / float(word(lexemes, last + 2)), last + 3
    elif (part := _part_of(lexemes, at, value)) > 0:
        return Numeral(at, at + 3, part, part, "fraction")
    return _scaled(lexemes, Numeral(at, last, value, value, "digits"))


def _part_of(lexemes: Sequence[Lexeme], at: int, value: float) -> float:
    """Read 1/16 of an inch, 1⁄32: what 9/11 is not."""
    whole, slash = word(lexemes, at + 2), word(lexemes, at + 1)
    if not (whole.isdecimal() and len(whole) <= 4 and touching(lexemes, at + 1) and touching(lexemes, at + 2)):
        return 0.0
    told = slash == "⁄" or (slash == "/" and word(lexemes, at + 3) in ("of", "inch", "mile"))
    return value / float(whole) if told and value < float(whole) else 0.0


def _goes_on(lexemes: Sequence[Lexeme], at: int, last: int) -> bool:
    """Tell whether three digits behind a space belong to the number before them: 175 000."""
    here = word(lexemes, last)
    plain = len(here) == 3 and here.isdecimal() and lexemes[last].start == lexemes[last - 1].end + 1
    return plain and lexemes[at].text.isdecimal() and len(lexemes[at].text) <= 3 and lexemes[at].text != "0"


def _scaled(lexemes: Sequence[Lexeme], number: Numeral) -> Numeral:
    """Multiply a number by the scale words behind it: 1.2 million, 90bn, two dozen, 3 hundred million."""
    scale = 100.0
    while number.high < MOST and (scale == 100 or word(lexemes, number.last) == "million"):
        after, scale = _scale_behind(lexemes, number)
        if not scale:
            break
        low, high = number.low * scale, number.high * scale
        number = Numeral(number.first, after, low, high, number.form, number.scale * scale)
    return number


def _scale_behind(lexemes: Sequence[Lexeme], number: Numeral) -> tuple[int, float]:
    """Return the scale word behind a number, 0 for none, and where the number ends with it."""
    tables, after = number_words(), number.last
    after += word(lexemes, after) in HYPHENS and word(lexemes, after + 1) in tables["scales"]
    scale = tables["scales"].get(word(lexemes, after))
    if scale is None and touching(lexemes, after) and number.form == "digits" and not _metres(lexemes, after):
        scale = tables["short_scales"].get(word(lexemes, after))
    if scale is None and word(lexemes, after) == "dozen":
        scale = 12
    return after + 1, float(scale or 0)


def _metres(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether the m behind a number is metres: 40m wide, 37m (121ft), a 20m-high wave."""
    if word(lexemes, at) != "m":
        return False
    after = at + 1 + (word(lexemes, at + 1) in HYPHENS)
    bracketed = word(lexemes, after) == "(" and word(lexemes, after + 2) in ("ft", "feet", "yards", "yd")
    return bracketed or word(lexemes, after) in number_words()["extents"]


def _times_at(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """Read twice, sixfold."""
    name, tables = word(lexemes, at), number_words()
    fold = name.endswith("fold") and tables["units"].get(name[:-4])
    value = tables["times"].get(name) or fold
    return Numeral(at, at + 1, float(value), float(value), "fold" if fold else "times") if value else None


def _plural_at(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """Read tens of thousands, dozens, hundreds of millions."""
    plurals = number_words()["plurals"]
    if word(lexemes, at) not in plurals:
        return None
    low, high = plurals[word(lexemes, at)]
    last = at + 1
    while low < MOST and word(lexemes, last) == "of" and word(lexemes, last + 1) in plurals:
        scale = plurals[word(lexemes, last + 1)][0] / 2
        low, high, last = low * scale, (high + 1) * scale - 1, last + 2
    return Numeral(at, last, float(low), float(high), "vague", low / 2)


def _several_at(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """Read several, a few dozen, several hundred."""
    several = number_words()["several"]
    key = at + (word(lexemes, at) in ("a", "an"))
    if word(lexemes, key) not in several or (word(lexemes, key) != "several" and key == at):
        return None
    low, high = map(float, several[word(lexemes, key)])
    last = key + 1 + (word(lexemes, key + 1) == "of" and word(lexemes, key + 2) in number_words()["scales"])
    if word(lexemes, last) == "dozen":
        return Numeral(at, last + 1, 24.0, 99.0, "vague")
    scale = number_words()["scales"].get(word(lexemes, last))
    if scale is None:
        return Numeral(at, key + 1, low, high, "vague")
    if word(lexemes, last + 1) in number_words()["scales"]:
        scale, last = scale * number_words()["scales"][word(lexemes, last + 1)], last + 1
    return Numeral(at, last + 1, low * scale, (high + 1) * scale - 1, "vague")


def _set_at(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """Read a dozen, half a million, a couple of hundred, a hundred."""
    tables = number_words()
    half = word(lexemes, at) == "half"
    article = at + half
    if word(lexemes, article) not in ("a", "an"):
        return None
    name = word(lexemes, article + 1)
    value = tables["sets"].get(name) or tables["scales"].get(name)
    if value is None or (half and name in ("couple", "pair", "trio", "score")):
        return None
    last = article + 2
    if name == "couple" and word(lexemes, last + (word(lexemes, last) == "of")) in (*tables["scales"], "dozen"):
        last += word(lexemes, last) == "of"
        value, last = 2 * {"dozen": 12, **tables["scales"]}[word(lexemes, last)], last + 1
    elif name in tables["scales"]:
        return _scaled(lexemes, Numeral(at, last, value / 2, value / 2, "words")) if half else None
    value = value / 2 if half else value
    return Numeral(at, last, float(value), float(value), "set")


def _fraction_at(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """Read a third, two-thirds, one fifth, half, three quarters. What they are a share of stands behind them."""
    tables = number_words()
    if word(lexemes, at) == "half":
        return Numeral(at, at + 1, 0.5, 0.5, "fraction")
    if word(lexemes, at) in tables["signs"]:
        sign = float(tables["signs"][word(lexemes, at)])
        return _scaled(lexemes, Numeral(at, at + 1, sign, sign, "fraction"))
    count = 1 if word(lexemes, at) in ("a", "an") else tables["units"].get(word(lexemes, at))
    name = at + 1 + (word(lexemes, at + 1) in HYPHENS)
    part = word(lexemes, name)
    if count is None or (part in ("half", "halves") and count > 1):
        return None
    share = tables["fractions"].get(part) or (tables["fractions"].get(part[:-1]) if count > 1 else None)
    if share is None or (count > 1) != part.endswith("s"):
        return None
    return Numeral(at, name + 1, count * share, count * share, "fraction")


def _words_at(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """Read a number in words: forty-eight, three hundred and twelve thousand."""
    tables = number_words()
    units, tens, scales = tables["units"], tables["tens"], tables["scales"]
    total, group, last, room = 0.0, 0.0, at, 1_000  # room: what may still be added to the group stays under it
    here, scale = at, 1.0
    if word(lexemes, at) in ("a", "an") and word(lexemes, at + 1) in scales:
        group, room, last, here = 1.0, 1, at + 1, at + 1
    while True:
        name = word(lexemes, here)
        value = units.get(name, tens.get(name))
        if value is not None and value < room and not (room == 10 and value == 0):
            group, room, last = group + value, 10 if name in tens else 1, here + 1
        elif name == "dozen" and 0 < group < 100 and last == here:
            return Numeral(at, here + 1, group * 12, group * 12, "words")
        elif name == "hundred" and 0 < group < 100 and last == here:
            group, room, last, scale = group * 100, 100, here + 1, 100.0
        elif name in scales and group and last == here:
            scale = float(scales[name])
            total, group, room, last = total + group * scale, 0.0, 1_000, here + 1
        elif not (here > at and last == here and _joins(lexemes, here, room)):
            break
        here += 1
    if last == at:
        return None
    value = total + group
    return _half_more(lexemes, Numeral(at, last, value, value, "words", scale))


def _joins(lexemes: Sequence[Lexeme], here: int, room: int) -> bool:
    """Tell whether a hyphen or an "and" stands inside a number: forty-eight, three hundred and one."""
    tables, after = number_words(), word(lexemes, here + 1)
    name = word(lexemes, here)
    if name in HYPHENS:
        fits = after in tables["units"] and room == 10 and 0 < tables["units"][after] < 10
        return touching(lexemes, here) and touching(lexemes, here + 1) and (fits or after in tables["scales"])
    small = after in tables["units"] or after in tables["tens"]
    return name == "and" and small and room in (100, 1_000) and word(lexemes, here - 1) in tables["scales"]


def _half_more(lexemes: Sequence[Lexeme], number: Numeral) -> Numeral:
    """Add the half of "two and a half million" or of "two-and-a-half"."""
    rest = [word(lexemes, i) for i in range(number.last, number.last + 8)]
    rest = [text for text in rest if text not in HYPHENS][:3]
    if rest not in (["and", "a", "half"], ["and", "a", "quarter"]):
        return number
    more = number_words()["fractions"][rest[2]]
    last = number.last
    while word(lexemes, last) != rest[2]:
        last += 1
    return _scaled(lexemes, Numeral(number.first, last + 1, number.low + more, number.high + more, number.form))
