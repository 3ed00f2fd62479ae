"""The terminal view: what matters first, inside the width, with no escape code of a text."""

import dataclasses
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.publish.sample import A1, A2, A5, RECORD, account

from onrecord.model import Span, Variant
from onrecord.publish.terminal import render_terminal
from onrecord.publish.terminal_account import render_account

TEXT = render_terminal(RECORD)


def test_the_brief_comes_first_then_what_differs_then_who_said_what():
    order = [TEXT.index(f"\n{title}\n") for title in ("Brief", "What differs", "Who said what", "Not read")]
    assert order == sorted(order)


def test_a_sentence_of_the_brief_names_its_accounts_and_its_standing():
    assert re.search(r"gave way on Sunday evening\. \[A1 A2 B1 C1\]\s+= agreed", TEXT)


def test_who_gives_which_variant_is_said():
    assert "“Nineteen”: B1 Harbour Standard" in TEXT


def test_what_was_not_read_is_said_with_the_reason():
    assert "- ansel/6-photo.jpg: this is a JPEG image, no text" in TEXT


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_lines_keep_to_the_width(width):
    for text in (render_terminal(RECORD, width=width), render_account(A5, width=width)):
        assert max(map(len, text.splitlines())) <= width


def test_there_is_no_escape_code_without_colour_and_none_of_a_text_with_it():
    assert "\x1b" not in TEXT
    coloured = render_terminal(RECORD, colour=True)
    assert "\x1b[" in coloured
    assert "⟨U+001B⟩[31mred" in render_account(A5, colour=True)


def test_colour_changes_no_word():
    coloured = re.sub(r"\x1b\[[\d;]*m", "", render_terminal(RECORD, colour=True))
    assert [line.rstrip() for line in coloured.splitlines()] == TEXT.splitlines()


def test_a_long_list_is_cut_and_says_so():
    statements = tuple(dataclasses.replace(RECORD.statements[4], id=f"s-{n}", cue=None,
                                           content=(dataclasses.replace(RECORD.statements[4].content[0], end=660 - n),))
                       for n in range(9))  # fmt: skip
    assert "… and 2 more" in render_terminal(dataclasses.replace(RECORD, statements=statements, utterances=()))


def test_an_account_shows_what_was_left_out_and_why():
    text = render_account(A2)
    assert re.search(r"× navigation +\[left out: a menu", text)
    assert "published  2034-05-14T22:40" in text


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(min_size=1, max_size=80))
def test_any_text_can_be_shown(text):
    shown = render_account(account("x.txt", (("body", text, ""),)), width=40)
    assert "\x1b" not in shown
    shown.encode()


def test_a_record_of_one_account_can_be_shown():
    lists = [f.name for f in dataclasses.fields(type(RECORD)) if isinstance(getattr(RECORD, f.name), tuple)]
    bare = dataclasses.replace(RECORD, **dict.fromkeys(lists, ()) | {"accounts": (A1,)})
    assert "The accounts cite nobody." in render_terminal(bare)


def test_the_timeline_says_when_what_and_who():
    entry = dataclasses.replace(
        RECORD.timeline[0],
        variants=tuple(Variant(f"1998-05-0{n}", (a.passages[0],)) for n, a in enumerate(RECORD.timeline[:2], 1)),
    )
    text = " ".join(render_terminal(dataclasses.replace(RECORD, timeline=(entry,)), width=200).split())
    assert f"{entry.what} [" in text
    assert re.search(r"accounts differ: 1 May 1998 in \w+, 2 May 1998 in \w+: ", text)


def test_a_long_timeline_is_cut_and_says_so():
    assert "… and 4 more" in render_terminal(dataclasses.replace(RECORD, timeline=RECORD.timeline[:1] * 20))


def test_a_statement_as_long_as_an_article_is_cut_and_says_so():
    long = account("ansel/long.txt", (("body", "word " * 500, ""),))
    statement = dataclasses.replace(RECORD.statements[0], account=long.id, content=(Span(long.id, 0, 2499),))
    record = dataclasses.replace(RECORD, accounts=(*RECORD.accounts, long), statements=(statement,), utterances=())
    assert re.search(r"word… \[1,9\d\d characters more\]", " ".join(render_terminal(record).split()))


def test_a_belief_is_told_from_speech():
    assert "(belief, indirect, said)" in " ".join(TEXT.split())


def test_who_was_told_is_no_relay():
    assert "(indirect, told, to Tidewater Press that)" in " ".join(TEXT.split())


def test_a_denial_is_said_in_words():
    text = " ".join(TEXT.split())
    assert "disputed over whether it is so" in text
    assert "polarity" not in text


def test_the_reason_of_a_verdict_stands_with_the_figures():
    assert "(19 and 14 are exact and cannot both hold)" in " ".join(TEXT.split())
