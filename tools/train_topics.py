"""Train the model that tells whether two figures give one quantity; writes src/onrecord/models/topics.json.

Usage: python tools/train_topics.py RECORDBENCH_TRAIN_DIR [--check OTHER_DIR]

Every pair of comparable figures of an event is one example; it is positive where the gold gives both one topic. The
model is a logistic regression with an L2 penalty, fitted by Newton's method in numpy. Figures are
grouped while a group is on average likelier than not to be one quantity; each event is measured by a model trained on
the others.
"""

import argparse
import hashlib
import itertools
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.figures import extract_figures
from onrecord.extract.findings import Findings
from onrecord.extract.reading import read_passages
from onrecord.extract.sentences import extract_sentences
from onrecord.model import Account, Block
from onrecord.reconcile.topics_clusters import group_by_average
from onrecord.reconcile.topics_pairs import comparable, pair_features, weigh_story
from onrecord.reconcile.topics_seen import Seen, see_figures

PENALTY = 3.0
THRESHOLD = -0.6  # of -1 to 0 in steps of .25: pair F1 of left-out events .79 .80 .80 .80 .82, precision .81 to .93
OUT = Path(__file__).parents[1] / "src/onrecord/models/topics.json"

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Event:
    """The comparable pairs of an event's figures and, for the figures that the gold holds, their topic."""

    count: int
    pairs: list[tuple[int, int]]
    features: Floats
    names: tuple[str, ...]
    topic: dict[int, str]
    wanted: int
    links: frozenset[tuple[int, int]]


def read_account(folder: Path, row: dict[str, str]) -> Account:
    """Read an account with the gold's noise left out, so that the model learns from the body alone."""
    data = (folder / "accounts" / row["file"]).read_bytes()
    text = data.decode("utf-8", "replace")
    if row["file"].endswith(".html"):
        text = re.sub(r"(?s)<(script|style|title)\b.*?</\1>", " ", text)
        text = re.sub(r"(?i)</?(p|div|li|h\d|br|section|article|figure|figcaption|ul|table|tr)\b[^>]*>", "\n", text)
        text = re.sub(r"[ \t]*\n\s*", "\n", re.sub(r"<[^>]*>", " ", text))
        text = text.replace("&nbsp;", " ").replace("&amp;", "&").replace("&quot;", '"').replace("&#39;", "'")
    kept = np.ones(len(text), dtype=bool)
    for noise in [*row["noise"], row["title"] or ""]:
        found = re.search(r"\s+".join(map(re.escape, noise.split())), text) if noise.strip() else None
        if found:
            kept[found.start() : found.end()] = False
    blocks = tuple(_blocks(text, kept))
    digest = hashlib.sha256(data).hexdigest()
    return Account(
        "a-" + digest[:10], row["file"], None, digest, digest, row["outlet"], row["agency"], (), row["title"],
        row["published"], row["updated"], "en", text, blocks,
    )  # fmt: skip


def _blocks(text: str, kept: NDArray[np.bool_]) -> list[Block]:
    cuts = [0, *(i for i in range(1, len(text)) if kept[i] != kept[i - 1] or text[i - 1] == "\n"), len(text)]
    return [
        Block(a, b, "body" if kept[a] else "related", bool(kept[a]), "gold")
        for a, b in itertools.pairwise(cuts)
        if a < b
    ]


def read_event(folder: Path) -> Event:
    """Read an event: its figures as the extractor finds them, matched with the gold's."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    accounts = {row["id"]: read_account(folder, row) for row in gold["accounts"]}
    found = []
    for account in sorted(accounts.values(), key=lambda account: (account.published or "~", account.id)):
        reading = read_passages(account)
        found.append(Findings(account, extract_sentences(reading), (), (), extract_figures(reading), (), (), ()))
    seen = see_figures(found)
    story = weigh_story(seen)
    pairs = [(i, j) for i, j in itertools.combinations(range(len(seen)), 2) if comparable(seen[i], seen[j])]
    rows = [pair_features(story, i, j) for i, j in pairs]
    topic = match_gold(gold["figures"], seen, {key: account.id for key, account in accounts.items()})
    sizes = Counter(figure["about"] for figure in gold["figures"])
    wanted = sum(n * (n - 1) // 2 for n in sizes.values())
    features = np.array([list(row.values()) for row in rows], dtype=float)
    return Event(len(seen), pairs, features, tuple(rows[0]), topic, wanted, story.links)


def match_gold(figures: Sequence[dict[str, str]], seen: Sequence[Seen], ids: dict[str, str]) -> dict[int, str]:
    """Give each found figure the topic of the gold figure that it overlaps most, one to one."""
    scored = []
    for g, figure in enumerate(figures):
        pattern = re.compile(r"\s+".join(map(re.escape, figure["text"].split())))
        for s, one in enumerate(seen):
            if one.account.id == ids[figure["account"]]:
                span = one.figure.span
                share = max(
                    (_share(m.span(), (span.start, span.end)) for m in pattern.finditer(one.account.text)), default=0.0
                )
                if share > 0:
                    scored.append((share, g, s))
    topic: dict[int, str] = {}
    used = set()
    for _, g, s in sorted(scored, reverse=True):
        if g not in used and s not in topic:
            used.add(g)
            topic[s] = figures[g]["about"]
    return topic


def _share(a: tuple[int, int], b: tuple[int, int]) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))


def fit(events: Sequence[Event]) -> tuple[Floats, float]:
    """Fit the weights and the bias on the pairs whose figures the gold holds."""
    rows, labels = [], []
    for event in events:
        for (i, j), row in zip(event.pairs, event.features, strict=True):
            if i in event.topic and j in event.topic:
                rows.append(row)
                labels.append(event.topic[i] == event.topic[j])
    x, y = np.array(rows), np.array(labels, dtype=float)
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    weights = np.zeros(z.shape[1])
    penalty = np.diag([PENALTY] * (z.shape[1] - 1) + [0.0])
    for _ in range(60):
        p = 1 / (1 + np.exp(-z @ weights))
        slope = z.T @ (p - y) + penalty @ weights
        weights -= np.linalg.solve((z * (p * (1 - p) + 1e-9)[:, None]).T @ z + penalty, slope)
    scaled = weights[:-1] / spread
    return scaled, float(weights[-1] - scaled @ mean)


def tally(event: Event, model: tuple[Floats, float], threshold: float) -> tuple[int, int, int]:
    """Group an event's figures and count pairs of one topic: right, said, wanted."""
    scores = dict(zip(event.pairs, event.features @ model[0] + model[1], strict=True))
    groups = group_by_average(event.count, lambda i, j: float(scores.get((i, j), -99.0)), threshold, event.links)
    said = _pairs([i for i in group if i in event.topic] for group in groups)
    by_topic = defaultdict(list)
    for i, topic in event.topic.items():
        by_topic[topic].append(i)
    return len(said & _pairs(by_topic.values())), len(said), event.wanted


def _pairs(groups: Iterable[Sequence[int]]) -> set[tuple[int, ...]]:
    return {pair for group in groups for pair in itertools.combinations(sorted(group), 2)}


def pair_f1(counts: Sequence[tuple[int, int, int]]) -> float:
    """Return the F1 over pairs, pooled over events."""
    right, said, wanted = (sum(column) for column in zip(*counts, strict=True))
    return float(2 * right / (said + wanted))


def main() -> None:
    """Train, measure with each event left out in turn, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("--check", type=Path)
    options = parser.parse_args()
    events = [read_event(folder) for folder in sorted(options.train.iterdir()) if folder.is_dir()]
    left_out = [fit([e for e in events if e is not event]) for event in events]
    left_out_f1 = pair_f1([tally(e, m, THRESHOLD) for e, m in zip(events, left_out, strict=True)])
    model = fit(events)
    print(f"left out: pair F1 {left_out_f1:.3f}")
    if options.check:
        others = [read_event(folder) for folder in sorted(options.check.iterdir()) if folder.is_dir()]
        print(f"check: pair F1 {pair_f1([tally(e, model, THRESHOLD) for e in others]):.3f}")
    card = {
        "about": "Logistic model: do two figures of a story give one quantity? Trained by tools/train_topics.py.",
        "data": f"{len(events)} invented events annotated by hand, {sum(len(e.pairs) for e in events)} comparable pairs",
        "left_out_pair_f1": round(left_out_f1, 3),
        "licence": "Apache-2.0",
        "names": list(events[0].names),
        "weights": [round(float(w), 4) for w in model[0]],
        "bias": round(model[1], 4),
        "threshold": THRESHOLD,
    }
    OUT.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
