"""What every rendering shares: tags, visible text, dates in words, claims by account, speakers, word differences."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publish.sample import A1, A2, A3, A4, A5, RECORD

from onrecord.model import Origin, Source, Span, Utterance, Wording
from onrecord.publish.tables import UNSEEN, index_record, one_line, visible_text
from onrecord.publish.tables_claims import claim_rows, lacking, rows_alone
from onrecord.publish.tables_positions import codes_words, position_rows
from onrecord.publish.tables_speakers import Said, chain_words, speakers
from onrecord.publish.tables_time import date_words, instant, interval_words
from onrecord.publish.tables_wording import diff_words

INDEX = index_record(RECORD)


def test_a_tag_is_the_letter_of_the_origin_and_a_number():
    assert {tag.account.id: str(tag) for tag in INDEX.tags.values()} == {
        A1.id: "A1", A2.id: "A2", A5.id: "A3", A3.id: "B1", A4.id: "C1"}  # fmt: skip


def test_what_an_account_was_made_from_comes_before_it():
    turned = dataclasses.replace(RECORD.derivations[1], account=A1.id, from_=A2.id)
    tags = index_record(dataclasses.replace(RECORD, derivations=(turned,))).tags
    assert (str(tags[A2.id]), str(tags[A5.id]), str(tags[A1.id])) == ("A1", "A2", "A3")


def test_an_account_of_no_origin_is_tagged_as_such():
    tags = index_record(dataclasses.replace(RECORD, origins=RECORD.origins[1:])).tags
    assert {str(tags[account.id]) for account in (A1, A2, A5)} == {"?1", "?2", "?3"}


def test_the_twenty_seventh_origin_is_aa():
    accounts = tuple(dataclasses.replace(A1, id=f"a-{n}") for n in range(30))
    origins = tuple(Origin(f"o-{n}", "one", (f"a-{n}",)) for n in range(30))
    tags = index_record(dataclasses.replace(RECORD, accounts=accounts, origins=origins)).tags
    assert [str(tags[f"a-{n}"]) for n in (0, 25, 26, 29)] == ["A1", "Z1", "AA1", "AD1"]


def test_an_account_is_named_by_its_outlet_else_by_its_title_and_two_of_one_outlet_apart():
    assert INDEX.tags[A5.id].name == 'SHOCK: bridge "collapses"…'
    twice = dataclasses.replace(A2, outlet="Tidewater Press")
    names = index_record(dataclasses.replace(RECORD, accounts=(A1, twice))).tags
    assert {tag.name for tag in names.values()} == {
        "Tidewater Press (1-tidewater.txt)",
        "Tidewater Press (2-courier.html)",
    }


@given(st.text())
def test_shown_text_has_no_unseen_characters_and_one_line(text):
    assert not UNSEEN.search(visible_text(text))
    assert "\n" not in one_line(text)
    visible_text(text).encode()


@pytest.mark.parametrize(("written", "words"), [
    ("2034", "2034"), ("2034-05-14T09:00Z", "14 May 2034, 09:00 UTC"), ("2034-05-14T09+02:00", "14 May 2034, 09:00 UTC+2"),
    ("2034-13-01", "2034-13-01"), ("last week", "last week"), ("", ""),
])  # fmt: skip
def test_dates_are_written_as_a_reader_says_them(written, words):
    assert date_words(written) == words


@pytest.mark.parametrize(("earliest", "latest", "words"), [
    ("2034-05-01", "2034-05-31", "May 2034"), ("2034-02-01", "2034-02-28", "Feb 2034"),
    ("2034-05-14T18:00", "2034-05-14T23:59", "14 May 2034, 18:00 to 23:59"), ("2034", "2035", "2034 to 2035"),
    ("2034-05-14", "2034-05-14", "14 May 2034"), ("odd", "2034-99-99", "odd to 2034-99-99"),
])  # fmt: skip
def test_intervals_are_written_as_the_period_they_cover(earliest, latest, words):
    assert interval_words(earliest, latest) == words


@given(st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}(T[0-9]{2}:[0-9]{2})?", fullmatch=True))
def test_the_end_of_a_period_is_never_before_its_start(written):
    first, last = instant(written), instant(written, end=True)
    assert (first is None) == (last is None)
    assert first is None or first <= last
    assert interval_words(written, written)


def test_an_offset_moves_an_instant():
    assert instant("2034-05-14T12:00+02:00") == instant("2034-05-14T10:00Z")


def test_a_claim_has_a_cell_an_account_with_its_passages_by_variant():
    row = claim_rows(INDEX)[1]
    assert [[variant for variant, _ in cell.passages] for cell in row.cells] == [[1], [1], [1], [2], [3]]
    assert [str(origin.letter) for origin in row.origins] == ["A", "B", "C"]


def test_both_sides_of_a_dispute_can_stand_in_one_account():
    cell = claim_rows(INDEX)[2].cells[0]
    assert [variant for variant, _ in cell.passages] == [1, 2]


def test_what_an_account_lacks_is_listed_with_the_reason():
    assert {str(tag): [(n, why) for n, _, why in missing] for tag, missing in lacking(INDEX)} == {
        "A1": [(5, "not-yet-known")], "A2": [(4, "left-out")], "A3": [], "B1": [],
        "C1": [(3, "left-out"), (5, "left-out")]}  # fmt: skip


def test_single_claims_stand_by_their_origin():
    single = [row for row in claim_rows(INDEX) if row.claim.standing == "single-source"]
    assert [(origin.letter, [row.number for row in own]) for origin, own in rows_alone(INDEX, single)] == [
        ("A", [6]), ("B", [5]), ("C", [7])]  # fmt: skip


def test_named_collective_and_anonymous_sources_are_kept_apart():
    kinds = {person.name: person.kind for person in speakers(INDEX)}
    assert kinds["Odile Marrant"] == "named"
    assert kinds["rescue workers"] == "institution"
    assert kinds["A city official who asked not to be named"] == "anonymous"


def test_an_anonymous_source_is_never_joined_across_accounts_or_to_a_name():
    source = Source(None, "an official", "an official", None, True, "official")
    statements = tuple(dataclasses.replace(s, source=source) for s in RECORD.statements)
    found = speakers(index_record(dataclasses.replace(RECORD, statements=statements)))
    assert {person.kind for person in found} == {"anonymous"}
    assert len(found) == len({statement.account for statement in statements})


def test_prints_of_one_utterance_are_one_row_under_the_most_original():
    marrant = next(person for person in speakers(INDEX) if person.name == "Odile Marrant")
    assert (marrant.count, len(marrant.said)) == (4, 1)
    assert [p.wording.change for p in marrant.said[0].prints] == ["same", "trimmed", "reworded", "reworded"]
    assert [p.number for p in marrant.said[0].prints] == [None, 6, 7, 12]


def test_every_statement_keeps_a_row_or_a_print_whatever_the_utterances_say():
    s = RECORD.statements
    odd = tuple(
        Utterance(f"u-{n}", "x", tuple(Wording(i, A1.id, s[0].content[0], "reworded", None) for i in ids))
        for n, ids in enumerate((("s-02", "s-06"), ("s-06", "s-02"), ("s-01", "nobody"), ("s-13", "s-13")))
    )
    found = speakers(index_record(dataclasses.replace(RECORD, utterances=odd)))
    numbers = [said.number for person in found for said in person.said]
    numbers += [n for person in found for said in person.said for n, _, _ in said.again]
    numbers += [p.number for person in found for said in person.said for p in said.prints if p.number]
    assert sorted(numbers) == list(range(1, len(s) + 1))


def test_quote_marks_make_no_difference_between_prints():
    assert [piece.kind for piece in diff_words("it’s “ours”", 'it\'s "ours"')] == ["same"]


@given(
    st.lists(st.sampled_from("we had warned the town twice , “ ” it’s it's".split()), max_size=12).map(" ".join),
    st.lists(st.sampled_from("we had warned the town twice , “ ” it’s it's".split()), max_size=12).map(" ".join),
)
def test_a_difference_without_the_dropped_words_is_the_other_print(one, other):
    pieces = diff_words(one, other)
    assert " ".join(piece.text for piece in pieces if piece.kind != "gone") == other
    assert diff_words(other, other) == ((("same", other),) if other else ())


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_compared(one, other):
    assert all(piece.text for piece in diff_words(one, other))


def test_an_account_without_outlet_is_named_by_its_agency():
    bare = dataclasses.replace(A1, outlet=None)
    record = dataclasses.replace(RECORD, accounts=(bare, *RECORD.accounts[1:]))
    assert index_record(record).tag(A1.id).name == "Tidewater Press"


def _chained(via: str, outer: str) -> Said:
    one, two = (dataclasses.replace(s, account=A1.id) for s in RECORD.statements[2:4])
    outside = dataclasses.replace(
        two, id="s-out", source=dataclasses.replace(two.source, text=outer, speaker=outer, entity=None)
    )
    start = A1.text.index(via)
    inside = dataclasses.replace(one, cue=None, via=Span(A1.id, start, start + len(via)), nested_in="s-out")
    index = index_record(dataclasses.replace(RECORD, statements=(inside, outside), utterances=()))
    return next(said for person in speakers(index) for said in person.said if said.statement.id == one.id)


@pytest.mark.parametrize(
    ("via", "outer", "relayed"),
    [("Vance", "Teodora Vance", ("Teodora Vance",)), ("He", "Odile Marrant", ("Odile Marrant",)),
     ("Tidewater Press", "Odile Marrant", ("Tidewater Press", "Odile Marrant"))],
)  # fmt: skip
def test_a_party_that_words_came_through_is_named_once_and_by_its_name(via, outer, relayed):
    assert _chained(via, outer).relayed == relayed


def test_whom_the_words_were_told_stands_right_after_the_cue():
    (told,) = (said for person in speakers(INDEX) for said in person.said if said.statement.id == "s-03")
    assert (told.told, told.relayed) == ("Tidewater Press that", ())
    assert chain_words(told) == ", to Tidewater Press that"


def test_positions_in_the_same_words_are_one_row_with_both_accounts():
    first = RECORD.positions[0]
    again = dataclasses.replace(first, id="p-9")
    rows = position_rows(index_record(dataclasses.replace(RECORD, positions=(first, again, RECORD.positions[1]))))
    assert [[number for number, _ in row.given] for row in rows] == [[1, 2], [3]]
    assert codes_words(first) == "PLOVER REQUEST, CAMEO 10"
