"""Forests of boosted trees, fitted and written down as the package reads them. Needs scikit-learn."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from onrecord.models.trees import LEAF

MODELS = Path(__file__).parent.parent / "src/onrecord/models"
SEEDS = (0, 1, 2)  # of the forests whose mean is taken


def fit_trees(told: NDArray[Any], one: NDArray[Any], weights: NDArray[Any], **how: Any) -> dict[str, Any]:
    """Fit a forest for each seed, and return the mean of them as it is stored."""
    trees, biases = [], []
    for seed in SEEDS:
        model = HistGradientBoostingClassifier(**how, early_stopping=False, random_state=seed)
        model.fit(told, one, weights)
        trees += [_stored(predictor.nodes) for (predictor,) in model._predictors]
        biases.append(float(np.ravel(model._baseline_prediction)[0]))
    return {"bias": round(float(np.mean(biases)), 6), "trees": trees}


def mean_of(models: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the forest that scores as several stored ones do on the mean; all must have learned from the same columns."""
    share = len(models)
    trees = [[*tree[:4], [round(leaf / share, 6) for leaf in tree[4]]] for model in models for tree in model["trees"]]
    return {"bias": round(sum(model["bias"] for model in models) / share, 6), "trees": trees}


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


def write_trees(
    name: str, asks: str, data: str, card: dict[str, Any], model: dict[str, Any], script: str = "train_topics"
) -> None:
    """Write a model with its card as the package reads it: what it is asked, what it learned from, a line for each tree."""
    about = f"Boosted trees: {asks} Trained by training/{script}.py."
    whole = {"about": about, "data": data, "licence": "Apache-2.0", **card, **model}
    trees = ",\n  ".join(json.dumps(tree, separators=(",", ":")) for tree in whole.pop("trees"))
    rest = json.dumps(whole, indent=1)
    (MODELS / f"{name}.json").write_text(f'{rest[:-2]},\n "trees": [\n  {trees}\n ]\n}}\n', encoding="utf-8")
