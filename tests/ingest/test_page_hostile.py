"""Hostile pages end in bounded time and memory, with an account that can be used or one line that says why not."""

import resource
import time
from pathlib import Path

import pytest

from onrecord.ingest.account import read_account
from onrecord.ingest.page import read_page
from onrecord.ingest.read import stream_accounts
from onrecord.model import Account, Unread

END = "<p>The ferry to Lumen island was cancelled on Wednesday after a storm tore away its landing stage, the mayor said.</p>"
SECONDS = 6  # of processor time; the slowest takes a second on an idle machine
MEGABYTES = 600  # by which the peak of the whole process may rise
MANY = 1_000_000


def read(source: str | bytes) -> Account | Unread:
    start, peak = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    got = read_account(source if isinstance(source, bytes) else source.encode(), "a.html")
    assert time.process_time() - start < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak < MEGABYTES * 1024
    return got


@pytest.mark.parametrize("tag", ["<div>", "<p>", "<b>", "<table>", "<a href=x>", "<br>", "<!--", "<script>", "<p "])
def test_a_million_unclosed_tags(tag: str) -> None:
    got = read(f"<html><body>{END}{tag * MANY}{END}")
    assert isinstance(got, Account)
    assert "The ferry to Lumen island" in got.text


@pytest.mark.parametrize("depth", [300, 1500, 5000])
def test_deep_nesting(depth: int) -> None:
    got = read("<html><body>" + "<div>" * depth + END + "</div>" * depth)
    assert isinstance(got, Account)
    assert got.text.startswith("The ferry")


def test_thirty_megabytes_in_one_attribute() -> None:
    got = read(b"<html><body><div class='" + b"ad " * 10_000_000 + b"'>Hello</div>" + END.encode())
    assert isinstance(got, Account)
    assert got.text == "Hello\n" + END[3:-4]


def test_a_hundred_megabytes_in_one_attribute_are_one_reason(tmp_path: Path) -> None:
    with (tmp_path / "a.html").open("wb") as page:
        page.write(b"<html><body><div class='")
        for _ in range(100):
            page.write(b"ad " * 350_000)
        page.write(b"'>Hello</div>" + END.encode())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert list(stream_accounts([str(tmp_path / "a.html")])) == [
        Unread(str(tmp_path / "a.html"), "ingest", "larger than 64 MB; split it into accounts")
    ]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak < 200 * 1024


def test_floods_of_entities_give_characters_and_never_expand() -> None:
    assert isinstance(read(f"<html><body><p>{'&amp;' * MANY}</p>{END}"), Account)
    bomb = "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
    got = read(f"{bomb}<html><body>{'&b;' * 1000}{END}")
    assert isinstance(got, Account)
    assert len(got.text) < 10_000


def test_zero_bytes_become_replacement_characters() -> None:
    found = read_page(f"<html><body><p>Fer\x00ry</p>{END}")
    assert found.text.startswith("Fer\ufffdry\n")


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"])
def test_a_wrong_byte_order_mark_crashes_nothing(mark: bytes) -> None:
    assert isinstance(read(mark + f"<html><body>{END * 3}".encode()), Account | Unread)


def test_floods_of_marks_that_nobody_sees() -> None:
    got = read(f"<html><body><p>{chr(0x202E) * 3}{(chr(0x200B) + chr(0x200D)) * 300_000}</p>{END}")
    assert isinstance(got, Account)
    assert END[3:-4] in got.text


def test_linked_data_without_an_end() -> None:
    for script in ("[" * MANY, '{"a":' * MANY, '"' + "\\" * MANY):
        assert isinstance(read(f'<html><script type="application/ld+json">{script}</script><body>{END}'), Account)


def test_many_paragraphs_take_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        page = "<html><body>" + "".join(f"<div class=c{n % 7}>{END}</div>" for n in range(count))
        start = time.process_time()
        read_page(page)
        return time.process_time() - start

    seconds(50)
    short = min(seconds(300) for _ in range(3))
    assert seconds(3000) < 30 * short
