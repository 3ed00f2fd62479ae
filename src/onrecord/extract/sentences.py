"""Sentences with what a comparison across accounts needs of them: content lemmas and names."""

from dataclasses import dataclass

from onrecord.extract.reading import Reading
from onrecord.model import Span

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a kept block. `lemmas` are its content words' lemmas, `names` its proper nouns, both lower case."""

    span: Span
    text: str
    lemmas: frozenset[str]
    names: frozenset[str]


def extract_sentences(reading: Reading) -> tuple[Sentence, ...]:
    """Split the kept blocks into sentences, in order."""
    found = []
    for passage in reading.passages:
        for sent in passage.doc.sents:
            if not sent.text.strip():
                continue
            words = [t for t in sent if t.pos_ in CONTENT and not t.is_stop]
            lemmas = frozenset(t.lemma_.lower() for t in words)
            names = frozenset(t.text.lower() for t in words if t.pos_ == "PROPN")
            found.append(Sentence(passage.span(sent), sent.text, lemmas, names))
    return tuple(found)
