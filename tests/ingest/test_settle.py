"""What structure decides about a line where its own words do not: short accounts, lists that close, people who speak in turn."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest.lines import joined_lines
from onrecord.ingest.read import read_account
from onrecord.ingest.seen import see_lines
from onrecord.model import Account

BODY = "The only ferry to Lumen island was cancelled on Wednesday after a storm tore away its landing stage, the harbour master said."
MORE = "Nobody will cross before Friday, harbour master Ivo Tesk told about 40 travellers who had spent the night in the town hall."


def read(*lines: str) -> Account:
    got = read_account("\n".join(lines).encode(), "a.txt")
    assert isinstance(got, Account)
    return got


def kept(account: Account) -> list[str]:
    return [
        line
        for block in account.blocks
        if block.kept
        for line in account.cut(block.start, block.end).split("\n")
        if line.strip()
    ]


def left_out(account: Account) -> str:
    return "\n".join(account.cut(block.start, block.end) for block in account.blocks if not block.kept)


@pytest.mark.parametrize(
    "title",
    [
        "Fire destroys old cinema",
        "Two dead in Ostmark rail crash",
        "Mayor quits",
        "PORT AUTHORITY STRIKE ENDS",
        "Circus tent collapses, 8 hurt",
    ],
)
def test_a_first_line_alone_is_the_headline_though_no_date_follows(title: str) -> None:
    for body in (
        [BODY],
        [BODY, MORE],
        ["The fire was out by noon and nobody was hurt, the brigade said.", "It will look for the cause."],
    ):
        account = read(title, "", *body)
        if len(title.split()) > 2:
            assert account.title == title
            assert left_out(account).strip() == ""
        assert body[0] in kept(account)


@pytest.mark.parametrize(
    "masthead", ["Orlin Courier", "News | Sport | Opinion", "Share", "Advertisement", "Skip to content"]
)
def test_a_masthead_or_a_button_alone_is_no_headline(masthead: str) -> None:
    assert read(masthead, "", BODY, MORE).title is None


def test_short_paragraphs_are_the_body_of_a_short_account() -> None:
    text = "Port shut\n\nThe port was shut on Friday after a ferry sank at its mouth.\n\nSign up for our daily newsletter to read more of this."
    assert [row.bodylike for row in see_lines(text, joined_lines(text))] == [False, True, False]


def test_an_account_goes_on_behind_a_list_of_other_stories() -> None:
    account = read(
        "Gunmen attack village near Orlin", "By Ada Roke", BODY,
        "READ ALSO:", "- Governor swears in nine commissioners", "- Why we ended our strike, by doctors",
        "According to her, the men came on motorcycles at about 11pm.",
        '"They burnt 12 houses," a resident, Noa Field, told our correspondent.',
    )  # fmt: skip
    assert "motorcycles" in "\n".join(kept(account))
    assert "12 houses" in "\n".join(kept(account))
    assert "nine commissioners" in left_out(account)
    assert "doctors" in left_out(account)


def test_a_closing_list_with_teasers_between_its_headlines_stays_out() -> None:
    account = read(
        "Ferry to Lumen island cancelled", "By Ada Roke", BODY, MORE,
        "Most read", "Baker wins the lottery twice", "A baker of Welm won the lottery for the second time in a year.",
        "Goat on the roof of a school", "A goat was brought down from the roof of a school in Orlin.",
        "Three held after the robbery of a bank",
    )  # fmt: skip
    assert "lottery" not in "\n".join(kept(account))
    assert "Goat" not in "\n".join(kept(account))


def test_a_paragraph_between_advertisements_stays() -> None:
    account = read(
        "Vaccine drive reaches one million", "By Ada Roke", BODY, "Advertisement", "Article continues after this advertisement",
        "Eleven deaths have been linked to the flu so far.", "Advertisement", "© 2033 Orlin Courier",
    )  # fmt: skip
    assert "Eleven deaths have been linked to the flu so far." in kept(account)
    assert "Advertisement" not in kept(account)


def test_the_items_of_a_list_that_the_account_opens_are_body() -> None:
    account = read(
        "What is known about the mine fire",
        BODY,
        "What happened?",
        "- 118 miners were underground",
        "- 97 came out by themselves",
    )
    assert "- 118 miners were underground" in kept(account)
    assert "- 97 came out by themselves" in kept(account)


def test_people_who_speak_in_turn_are_kept() -> None:
    account = read(
        "Interview with the governor", "ANDREA VOSS, HOST: Governor, how many people are still missing tonight?",
        "GOV. LUTHER PAINE: Fourteen. We had 20 this morning.", "VOSS: And the dam?", "PAINE: The dam will hold.",
    )  # fmt: skip
    assert "VOSS: And the dam?" in kept(account)
    assert "PAINE: The dam will hold." in kept(account)


def test_labels_in_capitals_do_not_speak() -> None:
    account = read(
        "Ferry cancelled",
        "By Ada Roke",
        BODY,
        "SEE ALSO: Goat on the roof",
        "SEE ALSO: Baker wins twice",
        "WATCH: The storm",
        MORE,
    )
    assert not any(line.startswith(("SEE", "WATCH")) for line in kept(account))


def test_films_with_their_lengths_are_left_out_and_the_clocks_of_a_live_blog_are_not() -> None:
    films = [
        "1:36 Goat on the roof of the school",
        "0:43 Baker wins the lottery twice",
        "2:07 Mayor dances at the fair",
    ]
    assert not set(films) & set(kept(read(*films, BODY, MORE)))
    posts = [
        "14:05 The ferry has been cancelled, the operator says.",
        "13:40 The wind reaches 151 km/h.",
        "12:10 The port is shut.",
    ]
    assert all(post[6:] in "\n".join(kept(read("Storm live", BODY, *posts))) for post in posts)


def test_a_subhead_of_a_few_words_between_paragraphs_is_a_section() -> None:
    account = read("Why the line is late", "By Ada Roke", BODY, "Rising costs", MORE)
    assert [account.cut(b.start, b.end).strip() for b in account.blocks if b.kind == "section"] == ["Rising costs"]


LINES = [
    BODY, MORE, "READ ALSO: Goat on the roof", "Most read", "- item", "1:36 Goat", "VOSS: And the dam?", "Advertisement", "Share", "17.42 GMT",
    "Comments", "sea_dog77: no", "Rising costs", "(Reporting by Ada Roke)", "", "©", "Follow us on Facebook and Twitter",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=60)), max_size=25))
@settings(max_examples=60, deadline=None)
def test_whatever_the_lines_are_blocks_partition_the_text(lines: list[str]) -> None:
    got = read_account("\n".join(lines).encode("utf-8", "replace"), "a.txt")
    if isinstance(got, Account):
        assert "".join(got.cut(b.start, b.end) for b in got.blocks) == got.text


def test_many_lists_cost_no_more_than_their_lines() -> None:
    rng = random.Random(7)
    lines = [
        rng.choice(["Most read", "Goat on the roof of the school", "A goat was brought down from the roof."])
        for _ in range(6000)
    ]
    assert read(BODY, MORE, *lines).blocks
