"""The invented stories that the grouping of figures learns from: well formed, fully listed, and each its own."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from training.figure_stories import HEAD, MARK, read_story

from onrecord.model import Verdict

FILES = sorted((Path(__file__).parents[2] / "training" / "figures").glob("*.txt"))
COPIED = 8  # words in a row that two stories would share only by copying

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_there_are_stories():
    assert len(FILES) >= 902


@each_file
def test_a_file_is_a_title_several_accounts_and_the_topics(path):
    text = path.read_text("utf-8")
    *heads, last = HEAD.findall(text)
    assert re.match(r"title: \S.*\n== a1 ", text)
    assert [head.split(" | ")[0] for head in heads] == [f"a{at}" for at in range(1, len(heads) + 1)]
    assert len(heads) >= 4
    assert all(len(head.split(" | ")) == 3 and datetime.fromisoformat(head.split(" | ")[2]) for head in heads)
    assert last.strip() == "topics"


@each_file
def test_every_mark_is_closed_and_stands_where_it_is_read(path):
    story = read_story(path)
    texts = {account.id: account.text for account in story.accounts}
    assert not any(sign in text for text in texts.values() for sign in ("[[", "]]", "|"))
    marked = [found[2] for found in MARK.finditer(path.read_text("utf-8"))]
    assert [texts[mark.account][mark.start : mark.end] for mark in story.marks] == marked
    assert all(written == written.strip() != "" for written in marked)


@each_file
def test_marks_of_an_account_stand_in_order_and_apart(path):
    for one, other in pairwise(read_story(path).marks):
        assert one.account != other.account or one.end <= other.start


@each_file
def test_every_topic_is_listed_once_with_what_it_counts_and_one_of_the_verdicts(path):
    rows = [line.split(" | ") for line in path.read_text("utf-8").split("== topics\n")[1].splitlines() if line.strip()]
    assert all(len(row) == 3 and all(cell.strip() for cell in row) for row in rows)
    assert max(Counter(row[0] for row in rows).values()) == 1
    assert {row[2] for row in rows} <= set(get_args(Verdict))


@each_file
def test_a_topic_whose_figures_differ_has_two_of_them(path):
    story = read_story(path)
    counts = Counter(mark.topic for mark in story.marks)
    assert all(counts[topic] > 1 for topic, verdict in story.verdicts.items() if verdict != "agree")


def test_no_two_stories_are_alike():
    holders: dict[str, str] = {}
    for path in FILES:
        for run in {run for account in read_story(path).accounts for run in _runs(account.text)}:
            assert holders.setdefault(run, path.stem) == path.stem, run


def _runs(text: str) -> Iterator[str]:
    words = re.findall(r"\w+", text.casefold())
    return (" ".join(words[at : at + COPIED]) for at in range(len(words) - COPIED + 1))


@pytest.mark.parametrize("topics", ["", "t1 | dead | agree\nt2 | hurt | agree\n"])
def test_a_topic_only_marked_or_only_listed_is_refused(tmp_path, topics):
    path = tmp_path / "fire.txt"
    path.write_text(f"title: A fire\n== a1 | Post | 2031-05-04\n[[t1|Ten]] people died.\n== topics\n{topics}", "utf-8")
    with pytest.raises(ValueError, match=r"fire\.txt: t\d is marked or listed, but not both"):
        read_story(path)
