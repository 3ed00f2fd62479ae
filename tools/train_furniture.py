"""Train the two looks of the furniture judge on events with gold noise and write src/onrecord/models/furniture.toml.

    python tools/train_furniture.py EVENTS_DIR [--check]

EVENTS_DIR holds one folder an event, with accounts/ and gold.json (rows with `file` and `noise`). Logistic regression with an L2
penalty, solved by Newton's method; the second look learns from first looks made on the other folds. --check prints what
leaving out every fifth event gives and writes nothing.
"""

import argparse
import json
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.ingest.decode import decode
from onrecord.ingest.features import Features, Seen, near_features, see
from onrecord.ingest.judge import first_features, probability
from onrecord.ingest.reading import Reading, read_lines
from onrecord.ingest.settle import settle, settle_page

FOLDS = 5
PENALTY = 2.0
BODY_WEIGHT = 3.0  # a lost body line costs more than a furniture line that stays
OUT = Path(__file__).parents[1] / "src/onrecord/models/furniture.toml"
Floats = NDArray[np.float64]


class Example:
    """An account's lines with their gold."""

    def __init__(self, event: str, reading: Reading, noise: Sequence[str]) -> None:
        self.event = event
        self.rows: list[Seen] = [see(reading.text, line) for line in reading.lines]
        self.features: list[Features] = first_features(self.rows, reading.main)
        self.main = reading.main
        covered = np.zeros(len(reading.text) + 1)
        for needle in noise:
            mark(reading.text, needle, covered)
        spans = [(row.line.start, row.line.end) for row in self.rows]
        self.gold = np.array([covered[a:b].mean() > 0.5 for a, b in spans], dtype=float)
        self.size = np.array([b - a for a, b in spans], dtype=float)
        self.weight = np.where(self.gold > 0, 1.0, np.where(self.size > 60, BODY_WEIGHT, 1.0))


def mark(text: str, needle: str, covered: Floats) -> None:
    """Mark where a noise text stands; one that runs over elements of a page is looked for word by word."""
    words = needle.split()
    found = re.search(r"\s*".join(map(re.escape, words)), text) if words else None
    if not found and len(words) > 6:
        for cut in range(1, len(words) - 5):
            if found := re.search(r"\s*".join(map(re.escape, words[cut:])), text):
                break
    if found:
        covered[found.start() : found.end()] = 1


def examples(folder: Path) -> list[Example]:
    """Read all events of a folder."""
    out = []
    for gold in sorted(folder.glob("*/gold.json")):
        for row in json.loads(gold.read_text(encoding="utf-8"))["accounts"]:
            path = gold.parent / "accounts" / row["file"]
            text, _ = decode(path.read_bytes())
            out.append(Example(gold.parent.name, read_lines(text, path.name), row["noise"]))
    return out


def matrix(rows: Sequence[Features], names: dict[str, int]) -> Floats:
    """Lay features out as a dense matrix; the last column is the bias."""
    out = np.zeros((len(rows), len(names) + 1))
    out[:, -1] = 1
    for i, row in enumerate(rows):
        for name, value in row:
            if name in names:
                out[i, names[name]] = value
    return out


def fit(rows: Sequence[Features], gold: Floats, weight: Floats, penalty: float) -> dict[str, float]:
    """Fit a logistic regression by Newton's method."""
    seen: dict[str, int] = {}
    for row in rows:
        for name, _ in row:
            seen[name] = seen.get(name, 0) + 1
    names = {name: i for i, name in enumerate(sorted(n for n, count in seen.items() if count > 2))}
    x = matrix(rows, names)
    w = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], penalty)
    ridge[-1] = 1e-3
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (weight * (p - gold)) + ridge * w
        curve = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return {**{name: float(w[i]) for name, i in names.items()}, "bias": float(w[-1])}


def joined(items: Sequence[Example], attribute: str) -> Floats:
    """Lay the values of all examples end to end."""
    return np.concatenate([getattr(item, attribute) for item in items])


def first_look(items: Sequence[Example], penalty: float) -> dict[str, float]:
    """Train the first look."""
    return fit([f for item in items for f in item.features], joined(items, "gold"), joined(items, "weight"), penalty)


def near(item: Example, table: dict[str, float]) -> list[Features]:
    """Return what the second look sees, given a first look."""
    odds = [probability(f, table) for f in item.features]
    return [own + more for own, more in zip(item.features, near_features(item.rows, odds), strict=True)]


def folds(items: Sequence[Example]) -> list[list[Example]]:
    """Deal whole events out to the folds."""
    events = sorted({item.event for item in items})
    return [[item for item in items if events.index(item.event) % FOLDS == fold] for fold in range(FOLDS)]


def train(items: Sequence[Example], penalty: float) -> tuple[dict[str, float], dict[str, float]]:
    """Train both looks; the second sees first looks that were trained without its own event."""
    rows: list[Features] = []
    order: list[Example] = []
    for part in folds(items):
        table = first_look([item for item in items if item not in part], penalty)
        for item in part:
            rows += near(item, table)
            order.append(item)
    return first_look(items, penalty), fit(rows, joined(order, "gold"), joined(order, "weight"), penalty)


def check(items: Sequence[Example], penalty: float, show: bool) -> None:
    """Print how much furniture goes and how much else stays, every event judged by a model that never saw it."""
    gone = total = kept = body = 0.0
    for part in folds(items):
        first, second = train([item for item in items if item not in part], penalty)
        for item in part:
            odds = np.array([probability(f, second) for f in near(item, first)])
            odds = np.array(settle_page(item.rows, settle(item.rows, odds.tolist()), item.main))
            out = odds > 0.5
            gone += float((item.size * item.gold * out).sum())
            total += float((item.size * item.gold).sum())
            kept += float((item.size * (1 - item.gold) * ~out).sum())
            body += float((item.size * (1 - item.gold)).sum())
            for i, row in enumerate(item.rows):
                if show and bool(out[i]) != bool(item.gold[i]):
                    print(f"{'KEPT ' if item.gold[i] else 'LOST '} {odds[i]:.2f} {item.event[:12]:12} {row.text[:150]}")
    print(f"penalty {penalty}: furniture left out {100 * gone / total:.2f}, all else kept {100 * kept / body:.2f}")


def write(first: dict[str, float], second: dict[str, float]) -> None:
    """Write the weights as a table, sorted by name."""
    lines = ["# Weights of the furniture judge, written by tools/train_furniture.py; furniture.md says from what.", ""]
    for name, table in (("first", first), ("second", second)):
        lines.append(f"[{name}]")
        lines += [f"{json.dumps(key, ensure_ascii=False)} = {value:.3f}" for key, value in sorted(table.items())]
        lines.append("")
    tomllib.loads("\n".join(lines))
    OUT.write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    """Train, or check by cross-validation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--penalty", type=float, default=PENALTY)
    options = parser.parse_args()
    items = examples(options.events)
    if options.check:
        check(items, options.penalty, options.show)
    else:
        write(*train(items, options.penalty))


if __name__ == "__main__":
    main()
