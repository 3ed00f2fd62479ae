"""Single stages against published corpora, each by the scorer that reproduces the corpus's published figures."""

import gzip
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.data import corpus, score_rows, scorer_inputs
from evals.reading import plain, read_plain, saved
from onrecord.extract.figures import extract_figures
from onrecord.extract.moments import all_moments
from onrecord.extract.reading import read_passages
from onrecord.extract.statements import extract_statements
from onrecord.model import Figure, Span
from onrecord.reconcile.stories import group_stories
from onrecord.text.dates import Anchor

KINDS = {"date": "DATE", "time": "TIME", "duration": "DURATION", "set": "SET", "reference": "DATE"}
UNITS = {
    "percent": "percentage", "points": "point", "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "yen",
    "CNY": "yuan", "AUD": "australian dollar", "CAD": "canadian dollar", "ILS": "shekel", "INR": "rupee", "feet": "foot",
    "inches": "inch", "km": "kilometre", "mm": "millimetre", "cm": "centimetre", "mph": "mile per hour",
    "km/h": "kilometre per hour", "degrees Celsius": "celsius", "pounds (weight)": "pound", "tonnes": "tonne",
    "basis points": "basis point", "square feet": "square foot", "rpm": "revolutions per minute",
}  # fmt: skip


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
        for statement in extract_statements(read_passages(account))
    ]


def _range(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def measure_moments() -> dict[str, float]:
    """Time expressions and their values, in TimeBank."""
    gold = corpus("tempeval3", "TimeBank")
    rows = scorer_inputs("timex", gold)
    return score_rows("timex", gold, ({"id": r["id"], "timexes": _timexes(r)} for r in rows))


def _timexes(row: Any) -> list[dict[str, Any]]:
    anchor = Anchor(row["dct"], False, "the creation time of the document")
    found = all_moments(read_plain(row["text"], row["id"]), anchor)
    return [{"span": _range(m.span), "type": KINDS[m.kind], "value": m.timex} for m in found]


def measure_figures() -> dict[str, float]:
    """Quantities with their units, in the sentences of NewsQuant (development part)."""
    gold = corpus("newsquant", "dev.jsonl")
    rows = scorer_inputs("quantities", gold)
    return score_rows("quantities", gold, ({"id": r["id"], "quantities": _quantities(r)} for r in rows))


def _quantities(row: Any) -> list[dict[str, Any]]:
    found = extract_figures(read_plain(row["text"], row["id"]))
    return [
        {"value": value, "unit": _unit(f.unit or f.of), "change": _change(f)}
        for f in found
        if (value := _value(f)) is not None
    ]


def _value(figure: Figure) -> float | list[float] | None:
    low, high = figure.low, figure.high
    if low is None or high is None:
        return high if low is None else low
    if figure.approximate:  # "about 15" has bounds around it; the corpus wants the number that is written
        return (low + high) / 2
    return low if low == high else [low, high]


def _change(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return "<" if figure.low is None else ">"
    return "~" if figure.approximate else "="


def _unit(name: str) -> str:
    """Write a unit as the corpus does: by name, in the singular, "per" spelled out."""
    return " per ".join(UNITS.get(part, _singular(part)) for part in name.split(" per "))


def _singular(name: str) -> str:
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name


def measure_pages() -> dict[str, float]:
    """The text of saved news pages, against the paragraphs that people marked."""
    folder = corpus("fundus-evaluation", "dataset")
    gold = json.loads((folder / "ground_truth.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        bodies = {page: {"articleBody": "\n".join(row["body"])} for page, row in gold.items()}
        (Path(scratch) / "ground-truth.json").write_text(json.dumps(bodies), "utf-8")
        said = ({"id": page, "text": _page_text(folder / "html" / page)} for page in gold)
        return score_rows("pagetext", Path(scratch), said)


def _page_text(path: Path) -> str:
    account = saved(gzip.decompress(path.read_bytes()), path.name.removesuffix(".gz"))
    told = [b for b in account.blocks if b.kept and b.kind in ("standfirst", "body")] if account else []
    return "\n".join(account.cut(b.start, b.end) for b in told) if account else ""


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
