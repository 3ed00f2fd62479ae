"""The words of tolls: what befalls people, and what people are called."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.text.tables import read_table

Fate = Literal["dead", "hurt", "struck", "care"]
FATES: tuple[Fate, ...] = ("care", "struck", "hurt", "dead")


@dataclass(frozen=True, slots=True)
class TollWords:
    """The words of tolls, in lower case."""

    fates: dict[str, Fate]
    active: frozenset[str]
    suffered: frozenset[str]
    was: frozenset[str]
    behind: frozenset[str]
    between: frozenset[str]
    person: frozenset[str]
    persons: frozenset[str]
    titles: frozenset[str]
    one: frozenset[str]
    not_people: frozenset[str]
    nouns: frozenset[str]
    culprits: frozenset[str]
    no_names: frozenset[str]
    months: frozenset[str]
    folds: dict[str, int]
    deadly: tuple[str, ...]
    told: dict[Fate, tuple[str, ...]]
    signs: dict[Fate, tuple[str, ...]]
    own: tuple[str, ...]
    own_deed: tuple[str, ...]
    own_counted: tuple[str, ...]


@cache
def toll_words() -> TollWords:
    """Return the words of tolls.

    >>> toll_words().fates["wounded"]
    'hurt'
    """
    table = read_table("en/tolls")
    fates: dict[str, Fate] = {}
    for fate in FATES:
        fates.update(dict.fromkeys(table[fate].split(), fate))
    words = {name: frozenset(value.split()) for name, value in table.items() if isinstance(value, str)}
    no_names = words["months"] | words["was"] | words["one"] | words["not_people"] | fates.keys() - {"hit"}
    return TollWords(
        fates=fates, **{name: words[name] for name in (
            "active", "suffered", "was", "behind", "between", "person", "persons", "titles", "one", "not_people", "months", "nouns", "culprits"
        )},
        no_names=frozenset(no_names), folds=dict(table["folds"]), deadly=tuple(table["deadly"]),
        told={"dead": tuple(table["death_told"]), "hurt": tuple(table["hurt_told"])},
        signs={"dead": tuple(table["death_signs"]), "hurt": tuple(table["hurt_signs"])},
        own=tuple(table["death_own"]), own_deed=tuple(table["death_own_deed"]), own_counted=tuple(table["death_own_counted"]),
    )  # fmt: skip
