"""Train what tells whether two figures give one quantity, and whether figures of one quantity changed or are disputed.

Usage: python training/train_topics.py RECORDBENCH_TRAIN_DIR [--check OTHER_DIR]

Writes src/onrecord/models/topics.json, topics_retold.json and topics_change.json. It learns from the events of the folder
and from the invented stories in `training/figures`, what tells two values of one quantity in one account also from the
passages in `training/passages`. Every pair of comparable figures of an event is one example; it is positive where
the gold gives both one topic. The model of pairs is the mean of three forests of gradient-boosted trees (scikit-learn,
seeds 0 to 2), that of changes a logistic regression with an L2 penalty over the topics whose figures cannot all be true.
Each event is measured by models of the four fifths that it is not in. Needs scikit-learn beside the installed package.
"""

import argparse
import itertools
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score
from topics_events import Event, by_topic, read_event, read_passages_told, read_told

from onrecord.models.trees import LEAF, read_trees
from onrecord.reconcile.topics_change import change_features, read_change
from onrecord.reconcile.topics_clusters import Pair, group_by_average
from onrecord.reconcile.topics_compatible import compatible
from onrecord.reconcile.topics_pairs import NEVER
from onrecord.reconcile.topics_seen import Seen
from onrecord.reconcile.topics_verdicts import weigh_group

ROUNDS, PACE, LEAVES = 120, 0.1, 8
SEEDS, SHARE = (0, 1, 2), 0.3  # forests whose mean is taken, each split choosing among this share of what is told
THRESHOLD = -0.8
RETOLD = 0.7  # log-odds from which two figures of one account are taken for two values of one quantity
PASSAGE = 0.4  # what a pair of a passage weighs beside one of an event
PENALTY = 3.0
FOLDS = 5
HERE = Path(__file__).parent
MODELS = HERE.parent / "src/onrecord/models"


def fit_pairs(events: Sequence[Event]) -> dict[str, Any]:
    """Fit the trees on the pairs whose figures the gold holds, and return them as they are stored."""
    rows, labels = [], []
    for event in events:
        known = _known(event, event.pairs)
        rows.append(event.features[known])
        labels += [_one(event, event.pairs[k]) for k in known]
    told, one = np.concatenate(rows), np.array(labels)
    return _fit_trees(told, one, np.ones(len(one)), max_iter=ROUNDS, learning_rate=PACE, max_leaf_nodes=LEAVES)


def fit_retold(events: Sequence[Event]) -> dict[str, Any]:
    """Fit the trees on figures of one account near each other; a pair of a passage weighs less than one of an event."""
    rows, labels, weights = [], [], []
    for event in events:
        known = _known(event, event.near)
        if known:
            rows.append(event.stretches[known])
            labels += [_one(event, event.near[k]) for k in known]
            weights += [1.0 if event.verdicts else PASSAGE] * len(known)
    told, one = np.concatenate(rows), np.array(labels)
    slow = {"max_iter": 200, "learning_rate": 0.06, "max_leaf_nodes": 6, "min_samples_leaf": 8}
    return _fit_trees(told, one, np.array(weights), **slow)


def _known(event: Event, pairs: Sequence[Pair]) -> list[int]:
    return [k for k, (i, j) in enumerate(pairs) if i in event.topic and j in event.topic]


def _one(event: Event, pair: Pair) -> bool:
    return event.topic[pair[0]] == event.topic[pair[1]]


def _fit_trees(told: NDArray[Any], one: NDArray[Any], weights: NDArray[Any], **how: Any) -> dict[str, Any]:
    """Fit a forest for each seed, and return the mean of them as it is stored."""
    trees, biases = [], []
    for seed in SEEDS:
        model = HistGradientBoostingClassifier(**how, max_features=SHARE, early_stopping=False, random_state=seed)
        model.fit(told, one, weights)
        trees += [_stored(predictor.nodes) for (predictor,) in model._predictors]
        biases.append(float(np.ravel(model._baseline_prediction)[0]))
    return {"bias": round(float(np.mean(biases)), 6), "trees": trees}


def _stored(nodes: Any) -> list[list[float]]:
    """Return a tree as it is kept, its leaves divided by the number of forests."""
    leaf = [bool(node["is_leaf"]) for node in nodes]
    return [
        [LEAF if end else int(node["feature_idx"]) for node, end in zip(nodes, leaf, strict=True)],
        [0.0 if end else round(float(node["num_threshold"]), 6) for node, end in zip(nodes, leaf, strict=True)],
        [0 if end else int(node["left"]) for node, end in zip(nodes, leaf, strict=True)],
        [0 if end else int(node["right"]) for node, end in zip(nodes, leaf, strict=True)],
        [round(float(node["value"]) / len(SEEDS), 6) for node in nodes],
    ]


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


def group(event: Event, model: dict[str, Any]) -> list[list[int]]:
    """Group an event's figures as the product does."""
    scores = dict(zip(event.pairs, read_trees(model).score(event.features).tolist(), strict=True))
    return group_by_average(len(event.seen), lambda i, j: scores.get((i, j), NEVER), THRESHOLD, event.links)


def tally(event: Event, groups: Sequence[Sequence[int]]) -> Counter[str]:
    """Count pairs of one topic, right, said and wanted, and topics of several accounts whose verdict is right."""
    said = _pairs([i for i in group if i in event.topic] for group in groups)
    counts = Counter(right=len(said & _pairs(by_topic(event).values())), said=len(said), wanted=event.wanted)
    holder = {i: at for at, members in enumerate(groups) for i in members}
    for topic, members in by_topic(event).items():
        if len({event.seen[i].order for i in members}) > 1:
            most = Counter(holder[i] for i in members).most_common(1)[0][0]
            counts["topics"] += 1
            counts["verdicts"] += weigh_group([event.seen[i] for i in groups[most]])[0] == event.verdicts[topic]
    return counts


def _pairs(groups: Iterable[Sequence[int]]) -> set[tuple[int, ...]]:
    return {pair for group in groups for pair in itertools.combinations(sorted(group), 2)}


def retold_left_out(events: Sequence[Event], told: Callable[[Event], bool]) -> dict[str, float]:
    """Measure what is taken for two values of one quantity, by models of the four fifths that an event is not in."""
    scores, labels = [], []
    for fold in range(FOLDS):
        trees = read_trees(fit_retold([event for at, event in enumerate(events) if at % FOLDS != fold]))
        for event in events[fold::FOLDS]:
            known = _known(event, event.near) if told(event) else []
            if known:
                scores += trees.score(event.stretches[known]).tolist()
                labels += [_one(event, event.near[k]) for k in known]
    taken = [one for one, score in zip(labels, scores, strict=True) if score >= RETOLD]
    return {
        "average_precision": round(float(average_precision_score(labels, scores)), 3),
        "precision": round(sum(taken) / max(1, len(taken)), 3),
        "recall": round(sum(taken) / sum(labels), 3),
    }


def report(label: str, counts: Iterable[Counter[str]]) -> float:
    """Print F1 over pairs and the share of verdicts that are right, pooled over events."""
    total: Counter[str] = sum(counts, Counter())
    f1 = 2 * total["right"] / (total["said"] + total["wanted"])
    print(
        f"{label:24s} pair F1 {f1:.3f}  verdicts {total['verdicts'] / max(1, total['topics']):.3f} of {total['topics']}"
    )
    return round(f1, 3)


def left_out(events: Sequence[Event], told: Callable[[Event], bool], label: str) -> float:
    """Measure each event that is asked for by a model trained on four fifths that it is not in."""
    counts = []
    for fold in range(FOLDS):
        model = fit_pairs([event for at, event in enumerate(events) if at % FOLDS != fold])
        counts += [tally(e, group(e, model)) for at, e in enumerate(events) if at % FOLDS == fold and told(e)]
    return report(label, counts)


def right_changes(events: Sequence[Event]) -> float:
    """Return how often a change is told from a dispute, each fifth of the events by a model of the others."""
    right = []
    for fold in range(FOLDS):
        model = read_change(fit_change([event for at, event in enumerate(events) if at % FOLDS != fold]))
        for event in events[fold::FOLDS]:
            for members, clashes, changed in clashing(event):
                right.append((model.score(change_features(members, clashes)) > 0) == changed)
    return round(float(np.mean(right)), 3)


def main() -> None:
    """Train, measure what is left out in turn, and write the models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("--check", type=Path)
    options = parser.parse_args()
    events = [read_event(folder) for folder in sorted(options.train.iterdir()) if folder.is_dir()]
    events += [read_told(path) for path in sorted((HERE / "figures").glob("*.txt"))]
    change = {
        "about": "Logistic model: did a quantity change, or do accounts disagree? Trained by training/train_topics.py.",
        "licence": "Apache-2.0",
        "left_out_right": right_changes(events),
        **fit_change(events),
    }
    (MODELS / "topics_change.json").write_text(json.dumps(change, indent=1) + "\n", encoding="utf-8")
    print("changes told from disputes, left out:", change["left_out_right"])
    passages = [e for path in sorted((HERE / "passages").glob("*.txt")) for e in read_passages_told(path)]
    retold = {
        "about": "Boosted trees: are two figures of one account two values of one quantity? Trained by training/train_topics.py.",
        "data": f"{len(events)} invented events and {len(passages)} invented passages annotated by hand",
        "left_out": {
            "events": retold_left_out([*events, *passages], lambda event: bool(event.verdicts)),
            "passages": retold_left_out([*events, *passages], lambda event: not event.verdicts),
        },
        "licence": "Apache-2.0",
        "threshold": RETOLD,
        "names": list(events[0].stretch_names),
        **fit_retold([*events, *passages]),
    }
    (MODELS / "topics_retold.json").write_text(_lines(retold), encoding="utf-8")
    print("figures told twice, left out:", retold["left_out"])
    model = fit_pairs(events)
    card = {
        "about": "Boosted trees: do two figures of a story give one quantity? Trained by training/train_topics.py.",
        "data": f"{len(events)} invented events annotated by hand, {sum(len(e.pairs) for e in events)} comparable pairs",
        "left_out_pair_f1": {
            "events": left_out(events, lambda event: not event.told, "events, left out"),
            "stories": left_out(events, lambda event: event.told, "stories, left out"),
        },
        "licence": "Apache-2.0",
        "threshold": THRESHOLD,
        "names": list(events[0].names),
        **model,
    }
    (MODELS / "topics.json").write_text(_lines(card), encoding="utf-8")
    if options.check:
        others = [read_event(folder) for folder in sorted(options.check.iterdir()) if folder.is_dir()]
        report("check", [tally(event, group(event, model)) for event in others])


def _lines(card: dict[str, Any]) -> str:
    """Write a card with a line for each tree."""
    trees = ",\n  ".join(json.dumps(tree, separators=(",", ":")) for tree in card["trees"])
    rest = json.dumps({name: value for name, value in card.items() if name != "trees"}, indent=1)
    return f'{rest[:-2]},\n "trees": [\n  {trees}\n ]\n}}\n'


if __name__ == "__main__":
    main()
