"""Direct quotes alone: found, and given to the right speaker, beside textacy's `direct_quotations` on the same parses.

Gold are the direct statements of record bench, training and reported events, and the pieces of contents in PolNeAR that
stand between quotation marks. Two quotes match when they share half of their joint length. A quote inside a content
that is told or mixed is counted for nobody. A speaker is right as in record bench: one name within the other.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import chain
from typing import Any

from evals.data import beside, corpus, scorer_inputs
from evals.reading import saved
from onrecord.extract.reading import Reading, read_passages
from onrecord.extract.statements import extract_statements
from onrecord.model import Account

METADATA = frozenset({"title", "byline", "dateline", "published", "updated", "section"})
EDGE = " \t\n\r.,;:!?\"'“”‘’«»()[]—–-"
OPENS, CLOSES = re.compile(r'[“"«„]\s*$'), re.compile(r'\s*[.,!?…—–-]*\s*[”"»]')


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote with the names that its speaker goes by; `direct` is false for what is told or mixed."""

    start: int
    end: int
    names: frozenset[str]
    direct: bool = True

    def share(self, other: "Quote") -> float:
        """Return the part of their joint length that two quotes share."""
        inner = min(self.end, other.end) - max(self.start, other.start)
        return max(0, inner) / (max(self.end, other.end) - min(self.start, other.start))


def measure_quotes() -> dict[str, float]:
    """Score the direct quotes of both corpora, onrecord's and, where it is installed, textacy's."""
    systems: dict[str, Callable[[Reading], Iterator[Quote]]] = {"onrecord": _ours}
    try:
        find = import_module("textacy.extract.triples").direct_quotations
    except ImportError:
        print("quotes: textacy is not installed, its rows are left out (pip install textacy)")
    else:
        systems["textacy"] = lambda reading: _theirs(reading, find)
    figures: dict[str, float] = {}
    for corpus_name, texts in (("record bench", _bench()), ("PolNeAR", _polnear())):
        read = [(reading, gold) for reading, gold in texts if reading is not None]
        for name, quotes in systems.items():
            figures |= _weighed(f"{corpus_name}, {name}", [(gold, list(quotes(reading))) for reading, gold in read])
    return figures


def _weighed(name: str, texts: Iterable[tuple[list[Quote], list[Quote]]]) -> dict[str, float]:
    found = spoken = said = right = wanted = 0
    for gold, quotes in texts:
        mine = match(gold, quotes)
        wanted, found = wanted + sum(g.direct for g in gold), found + len(mine)
        said += sum(q.direct and not _aside(q, gold) for q in quotes)
        right += sum(quote.direct for _, quote in mine)
        spoken += sum(same_speaker(one, other) for one, other in mine)
    recall, precision = found / max(1, wanted), right / max(1, said)
    return {
        f"{name}: content, precision": 100 * precision,
        f"{name}: content, recall": 100 * recall,
        f"{name}: content": 200 * precision * recall / max(1e-9, precision + recall),
        f"{name}: speaker of those found": 100 * spoken / max(1, found),
        f"{name}: content and speaker, recall": 100 * spoken / max(1, wanted),
    }


def match(gold: list[Quote], quotes: list[Quote]) -> list[tuple[Quote, Quote]]:
    """Pair the direct quotes one to one, the best first."""
    pairs = sorted(
        ((g.share(q), i, j) for i, g in enumerate(gold) if g.direct for j, q in enumerate(quotes)), reverse=True
    )
    taken: set[tuple[str, int]] = set()
    matched = []
    for share, i, j in pairs:
        if share >= 0.5 and not {("gold", i), ("said", j)} & taken:
            taken |= {("gold", i), ("said", j)}
            matched.append((gold[i], quotes[j]))
    return matched


def same_speaker(one: Quote, other: Quote) -> bool:
    """Tell whether one of the names of a speaker stands within one of the other's; two without a name agree."""
    if not one.names:
        return not other.names
    return any(a in b or b in a for a in one.names for b in other.names)


def _aside(quote: Quote, gold: list[Quote]) -> bool:
    """Tell whether a quote that matches no gold stands in a content that is told or mixed."""
    if any(g.direct and g.share(quote) >= 0.5 for g in gold):
        return False
    return any(not g.direct and g.start < quote.end and quote.start < g.end for g in gold)


def _ours(reading: Reading) -> Iterator[Quote]:
    """Yield the quotes outside other quotes: neither corpus marks what a speaker quotes, nor does textacy find it."""
    statements = extract_statements(reading)
    spoken = {statement.id for statement in statements if statement.kind == "direct"}
    for statement in statements:
        names = _names(statement.source.text, statement.source.speaker)
        if statement.kind != "indirect" and not (statement.kind == "direct" and statement.nested_in in spoken):
            yield Quote(statement.content[0].start, statement.content[-1].end, names, statement.kind == "direct")


def _theirs(reading: Reading, find: Any) -> Iterator[Quote]:
    """Yield textacy's quotes; it raises on a text with an odd number of marks, and such a paragraph gives none."""
    for passage in reading.passages:
        try:
            triples = list(find(passage.doc))
        except ValueError:
            continue
        for speaker, _, content in triples:
            span = passage.span(content)
            yield Quote(span.start + 1, span.end - 1, _names(" ".join(token.text for token in speaker)))


def _names(*names: str | None) -> frozenset[str]:
    return frozenset(re.sub(r"\s+", " ", name).strip(EDGE).casefold() for name in names if name) - {""}


def _bench() -> Iterator[tuple[Reading | None, list[Quote]]]:
    folders = chain(beside("recordbench", "train").iterdir(), beside("recordbench", "events").iterdir())
    for folder in sorted(folder for folder in folders if folder.is_dir()):
        gold = json.loads((folder / "gold.json").read_text("utf-8"))
        for row in gold["accounts"]:
            account = saved((folder / "accounts" / row["file"]).read_bytes(), row["file"])
            if account is not None:
                mine = (said for said in gold["statements"] if said["account"] == row["id"])
                yield read_passages(account), [q for said in mine for q in _located(account, said)]


def _located(account: Account, said: dict[str, Any]) -> Iterator[Quote]:
    """Find the first place outside titles and date lines where a content stands, line breaks and spaces alike."""
    heads = [(block.start, block.end) for block in account.blocks if block.kind in METADATA]
    for found in re.finditer(r"\s+".join(map(re.escape, said["content"].split())), account.text):
        if not any(start <= found.start() and found.end() <= end for start, end in heads):
            yield Quote(*found.span(), _names(said["source"], said.get("speaker")), said["kind"] == "direct")
            return


def _polnear() -> Iterator[tuple[Reading | None, list[Quote]]]:
    folder = corpus("polnear", "dev")
    for row in scorer_inputs("attribution", folder):
        account = saved(row["text"].encode("utf-8"), row["id"] + ".txt")
        annotations = sorted((folder / "attributions").glob(row["id"] + "_*.ann"))
        if account is not None and account.text == row["text"] and annotations:
            gold = [q for said in _annotated(annotations[0].read_text("utf-8")) for q in _pieces(account.text, said)]
            yield read_passages(account), gold


def _annotated(text: str) -> Iterator[dict[str, list[tuple[int, int]]]]:
    rows = [row.split("\t") for row in text.split("\n") if re.match(r"[TE]\d+\t", row)]
    marks = {
        row[0]: [_bounds(piece) for piece in row[1].split(" ", 1)[1].split(";")] for row in rows if row[0][0] == "T"
    }
    for row in (row for row in rows if row[0][0] == "E"):
        said: dict[str, list[tuple[int, int]]] = {}
        for role, mark in (pair.split(":") for pair in row[1].split()):
            said.setdefault(re.sub(r"\d+$", "", role), []).extend(marks[mark])
        yield said


def _bounds(piece: str) -> tuple[int, int]:
    start, end = piece.split()
    return int(start), int(end)


def _pieces(text: str, said: dict[str, list[tuple[int, int]]]) -> Iterator[Quote]:
    """Yield the pieces of a content, each direct when marks enclose it and it holds no others."""
    names = _names(*(text[start:end] for start, end in said.get("Source", [])))
    for start, end in said.get("Content", []):
        inner = text[start:end].strip('"“”«»„ \n,.')
        first = text.find(inner, start)
        last = first + len(inner)
        enclosed = OPENS.search(text, max(0, first - 3), first) and CLOSES.match(text, last)
        yield Quote(first, last, names, bool(enclosed) and not re.search(r'[“”"«»]', inner))
