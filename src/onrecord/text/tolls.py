"""How many people a text says were killed and hurt, group by group and one by one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.text.numerals import Lexeme, lex, numeral_at, word
from onrecord.text.tolls_people import Form, People, people_at
from onrecord.text.tolls_words import Fate, toll_words

BEHIND = 8  # words between people and the fate behind them
BEFORE = 4
PART = 14
_SENTENCE = re.compile(r"(?<=[.!?;])[\"”’']?\s+|\n+")
_PARTS = frozenset({"including", "among", "all", "both", "aged", "ages", "one", "two", "three", "most"})
_ENDS = frozenset({",", ";", ":", "—", "–"})
_BREAKS = frozenset({",", "—", "–", ":", "(", ")", "and", "while", "but", "including", "after", "when", "who"})


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of people with what befell them; `sentence` counts from the beginning of the text."""

    fate: Fate
    count: int
    sentence: int
    form: Form = "number"


def read_tolls(text: str) -> tuple[Toll, ...]:
    """Find the people of a text who were killed, hurt, struck or taken to a hospital, with their count.

    >>> [(toll.fate, toll.count) for toll in read_tolls("Two men were shot dead and five people wounded in Karrow.")]
    [('dead', 2), ('hurt', 5)]
    >>> [(toll.fate, toll.count) for toll in read_tolls("The fire killed a man, 41, his wife and their two sons.")]
    [('dead', 4)]
    """
    return tuple(toll for at, sentence in enumerate(_SENTENCE.split(text)) for toll in _with_self(sentence, at))


def _with_self(sentence: str, at: int) -> list[Toll]:
    """Return a sentence's tolls, with one for whoever took his own life."""
    found = list(_tolls(sentence, at))
    if any(toll.form == "self" and toll.fate == "dead" for toll in found):
        return found
    folded = sentence.casefold()
    own = any(phrase in folded for phrase in toll_words().own_deed)
    return [*found, Toll("dead", 1, at, "self")] if own else found


def _tolls(sentence: str, at: int) -> Iterator[Toll]:
    lexemes = lex(sentence)
    if not any(lexeme.text in toll_words().fates for lexeme in lexemes):
        return
    here, names = 0, _lower_case(lexemes, sentence)
    while here < len(lexemes):
        several = _several_at(lexemes, here)
        if several is not None:
            yield Toll(several[0], several[1], at, "fold")
        people = people_at(lexemes, here, sentence, names=names)
        if people is None:
            here += 1
            continue
        fate = _fate(lexemes, people)
        if fate:
            yield Toll(fate, people.count, at, people.form)
        here = people.last


def _several_at(lexemes: Sequence[Lexeme], at: int) -> tuple[Fate, int] | None:
    """Read a double homicide, a triple shooting."""
    count = toll_words().folds.get(word(lexemes, at))
    after = at + 1 + (word(lexemes, at + 1) in ("-", "fatal", "deadly"))
    fate = toll_words().fates.get(word(lexemes, after))
    if not count or fate is None or word(lexemes, after) not in toll_words().nouns:
        return None
    return ("dead" if word(lexemes, after - 1) in ("fatal", "deadly") else fate), count


def _lower_case(lexemes: Sequence[Lexeme], sentence: str) -> bool:
    """Tell whether most words of a sentence begin with small letters, so that a capital means a name."""
    begin = [sentence[lexeme.start] for lexeme in lexemes if lexeme.text[0].isalpha()]
    return 2 * sum(letter.islower() for letter in begin) >= len(begin)


def _fate(lexemes: Sequence[Lexeme], people: People) -> Fate | None:
    return _before(lexemes, people) or _inside(lexemes, people) or _behind(lexemes, people)


def _inside(lexemes: Sequence[Lexeme], people: People) -> Fate | None:
    """Return the fate that names people: four gunshot victims, two dead children."""
    if people.form != "number":
        return None
    names = (word(lexemes, at) for at in range(people.first + 1, people.last))
    return next((fate for name in names if (fate := toll_words().fates.get(name))), None)


def _before(lexemes: Sequence[Lexeme], people: People) -> Fate | None:
    """Return the fate that stands before people: killing three, shot and wounded a man, the deaths of two."""
    words = toll_words()
    for at in range(people.first - 1, max(-1, people.first - 1 - BEFORE), -1):
        name = word(lexemes, at)
        if name in words.active and not _owned(lexemes, at):
            return _deadly(lexemes, at, people.first, words.fates.get(name, "dead"))
        if name not in words.between:
            break
    return None


def _owned(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether the fate before people is that of others: was killed and two ..."""
    was = toll_words().was - {"had", "have", "has"}
    aux = any(word(lexemes, i) in was for i in range(at - 3, at)) and word(lexemes, at)[-3:] != "ing"
    return aux and word(lexemes, at + 1) != "by"


def _behind(lexemes: Sequence[Lexeme], people: People) -> Fate | None:
    """Return the fate that stands behind people: three dead, two of whom died, five were shot."""
    words, passive = toll_words(), False
    first = _past_part(lexemes, people.last)
    for at in range(first, min(len(lexemes), first + BEHIND)):
        name = word(lexemes, at)
        passive = passive or name in words.was
        fate = words.fates.get(name)
        if fate is not None:
            if name in words.nouns and (people.form == "name" or at > first + 1):
                return None
            met = passive or name in words.suffered or at > first + 1 or _reduced(lexemes, at)
            return _deadly(lexemes, at, _clause_end(lexemes, at), fate) if met else None
        if (name in _BREAKS and name != "who") or (at > first and numeral_at(lexemes, at) is not None):
            break
    return None


def _past_part(lexemes: Sequence[Lexeme], at: int) -> int:
    """Step over a part of the people between commas: six people, including two children, were killed."""
    if word(lexemes, at) not in _ENDS or word(lexemes, at + 1) not in _PARTS:
        return at
    return next((i + 1 for i in range(at + 2, at + PART) if word(lexemes, i) in _ENDS), at)


def _reduced(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether a fate without "was" is one that befell: two shot in Karrow, not two shot a man."""
    after = word(lexemes, at + 1)
    if after == "and" and word(lexemes, at + 2) in toll_words().fates and word(lexemes, at + 3) in toll_words().one:
        return False  # a man shot and killed his neighbour
    return not after.isalpha() or after in toll_words().behind or after in toll_words().fates


def _clause_end(lexemes: Sequence[Lexeme], at: int) -> int:
    return next(
        (i for i in range(at + 1, at + 4) if word(lexemes, i) in _ENDS and word(lexemes, i + 1) != "killed"), at + 4
    )


def _deadly(lexemes: Sequence[Lexeme], at: int, end: int, fate: Fate) -> Fate:
    if fate not in ("struck", "hurt"):
        return fate
    behind = " ".join(lexeme.text for lexeme in lexemes[max(0, at - 1) : end])
    return "dead" if any(phrase in behind for phrase in toll_words().deadly) else fate


def tells_one(text: str, fate: Fate) -> int:
    """Count how often a text tells of a single death or injury without a number.

    >>> tells_one("A man was shot and killed in Karrow.", "dead") > 0
    True
    """
    folded = text.casefold()
    return sum(folded.count(phrase) for phrase in toll_words().told[fate])


def phrases_told(text: str, fate: Fate) -> tuple[str, ...]:
    """Return the phrases in a text that speak for a death or an injury.

    >>> phrases_told("The boy passed away at the hospital.", "dead")
    ('passed away',)
    """
    folded = text.casefold()
    return tuple(phrase for phrase in toll_words().signs[fate] if phrase in folded)


def kills_self(text: str) -> bool:
    """Tell whether a text says that someone who killed is among the dead.

    >>> kills_self("He shot his neighbour, then killed himself.")
    True
    """
    folded = text.casefold()
    return any(phrase in folded for phrase in toll_words().own)


def counts_self(text: str) -> bool:
    """Tell whether the dead that a text counts hold the one who killed.

    >>> counts_self("Five died, including the gunman.")
    True
    """
    folded = text.casefold()
    return any(phrase in folded for phrase in toll_words().own_counted)
