"""How a brief tells figures on which accounts differ: never as agreed."""

from tests.reconcile.test_claims import findings, own_origins

from onrecord.extract.findings import Findings
from onrecord.model import BriefSentence, Origin, Topic, Verdict
from onrecord.reconcile.brief import write_brief
from onrecord.reconcile.claims import align_claims

FIRST = "At least nine people were killed when the ferry Anna Brisk sank off Quillan on Sunday."
SECOND = "The harbour office said 27 people were killed when the ferry Anna Brisk sank off Quillan on Sunday."


def brief_of(found: list[Findings], verdict: Verdict) -> tuple[BriefSentence, ...]:
    origin_of = own_origins(found)
    topic = Topic("t-1", "killed", "people", verdict, "", tuple(f.id for one in found for f in one.figures))
    origins = [Origin(origin, "", (account,)) for account, origin in origin_of.items()]
    claims = align_claims(found, (topic,), origin_of)
    return write_brief(found, claims, (), origins, (), (topic,))


def opening(told: tuple[BriefSentence, ...], words: str) -> BriefSentence:
    return next(sentence for sentence in told if sentence.text.startswith(words))


def test_a_toll_that_changed_is_told_by_the_time_of_the_accounts_oldest_first():
    sentence = opening(brief_of(findings(FIRST, SECOND), "updated"), "The figure differs by the time of the account")
    assert sentence.text.index("nine") < sentence.text.index("27")
    assert {span.account for span in sentence.citations} == {"a0", "a1"}


def test_figures_in_conflict_are_told_as_a_difference():
    told = brief_of(findings(FIRST.replace("At least nine", "Nine"), SECOND), "conflict")
    sentence = opening(told, "Origins differ on the figure")
    assert {span.account for span in sentence.citations} == {"a0", "a1"}


def test_no_figure_on_which_accounts_differ_is_told_as_agreed():
    for verdict in ("updated", "conflict"):
        told = brief_of(findings(FIRST.replace("At least nine", "Nine"), SECOND), verdict)
        assert not any("agree" in sentence.text for sentence in told if {"Nine", "27"} & set(sentence.text.split()))


def test_figures_given_alike_are_told_as_agreed():
    told = brief_of(findings(FIRST, FIRST.replace("At least nine", "No fewer than nine")), "agree")
    assert told[0].text.startswith("Both independent origins agree")
