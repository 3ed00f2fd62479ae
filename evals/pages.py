"""Saved news pages against the paragraphs that people marked, and trafilatura on the same pages in the same run."""

import gzip
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evals.data import corpus, score_rows
from evals.reading import saved
from evals.rouge import rouge_lsum
from onrecord.ingest.decode import decode

TOLD = ("standfirst", "body")
HEADED = (
    *TOLD,
    "section",
    "dateline",
    "correction",
)  # what the gold paragraphs hold besides: headings, place lines, notes


def measure_pages() -> dict[str, float]:
    """Score the text of saved news pages by shingles and by ROUGE-LSum, beside trafilatura at its defaults and for precision."""
    folder = corpus("fundus-evaluation", "dataset")
    gold = json.loads((folder / "ground_truth.json").read_text("utf-8"))
    read = {page: _blocks(folder / "html" / page) for page in gold}
    said = {page: [text for kind, text in blocks if kind in HEADED] for page, blocks in read.items()}
    out = _shingles(gold, {page: [text for kind, text in blocks if kind in TOLD] for page, blocks in read.items()})
    headed = _shingles(gold, said)
    out |= {"with headings and place lines: F1": headed["F1 (benchmark)"]}
    out |= _rouge("ROUGE-LSum", gold, said)
    for name, options in (("trafilatura", {}), ("trafilatura for precision", {"favor_precision": True})):
        found = {page: _trafilatura(folder / "html" / page, options) for page in gold}
        out |= {f"{name}: F1": _shingles(gold, found)["F1 (benchmark)"]}
        out |= _rouge(f"{name}: ROUGE-LSum", gold, found)
    return out


def _blocks(path: Path) -> list[tuple[str, str]]:
    account = saved(gzip.decompress(path.read_bytes()), path.name.removesuffix(".gz"))
    return [(b.kind, account.cut(b.start, b.end)) for b in account.blocks if b.kept] if account else []


def _trafilatura(path: Path, options: Mapping[str, Any]) -> list[str]:
    import trafilatura

    source, _ = decode(gzip.decompress(path.read_bytes()))
    return (trafilatura.extract(source, include_comments=False, **options) or "").splitlines()


def _shingles(gold: Mapping[str, Any], said: Mapping[str, list[str]]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as scratch:
        bodies = {page: {"articleBody": "\n".join(row["body"])} for page, row in gold.items()}
        (Path(scratch) / "ground-truth.json").write_text(json.dumps(bodies), "utf-8")
        rows = ({"id": page, "text": "\n".join(lines)} for page, lines in said.items())
        return score_rows("pagetext", Path(scratch), rows)


def _rouge(name: str, gold: Mapping[str, Any], said: Mapping[str, list[str]]) -> dict[str, float]:
    scores = [rouge_lsum(row["body"], said[page]) for page, row in gold.items()]
    mean = [100 * sum(score[i] for score in scores) / len(scores) for i in range(3)]
    return {f"{name}: {part}": round(value, 2) for part, value in zip(("precision", "recall", "f1"), mean, strict=True)}
