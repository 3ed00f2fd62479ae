"""The posts of a live blog: the stamps above them, on the clock or as time passed, and those that a page declares."""

from collections.abc import Iterator

from onrecord.ingest.page import Head
from onrecord.ingest.page_said import folded
from onrecord.ingest.pieces import LIMIT, Judged
from onrecord.ingest.published import iso_time
from onrecord.ingest.stamps import is_passed

OPENING = 60  # folded characters by which the first line of a post is known
LEAST = 12  # fewer are no opening of one post alone
OPENINGS = ("headline", "articleBody")
MOST = 500  # posts that are read
NEAR = 40  # lines to either side in which another post must begin


def opens_post(judged: Judged, i: int) -> bool:
    """Tell the stamp of a post that counts from now: what follows is the account's, and other posts begin so near it."""
    if not _is_stamp(judged, i):
        return False
    near = range(max(0, i - NEAR), min(len(judged.rows), i + NEAR + 1))
    return any(_is_stamp(judged, j) for j in near if j != i)


def _is_stamp(judged: Judged, i: int) -> bool:
    goes_on = i + 1 < len(judged.rows) and (i + 1 == judged.title or judged.odds[i + 1] < LIMIT)
    return goes_on and is_passed(judged.rows[i].text)


def declared_posts(head: Head) -> dict[str, str]:
    """Return when the posts were written that the linked data of a page list, by how each begins: its headline and its text."""
    found: dict[str, str] = {}
    for opening, stamp in _posts(head):
        key = opening_of(opening)
        if len(key) >= LEAST:
            found.setdefault(key, stamp)
    return found


def opening_of(line: str) -> str:
    """Return the opening of a line, folded, by which a post is known.

    >>> opening_of("The quay — shut!")
    'the quay shut'
    """
    return folded(line[: 4 * OPENING])[:OPENING]


def _posts(head: Head) -> Iterator[tuple[str, str]]:
    for item in head.linked:
        listed = item.get("liveBlogUpdate")
        for post in (listed if isinstance(listed, list) else [listed])[:MOST]:
            if isinstance(post, dict) and (stamp := iso_time(post.get("datePublished"))):
                yield from ((said, stamp) for key in OPENINGS if isinstance(said := post.get(key), str))
