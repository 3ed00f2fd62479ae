"""Accounts read a second and peak memory, from single texts and from the rows of tables; memory may not grow with their number.

`rows.py FOLDER KIND COUNT` reads that many accounts of a kind in one process and prints seconds, processor seconds and counts as JSON.
"""

import gzip
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from benchmarks.many import read_events
from benchmarks.processes import run
from benchmarks.tables import Line

FEW, MOST = 2_000, 10_000
MANY = 1_000_000  # rows that are parsed; accounts are made of the first of them alone
GROWTH = 25.0  # megabytes between the fewest and the most
KINDS = {"texts": "plain texts", "gzip": "rows of JSONL in gzip"}


def measure_rows(clusters: Path) -> list[Line]:
    """Read accounts of each kind, the fewest and the most in a process each, and a million rows with nothing made of them."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        write_kinds(clusters, Path(folder))
        for kind, name in KINDS.items():
            peaks = []
            for count in (FEW, MOST):
                done = run([sys.executable, "-m", "benchmarks.rows", folder, kind, str(count)])
                row = json.loads(done.printed.splitlines()[-1])
                peaks.append(done.peak_mb)
                lines.append(Line(f"{name}, {count:,}", row["accounts"] / row["cpu"], "accounts/s"))
                lines.append(Line(f"{name}, {count:,}: peak memory", done.peak_mb, "MB"))
            lines.append(Line(f"{name}: memory from fewest to most", peaks[1] - peaks[0], "MB", most=GROWTH))
        for count in (MANY // 10, MANY):
            done = run([sys.executable, "-m", "benchmarks.rows", folder, "parse", str(count)])
            row = json.loads(done.printed.splitlines()[-1])
            lines.append(Line(f"rows parsed, {count:,}", row["accounts"] / row["cpu"], "rows/s"))
            lines.append(Line(f"rows parsed, {count:,}: peak memory", done.peak_mb, "MB"))
    return lines


def write_kinds(clusters: Path, folder: Path) -> None:
    """Write the articles as files and as tables, each told apart from its copies by a last line."""
    articles = [article["text"] for event in read_events(clusters) for article in event["articles"]]
    texts = [f"{text}\n\nCopy {n}.\n" for n, text in enumerate(islice(cycle(articles), MOST))]
    (folder / "texts").mkdir()
    for n, text in enumerate(texts):
        (folder / "texts" / f"{n:06}.txt").write_text(text, "utf-8", "replace")
    with (folder / "a.jsonl").open("w", encoding="utf-8", errors="replace") as file:
        file.writelines(json.dumps({"text": text, "id": n}) + "\n" for n, text in enumerate(texts))
    (folder / "a.jsonl.gz").write_bytes(gzip.compress((folder / "a.jsonl").read_bytes(), 1))


def paths_of(folder: Path, kind: str, count: int) -> list[str]:
    """Return what holds the accounts of a kind."""
    if kind == "texts":
        return [str(path) for path in sorted((folder / "texts").iterdir())[:count]]
    return [str(folder / "a.jsonl.gz")]


def parse_rows(folder: Path, count: int) -> Iterator[object]:
    """Yield the rows of a table that repeats another one until there are enough of them."""
    from onrecord.ingest.folders import open_path
    from onrecord.ingest.given import Given, Wishes
    from onrecord.ingest.rows_json import json_lines

    while True:
        with open_path(str(folder / "a.jsonl")) as stream:
            yield from json_lines(Given("a.jsonl", "a.jsonl", stream, Wishes()))


def main(folder: Path, kind: str, count: int) -> None:
    """Read the accounts one by one and keep none."""
    from onrecord.ingest.read import read_account, stream_accounts

    read_account(b"The ferry left.", "warm.txt")
    start, start_cpu = time.perf_counter(), time.process_time()
    stream = parse_rows(folder, count) if kind == "parse" else stream_accounts(paths_of(folder, kind, count))
    made = sum(1 for _ in islice(stream, count))
    seconds, cpu = time.perf_counter() - start, time.process_time() - start_cpu
    print(json.dumps({"accounts": made, "seconds": seconds, "cpu": cpu}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
