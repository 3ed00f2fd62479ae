"""Groups of people as a sentence counts them: five men; two men, 23 and 31, and a woman; his wife and their two sons."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.text.numerals import Lexeme, Numeral, numeral_at, touching, word
from onrecord.text.tolls_words import toll_words
from onrecord.text.units import unit_at

Form = Literal["number", "sum", "one", "name", "self", "culprit", "fold"]
MOST = 1_000
OLDEST = 110
MODIFIERS = 5  # words between "a" or a number and the person
NAMES = 5  # words of a name
_STOPS = frozenset({",", "—", "–", ":", ";", "(", ")", "and", "or", "but", ".", "/", "?", "!", '"', "“", "”"})
_NO_COUNT = frozenset(
    {":", "/", "a", "p", "am", "pm", "st", "th", "times", "shots", "%", "percent", "o'clock", "block"}
)
_NO_COUNT_JOINED = frozenset({"and", "year", "month", "week", "day", "hour", "block", "mile"})
_LONE = frozenset({":", ";", "after", "as", "before", "when"})
_AGING = frozenset({"of", "ages", "aged", "from", "between"})
_NO_LEAD = frozenset({"at", "age", "aged", "ages", "$", "/", "#", "route", "highway", "no", "top"})


@dataclass(frozen=True, slots=True)
class People:
    """People of a sentence over lexemes `first` to `last` (exclusive). `form` is how their count is told."""

    first: int
    last: int
    count: int
    form: Form


def people_at(lexemes: Sequence[Lexeme], at: int, text: str, *, names: bool = True) -> People | None:
    """Read the people who are told of from a lexeme on, those joined to them included; None where none are.

    Without `names` a name alone is nobody, for lines in which every word begins with a capital.

    >>> from onrecord.text.numerals import lex
    >>> said = "a woman and her two sons"
    >>> people_at(lex(said), 0, said).count
    3
    """
    first = _member(lexemes, at, text) or (_bare(lexemes, at) if _lone(lexemes, at) else None)
    if first is None or (first.form == "name" and not names):
        return None
    count, last, form, more = first.count, _past_age(lexemes, first.last), first.form, 0
    while (after := _linked(lexemes, last)) and more < MOST:
        member = _member(lexemes, after, text) or _bare(lexemes, after)
        if member is None or (member.form == "name" and form not in ("name", "sum")) or _part(lexemes, member):
            break
        count, more = count + member.count, more + 1
        form = "self" if member.form == "self" else "sum" if form != "self" else form
        last = _past_age(lexemes, member.last)
    return People(at, last, count, form)


def _linked(lexemes: Sequence[Lexeme], at: int) -> int:
    """Return where the next of joined people may begin: behind a comma, an "and" or both; 0 for nowhere."""
    here = at + (word(lexemes, at) in (",", ";"))
    here += word(lexemes, here) in ("and", "&")
    here += here > at and word(lexemes, here) in ("also", "then")
    return here if here > at and here < len(lexemes) else 0


def _part(lexemes: Sequence[Lexeme], member: People) -> bool:
    """Tell whether people are a part of those named before them: five people, four of them students."""
    return "of" in (word(lexemes, member.first + 1), word(lexemes, member.last)) and any(
        word(lexemes, i) in ("them", "whom") for i in range(member.first, member.last + 2)
    )


def _lone(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether a person may stand without an article: at the head of a line, behind a colon or a fate, in a list."""
    before = word(lexemes, at - 1)
    return at == 0 or before in _LONE or before in toll_words().active or _listed(lexemes, at)


def _listed(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether another person without an article is joined to the one here: a teen, father killed."""
    return word(lexemes, at + 1) in (",", "and", "&") and _bare(lexemes, at + 2) is not None


def _bare(lexemes: Sequence[Lexeme], at: int) -> People | None:
    """Read a person without an article, as headlines and lists name them: man, woman shot; a husband, wife and son."""
    name = word(lexemes, at)
    if name in ("parents", "couple", "grandparents"):
        return People(at, at + 1, 2, "number")
    joined = word(lexemes, at + 1) in ("-", "‐", "–", "'", "’")
    return (
        People(at, at + 1, 1, "culprit" if name in toll_words().culprits else "one")
        if name in toll_words().person and not joined
        else None
    )


def _past_age(lexemes: Sequence[Lexeme], at: int) -> int:
    """Step over an age behind people: Arn Vashko, 22, two men, 23 and 31, a woman (40)."""
    here = at
    if word(lexemes, here) == "(" and word(lexemes, here + 2) == ")":
        return here + 3
    while word(lexemes, here) in (",", "and") and _age(word(lexemes, here + 1)):
        behind = word(lexemes, here + 2)
        if behind not in (",", "and", "", ".", ";"):
            break
        here += 2
    if word(lexemes, here) == "," and here > at and word(lexemes, here + 1) not in ("and", "&"):
        return here + 1 if word(lexemes, here + 1) in toll_words().was | toll_words().fates.keys() else here
    return here


def _age(name: str) -> bool:
    return name.isdecimal() and len(name) <= 3 and int(name) <= OLDEST


def _member(lexemes: Sequence[Lexeme], at: int, text: str) -> People | None:
    name = word(lexemes, at)
    if name in ("himself", "herself", "self"):
        return People(at, at + 1, 1, "self")
    number = numeral_at(lexemes, at)
    if number is not None and _counts(lexemes, number):
        return _numbered(lexemes, number)
    if name in toll_words().one or number is not None:
        return _owned(lexemes, at) or _single(lexemes, at)
    return _named(lexemes, at, text)


def _owned(lexemes: Sequence[Lexeme], at: int) -> People | None:
    """Read a number behind its owner: their two sons, the three victims, his brother's two sons."""
    owner = (i for i in range(at + 1, at + 4) if word(lexemes, i + 1) in ("'", "’") and word(lexemes, i + 2) == "s")
    first = next((i + 3 for i in owner), at + 1)
    number = numeral_at(lexemes, first) if first < len(lexemes) else None
    if number is None or not _counts(lexemes, number):
        return None
    people = _numbered(lexemes, number)
    return People(at, people.last, people.count, "number")


def _numbered(lexemes: Sequence[Lexeme], number: Numeral) -> People:
    """Read a number with the people behind it, or alone where they are understood: five, five of them, five others."""
    count, last, words = int(number.low), number.last, toll_words()
    if word(lexemes, last) == "of" and last + 2 < len(lexemes):
        whole = numeral_at(lexemes, last + 1)
        if whole is not None and _counts(lexemes, whole) and word(lexemes, number.first - 1) in words.was:
            return _numbered(lexemes, whole)  # she was one of five people shot
        last += 1 + (word(lexemes, last + 1) in ("the", "his", "her", "their", "them", "those"))
        whole = numeral_at(lexemes, last) if last < len(lexemes) else whole
        last = whole.last if whole is not None else last
    for here in range(last, min(len(lexemes), last + MODIFIERS)):
        name = word(lexemes, here)
        if name in words.persons or name in words.person:
            plural = here + 1
            while word(lexemes, plural) in words.persons or word(lexemes, plural) in words.person:
                plural += 1
            return People(number.first, plural, count, "number")
        if name in _STOPS or (name in words.fates and not _victims(lexemes, here)) or name in words.was:
            break
    return People(number.first, last, count, "number")


def _victims(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether a fate describes the people behind it: four gunshot victims."""
    behind = word(lexemes, at + 1)
    return behind in toll_words().persons or behind in toll_words().person


def _single(lexemes: Sequence[Lexeme], at: int) -> People | None:
    """Read one person behind an article or an owner: a 15-year-old boy, her ex-husband; his parents are two."""
    words = toll_words()
    for here in range(at + 1, min(len(lexemes), at + 2 + MODIFIERS + 2)):
        name = word(lexemes, here)
        if name in words.person:
            if word(lexemes, here + 1) in words.person or word(lexemes, here + 1) in words.persons:
                continue
            form: Form = "culprit" if name in words.culprits else "one"
            return None if word(lexemes, here + 1) in ("'", "’") else People(at, here + 1, 1, form)
        if name == "old" and word(lexemes, here + 1) not in words.person and word(lexemes, here - 1) in "-‐–":
            return People(at, here + 1, 1, "one")
        if name in ("parents", "couple", "grandparents"):
            return People(at, here + 1, 2, "number")
        if name in _STOPS or name in words.was or name in words.persons or name in words.fates:
            return None
    return None


def _named(lexemes: Sequence[Lexeme], at: int, text: str) -> People | None:
    """Read a name of two or more words that begin with capitals."""
    words, here, long = toll_words(), at, 0
    while here < min(len(lexemes), at + 2 * NAMES):
        begin = text[lexemes[here].start]
        if begin == "." and here > at and lexemes[here].start - lexemes[here - 1].start <= 3:
            here += 1
            continue
        name = word(lexemes, here)
        if not (begin.isupper() and begin.isalpha()) or name in words.no_names:
            break
        long, here = long + (name not in words.titles and len(name) > 1), here + 1
    return People(at, here, 1, "name") if 2 <= long <= NAMES else None


def _counts(lexemes: Sequence[Lexeme], number: Numeral) -> bool:
    """Tell whether a number can count people: not an age, an hour, a measure or a year."""
    if number.form not in ("digits", "words", "set") or number.low != int(number.low) or not 0 < number.low < MOST:
        return False
    after, before = word(lexemes, number.last), word(lexemes, number.first - 1)
    if unit_at(lexemes, number)[0] is not None or after in _NO_COUNT or after in toll_words().not_people:
        return False
    if touching(lexemes, number.first) and (before.isalpha() or before == ":"):  # a channel's name, 10:30
        return False
    if before in ("of", "from", "between") and word(lexemes, number.first - 2) in ("age", "ages", "aged"):
        return False
    if before in ("and", "to") and word(lexemes, number.first - 3) in _AGING:
        return False
    if after == "-" and word(lexemes, number.last + 1) in _NO_COUNT_JOINED:
        return False
    if before == "," and after in (",", ".", ")", ""):  # Arn Vashko, 22, was shot
        return False
    if before == "," and lexemes[number.first].digits and after in ("and", "who", "of"):
        return False
    if before.strip(".") in toll_words().months:
        return False
    return before not in _NO_LEAD and not (before == "-" and number.first > 1)
