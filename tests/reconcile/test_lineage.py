"""Which account was made from which, and the origins that follow."""

from dataclasses import replace

import pytest
from tests.reconcile.quarry import abridged, account, event, find, later, release, spun, wire, witness

from onrecord.model import Derivation
from onrecord.reconcile.lineage import group_origins, trace_lineage
from onrecord.text.shingles import fold_words

NORPRESS = "Norpress"


@pytest.fixture(scope="module")
def traced() -> dict[str, Derivation]:
    return {d.account: d for d in trace_lineage([find(told) for told in event])}


def test_a_shortened_copy_is_abridged_from_the_wire_that_it_credits(traced):
    found = traced[abridged.id]
    assert (found.from_, found.relation, found.credited) == (wire.id, "abridged", True)
    assert "credits Corrin Press" in found.reason


def test_a_copy_with_every_word_replaced_is_spun(traced):
    found = traced[spun.id]
    assert (found.from_, found.relation, found.credited) == (wire.id, "spun", False)
    assert "in the same order" in found.reason


def test_a_later_version_by_the_same_agency_is_an_update(traced):
    assert (traced[later.id].from_, traced[later.id].relation) == (wire.id, "update")


def test_accounts_that_share_an_official_or_a_quote_stay_independent(traced):
    assert release.id not in traced
    assert witness.id not in traced


def test_the_wire_itself_derives_from_nothing(traced):
    assert wire.id not in traced


def test_origins_count_lines_of_reporting_and_not_outlets(traced):
    origins = group_origins(event, tuple(traced.values()))
    assert {frozenset(o.accounts) for o in origins} == {
        frozenset((wire.id, abridged.id, spun.id, later.id)),
        frozenset((release.id,)),
        frozenset((witness.id,)),
    }
    assert next(o.label for o in origins if wire.id in o.accounts) == "Corrin Press"


def test_a_score_never_travels_without_its_reason(traced):
    assert all(0 <= d.score <= 1 and d.reason for d in traced.values())


def test_passages_point_at_what_is_shared(traced):
    for mine, theirs in traced[abridged.id].passages:
        shown = abridged.text[mine.start : mine.end], wire.text[theirs.start : theirs.end]
        assert [w.text for w in fold_words(shown[0])][:5] == [w.text for w in fold_words(shown[1])][:5]
    assert traced[spun.id].passages


def test_the_order_of_accounts_changes_nothing(traced):
    assert {d.account: d for d in trace_lineage([find(told) for told in reversed(event)])} == traced


def test_a_second_copy_of_an_account_joins_its_origin():
    again = replace(witness, id="a-again", path="again.txt")
    accounts = (release, witness, again)
    origins = group_origins(accounts, trace_lineage([find(told) for told in accounts]))
    assert {frozenset(o.accounts) for o in origins} == {frozenset((release.id,)), frozenset((witness.id, again.id))}


def test_an_agency_credit_without_its_wire_is_a_derivation_of_its_own():
    printed = replace(witness, agency=NORPRESS)
    found = trace_lineage([find(printed), find(release)])
    assert [(d.account, d.from_, d.agency, d.relation) for d in found] == [(printed.id, None, NORPRESS, "reprint")]


def test_two_prints_of_one_absent_wire_are_one_origin():
    first = replace(witness, agency=NORPRESS)
    second = account("second.txt", witness.text, outlet="Hill Courier", agency=NORPRESS, published="2033-05-06")
    accounts = (first, second, release)
    derivations = trace_lineage([find(told) for told in accounts])
    assert {d.from_ for d in derivations} == {None}
    assert [len(o.accounts) for o in group_origins(accounts, derivations)] == [2, 1]


def test_two_outlets_that_credit_one_agency_for_different_texts_stay_two_origins():
    accounts = (replace(witness, agency=NORPRESS), replace(release, agency=NORPRESS))
    assert len(group_origins(accounts, trace_lineage([find(told) for told in accounts]))) == 2


@pytest.mark.parametrize("text", ["", " \n", '"""', "One.", "数字 12 and 12", "\ud800 lone"])
def test_no_text_is_too_poor_to_compare(text):
    accounts = (account("odd.txt", text), account("odder.txt", text), wire)
    origins = group_origins(
        accounts, trace_lineage([find(told) if text.isascii() else _unparsed(told) for told in accounts])
    )
    assert sum(len(o.accounts) for o in origins) == len({told.id for told in accounts})


def test_an_account_in_another_language_joins_its_verbatim_copy():
    text = (
        "Der Hang gab am Morgen nach, sagte die Polizei in Ostrey. " * 3
        + "Neun Arbeiter starben im Steinbruch, viele fehlen noch."
    )
    pair = (replace(account("a.txt", text), language="de"), replace(account("b.txt", text), language="de"))
    assert len(group_origins(pair, trace_lineage([find(told) for told in pair]))) == 1


def _unparsed(told):
    return find(replace(told, language="xx"))
