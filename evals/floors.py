"""Floors under the measured figures. They are raised by a command and lowered by nothing."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")
MARGIN = 1.5  # points left between a figure and the floor put under it: a change that trades half a point is no fault
EXACT = 100.0  # a figure that stands at 100 is a promise, and its floor goes to 100


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure beside its floor; None where it was not measured or has no floor."""

    part: str
    name: str
    figure: float | None
    floor: float | None

    @property
    def missed(self) -> bool:
        """Tell whether a measured figure lies under its floor, or a floor has nothing measured above it."""
        return self.floor is not None and (self.figure is None or self.figure < self.floor)


def read_floors(path: Path = FLOORS) -> dict[str, dict[str, float]]:
    """Return the floors by part and measure."""
    return tomllib.loads(path.read_text("utf-8"))


def weigh_figures(part: str, figures: Mapping[str, float], floors: Mapping[str, float]) -> list[Measure]:
    """Put each figure of a part beside its floor, floors without a figure last.

    >>> [m.missed for m in weigh_figures("moments", {"value": 80.0}, {"value": 78})]
    [False]
    """
    names = [*figures, *(name for name in floors if name not in figures)]
    return [Measure(part, name, figures.get(name), floors.get(name)) for name in names]


def raised(floors: Mapping[str, float], figures: Mapping[str, float]) -> dict[str, float]:
    """Return floors lifted to the figures less the margin, never lower than they were.

    >>> raised({"value": 78.0, "found": 90.0}, {"value": 84.2, "found": 90.4})
    {'value': 82.7, 'found': 90.0}
    """
    return {name: max(floor, _below(figures.get(name, 0.0))) for name, floor in floors.items()}


def _below(figure: float) -> float:
    return figure if figure >= EXACT else int((figure - MARGIN) * 10) / 10


def write_floors(floors: Mapping[str, Mapping[str, float]], path: Path = FLOORS) -> None:
    """Write the floors, keeping the lines that stand above the first table."""
    head = path.read_text("utf-8").split("[", 1)[0] if path.exists() else ""
    tables = [
        f"[{part}]\n" + "".join(f'"{name}" = {floor:g}\n' for name, floor in rows.items())
        for part, rows in floors.items()
    ]
    path.write_text(head + "\n".join(tables), "utf-8")
