"""The invented passages that the reader of restated figures learns from: well formed, each its own."""

import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from training.figure_stories import PASSAGE_MARK, read_passage_file

FILES = sorted((Path(__file__).parents[2] / "training" / "passages").glob("*.txt"))
COPIED = 12  # words in a row that two files would share only by copying

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_there_are_passages_with_and_without_a_quantity_told_twice():
    passages = [passage for path in FILES for passage in read_passage_file(path)]
    twice = sum(len({topic for _, _, topic in passage.marks}) < len(passage.marks) for passage in passages)
    assert len(passages) >= 1500
    assert 0.4 < twice / len(passages) < 0.7


@each_file
def test_every_mark_is_closed_and_stands_where_it_is_read(path):
    passages = list(read_passage_file(path))
    assert not any(sign in passage.text for passage in passages for sign in ("[[", "]]", "=="))
    marked = [found[2] for found in PASSAGE_MARK.finditer(path.read_text("utf-8"))]
    assert [p.text[start:end] for p in passages for start, end, _ in p.marks] == marked
    assert all(written == written.strip() != "" for written in marked)


@each_file
def test_marks_of_a_passage_stand_in_order_and_apart(path):
    for passage in read_passage_file(path):
        assert passage.marks, passage.name
        assert all(one[1] <= other[0] for one, other in pairwise(passage.marks)), passage.name


def test_no_two_files_are_alike():
    runs = [{run for passage in read_passage_file(path) for run in _runs(passage.text)} for path in FILES]
    assert not [shared for one, other in combinations(runs, 2) for shared in one & other]


def _runs(text: str) -> set[str]:
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[at : at + COPIED]) for at in range(len(words) - COPIED + 1)}
