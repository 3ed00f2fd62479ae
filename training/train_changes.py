"""Train what tells whether figures of one quantity changed or are disputed.

Usage: python training/train_changes.py RECORDBENCH_TRAIN_DIR [--mean EARLIER.json] [--check FOLDER...]

Writes src/onrecord/models/topics_change.json. It learns from the events of the folder and from the invented stories in
`training/figures`: an example is a quantity of several accounts whose figures cannot all be true, positive where the gold has it
updated, negative where it has a conflict. The model is the mean of three forests of gradient-boosted trees (scikit-learn, seeds
0 to 2), or with `--mean` the mean of that and an earlier model's. Each event is measured by a model of the four fifths that it is not in; events of record bench and stories in the folders of
`--check` by the final model, which learns nothing from them. Needs scikit-learn beside the installed package.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from topics_events import STORIES, by_topic, match, open_event
from topics_forest import fit_trees, mean_of, write_trees
from topics_groups import FOLDS

from onrecord.models.trees import Trees, read_trees
from onrecord.reconcile.topics_compatible import in_measure
from onrecord.reconcile.topics_course import change_features
from onrecord.reconcile.topics_verdicts import disputed_of

REAL = 20.0  # what a quantity of an event of record bench weighs beside one of a story, of which there are far more
FOREST = {
    "max_iter": 100, "learning_rate": 0.08, "max_leaf_nodes": 8, "max_features": 0.3, "l2_regularization": 5.0,
    "min_samples_leaf": 20,
}  # fmt: skip
# What can only speak for a change, and what can only speak against one.
FOR = ("explained", "outlet", "toll", "grown", "news", "newest_held", "missing")
AGAINST = ("mixed", "returned", "unordered", "sides", "dated")


@dataclass(frozen=True)
class Change:
    """A quantity whose figures cannot all be true, and whether the gold has it changed."""

    event: str
    told: bool  # of a story of `training/figures`
    features: dict[str, float]
    changed: bool


def read_changes(path: Path) -> Iterator[Change]:
    """Read an event's quantities of several accounts whose figures cannot all be true."""
    event = open_event(path)
    for topic, members in sorted(by_topic(match(event.marks, event.seen)).items()):
        group = in_measure([event.seen[i] for i in sorted(members)])
        verdict = event.verdicts.get(topic)
        if verdict in ("updated", "conflict") and len({seen.order for seen in group}) > 1:
            present, clashes = disputed_of(group)
            if clashes:
                yield Change(event.name, event.told, change_features(present, clashes), verdict == "updated")


def fit_change(changes: Sequence[Change]) -> dict[str, Any]:
    """Fit the trees, and return them as they are stored."""
    told = np.array([list(change.features.values()) for change in changes])
    ways = [(name in FOR) - (name in AGAINST) for name in changes[0].features]
    weights = np.array([1.0 if change.told else REAL for change in changes])
    return fit_trees(told, np.array([change.changed for change in changes]), weights, monotonic_cst=ways, **FOREST)


def is_right(trees: Trees, changes: Sequence[Change]) -> list[bool]:
    """Tell of each quantity whether the trees tell it right."""
    scores = trees.score(np.array([list(change.features.values()) for change in changes]))
    return [(score > 0) == change.changed for score, change in zip(scores, changes, strict=True)]


def left_out(changes: Sequence[Change]) -> dict[str, float]:
    """Measure events and stories by models of the four fifths that they are not in."""
    names = sorted({change.event for change in changes})
    fold_of = {name: at % FOLDS for at, name in enumerate(names)}
    right: dict[str, list[bool]] = {"events": [], "stories": []}
    for fold in range(FOLDS):
        trees = read_trees(fit_change([change for change in changes if fold_of[change.event] != fold]))
        aside = [change for change in changes if fold_of[change.event] == fold]
        for change, one in zip(aside, is_right(trees, aside), strict=True):
            right["stories" if change.told else "events"].append(one)
    return {label: round(float(np.mean(told)), 3) for label, told in right.items()}


def paths_of(folder: Path) -> list[Path]:
    """Return the events of record bench and the stories in a folder."""
    return sorted(path for path in folder.iterdir() if path.is_dir() or path.suffix == ".txt")


def main() -> None:
    """Train, measure what is left out in turn, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument(
        "--mean", type=Path, help="a model as it is stored, whose scores shall count as much as those learned now"
    )
    parser.add_argument("--check", type=Path, nargs="*", default=())
    options = parser.parse_args()
    changes = [
        change for folder in (options.train, STORIES) for path in paths_of(folder) for change in read_changes(path)
    ]
    measured, model, names = left_out(changes), fit_change(changes), list(changes[0].features)
    if options.mean:
        earlier = json.loads(options.mean.read_text("utf-8"))
        if earlier["names"] != names:
            parser.error(f"{options.mean} learned from other columns")
        model = mean_of([earlier, model])
    write_trees(
        "topics_change",
        "did a quantity change, or do accounts disagree?",
        f"{len(changes)} quantities of {len({change.event for change in changes})} invented events annotated by hand",
        {"left_out_right": measured, "threshold": 0.0, "names": names},
        model,
        script="train_changes",
    )
    print("left out:", len(changes), measured)
    for folder in options.check:
        aside = [change for path in paths_of(folder) for change in read_changes(path)]
        print(f"{folder.name}: {np.mean(is_right(read_trees(model), aside)):.3f} of {len(aside)}")


if __name__ == "__main__":
    main()
