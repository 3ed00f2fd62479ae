"""Words a second of statements over news articles, beside the parse alone, in one process with warm models."""

import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.tables import Line

STAGE = 600  # words of an article, for which a stage has so many milliseconds:
MOST = 60.0


def measure_statements(articles: Path) -> list[Line]:
    """Parse the development articles of PolNeAR, find their statements, then all that they attribute; processor time."""
    from evals.reading import saved

    from onrecord.extract.reading import Reading, read_passages
    from onrecord.extract.statements import extract_attributions, extract_statements

    paths = sorted((articles / "text").glob("*.txt"))
    accounts = [account for path in paths if (account := saved(path.read_bytes(), path.name)) is not None]
    words = sum(len(account.text.split()) for account in accounts)
    for extract in (extract_statements, extract_attributions):
        extract(read_passages(accounts[0]))
    readings: list[Reading] = []
    parse = _seconds(lambda: readings.extend(map(read_passages, accounts)))
    said = _seconds(lambda: [extract_statements(reading) for reading in readings])
    wide = _seconds(lambda: [extract_attributions(reading) for reading in readings])
    return [
        Line(f"parse alone, {len(accounts)} articles", words / parse, "words/s"),
        Line("parse and statements", words / (parse + said), "words/s"),
        Line("parse and attributions in the wide sense", words / (parse + wide), "words/s"),
        Line(f"`extract_statements`, {STAGE} words", 1000 * STAGE * said / words, "ms", most=MOST),
        Line(f"`extract_attributions`, {STAGE} words", 1000 * STAGE * wide / words, "ms"),
    ]


def _seconds(work: Callable[[], object]) -> float:
    """Measure processor time, which a busy machine stretches less than the clock's."""
    start = time.process_time()
    work()
    return time.process_time() - start
