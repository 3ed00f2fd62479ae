"""The measured figures as tables, on the terminal and in README.md."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.floors import Measure

README = Path(__file__).with_name("README.md")
FRONT = README.parent.parent / "README.md"


def render_part(measures: Sequence[Measure]) -> str:
    """Return a part's measures as aligned lines, a missed floor marked."""
    return "\n".join(
        f"  {m.name:60} {_number(m.figure):>6}  {_number(m.floor):>6}{'  MISSED' if m.missed else ''}" for m in measures
    )


def render_markdown(measures: Sequence[Measure]) -> str:
    """Return a part's measures as a Markdown table."""
    rows = [f"| {m.name} | {_number(m.figure)} | {_number(m.floor)} |" for m in measures]
    return "\n".join(["| measure | figure | floor |", "|---|---:|---:|", *rows])


def between(text: str, name: str, table: str) -> str:
    """Replace what stands between the markers of a name.

    >>> between("<!-- a -->old<!-- /a -->", "a", "new")
    '<!-- a -->\\nnew\\n<!-- /a -->'
    """
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, _, rest = text.partition(start)
    after = rest.partition(end)[2]
    return f"{before}{start}\n{table}\n{end}{after}" if rest else text


def write_front(measures: Sequence[Measure], path: Path = FRONT) -> None:
    """Put the measures of whole records that have a floor into the project's README."""
    if not measures:
        return
    table = render_markdown([m for m in measures if m.floor is not None])
    path.write_text(between(path.read_text("utf-8"), "measured", table), "utf-8")


def write_readme(measured: Mapping[str, Sequence[Measure]], path: Path = README) -> None:
    """Put the tables of the measured parts into the README, and leave those of others."""
    text = path.read_text("utf-8")
    for part, measures in measured.items():
        text = between(text, part, render_markdown(measures))
    path.write_text(text, "utf-8")


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
