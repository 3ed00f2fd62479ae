"""The same spoken words as several accounts print them."""

import time
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reconcile.quarry import abridged, account, event, find, spun, wire, witness

from onrecord.model import Account, Source, Span, Statement, Utterance
from onrecord.reconcile.lineage import trace_lineage
from onrecord.reconcile.quoted import spoken_words
from onrecord.reconcile.utterances import align_utterances
from onrecord.record import build_record

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "utterances.toml").read_text("utf-8"))["case"]


def align(accounts: Sequence[Account]) -> tuple[Utterance, ...]:
    findings = [find(told) for told in accounts]
    return align_utterances(findings, [s for f in findings for s in f.statements], trace_lineage(findings))


@pytest.fixture(scope="module")
def groan() -> dict[str, tuple[str, str | None]]:
    found = next(u for u in align(event) if any("mountain groan" in shown(w.span) for w in u.wordings))
    return {wording.account: (wording.change, wording.difference) for wording in found.wordings}


def shown(span: Span) -> str:
    return next(told.text[span.start : span.end] for told in event if told.id == span.account)


def test_the_same_words_in_two_accounts_are_one_utterance(groan):
    assert groan[wire.id] == ("same", None)
    assert groan[witness.id] == ("same", None)


def test_a_shorter_print_is_trimmed(groan):
    assert groan[abridged.id] == ("trimmed", "We heard the mountain groan [- and then it was upon us]")


def test_a_print_in_other_words_is_reworded_word_by_word(groan):
    change, difference = groan[spun.id]
    assert change == "reworded"
    assert "[groan -> moan]" in difference


def test_words_in_another_mouth_are_misattributed():
    other = account("other.txt", '"We heard the mountain groan and then it was upon us," said Peter Olm.')
    found = align((wire, other))[0]
    assert {w.account: w.change for w in found.wordings} == {wire.id: "same", other.id: "misattributed"}


HALVES = (
    account("whole.txt", '"We have never sold the lock. But we have our own price," Ana Brisk said.'),
    account("cut.txt", '"We have never sold the lock," keeper Ana Brisk said at noon. "But we have our own price."'),
    account("spun.txt", 'Ana Brisk stated, "We have never sold the lock." "However, we have our own set of prices."'),
)


def test_words_that_a_she_said_cuts_in_two_are_one_utterance_shown_word_by_word():
    found = align(HALVES[1:])
    assert len(found) == 1
    assert [w.change for w in found[0].wordings] in (["same", "reworded"], ["reworded", "same"])
    assert any(w.difference and "set of" in w.difference and "stated" not in w.difference for w in found[0].wordings)
    assert [spoken_words(HALVES[1], w.span) for w in found[0].wordings if w.account == HALVES[1].id] == [
        "We have never sold the lock, But we have our own price"
    ]


def test_an_utterance_gives_the_reason_for_its_most_original_print():
    reasons = [utterance.reason for utterance in align((wire, abridged, spun, witness))]
    assert reasons
    assert all(reasons)


def test_similar_sentences_of_two_days_are_two_utterances():
    monday = account("a.txt", 'Ana Brisk said on 3 March 2031: "We will never open the lock again."')
    friday = account("b.txt", 'Ana Brisk said on 7 March 2031: "We will not open the lock again."')
    again = account("c.txt", 'Ana Brisk said on 3 March 2031: "We will not open the lock again."')
    assert build_record((monday, friday)).utterances == ()
    assert len(build_record((monday, again)).utterances) == 1


def test_a_quote_inside_a_report_belongs_to_the_one_who_spoke():
    told = account("a.txt", 'The Vale Press reported that Ana Brisk had said: "Nobody will open this lock again."')
    plain = account("b.txt", '"Nobody will open this lock again," said Ana Brisk.')
    assert [w.change for u in align((told, plain)) for w in u.wordings] == ["same", "same"]


def test_thousands_of_quotes_cost_no_more_than_their_number():
    text = "\n\n".join(f'"We saw boat number {n} leave the lock," Ana Brisk said.' for n in range(80))
    one, other = (find(account(f"{n}.txt", text)) for n in range(2))
    start = time.process_time()
    align_utterances((one, other), [*one.statements, *other.statements], ())
    assert time.process_time() - start < 10


def printed(case: dict) -> tuple[list[list[list[str]]], list[str]]:
    """Return for each utterance of a case what each account prints and how it differs, and the reasons for the originals."""
    accounts = [account(f"{n}.txt", text) for n, text in enumerate(case["accounts"])]
    days = case.get("published", [None] * len(accounts))
    record = build_record(tuple(replace(told, published=day) for told, day in zip(accounts, days, strict=True)))
    rows = []
    for utterance in record.utterances:
        prints = {w.account: [record.quote(w.span), w.change] for w in utterance.wordings}
        rows.append([prints.get(told.id, []) for told in accounts])
    return rows, [utterance.reason for utterance in record.utterances]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_table_of_prints_holds(case):
    rows, reasons = printed(case)
    if changes := case.get("changes"):  # nothing but chance says which of the two is the original
        assert sorted(change for _, change in rows[0]) == changes
        rows = [[[text, "*"] for text, _ in row] for row in rows]
    assert rows == case["prints"]
    assert all(case.get("reason", "") in reason for reason in reasons)


def test_one_account_alone_has_no_utterances():
    assert align((wire,)) == ()


def test_the_order_of_accounts_changes_no_group():
    groups = [{frozenset(w.span for w in u.wordings) for u in align(order)} for order in (event, event[::-1])]
    assert groups[0] == groups[1]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet='ab "“”.\n', max_size=40), min_size=2, max_size=4))
def test_any_text_gives_spans_inside_its_account(texts):
    accounts = [account(f"{i}.txt", text) for i, text in enumerate(texts)]
    findings = [find(told) for told in accounts if told.text.strip()]
    statements = [
        Statement(f"s{i}", f.account.id, "direct", Source(None, "", "", None, False, None), None,
                  (Span(f.account.id, 0, len(f.account.text)),), None, None, None)
        for i, f in enumerate(findings)
    ]  # fmt: skip
    length = {told.id: len(told.text) for told in accounts}
    for utterance in align_utterances(findings, statements, ()):
        assert all(0 <= w.span.start < w.span.end <= length[w.account] for w in utterance.wordings)
