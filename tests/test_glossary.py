"""The glossary holds every noun of the model, and the model uses no word that the glossary avoids."""

import dataclasses
import re
from pathlib import Path

from onrecord import model

ROWS = re.findall(
    r"^\| \*\*(.+?)\*\* \| .+? \| ?(.*?) \|$",
    (Path(__file__).parent.parent / "docs" / "glossary.md").read_text("utf-8"),
    re.MULTILINE,
)
NOUNS = [v for v in vars(model).values() if dataclasses.is_dataclass(v) and isinstance(v, type)]


def words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def test_every_noun_of_the_model_is_in_the_glossary():
    assert {words(noun.__name__) for noun in NOUNS} <= {word for word, _ in ROWS}


def test_every_word_has_one_row():
    assert len({word for word, _ in ROWS}) == len(ROWS) >= 25


def test_no_noun_or_field_of_the_model_is_a_word_that_the_glossary_avoids():
    avoided = {word.strip() for _, row in ROWS for word in re.sub(r"\(.*?\)", "", row).split(",")} - {"", "quote"}
    meant_otherwise = {"source", "claim", "verdict", "score", "date"}  # nouns of their own, or values of a named kind
    names = {words(n.__name__) for n in NOUNS} | {f.name for noun in NOUNS for f in dataclasses.fields(noun)}
    assert names & (avoided - meant_otherwise) == set()
