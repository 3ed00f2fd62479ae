"""Every stretch of an account is in one block, kept or left out with a reason."""

import time
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest.read import read_account
from onrecord.ingest.repeats import leave_out_repeats
from onrecord.model import Account, Block

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/blocks.toml").read_text(encoding="utf-8"))["case"]
PIECES = st.sampled_from(
    [
        "By Ada Roke\n", "2 March 2033, 18:05\n", "PORT ORLIN, March 2 (HNA) - ", "Most read\n", "\n\n", "| ", "— ", "(HNA)",
        "The ferry was cancelled on Wednesday, the harbour master said, and about 40 people stayed in the town hall. ",
        "Comments (2)\n", "Паром отменён сегодня утром.\n", "Update (Mar. 3, 2033): ", "<p>", "Photo: Ed Vay\n", "2:16\n", "\u2028",
    ]
)  # fmt: skip


def account(text: str, name: str = "a.txt") -> Account:
    got = read_account(text.encode("utf-8", "replace"), name)
    assert isinstance(got, Account)
    return got


def kinds_of(got: Account, start: str) -> set[tuple[str, bool]]:
    at = got.text.index(start)
    return {(b.kind, b.kept) for b in got.blocks if b.start <= at < b.end}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_stretches_get_the_kind_that_a_reader_gives_them(case: dict) -> None:
    got = account(case["text"])
    for start, kind in case["kept"]:
        assert kinds_of(got, start) == {(kind, True)}, start
    for start, kind in case["left_out"]:
        assert kinds_of(got, start) == {(kind, False)}, start


def partitions(got: Account) -> bool:
    edges = [0, *(b.end for b in got.blocks)]
    return edges[-1] == len(got.text) and [b.start for b in got.blocks] == edges[:-1]


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12).map("".join) | st.text(min_size=1, max_size=200))
def test_blocks_partition_any_text(text: str) -> None:
    for name in ("a.txt", "a.html"):
        got = read_account(text.encode("utf-8", "replace"), name)
        if isinstance(got, Account):
            assert partitions(got)
            assert all(block.reason for block in got.blocks if not block.kept)
            got.text.encode("utf-8")


def test_the_second_copy_of_a_headline_is_left_out_with_the_reason() -> None:
    got = account(CASES[6]["text"])
    first, second = got.blocks[:2]
    assert (first.kind, second.kind, second.reason) == ("title", "navigation", "repeats the title")


def test_a_headline_copied_from_the_window_title_stands_above_the_one_with_the_byline() -> None:
    body = "The only ferry to Lumen island was cancelled on Wednesday after a storm tore away its landing stage.\n"
    got = account("Ferry cancelled after storm\nFerry cancelled after storm\nBy Ada Roke\n" + body)
    assert [b.kind for b in got.blocks[:3]] == ["navigation", "title", "byline"]


def test_body_behind_a_date_of_a_part_names_the_date() -> None:
    got = account(CASES[3]["text"])
    reasons = [b.reason for b in got.blocks if b.kind == "body"]
    assert reasons == ["part dated 2033-03-03", "part dated 2033-03-02", "part dated 2033-03-02"]
    assert (got.published, got.updated) == ("2033-03-02", "2033-03-03")


def test_an_embedded_post_names_its_language_and_leaves_the_account_in_its_own() -> None:
    got = account(CASES[5]["text"])
    post = next(b for b in got.blocks if b.kind == "embed")
    assert (post.reason, got.language) == ("embedded post in Russian", "en")


def test_an_agency_in_parentheses_behind_the_last_paragraph_is_a_sign_off() -> None:
    long = "The only ferry to Lumen island was cancelled on Wednesday after a storm tore away its landing stage"
    got = account(f"Ferry cancelled after storm\n\n{long}, he said.\n\n{long}, the operator said. (AP)\n")
    assert [b.kind for b in got.blocks] == ["title", "body", "body", "signature"]
    assert got.agency == "Associated Press"


def test_the_length_of_a_film_is_split_from_its_caption() -> None:
    long = "The only ferry to Lumen island was cancelled on Wednesday after a storm tore away its landing stage."
    got = account(
        f"Ferry cancelled\n\n{long}\n\nWith the stage gone, people waited on the quay for hours. 2:16\n\n{long}\n"
    )
    assert kinds_of(got, "With the stage") == {("caption", True)}
    assert kinds_of(got, "2:16") == {("credit", False)}


def test_a_paragraph_wrapped_at_a_column_is_one_block() -> None:
    lines = ["The only ferry to Lumen island was cancelled on Wednesday after a storm",
             "tore away its landing stage, and about forty travellers had to spend the",
             "night in the town hall of Orlin, where the fire brigade served them soup",
             "and bread, said the mayor."]  # fmt: skip
    got = account("Ferry cancelled after storm\n\n" + "\n".join(lines) + "\n\n" + "\n".join(lines) + "\n")
    assert [b.kind for b in got.blocks] == ["title", "body", "body"]


def test_every_left_out_kind_has_words_for_it() -> None:
    got = {(b.kind, b.reason) for case in CASES for b in account(case["text"]).blocks if not b.kept}
    assert {kind for kind, _ in got} >= {
        "navigation", "related", "promo", "share", "form", "comments", "tags", "notice", "credit", "signature", "live-stamp",
        "source-url",
    }  # fmt: skip
    assert all(reason for _, reason in got)


def test_the_posts_of_a_live_blog_are_dated_by_their_stamps() -> None:
    got = account(CASES[7]["text"])
    dated = [b.dated for b in got.blocks if b.kind == "body"]
    assert dated == ["2033-03-02T18:05", "2033-03-02T16:40"]


def test_a_live_blog_that_runs_over_midnight_goes_back_a_day() -> None:
    text = "LIVE: Storm closes the harbour of Orlin\n3 March 2033\n"
    for clock in ("01:10", "00:05", "23:40", "22:00"):
        text += f"{clock}\nThe operator of the ferry has asked for a second boat from the mainland, a spokeswoman tells us at {clock}.\n"
    dated = [b.dated for b in account(text).blocks if b.kind == "body"]
    assert dated == ["2033-03-03T01:10", "2033-03-03T00:05", "2033-03-02T23:40", "2033-03-02T22:00"]


def test_parts_without_a_date_say_which_they_are() -> None:
    case = next(case for case in CASES if case["name"] == "an update above the story as it was")
    reasons = [b.reason for b in account(case["text"]).blocks if b.kind == "body"]
    assert reasons == ["part that updates the story", "part printed before an update", "part printed before an update"]


def test_a_block_in_another_language_carries_its_code() -> None:
    got = account(CASES[5]["text"])
    assert next(b.language for b in got.blocks if b.kind == "embed") == "ru"
    assert {b.language for b in got.blocks if b.kind == "body"} == {None}


def test_a_text_whose_breaks_were_written_out_has_its_lines() -> None:
    long = "The only ferry to Lumen island was cancelled on Wednesday after a storm tore away its landing stage."
    got = account(f"Ferry cancelled after storm \\n {long} \\n {long} \\n")
    assert [b.kind for b in got.blocks] == ["title", "body", "body"]


def test_an_account_that_opens_with_its_first_sentence_has_no_title() -> None:
    long = "The only ferry to Lumen island was cancelled on Wednesday after a storm tore away its landing stage."
    for first in ("Nobody was hurt on Tuesday night.", "Ivo Tesk, harbour master (Town of Orlin/Getty Images)"):
        assert account(f"{first}\n{long}\n{long}\n").title is None


def test_a_date_behind_a_headline_is_split_from_it() -> None:
    long = "The only ferry to Lumen island was cancelled on Wednesday after a storm tore away its landing stage."
    got = account(f"Ferry cancelled after storm Posted: Wednesday, March 2, 2033 8:36 AM EST\n{long}\n{long}\n")
    assert (got.title, got.published) == ("Ferry cancelled after storm", "2033-03-02T08:36-05:00")


def test_what_an_outlet_prints_under_all_of_its_accounts_is_left_out() -> None:
    box = "The Orlin Courier was the first to write about the broken harbour wall, in the autumn of last year."
    texts = [
        f"The Orlin Courier\n\nThe goat of Port Sarn {n} has been found on the roof of the school number {n}, said the caretaker Ed Vay "
        f"on {day}.\n\nHe had looked for it since {day}, he said, and he had asked {n} of his neighbours to help him with it.\n\n{box}\n\n"
        f"The owner of the goat number {n} said on {day} that he was glad to have it back, and that the roof would be mended.\n"
        for n, day in ((3, "Monday"), (4, "Friday"))
    ]  # fmt: skip
    first, second = (replace(account(text), outlet="The Orlin Courier") for text in texts)
    changed = leave_out_repeats([first, second])
    assert [kinds_of(got, box) for got in changed] == [{("promo", False)}] * 2
    assert leave_out_repeats([first, replace(first, id="other")])[0] == first


def test_thousands_of_accounts_of_one_outlet_are_compared_in_proportion_to_their_lines() -> None:
    base = account(
        "The goat of Port Sarn has been found on the roof of the school, said the caretaker Ed Vay on Monday.\n"
    )
    many = []
    for n in range(2_000):
        lines = [f"Line {k} of account {n} tells of a goat.\n" for k in range(12)] + [
            "Read the letters of the harbour."
        ]
        ends = [sum(map(len, lines[: k + 1])) for k in range(len(lines))]
        blocks = tuple(Block(end - len(line), end, "body", True, "") for line, end in zip(lines, ends, strict=True))
        many.append(replace(base, id=f"a{n}", outlet="The Orlin Courier", text="".join(lines), blocks=blocks))
    start = time.process_time()
    changed = leave_out_repeats(many)
    assert (
        time.process_time() - start < 15
    )  # a tenth of a second on an idle machine; minutes where all pairs are compared
    assert all([block.kept for block in got.blocks] == [True] * 12 + [False] for got in changed)
