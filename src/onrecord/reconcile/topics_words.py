"""What the words around a figure tell of what it counts: stems, the fate of people counted, their group, parts of a whole."""

import re
from functools import cache

from onrecord.text.numerals import number_words
from onrecord.text.tables import read_table

_WORD = re.compile(r"[^\W_]+")
_STOP = frozenset(
    """a an the of in on at to for from by with and or but as that which who whom this these those it its he she they him his her
    their we our us you i was were is are be been being has have had do did does not no will would could said says say told about
    more than over nearly at least some around up after before when while into out also one""".split()
)


def stems(text: str) -> frozenset[str]:
    """Return the stems of a text's words that tell something.

    >>> sorted(stems("Three of the wounded soldiers were wounded twice"))
    ['soldier', 'wound']
    """
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(stem(w) for w in words if w not in _STOP and w not in _number_words() and not w[0].isdigit())


@cache
def _number_words() -> frozenset[str]:
    return frozenset(word for table in number_words().values() for word in table)


@cache
def _concepts() -> tuple[dict[str, str], dict[str, str]]:
    """Return stem -> fate, and stem -> group."""
    table = read_table("en/concepts")
    fates, groups = (
        {stem(word): name for name, words in table[part].items() for word in words.split()}
        for part in ("fates", "groups")
    )
    return fates, groups


@cache
def words_of_change() -> dict[str, frozenset[str]]:
    """Return the stems of words that tell a change, a correction, a growing quantity or two sides, by their class."""
    table = read_table("en/changing")
    return {name: frozenset(stem(word) for word in words.split()) for name, words in table.items()}


def names_people(noun: str) -> bool:
    """Tell whether the stem of a counted noun may name people, as no noun at all may: homes are burned, not hurt.

    >>> names_people("soldier"), names_people("home"), names_people("")
    (True, False, True)
    """
    return not noun or noun in _concepts()[1] or noun.endswith("men")


def nearest_fate(left: str, right: str, of: str, far: int = 9) -> str:
    """Return the fate that the word nearest to a number tells; what stands behind the number goes first.

    >>> nearest_fate("Officials said ", " people were killed and dozens hurt", "people")
    'dead'
    >>> nearest_fate("The blast injured ", " on the quay", "")
    'hurt'
    """
    fates = _concepts()[0]
    behind = [stem(word) for word in _WORD.findall(right)]
    before = [stem(word) for word in reversed(_WORD.findall(left))]
    options = [(at, fates[word]) for at, word in enumerate(behind) if word in fates]
    options += [(at + 1, fates[word]) for at, word in enumerate(before) if word in fates]
    told = {fates[stem(word)] for word in _WORD.findall(of) if stem(word) in fates}
    near = [(at - 4 * (fate in told), fate) for at, fate in options if at < far]
    return min(near, default=(0, ""))[1]


def nearest_group(left: str, right: str, of: str) -> str:
    """Return who is counted, by the words close behind a number or close before it.

    >>> nearest_group("killing ", " soldiers and wounding five", "soldiers")
    'soldiers'
    """
    groups = _concepts()[1]
    for text in (of, " ".join(_WORD.findall(right)[:5]), " ".join(_WORD.findall(left)[-3:])):
        for word in _WORD.findall(text):
            if stem(word) in groups:
                return groups[stem(word)]
    return ""


_PART_BEFORE = re.compile(
    r"(?:includ\w+|among (?:them|whom|the \w+)|of (?:them|whom|which|these|those))\W*(?:\w+\W+){0,2}\Z", re.I
)
_PART_BEHIND = re.compile(
    r"\W*of (?:the|them|those|these|whom|its|their|his|her|our)\b|[^.;]{0,12}\bof (?:them|whom)\b", re.I
)
_PART_FRONTED = re.compile(
    r"\b(?:Of|Among) (?:the|th[eo]se|them|its|their|his|her|our|all|\d)[^;.!?]{0,60},\W*(?:\w+\W+){0,2}\Z"
)


def is_part(left: str, right: str) -> bool:
    """Tell whether a number is told as a part of another.

    >>> is_part("23 people died, ", " of them children"), is_part("killing ", " people")
    (True, False)
    >>> is_part("Of the 143 aboard, ", " were brought ashore")
    True
    """
    return bool(_PART_FRONTED.search(left) or _PART_BEHIND.match(right) or _PART_BEFORE.search(left[-40:]))


def stem(word: str) -> str:
    """Cut an English word to a rough stem.

    >>> stem("villagers"), stem("wounded"), stem("evacuating")
    ('villager', 'wound', 'evacuat')
    """
    word = word.casefold()
    for ending, least in (("ies", 3), ("ing", 4), ("ed", 3), ("es", 4), ("s", 3), ("e", 4)):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word
