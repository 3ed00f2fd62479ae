"""Saved pages a second, from bytes to account, beside trafilatura alone on the same pages in the same process."""

import gzip
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.tables import Line

ROUNDS = 3
MOST = 1.3  # times trafilatura alone
GROWTH = (250, 1000)  # paragraphs of a made page; the time a paragraph may not grow with their number
STEEPEST = 1.5


def measure_pages(folder: Path) -> list[Line]:
    """Time both on every page, one right after the other, and compare the sums of the least processor time a page took."""
    import trafilatura

    from onrecord.ingest.account import read_account

    pages = [gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.html.gz"))]

    def ours(page: bytes) -> float:
        return _seconds(lambda: read_account(page, "page.html"))

    def alone(page: bytes) -> float:
        return _seconds(lambda: trafilatura.extract(page, include_comments=False))

    rounds = [[(ours(page), alone(page)) for page in pages] for _ in range(1 + ROUNDS)][1:]  # the first warms both
    mine, bare = (sum(min(pair[i] for pair in same) for same in zip(*rounds, strict=True)) for i in range(2))
    return [
        Line(f"{len(pages)} saved pages, bytes to accounts", len(pages) / mine, "pages/s"),
        Line("trafilatura alone on the same pages", len(pages) / bare, "pages/s"),
        Line("processor time, accounts over trafilatura alone", mine / bare, "times", most=MOST),
        Line("processor time a paragraph, long page over short", growth(GROWTH), "times", most=STEEPEST),
    ]


def growth(sizes: Sequence[int]) -> float:
    """Return the time a paragraph on a long page over that on a short one."""
    from onrecord.ingest.page import read_page

    each = []
    for size in sizes:
        body = "".join(
            f"<p>Ferry {n} left Port Orlin before noon, the harbour master said on Monday.</p>" for n in range(size)
        )
        page = f"<html><body><main><h1>Ferries leave Port Orlin</h1>{body}</main></body></html>"
        each.append(min(_seconds(lambda page=page: read_page(page)) for _ in range(ROUNDS)) / size)  # type: ignore[misc]
    return each[-1] / each[0]


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
