"""Train the pair model on gold claims and write src/onrecord/models/aligner.json.

Usage: python training/train_aligner.py EVENT_DIR... [--report]

Needs only the installed package. Each EVENT_DIR is a folder of record bench (accounts/ and gold.json). A pair of
propositions of different accounts is a positive when both lie near passages of one gold claim, and a negative when both
lie near gold passages but of no common claim. Where only one of them lies near a gold passage the pair is a negative of
weight `HALF`: gold claims list their passages, but not without fail. Other pairs teach nothing. The threshold is the
highest within `SLACK` of the best leave-one-event-out F1 over pairs of gold passages: F1 is nearly flat there, and standings
are right more often where fewer unlike clauses are joined. `--report` prints the sweep.
"""

import argparse
import itertools
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.findings import Findings, extract_findings
from onrecord.ingest.read import read_accounts
from onrecord.model import Account
from onrecord.reconcile.alignment import LEAST_CHANCE, link
from onrecord.reconcile.anchors import infer_anchors
from onrecord.reconcile.pairing import FEATURES, candidate_pairs, describe_pairs
from onrecord.reconcile.pool import gather
from onrecord.reconcile.topics import align_topics

TARGET = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "models" / "aligner.json"
NEAR = 0.3  # share of the joint length from which a proposition counts as a gold passage, as the bench scores it
PENALTY = 1.0
HALF = 0.3  # of 0, 0.1, 0.3 and 1: pairs F1 is the same up to here, and more claims of one origin are left alone
SLACK = 4.0  # points of F1: a claim wrongly said to be agreed costs a reader more than one left alone
THRESHOLDS = tuple(round(0.10 + 0.05 * step, 2) for step in range(9))

Passage = tuple[str, int, int]  # file, start, end


@dataclass
class Event:
    """One event's pairs with what is known of them."""

    name: str
    nodes: list[Passage]
    accounts: list[int]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    features: NDArray[np.float32]
    gold: list[list[Passage]]
    near: list[set[tuple[int, int]]]  # a proposition's gold passages as (claim, number in the claim)

    def labels(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return what each pair teaches: 1 or 0, and how much that weighs."""
        claims = [{claim for claim, _ in passages} for passages in self.near]
        pairs = [(claims[a], claims[b]) for a, b in zip(self.left, self.right, strict=True)]
        weights = [1.0 if a and b else HALF if a or b else 0.0 for a, b in pairs]
        return np.array([float(bool(a & b)) for a, b in pairs]), np.array(weights)


def read_event(folder: Path) -> Event:
    """Run the package up to the pairs of an event."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    accounts, _ = read_accounts(sorted(map(str, (folder / "accounts").iterdir())))
    accounts = tuple(sorted(accounts, key=lambda account: (account.path, account.id)))
    anchors = infer_anchors(accounts)
    findings = [extract_findings(account, anchors[account.id]) for account in accounts]
    return pair_event(folder.name, gold, findings)


def pair_event(name: str, gold: dict[str, Any], findings: Sequence[Findings]) -> Event:
    """Lay out the pairs of an event and the gold passages that its propositions lie near."""
    accounts = [found.account for found in findings]
    file_of = {account.id: Path(account.path).name for account in accounts}
    id_of = {row["id"]: row["file"] for row in gold["accounts"]}
    origin = {id_of[a]: f"o{i}" for i, group in enumerate(gold["origins"]) for a in group}
    topics = align_topics(findings, {account.id: origin[file_of[account.id]] for account in accounts})
    pool = gather(findings, topics)
    left, right, cosines = candidate_pairs(pool)
    nodes = [(file_of[p.span.account], p.span.start, p.span.end) for p in pool.propositions]
    passages = gold_passages(gold, {file_of[a.id]: a for a in accounts}, id_of)
    near = [
        {(c, k) for c, claim in enumerate(passages) for k, passage in enumerate(claim) if is_near(node, passage)}
        for node in nodes
    ]
    features = describe_pairs(pool, left, right, cosines)
    return Event(name, nodes, pool.account.tolist(), left, right, features, passages, near)


def gold_passages(gold: dict[str, Any], accounts: dict[str, Account], file_of: dict[str, str]) -> list[list[Passage]]:
    """Find the gold claims' passages in the accounts' texts; white space is folded."""
    claims = []
    for row in gold["claims"]:
        found = []
        for passage in row["passages"]:
            name = file_of[passage["account"]]
            pattern = r"\s+".join(map(re.escape, passage["text"].split()))
            match = re.search(pattern, accounts[name].text) if name in accounts else None
            found.append((name, *match.span()) if match else (name, -1, -1))
        claims.append(found)
    return claims


def is_near(node: Passage, passage: Passage) -> bool:
    """Tell whether two passages share enough of their joint length."""
    inner = min(node[2], passage[2]) - max(node[1], passage[1])
    outer = max(node[2], passage[2]) - min(node[1], passage[1])
    return node[0] == passage[0] and inner > 0 and inner / outer >= NEAR


def fit(events: Sequence[Event]) -> tuple[NDArray[np.float64], float]:
    """Fit a logistic regression with a ridge penalty on standardised columns (Newton's method); return raw weights."""
    labels, weights = (np.concatenate(part) for part in zip(*(event.labels() for event in events), strict=True))
    known = weights > 0
    rows = np.concatenate([event.features for event in events])[known].astype(np.float64)
    target, weight = labels[known], weights[known]
    mean, scale = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-6)
    design = np.column_stack([np.ones(len(rows)), (rows - mean) / scale])
    ridge = np.diag([0.0] + [PENALTY] * rows.shape[1])
    beta = np.zeros(design.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-design @ beta))
        slope = design.T @ (weight * (target - chance)) - ridge @ beta
        bend = (design * (weight * chance * (1 - chance))[:, None]).T @ design + ridge + 1e-9 * np.eye(len(beta))
        beta += np.linalg.solve(bend, slope)
    return beta[1:] / scale, float(beta[0] - (beta[1:] * mean / scale).sum())


def chances(event: Event, weights: NDArray[np.float64], intercept: float) -> dict[tuple[int, int], float]:
    """Return the chances of an event's pairs under a model."""
    values = 1 / (1 + np.exp(-(event.features.astype(np.float64) @ weights + intercept)))
    pairs = zip(event.left.tolist(), event.right.tolist(), values.tolist(), strict=True)
    return {(a, b): chance for a, b, chance in pairs if chance >= LEAST_CHANCE}


def count(event: Event, groups: Sequence[Sequence[int]]) -> tuple[int, int, int, int]:
    """Count right said pairs, said pairs, found gold pairs and gold pairs, as the bench does."""
    right = said = 0
    linked = set()
    for group in groups:
        for a, b in itertools.combinations(group, 2):
            if event.accounts[a] != event.accounts[b] and event.near[a] and event.near[b]:
                said += 1
                right += bool({c for c, _ in event.near[a]} & {c for c, _ in event.near[b]})
        held = sorted(set().union(*(event.near[row] for row in group)))
        linked |= {(x, y) for x, y in itertools.combinations(held, 2) if x[0] == y[0]}
    wanted = [
        ((c, i), (c, j))
        for c, claim in enumerate(event.gold)
        for i, j in itertools.combinations(range(len(claim)), 2)
        if claim[i][0] != claim[j][0]
    ]
    return right, said, sum(pair in linked for pair in wanted), len(wanted)


def f1(counts: Sequence[tuple[int, int, int, int]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 pooled over events, in percent."""
    right, said, found, wanted = (sum(column) for column in zip(*counts, strict=True))
    precision, recall = right / max(1, said), found / max(1, wanted)
    return 100 * precision, 100 * recall, 200 * precision * recall / max(1e-9, precision + recall)


def sweep(events: Sequence[Event]) -> dict[float, tuple[float, float, float]]:
    """Measure each threshold with every event left out of its own training once."""
    held_out = [fit([other for other in events if other is not event]) for event in events]
    scored = [(event, chances(event, *model)) for event, model in zip(events, held_out, strict=True)]
    return {
        threshold: f1([count(event, link(len(event.accounts), held, threshold)) for event, held in scored])
        for threshold in THRESHOLDS
    }


def train(events: Sequence[Event], report: bool) -> dict[str, Any]:
    """Choose the threshold by leaving events out, then fit on all."""
    measured = sweep(events)
    if report:
        for threshold, (precision, recall, both) in measured.items():
            print(f"threshold {threshold:.3f}: P {precision:.1f} R {recall:.1f} F1 {both:.1f}")
    top = max(both for _, _, both in measured.values())
    best = max(threshold for threshold in THRESHOLDS if measured[threshold][2] >= top - SLACK)
    weights, intercept = fit(events)
    named = {name: round(float(weight), 5) for name, weight in zip(FEATURES, weights, strict=True)}
    return {"weights": named, "intercept": round(intercept, 5), "threshold": best}


def main() -> None:
    """Read the events, train, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", nargs="+", type=Path)
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    model = train([read_event(folder) for folder in sorted(options.events)], options.report)
    TARGET.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {TARGET.name}: threshold {model['threshold']}")


if __name__ == "__main__":
    main()
