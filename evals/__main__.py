"""Run the evaluations: `python -m evals [PART...] [--raise] [--write]`.

PART is one of records, blocks, statements, quotes, moments, figures, quantities, gva, pages, stories; all by default. --raise lifts the floors to the
figures, --write puts the tables into README.md. Exits 1 when a figure lies under its floor, and 0 when the corpora are
not on this machine, which it says.
"""

import sys
import time
from collections.abc import Callable, Sequence

from evals.blocks import measure_blocks
from evals.corpora import measure_figures, measure_statements, measure_stories
from evals.data import Absent
from evals.floors import Measure, raised, read_floors, weigh_figures, write_floors
from evals.gva import measure_gva
from evals.moments import measure_moments
from evals.pages import measure_pages
from evals.quantities import measure_quantities
from evals.quotes import measure_quotes
from evals.records import measure_records
from evals.tables import render_part, write_front, write_readme

PARTS: dict[str, Callable[[], dict[str, float]]] = {
    "records": measure_records,
    "blocks": measure_blocks,
    "statements": measure_statements,
    "quotes": measure_quotes,
    "moments": measure_moments,
    "figures": measure_figures,
    "quantities": measure_quantities,
    "gva": measure_gva,
    "pages": measure_pages,
    "stories": measure_stories,
}


def main(arguments: Sequence[str]) -> int:
    """Measure the parts asked for and hold them to their floors."""
    asked = [argument for argument in arguments if not argument.startswith("-")] or list(PARTS)
    options = {argument for argument in arguments if argument.startswith("-")}
    if not set(asked) <= set(PARTS) or not options <= {"--raise", "--write"}:
        print(__doc__, file=sys.stderr)
        return 2
    measured = {part: measures for part in asked if (measures := _measure(part)) is not None}
    if "--raise" in options:
        measured = _raise(measured)
    if "--write" in options:
        write_readme(measured)
        write_front(measured.get("records", ()))
    missed = [m for measures in measured.values() for m in measures if m.missed]
    for m in missed:
        print(f"UNDER ITS FLOOR: {m.part}: {m.name}: {m.figure} < {m.floor}", file=sys.stderr)
    return 1 if missed else 0


def _measure(part: str) -> list[Measure] | None:
    start = time.perf_counter()
    try:
        figures = PARTS[part]()
    except Absent as absent:
        print(f"{part}: SKIPPED, {absent}")
        return None
    measures = weigh_figures(part, figures, read_floors().get(part, {}))
    print(f"{part} ({time.perf_counter() - start:.0f} s)\n{render_part(measures)}\n", flush=True)
    return measures


def _raise(measured: dict[str, list[Measure]]) -> dict[str, list[Measure]]:
    """Lift the floors to the figures, and return these beside their new floors."""
    floors = read_floors()
    found = {part: {m.name: m.figure for m in held if m.figure is not None} for part, held in measured.items()}
    for part, figures in found.items():
        floors[part] = raised(floors.get(part, {}), figures)
    write_floors(floors)
    return {part: weigh_figures(part, figures, floors[part]) for part, figures in found.items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
