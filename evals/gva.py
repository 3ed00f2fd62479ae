"""The final number of killed and hurt, against the Gun Violence Archive's count of each incident."""

from dataclasses import replace
from typing import Any

from evals.data import corpus, score_rows, scorer_inputs
from evals.reading import plain
from onrecord.reconcile.tolls import final_toll


def measure_gva() -> dict[str, float]:
    """Final tolls of the incidents that two or more articles tell."""
    gold = corpus("clusters", "gva.jsonl")
    rows = score_rows("figures_gva", gold, map(_final, scorer_inputs("figures_gva", gold)))
    return {name: rows[name] for name in ("killed exact", "injured exact", "both exact")}


def _final(incident: Any) -> dict[str, Any]:
    accounts = [
        replace(plain(row["text"], row["id"]), title=row["title"], published=row["date"])
        for row in incident["articles"]
    ]
    toll = final_toll(accounts)
    return {"id": incident["id"], "killed": toll.killed or 0, "injured": toll.injured or 0}  # none told is none
