"""Figures that one account sets against each other: by which words, and what follows for the grouping."""

import pytest
from tests.reconcile.told_figures import seen, topics

from onrecord.reconcile.topics_contrast import contrast_kind, contrasted, replaced, rivals
from onrecord.reconcile.topics_features import pair_features
from onrecord.reconcile.topics_story import comparable, weigh_story


@pytest.mark.parametrize(
    ("lead", "gap", "tail", "kind"),
    [
        ("The coastguard put the number of boats at ", "; owners spoke of ", ". None", "estimate"),
        ("An update corrects the number of paintings to ", ", not ", ", after", "instead"),
        ("It corrects the length of the bridge to ", " from ", ", as first given", "changed"),
        ("The council raised the fee from ", " to ", " a year", "changed"),
        ("The ministry later counted ", " arrests. It had earlier spoken of ", ".", "earlier"),
        ("The council counts ", " burned barns, revising a first estimate of ", ".", "earlier"),
        ("The count of burned barns, at first ", ", has been corrected to ", " since", "changed"),
        ("In place of ", " divers she saw ", ". Nobody", "instead"),
    ],
)
def test_two_values_of_one_quantity_are_told_by_the_words_around_them(lead, gap, tail, kind):
    assert contrast_kind(lead, gap, tail) == kind


@pytest.mark.parametrize(
    ("lead", "gap", "tail"),
    [
        ("The storm killed ", " people and injured ", " others"),
        ("The vote was ", " to ", " in the chamber"),
        ("She walked from ", " to ", " in an hour"),
        ("Police counted ", " boats. Another ", " cars were lost"),
        ("The fair drew ", " visitors, up from ", " in 2029. A"),
        ("Profit rose to ", " million marks from ", " million a year earlier"),
        ("The mill sold ", " sacks, which beats its previous record of ", "."),
        ("The towns have ", " schools, and the fee rose to ", " marks"),
        ("The crew of ", " was saved. The number on board is put at ", "."),
    ],
)
def test_two_quantities_beside_each_other_are_not_set_against_each_other(lead, gap, tail):
    assert not contrast_kind(lead, gap, tail)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Seven boats, not six, were lost off Karrow.", "instead"),
        ("The price of a ticket rose to 80 marks, up from 64.", "changed"),
        ("The railway has improved its offer from 3.5 to 4 percent.", "changed"),
        ("Police put the crowd at 6,000; organisers spoke of 15,000.", "estimate"),
        ("The bridge lies 14 kilometres or nine miles from Karrow.", "converted"),
        ("Police put the number of marchers at 45,000. The union said that 180,000 people had taken part.", "estimate"),
        ("Not three boats but nine were lost off Karrow.", "instead"),
        ("There are not three ferries but two off Karrow.", "instead"),
        ("The bid values Tessel at $4.5 billion, against $4.1 billion when the battle opened.", "changed"),
        (
            "An earlier version of this report said that the bus fell 200 metres. Police measured the drop at 140 metres.",
            "earlier",
        ),
        ("It is not true that 400 fans were locked out; there were 40.", "instead"),
        ("The ministry spoke of 210,000 demonstrators; the unions of 500,000.", "estimate"),
        ("The union counted 180,000 on the march. The police, who had spoken of 45,000, left early.", "estimate"),
    ],
)
def test_the_kind_of_a_contrast_is_evidence_on_its_pair(text, kind):
    figures = seen(text)
    assert contrasted(figures, comparable) == {(0, 1): kind}
    assert pair_features(weigh_story(figures), 0, 1)[kind] == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Police put the march in Karrow at 45,000. Across the country, the union said that 180,000 people took part.",
        "Police said that 400 marchers were hurt. The hospital said that 150 people had been hurt in the crowd.",
        "Police counted 45,000 marchers. The council said that 30 people complained.",
        "It is not true that 400 fans were locked out. Nobody left before ten goals were scored.",
    ],
)
def test_counts_of_another_place_or_fate_or_size_are_no_counts_of_one_crowd(text):
    assert contrasted(seen(text), comparable) == {}


def test_a_part_is_set_against_what_it_was_before_and_not_its_whole():
    text = "The Greens won 75 of the 150 seats, correcting an announcement made hours earlier in which they had 76."
    assert contrasted(seen(text), comparable) == {(0, 2): "earlier"}


def test_a_figure_is_set_against_the_nearest_before_it_alone():
    text = "Some 120 people came. The council counts 340 burned barns, revising a first estimate of 300."
    assert contrasted(seen(text), comparable) == {(1, 2): "earlier"}


def test_a_number_is_not_set_against_one_of_another_size_altogether():
    text = "Karrow pays two million crowns to the families of the two dead, and not the 750,000 that were promised."
    assert contrasted(seen(text), comparable) == {}


def test_a_contrast_joins_its_figures_whatever_they_score():
    (topic,) = topics("Seven boats, not six, were lost off Karrow.")
    assert (topic.verdict, len(topic.figures)) == ("updated", 2)  # the account takes six back


@pytest.mark.parametrize(
    "text",
    [
        "The theatre cost €290 million, and its roof $3 million.",
        "The path is 14 kilometres long. The road took nine miles.",
        "The storm killed 30 people and injured 70 others.",
    ],
)
def test_figures_that_only_stand_beside_each_other_are_no_contrast(text):
    assert contrasted(seen(text), comparable) == {}


def test_a_sum_and_what_it_is_in_another_currency_are_two_topics_of_the_accounts_that_give_either():
    euros, dollars = topics(
        "The theatre in Karrow cost €290 million ($312 million).",
        "The theatre in Karrow cost €290 million.",
        "The theatre in Karrow cost $312 million.",
    )
    assert [(topic.verdict, len(topic.figures)) for topic in (euros, dollars)] == [("agree", 2), ("agree", 2)]


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("The levee fell from 3.2 metres to 7.8.", "3.2 metres"),
        ("The fee is now 80 marks instead of 64.", "64"),
        (
            "Insurers put the damage at 61 million crowns, well above the 35 million crowns first estimated.",
            "35 million",
        ),
        ("Doctors treated 53 people, and the earlier figure of 58 counted some twice.", "58"),
        ("The company raised its estimate to 21,500 barrels; it had first put it at 4,100.", "4,100"),
        ("A corrected report gives a length of 82 metres, not 84.", "84"),
        ("Of the barns 112 are gone. On Sunday morning the number was put at about 40.", "about 40"),
        ("Some 12,400 people live in shelters. On Wednesday night the number was 11,150.", "11,150"),
        ("Police, who earlier spoke of 11 birds, now speak of 19.", "11"),
        ("A litre now costs 980 crowns. Yesterday it was 490.", "490"),
        ("An earlier version of this story said that the trust held 27% of Tessel. It holds 22%.", "27%"),
        ("The notice wrongly gave the number of ships as 12; in fact it is 14.", "12"),
        (
            "An earlier version of this report said that the bus fell 200 metres. Police measured the drop at 140 metres.",
            "200 metres",
        ),
        ("Eleven are injured. Earlier the police had given the number of wounded as eight.", "eight"),
        ("The bid values Tessel at $4.5 billion, against $4.1 billion when the battle opened.", "$4.1 billion"),
    ],
)
def test_what_a_quantity_was_taken_for_before_is_told_by_the_words_around_it(text, old):
    assert [one.figure.written for one in replaced(seen(text))] == [old]


@pytest.mark.parametrize(
    "text",
    [
        "On Friday 20 sheep were lost. On Saturday the number was 12.",  # the day after, for all that is told
        "The lake rose by 40 metres. On Monday it was seven metres above the sill.",  # measured from elsewhere
        "Some 300 came to the fair. On Saturday there were 12 stalls.",
        "He was wrongly fined 40 marks. It cost him 60 marks.",
        "Eleven are injured. The police had given the number of wounded as eight.",
        "Milk costs $4.50, against $4.10 when Torv was crowned.",
    ],
)
def test_a_figure_of_another_day_or_thing_is_no_former_one(text):
    assert replaced(seen(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ranger took 18,446 votes to Holm's 18,234.",
        "Turnout in Karrow was 71.3 per cent, well above the national figure of 65.2 per cent.",
        "There were 197 people on board: 183 passengers and 14 of the crew.",
    ],
)
def test_two_figures_of_one_clause_that_clash_are_of_two_quantities(text):
    assert (0, 1) in set(rivals(seen(text), ()))


@pytest.mark.parametrize(
    "text",
    [
        "The institute put the quake at 6.2; its neighbour insists on 6.4.",
        "Police counted 6,000 marchers while the union says 15,000.",
        "The wall was not four metres long, it was five.",
        "About 300 homes, or 312, were flooded.",
    ],
)
def test_two_figures_that_a_clause_may_give_for_one_quantity_are_no_rivals(text):
    assert not list(rivals(seen(text), ()))
