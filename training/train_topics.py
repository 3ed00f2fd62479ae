"""Train what tells whether two figures give one quantity.

Usage: python training/train_topics.py RECORDBENCH_TRAIN_DIR VECTORS [--trusted NAMES] [--check OTHER_DIR]

Writes src/onrecord/models/topics.json, topics_joins.json and topics_retold.json. It learns from the events
of the folder and from the invented stories in `training/figures`, what tells two values of one quantity in one account also
from the passages in `training/passages`. VECTORS is what `train_figures.py` wrote: vectors of the figures by encoders that
did not see their event. Every pair of comparable figures of an event is one example; it is positive where the gold gives both
one topic. A model is the mean of three forests of gradient-boosted trees (scikit-learn, seeds 0 to 2). That of groups
(`topics_joins.json`) learns from scores that the first gives to events that it did not see: two groups are an example wherever
they meet while groups are joined as the gold has it, and while they are joined by mean score; it is positive where most pairs
between the two are of one topic. Each event is measured by models of the four
fifths that it is not in. Needs scikit-learn beside the installed package.
"""

import argparse
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import average_precision_score
from topics_events import Event, Floats, by_topic, read_event, read_events, read_passages_told
from topics_forest import fit_trees, write_trees
from topics_groups import FOLDS, JOINED, LIKELY, Joins, fit_joins, group_joined, groups_left_out

from onrecord.models.trees import Trees, read_trees
from onrecord.reconcile.topics_joins import names_of, tabulate
from onrecord.reconcile.topics_verdicts import weigh_group

FIRST = {
    "max_iter": 160, "learning_rate": 0.08, "max_leaf_nodes": 8, "max_features": 0.3, "l2_regularization": 5.0,
    "min_samples_leaf": 60,
}  # fmt: skip
STRETCHES = {
    "max_iter": 200, "learning_rate": 0.06, "max_leaf_nodes": 8, "max_features": 0.3, "min_samples_leaf": 8,
}  # fmt: skip
RETOLD = -0.5  # log-odds from which two figures of one account are taken for two values of one quantity
EVENT, PASSAGE = 8.0, 0.4  # what a pair of an event of record bench and one of a passage weigh beside one of a story
HERE = Path(__file__).parent


def fit_pairs(events: Sequence[Event], rows: Sequence[Floats], **how: Any) -> dict[str, Any]:
    """Fit trees on the pairs whose figures the gold holds, and return them as they are stored; `rows` tell of every pair."""
    told, labels, weights = [], [], []
    for event, features in zip(events, rows, strict=True):
        known = event.known(event.pairs)
        told.append(features[known])
        labels += [event.is_one(event.pairs[k]) for k in known]
        weights += [event.weight] * len(known)
    return fit_trees(np.concatenate(told), np.array(labels), np.array(weights), **how)


def fit_retold(events: Sequence[Event]) -> dict[str, Any]:
    """Fit the trees on figures of one account near each other; a pair of a passage weighs less than one of a story, one of an event more."""
    rows, labels, weights = [], [], []
    for event in events:
        known = event.known(event.near)
        if known:
            rows.append(event.stretches[known])
            labels += [event.is_one(event.near[k]) for k in known]
            weights += [(1.0 if event.told else EVENT) if event.verdicts else PASSAGE] * len(known)
    told, one = np.concatenate(rows), np.array(labels)
    return fit_trees(told, one, np.array(weights), **STRETCHES)


def score_left_out(events: Sequence[Event], rows: Sequence[Floats], **how: Any) -> list[Floats]:
    """Score the pairs of each event by trees of the four fifths that it is not in."""
    scores: list[Floats] = [np.zeros(0)] * len(events)
    for fold in range(FOLDS):
        seen = [at for at in range(len(events)) if at % FOLDS != fold]
        trees = read_trees(fit_pairs([events[at] for at in seen], [rows[at] for at in seen], **how))
        for at in range(fold, len(events), FOLDS):
            scores[at] = trees.score(rows[at])
    return scores


def tally(event: Event, groups: Sequence[Sequence[int]]) -> Counter[str]:
    """Count pairs of one topic, right, said and wanted, and topics of several accounts whose verdict is right."""
    said = _pairs([i for i in group if i in event.topic] for group in groups)
    counts = Counter(right=len(said & _pairs(by_topic(event.topic).values())), said=len(said), wanted=event.wanted)
    holder = {i: at for at, members in enumerate(groups) for i in members}
    for topic, members in by_topic(event.topic).items():
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
            known = event.known(event.near) if told(event) else []
            if known:
                scores += trees.score(event.stretches[known]).tolist()
                labels += [event.is_one(event.near[k]) for k in known]
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


def left_out(events: Sequence[Event], groups: Sequence[Sequence[Sequence[int]]]) -> dict[str, float]:
    """Measure events and stories grouped by models that did not see them."""
    counts = [tally(event, told) for event, told in zip(events, groups, strict=True)]
    return {
        label: report(f"{label}, left out", [c for c, event in zip(counts, events, strict=True) if event.told == told])
        for label, told in (("events", False), ("stories", True))
    }


def write_retold(events: Sequence[Event]) -> None:
    """Train and write what tells two values of one quantity in one account."""
    passages = [e for path in sorted((HERE / "passages").glob("*.txt")) for e in read_passages_told(path)]
    left_out = {
        "events": retold_left_out([*events, *passages], lambda event: bool(event.verdicts)),
        "passages": retold_left_out([*events, *passages], lambda event: not event.verdicts),
    }
    write_trees(
        "topics_retold",
        "are two figures of one account two values of one quantity?",
        f"{len(events)} invented events and {len(passages)} invented passages annotated by hand",
        {"left_out": left_out, "threshold": RETOLD, "names": list(events[0].stretch_names)},
        fit_retold([*events, *passages]),
    )
    print("figures told twice, left out:", left_out)


def write_pairs(events: Sequence[Event]) -> tuple[Trees, Trees]:
    """Train and write the models of pairs and of groups, and return their trees."""
    rows = [event.features for event in events]
    scores = score_left_out(events, rows, **FIRST)
    first = fit_pairs(events, rows, **FIRST)
    write_trees(
        "topics",
        "do two figures of a story give one quantity, by what is told of the two?",
        f"{len(events)} invented events annotated by hand, {sum(len(e.pairs) for e in events)} comparable pairs",
        {"threshold": LIKELY, "names": list(events[0].names)},
        first,
    )
    examples = [Joins(event, told) for event, told in zip(events, scores, strict=True)]
    joins = fit_joins(examples)
    measured = left_out(events, groups_left_out(events, examples))
    write_trees(
        "topics_joins",
        "do two groups of figures of a story give one quantity?",
        f"{len(events)} invented events annotated by hand, {sum(len(e.one) for e in examples)} pairs of groups",
        {"left_out_pair_f1": measured, "threshold": JOINED, "names": list(names_of(events[0].names))},
        joins,
    )
    return read_trees(first), read_trees(joins)


def main() -> None:
    """Train, measure what is left out in turn, and write the models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument(
        "--trusted",
        type=Path,
        help="names of events, a line each, whose vectors are by an encoder of nearly all others",
    )
    parser.add_argument("--check", type=Path)
    options = parser.parse_args()
    trusted = options.trusted.read_text("utf-8").split() if options.trusted else ()
    events = read_events(options.train, np.load(options.vectors), trusted)
    first, joins = write_pairs(events)
    write_retold(events)
    if options.check:
        others = [read_event(folder) for folder in sorted(options.check.iterdir()) if folder.is_dir()]
        report("check", [tally(event, group_others(event, first, joins)) for event in others])


def group_others(event: Event, first: Trees, joins: Trees) -> list[list[int]]:
    """Group the figures of an event that no model saw."""
    return group_joined(event, tabulate(event, (event.names, event.features), first.score(event.features)), joins)


if __name__ == "__main__":
    main()
