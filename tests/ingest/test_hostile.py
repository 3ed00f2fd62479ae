"""Hostile input ends in bounded time and memory, as an account that can be used or with one line that says why not."""

import gzip
import hashlib
import json
import random
import resource
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ingest.compressed import BOMB
from onrecord.ingest.decode import decode
from onrecord.ingest.read import read_account, read_accounts, stream_accounts
from onrecord.model import Account, Unread

STORY = """Ferry to Lumen island cancelled after storm

The only ferry to Lumen island was cancelled on Wednesday after a storm tore away its landing stage, the harbour master said.
"""
SECONDS = 20  # of the processor, on a slow machine


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    start, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.process_time() - start < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 700_000  # kibibytes


def account(data: bytes, name: str = "a.txt") -> Account:
    got = read_account(data, name)
    assert isinstance(got, Account), got
    assert "".join(got.cut(b.start, b.end) for b in got.blocks) == got.text
    return got


def read(folder: Path, name: str, data: bytes) -> list[Account | Unread]:
    (folder / name).write_bytes(data)
    got = list(stream_accounts([str(folder / name)]))
    assert all("\n" not in g.reason for g in got if isinstance(g, Unread))
    return got


def reasons(got: list[Account | Unread]) -> list[str]:
    return [g.reason for g in got if isinstance(g, Unread)]


def zeros(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([*(packer.compress(b" " * (1 << 20)) for _ in range(megabytes)), packer.flush()])


def zstd_zeros(megabytes: int) -> bytes:
    packer = pytest.importorskip("backports.zstd").ZstdCompressor()
    return b"".join([*(packer.compress(b" " * (1 << 20)) for _ in range(megabytes)), packer.flush()])


# Compression


@pytest.mark.parametrize("bomb", [zeros, zstd_zeros])
def test_a_bomb_in_place_of_an_account_is_cut_where_it_expands_without_measure(tmp_path: Path, bomb) -> None:
    assert reasons(read(tmp_path, "bomb.txt.gz", bomb(90))) == [f"cannot be read: {BOMB}"]
    assert reasons(read(tmp_path, "bomb.txt", b"x" * (64 << 20) + b"x")) == [
        "larger than 64 MB; split it into accounts"
    ]


@pytest.mark.parametrize("bomb", [zeros, zstd_zeros])
def test_a_bomb_in_place_of_a_table_is_cut_where_it_expands_without_measure(tmp_path: Path, bomb) -> None:
    row = json.dumps({"text": STORY}).encode() + b"\n"
    packed = gzip.compress(row) if bomb is zeros else pytest.importorskip("backports.zstd").compress(row)
    got = read(tmp_path, "bomb.jsonl.gz", packed + bomb(90))
    assert [g.path[-2:] for g in got] == ["#1", "#2", "gz"]
    assert reasons(got)[-1] == f"cannot be read: {BOMB}"


def test_compressed_data_that_break_off_are_unread_and_the_rows_before_are_kept(tmp_path: Path) -> None:
    noise = "".join(hashlib.sha512(str(n).encode()).hexdigest() for n in range(9000))
    wide = [{"text": STORY, "n": n, "noise": noise[n * 12_000 : (n + 1) * 12_000]} for n in range(60)]
    rows = b"".join(json.dumps(row).encode() + b"\n" for row in wide)
    for name, packed in (("a.jsonl.gz", gzip.compress(rows)), ("b.jsonl.zst", _zstd(rows))):
        got = read(tmp_path, name, packed[: len(packed) * 2 // 3])
        assert sum(isinstance(g, Account) for g in got) > 10
        assert "damaged" in reasons(got)[-1]
    assert "damaged" in reasons(read(tmp_path, "c.txt.gz", gzip.compress(STORY.encode())[:-9]))[0]
    assert "damaged" in reasons(read(tmp_path, "d.txt.gz", b"\x1f\x8b\x08" + b"\xff" * 90))[0]
    assert "damaged" in reasons(read(tmp_path, "e.txt.zst", b"\x28\xb5\x2f\xfd" + b"\xff" * 90))[0]


def _zstd(data: bytes) -> bytes:
    compressed: bytes = pytest.importorskip("backports.zstd").compress(data)
    return compressed


def test_a_compressed_account_is_read_and_hashed_as_it_was_received(tmp_path: Path) -> None:
    packed = gzip.compress(STORY.encode())
    (got,) = read(tmp_path, "a.txt.gz", packed)
    assert isinstance(got, Account)
    assert (got.text, got.sha256) == (STORY, hashlib.sha256(packed).hexdigest())
    assert "gzip" in reasons(read(tmp_path, "b.txt.gz", gzip.compress(packed)))[0]


# Charsets


def test_utf_7_is_read_where_its_mark_says_so_and_left_alone_elsewhere() -> None:
    assert decode(b"+/v8-The caf+AOk- closed.") == ("The café closed.", "")
    assert decode(b"The caf+AOk- closed.") == ("The caf+AOk- closed.", "")


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"])
@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-16-le", "utf-16-be"])
def test_a_mark_that_does_not_fit_is_not_believed(mark: bytes, charset: str) -> None:
    text = STORY + "Le capitaine Émile Ançay a déjà quitté l’île.\n"
    assert decode(mark + text.encode(charset)) == (text, "")


def test_a_text_whose_lines_are_of_two_charsets_is_read_line_by_line() -> None:
    one, other = "L’île est fermée, a déclaré Émile Ançay.\n" * 9, "Le café a été détruit.\n"
    assert decode(one.encode() + other.encode("cp1252") + one.encode())[0] == one + other + one


def test_zero_bytes_are_replaced_where_few_and_binary_where_many() -> None:
    assert account(STORY.replace("ferry", "fer\x00ry").encode() * 30).text.count("fer\ufffdry") == 30
    assert decode(STORY.encode() + b"\x00" * 500)[1] == "not a text: binary data"
    assert decode(b"\x00" * 5000)[1] == "not a text: binary data"


@pytest.mark.parametrize("seed", range(5))
def test_bytes_at_random_are_no_text_of_a_charset_of_one_byte(seed: int) -> None:
    assert decode(random.Random(seed).randbytes(3000))[1] == "not a text: binary data"


@pytest.mark.parametrize("name", ["zlib", "rot13", "undefined", "utf-7", "unicode_escape", "x" * 40, "cp65001"])
def test_a_declared_charset_that_is_none_of_texts_is_not_used(name: str) -> None:
    page = f'<html><head><meta charset="{name}"></head><body><p>{STORY} Émile Ançay.</p></body></html>'
    assert "Émile" in account(page.encode("cp1252"), "a.html").text


# Floods


FLOODS = {
    "a line of 20 MB": STORY.replace("\n", " ") * 130_000,
    "20 MB without a space": "a" * 20_000_000,
    "20 MB of white space in a line": "The ferry left." + " " * 20_000_000 + "The port closed.",
    "20 MB of lines": STORY * 120_000,
    "marks of direction": "\u202e\u2066".join(STORY) * 3000,
    "zero width": "\u200b".join(STORY) * 5000,
    "only zero width in front": "\u200b" * 3_000_000 + STORY,
    "combining marks": "e" + "\u0301" * 3_000_000,
    "dashes": "- " * 5_000_000 + "end",
    "brackets": "(" * 3_000_000 + STORY,
    "quotes": "“" * 3_000_000 + STORY,
    "dates": "3 May 2031 " * 900_000,
    "line ends": "a\n" * 5_000_000,
    "addresses": "https://orlin.example/a " * 400_000,
    "dots": "a." * 5_000_000,
}


@pytest.mark.parametrize("name", FLOODS)
def test_floods_of_text_end(name: str) -> None:
    got = account(FLOODS[name].encode())
    assert sum(b.end - b.start for b in got.blocks if b.kept) <= 60_000
    left_out = [b for b in got.blocks if not b.kept]
    assert all(b.reason for b in left_out)


def test_a_text_that_shows_nothing_says_so() -> None:
    assert read_account("\u200b\u202e\ufeff \u00ad\u2060".encode() * 1000, "a.txt") == Unread(
        "a.txt", "ingest", "the file holds white space alone"
    )


# Tables


def test_a_table_of_a_million_columns_is_one_reason(tmp_path: Path) -> None:
    heading = ",".join(f"c{n}" for n in range(1_000_000))
    got = read(tmp_path, "wide.csv", f"{heading}\n{'x,' * 999_999}x\n".encode())
    assert reasons(got) == ["1,000,000 columns: a table of accounts has at most 10,000"]


def test_a_row_of_a_million_fields_is_unread(tmp_path: Path) -> None:
    got = read(tmp_path, "a.csv", b"title,text\nFerry,No boat left\n" + b"," * 1_000_000 + b"x\nFerry,No ship left\n")
    assert [type(g) for g in got] == [Account, Unread, Account]
    assert "1,000,001 fields" in reasons(got)[0]


def test_a_row_larger_than_any_account_is_unread_and_the_next_is_read(tmp_path: Path) -> None:
    row = json.dumps({"text": STORY}).encode()
    got = read(
        tmp_path, "a.jsonl", row + b'\n{"text": "' + b"a" * 40_000_000 + b'"}\n' + row.replace(b"Ferry", b"Boat")
    )
    assert [(type(g), g.path[-2:]) for g in got] == [(Account, "#1"), (Unread, "#2"), (Account, "#3")]
    assert "larger than 16 MB" in reasons(got)[0]


def test_an_object_of_many_names_is_one_reason(tmp_path: Path) -> None:
    wide = {**{f"c{n}": n for n in range(200_000)}, "text": STORY}
    got = read(tmp_path, "a.jsonl", json.dumps(wide).encode())
    assert reasons(got) == ["200,001 columns: a table of accounts has at most 10,000"]


# Names and links


def test_rows_of_a_file_with_control_characters_in_its_name_are_shown_as_escapes(tmp_path: Path) -> None:
    got = read(tmp_path, "a\x1b[2J\n\u202e.jsonl", json.dumps({"text": STORY}).encode() + b"\n{")
    assert all(g.path.isprintable() and "\\x1b" in g.path and "\\u202e" in g.path for g in got)
    assert [g.path[-2:] for g in got] == ["#1", "#2"]


def test_a_column_with_control_characters_in_its_name_is_told_as_escapes(tmp_path: Path) -> None:
    told: list[str] = []
    (tmp_path / "a.jsonl").write_bytes(json.dumps({"te\x1bxt\n": STORY * 3}).encode())
    list(stream_accounts([str(tmp_path / "a.jsonl")], tell=told.append))
    assert all(message.isprintable() for message in told)


def test_tables_behind_a_link_out_of_the_folder_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.jsonl").write_bytes(json.dumps({"text": STORY}).encode())
    (tmp_path / "news").mkdir()
    (tmp_path / "news/link.jsonl").symlink_to(tmp_path / "secret.jsonl")
    (tmp_path / "news/up").symlink_to(tmp_path)
    accounts, unread = read_accounts([str(tmp_path / "news")])
    assert not accounts
    assert [u.reason for u in unread] == ["a link that leads out of the folder"]
