"""The arithmetic of the block gold: lines found again, shares of characters and lines, confusions, and no text in the gold."""

import doctest
import json
import re
from typing import get_args

import pytest
from evals import blocks
from evals.blocks import (
    GOLD,
    GONE,
    Judged,
    confusions,
    digest,
    figures,
    found_kind,
    line_ranges,
    read_gold,
    wrong_lines,
)
from evals.data import Absent
from tests.publish.sample import account

from onrecord.model import BlockKind

NOTICE = account(
    "a.txt", (("title", "Weir gives way\n\n", ""), ("body", "Nine boats were lost. ", ""), ("promo", "Buy now", "advertising"))
)  # fmt: skip
LINES = [
    Judged("a", 1, 10, "body", True, "body", 1.0),
    Judged("a", 2, 30, "body", True, "related", 0.0),
    Judged("a", 3, 40, "caption", True, "body", 1.0),
    Judged("a", 4, 20, "promo", False, "promo", 0.25),
    Judged("a", 5, 60, "related", False, "body", 1.0),
]


def test_shares_are_weighed_by_characters_and_by_lines():
    assert figures(LINES) == {
        "noise left out, characters": 18.75,
        "noise left out, lines": 50.0,
        "body kept, characters": 25.0,
        "body kept, lines": 50.0,
        "all that is the account's kept, lines": 66.67,
        "accounts without a wrong fate": 0.0,
        "kind, lines": 40.0,
        "kind, lines that are not body": 33.33,
    }


def test_an_account_counts_once_however_many_lines_it_has():
    more = [Judged("b", n, 10, "body", True, "body", 1.0) for n in range(9)] + [
        Judged("c", 1, 10, "body", True, "title", 1.0)
    ]
    assert figures(LINES + more)["accounts without a wrong fate"] == 66.67


def test_a_measure_without_a_line_is_left_out():
    assert "noise left out, lines" not in figures(LINES[:3])
    assert figures([]) == {}


def test_confusions_count_pairs_of_kinds():
    assert confusions(LINES) == {("body", "related"): 1, ("caption", "body"): 1, ("related", "body"): 1}


def test_lines_with_the_wrong_fate_come_first():
    fates = [line.split("\t")[0] for line in wrong_lines(LINES)]
    assert fates == ["kept, but is noise", "left out, but is the account's", "other kind"]


def test_a_line_has_the_kind_of_most_of_it_and_the_share_that_was_kept():
    start, end = line_ranges(NOTICE.text)[2]
    assert NOTICE.text[start:end] == "Nine boats were lost. Buy now"
    kind, share = found_kind(NOTICE, start, end)
    assert kind == "body"
    assert share == pytest.approx(22 / 29)


def test_lines_are_read_by_intake_and_put_beside_their_labels():
    first = (
        "Nine boats were lost when the weir at Tolm gave way on Friday, and the lock is shut, the harbour master said."
    )
    text = f"{first}\n\nThe harbour master said that the weir had been inspected in March and that nine boats had been lost at Tolm.\n"
    found = list(read_gold(digest(text), [(1, "body", True), (3, "caption", True)], text))
    assert [(line.line, line.gold, line.share, line.right) for line in found] == [
        (1, "body", 1.0, True),
        (3, "caption", 1.0, True),
    ]
    assert found[0].characters == len(first)


def test_an_account_that_is_not_read_has_nothing_kept():
    assert [(line.kind, line.share) for line in read_gold("0", [(1, "body", True)], "\x00" * 90)] == [(GONE, 0.0)]


@pytest.mark.parametrize("part", blocks.PARTS)
def test_the_gold_holds_labels_and_no_text(part):
    raw = (GOLD / f"{part}.jsonl").read_text("utf-8")
    assert set(re.findall(r'"([^"]*)"', raw)) <= {
        *get_args(BlockKind), "digest", "corpus", "lines", *re.findall(r"[0-9a-f]{64}", raw),
        "gva", "g5w1h-news_cluster", "ecbplus", "seesaw", "newswcl50",
    }  # fmt: skip
    for row in map(json.loads, raw.splitlines()):
        numbers = [number for number, _, _ in row["lines"]]
        assert numbers == sorted(set(numbers))
        assert len(numbers) <= 120


def test_sixty_accounts_are_for_learning_and_twenty_for_validation():
    sizes = {
        part: {json.loads(row)["digest"] for row in (GOLD / f"{part}.jsonl").read_text("utf-8").splitlines()}
        for part in blocks.PARTS
    }
    assert {part: len(found) for part, found in sizes.items()} == {"train": 60, "validation": 20}
    assert not sizes["train"] & sizes["validation"]


def test_absent_corpora_are_said(monkeypatch, capsys):
    monkeypatch.setenv("ONRECORD_DATA", "/nowhere/data")
    with pytest.raises(Absent):
        blocks.measure_blocks()
    assert blocks.main([]) == 0
    assert "SKIPPED" in capsys.readouterr().out


def test_examples_in_the_docstrings_hold():
    assert doctest.testmod(blocks).failed == 0
