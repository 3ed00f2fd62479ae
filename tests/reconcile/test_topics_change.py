"""Whether figures differ because a quantity changed or was corrected, or because accounts disagree."""

from itertools import combinations

from tests.reconcile.told_figures import seen

from onrecord.models.trees import load_trees
from onrecord.reconcile.topics_change import is_changed, is_grown
from onrecord.reconcile.topics_compatible import compatible
from onrecord.reconcile.topics_course import change_features, is_toll
from onrecord.reconcile.topics_moments import later
from onrecord.reconcile.topics_seen import Seen

DAYS = ("2031-03-05", "2031-03-06", "2031-03-08")
TOLL = (
    "Four people were killed when the dam at Karrow burst.",
    "Nine people were killed when the dam at Karrow burst, rescuers now say.",
    "Nineteen people were killed when the dam at Karrow burst.",
)
SIDES = (
    "Police say 6,000 people marched through Karrow; the union claims 15,000.",
    "The march drew 15,000 people, according to the union. The government disputes that and says 6,000.",
)


def clashes(group: list[Seen]) -> list[tuple[Seen, Seen]]:
    return [pair for pair in combinations(group, 2) if not compatible(*pair)]


def told(group: list[Seen]) -> dict[str, float]:
    return change_features(group, clashes(group))


def changed(group: list[Seen]) -> bool:
    return is_changed(group, clashes(group))


def test_the_trees_are_for_what_is_told_of_a_group():
    assert load_trees("topics_change").names == tuple(told(seen(*SIDES)))


def test_a_toll_that_grows_from_account_to_account_changed():
    group = seen(*TOLL, published=DAYS)
    features = told(group)
    assert changed(group)
    assert (features["toll"], features["grown"], features["unordered"], features["fallen"]) == (1, 1, 0, 0)


def test_the_dead_who_become_fewer_did_not_simply_change():
    group = seen(*TOLL[::-1], published=DAYS)
    assert told(group)["toll"] == 0


def test_the_missing_may_become_fewer():
    group = seen("Nine people are missing.", "Two people are still missing.", published=DAYS[:2])
    assert told(group)["toll"] == 1
    assert changed(group)


def test_two_sides_that_give_their_figures_at_once_disagree():
    group = seen(*SIDES)
    assert not changed(group)
    assert told(group)["sides"] > told(seen(*TOLL, published=DAYS))["sides"]


def test_figures_that_go_up_and_down_again_disagree():
    group = seen(
        "The cost of the dam is 40 million crowns.",
        "The cost of the dam is 65 million crowns.",
        "The cost of the dam is 40 million crowns.",
        published=DAYS,
    )
    features = told(group)
    assert not changed(group)
    assert (features["mixed"], features["returned"]) == (1, 1)


def test_a_figure_of_an_earlier_year_is_told_to_be_one():
    group = seen("The flood of 2027 killed 64.", "The flood of 2027 killed 63.", published=DAYS[:2])
    assert told(group)["dated"] == 1
    assert told(seen(*TOLL, published=DAYS))["dated"] == 0


def test_an_account_without_a_date_is_weighed_all_the_same():
    features = told(seen(*SIDES))
    assert (features["unordered"], features["hours_least"], features["dated"]) == (1, -1, 0)


def test_a_later_figure_of_the_same_outlet_is_a_change():
    group = seen("The crown weighs 900 grams.", "The crown weighs 750 grams.", outlets=["Karrow Post"] * 2)
    assert (told(group)["outlet"], told(group)["explained"]) == (1, 1)
    assert changed(group)


def test_at_least_two_and_a_later_five_of_a_toll_are_its_growth():
    group = seen("At least two people were killed.", "Five people were killed.", published=DAYS[:2])
    assert is_toll(group)
    assert is_grown(group)


def test_at_least_two_and_five_of_something_that_stands_still_are_no_growth():
    assert not is_grown(seen("The castle has at least two towers.", "The castle has five towers.", published=DAYS[:2]))


def test_an_account_is_later_only_where_the_dates_say_so():
    def order(one: str | None, other: str | None) -> bool | None:
        first, second = seen("Ten boats sank.", "Ten boats sank.", published=(one, other))
        return later(first.account, second.account)

    assert order("2031-03-06", "2031-03-05") is True
    assert order("2031-03-05", "2031-03-06") is False
    assert order("2031-03-05T12:00+00:00", "2031-03-05T08:00+00:00") is True
    assert order("2031-03-05T12:00+00:00", "2031-03-05T11:00+00:00") is None
    assert order("2031-03-05T12:00+00:00", "2031-03-05") is None
    assert order("2031-03", "2031-03-05") is None
    assert order(None, "2031-03-05") is None
    assert order("2031-03-05Tnever", "2031-03-05T08:00") is None
