"""What importing the library costs by itself: models load when they are first needed."""

import sys

from benchmarks.processes import median_seconds, run_pairs
from benchmarks.tables import Line

RUNS, MOST = 7, 0.3


def measure_imports() -> list[Line]:
    """Time a process that imports onrecord, less one that imports nothing."""
    ours, nothing = run_pairs([sys.executable, "-c", "import onrecord"], [sys.executable, "-c", "pass"], RUNS)
    return [Line("`import onrecord`", median_seconds(ours) - median_seconds(nothing), "s", most=MOST)]
