"""The words of reporting, read once from their table."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.text.tables import read_table

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The table of reporting words of one language: verbs by class, phrases, nouns and kinds of source."""

    verbs: dict[str, frozenset[str]]
    classes: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
    according: tuple[tuple[str, ...], ...]
    possessed: frozenset[str]
    hearsay: frozenset[str]
    impersonal: frozenset[str]
    issuing: frozenset[str]
    heard: frozenset[str]
    said_forms: frozenset[str]
    hearing: frozenset[str]
    acts: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    sources: dict[str, frozenset[str]]
    unnamed: tuple[str, ...]
    knowing: tuple[str, ...]
    titles: dict[str, frozenset[str]]


def _words(value: str) -> frozenset[str]:
    return frozenset(value.split())


def _phrases(table: dict[str, list[list[str]]]) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Index the phrases by their verb: verb -> (class, the words after it)."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, phrases in table.items():
        for verb, rest in phrases:
            found.setdefault(verb, []).append((name, tuple(rest.split())))
    return {verb: tuple(rows) for verb, rows in found.items()}


@cache
def speech_words(language: str = "en") -> SpeechWords:
    """Read the reporting words of a language."""
    table = read_table(f"{language}/speech")
    verbs = {name: _words(value) for name, value in table["verbs"].items()}
    lemmas = sorted(frozenset().union(*verbs.values()))
    phrases, sources = table["phrases"], table["sources"]
    return SpeechWords(
        verbs=verbs,
        classes={lemma: frozenset(name for name in verbs if lemma in verbs[name]) for lemma in lemmas},
        phrases=_phrases({name: phrases[name] for name in ("say", "demand", "object")}),
        according=tuple(tuple(phrase.split()) for phrase in phrases["according"]),
        possessed=frozenset(phrases["possessed"]),
        hearsay=_words(phrases["hearsay"]),
        impersonal=_words(phrases["impersonal"]),
        issuing=_words(phrases["issuing"]),
        heard=_words(phrases["heard"]),
        said_forms=_words(phrases["said_forms"]),
        hearing=_words(phrases["hearing"]),
        acts={name: _words(value) for name, value in table["acts"].items()},
        nouns={name: _words(value) for name, value in table["nouns"].items()},
        sources={k: _words(v) for k, v in sources.items() if isinstance(v, str)},
        unnamed=tuple(sources["unnamed"]),
        knowing=tuple(sources["knowing"]),
        titles={k: _words(v) for k, v in table["titles"].items()},
    )


def classes_of(verb: "Token") -> frozenset[str]:
    """Return the classes of a verb of reporting; any other word has none."""
    return speech_words().classes.get(verb.lemma_.lower(), frozenset())


def says(verb: "Token") -> bool:
    """Tell a verb of saying."""
    return "say" in classes_of(verb)
