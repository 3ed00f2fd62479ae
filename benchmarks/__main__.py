"""Run the benchmarks: `python -m benchmarks [ratio] [stages] [statements] [growth] [rows] [pages] [imports] [--write]`; all of them by default.

Exits 1 when a value is over its limit. --write puts the tables into README.md.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.growth import measure_growth
from benchmarks.imports import measure_imports
from benchmarks.pages import measure_pages
from benchmarks.ratio import measure_ratio
from benchmarks.rows import measure_rows
from benchmarks.stages import measure_stages
from benchmarks.statements import measure_statements
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


def saved_pages() -> Path:
    """Return the folder of the saved news pages."""
    return shared() / "data" / "fundus-evaluation" / "dataset" / "html"


NEEDS = {
    "growth": shared() / "data" / "clusters",
    "rows": shared() / "data" / "clusters",
    "pages": saved_pages(),
    "statements": shared() / "data" / "polnear" / "dev",
}
# A process counts its parent's memory as its own peak until it has more: those that load nothing here come first.
PARTS: dict[str, Callable[[], list[Line]]] = {
    "imports": measure_imports,
    "ratio": lambda: measure_ratio(accounts()),
    "growth": lambda: measure_growth(shared() / "data" / "clusters"),
    "rows": lambda: measure_rows(shared() / "data" / "clusters"),
    "stages": lambda: measure_stages(accounts(), EXAMPLE / "ministry.txt"),
    "statements": lambda: measure_statements(shared() / "data" / "polnear" / "dev"),
    "pages": lambda: measure_pages(saved_pages()),
}


def main(arguments: Sequence[str]) -> int:
    """Measure the parts asked for and hold them to their limits."""
    asked = sorted((a for a in arguments if a != "--write"), key=[*PARTS, *arguments].index) or list(PARTS)
    if not set(asked) <= set(PARTS):
        print(__doc__, file=sys.stderr)
        return 2
    parts: dict[str, list[Line]] = {}
    for part in asked:
        if part in NEEDS and not NEEDS[part].is_dir():
            print(f"{part}: SKIPPED, {NEEDS[part]} is not there; name the corpora with ONRECORD_DATA")
            continue
        parts[part] = PARTS[part]()
        print(f"{part}\n{render_lines(parts[part])}\n", flush=True)
    if "--write" in arguments:
        write_readme(parts)
    return 1 if any(line.missed for lines in parts.values() for line in lines) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
