"""A thread of readers below an account is left out whole, though it tells the story again; an article that speaks of comments is not."""

import time

import pytest

from onrecord.ingest.read import read_account
from onrecord.model import Account

STORY = """Ferry to Lumen island cancelled after storm

The only ferry to Lumen island was cancelled on Wednesday after a storm tore away its landing stage, the harbour master said.

About 40 travellers spent the night in the town hall, where the fire brigade was serving soup and bread until the morning.

A second boat was asked for and could be here by Friday morning, a spokeswoman for the operator said on Wednesday evening.
"""
AGAIN = (
    "About 400 travellers spent the night in the town hall, and the landing stage was rotten for years before it went."
)


def kept(text: str) -> str:
    got = read_account(text.encode(), "a.txt")
    assert isinstance(got, Account)
    return "".join(got.cut(b.start, b.end) for b in got.blocks if b.kept)


@pytest.mark.parametrize(
    "thread",
    [
        f"Comments (3)\nseabird77\n{AGAIN}\n2 likes Reply\n",
        f"3 Comments\nJo Marsh\n2 hours ago\n{AGAIN}\nReply\n",
        f"Leave a comment\nJo Marsh says:\nMarch 4, 2033 at 9:12 am\n{AGAIN}\nReply\n",
        f"Top comments\nquay_rat\n{AGAIN}\n",
    ],
)
def test_a_thread_is_left_out_to_its_end(thread: str) -> None:
    assert "400" not in kept(STORY + "\n" + thread)
    assert "second boat" in kept(STORY + "\n" + thread)


def test_a_line_named_comments_with_the_article_below_it_leaves_nothing_out() -> None:
    head, _, rest = STORY.partition("\n\n")
    assert "second boat" in kept(f"{head}\n3 Comments\n\n{rest}")


def test_many_names_of_threads_take_time_that_grows_with_the_text_alone() -> None:
    lines = STORY + "Comments (3)\n" * 20_000
    begun = time.perf_counter()
    kept(lines)
    assert time.perf_counter() - begun < 20
