"""Single stages against published corpora, each by the scorer that reproduces the corpus's published figures."""

from collections.abc import Iterator
from typing import Any

from evals.data import corpus, score_rows, scorer_inputs
from evals.reading import plain, read_plain, saved
from onrecord.extract.quantities import extract_quantities
from onrecord.extract.reading import read_passages
from onrecord.extract.statements import extract_attributions
from onrecord.model import Span
from onrecord.reconcile.stories import group_stories

UNITS = {"time": "count", "penny": "point"}  # what the corpus names otherwise


def measure_statements() -> dict[str, float]:
    """Who said what, in the news articles of PolNeAR (development part)."""
    gold = corpus("polnear", "dev")
    rows = scorer_inputs("attribution", gold)
    return score_rows("attribution", gold, ({"id": r["id"], "statements": _statements(r)} for r in rows))


def _statements(row: Any) -> list[dict[str, Any]]:
    account = saved(row["text"].encode("utf-8"), row["id"] + ".txt")
    if account is None or account.text != row["text"]:  # offsets into another text would say nothing
        return []
    return [
        {
            "source": _range(statement.source.span),
            "cue": _range(statement.cue),
            "content": [_range(span) for span in statement.content],
        }
        for statement in extract_attributions(read_passages(account))
    ]


def _range(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def measure_figures() -> dict[str, float]:
    """Quantities with their units, in the sentences of NewsQuant (development part)."""
    gold = corpus("newsquant", "dev.jsonl")
    rows = scorer_inputs("quantities", gold)
    return score_rows("quantities", gold, ({"id": r["id"], "quantities": _quantities(r)} for r in rows))


def _quantities(row: Any) -> list[dict[str, Any]]:
    passages = read_plain(row["text"], row["id"]).passages
    return [
        {"value": m.low if m.low == m.high else [m.low, m.high], "unit": _unit(m.unit), "change": m.change}
        for passage in passages
        for m in extract_quantities(passage.doc)
    ]


def _unit(name: str) -> str:
    """Write a unit as the corpus does."""
    return " per ".join(UNITS.get(part, part) for part in name.split(" per "))


def measure_stories() -> dict[str, float]:
    """Articles of many events in one stream, put together by event."""
    gold = corpus("clusters")
    return score_rows("stories", gold, _grouped(scorer_inputs("stories", gold)))


def _grouped(rows: list[Any]) -> Iterator[dict[str, object]]:
    accounts = tuple(
        plain(r["text"], r["id"], url=r["url"], outlet=r["outlet"], title=r["title"], published=r["date"]) for r in rows
    )
    for number, story in enumerate(group_stories(accounts)):
        for account in story:
            yield {"id": account.path, "group": number}
