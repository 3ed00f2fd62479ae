"""A person overrules intake in a file beside the accounts; what does not fit is said and changes nothing."""

import doctest
import hashlib
import json
import re
import time
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.publish.sample import account

from onrecord.ingest import judgements_file
from onrecord.ingest.judgements import JUDGED, find_judgements, find_place, overrule, survey
from onrecord.ingest.judgements_file import NAME, Judgement, parse_judgements, read_range
from onrecord.ingest.pieces import KEPT
from onrecord.ingest.read import read_accounts, read_given
from onrecord.model import Account, Block, BlockKind, Unread

TEXT = """Weir at Tolm gives way
By Ada Roke
3 March 2033

Nine boats were lost when the weir at Tolm gave way on Friday, and the lock is shut, the harbour master said.

Bakers of Tolm win the Harrow prize with 40 loaves

The harbour master, Ole Brand, said that the weir had been inspected in March and that nine crews were safe.
"""
ENTRY = 'account = "weir.txt"\nwho = "Ada Roke"\nwhy = "another story"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Save an account as a reader would."""
    (tmp_path / "weir.txt").write_text(TEXT, "utf-8")
    return tmp_path


def judge(folder: Path, *entries: str, name: str = NAME) -> Path:
    path = folder / name
    path.write_text("".join(f"[[judgement]]\n{entry}\n" for entry in entries), "utf-8")
    return path


def read(folder: Path, *files: Path) -> tuple[Account, list[str]]:
    accounts, unread = read_accounts([str(folder)], [str(file) for file in files])
    assert len(accounts) == 1
    assert all("\n" not in missed.reason for missed in unread)
    return accounts[0], [missed.reason for missed in unread]


def block_at(found: Account, words: str) -> Block:
    at = found.text.index(words)
    return next(block for block in found.blocks if block.start <= at < block.end)


def test_a_judged_block_says_who_judged_and_why(folder):
    judge(folder, ENTRY + 'lines = 7\nkind = "related"')
    found, faults = read(folder)
    block = block_at(found, "Bakers")
    assert (block.kind, block.kept, block.reason) == ("related", False, "judged by Ada Roke: another story")
    assert faults == []
    assert block_at(found, "The harbour master, Ole").kept


def test_the_file_of_judgements_is_no_account(folder):
    judge(folder, ENTRY + "lines = 7\nkeep = false")
    accounts, unread = read_given([str(folder)])
    assert [Path(a.path).name for a in accounts] == ["weir.txt"]
    assert unread == ()


@pytest.mark.parametrize(
    "place", ["lines = 7", 'lines = "7-7"', 'first = "Bakers of Tolm"', f"offset = {TEXT.index('win the')}"]
)
def test_a_block_is_named_by_its_lines_its_first_words_or_a_character(folder, place):
    judge(folder, ENTRY + place + "\nkeep = false")
    found, faults = read(folder)
    assert not block_at(found, "Bakers").kept
    assert faults == []


def test_a_range_of_lines_is_cut_out_of_the_blocks_it_lies_in(folder):
    judge(folder, ENTRY + 'lines = "1-3"\nkeep = false')
    found, _ = read(folder)
    assert all(not b.kept for b in found.blocks if b.end <= TEXT.index("Nine"))
    assert block_at(found, "Nine boats").kept
    assert "".join(found.cut(b.start, b.end) for b in found.blocks) == TEXT


def test_a_block_that_is_kept_against_its_kind_becomes_body():
    found = account("weir.txt", (("body", "Nine lost. ", ""), ("promo", "The lock is shut.", "advertising")))
    kept = Judgement(NAME, 1, False, "weir.txt", "", None, "The lock", None, None, True, "Ada Roke", "it is reported")
    blocks = overrule(found.blocks, [kept], path="weir.txt", text=found.text, data=b"")
    assert [(b.kind, b.kept) for b in blocks] == [("body", True), ("body", True)]
    assert blocks[1].reason == "judged by Ada Roke: it is reported"


def test_the_metadata_follow_what_a_person_says(folder):
    judge(folder, ENTRY + 'lines = 7\nkind = "title"', ENTRY + "lines = 1\nkeep = false\nkind = 'navigation'")
    found, _ = read(folder)
    assert found.title == "Bakers of Tolm win the Harrow prize with 40 loaves"


def test_a_row_of_a_table_is_an_account_like_any_other(tmp_path):
    rows = [
        {"title": f"Weir {n} gives way", "text": TEXT.partition("\n\n")[2] + f"It was day {n} of the storm."}
        for n in (1, 2)
    ]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    judge(tmp_path, ENTRY.replace("weir.txt", "rows.jsonl#2") + 'first = "Bakers"\nkeep = false')
    accounts, unread = read_accounts([str(tmp_path)])
    assert [block_at(found, "Bakers").reason.startswith(JUDGED) for found in accounts] == [False, True]
    assert unread == ()


def test_of_two_judgements_on_one_block_the_later_holds_and_a_given_file_comes_last(folder, tmp_path):
    judge(folder, ENTRY + 'lines = 7\nkind = "related"', ENTRY + 'lines = 7\nkind = "section"')
    assert block_at(read(folder)[0], "Bakers").kind == "section"
    other = judge(tmp_path.parent, ENTRY + 'lines = 7\nkind = "caption"', name="other.toml")
    assert block_at(read(folder, other)[0], "Bakers").kind == "caption"


def test_an_account_is_known_by_the_digest_of_its_text_alone(folder):
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    judge(folder, f'sha256 = "{digest}"\nlines = 7\nkeep = false\nwho = "Ada Roke"\nwhy = "another story"')
    found, faults = read(folder)
    assert not block_at(found, "Bakers").kept
    assert faults == []


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (ENTRY + 'sha256 = "0123456789ab"\nlines = 7\nkeep = false', "'weir.txt' has changed since"),
        (ENTRY + "lines = 70\nkeep = false", "the account has 10 lines and no line 70"),
        (ENTRY + "lines = 4\nkeep = false", "line 4 holds no text"),
        (ENTRY + "offset = 4000\nkeep = false", f"has {len(TEXT)} characters and none at 4000"),
        (ENTRY + 'first = "Nothing of it"\nkeep = false', "no block begins with 'Nothing of it'"),
        (ENTRY.replace("weir", "dam") + "lines = 7\nkeep = false", "'dam.txt' is not among the accounts"),
        (ENTRY + "lines = 7", "it says nothing; give a `kind`, or `keep"),
        (ENTRY + "keep = true", "it names no place; give one of lines, first, offset"),
        (ENTRY + "lines = 7\noffset = 3\nkeep = true", "it names two places"),
        (ENTRY + 'lines = 7\nkind = "gossip"', "'gossip' is no kind; the kinds are title,"),
        (ENTRY + 'lines = "seven"\nkeep = true', "is no line or range of lines"),
        (ENTRY + "line = 7\nkeep = true", "'line' is unknown; an entry has account, sha256, lines"),
        (ENTRY + "lines = 7\nkeep = 1", "keep = 1 is not what is asked for there"),
        ('account = "weir.txt"\nlines = 7\nkeep = true\nwhy = "so"', "it does not say who judged"),
        ('account = "weir.txt"\nlines = 7\nkeep = true\nwho = "Ada"\nwhy = " "', "it does not say why"),
        ('lines = 7\nkeep = true\nwho = "Ada"\nwhy = "so"', "it names no account"),
        (ENTRY + 'sha256 = "weir"\nlines = 7\nkeep = true', "is no digest"),
    ],
)
def test_a_judgement_that_does_not_fit_is_said_in_one_line_and_changes_nothing(folder, entry, words):
    before = read(folder)[0]
    judge(folder, entry)
    found, faults = read(folder)
    assert found == before
    assert len(faults) == 1
    assert faults[0].startswith("judgement 1 is not applied: ")
    assert words in faults[0]


def test_judgements_on_other_accounts_of_the_folder_are_no_fault_of_this_one(folder):
    (folder / "dam.txt").write_text(
        "The dam at Tolm held on Friday, the harbour master said in the town hall.\n", "utf-8"
    )
    judge(folder, ENTRY.replace("weir", "dam") + "lines = 1\nkeep = false")
    assert read_accounts([str(folder / "weir.txt")])[1] == ()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[[judgement]\n", "no judgement in it is applied: "),
        (b"\xff\xfe\x00", "no judgement in it is applied: "),
        (b"judgement = 7\n", "no list of tables"),
        (b"[[judgment]]\nlines = 1\n", "'judgment' is unknown"),
        (b"a = " + b"[" * 5000, "no judgement in it is applied"),
        (b"#" * 1_000_001, "larger than 1,000 kB"),
    ],
)
def test_a_file_that_is_none_is_said_and_the_accounts_are_read(folder, data, words):
    (folder / NAME).write_bytes(data)
    found, faults = read(folder)
    assert found.title == "Weir at Tolm gives way"
    assert len(faults) == 1
    assert words in faults[0]


def test_a_file_that_was_given_and_is_not_there_is_said(folder):
    _, faults = read(folder, folder / "gone.toml")
    assert faults == ["cannot be read: No such file or directory"]


def test_a_judgement_on_what_is_not_read_of_a_long_account_is_said(folder):
    (folder / "weir.txt").write_text(TEXT + "Nine boats were lost at Tolm on Friday, he said.\n" * 4000, "utf-8")
    judge(folder, ENTRY + "lines = 4000\nkeep = true", ENTRY + "lines = 7\nkeep = false")
    found, faults = read(folder)
    assert faults == ["judgement 1 is not applied: its place lies behind what is read of one account"]
    assert not block_at(found, "Bakers").kept


def test_many_judgements_on_one_account_take_little_time(folder):
    (folder / "weir.txt").write_text(TEXT + "Nine boats lost.\n" * 1500, "utf-8")
    judge(
        folder,
        *(ENTRY + f"lines = {n}\nkeep = true" for n in range(10, 1500)),
        ENTRY + 'first = "Bakers"\nkeep = false',
    )
    start = time.process_time()
    found, faults = read(folder)
    assert time.process_time() - start < 20
    assert faults == []
    assert not block_at(found, "Bakers").kept


def test_who_and_why_cannot_break_out_of_their_line(folder):
    judge(folder, 'account = "weir.txt"\nlines = 7\nkeep = false\nwho = "Ada\\u001b[31m"\nwhy = """one\ntwo"""')
    assert block_at(read(folder)[0], "Bakers").reason == f"{JUDGED}Ada\\x1b[31m: one two"


def test_accounts_from_standard_input_have_no_file_beside_them():
    assert find_judgements(["-"]).entries == ()


PLACES = st.one_of(
    st.tuples(st.tuples(st.integers(1, 9), st.integers(0, 3)), st.just(""), st.none()),
    st.tuples(st.none(), st.text(min_size=1, max_size=6), st.none()),
    st.tuples(st.none(), st.just(""), st.integers(0, 90)),
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.text(alphabet="ab \n.", min_size=1, max_size=12), min_size=1, max_size=6), st.lists(PLACES, max_size=4)
)
def test_judged_blocks_partition_any_text(pieces, places):
    found = account("a.txt", tuple(("body", piece, "") for piece in pieces))
    entries = [
        Judgement(NAME, n, False, "a.txt", "", lines and (lines[0], sum(lines)), first, offset, "promo", None, "Ada", "so")
        for n, (lines, first, offset) in enumerate(places, 1)
    ]  # fmt: skip
    blocks = overrule(found.blocks, entries, path="a.txt", text=found.text, data=b"")
    assert [b.start for b in blocks] == [0, *(b.end for b in blocks[:-1])]
    assert blocks[-1].end == len(found.text)
    assert all(b.start < b.end for b in blocks)
    for entry in entries:
        place = find_place(entry, survey(found.text, found.blocks, entries))
        if isinstance(place, tuple):
            inside = [b for b in blocks if place[0] <= b.start and b.end <= place[1]]
            assert inside
            assert all(b.kind == "promo" and not b.kept and b.reason.startswith(JUDGED) for b in inside)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_break_the_reading_of_judgements(data):
    for prefix in (b"", b"[[judgement]]\n"):
        entries, faults = parse_judgements(prefix + data, NAME)
        assert all(isinstance(fault, Unread) and "\n" not in fault.reason for fault in faults)
        assert all(entry.who and entry.why for entry in entries)


@pytest.mark.parametrize("value", [0, -1, "0-3", "3-2", "3-", "", True, None, 3.0, "9" * 12, [1, 2]])
def test_what_is_no_range_is_none(value):
    assert read_range(value) is None


def test_examples_in_the_docstrings_hold():
    assert doctest.testmod(judgements_file).failed == 0


def test_the_documentation_names_every_kind_with_its_fate():
    page = (Path(__file__).parents[2] / "docs" / "intake-judgements.md").read_text("utf-8")
    kept, gone = re.search(r"Kept kinds: ([^.]*)\. Left out: ([^|]*) \|", page).groups()
    assert set(kept.split(", ")) == set(KEPT)
    assert set(gone.split(", ")) == set(get_args(BlockKind)) - KEPT
