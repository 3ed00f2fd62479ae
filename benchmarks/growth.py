"""Time and memory over more and more accounts: both may grow with their number and no faster."""

import json
import sys
from pathlib import Path

from benchmarks.processes import run
from benchmarks.tables import Line

COUNTS = (60, 150, 300)
STEEPEST = 1.3  # processor seconds an account at the most accounts, over those at the fewest


def measure_growth(clusters: Path) -> list[Line]:
    """Run the map alone, and all of it, over each number of accounts, a process each."""
    lines = []
    for mode, label in (("map", "map alone"), ("records", "whole records")):
        each = []
        for count in COUNTS:
            done = run([sys.executable, "-m", "benchmarks.many", str(clusters), str(count), mode])
            row = json.loads(done.printed.splitlines()[-1])
            each.append(row["cpu"] / row["accounts"])
            lines.append(Line(f"{label}, {count} accounts", row["accounts"] / row["seconds"], "accounts/s"))
            lines.append(Line(f"{label}, {count} accounts: peak memory", done.peak_mb, "MB"))
        lines.append(
            Line(f"{label}: processor seconds an account, most over fewest", each[-1] / each[0], "times", most=STEEPEST)
        )
    return lines
