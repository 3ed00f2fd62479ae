"""The words that carry an act, by the frame they stand in, read from the tables of the language."""

from dataclasses import dataclass
from functools import cache
from typing import get_args

from onrecord.model import Act
from onrecord.text.tables import read_table


@dataclass(frozen=True, slots=True)
class Frame:
    """What must stand below a verb for it to carry an act: a preposition, "to", "that", "it"; nothing when empty."""

    act: Act
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class PositionWords:
    """All that the cues of positions are decided by."""

    codes: dict[str, tuple[str | None, str | None]]
    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, Act]
    sets: dict[str, frozenset[str]]

    def has(self, name: str, word: str) -> bool:
        """Tell whether a word is in one of the plain lists."""
        return word in self.sets[name]


@cache
def position_words() -> PositionWords:
    """Load the table once."""
    table = read_table("en/positions")
    acts: tuple[Act, ...] = get_args(Act)
    verbs: dict[str, tuple[Frame, ...]] = {}
    for act in acts:
        for entry in filter(None, map(str.split, table["verbs"].get(act, "").split(";"))):
            needs = frozenset(" ".join(entry[1:]).split("/")) - {""}
            verbs[entry[0]] = (*verbs.get(entry[0], ()), Frame(act, needs))
    nouns: dict[str, Act] = {noun: act for act in acts for noun in table["nouns"].get(act, "").split()}
    codes = {act: (pair[0] or None, pair[1] or None) for act, pair in table["codes"].items()}
    sets = {
        f"{part}.{name}": frozenset(words.split())
        for part in ("reject", "states", "modals", "hostile", "voice")
        for name, words in table[part].items()
    }
    return PositionWords(codes, verbs, nouns, sets)
