"""Where the gold and the scorers lie. Nothing of them is copied into the project: news text belongs to its publishers."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ROW = re.compile(
    r"^(?P<name>[A-Za-z]\S.*?)\s+(?:P\s+[\d.]+\s+R\s+[\d.]+\s+F1\s+(?P<f1>[\d.]+)|(?P<value>[\d.]+))(?:\s|$)"
)


class Absent(Exception):
    """A corpus or a scorer that is not on this machine; its text says where it was looked for."""


def data_folder() -> Path:
    """Return the folder of the corpora: ONRECORD_DATA, or `../shared/data` beside the project."""
    return Path(os.environ.get("ONRECORD_DATA") or ROOT.parent / "shared" / "data")


def corpus(*names: str) -> Path:
    """Return a path inside the corpora.

    Raises:
        Absent: there is no such path.
    """
    return _present(data_folder().joinpath(*names))


def beside(*names: str) -> Path:
    """Return a path beside the corpora: the bench of records, the scorers, the saved accounts.

    Raises:
        Absent: there is no such path.
    """
    return _present(data_folder().parent.joinpath(*names))


def _present(path: Path) -> Path:
    if not path.exists():
        raise Absent(f"{path} is not there; name the folder of the corpora with ONRECORD_DATA")
    return path


def read_lines(path: Path) -> list[Any]:
    """Return the values of a file with one JSON value a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def scorer_inputs(scorer: str, gold: Path) -> list[Any]:
    """Return what a system may see of a corpus, as its scorer writes it."""
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder) / "inputs.jsonl"
        _run(scorer, "--gold", gold, "--inputs", inputs)
        return read_lines(inputs)


def score_rows(scorer: str, gold: Path, predictions: Iterable[Mapping[str, object]]) -> dict[str, float]:
    """Score predictions and return each row's F1, or its value where it has one figure only."""
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said.jsonl"
        said.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in predictions), "utf-8")
        printed = _run(scorer, "--gold", gold, "--pred", said)
    return parse_rows(printed)


def parse_rows(printed: str) -> dict[str, float]:
    """Read the rows a scorer prints.

    >>> parse_rows("strict      P  80.00  R  70.00  F1  74.67   (7 right)\\naccuracy     81.50   of 20")
    {'strict': 74.67, 'accuracy': 81.5}
    """
    found = [match for match in map(ROW.match, printed.splitlines()) if match]
    return {match["name"]: float(match["f1"] or match["value"]) for match in found}


def _run(scorer: str, *arguments: object) -> str:
    script = beside("scorers", f"{scorer}.py")
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
