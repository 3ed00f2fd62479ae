"""Phrases by which saved pages give away what is not the account, read from the furniture table."""

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from onrecord.model import BlockKind
from onrecord.text.tables import read_table

HEADS = 160  # characters of a line in which phrases are looked for
KEPT = 1024  # lines whose phrases are kept: a page asks for those of a line twice, as an element's text and as a line
LONGEST = 1000  # characters of a line that is kept
TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_+")
BEHIND = re.compile(r"\s*(?:$|[:|\]»›>►•·!?]|\s[-–—/]\s|\s\s|\s*\(|\s\d[\d.,k]*\s*(?:$|\s\s)|[\]})])")
CAPITAL = re.compile(r"\s+[A-Z“\"][a-z’']")
QUOTES = tuple("\"“”‘'«„")  # what is said aloud is no label
FORMS = ("label", "start", "anywhere")
ORDER = ("whole", *FORMS)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A furniture phrase found in a line: its kind, how it stands there (whole, label, start, anywhere), and the kind's reason."""

    kind: BlockKind
    form: str
    reason: str
    opens: bool


@dataclass(frozen=True, slots=True)
class _Table:
    """The phrases by their first token: (phrase, kind) for each way of standing in a line.

    `firsts` are the tokens that open a line with a phrase, `singles` and `pairs` the first tokens of phrases anywhere.
    """

    reasons: dict[str, str]
    opens: frozenset[str]
    label: dict[str, tuple[tuple[str, str], ...]]
    start: dict[str, tuple[tuple[str, str], ...]]
    anywhere: dict[str, tuple[tuple[str, str], ...]]
    firsts: frozenset[str]
    singles: frozenset[str]
    pairs: frozenset[tuple[str, ...]]
    ranks: dict[tuple[str, str], int]


@functools.cache
def _table() -> _Table:
    data = read_table("en/furniture")
    forms = {form: _index([(p.lower(), kind) for kind, row in data.items() for p in row[form]]) for form in FORMS}
    opens = frozenset(kind for kind, row in data.items() if row["opens"])
    begun = {tuple(TOKEN.findall(phrase)[:2]) for listed in forms["anywhere"].values() for phrase, _ in listed}
    return _Table(
        {kind: row["reason"] for kind, row in data.items()},
        opens,
        **forms,
        firsts=frozenset((*forms["label"], *forms["start"])),
        singles=frozenset(tokens[0] for tokens in begun if len(tokens) == 1),
        pairs=frozenset(tokens for tokens in begun if len(tokens) == 2),
        ranks={key: n for n, key in enumerate(itertools.product(data, ORDER))},
    )


def _index(rows: list[tuple[str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    out: dict[str, list[tuple[str, str]]] = {}
    for phrase, kind in sorted(rows, key=lambda row: (-len(row[0]), row)):
        first = TOKEN.match(phrase)
        out.setdefault(first[0] if first else phrase, []).append((phrase, kind))
    return {token: tuple(listed) for token, listed in out.items()}


def reason_of(kind: str) -> str:
    """Return the words with which blocks of a kind are left out."""
    return _table().reasons.get(kind, "not the account's own reporting")


def phrases(line: str) -> list[Phrase]:
    """Return the furniture phrases of a line, one a kind and form.

    >>> [(p.kind, p.form) for p in phrases("Most read")]
    [('related', 'whole'), ('related', 'start'), ('related', 'anywhere')]
    >>> phrases("The sea was more or less calm when the ferry left, the harbour master said.")
    []
    """
    return list(_phrases(line) if len(line) <= LONGEST else _phrases.__wrapped__(line))


@functools.lru_cache(maxsize=KEPT)
def _phrases(line: str) -> tuple[Phrase, ...]:
    table, low = _table(), line[:HEADS].lower().replace("\u00a0", " ")
    if not _may_hold(table, TOKEN.findall(low)):
        return ()
    tokens = [(m.start(), m[0]) for m in TOKEN.finditer(low)]
    found: dict[tuple[str, str], None] = {}
    word = next(((at, token) for at, token in tokens if token[0].isalnum()), None)
    if word and line[:1] not in QUOTES:
        for phrase, kind in table.label.get(word[1], ()):
            if low.startswith(phrase, word[0]) and _is_label(line, low, word[0], word[0] + len(phrase)):
                found[kind, _label_form(line, word[0] + len(phrase))] = None
    for at, token in set() if line[:1] in QUOTES else {*tokens[:1], *([word] if word else [])}:
        for phrase, kind in table.start.get(token, ()):
            if low.startswith(phrase, at):
                found[kind, "start"] = None
    for at, token in tokens:
        for phrase, kind in table.anywhere.get(token, ()):
            if low.startswith(phrase, at) and _bordered(low, at, at + len(phrase)):
                found[kind, "anywhere"] = None
    order = sorted(found, key=table.ranks.__getitem__)
    return tuple(Phrase(cast(BlockKind, kind), form, table.reasons[kind], kind in table.opens) for kind, form in order)


def _may_hold(table: _Table, tokens: Sequence[str]) -> bool:
    """Tell by one and two tokens at a time whether a line may hold a phrase: most lines do not."""
    opening = next((token for token in tokens if token[0].isalnum()), "")
    return (
        not table.firsts.isdisjoint((*tokens[:1], opening))
        or not table.singles.isdisjoint(tokens)
        or not table.pairs.isdisjoint(itertools.pairwise(tokens))
    )


def _is_label(line: str, low: str, start: int, end: int) -> bool:
    """Tell a phrase that stands as a label: with a mark behind it, or in capitals before words that are not."""
    if BEHIND.match(low, end):
        return True
    shout = len(low) == len(line[:HEADS]) and line[start:end].isupper() and not line.isupper()
    return shout and CAPITAL.match(line, end) is not None


def _label_form(line: str, end: int) -> str:
    return "whole" if len(line) - end < 12 and not any(c.isalpha() for c in line[end:]) else "label"


def _bordered(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (after.isalnum() and text[end - 1].isalnum())
