"""Whatever lies under a path ends as an account or stands in unread with its reason."""

import io
import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest.folders import shown
from onrecord.ingest.read import read_account, read_accounts
from onrecord.model import Account, Unread

STORY = """Ferry to Lumen island cancelled after storm

The only ferry to Lumen island was cancelled on Wednesday after a storm tore away its landing stage, the harbour master said.
"""
RUSSIAN = """Паром на остров Лумен отменён после шторма

Единственный паром на остров Лумен был отменён в среду после того, как шторм сорвал причал, сообщил начальник порта. Пассажиры провели ночь в ратуше, где пожарные раздавали им суп и хлеб, а мэр обещал второй катер с материка уже к пятнице.
"""


def reason(data: bytes, name: str = "a.txt") -> str:
    got = read_account(data, name)
    assert isinstance(got, Unread)
    assert "\n" not in got.reason
    return got.reason


def account(data: bytes, name: str = "a.txt") -> Account:
    got = read_account(data, name)
    assert isinstance(got, Account)
    return got


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t \n", "white space"),
        (b"\xef\xbb\xbf", "white space"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "picture"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x1f\x8b\x08rest", "gzip"),
    ],
)
def test_bytes_without_text_say_why(data: bytes, words: str) -> None:
    assert words in reason(data)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [STORY, RUSSIAN])
def test_unicode_is_read_with_and_without_a_mark(charset: str, text: str) -> None:
    assert account(text.encode(charset)).text == text


def test_single_byte_charsets_are_recognised() -> None:
    assert account(RUSSIAN.encode("cp1251")).text == RUSSIAN
    assert account(RUSSIAN.encode("koi8-r")).text == RUSSIAN
    french = STORY + "Le capitaine Émile Ançay a déjà quitté l’île.\n"
    assert account(french.encode("cp1252")).text == french


def test_a_declared_charset_is_believed() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{RUSSIAN}</p></body></html>'
    assert "причал" in account(page.encode("cp1251"), "a.html").text


def test_a_russian_account_keeps_its_paragraphs() -> None:
    got = account(RUSSIAN.encode())
    assert got.language == "ru"
    assert sum(b.end - b.start for b in got.blocks if b.kept) > 0.9 * len(got.text)


def test_lone_surrogates_are_replaced_so_that_the_text_can_be_written() -> None:
    for data in (
        STORY.encode() + b"\xed\xa0\x80 end of it\n",
        (STORY + "\ud800 end").encode("utf-16", "surrogatepass"),
    ):
        account(data).text.encode("utf-8")


def test_a_page_without_text_says_so() -> None:
    assert reason(b"<html><body><script>var a = 1;</script></body></html>", "a.html") == "the page shows no text"


def test_long_input_takes_seconds() -> None:
    start = time.process_time()
    account((STORY * (1_500_000 // len(STORY))).encode())
    account(b"a" * 3_000_000)
    account(b"- " * 500_000 + b"end")
    assert time.process_time() - start < 20


def test_a_hundred_thousand_unclosed_tags_are_bounded() -> None:
    start = time.process_time()
    for tag in ("<div>", "<p><b>", "<table>", "<a href='"):
        got = read_account(
            ("<html><body>" + tag * 100_000 + "The ferry was cancelled on Wednesday.").encode(), "a.html"
        )
        assert isinstance(got, Account | Unread)
    assert time.process_time() - start < 20


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a"]))
def test_no_bytes_crash(data: bytes, name: str) -> None:
    assert isinstance(read_account(data, name), Account | Unread)


def test_the_same_bytes_twice_are_one_account(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    accounts, unread = read_accounts([str(tmp_path / "b.txt"), str(tmp_path / "a.txt"), str(tmp_path)])
    assert [a.path for a in accounts] == [str(tmp_path / "a.txt")]
    assert [(u.path, u.reason) for u in unread] == [(str(tmp_path / "b.txt"), f"same bytes as {tmp_path / 'a.txt'}")]


def test_folders_are_walked_in_order_and_one_bad_file_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/z.md").write_text(STORY + "z", encoding="utf-8")
    (tmp_path / "m.html").write_text(f"<html><body><p>{STORY}</p></body></html>", encoding="utf-8")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "d.txt").write_bytes(b"")
    (tmp_path / "noname").write_text(STORY + "n", encoding="utf-8")
    accounts, unread = read_accounts([str(tmp_path)])
    assert [Path(a.path).name for a in accounts] == ["m.html", "noname", "z.md"]
    assert [Path(u.path).name for u in unread] == ["c.pdf", "d.txt"]


def test_a_folder_without_accounts_says_so(tmp_path: Path) -> None:
    accounts, unread = read_accounts([str(tmp_path)])
    assert (accounts, [u.reason for u in unread]) == ((), ["the folder holds no file"])


def test_a_file_that_vanishes_is_unread(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "inside-but-gone.txt")
    _, unread = read_accounts([str(tmp_path / "never.txt"), str(tmp_path)])
    assert [Path(u.path).name for u in unread] == ["gone.txt", "never.txt"]
    assert all("cannot be read" in u.reason for u in unread)


def test_what_is_no_regular_file_or_cannot_be_opened_is_unread(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "plain.txt").write_text(STORY, encoding="utf-8")
    _, unread = read_accounts([str(tmp_path / "pipe.txt"), str(tmp_path / "plain.txt/inner"), "a\x00b.txt"])
    assert len(unread) == 3


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "news").mkdir()
    (tmp_path / "news/link.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "news/loop").symlink_to(tmp_path)
    accounts, unread = read_accounts([str(tmp_path / "news")])
    assert not accounts
    assert [u.reason for u in unread] == ["a link that leads out of the folder"]


def test_names_with_control_characters_are_shown_as_escapes(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J\n.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / os.fsdecode(b"b\xff.txt")).write_text(STORY + "b", encoding="utf-8")
    accounts, _ = read_accounts([str(tmp_path)])
    assert len(accounts) == 2
    assert all(a.path.isprintable() for a in accounts)
    assert shown("plain name.txt") == "plain name.txt"


def test_addresses_are_not_fetched() -> None:
    _, unread = read_accounts(["https://orlincourier.example/ferry"])
    assert unread[0].reason == "reading from the network is not built in; save the page and give the file"


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(STORY.encode()), encoding="utf-8"))
    accounts, _ = read_accounts(["-"])
    assert [a.path for a in accounts] == ["-"]


def test_the_order_of_the_paths_changes_nothing(tmp_path: Path) -> None:
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(f"{STORY}{n}", encoding="utf-8")
    paths = [str(tmp_path / f"{n}.txt") for n in range(4)]
    assert read_accounts(paths) == read_accounts(paths[::-1])
