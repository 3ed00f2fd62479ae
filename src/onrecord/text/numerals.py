"""Numbers as digits, as words and as vague words, read out of running text."""

from collections.abc import Sequence
from functools import cache

from onrecord.text.numerals_digits import digits_at, scaled
from onrecord.text.numerals_digits import read_digits as read_digits
from onrecord.text.numerals_lexemes import HYPHENS as HYPHENS
from onrecord.text.numerals_lexemes import LONGEST as LONGEST
from onrecord.text.numerals_lexemes import MOST as MOST
from onrecord.text.numerals_lexemes import Lexeme as Lexeme
from onrecord.text.numerals_lexemes import Numeral as Numeral
from onrecord.text.numerals_lexemes import lex as lex
from onrecord.text.numerals_lexemes import number_words as number_words
from onrecord.text.numerals_lexemes import touching as touching
from onrecord.text.numerals_lexemes import word as word
from onrecord.text.tables import read_words

HALVED = 1_000  # above which nobody adds a half in words
LEAST_SCALE = 1_000_000  # of which shares are told: a quarter of a million


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
        number = digits_at(lexemes, at)
        return _half_more(lexemes, number) if number is not None and number.low == number.high < HALVED else number
    if lexemes[at].text not in _starters() or _bare_article(lexemes, at):
        return None
    for read in (_none_at, _times_at, _plural_at, _set_at, _fraction_at, _several_at, _words_at):
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
    return (
        frozenset(name for table in begin for name in tables[table])
        | folds
        | {"a", "an", "half", "no", "none", "not", "nobody"}
    )


@cache
def _after_article() -> frozenset[str]:
    tables = number_words()
    return HYPHENS.union(name for table in ("scales", "sets", "several", "fractions") for name in tables[table])


def _bare_article(lexemes: Sequence[Lexeme], at: int) -> bool:
    return lexemes[at].text in ("a", "an") and word(lexemes, at + 1) not in _after_article()


def _none_at(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """Read as zero the "no" of no casualties, the "none" of none of the tanks, and nobody where it tells of a fate."""
    if word(lexemes, at) == "not" and [word(lexemes, at + step) for step in (1, 2)] == ["a", "single"]:
        return Numeral(at, at + 3, 0.0, 0.0, "words")
    if word(lexemes, at) == "none" and word(lexemes, at + 1) == "of":
        return Numeral(at, at + 1, 0.0, 0.0, "none")
    if (last := _nobody(lexemes, at)) is not None:
        return Numeral(at, last, 0.0, 0.0, "words") if _befalls(lexemes, last) else None
    if word(lexemes, at) != "no":
        return None
    named = any(word(lexemes, at + more) in read_words("en/nobody", "none_of") for more in (1, 2))
    named = named or any(_names_people(lexemes, last) and _befalls(lexemes, last) for last in (at + 2, at + 3))
    return Numeral(at, at + 1, 0.0, 0.0, "words") if named else None


def _names_people(lexemes: Sequence[Lexeme], last: int) -> bool:
    """Tell whether the lexeme before `last` names people: no patients, no employee, no other officer."""
    noun = word(lexemes, last - 1)
    return bool({noun, noun.removesuffix("s")} & read_words("en/counted", "persons"))


def _nobody(lexemes: Sequence[Lexeme], at: int) -> int | None:
    """Return the lexeme behind nobody, none, no one, no-one."""
    if word(lexemes, at) in ("nobody", "none"):
        return at + 1
    one = at + 1 + (word(lexemes, at + 1) in HYPHENS)
    return one + 1 if word(lexemes, at) == "no" and word(lexemes, one) == "one" else None


def _befalls(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether what follows says that somebody was killed, hurt, arrested: nobody was seriously hurt, no one has died."""
    while word(lexemes, at) in read_words("en/nobody", "between"):
        at += 1
    return word(lexemes, at) in read_words("en/nobody", "fates")


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
    """Read a dozen, half a million, a half-dozen, a couple of hundred, a hundred."""
    tables = number_words()
    half = word(lexemes, at) == "half"
    article = at + half
    if word(lexemes, article) not in ("a", "an"):
        return None
    if not half and word(lexemes, at + 1) == "half":
        half, article = True, article + 1 + (word(lexemes, at + 2) in HYPHENS)
    name = word(lexemes, article + 1)
    value = tables["sets"].get(name) or tables["scales"].get(name)
    if value is None or (half and name in ("couple", "pair", "trio", "score")):
        return None
    last = article + 2
    if name == "couple" and word(lexemes, last + (word(lexemes, last) == "of")) in (*tables["scales"], "dozen"):
        last += word(lexemes, last) == "of"
        value, last = 2 * {"dozen": 12, **tables["scales"]}[word(lexemes, last)], last + 1
    elif name in tables["scales"]:
        return scaled(lexemes, Numeral(at, last, value / 2, value / 2, "words")) if half else None
    value = value / 2 if half else value
    return Numeral(at, last, float(value), float(value), "set")


def _fraction_at(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """Read a third, two-thirds, one fifth, half, three quarters. What they are a share of stands behind them."""
    tables = number_words()
    if word(lexemes, at) == "half":
        return Numeral(at, at + 1, 0.5, 0.5, "fraction")
    if word(lexemes, at) in tables["signs"]:
        sign = float(tables["signs"][word(lexemes, at)])
        return scaled(lexemes, Numeral(at, at + 1, sign, sign, "fraction"))
    count = 1 if word(lexemes, at) in ("a", "an") else tables["units"].get(word(lexemes, at))
    name = at + 1 + (word(lexemes, at + 1) in HYPHENS)
    part = word(lexemes, name)
    if count is None or (part in ("half", "halves") and count > 1):
        return None
    share = tables["fractions"].get(part) or (tables["fractions"].get(part[:-1]) if count > 1 else None)
    if share is None or (count > 1) != part.endswith("s"):
        return None
    return _of_scale(lexemes, Numeral(at, name + 1, count * share, count * share, "fraction"))


def _of_scale(lexemes: Sequence[Lexeme], number: Numeral) -> Numeral:
    """Read a quarter-million and three quarters of a million as numbers and no shares."""
    last = number.last
    of = [word(lexemes, last), word(lexemes, last + 1)] == ["of", "a"]
    at = (
        last + 2 if of else last + 1 if word(lexemes, last) in HYPHENS and touching(lexemes, last + 1) else len(lexemes)
    )
    scale = number_words()["scales"].get(word(lexemes, at))
    if not scale or scale < LEAST_SCALE:
        return number
    return Numeral(number.first, at + 1, number.low * scale, number.high * scale, "words", float(scale))


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
    """Tell whether a hyphen, an "and" or a comma stands inside a number: forty-eight, three hundred and one."""
    tables, after = number_words(), word(lexemes, here + 1)
    name = word(lexemes, here)
    if name in HYPHENS:
        fits = after in tables["units"] and room == 10 and 0 < tables["units"][after] < 10
        return touching(lexemes, here) and touching(lexemes, here + 1) and (fits or after in tables["scales"])
    small = after in tables["units"] or after in tables["tens"]
    if name == "," and room == 1_000 and word(lexemes, here - 1) == "thousand":  # thirty-four thousand, six hundred
        counted = word(lexemes, here + 3) not in ("of", "more", "were", "")
        return after in tables["units"] and word(lexemes, here + 2) == "hundred" and counted
    return name == "and" and small and room in (100, 1_000) and word(lexemes, here - 1) in tables["scales"]


def part_more(words: Sequence[str]) -> float:
    """Return the part that three words add to what stands before them, 0 where they add none: and a half."""
    added = list(words) in (["and", "a", "half"], ["and", "a", "quarter"])
    return number_words()["fractions"][words[2]] if added else 0.0


def _half_more(lexemes: Sequence[Lexeme], number: Numeral) -> Numeral:
    """Add the half of "two and a half million" or of "two-and-a-half"; three and a half of them are two numbers."""
    rest = [word(lexemes, i) for i in range(number.last, number.last + 8)]
    rest = [text for text in rest if text not in HYPHENS]
    more = part_more(rest[:3])
    if not more or rest[3:4] == ["of"]:
        return number
    last = number.last
    while word(lexemes, last) != rest[2]:
        last += 1
    return scaled(lexemes, Numeral(number.first, last + 1, number.low + more, number.high + more, number.form))
