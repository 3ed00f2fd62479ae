"""Whether two figures can both be true of one moment."""

import pytest
from tests.reconcile.told_figures import seen

from onrecord.reconcile.topics_compatible import compatible, distinct, in_measure


@pytest.mark.parametrize(
    "texts",
    [
        ("The theatre cost €290 million.", "The theatre cost $900 million."),
        ("The bridge is 14 kilometres long.", "The bridge is 8.7 miles long."),
        ("About 34,000 people marched.", "They counted 34,310 people."),
        ("At least seven people drowned.", "Twelve people drowned."),
        ("The rent is £105 a week.", "The rent is £15 a day."),
        ("Tens of thousands of people marched.", "They counted 70,000 people."),
        ("Her pension is 612 tollins.", "Her pension is 612.40 tollins."),
        ("It took three quarters of an hour.", "It took 47 minutes."),
        ("The ransom was 1.2 million tollins.", "The ransom was €160,000."),
    ],
)
def test_figures_that_can_all_hold_never_clash(texts):
    one, other = seen(*texts)
    assert compatible(one, other)
    assert compatible(other, one)


@pytest.mark.parametrize(
    "texts",
    [
        ("The theatre cost €290 million.", "The theatre cost €900 million."),
        ("The bridge is 14 kilometres long.", "The bridge is 14 miles long."),
        ("Some 34,000 people marched.", "Some 90,000 people marched."),
        ("At least seven people drowned.", "Six people drowned."),
        ("It took 45 minutes.", "It took 47 minutes."),
        ("The yard has 612 looms.", "The yard has 640 looms."),
        ("Turnout in Karrow was 16.8 percent, not 19.6.",),
    ],
)
def test_figures_that_exclude_each_other_clash(texts):
    one, other = seen(*texts)
    assert not compatible(one, other)
    assert not compatible(other, one)


def test_figures_of_one_value_are_told_once():
    figures = seen("About 900 goats drowned.", "Up to 900 goats drowned.", "At least 900 goats drowned.")
    assert [one.figure.written for one in distinct(figures)] == ["About 900", "At least 900"]


def test_a_bare_number_has_the_unit_of_its_quantity():
    figures = seen("He farms 1,400 acres.", "He put his 1,400 to grass.", "He farms 566 hectares.")
    assert [one.dimension for one in figures] == ["area", "", "area"]
    assert [one.dimension for one in in_measure(figures)] == ["area"] * 3
    assert len(distinct(in_measure(figures)[:2])) == 1
