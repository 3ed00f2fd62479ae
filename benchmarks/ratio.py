"""`onrecord brief` on a few accounts, against a bare process that parses the same kept text."""

import json
import sys
import tempfile
from pathlib import Path

from benchmarks.processes import median_seconds, run_pairs
from benchmarks.tables import Line

PAIRS = 5
MOST, MEMORY = 1.6, 1000.0  # times the bare process; megabytes


def measure_ratio(accounts: Path) -> list[Line]:
    """Time the whole processes in turn and compare their medians."""
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.json"
        texts.write_text(json.dumps(kept_texts(accounts)), "utf-8")
        program = str(Path(sys.executable).with_name("onrecord"))
        brief = [program, "brief", str(accounts), "--quiet", "-o", folder + "/out"]
        ours, bare = run_pairs(brief, [sys.executable, str(Path(__file__).with_name("bare.py")), str(texts)], PAIRS)
    ratio = median_seconds(ours) / median_seconds(bare)
    peak = max(r.peak_mb for r in ours)
    return [
        Line("`onrecord brief`, whole process (median)", median_seconds(ours), "s"),
        Line("bare process: load the model, parse the same kept text", median_seconds(bare), "s"),
        Line("ratio of the medians", ratio, "times", most=MOST),
        Line("peak memory of `onrecord brief`", peak, "MB", most=MEMORY),
        Line("peak memory of the bare process", max(r.peak_mb for r in bare), "MB"),
    ]


def kept_texts(accounts: Path) -> list[str]:
    """Return the texts that the reading of these accounts parses."""
    from onrecord.extract.reading import read_passages
    from onrecord.ingest.read import read_accounts

    read, _ = read_accounts([str(accounts)])
    return [passage.doc.text for account in read for passage in read_passages(account).passages]
