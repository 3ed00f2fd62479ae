"""What changed between two records of a story."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st
from tests.publish.sample import A4, RECORD

from onrecord.publish.diff import compare_records, match, render_changes


def changes(**later: object) -> list[tuple[str, str, str]]:
    new = dataclasses.replace(RECORD, **later)
    return [(c.sign, c.what, c.words) for c in compare_records(RECORD, new)]


def test_a_record_does_not_differ_from_itself():
    assert compare_records(RECORD, RECORD) == ()
    assert render_changes(()) == "the records say the same\n"


def test_a_change_of_standing_is_told_even_under_another_id_and_wording():
    claim = dataclasses.replace(RECORD.claims[4], id="other", text="said otherwise", standing="corroborated")
    assert changes(claims=(*RECORD.claims[:4], claim, *RECORD.claims[5:])) == [
        ("~", "claims", "said otherwise: single-source before, corroborated now")
    ]


def test_a_new_variant_of_a_dispute_is_told():
    claim = RECORD.claims[1]
    dispute = dataclasses.replace(claim.dispute, variants=claim.dispute.variants[:2])
    found = changes(claims=(RECORD.claims[0], dataclasses.replace(claim, dispute=dispute), *RECORD.claims[2:]))
    assert found == [("~", "claims", f"{claim.text}: disputed between Nineteen / at least 12 now")]


def test_accounts_and_origins_that_come_and_go_are_told():
    accounts = tuple(account for account in RECORD.accounts if account != A4)
    found = changes(accounts=accounts, origins=RECORD.origins[:2])
    assert found[:2] == [("-", "accounts", "City of Port Ansel"), ("~", "independent origins", "3 before, 2 now")]


def test_statements_figures_and_the_brief_are_compared():
    found = changes(statements=RECORD.statements[1:], topics=RECORD.topics[1:], brief=RECORD.brief[1:])
    assert [(sign, what) for sign, what, _ in found] == [("-", "figures"), ("-", "statements"), ("-", "brief")]


@given(st.lists(st.text("abc", max_size=3), max_size=5), st.lists(st.text("abc", max_size=3), max_size=5))
def test_items_are_paired_at_most_once_and_share_something(old, new):
    pairs = match(old, new, set)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(set(old[i]) & set(new[j]) for i, j in pairs)


def test_a_claim_whose_words_still_stand_is_not_gone():
    claim = RECORD.claims[4]
    twice = dataclasses.replace(RECORD, claims=(*RECORD.claims, dataclasses.replace(claim, id="c-99", passages=())))
    assert compare_records(twice, RECORD) == ()
