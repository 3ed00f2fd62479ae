"""Views of who said what: speech alone, direct quotes alone, unnamed sources alone."""

import dataclasses
import re

import pytest
from tests.publish.sample import RECORD

from onrecord.publish.report import render_report
from onrecord.publish.tables import index_record
from onrecord.publish.tables_picked import PICKS, picked, picks_of
from onrecord.publish.tables_speakers import speakers
from onrecord.publish.terminal import render_terminal
from onrecord.text.tones import tone_of

INDEX = index_record(RECORD)


@pytest.mark.parametrize(
    ("cue", "tone"),
    [("said", None), ("told", None), ("according to", None), ("admitted", "concession"), ("has claimed", "distance"),
     ("feared", "thought"), ("planned to", "thought"), ("denies", "denial"), ("swore", "insistence"), ("", None)],
)  # fmt: skip
def test_a_cue_adds_its_tone_to_the_saying(cue, tone):
    assert tone_of(cue) == tone


@pytest.mark.parametrize("pick", [pick for pick, _ in PICKS])
def test_a_view_shows_only_what_it_names_and_drops_nobody_of_whom_it_shows_something(pick):
    shown = picked(speakers(INDEX), pick)
    rows = [said.statement for person in shown for said in person.said]
    assert rows
    assert all(pick in picks_of(statement) for statement in rows)
    everyone = [said.statement for person in speakers(INDEX) for said in person.said]
    assert len(rows) == sum(pick in picks_of(statement) for statement in everyone)


def test_no_view_is_every_statement():
    assert picked(speakers(INDEX), None) == speakers(INDEX)


def test_the_terminal_shows_a_view_by_itself():
    whole, quotes = render_terminal(RECORD), render_terminal(RECORD, pick="direct")
    assert "Brief" in whole
    assert "Brief" not in quotes
    assert "direct quotes alone" in quotes
    assert "(indirect" not in quotes
    none = dataclasses.replace(RECORD, statements=(), utterances=())
    assert "The accounts have none." in render_terminal(none, pick="anonymous")


def test_the_report_filters_without_a_script():
    page = render_report(RECORD)
    assert "<script" not in page
    for pick, _ in PICKS:
        assert f'<input class="pick" type="radio" name="said" id="said-{pick}">' in page
        assert f'<label class="pick" for="said-{pick}">' in page
        assert f"#speakers:has(#said-{pick}:checked)>.picks~" in page
    rows = re.findall(r'<li id="s-(\d+)" class="([^"]*)"', page)
    for number, classes in rows:
        statement = RECORD.statements[int(number) - 1]
        assert set(classes.split()) == {f"pick-{pick}" for pick in picks_of(statement)}


def test_the_report_says_why_a_print_is_the_most_original():
    utterances = tuple(dataclasses.replace(u, reason="it was published first") for u in RECORD.utterances)
    assert "it was published first" in render_report(dataclasses.replace(RECORD, utterances=utterances))


def test_statements_are_found_by_surname_full_name_or_body_in_any_case():
    marrant = RECORD.statements_by("marrant")
    assert marrant == RECORD.statements_by("Odile Marrant")
    assert marrant
    assert all("Marrant" in s.source.speaker or "Marrant" in s.source.text for s in marrant)
    assert RECORD.statements_by("HARBOUR police")
    assert RECORD.statements_by("arrant") == ()
