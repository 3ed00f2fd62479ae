"""Many accounts of mixed events in one process: `many.py FOLDER COUNT map|records` prints seconds, processor seconds and counts as JSON.

The models are loaded before the clock starts, so that what is left is the cost of the accounts.
"""

import hashlib
import json
import sys
import time
from pathlib import Path
from typing import Any


def read_events(folder: Path) -> list[Any]:
    """Return the events with two or more articles, mixed over the corpora in an order that never changes."""
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    events = [event for event in map(json.loads, lines) if len(event["articles"]) > 1]
    return sorted(events, key=lambda event: hashlib.sha256(str(event["event"]).encode()).hexdigest())


def main(folder: Path, count: int, mode: str) -> None:
    """Take the first accounts and run the map alone or all of it."""
    from onrecord.extract.findings import extract_findings
    from onrecord.ingest.read import read_account
    from onrecord.model import Account
    from onrecord.models.encoder import encode
    from onrecord.models.language import parse
    from onrecord.reconcile.anchors import infer_anchors
    from onrecord.record import build_records

    parse(["Warm."]), encode(["Warm."])
    articles = [article for event in read_events(folder) for article in event["articles"]][:count]
    start, start_cpu = time.perf_counter(), time.process_time()
    read = [read_account(a["text"].encode("utf-8", "replace"), f"{n:05}.txt") for n, a in enumerate(articles)]
    accounts = tuple(account for account in read if isinstance(account, Account))
    if mode == "map":
        anchors = infer_anchors(accounts)
        made = sum(len(extract_findings(account, anchors[account.id]).propositions) for account in accounts)
    else:
        made = len(build_records(accounts))
    seconds, cpu = time.perf_counter() - start, time.process_time() - start_cpu
    print(json.dumps({"accounts": len(accounts), "made": made, "seconds": seconds, "cpu": cpu}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
