"""Figures that cannot both hold: when a claim over them is disputed, and which claims are two sides of one dispute."""

import pytest
from tests.reconcile.test_claims import claim_with, figure_of, findings, own_origins

from onrecord.extract.findings import Findings
from onrecord.model import Claim, Figure, Span, Topic, Verdict
from onrecord.reconcile.changes import differing_figures, find_changes
from onrecord.reconcile.claims import align_claims
from onrecord.reconcile.disputes_figures import exclude, in_base
from onrecord.reconcile.topics import align_topics

POLICE = "Police said 28,000 people took part in the farmers' march in Osterlund on Saturday."
LEAGUE = "The league said 200,000 people took part in the farmers' march in Osterlund on Saturday."
BOTH = "In Osterlund the police counted 28,000 people on the march on Saturday, the league 200,000 people."


def figure(
    low: float | None, high: float | None, unit: str = "people", *, name: str = "f", approximate: bool = False
) -> Figure:
    return Figure(name, "a", Span("a", 0, 1), str(low or high), low, high, unit, "", approximate)


def topic_of(found: list[Findings], verdict: Verdict, reason: str = "") -> Topic:
    figures = [f for one in found for f in one.figures if f.unit == "people" or f.low in (28_000, 200_000)]
    return Topic("t-1", "people", "people", verdict, reason, tuple(f.id for f in figures))


def claims_of(found: list[Findings], verdict: Verdict) -> tuple[Claim, ...]:
    return align_claims(found, (topic_of(found, verdict),), own_origins(found))


def figure_at(found: list[Findings], name: str) -> str:
    return next(f.written for one in found for f in one.figures if f.id == name)


def values(claim: Claim) -> list[str]:
    assert claim.dispute is not None
    return [variant.value for variant in claim.dispute.variants]


def test_counts_of_police_and_organisers_far_apart_are_a_dispute_with_who_gives_which():
    found = findings(POLICE, LEAGUE)
    claim = claim_with(claims_of(found, "conflict"), found, "28,000")
    assert (claim.standing, claim.dispute and claim.dispute.slot) == ("disputed", "figure")
    assert values(claim) == ["28,000", "200,000"]
    assert [{p.account for p in v.passages} for v in claim.dispute.variants] == [{"a0"}, {"a1"}]


def test_accounts_that_each_tell_both_sides_stand_in_both_variants():
    found = findings(BOTH, BOTH.replace("counted", "saw"))
    claim = claim_with(claims_of(found, "conflict"), found, "28,000")
    assert claim.standing == "disputed"
    assert [{p.account for p in v.passages} for v in claim.dispute.variants] == [{"a0", "a1"}, {"a0", "a1"}]


def test_figures_that_accounts_give_alike_are_no_dispute():
    found = findings(POLICE, POLICE.replace("Police said", "According to police"))
    claim = claim_with(claims_of(found, "agree"), found, "28,000")
    assert (claim.standing, claim.dispute) == ("corroborated", None)


def test_a_vague_figure_that_excludes_no_other_is_no_side_of_a_dispute():
    vague = "Tens of thousands of people took part in the farmers' march in Osterlund on Saturday."
    found = findings(POLICE, LEAGUE, vague)
    claim = claim_with(claims_of(found, "conflict"), found, "28,000")
    assert values(claim) == ["28,000", "200,000"]


def test_what_a_quantity_was_before_is_no_side_of_a_dispute():
    found = findings(
        "The river at Karrow rose from 3.2 metres to 7.8 metres on Friday night.",
        "The river at Karrow stood at 6.1 metres on Friday night.",
    )
    topics = align_topics(found, {})
    claims = align_claims(found, topics, own_origins(found))
    assert [figure_at(found, name) for topic in topics for name in topic.past] == ["3.2 metres"]
    assert [values(claim) for claim in claims if claim.dispute] == [["7.8 metres", "6.1 metres"]]


def test_sides_of_one_dispute_that_are_worded_unlike_are_one_claim():
    one = "The roof of the Harl mill burned for 50 minutes on Friday. The mill had stood empty since May."
    other = "Neighbours watched the fire in the roof of the mill at Harl burn for five hours. The mill stood empty."
    found = findings(one, other)
    figures = tuple(f.id for part in found for f in part.figures if "minutes" in f.unit or "hours" in f.unit)
    topic = Topic("t-1", "fire", "hours", "conflict", "", figures)
    claim = claim_with(align_claims(found, (topic,), own_origins(found)), found, "50 minutes")
    assert {passage.account for passage in claim.passages} == {"a0", "a1"}
    assert claim.standing == "disputed"


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (figure(12, 12), figure(47, 47), True),
        (figure(12, None), figure(47, 47), False),
        (figure(28_000, 28_000), figure(200_000, 200_000), True),
        (figure(10, 10), figure(500, 500), False),
        (figure(2, 2, "hours"), figure(120, 120, "minutes"), False),
        (figure(2, 2, "hours"), figure(50, 50, "minutes"), True),
        (figure(2, 2, "hours"), figure(3, 3, "km"), False),
        (figure(98, 98, approximate=True), figure(100, 100), False),
        (figure(20_000, 99_999), figure(120_000, 120_000), False),
    ],
)
def test_figures_exclude_each_other_when_their_bounds_do_not_meet_in_one_dimension(one, other, apart):
    assert exclude(one, other) is apart
    assert exclude(other, one) is apart


def test_a_measure_is_compared_in_the_base_unit_of_its_dimension():
    assert in_base(figure(2, 2, "hours")) == in_base(figure(120, 120, "minutes"))


EARLY = "Nine people were killed when the ferry Anna Brisk sank off Quillan."
LATER = "The coastguard said 27 people were killed when the ferry Anna Brisk sank off Quillan."


def changed() -> tuple[list[Findings], Topic, tuple[Claim, ...]]:
    found = findings(EARLY, LATER)
    names = figure_of(found[0], "Nine").id, figure_of(found[1], "27").id
    topic = Topic("t-1", "killed", "people", "updated", "", names)
    return found, topic, align_claims(found, (topic,), own_origins(found))


def test_a_toll_that_changed_is_worded_by_its_newest_value_and_is_not_disputed():
    found, _, claims = changed()
    claim = claim_with(claims, found, "Nine")
    assert (claim.standing, claim.dispute) == ("corroborated", None)
    assert "27" in claim.text


def test_the_values_of_a_toll_that_changed_are_told_oldest_first_with_who_gives_them():
    found, topic, claims = changed()
    (variants,) = find_changes(claims, found, [topic]).values()
    assert [(v.value, {p.account for p in v.passages}) for v in variants] == [("Nine", {"a0"}), ("27", {"a1"})]


def test_a_toll_that_all_give_alike_has_not_changed():
    found = findings(EARLY, EARLY.replace("Nine", "9"))
    names = figure_of(found[0], "Nine").id, figure_of(found[1], "9").id
    topic = Topic("t-1", "killed", "people", "updated", "", names)
    assert find_changes(align_claims(found, (topic,), own_origins(found)), found, [topic]) == {}


def test_figures_in_conflict_or_updated_are_those_on_which_accounts_differ():
    found, topic, _ = changed()
    assert [span.account for span in differing_figures(found, [topic])] == ["a0", "a1"]
    assert differing_figures(found, [Topic("t-2", "", "", "agree", "", topic.figures)]) == []
