"""The final number of killed and hurt, against the Gun Violence Archive's count of each incident."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from tools.train_tolls import left_out

from evals.data import corpus, read_lines, score_rows, scorer_inputs
from evals.reading import plain
from onrecord.reconcile.tolls import final_toll

Toll = tuple[int, int]  # killed, hurt


def measure_gva() -> dict[str, float]:
    """Final tolls of the incidents that two or more articles tell.

    The package's weights learnt from all of them. "Left out" are the tolls that weights of the other four fifths choose,
    "aside" those among them whose articles nobody read.
    """
    gold = corpus("clusters", "gva.jsonl")
    finals = {final["id"]: final for final in map(_final, scorer_inputs("figures_gva", gold))}
    rows = score_rows("figures_gva", gold, finals.values())
    told = {name: rows[name] for name in ("killed exact", "injured exact", "both exact")}
    true = {
        row["event"]: (row["gold"]["num_killed"], row["gold"]["num_injured"])
        for row in read_lines(gold)
        if row["event"] in finals
    }
    chosen = left_out(gold)
    aside = [event for event in true if hashlib.sha256(event.encode()).digest()[0] % 2]
    return {**_exact("aside: ", aside, chosen, true), **_exact("left out: ", true, chosen, true), **told}


def _exact(label: str, events: Iterable[str], chosen: Mapping[str, Toll], true: Mapping[str, Toll]) -> dict[str, float]:
    pairs = [(chosen[event], true[event]) for event in events]
    right = {
        "killed": [one[0] == other[0] for one, other in pairs],
        "injured": [one[1] == other[1] for one, other in pairs],
        "both": [one == other for one, other in pairs],
    }
    return {f"{label}{name} exact": round(100 * sum(told) / max(1, len(told)), 2) for name, told in right.items()}


def _final(incident: Any) -> dict[str, Any]:
    accounts = [
        replace(plain(row["text"], row["id"]), title=row["title"], published=row["date"])
        for row in incident["articles"]
    ]
    toll = final_toll(accounts)
    return {"id": incident["id"], "killed": toll.killed or 0, "injured": toll.injured or 0}  # none told is none
