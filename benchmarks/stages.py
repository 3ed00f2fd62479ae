"""Seconds a stage, in one process with warm models. The stages are wrapped from outside; the program times nothing."""

import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.tables import Line

MAP = """read_passages extract_sentences extract_mentions extract_statements read_figures extract_occurrences
extract_positions extract_propositions""".split()
REDUCE = """infer_anchors group_stories align_entities link_sources trace_lineage group_origins align_topics align_claims
align_utterances align_positions find_omissions order_timeline write_brief""".split()


def measure_stages(accounts: Path, warm: Path) -> list[Line]:
    """Time each stage of one record, after a run over another account that loads the models and tables."""
    import onrecord.extract.findings as findings
    import onrecord.ingest.read as read
    import onrecord.record as record

    seconds: defaultdict[str, float] = defaultdict(float)
    record.build_records(*read.read_accounts([str(warm)]))
    start = time.perf_counter()
    given, unread = read.read_accounts([str(accounts)])
    seconds["read_accounts"] = time.perf_counter() - start
    targets = [(findings, name) for name in MAP] + [(record, name) for name in REDUCE if hasattr(record, name)]
    patches = [patch.object(module, name, _timed(getattr(module, name), name, seconds)) for module, name in targets]
    for each in patches:
        each.start()
    try:
        record.build_records(given, unread)
    finally:
        for each in patches:
            each.stop()
    total = sum(seconds.values())
    rows = [Line(f"`{name}`", 1000 * spent, "ms") for name, spent in seconds.items()]
    return [*rows, Line("all of them", 1000 * total, "ms")]


def _timed(function: Callable[..., Any], name: str, seconds: defaultdict[str, float]) -> Callable[..., Any]:
    def wrapped(*arguments: Any, **named: Any) -> Any:
        start = time.perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            seconds[name] += time.perf_counter() - start

    return wrapped
