"""What tells whether a quantity changed or is disputed: a logistic regression over topics whose figures cannot all be true."""

import itertools
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from topics_events import Event, by_topic

from onrecord.reconcile.topics_change import change_features, read_change
from onrecord.reconcile.topics_compatible import compatible
from onrecord.reconcile.topics_seen import Seen

PENALTY = 3.0
FOLDS = 5


def clashing(event: Event) -> Iterable[tuple[list[Seen], list[tuple[Seen, Seen]], bool]]:
    """Yield the topics of several accounts whose figures cannot all be true, and whether the gold has them changed."""
    for topic, members in sorted(by_topic(event).items()):
        group = [event.seen[i] for i in sorted(members)]
        clashes = [pair for pair in itertools.combinations(group, 2) if not compatible(*pair)]
        verdict = event.verdicts.get(topic)
        if clashes and verdict in ("updated", "conflict") and len({seen.order for seen in group}) > 1:
            yield group, clashes, verdict == "updated"


def fit_change(events: Sequence[Event]) -> dict[str, Any]:
    """Fit the weights of a change by Newton's method, and return them as they are stored."""
    told = [
        (change_features(group, clashes), changed) for event in events for group, clashes, changed in clashing(event)
    ]
    names = list(told[0][0])
    x, y = np.array([list(row.values()) for row, _ in told]), np.array([changed for _, changed in told], dtype=float)
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    weights = np.zeros(z.shape[1])
    penalty = np.diag([PENALTY] * (z.shape[1] - 1) + [0.0])
    for _ in range(60):
        p = 1 / (1 + np.exp(-z @ weights))
        slope = z.T @ (p - y) + penalty @ weights
        weights -= np.linalg.solve((z * (p * (1 - p) + 1e-9)[:, None]).T @ z + penalty, slope)
    scaled = weights[:-1] / spread
    bias = float(weights[-1] - scaled @ mean)
    return {"names": names, "weights": [round(float(w), 4) for w in scaled], "bias": round(bias, 4)}


def right_changes(events: Sequence[Event]) -> float:
    """Return how often a change is told from a dispute, each fifth of the events by a model of the others."""
    right = []
    for fold in range(FOLDS):
        model = read_change(fit_change([event for at, event in enumerate(events) if at % FOLDS != fold]))
        for event in events[fold::FOLDS]:
            for members, clashes, changed in clashing(event):
                right.append((model.score(change_features(members, clashes)) > 0) == changed)
    return round(float(np.mean(right)), 3)


def write_change(events: Sequence[Event], target: Path) -> None:
    """Train and write what tells a change from a dispute."""
    change = {
        "about": "Logistic model: did a quantity change, or do accounts disagree? Trained by training/train_topics.py.",
        "licence": "Apache-2.0",
        "left_out_right": right_changes(events),
        **fit_change(events),
    }
    target.write_text(json.dumps(change, indent=1) + "\n", encoding="utf-8")
    print("changes told from disputes, left out:", change["left_out_right"])
