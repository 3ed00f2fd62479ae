"""PolNeAR as the tagger sees it: windows of parsed text, each with the attributions that annotators marked in it.

    python training/tagger_data.py POLNEAR/train EXAMPLES

Needs only the installed package. Articles are read as `onrecord brief` reads them; what the rules find in them is written
beside the gold, because the tagger is told of it. The first annotation of an article, by name, is its gold.
"""

import pickle
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from onrecord.extract.attribution_features import Window, cut_windows
from onrecord.extract.attribution_tagging import Ruled, rule_roles
from onrecord.extract.attributions import find_attributions
from onrecord.extract.paragraphs import lay_out
from onrecord.extract.reading import read_passages
from onrecord.ingest.read import read_account
from onrecord.model import Account

Array = NDArray[np.int64]
Spans = list[tuple[int, int]]
SOURCE, CUE, CONTENT = 1, 2, 3
ORDER = ("VERB", "NOUN", "PROPN", "ADJ", "AUX")  # what heads a cue, best first


@dataclass
class Example:
    """A window of an article with its gold: by the token that heads a cue, the role of each token beside it."""

    article: str
    window: Window
    ruled: Ruled
    gold: dict[int, Array]
    starts: Array
    ends: Array


def read_gold(path: Path) -> list[dict[str, Spans]]:
    """Read the attributions of a BRAT stand-off file."""
    rows = [row.split("\t") for row in path.read_text("utf-8").split("\n") if re.match(r"[TE]\d+\t", row)]
    marks: dict[str, Spans] = {}
    for row in rows:
        if row[0][0] == "T":
            pieces = row[1].split(" ", 1)[1].split(";")
            marks[row[0]] = [(int(a), int(b)) for a, b in map(str.split, pieces)]
    found = []
    for row in rows:
        if row[0][0] == "E":
            gold: dict[str, Spans] = {"Source": [], "Cue": [], "Content": []}
            for role, mark in (pair.split(":") for pair in row[1].split()):
                gold.get(re.sub(r"\d+$", "", role), []).extend(marks[mark])
            found.append(gold)
    return found


def read_articles(folder: Path) -> Iterator[Example]:
    """Read the examples of a part of PolNeAR."""
    for path in sorted((folder / "text").glob("*.txt")):
        annotations = sorted((folder / "attributions").glob(path.stem + "_*.ann"))
        account = read_account(path.read_bytes(), path.name)
        if annotations and isinstance(account, Account) and account.text == path.read_bytes().decode("utf-8"):
            yield from _examples(path.stem, account, read_gold(annotations[0]))


def _examples(article: str, account: Account, gold: list[dict[str, Spans]]) -> Iterator[Example]:
    carried = None
    for passage in read_passages(account).passages:
        page = lay_out(passage, account.text)
        rows, carried = find_attributions(page, carried)
        ruled, offset = rule_roles(page, rows), passage.block.start
        starts = np.array([token.idx for token in page.doc]) + offset
        ends = starts + np.array([len(token) for token in page.doc])
        cited = [roles for row in gold if (roles := _roles(page.doc, row, starts, ends)) is not None]
        for window in cut_windows(page):
            end = window.first + len(window)
            here = _merge((a - window.first, r[window.first : end]) for a, r in cited if window.first <= a < end)
            yield Example(article, window, ruled, here, starts[window.first : end], ends[window.first : end])


def _roles(doc: Doc, row: dict[str, Spans], starts: Array, ends: Array) -> tuple[int, Array] | None:
    """Give each token its role in an attribution, and find the token that heads the cue."""
    roles = np.zeros(len(doc), dtype=np.int64)
    for name, role in (("Content", CONTENT), ("Source", SOURCE), ("Cue", CUE)):
        for start, end in row[name]:
            roles[np.searchsorted(ends, start, "right") : np.searchsorted(starts, end, "left")] = role
    roles[[token.is_space for token in doc]] = 0
    cue = np.flatnonzero(roles == CUE).tolist()
    return (_head(doc, cue), roles) if cue and row["Content"] else None


def _head(doc: Doc, cue: Sequence[int]) -> int:
    """Choose the token of a cue that the others hang on; a verb where there are several."""
    inside = set(cue)
    heads = [i for i in cue if doc[i].head.i == i or doc[i].head.i not in inside] or list(cue)
    return min(heads, key=lambda i: (ORDER.index(doc[i].pos_) if doc[i].pos_ in ORDER else len(ORDER), i))


def _merge(cited: Iterator[tuple[int, Array]]) -> dict[int, Array]:
    """Put the attributions that share a cue together."""
    merged: dict[int, Array] = {}
    for anchor, roles in cited:
        known = merged.setdefault(anchor, roles.copy())
        known[(known == 0) & (roles == CONTENT)] = CONTENT
    return merged


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    target.write_bytes(pickle.dumps(list(read_articles(source))))
