"""Time expressions and their values in TimeBank and AQUAINT, with fifty articles aside whose errors nobody reads."""

import hashlib
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from evals.data import corpus, score_rows, scorer_inputs
from evals.reading import read_plain
from onrecord.extract.moments import all_moments
from onrecord.model import Moment
from onrecord.text.dates import Anchor

ASIDE = 50  # articles of the smallest SHA-256 of their names
KINDS = {"date": "DATE", "time": "TIME", "duration": "DURATION", "set": "SET", "reference": "DATE"}
CORPORA = ("TimeBank", "AQUAINT")
ZONE = re.compile(r"(?<=T\d\d:\d\d)(?:Z|[+-]\d\d:\d\d)$")
EDGE = re.compile(r"(?i)(?:early|late)\b(?!.*(?:morning|afternoon|evening|night|hours))")


def measure_moments() -> dict[str, float]:
    """Score every article once, and the fifty aside and the rest each for itself."""
    folders = [corpus("tempeval3", name) for name in CORPORA]
    articles = sorted(path for folder in folders for path in folder.glob("*.tml"))
    aside = set(sorted(articles, key=lambda path: hashlib.sha256(path.stem.encode()).hexdigest())[:ASIDE])
    parts = {"aside: ": aside, "rest: ": set(articles) - aside, "": set(articles)}
    with tempfile.TemporaryDirectory() as scratch:
        gold = {name: _gathered(paths, Path(scratch) / (name.strip(": ") or "all")) for name, paths in parts.items()}
        said = [{"id": row["id"], "timexes": _timexes(row)} for row in scorer_inputs("timex", gold[""])]
        return {
            name + row: f1 for name, folder in gold.items() for row, f1 in score_rows("timex", folder, said).items()
        }


def _gathered(paths: set[Path], folder: Path) -> Path:
    """Copy articles of several corpora into one folder, as the scorer reads them."""
    folder.mkdir()
    for path in paths:
        shutil.copy(path, folder)
    return folder


def _timexes(row: Any) -> list[dict[str, Any]]:
    anchor = Anchor(row["dct"], False, "the creation time of the document")
    found = all_moments(read_plain(row["text"], row["id"]), anchor)
    return [{"span": [m.span.start, m.span.end], "type": KINDS[m.kind], "value": timeml(m)} for m in found]


def timeml(moment: Moment) -> str:
    """Write a value as TimeML 1.2.1 does: hours without their zone, and "early Friday" as the day, its edge apart."""
    value = ZONE.sub("", moment.timex)
    return value[:10] if value[10:] in ("TMO", "TNI") and EDGE.match(moment.written) else value
