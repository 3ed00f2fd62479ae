"""The pair model behind one function: what speaks for and against a pair in, the chance that it states one thing out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Aligner:
    """A logistic regression: a weight a named feature, and the chance from which groups are joined."""

    features: tuple[str, ...]
    weights: NDArray[np.float64]
    intercept: float
    threshold: float


@cache
def aligner() -> Aligner:
    """Load the weights that `training/train_aligner.py` wrote."""
    stored = json.loads(Path(__file__).with_name("aligner.json").read_text(encoding="utf-8"))
    weights = stored["weights"]
    return Aligner(tuple(weights), np.array(list(weights.values())), stored["intercept"], stored["threshold"])


def pair_chances(features: NDArray[np.float32], names: Sequence[str]) -> NDArray[np.float64]:
    """Return the chance a row that a pair states one thing; the columns are named, and must be the model's own."""
    model = aligner()
    if tuple(names) != model.features:
        raise ValueError(f"pair model knows the features {model.features!r}, not {tuple(names)!r}: train it again")
    # Summed column by column: a matrix product may add in another order on another processor.
    score = np.full(len(features), model.intercept)
    for column, weight in enumerate(model.weights):
        score += features[:, column].astype(np.float64) * weight
    chances: NDArray[np.float64] = np.round(1 / (1 + np.exp(-score)), 6)
    return chances
