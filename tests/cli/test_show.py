"""`onrecord show`: the page it writes, the judgements it applies, and the one it writes."""

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

RUN = CliRunner()
WEIR = """Weir at Tolm gives way
By Ada Roke
3 March 2033

Nine boats were lost when the weir at Tolm gave way on Friday, and the lock is shut, the harbour master said.

The harbour master, Ole Brand, said that the weir had been inspected in March and that nine crews were safe.
"""


@pytest.fixture
def weir(tmp_path: Path) -> Path:
    """Save an account as a reader would."""
    path = tmp_path / "weir.txt"
    path.write_text(WEIR, "utf-8")
    return path


def show(*arguments: object) -> Result:
    return RUN.invoke(main, ["show", *map(str, arguments)])


def test_the_page_is_written_instead_of_printing(weir, tmp_path):
    done = show(weir, "--html", tmp_path / "shown.html")
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"wrote {tmp_path / 'shown.html'}" in done.stderr
    assert "Nine boats were lost" in (tmp_path / "shown.html").read_text("utf-8")


def test_a_page_that_cannot_be_written_is_one_line(weir, tmp_path):
    for target in (tmp_path, tmp_path / "gone" / "shown.html"):
        done = show(weir, "-o", target)
        assert done.exit_code == 1
        assert done.stderr.count("\n") == 1


def test_a_judgement_is_written_beside_the_account_and_applied(weir, tmp_path):
    done = show(weir, "--judge", "7=related", "--who", 'Ivo "T" Tesk\\', "--why", "another story")
    assert done.exit_code == 0
    assert 'judged by Ivo "T" Tesk\\: another story' in done.stdout
    entry = tomllib.loads((tmp_path / "judgements.toml").read_text("utf-8"))["judgement"][0]
    assert (entry["account"], entry["lines"], entry["kind"]) == ("weir.txt", "7", "related")
    assert len(entry["sha256"]) == 64
    assert "judged by" in show(weir).stdout


@pytest.mark.parametrize(("word", "key"), [("keep", True), ("leave-out", False)])
def test_a_block_can_be_kept_or_left_out_as_what_it_is(weir, tmp_path, word, key):
    assert show(weir, "--judge", f"2={word}", "--who", "Ada", "--why", "so").exit_code == 0
    assert tomllib.loads((tmp_path / "judgements.toml").read_text("utf-8"))["judgement"][0]["keep"] is key


def test_a_second_judgement_is_added_and_the_first_stays_as_it_was_written(weir, tmp_path):
    path = tmp_path / "judgements.toml"
    path.write_text(
        "# Ours.\n[[judgement]]\naccount = 'weir.txt'\nlines = 5\nkeep = true\nwho = 'Ada'\nwhy = 'so'", "utf-8"
    )
    before = path.read_text("utf-8")
    assert show(weir, "--judge", "7=leave-out", "--who", "Ivo", "--why", "so").exit_code == 0
    assert path.read_text("utf-8").startswith(before)
    assert len(tomllib.loads(path.read_text("utf-8"))["judgement"]) == 2


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("70=related", "no line 70"),
        ("7=gossip", "is no kind"),
        ("4=keep", "holds no text"),
        ("x=keep", "no line or range"),
    ],
)
def test_a_judgement_that_would_not_hold_is_refused_and_nothing_is_written(weir, tmp_path, asked, words):
    done = show(weir, "--judge", asked, "--who", "Ada", "--why", "so")
    assert done.exit_code == 1
    assert words in done.stderr
    assert not (tmp_path / "judgements.toml").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--judge", "7=related"],
        ["--judge", "7=related", "--who", "Ada"],
        ["--who", "Ada"],
        ["--judge", "related", "--who", "A", "--why", "b"],
    ],
)
def test_a_judgement_needs_who_and_why(weir, tmp_path, arguments):
    assert show(weir, *arguments).exit_code == 2
    assert not (tmp_path / "judgements.toml").exists()


def test_a_broken_file_of_judgements_is_not_added_to(weir, tmp_path):
    (tmp_path / "judgements.toml").write_text("[[judgement", "utf-8")
    done = show(weir, "--judge", "7=related", "--who", "Ada", "--why", "so")
    assert done.exit_code == 1
    assert "mend it first" in done.stderr
    assert (tmp_path / "judgements.toml").read_text("utf-8") == "[[judgement"


def test_a_file_of_judgements_can_be_given(weir, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    held = other / "ours.toml"
    held.write_text('[[judgement]]\naccount = "weir.txt"\nlines = 7\nkeep = false\nwho = "Ada"\nwhy = "so"\n', "utf-8")
    assert "judged by Ada: so" in show(weir, "--judgements", held).stdout
    assert "judged by" not in show(weir).stdout


def test_a_judgement_that_is_not_applied_is_said(weir, tmp_path):
    (tmp_path / "judgements.toml").write_text(
        '[[judgement]]\naccount = "weir.txt"\nlines = 70\nkeep = false\nwho = "A"\nwhy = "b"\n'
    )
    done = show(weir)
    assert done.exit_code == 0
    assert done.stderr.count("\n") == 1
    assert "judgement 1 is not applied: the account has 8 lines and no line 70" in done.stderr


def test_the_record_says_that_a_person_decided(weir):
    import onrecord

    show(weir, "--judge", "7=related", "--who", "Ada Roke", "--why", "another story")
    record = onrecord.brief([str(weir)])
    assert "judged by Ada Roke: another story" in [block.reason for block in record.accounts[0].blocks]
    at = WEIR.index("The harbour master, Ole")
    assert all(span.start < at for statement in record.statements for span in statement.content)
