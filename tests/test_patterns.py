"""No pattern of the package backtracks: on a text twice as long it takes about twice as long, whatever is pumped into it."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import onrecord

GENERIC = (
    "a", "A", "1", " ", "\n", ".", "-", ",", "“", "(", "<", "a ", "A ", "Ab ", "1 ", "1,", "1.", "a-", "a'", ". ", ", ", "a, ",
    "A. ", "a\n", "- ", "the ", "and ", "from ", "not ", "to ", "of the ", "x@y.", "https://a", "Mr A ", "1 a, ",
)  # fmt: skip
LENGTH = 3_000  # characters
SLOW = 0.012  # seconds on the longer text, below which nothing can be wrong enough to matter
ANCHORED = {"match": re.Pattern.match, "fullmatch": re.Pattern.fullmatch}
SOURCES = {path: path.read_text("utf-8") for path in Path(onrecord.__file__).parent.rglob("*.py")}
BOUNDED = {  # characters to which their callers cut what these read
    "reconcile.passages.BEFORE": 40, "reconcile.topics_contrast._patterns": 140, "ingest.stretches.DASH": 170,
    "extract.quotes._said_next": 160, "extract.quotes._said_behind": 160,
}  # fmt: skip


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def patterns_in(value: object, depth: int = 3) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth and isinstance(value, Mapping):
        yield from (p for item in value.values() for p in patterns_in(item, depth - 1))
    elif depth and isinstance(value, tuple | list | set | frozenset):
        yield from (p for item in value for p in patterns_in(item, depth - 1))


def values_of(module: Any) -> Iterator[tuple[str, object]]:
    """Yield what a module holds, and what its cached functions give that say that they give patterns."""
    for name, value in vars(module).items():
        yield name, value
        if hasattr(value, "cache_info") and "Pattern" in str(getattr(value, "__annotations__", {}).get("return", "")):
            try:
                yield name, value()
            except TypeError:
                yield name, value("en")


def uses_of(module: Any, name: str) -> frozenset[str]:
    """Return the methods by which a pattern is used, where it is always used by its name."""
    own, imported = Path(module.__file__), rf"(?s)from {module.__name__} import (?:\([^)]*|[^\n]*)\b{name}\b"
    readers = [text for path, text in SOURCES.items() if path == own or re.search(imported, text)]
    found = [method for text in readers for method in re.findall(rf"\b{name}\b(?!\s*(?:[:=]|,|$))(?:\.(\w+))?", text)]
    return frozenset(found)


def every_pattern() -> dict[str, tuple[re.Pattern[str], str]]:
    """Return every pattern with how to run it: anchored where nothing searches with it, else over the whole text."""
    found: dict[re.Pattern[str], tuple[str, str]] = {}
    for module in modules():
        for name, value in values_of(module):
            for at, pattern in enumerate(patterns_in(value)):
                uses = uses_of(module, name)
                method = uses.pop() if len(uses := set(uses)) == 1 else ""
                label = f"{module.__name__.removeprefix('onrecord.')}.{name}[{at}]"
                found.setdefault(pattern, (label, method if method in ANCHORED else "finditer"))
    return {name: (pattern, method) for pattern, (name, method) in found.items()}


PATTERNS = every_pattern()


def pumps_of(pattern: re.Pattern[str]) -> list[str]:
    words = list(dict.fromkeys(re.findall(r"(?<!\\)\b[^\W\d_]{2,}", pattern.pattern)))
    return [*GENERIC, *(f"{word} " for word in words[:12]), " ".join(words[:4]) + " "]


def seconds(pattern: re.Pattern[str], method: str, text: str) -> float:
    start = time.process_time()
    if method in ANCHORED:
        ANCHORED[method](pattern, text)
    else:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - start


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_twice_the_text_takes_about_twice_as_long(name: str) -> None:
    pattern, method = PATTERNS[name]
    length = BOUNDED.get(name.partition("[")[0], LENGTH)
    for pump in pumps_of(pattern):
        long = pump * (length // len(pump)) + "\x00"
        if seconds(pattern, method, long) < SLOW:
            continue
        short = pump * (length // len(pump) // 2) + "\x00"
        runs = (
            (seconds(pattern, method, short), seconds(pattern, method, long)) for _ in range(5)
        )  # a busy machine may disturb one run
        assert any(twice < 3 * once for once, twice in runs), repr(pump)


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 150
