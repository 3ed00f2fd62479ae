"""Quantities are counted once each, by the topic that holds most of their figures; the gold is well formed and learned from by nothing."""

from pathlib import Path
from typing import get_args

import pytest
from evals.quantities import GOLD, PARTS, match, tally
from training.figure_stories import Mark, read_story

from onrecord.model import Figure, Span, Verdict

LEARNT = Path(__file__).parents[2] / "training" / "figures"
FILES = sorted(GOLD.glob("*/*.txt"))
EVENT = """title: Fire at a mill
== a1 | Lesk Courier | 2031-05-04T07:10+00:00
[[t1|Nine]] people were killed when the mill burned down.

The mill had [[t2|40]] looms.
== a2 | Karrow Post | 2031-05-04T09:10+00:00
{told}
== a3 | Ostrel Gazette | 2031-05-04T11:10+00:00
[[t1|Nine]] people were killed in the fire at the mill.
== topics
t1 | people killed | {verdict}
t2 | looms | agree
"""


def counts(tmp_path: Path, told: str, verdict: str) -> dict[str, int]:
    path = tmp_path / "mill.txt"
    path.write_text(EVENT.format(told=told, verdict=verdict), "utf-8")
    return dict(tally(read_story(path)))


def figure(name: str, start: int, end: int) -> Figure:
    return Figure(name, "a", Span("a", start, end), "", None, None, "", "", False)


def test_a_quantity_that_is_told_rightly_counts_in_every_measure(tmp_path):
    told = counts(tmp_path, "[[t1|Nine]] people were killed in the mill.", "agree")
    assert told == {
        "marked": 4, "found": 4, "said": 3, "right": 3, "wanted": 3, "quantities": 1, "verdicts": 1, "exact": 1,
    }  # fmt: skip


def test_a_figure_that_is_not_found_leaves_its_quantity_short(tmp_path):
    told = counts(tmp_path, "The mill burned for [[t1|a whole while]].", "agree")
    assert (told["found"], told["right"], told["wanted"]) == (3, 1, 3)
    assert (told["verdicts"], told["exact"]) == (1, 0)


def test_a_verdict_unlike_the_gold_is_wrong(tmp_path):
    assert counts(tmp_path, "[[t1|Nine]] people were killed in the mill.", "conflict")["verdicts"] == 0


def test_a_figure_meets_the_mark_that_it_shares_most_with_and_no_other():
    marks = [Mark("a", 10, 20, "t1"), Mark("a", 10, 14, "t2"), Mark("b", 10, 20, "t3")]
    assert match(marks, [figure("f1", 10, 20), figure("f2", 11, 14)]) == {"f1": "t1", "f2": "t2"}
    assert match(marks, [figure("f1", 30, 40)]) == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_gold_gives_every_quantity_a_verdict_and_nothing_learns_from_it(path):
    assert set(read_story(path).verdicts.values()) <= set(get_args(Verdict))
    assert not (LEARNT / path.name).exists()


def test_every_folder_of_the_gold_is_measured():
    assert {path.parent.name for path in FILES} == set(PARTS)
