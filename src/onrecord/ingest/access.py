"""Whether the whole account is there, or a wall stands in its place."""

import functools
import re

from onrecord.ingest.page import Head
from onrecord.ingest.pieces import LIMIT, Judged, Lines
from onrecord.model import Access
from onrecord.text.tables import read_table

CONSENT = "a consent wall in place of the article"
PAYWALL = "a paywall in place of the article"
FEW = 1_500  # characters of kept body under which a note for subscribers means that the rest is missing
READ = 40  # lines that are looked at for a wall


@functools.cache
def _walls() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = read_table("en/walls")
    consent, paywall = (
        "|".join(map(re.escape, sorted(data[name], key=lambda p: (-len(p), p)))) for name in ("consent", "paywall")
    )
    return re.compile(rf"\b(?:{consent})\b", re.I), re.compile(rf"\b(?:{paywall})\b", re.I)


def read_access(lines: Lines, head: Head) -> tuple[Access, str]:
    """Tell whether the account is read in full or a note to subscribers cuts it off, and by which rule."""
    for item in head.linked:
        if str(item.get("isAccessibleForFree", "")).casefold() == "false":
            return "paywalled", "linked data: isAccessibleForFree"
    body = sum(len(line) for line, block in lines if block.kind == "body")
    noted = body < FEW and any(_walls()[1].search(line) for line, block in lines if not block.kept)
    return ("paywalled", "a note to subscribers behind a short text") if noted else ("full", "nothing is locked")


def wall_reason(judged: Judged) -> str | None:
    """Return why there is no account to read: nothing but a wall; None where there is an account.

    A paragraph that speaks of neither cookies nor subscriptions makes an account of it.
    """
    rows, walls = judged.rows[:READ], _walls()
    own = (row.text for row, odds in zip(rows, judged.odds, strict=False) if row.bodylike and odds < LIMIT)
    if len(judged.rows) > READ or any(not any(wall.search(text) for wall in walls) for text in own):
        return None
    consent, paywall = (sum(bool(wall.search(row.text)) for row in rows) for wall in walls)
    if max(consent, paywall) < 2:
        return None
    return CONSENT if consent >= paywall else PAYWALL
