"""Train the weights by which a possible toll is judged; writes src/onrecord/models/tolls.toml.

Usage: python tools/train_tolls.py GVA.jsonl

An example is an incident of the Gun Violence Archive with its articles: of all tolls that the articles' counts allow,
the archive's is the right one. The model is a log-linear choice among them with an L2 penalty, fitted by Adam in numpy.
All incidents are learnt from; what is measured (evals/gva.py) chooses by weights of the four fifths that an incident is not in.
"""

import argparse
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.reconcile.tolls_telling import Telling, read_telling
from onrecord.reconcile.tolls_weighed import candidates, features, likeliest, tells_any

PENALTY = 0.011  # of .007 .010 .013 .016 on 7/8 of the examples: mean surprise at left-out tolls .676 .669 .667 .668
STEPS, PACE = 800, 0.05
FOLDS = 5
ALONE = 0.5  # weight of an incident that one article tells
LEAST = 0.01  # smaller weights are left out
OUT = Path(__file__).parents[1] / "src/onrecord/models/tolls.toml"

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Examples:
    """The tolls of all incidents as sparse rows: entries (row, column, value), the incident of a row, the right rows."""

    rows: Ints
    columns: Ints
    values: Floats
    incident: Ints
    right: Ints
    weight: Floats
    names: list[str]


def fold_of(event: str) -> int:
    """Return which fifth an incident is in."""
    return hashlib.sha256(event.encode()).digest()[1] % FOLDS


@dataclass(frozen=True)
class Incident:
    """An incident with what its articles tell, the newest first, and the archive's toll, killed and hurt."""

    event: str
    tellings: list[Telling]
    toll: tuple[int, int]


def read_incidents(path: Path) -> list[Incident]:
    """Read the incidents whose toll is known."""
    rows = [row for row in map(json.loads, path.read_text("utf-8").splitlines()) if row["gold"]]
    return [
        Incident(row["event"], read_tellings(row), (row["gold"]["num_killed"], row["gold"]["num_injured"]))
        for row in rows
    ]


def read_tellings(incident: dict[str, Any]) -> list[Telling]:
    """Read an incident's articles, the newest first."""
    newest = sorted(incident["articles"], key=lambda row: (row["date"] or "", row["id"]), reverse=True)
    return [read_telling(row["title"] or "", row["text"], row["date"] or "") for row in newest]


def gather_examples(incidents: Iterable[Incident]) -> Examples:
    """Return the incidents whose toll the articles' counts allow."""
    names: dict[str, int] = {}
    entries: list[tuple[int, int, float]] = []
    incident: list[int] = []
    right: list[int] = []
    weight: list[float] = []
    for one in incidents:
        tellings, gold = one.tellings, one.toll
        tolls = candidates(tellings)
        if gold not in tolls:
            continue
        weight.append(ALONE if len(tellings) == 1 else 1.0)
        for toll in tolls:
            if toll == gold:
                right.append(len(incident))
            for name, value in features(tellings, *toll):
                entries.append((len(incident), names.setdefault(name, len(names)), value))
            incident.append(len(weight) - 1)
    rows, columns, values = (np.array(column) for column in zip(*entries, strict=True))
    return Examples(rows, columns, values, np.array(incident), np.array(right), np.array(weight), list(names))


def fit(examples: Examples) -> Floats:
    """Return the weights that make the right tolls likeliest."""
    weights, mean, square = (np.zeros(len(examples.names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = _slope(examples, weights) + PENALTY * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        pace = PACE * (1 - step / (STEPS + 1))
        weights = weights - pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def _slope(examples: Examples, weights: Floats) -> Floats:
    """Return the gradient of the mean negative log-likelihood."""
    count = len(examples.incident)
    scores = np.bincount(examples.rows, examples.values * weights[examples.columns], count)
    best = np.full(len(examples.weight), -np.inf)
    np.maximum.at(best, examples.incident, scores)
    odds = np.exp(scores - best[examples.incident])
    share = odds / np.bincount(examples.incident, odds)[examples.incident]
    share[examples.right] -= 1
    wrong = share * examples.weight[examples.incident] / examples.weight.sum()
    slope: Floats = np.bincount(examples.columns, examples.values * wrong[examples.rows], len(weights)).astype(float)
    return slope


def left_out(path: Path) -> dict[str, tuple[int, int]]:
    """Return the toll, killed and hurt, that each incident of several articles gets by weights of the others' four fifths."""
    incidents, tolls = read_incidents(path), {}
    for fold in range(FOLDS):
        examples = gather_examples(one for one in incidents if fold_of(one.event) != fold)
        weights = dict(zip(examples.names, fit(examples).tolist(), strict=True))
        for one in incidents:
            if fold_of(one.event) == fold and len(one.tellings) > 1:
                tolls[one.event] = likeliest(one.tellings, weights) if tells_any(one.tellings) else (0, 0)
    return tolls


def render(names: list[str], weights: Floats) -> str:
    """Return the weights as TOML, by name."""
    lines = [f'"{name}" = {weight:.3f}' for name, weight in sorted(zip(names, weights, strict=True))
             if abs(weight) >= LEAST]  # fmt: skip
    head = (
        "# How much each thing that accounts tell speaks for or against a toll. Learnt from the incidents of the Gun\n"
    )
    head += "# Violence Archive that the news told; written by tools/train_tolls.py, never by hand.\n[weights]\n"
    return head + "\n".join(lines) + "\n"


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    examples = gather_examples(read_incidents(parser.parse_args().gold))
    OUT.write_text(render(examples.names, fit(examples)), "utf-8")


if __name__ == "__main__":
    main()
