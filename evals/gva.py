"""The final number of killed and hurt, against the Gun Violence Archive's count of each incident."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from evals.data import corpus, read_lines, score_rows, scorer_inputs
from evals.reading import plain
from onrecord.reconcile.tolls import final_toll


def measure_gva() -> dict[str, float]:
    """Final tolls of the incidents that two or more articles tell; "aside" are those that no weight was learnt from."""
    gold = corpus("clusters", "gva.jsonl")
    finals = {final["id"]: final for final in map(_final, scorer_inputs("figures_gva", gold))}
    rows = score_rows("figures_gva", gold, finals.values())
    told = {name: rows[name] for name in ("killed exact", "injured exact", "both exact")}
    true = {row["event"]: row["gold"] for row in read_lines(gold) if row["event"] in finals}
    return {**_aside(finals, true), **told}


def _aside(finals: Mapping[str, Any], true: Mapping[str, Any]) -> dict[str, float]:
    held = sorted(event for event in finals if hashlib.sha256(event.encode()).digest()[0] % 2)
    killed = [finals[event]["killed"] == true[event]["num_killed"] for event in held]
    hurt = [finals[event]["injured"] == true[event]["num_injured"] for event in held]
    both = [all(pair) for pair in zip(killed, hurt, strict=True)]
    named = {"aside: killed exact": killed, "aside: injured exact": hurt, "aside: both exact": both}
    return {name: round(100 * sum(right) / len(right), 2) if right else 0.0 for name, right in named.items()}


def _final(incident: Any) -> dict[str, Any]:
    accounts = [
        replace(plain(row["text"], row["id"]), title=row["title"], published=row["date"])
        for row in incident["articles"]
    ]
    toll = final_toll(accounts)
    return {"id": incident["id"], "killed": toll.killed or 0, "injured": toll.injured or 0}  # none told is none
