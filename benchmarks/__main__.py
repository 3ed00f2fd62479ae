"""Run the benchmarks: `python -m benchmarks [ratio] [stages] [growth] [imports] [--write]`; all of them by default.

Exits 1 when a value is over its limit. --write puts the tables into README.md.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.growth import measure_growth
from benchmarks.imports import measure_imports
from benchmarks.ratio import measure_ratio
from benchmarks.stages import measure_stages
from benchmarks.tables import Line, render_lines, write_readme

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "kell-bridge" / "accounts"


def shared() -> Path:
    """Return the folder that holds the corpora and the saved accounts."""
    named = os.environ.get("ONRECORD_DATA")
    return Path(named).parent if named else ROOT.parent / "shared"


def accounts() -> Path:
    """Return the five saved accounts where they are, and the bundled example elsewhere."""
    saved = shared() / "accounts" / "summit"
    return saved if saved.is_dir() else EXAMPLE


PARTS: dict[str, Callable[[], list[Line]]] = {
    "imports": measure_imports,
    "ratio": lambda: measure_ratio(accounts()),
    "stages": lambda: measure_stages(accounts(), EXAMPLE / "ministry.txt"),
    "growth": lambda: measure_growth(shared() / "data" / "clusters"),
}


def main(arguments: Sequence[str]) -> int:
    """Measure the parts asked for and hold them to their limits."""
    asked = [argument for argument in arguments if argument != "--write"] or list(PARTS)
    if not set(asked) <= set(PARTS):
        print(__doc__, file=sys.stderr)
        return 2
    parts: dict[str, list[Line]] = {}
    for part in asked:
        if part == "growth" and not (shared() / "data" / "clusters").is_dir():
            print(
                f"growth: SKIPPED, {shared() / 'data' / 'clusters'} is not there; name the corpora with ONRECORD_DATA"
            )
            continue
        parts[part] = PARTS[part]()
        print(f"{part}\n{render_lines(parts[part])}\n", flush=True)
    if "--write" in arguments:
        write_readme(parts)
    return 1 if any(line.missed for lines in parts.values() for line in lines) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
