"""Whole records against the gold of record bench: ten invented events, four to six accounts each."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import onrecord
from evals.data import beside
from onrecord.publish.record_json import render_json


def measure_records() -> dict[str, float]:
    """Build the record of every event from its saved files and score them together."""
    events = sorted(folder for folder in beside("recordbench", "events").iterdir() if folder.is_dir())
    with tempfile.TemporaryDirectory() as folder:
        arguments = [argument for event in events for argument in (str(event), _write(event, Path(folder)))]
        return _scored(arguments, Path(folder) / "figures.json")


def _write(event: Path, folder: Path) -> str:
    record = onrecord.brief([str(event / "accounts")])
    path = folder / f"{event.name}.json"
    path.write_text(render_json(record), "utf-8", "surrogatepass")
    return str(path)


def _scored(arguments: list[str], figures: Path) -> dict[str, float]:
    command = [sys.executable, str(beside("recordbench", "score.py")), "--json", str(figures), *arguments]
    subprocess.run(command, check=True, capture_output=True)
    rows = json.loads(figures.read_text("utf-8"))
    return {
        f"{name}: {key}": round(100 * row[key], 2)
        for name, row in rows.items()
        for key in ("precision", "recall", "f1")
        if row[key] is not None
    }
