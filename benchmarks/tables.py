"""Benchmark lines, and tables of them on the terminal and in README.md."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.tables import between

README = Path(__file__).with_name("README.md")


@dataclass(frozen=True, slots=True)
class Line:
    """A measured value with its unit, and the most that it may be where there is such a limit."""

    name: str
    value: float
    unit: str
    most: float | None = None

    @property
    def missed(self) -> bool:
        """Tell whether the value is over its limit."""
        return self.most is not None and self.value > self.most


def render_lines(lines: Sequence[Line]) -> str:
    """Return the lines aligned, a limit beside those that have one."""
    return "\n".join(
        f"  {line.name:58} {_number(line.value):>9} {line.unit:10} {_limit(line)}{'  MISSED' if line.missed else ''}"
        for line in lines
    )


def write_readme(parts: Mapping[str, Sequence[Line]], path: Path = README) -> None:
    """Put each part's table between its markers."""
    text = path.read_text("utf-8")
    for part, lines in parts.items():
        text = between(text, part, _markdown(lines))
    path.write_text(text, "utf-8")


def _markdown(lines: Sequence[Line]) -> str:
    rows = [f"| {line.name} | {_number(line.value)} {line.unit} | {_limit(line)} |" for line in lines]
    return "\n".join(["| | | limit |", "|---|---:|---:|", *rows])


def _limit(line: Line) -> str:
    return "" if line.most is None else f"<= {line.most:g}"


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
