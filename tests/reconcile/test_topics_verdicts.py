"""What is said of the figures of one quantity together."""

from tests.reconcile.told_figures import seen

from onrecord.reconcile.topics_verdicts import weigh_group

ROSE = "The river at Karrow rose from 3.2 metres to 7.8 metres overnight."


def test_what_a_quantity_was_before_is_no_dispute():
    assert weigh_group(seen(ROSE, "The river at Karrow stood at 7.8 metres."))[0] == "updated"


def test_a_change_is_told_from_the_old_value_to_the_new_one():
    group = seen(
        "Revenue fell to 3.45 million crowns from an earlier figure of 3.67 million crowns.",
        "Revenue was 3.45 million crowns.",
    )
    assert weigh_group(group)[1].startswith("3.67 million then 3.45 million:")


def test_what_a_later_account_takes_back_stands_before_what_all_give():
    group = seen(
        "The zoo at Karrow holds 62 storks.",
        "An earlier version of this story said that the zoo at Karrow held 72 storks. It holds 62 storks.",
        published=("2031-03-05", "2031-03-07"),
    )
    told = "72 then 62: a later or corrected account gives another figure; 72 is denied in one account"
    assert weigh_group(group) == ("updated", told)


def test_what_others_give_otherwise_is_a_dispute_beside_what_the_quantity_was_before():
    verdict, reason = weigh_group(seen(ROSE, "The river at Karrow stood at 6.1 metres."))
    assert verdict == "conflict"
    assert reason == "7.8 metres and 6.1 metres cannot both hold"


def test_the_missing_become_fewer_as_they_are_found():
    days = ("2031-03-05", "2031-03-06", "2031-03-08")
    told = (
        f"{count} people were still missing after the dam at Karrow burst." for count in ("Twenty", "Eleven", "Eight")
    )
    assert weigh_group(seen(*told, published=days))[0] == "updated"


def test_a_number_that_leaves_its_scale_out_agrees():
    group = seen("The council borrowed 85 million crowns.", "The council borrowed 85, the mayor said.")
    assert weigh_group(group)[0] == "agree"
    other = seen("The council borrowed 85 million crowns.", "The council borrowed 62, the mayor said.")
    assert weigh_group(other)[0] == "conflict"


def test_what_a_measure_is_in_another_unit_may_be_rounded():
    assert weigh_group(seen("The ship lay 310 kilometres off.", "The ship lay 190 miles off."))[0] == "compatible"
    assert weigh_group(seen("The ship lay 310 kilometres off.", "The ship lay 150 miles off."))[0] == "conflict"
    assert weigh_group(seen("The strike lasted five weeks.", "The strike lasted 41 days."))[0] == "conflict"
