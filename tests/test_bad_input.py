"""Bad input gives one line that says what to do, or an entry in `unread`; one bad account never stops the others."""

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

GOOD = """Bakers' strike enters third day in Orlo

By Ida Mense
3 May 2030

ORLO, May 3 - Bakers in Orlo stayed on strike for a third day on Friday, leaving 240 shops without bread, the guild said.

"We will bake again when the flour is paid for," guild chairman Pavel Rusk told reporters. The city denied that it owed the mills any money.

The strike began on Wednesday after the mills doubled the price of flour to 80 crowns a sack, Rusk said.
"""
UNRELATED = """Skater Mila Torv wins second gold at Hestad

By Jan Ruud
18 January 2029

HESTAD, January 18 - Mila Torv won the 1,500 metres in Hestad on Thursday in one minute 54.2 seconds, her second gold of the championships.

"I did not feel the last lap at all," Torv said. Her coach, Egil Strom, said the ice had been slower than in practice.

Torv skates the 3,000 metres on Saturday, when 6,000 spectators are expected.
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, "utf-8")
    return path


def record_beside(good: Path, name: str, data: bytes) -> dict[str, object]:
    """Brief a good account together with a bad one, and return the record."""
    bad = good.parent / name
    bad.write_bytes(data)
    done = run("brief", good, bad, "--format", "json", "--quiet")
    assert done.exit_code == 0, done.stderr
    record: dict[str, object] = json.loads(done.stdout)
    return record


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
        ("nothing.html", b"<html><head><script>var a=1</script></head><body></body></html>"),
    ],
)
def test_what_cannot_be_read_stands_in_unread_and_the_others_go_on(good, name, data):
    record = record_beside(good, name, data)
    assert [Path(a["path"]).name for a in record["accounts"]] == ["good.txt"]
    (unread,) = record["unread"]
    assert Path(unread["path"]).name == name
    assert unread["reason"]
    assert "\n" not in unread["reason"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_other_encodings_are_decoded(good, encoding):
    record = record_beside(good, "other.txt", UNRELATED.replace("Mila Torv", "Måna Törv").encode(encoding))
    assert "unrelated" not in record
    again = run("brief", good.parent / "other.txt", "--format", "json", "--quiet")
    assert "Måna Törv" in json.loads(again.stdout)["accounts"][0]["text"]


def test_a_text_in_windows_1251_is_decoded_and_its_language_noted(tmp_path):
    russian = (
        "Забастовка пекарей в городе Орло продолжается третий день. Председатель гильдии заявил, что хлеба нет.\n" * 6
    )
    (tmp_path / "russian.txt").write_bytes(russian.encode("windows-1251"))
    done = run("brief", tmp_path / "russian.txt", "--format", "json", "--quiet")
    assert done.exit_code == 0, done.stderr
    (account,) = json.loads(done.stdout)["accounts"]
    assert (account["language"], account["text"]) == ("ru", russian)


def test_a_lone_surrogate_does_no_harm(good):
    record = record_beside(
        good, "surrogate.txt", GOOD.replace("guild said", "guild \ud800 said").encode("utf-8", "surrogatepass")
    )
    assert len(record["accounts"]) == 2
    json.dumps(record).encode("utf-8")


def test_a_hundred_thousand_unclosed_tags_end(good):
    page = b"<html><body><p>Bakers in Orlo stayed on strike, the guild said." + b"<div><b>" * 50_000 + b"The end of it."
    record = record_beside(good, "tags.html", page)
    assert len(record["accounts"]) + len(record["unread"]) == 2


def test_twenty_megabytes_of_text_end_and_say_what_was_not_read(good):
    line = "The harbour stayed closed on day {}, the port said, and 40 ships waited outside.\n\n"
    long = "".join(line.format(i) for i in range(250_000)).encode()
    assert len(long) > 20_000_000
    record = record_beside(good, "long.txt", long)
    (account,) = [a for a in record["accounts"] if a["path"].endswith("long.txt")] or [None]
    assert account is None or any(not b["kept"] and "characters" in b["reason"] for b in account["blocks"])


def test_a_file_that_vanishes_is_listed(good):
    done = run("brief", good, good.parent / "gone.txt", "--format", "json", "--quiet")
    assert done.exit_code == 0
    assert [Path(u["path"]).name for u in json.loads(done.stdout)["unread"]] == ["gone.txt"]


def test_the_same_account_under_two_names_counts_once(good):
    record = record_beside(good, "twin.txt", good.read_bytes())
    assert len(record["accounts"]) == 1
    assert "same" in record["unread"][0]["reason"]


def test_a_folder_without_accounts_is_one_line_and_exit_1(tmp_path):
    done = run("brief", tmp_path)
    assert done.exit_code == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert str(tmp_path) in done.stderr


def test_no_readable_account_is_one_line_and_exit_1(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("brief", tmp_path / "empty.txt")
    assert done.exit_code == 1
    assert len(done.stderr.strip().splitlines()) == 1


def test_no_argument_and_an_unknown_option_are_usage_errors():
    assert run("brief").exit_code == 2
    assert run("brief", "--no-such-option").exit_code == 2


def test_unrelated_events_become_a_record_each_and_are_named(good):
    (good.parent / "second.txt").write_text(GOOD.replace("240", "250"), "utf-8")
    (good.parent / "skater.txt").write_text(UNRELATED, "utf-8")
    out = good.parent / "out"
    done = run("brief", good, good.parent / "second.txt", good.parent / "skater.txt", "-o", out)
    assert done.exit_code == 0, done.output
    assert "unrelated" in done.output
    first, second = (json.loads((out / name).read_text("utf-8")) for name in ("record.json", "record-2.json"))
    assert (len(first["accounts"]), len(second["accounts"])) == (2, 1)


def test_one_account_alone_is_a_record_with_everything_single_source(good):
    record = json.loads(run("brief", good, "--format", "json", "--quiet").stdout)
    assert {c["standing"] for c in record["claims"]} == {"single-source"}
    assert record["brief"]


def test_an_address_is_told_how_to_be_read(good):
    done = run("brief", good, "https://news.example/story", "--format", "json", "--quiet")
    assert done.exit_code == 0
    (unread,) = json.loads(done.stdout)["unread"]
    assert "save" in unread["reason"]


def rows(*texts: str) -> str:
    return "".join(json.dumps({"body": text, "outlet": f"Outlet {n}"}) + "\n" for n, text in enumerate(texts))


def test_broken_rows_of_a_table_stand_in_unread_by_their_line_and_the_others_go_on(good):
    table = good.parent / "crawl.jsonl"
    table.write_text(rows(GOOD) + "{torn\n" + rows(GOOD.replace("240", "250")), "utf-8")
    done = run("brief", table, "--format", "json")
    assert done.exit_code == 0, done.stderr
    record = json.loads(done.stdout)
    assert [a["path"] for a in record["accounts"]] == [f"{table}#1", f"{table}#3"]
    assert [u["path"] for u in record["unread"]] == [f"{table}#2"]
    assert done.stderr.splitlines() == [
        f"onrecord: {table}: took the columns text=body, outlet=outlet; name others with --columns"
    ]


def test_columns_that_are_given_are_taken_in_silence_and_wrong_ones_are_usage_errors(good):
    table = good.parent / "crawl.jsonl"
    table.write_text(rows(GOOD), "utf-8")
    done = run("brief", table, "--format", "json", "--columns", "text=body,outlet=outlet")
    assert (done.exit_code, done.stderr) == (0, "")
    assert run("brief", table, "--columns", "words=body").exit_code == 2
    missing = run("brief", table, "--columns", "text=words")
    assert missing.exit_code == 1
    assert "there is no column 'words'; the columns are body, outlet" in missing.stderr


def test_a_bomb_beside_a_good_account_is_one_line_in_unread(good):
    record = record_beside(good, "bomb.txt.gz", gzip.compress(b" " * 80_000_000))
    assert [u["reason"] for u in record["unread"]] == [
        "cannot be read: expands to more than 200 times its size: not read further"
    ]
