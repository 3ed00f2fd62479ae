"""Numbers of a language that has tables and no code of its own: digits, words, compounds, vague words, fractions."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.text.numerals import HYPHENS, LONGEST, MOST, Lexeme, Numeral, lex, word
from onrecord.text.tables import read_table

Phrases = Mapping[tuple[str, ...], float]
_PHRASE = 3  # lexemes of the longest number word: quatre-vingts
_ATOM = 12  # letters of the longest number word of one lexeme
_WORD = 60  # letters of the longest compound that is cut


@dataclass(frozen=True, slots=True)
class NumberTable:
    """The number words of a language. `atoms` may stand in a compound, with None for what joins them."""

    words: Phrases
    atoms: Mapping[str, float | None]
    scales: Mapping[str, float]
    sets: Mapping[str, float]
    round: Mapping[str, float]
    plurals: Mapping[str, tuple[float, float]]
    fractions: Mapping[str, float]
    articles: frozenset[str]
    joins: frozenset[str]
    of: frozenset[tuple[str, ...]]
    vigesimal: frozenset[float]
    compounds: bool
    digits: re.Pattern[str]
    group: frozenset[str]
    decimal: str


@cache
def number_table(language: str) -> NumberTable | None:
    """Return the number words of a language; None where it has no table.

    >>> number_table("fr").words["quatre", "-", "vingt"]
    80.0
    """
    rows = read_table(f"{language}/numbers", missing=True)
    if "writing" not in rows:
        return None
    writing: Mapping[str, Any] = rows["writing"]
    group, decimal = re.escape(writing["group"]), re.escape(writing["decimal"])
    flat = {name: _folded(rows[name]) for name in ("scales", "sets", "round", "plurals", "fractions")}
    words = {_lexed(name): float(value) for name, value in rows["words"].items()}
    atoms = {key[0]: value for key, value in words.items() if len(key) == 1} | dict.fromkeys(writing["joins"])
    return NumberTable(
        words=words, atoms=atoms | {name: float(value) for name, value in flat["scales"].items()},
        articles=frozenset(writing["articles"]), joins=frozenset(writing["joins"]),
        of=frozenset(map(_lexed, writing["of"])), vigesimal=frozenset(map(float, writing["vigesimal"])),
        compounds=writing["compounds"], group=frozenset(writing["group"]), decimal=writing["decimal"],
        digits=re.compile(rf"(\d{{1,3}}(?:[{group}]\d{{3}})+|\d+)(?:{decimal}(\d+))?"), **flat,
    )  # fmt: skip


def _folded(rows: Mapping[str, Any]) -> dict[str, Any]:
    return {name.casefold(): value for name, value in rows.items()}


def _lexed(phrase: str) -> tuple[str, ...]:
    return tuple(lexeme.text for lexeme in lex(phrase))


def number_at(lexemes: Sequence[Lexeme], at: int, table: NumberTable) -> Numeral | None:
    """Read the number that begins at a lexeme, or None."""
    if lexemes[at].digits:
        return _digits_at(lexemes, at, table)
    for read in (_plural_at, _named_at, _words_at):
        found = read(lexemes, at, table)
        if found is not None:
            return found
    return None


def _digits_at(lexemes: Sequence[Lexeme], at: int, table: NumberTable) -> Numeral | None:
    written, last = lexemes[at].text, at + 1
    while " " in table.group and _thousands(lexemes, at, last):
        written, last = written + lexemes[last].text, last + 1
    found = table.digits.fullmatch(written) if len(written) <= LONGEST else None
    if found is None:
        return None
    value = float("".join(filter(str.isdigit, found[1])) + "." + (found[2] or "0"))
    return _scaled(lexemes, Numeral(at, last, value, value, "digits"), table)


def _thousands(lexemes: Sequence[Lexeme], at: int, last: int) -> bool:
    """Tell whether three digits behind a space belong to the number before them: 1 200."""
    whole = word(lexemes, last).partition(",")[0]
    plain = len(whole) == 3 and whole.isdecimal() and lexemes[last].start == lexemes[last - 1].end + 1
    return plain and lexemes[at].text.isdecimal() and len(lexemes[at].text) <= 3 and lexemes[at].text != "0"


def _scaled(lexemes: Sequence[Lexeme], number: Numeral, table: NumberTable) -> Numeral:
    """Multiply a number by the scale words or the set behind it: 1,2 Millionen, deux douzaines."""
    name = word(lexemes, number.last)
    scale = table.scales.get(name) or table.sets.get(name)
    if not scale or number.high >= MOST:
        return number
    last = number.last + 1
    last += word(lexemes, last) == "." and last < len(lexemes) - 1 and len(name) <= 3  # Mio.
    return Numeral(number.first, last, number.low * scale, number.high * scale, number.form, number.scale * scale)


def of_at(lexemes: Sequence[Lexeme], at: int, table: NumberTable) -> int:
    """Return how many lexemes of an "of" stand at a lexeme: des dizaines de milliers, un million d'euros."""
    here = tuple(word(lexemes, i) for i in range(at, at + 2))
    return 2 if here in table.of else 1 if here[:1] in table.of else 0


def _plural_at(lexemes: Sequence[Lexeme], at: int, table: NumberTable) -> Numeral | None:
    """Read dizaines de milliers, Zehntausende, mehrere hundert."""
    if word(lexemes, at) not in table.plurals:
        return None
    low, high = map(float, table.plurals[word(lexemes, at)])
    after = at + 1 + of_at(lexemes, at + 1, table)
    name = word(lexemes, after)
    scale = table.scales.get(name) or table.plurals.get(name, (0.0, 0.0))[0] / 2
    if scale >= 10 and low < MOST:
        return Numeral(at, after + 1, low * scale, (high + 1) * scale - 1, "vague", scale)
    return Numeral(at, at + 1, low, high, "vague")


def _named_at(lexemes: Sequence[Lexeme], at: int, table: NumberTable) -> Numeral | None:
    """Read une douzaine, une centaine, zwei Drittel, die Hälfte, eine halbe Million."""
    name = word(lexemes, at)
    if name in table.fractions and name not in table.scales:
        return _fraction(lexemes, at, at, 1.0, table)
    count = table.words.get((name,))
    named = word(lexemes, at + 1)
    if count is None:
        return None
    if named in table.sets or named in table.round:
        form, value = ("set", table.sets[named]) if named in table.sets else ("round", table.round[named])
        return Numeral(at, at + 2, count * value, count * value, form)
    return _fraction(lexemes, at, at + 1, count, table) if named in table.fractions else None


def _fraction(lexemes: Sequence[Lexeme], first: int, at: int, count: float, table: NumberTable) -> Numeral:
    value = count * table.fractions[word(lexemes, at)]
    scaled = _scaled(lexemes, Numeral(first, at + 1, value, value, "words"), table)
    return scaled if scaled.scale > 1 else Numeral(first, at + 1, value, value, "fraction")


def _words_at(lexemes: Sequence[Lexeme], at: int, table: NumberTable) -> Numeral | None:
    """Read a number in words: quatre-vingt-dix, einundzwanzig, zwei Millionen dreihunderttausend."""
    total, group, room, last, scale, joined, here = 0.0, 0.0, 1_000.0, at, 1.0, False, at
    while here < len(lexemes) and total < MOST:
        atoms, after = _atoms_at(lexemes, here, table)
        if not atoms:
            if not (here == last > at and (word(lexemes, here) in HYPHENS or word(lexemes, here) in table.joins)):
                break
            joined, here = word(lexemes, here) in table.joins, here + 1
            continue
        for value in atoms:
            if value is None:
                joined = True
            elif value >= 100:
                total, group, room, scale = _multiplied(total, group, value)
            elif joined and 0 < group % 10 == group % 100 < 10 and value >= 20:  # einundzwanzig
                group, room, joined = group + value, 1.0, False
            elif value < room or last == at == here:
                group, joined = group + value, False
                room = 1.0 if value < 20 else 20.0 if value in table.vigesimal else 10.0
            else:
                return _told(lexemes, at, last, total + group, scale, table)
        last = here = after
    return _told(lexemes, at, last, total + group, scale, table)


def _told(
    lexemes: Sequence[Lexeme], at: int, last: int, value: float, scale: float, table: NumberTable
) -> Numeral | None:
    """Return the number that words tell; an article alone tells none."""
    if last == at or (last == at + 1 and word(lexemes, at) in table.articles):
        return None
    return Numeral(at, last, value, value, "words", scale)


def _multiplied(total: float, group: float, scale: float) -> tuple[float, float, float, float]:
    """Return total, group, what may be added and the scale behind a scale word."""
    if scale == 100:
        return total, max(group, 1.0) * 100, 100.0, 100.0
    if not group and total:  # hunderttausend Millionen
        return total * scale, 0.0, 1_000.0, scale
    return total + max(group, 1.0) * scale, 0.0, 1_000.0, scale


def _atoms_at(lexemes: Sequence[Lexeme], at: int, table: NumberTable) -> tuple[tuple[float | None, ...], int]:
    """Return the values of the number word at a lexeme, None for what joins them, and where it ends."""
    for length in range(min(_PHRASE, len(lexemes) - at), 0, -1):
        value = table.words.get(tuple(lexeme.text for lexeme in lexemes[at : at + length]))
        if value is not None:
            return (value,), at + length
    name = word(lexemes, at)
    if name in table.scales:
        return (float(table.scales[name]),), at + 1
    return (_cut(name, table) if table.compounds and name not in table.joins else ()), at + 1


def _cut(name: str, table: NumberTable) -> tuple[float | None, ...]:
    """Cut a compound into number words, the longest first: einundzwanzig; nothing where it cannot be cut whole."""
    found: list[float | None] = []
    at = 0
    while at < len(name) <= _WORD:
        ends = range(min(len(name), at + _ATOM), at, -1)
        part = next((name[at:end] for end in ends if name[at:end] in table.atoms), "")
        if not part:
            return ()
        found.append(table.atoms[part])
        at += len(part)
    return tuple(found)
