"""Clauses that state one checkable thing each, with all that a comparison across accounts needs of them."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile
from typing import TYPE_CHECKING, Generic, TypeVar

from onrecord.extract.clauses import LEAST, SUBJECTS, Clause, cut_clauses, is_content
from onrecord.extract.polarity import cardinals, denies, is_negated, is_open
from onrecord.extract.reading import Passage, Reading
from onrecord.extract.replies import answers_before, is_flat_denial
from onrecord.model import Figure, Moment, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

LONGEST = 300  # characters of a source's name that are looked at


@dataclass(frozen=True, slots=True)
class Proposition:
    """A clause that can be compared with clauses of other accounts.

    `sentence` counts the account's sentences as `Findings.sentences` does. `lemmas` are content words, `names` proper
    nouns, both lower case; `numerals` are numbers as digits. `predicate` is the lemma of the head, `agent` the head of
    its subject; `has_subject` is true when that is no pronoun. `dated` are those of `moments` that tell when the clause
    was true, and not what it names besides: "the mill, which opened in 1974, employs 90". `negated` is true of a clause
    that says that something is not so, `denies` of one that says so by a verb of denial, `open` of one that asserts
    nothing. `statement` is the innermost statement in whose content the clause lies. `denials` are the clauses after it
    that say of it that it is not so.
    """

    span: Span
    text: str
    sentence: int = 0
    predicate: str = ""
    agent: str | None = None
    lemmas: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    numerals: frozenset[str] = frozenset()
    figures: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    negated: bool = False
    statement: str | None = None
    has_subject: bool = False
    denies: bool = False
    open: bool = False
    denials: tuple[Span, ...] = ()


def extract_propositions(
    reading: Reading, statements: tuple[Statement, ...], figures: tuple[Figure, ...], moments: tuple[Moment, ...]
) -> tuple[Proposition, ...]:
    """Cut an account's sentences into clauses that each state one thing."""
    contents = _Contents(statements)
    placed = _Index(figures), _Index(moments)
    citing = _citing_characters(statements)
    found: list[Proposition] = []
    sentence = 0
    for passage in reading.passages:
        for sent in passage.doc.sents:
            if not sent.text.strip():
                continue
            clauses = cut_clauses(sent)
            if is_flat_denial(sent) or (not clauses and answers_before(sent.root)):
                _deny(found, passage.span(sent), sentence)
            for clause in clauses:
                if answers_before(sent.doc[clause.head]):
                    _deny(found, passage.span(sent.doc[clause.start : clause.end]), sentence)
                if not _only_cites(passage, sent, clause, citing):
                    found.append(_read(passage, sent, clause, sentence, placed, contents))
            sentence += 1
    return tuple(found)


def _deny(found: list[Proposition], denial: Span, sentence: int) -> None:
    """Note a denial with the clauses that it answers: those before it in its sentence, else those of the sentence before."""
    last = found[-1].sentence if found else -1
    if last < sentence - 1:
        return
    for row in range(len(found) - 1, -1, -1):
        if found[row].sentence != last:
            break
        found[row] = replace(found[row], denials=(*found[row].denials, denial))


def _citing_characters(statements: Sequence[Statement]) -> frozenset[int]:
    """Return the characters that name who says something, or that it is said."""
    spans = [span for s in statements for span in (s.source.span, s.cue, s.via) if span is not None]
    return frozenset(chain.from_iterable(range(span.start, min(span.end, span.start + LONGEST)) for span in spans))


def _only_cites(passage: Passage, sent: "DocSpan", clause: Clause, citing: frozenset[int]) -> bool:
    """Tell whether a clause says no more than who said something, to whom and when; a denial says more."""
    if denies(sent.doc[clause.head]):
        return False
    start = passage.block.start
    words = [token for token in (sent.doc[i] for i in clause.own) if is_content(token)]
    cited = [token for token in words if start + token.idx in citing]
    rest = [token for token in words if start + token.idx not in citing and token.ent_type_ not in ("DATE", "TIME")]
    numbers = any(token.like_num and start + token.idx not in citing for token in words)
    return len(cited) > len(rest) < LEAST and not numbers


Found = TypeVar("Found", Figure, Moment)


class _Index(Generic[Found]):
    """Findings by their place, so that those inside a span are found without a walk over all."""

    def __init__(self, items: Sequence[Found]) -> None:
        self.items: list[Found] = sorted(items, key=lambda item: (item.span.start, item.span.end, item.id))
        self.starts: list[int] = [item.span.start for item in self.items]

    def inside(self, span: Span) -> tuple[Found, ...]:
        """Return the findings that lie in a span, in the order of the text."""
        first = bisect.bisect_left(self.starts, span.start)
        last = bisect.bisect_left(self.starts, span.end)
        return tuple(item for item in self.items[first:last] if item.span.end <= span.end)


class _Contents:
    """The contents of statements by their place."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.pieces = sorted((c.start, c.end, s.id) for s in statements for c in s.content)
        self.starts = [start for start, _, _ in self.pieces]

    def around(self, span: Span) -> str | None:
        """Return the innermost statement whose content holds the middle of a span."""
        middle = (span.start + span.end) // 2
        last = bisect.bisect_right(self.starts, middle)
        around = [(end - start, name) for start, end, name in self.pieces[max(0, last - 6) : last] if end > middle]
        return min(around)[1] if around else None


def _read(
    passage: Passage,
    sent: "DocSpan",
    clause: Clause,
    sentence: int,
    placed: tuple[_Index[Figure], _Index[Moment]],
    contents: _Contents,
) -> Proposition:
    doc = sent.doc
    piece = doc[clause.start : clause.end]
    span = passage.span(piece)
    words = [doc[i] for i in clause.own if is_content(doc[i])]
    figures, moments = placed[0].inside(span), placed[1].inside(span)
    dated = [moment for moment in moments if not _of_another(moment, passage, doc[clause.head])]
    return Proposition(
        span=span,
        text=piece.text,
        sentence=sentence,
        predicate=doc[clause.head].lemma_.lower(),
        agent=_agent(doc[clause.head]),
        lemmas=frozenset(word.lemma_.lower() for word in words if not word.like_num),
        names=frozenset(word.text.lower() for word in words if word.pos_ == "PROPN"),
        numerals=_numerals(figures, [word for word in words if word.like_num], passage.block.start),
        figures=tuple(figure.id for figure in figures),
        moments=tuple(moment.id for moment in moments),
        dated=tuple(moment.id for moment in dated),
        negated=_is_negated(doc[clause.head], clause),
        open=is_open(doc[clause.head], [doc[i] for i in clause.own]),
        statement=contents.around(span),
        denies=denies(doc[clause.head]),
        has_subject=any(child.dep_ in SUBJECTS and child.pos_ != "PRON" for child in doc[clause.head].children),
    )


def _of_another(moment: Moment, passage: Passage, head: "Token") -> bool:
    """Tell a moment of what a clause only names: it hangs on a clause inside it, of a noun."""
    start = passage.block.start
    stretch = head.doc.char_span(moment.span.start - start, moment.span.end - start, alignment_mode="expand")
    above = takewhile(lambda token: token.i != head.i, chain([stretch.root], stretch.root.ancestors)) if stretch else ()
    return any(token.dep_ in ("relcl", "acl") for token in above)


def _is_negated(head: "Token", clause: Clause) -> bool:
    """Tell whether a clause, or one coordinated with it that was too poor to stand alone, says no."""
    return is_negated(head) or any(is_negated(c) for c in head.children if c.dep_ == "conj" and c.i in clause.own)


def _numerals(figures: Sequence[Figure], words: "Sequence[Token]", start: int) -> frozenset[str]:
    """Gather the values of figures, and the numbers in words that belong to none."""
    values = [figure.low if figure.low is not None else figure.high for figure in figures]
    spans = [figure.span for figure in figures]
    loose = [word for word in words if not any(span.start <= start + word.idx < span.end for span in spans)]
    written = [numeral(word.text) for word in loose]
    return frozenset([f"{value:g}" for value in values if value is not None] + [word for word in written if word])


def _agent(head: "Token") -> str | None:
    return next((child.lemma_.lower() for child in head.children if child.dep_ in SUBJECTS), None)


def numeral(word: str) -> str:
    """Write a number word or a printed number in plain digits; empty when it is neither.

    >>> numeral("3,000"), numeral("Twenty-three"), numeral("dozens")
    ('3000', '23', '')
    """
    plain = word.lower().replace(",", "").strip(".")
    if plain.replace(".", "", 1).isdecimal():
        return f"{float(plain):g}" if plain.isascii() else ""
    parts = plain.split("-")
    if len(parts) > 2 or not all(part in cardinals() for part in parts):
        return ""
    return f"{sum(cardinals()[part] for part in parts):g}"
