"""Train the judge of saved pages and write src/onrecord/models/pages.toml.

    python tools/train_pages.py DATASET [--check]

DATASET holds ground_truth.json (for every page the paragraphs of its article) and html/. Logistic regression fitted by Newton's
method towards training/page_priors.toml, so that a feature seen on few publishers stays near what is expected of it. Every page
counts alike, and is learned twice: with the word of trafilatura and without it. --check prints what leaving out every publisher gives, and writes nothing.
"""

import argparse
import gzip
import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evals.rouge import rouge_lsum
from numpy.typing import NDArray

from onrecord.ingest.page_features import Features, main_features, page_features
from onrecord.ingest.page_judge import DOUBT, text_odds, traits, unsure
from onrecord.ingest.page_main import main_lines
from onrecord.ingest.page_marks import Mark
from onrecord.ingest.page_said import folded
from onrecord.ingest.page_settle import settle_lines
from onrecord.ingest.page_tree import parse_tree
from onrecord.ingest.page_walk import walk_page

PENALTY = 60.0  # of 5, 20, 60, 150 the best held out by publisher
LEAST_PUBLISHERS = 3  # a feature of fewer keeps its prior
PAGE_WEIGHT = 40.0
ROOT = Path(__file__).parents[1]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Page:
    """A page with its gold."""

    name: str
    publisher: str
    marks: tuple[Mark, ...]
    rows: tuple[Features, ...]
    asked: tuple[Features, ...]
    gold: Floats
    weight: Floats
    body: list[str]


def read_pages(folder: Path) -> list[Page]:
    """Read and label every page."""
    said = json.loads((folder / "ground_truth.json").read_text("utf-8"))
    return [read_page(folder / "html" / name, row["body"]) for name, row in sorted(said.items())]


def read_page(path: Path, body: list[str]) -> Page:
    """Walk over one page and label its lines."""
    source = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
    root = parse_tree(source)
    walked = walk_page(root)
    page = page_features(walked)
    asked = main_features(page, main_lines(root, source, walked.marks))
    gold, sure = labels(walked.marks, body)
    size = np.array([min(300, len(mark.text)) / 60 + 0.3 for mark in walked.marks]) * sure
    weight = size * (PAGE_WEIGHT / size.sum()) ** 0.5
    return Page(path.name, re.sub(r"_\d.*", "", path.name), walked.marks, page.rows, asked, gold, weight / 2, body)


def labels(marks: tuple[Mark, ...], body: list[str]) -> tuple[Floats, Floats]:
    """Tell which lines stand in the gold paragraphs, and which are clear; of copies the one among other gold lines counts."""
    paragraphs = [tuple(folded(p).split()) for p in body]
    runs = {p[i : i + 4] for p in paragraphs for i in range(len(p) - 3)}
    words = [tuple(folded(mark.text).split()) for mark in marks]
    shares = np.array([share(w, set(paragraphs), runs) for w in words])
    gold = (shares > 0.6).astype(float)
    places: dict[tuple[str, ...], list[int]] = {}
    for i in map(int, np.flatnonzero(gold)):
        places.setdefault(words[i], []).append(i)
    single = [at[0] for at in places.values() if len(at) == 1]
    for at in places.values():
        best = min(at, key=lambda i: sum(sorted(abs(i - j) for j in single)[:3]))
        for i in at:
            gold[i] = float(i == best)
    return gold, ((shares >= 0.6) | (shares <= 0.25)).astype(float) * np.array([bool(w) for w in words])


def share(words: tuple[str, ...], paragraphs: set[tuple[str, ...]], runs: set[tuple[str, ...]]) -> float:
    """Return how much of a line stands in the gold."""
    if words in paragraphs:
        return 1.0
    own = {words[i : i + 4] for i in range(len(words) - 3)}
    return len(own & runs) / len(own) if len(own) > 2 else 0.0


def fit(pages: list[Page], priors: dict[str, float]) -> dict[str, float]:
    """Fit a logistic regression towards the priors; Newton's method, each step halved until it helps."""
    seen: dict[str, set[str]] = {}
    for page in pages:
        for row in page.asked:
            for name, _ in row:
                seen.setdefault(name, set()).add(page.publisher)
    names = sorted(n for n, publishers in seen.items() if len(publishers) >= LEAST_PUBLISHERS)
    column = {name: i for i, name in enumerate(names)}
    x = np.zeros((2 * sum(len(p.rows) for p in pages), len(names) + 1))
    x[:, -1] = 1
    for i, row in enumerate(row for page in pages for row in (*page.rows, *page.asked)):
        for name, value in row:
            if name in column:
                x[i, column[name]] = value
    gold, weight = (
        np.concatenate([v for p in pages for v in (getattr(p, n), getattr(p, n))]) for n in ("gold", "weight")
    )
    start = np.array([priors.get(name, 0.0) for name in [*names, "bias"]])
    w = newton(x, gold, weight, start)
    return {**priors, **{name: float(w[i]) for i, name in enumerate([*names, "bias"])}}


def newton(x: Floats, gold: Floats, weight: Floats, start: Floats) -> Floats:
    """Return the weights at which the penalised likelihood is largest."""
    ridge = np.full(x.shape[1], PENALTY)
    ridge[-1] = 0.01
    w = start.copy()

    def loss(w: Floats) -> float:
        z = np.clip(x @ w, -30, 30)
        return float((weight * (np.logaddexp(0, z) - gold * z)).sum() + 0.5 * (ridge * (w - start) ** 2).sum())

    for _ in range(15):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (weight * (p - gold)) + ridge * (w - start)
        step = np.linalg.solve((x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(ridge), slope)
        before, size = loss(w), 1.0
        while size > 1e-3 and loss(w - size * step) > before:
            size /= 2
        w = w - size * step
        if before - loss(w) < 1e-3:
            break
    return w


def scores(page: Page, weights: dict[str, float]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of what a judge keeps of a page."""
    rows, odds = page.rows, [text_odds(row, weights) for row in page.rows]
    if unsure(odds, page.marks) > DOUBT:
        rows, odds = page.asked, [text_odds(row, weights) for row in page.asked]
    values = settle_lines(odds, page.marks, [traits(row) for row in rows])
    return rouge_lsum(page.body, [m.text for m, value in zip(page.marks, values, strict=True) if value > 0])


def rows_asked(page: Page, weights: dict[str, float]) -> bool:
    """Tell whether an extractor of main text is asked about a page."""
    return unsure([text_odds(row, weights) for row in page.rows], page.marks) > DOUBT


def check(pages: list[Page], priors: dict[str, float]) -> None:
    """Print how well pages are read by a judge that saw no page of their publisher, and the worst of them."""
    found: dict[str, tuple[float, float, float]] = {}
    for publisher in sorted({page.publisher for page in pages}):
        weights = fit([page for page in pages if page.publisher != publisher], priors)
        found |= {page.name: scores(page, weights) for page in pages if page.publisher == publisher}
    asked = sum(rows_asked(page, priors) for page in pages)
    mean = [100 * sum(f[i] for f in found.values()) / len(found) for i in range(3)]
    print(
        "held out by publisher, ROUGE-LSum: P {:.2f}  R {:.2f}  F1 {:.2f}".format(*mean),
        f" trafilatura asked about {asked}",
    )
    for name, row in sorted(found.items(), key=lambda item: item[1][2])[:15]:
        print(f"  {name:30} {row[0]:.3f} {row[1]:.3f} {row[2]:.3f}")


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    priors = tomllib.loads((ROOT / "training/page_priors.toml").read_text("utf-8"))["priors"]
    pages = read_pages(options.dataset)
    if options.check:
        return check(pages, priors)
    weights = fit(pages, priors)
    lines = ["# Weights of the judge of pages, written by tools/train_pages.py; pages.md says from what.\n\n[weights]"]
    lines += [f'"{name}" = {value:.3f}' for name, value in sorted(weights.items()) if abs(value) >= 0.0005]
    (ROOT / "src/onrecord/models/pages.toml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
