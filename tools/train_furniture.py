"""Train the two looks of the furniture judge and write src/onrecord/models/furniture.toml.

    python tools/train_furniture.py EVENTS_DIR [--clusters DIR] [--check]

EVENTS_DIR holds one folder an event, with accounts/ and gold.json (rows with `file` and `noise`); each text counts again cut down
to its headline and first paragraphs. training/furniture_accounts.txt holds invented accounts labelled line by line. DIR holds the corpora of real
articles, of which training/furniture_lines.tsv labels single lines by digest and evals/blocks_gold/train.jsonl whole accounts (those
for validation are passed over); lines without a label say nothing, and paragraphs that a judge trained without them is sure of count a little, so that the body of a real page is known too. Logistic
regression with an L2 penalty, solved by Newton's method; the second look learns from first looks made on the other
folds. --check prints what leaving out every fifth event gives and writes nothing.
"""

import argparse
import hashlib
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.ingest.decode import decode
from onrecord.ingest.features import Features, near_features
from onrecord.ingest.judge import first_features, furniture_odds, probability
from onrecord.ingest.reading import Reading, read_lines
from onrecord.ingest.seen import Seen, see_lines
from onrecord.ingest.settle import settle, settle_page

FOLDS = 5
PENALTY = 2.0
BODY_WEIGHT = 3.0  # a lost body line costs more than a furniture line that stays
OUT = Path(__file__).parents[1] / "src/onrecord/models/furniture.toml"
LABELS = Path(__file__).parents[1] / "training/furniture_lines.tsv"
GOLD = Path(__file__).parents[1] / "evals/blocks_gold"
CLUSTERS = ("gva", "g5w1h-news_cluster", "seesaw")
INVENTED = Path(__file__).parents[1] / "training/furniture_accounts.txt"
SHORTENED = 0.3  # weight of the lines of a shortened account
OWN = 1.0  # weight of a line of an invented account
SURE = 0.05  # odds under which an unlabelled paragraph of a real page counts as body
REAL = 0.3  # weight of a labelled line of a real page; cross-validated: 1.0 costs 1.3 points of the events' furniture
UNSEEN = 0.1  # weight of such a paragraph
MOST = 3  # such paragraphs that are taken of one article
COPIES = 3  # accounts of one outlet that a line's label is taken from
Floats = NDArray[np.float64]


class Example:
    """An account's lines with their gold, and how much each of them counts."""

    def __init__(self, event: str, reading: Reading) -> None:
        self.event = event
        self.text = reading.text
        self.rows: list[Seen] = list(see_lines(reading.text, reading.lines))
        self.features: list[Features] = first_features(self.rows, reading.main)
        self.main = reading.main
        self.size = np.array([row.line.end - row.line.start for row in self.rows], dtype=float)
        self.gold = np.zeros(len(self.rows))
        self.weight = np.zeros(len(self.rows))

    def learn_noise(self, noise: Sequence[str]) -> "Example":
        """Take every line that is mostly noise for furniture and all others for the account's own."""
        covered = np.zeros(len(self.text) + 1)
        for needle in noise:
            mark(self.text, needle, covered)
        spans = [(row.line.start, row.line.end) for row in self.rows]
        self.gold = np.array([covered[a:b].mean() > 0.5 for a, b in spans], dtype=float)
        self.weight = np.where(self.gold > 0, 1.0, np.where(self.size > 60, BODY_WEIGHT, 1.0))
        return self

    def learn_lines(self, kept: dict[int, bool]) -> "Example":
        """Take every line of an account that was labelled by reading."""
        for i, row in enumerate(self.rows):
            number = self.text.count("\n", 0, row.line.start) + 1
            if number in kept:
                self.gold[i] = not kept[number]
                self.weight[i] = REAL * (BODY_WEIGHT if kept[number] and self.size[i] > 60 else 1.0)
        return self

    def scale(self, factor: float) -> "Example":
        """Let every line count more or less."""
        self.weight *= factor
        return self

    def shortened(self, n: int) -> "Example":
        """Return the account with its headline bare of byline and date, and with its first paragraphs alone.

        Every other one keeps the furniture above the headline.
        """
        long = [i for i, row in enumerate(self.rows) if row.bodylike and not self.gold[i]]
        first = long[0] if long else 0
        title = next((i for i in range(first) if not self.gold[i] and len(self.rows[i].words) > 2), first)
        body = set(long[2 + n % 4 :])
        kept = [
            i
            for i in range(len(self.rows))
            if i == title or (i >= first and i not in body) or (i < title and self.gold[i] and n % 2)
        ]
        spans = [(self.rows[i].line.start, self.rows[i].line.end) for i in kept]
        text = "\n".join(self.text[a:b] for a, b in spans)
        out = Example(self.event, read_lines(text, "a.txt"))
        if len(out.rows) == len(kept):
            out.gold, out.weight = self.gold[kept], self.weight[kept] * SHORTENED
        return out

    def learn_labels(self, labels: dict[str, int], uses: Counter[str]) -> "Example":
        """Take the labels of single lines, each from a few accounts, and sure paragraphs for body at a small weight.

        Lines above the first paragraph say nothing: most of these corpora lost their headlines and bylines.
        """
        odds = furniture_odds(self.rows, self.main)
        first = next((i for i, row in enumerate(self.rows) if row.bodylike), len(self.rows))
        for i, row in enumerate(self.rows[first:], first):
            key = line_digest(row.text)
            if key in labels and uses[key] < COPIES:
                uses[key] += 1
                self.gold[i] = labels[key]
                self.weight[i] = REAL * (BODY_WEIGHT if not labels[key] and self.size[i] > 60 else 1.0)
            elif key not in labels and row.bodylike and odds[i] < SURE and (self.weight == UNSEEN).sum() < MOST:
                self.weight[i] = UNSEEN
        return self


def line_digest(line: str) -> str:
    """Name a line without giving it: digits, case and spaces folded."""
    return hashlib.sha256(re.sub(r"\d+", "0", " ".join(line.split()).casefold()).encode()).hexdigest()[:12]


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
            item = Example(gold.parent.name, read_lines(text, path.name)).learn_noise(row["noise"])
            out.append(item)
            if path.suffix == ".txt":
                out.append(item.shortened(len(out)))
    return out


def invented() -> list[Example]:
    """Read the invented accounts, whose every line has a mark before it: "=" the account's own, "-" furniture, "?" either."""
    out = []
    for part in INVENTED.read_text("utf-8").split("\n### ")[1:]:
        name, _, rest = part.partition("\n")
        marked = rest.rstrip("\n").split("\n")
        text = "\n".join(line[1:] for line in marked)
        lines = {n: line[:1] == "=" for n, line in enumerate(marked, 1) if line[:1] in "=-"}
        out.append(Example(name, read_lines(text, "a.txt")).learn_lines(lines).scale(OWN / REAL))
    return out


def labelled(folder: Path) -> list[Example]:
    """Read the articles of the corpora that hold a labelled line; one outlet is one event, so that folds part outlets."""
    labels = {
        key: int(label) for key, label in (row.split("\t") for row in LABELS.read_text("utf-8").splitlines() if row)
    }
    uses: Counter[str] = Counter()
    read, aside = gold_accounts("train"), gold_accounts("validation")
    out = []
    for outlet, text in articles(folder):
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        if digest in aside:
            continue
        if digest in read:
            out.append(Example(outlet, read_lines(text, "a.txt")).learn_lines(read[digest]))
            continue
        reading = read_lines(text, "a.txt")
        if any(line_digest(text[line.start : line.end]) in labels for line in reading.lines):
            item = Example(outlet, reading).learn_labels(labels, uses)
            if item.weight.max(initial=0) >= REAL:
                out.append(item)
    return out


def gold_accounts(part: str) -> dict[str, dict[int, bool]]:
    """Return which lines of the accounts that were labelled by reading are kept, by the digest of their text."""
    rows = [json.loads(line) for line in (GOLD / f"{part}.jsonl").read_text("utf-8").splitlines() if line]
    return {row["digest"]: {number: kept for number, _, kept in row["lines"]} for row in rows}


def articles(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield outlet and text of the articles that have several lines."""
    for name in CLUSTERS:
        for line in (folder / f"{name}.jsonl").open(encoding="utf-8"):
            for article in json.loads(line)["articles"]:
                if article["text"].count("\n") > 3:
                    yield article["outlet"] or name, article["text"]


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
    """Fit a logistic regression by Newton's method to the lines that count."""
    used = np.flatnonzero(weight)
    rows, gold, weight = [rows[int(i)] for i in used], gold[used], weight[used]
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
        if np.abs(step).max() < 1e-4:
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
    tallies = {False: np.zeros(4), True: np.zeros(4)}
    for part in folds(items):
        first, second = train([item for item in items if item not in part], penalty)
        for item in part:
            odds = np.array([probability(f, second) for f in near(item, first)])
            odds = np.array(settle_page(item.rows, settle(item.rows, odds.tolist()), item.main))
            out = odds > 0.5
            real, known = bool(item.weight.max(initial=0) < 1), item.weight >= REAL
            sums = tallies[real]
            sums += [(item.size * value * known).sum() for value in (item.gold * out, item.gold, ~out * (1 - item.gold), 1 - item.gold)]  # fmt: skip
            for i, row in enumerate(item.rows):
                if show and known[i] and bool(out[i]) != bool(item.gold[i]):
                    print(f"{'KEPT ' if item.gold[i] else 'LOST '} {odds[i]:.2f} {item.event[:12]:12} {row.text[:150]}")
    for real, (gone, total, kept, body) in tallies.items():
        if total and body:
            name = "real lines" if real else "events"
            print(f"penalty {penalty}, {name}: furniture left out {100 * gone / total:.2f}, all else kept {100 * kept / body:.2f}")  # fmt: skip


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
    parser.add_argument("--clusters", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--penalty", type=float, default=PENALTY)
    options = parser.parse_args()
    items = examples(options.events) + invented() + (labelled(options.clusters) if options.clusters else [])
    if options.check:
        check(items, options.penalty, options.show)
    else:
        write(*train(items, options.penalty))


if __name__ == "__main__":
    main()
