"""An account prepared for comparison with other accounts of its story."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from math import fsum, log

from onrecord.extract.findings import Findings
from onrecord.extract.reading import READ_KINDS
from onrecord.extract.sentences import Sentence
from onrecord.model import Account, Span
from onrecord.text.copying import fold_number
from onrecord.text.shingles import Word, fold_words, shingles

QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]{1,1500})[”“»\"]")
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")

MOST = 2_000  # sentences of an account that are compared; a report has fifty

Fact = tuple[str, str]  # ("name" | "number" | "word", its folded form)


@dataclass(frozen=True)
class Footprint:
    """What an account leaves for comparison: sentences, their facts, the words outside quotation marks and the words inside.

    `own` are the words the account's writer answers for, with their place in the account's text: independent accounts
    share what an official said, so words inside quotation marks tell nothing of descent.
    """

    account: Account
    sentences: tuple[Sentence, ...]
    facts: tuple[frozenset[Fact], ...]
    own: tuple[Word, ...]
    quotes: tuple[str, ...]

    @cached_property
    def all_facts(self) -> frozenset[Fact]:
        """Every fact of the account."""
        return frozenset().union(*self.facts)

    @cached_property
    def kinds(self) -> Counter[str]:
        """How many names, numbers and other words it has."""
        return Counter(kind for kind, _ in self.all_facts)

    def weight(self, weights: Mapping[Fact, float]) -> float:
        """Return the weight of all its facts."""
        return fsum(weights[fact] for fact in self.all_facts)

    @cached_property
    def length(self) -> int:
        """Characters of what it tells."""
        return sum(len(sentence.text) for sentence in self.sentences)

    @cached_property
    def own_words(self) -> list[str]:
        """The own words without their places."""
        return [word.text for word in self.own]

    @cached_property
    def own_shingles(self) -> frozenset[tuple[str, ...]]:
        """Own words in threes: a copy with single words replaced still shares them."""
        return shingles(self.own_words, 3)

    def span(self, start: int, end: int) -> Span:
        """Return a range of the account's text."""
        return Span(self.account.id, start, end)


def take_footprint(found: Findings) -> Footprint:
    """Take from an account what descent shows in; one that was not parsed is cut at line and sentence ends."""
    sentences = found.sentences[:MOST] or tuple(islice(_plain_sentences(found.account), MOST))
    quoted = _quoted_ranges(found.account, sentences)
    own = tuple(word for sentence in sentences for word in _own_words(sentence, quoted))
    quotes = tuple(found.account.cut(start, end) for start, end in quoted if end - start >= 10)
    return Footprint(found.account, sentences, tuple(map(sentence_facts, sentences)), own, quotes)


def sentence_facts(sentence: Sentence) -> frozenset[Fact]:
    """Return the names, numbers and other content words of a sentence, each marked with its kind."""
    numbers = {fold_number(word.text) for word in fold_words(sentence.text)} - {None}
    marked = {("name", name) for name in sentence.names} | {("number", str(number)) for number in numbers}
    return frozenset(marked | {("word", lemma) for lemma in sentence.lemmas - sentence.names})


def fact_weights(footprints: Sequence[Footprint]) -> dict[Fact, float]:
    """Weigh each fact by how few sentences of the story hold it: what everybody repeats tells nothing of descent."""
    held = Counter(fact for footprint in footprints for facts in footprint.facts for fact in facts)
    total = sum(len(footprint.facts) for footprint in footprints)
    return {fact: log(1 + total / count) for fact, count in held.items()}


def _quoted_ranges(account: Account, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    if not sentences:
        return []
    first, last = sentences[0].span.start, sentences[-1].span.end
    return [match.span(1) for match in QUOTED.finditer(account.text, first, last) if "\n\n" not in match.group(1)]


def _own_words(sentence: Sentence, quoted: Sequence[tuple[int, int]]) -> Iterator[Word]:
    for word in fold_words(sentence.text):
        start, end = sentence.span.start + word.start, sentence.span.start + word.end
        at = bisect_right(quoted, (start, len(sentence.text) + end)) - 1
        if at < 0 or not quoted[at][0] <= start < quoted[at][1]:
            yield Word(word.text, start, end)


def _plain_sentences(account: Account) -> Iterator[Sentence]:
    for block in account.blocks:
        if not block.kept or block.kind not in READ_KINDS:
            continue
        at = block.start
        ends = (m.span() for m in SENTENCE_END.finditer(account.text, block.start, block.end))
        for end, following in chain(ends, [(block.end, block.end)]):
            text = account.cut(at, end)
            if text.strip():
                words = fold_words(text)
                names = frozenset(w.text for w in words[1:] if text[w.start].isupper())
                lemmas = frozenset(w.text for w in words if len(w.text) > 3)
                yield Sentence(Span(account.id, at, end), text, lemmas | names, names)
            at = following
