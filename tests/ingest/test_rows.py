"""Rows of tables are accounts, one each, under the number of their row; broken ones are unread and the others go on."""

import csv
import gc
import gzip
import io
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest.columns import Columns, choose_columns, parse_columns
from onrecord.ingest.read import read_accounts, stream_accounts
from onrecord.model import Account, Unread

BODY = (
    "The only ferry to Lumen island was cancelled on Wednesday after a storm tore away its landing stage, the harbour"
    " master said.\n\n\"We had two hours' warning,\" said Ada Roke, who runs the island's shop."
)
ROW = {
    "id": 7, "headline": "Ferry to Lumen island cancelled", "body": BODY, "published_at": "2031-05-03T08:15:00Z",
    "source": {"name": "Orlin Courier"}, "link": "https://orlin.example/ferry", "authors": ["Ada Roke", "Ivo Tesk"],
}  # fmt: skip


def rows(count: int) -> list[dict[str, Any]]:
    return [{**ROW, "id": n, "body": f"{BODY} Boat {n} stayed in port."} for n in range(count)]


def as_lines(values: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values).encode()


def as_csv(values: list[dict[str, Any]], separator: str = ",") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(["headline", "body", "published_at", "outlet"])
    writer.writerows([v["headline"], v["body"], v["published_at"], "Orlin Courier"] for v in values)
    return out.getvalue().encode()


def as_parquet(values: list[dict[str, Any]]) -> bytes:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(values), out)
    return out.getvalue()


def as_zstd(data: bytes) -> bytes:
    compressed: bytes = pytest.importorskip("backports.zstd").compress(data)
    return compressed


def read(folder: Path, name: str, data: bytes, **wishes: Any) -> tuple[list[Account], list[Unread]]:
    (folder / name).write_bytes(data)
    got = list(stream_accounts([str(folder / name)], **wishes))
    return [g for g in got if isinstance(g, Account)], [g for g in got if isinstance(g, Unread)]


def numbers(found: list[Account] | list[Unread]) -> list[int]:
    return [int(one.path.rpartition("#")[2]) for one in found]


FORMATS = {
    "a.jsonl": as_lines, "a.ndjson": as_lines, "a.json": lambda v: json.dumps(v).encode(), "a.csv": as_csv,
    "semicolons.csv": lambda v: as_csv(v, ";"), "a.tsv": lambda v: as_csv(v, "\t"), "a.parquet": as_parquet,
    "a.jsonl.gz": lambda v: gzip.compress(as_lines(v)), "a.csv.gz": lambda v: gzip.compress(as_csv(v)),
    "a.jsonl.zst": lambda v: as_zstd(as_lines(v)),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_each_row_is_an_account_with_what_its_columns_say(tmp_path: Path, name: str) -> None:
    accounts, unread = read(tmp_path, name, FORMATS[name](rows(3)))
    assert not unread
    assert [a.text for a in accounts] == [row["body"] for row in rows(3)]
    assert {(a.title, a.outlet) for a in accounts} == {("Ferry to Lumen island cancelled", "Orlin Courier")}
    assert {(a.published or "")[:16] for a in accounts} == {"2031-05-03T08:15"}
    assert all(a.path.startswith(str(tmp_path / name) + "#") for a in accounts)
    assert len({a.id for a in accounts}) == 3


def test_what_columns_say_is_evidence_and_leaves_the_text_alone(tmp_path: Path) -> None:
    (account,), _ = read(tmp_path, "a.jsonl", as_lines([ROW]))
    assert (account.url, account.authors) == ("https://orlin.example/ferry", ("Ada Roke", "Ivo Tesk"))
    said = {c.name: (c.value, c.start, c.chosen) for c in account.evidence if c.rule.startswith("column ")}
    assert said["title"] == ("Ferry to Lumen island cancelled", None, True)
    assert said["outlet"] == ("Orlin Courier", None, True)
    assert account.text == BODY
    assert all(block.kind != "title" for block in account.blocks)
    assert "".join(account.cut(b.start, b.end) for b in account.blocks) == BODY


def test_a_headline_that_the_text_repeats_is_its_title(tmp_path: Path) -> None:
    (account,), _ = read(tmp_path, "a.jsonl", as_lines([{**ROW, "body": f"{ROW['headline']}\n\n{BODY}"}]))
    assert [account.cut(b.start, b.end).strip() for b in account.blocks if b.kind == "title"] == [ROW["headline"]]


def test_broken_rows_are_unread_by_their_line_and_the_others_go_on(tmp_path: Path) -> None:
    good = as_lines(rows(2)).splitlines()
    lines = [
        good[0],
        b'{"body": "torn',
        b"",
        b"[1, 2]",
        b'{"body": ""}',
        b"null",
        b"\xff\xfe\x00",
        b"[" * 5000,
        good[1],
    ]
    accounts, unread = read(tmp_path, "a.jsonl", b"\n".join(lines))
    assert numbers(accounts) == [1, 9]
    assert numbers(unread) == [2, 4, 5, 6, 7, 8]
    assert all(u.reason and "\n" not in u.reason for u in unread)


def test_a_row_of_a_csv_that_is_too_short_is_unread_and_lines_inside_quotes_are_counted(tmp_path: Path) -> None:
    accounts, unread = read(tmp_path, "a.csv", as_csv(rows(1)) + b"only,two\r\n" + as_csv(rows(2)).split(b"\r\n", 1)[1])
    assert numbers(unread) == [5]
    assert "2 fields" in unread[0].reason
    assert numbers(accounts) == [2, 6, 9]


def test_a_quote_that_is_never_closed_takes_no_more_rows_than_fit_into_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.ingest.rows_delimited.LARGEST", 2000)
    monkeypatch.setattr("onrecord.ingest.rows_delimited.SAMPLE", 400)
    line = b"Ferry cancelled,No boat left the port of Orlin on Wednesday\r\n"
    data = b'title,text\r\n"Ferry, late","No boat left"\r\n' + line * 20 + b'"Ferry,No boat left\r\n' + line * 100
    accounts, unread = read(tmp_path, "a.csv", data)
    assert [(u.path.rpartition("#")[2], "quote" in u.reason) for u in unread] == [("23", True)]
    assert 80 < len(accounts) < 110


def test_a_tsv_without_quoting_keeps_its_quotation_marks(tmp_path: Path) -> None:
    said = "\"We had two hours' warning, said Ada Roke, who runs the shop of the island and saw the stage go under."
    data = "title\ttext\n" + "".join(f"Ferry {n}\t{said} {n}\n" for n in range(9))
    accounts, unread = read(tmp_path, "a.tsv", data.encode())
    assert not unread
    assert [a.text for a in accounts] == [f"{said} {n}" for n in range(9)]


def test_columns_are_guessed_with_a_message_and_given_ones_are_taken(tmp_path: Path) -> None:
    told: list[str] = []
    read(tmp_path, "a.jsonl", as_lines([ROW]), tell=told.append)
    assert len(told) == 1
    assert "text=body, title=headline, published=published_at, outlet=source" in told[0]
    assert "--columns" in told[0]
    (account,), _ = read(tmp_path, "b.jsonl", as_lines([ROW]), columns={"text": "headline", "title": "", "author": ""})
    assert (account.text, account.authors) == (ROW["headline"], ())


def test_a_table_without_a_column_of_text_says_which_it_has(tmp_path: Path) -> None:
    accounts, unread = read(tmp_path, "a.csv", b"id,price\n1,2\n3,4\n")
    assert not accounts
    assert [u.reason.rpartition("; ")[2] for u in unread] == ["the columns are id, price"]
    _, unread = read(tmp_path, "a.jsonl", as_lines([ROW]), columns={"text": "words"})
    assert "there is no column 'words'" in unread[0].reason


def test_a_role_that_is_not_known_is_an_error_that_lists_the_roles(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="text, title, published"):
        read(tmp_path, "a.jsonl", as_lines([ROW]), columns={"txt": "body"})
    for wrong in ("text", "txt=body"):
        with pytest.raises(ValueError, match=f"'{wrong[:3]}"):
            parse_columns(wrong)


def test_the_column_of_most_text_is_taken_of_several_that_could_be_it() -> None:
    row = {"content": "Ferry cancelled …", "maintext": BODY, "name": "Ferry cancelled"}
    chosen = choose_columns([row], {})
    assert isinstance(chosen, Columns)
    assert dict(chosen.names) == {"text": "maintext", "title": "name"}
    unnamed = choose_columns([{"a": "x", "b": BODY * 2}], {})
    assert isinstance(unnamed, Columns)
    assert dict(unnamed.names) == {"text": "b"}


def test_a_row_that_holds_a_page_is_read_as_one(tmp_path: Path) -> None:
    page = f"<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>{BODY}</p></article></body></html>"
    (account,), _ = read(tmp_path, "a.jsonl", as_lines([{"html": page, "outlet": "Orlin Courier"}]))
    assert "<p>" not in account.text
    assert account.outlet == "Orlin Courier"


def test_a_row_in_another_charset_spoils_no_other(tmp_path: Path) -> None:
    french = {**ROW, "body": BODY + " Le café d’Émile Ançay a été détruit."}
    lines = [as_lines([ROW]), json.dumps(french, ensure_ascii=False).encode("cp1252") + b"\n", as_lines(rows(1))]
    accounts, unread = read(tmp_path, "a.jsonl", b"\xef\xbb\xbf" + b"".join(lines))
    assert not unread
    assert accounts[1].text == french["body"]
    utf16, _ = read(tmp_path, "b.jsonl", as_lines([french, ROW]).decode().encode("utf-16"))
    assert [a.text for a in utf16] == [french["body"], BODY]


def test_times_as_numbers_and_dates_are_read(tmp_path: Path) -> None:
    given = [1_967_040_000, 1_967_040_000_000, "1967040000", 20320501, "2032-05-01 16:00:00", "1 May 2032"]
    accounts, _ = read(tmp_path, "a.jsonl", as_lines([{**ROW, "published_at": when} for when in given]))
    assert {(a.published or "")[:10] for a in accounts} == {"2032-05-01"}


def test_rows_without_a_suffix_are_known_by_their_first_line(tmp_path: Path) -> None:
    accounts, _ = read(tmp_path, "crawl", as_lines(rows(2)))
    assert numbers(accounts) == [1, 2]


def test_equal_rows_count_once_among_accounts(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_lines([ROW, ROW]))
    accounts, unread = read_accounts([str(tmp_path / "a.jsonl")])
    assert numbers(list(accounts)) == [1]
    assert "same bytes" in unread[0].reason


def test_parquet_without_its_library_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("onrecord.ingest.rows_parquet.import_module", missing)
    _, unread = read(tmp_path, "a.parquet", b"PAR1 and so on")
    assert "pip install 'onrecord[parquet]'" in unread[0].reason


def test_a_table_whose_lines_end_in_lone_carriage_returns_is_one_reason(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes(b"title;text\rA;The ferry was cancelled.\rB;The ferry sails again.\r")
    found, unread = read_accounts([str(path)])
    assert (found, len(unread)) == ((), 1)
    assert "save the table with line feeds" in unread[0].reason


def test_a_damaged_parquet_file_is_one_reason(tmp_path: Path) -> None:
    data = as_parquet(rows(3))
    for broken in (data[:-20], b"PAR1" + b"\xff" * 500 + b"PAR1", b""):
        accounts, unread = read(tmp_path, "a.parquet", broken)
        assert not accounts
        assert [u.path.partition("#")[0] for u in unread] == [str(tmp_path / "a.parquet")]
        assert "damaged" in unread[0].reason


def test_memory_stays_flat_over_many_rows(tmp_path: Path) -> None:
    line = as_lines([{"text": "A boat left.", "title": "Boat"}])
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line * 220))
    stream = stream_accounts([str(tmp_path / "a.jsonl.gz")])
    _skip(stream, 50)
    tracemalloc.start()
    _skip(stream, 50)
    gc.collect()
    before = tracemalloc.get_traced_memory()[0]
    _skip(stream, 100)
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown < 60_000


def _skip(stream: Iterator[Account | Unread], count: int) -> None:
    for _ in range(count):
        next(stream)


@settings(max_examples=60, deadline=None)
@given(
    data=st.binary(max_size=300),
    name=st.sampled_from(["a.jsonl", "a.csv", "a.tsv", "a.json", "a.jsonl.gz", "a.parquet"]),
)
def test_no_bytes_crash_a_reader(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    accounts, unread = read(tmp_path_factory.mktemp("rows"), name, data)
    assert all("\n" not in u.reason and u.path.isprintable() for u in unread)
    assert all("".join(a.cut(b.start, b.end) for b in a.blocks) == a.text for a in accounts)


@pytest.mark.parametrize("name", FORMATS)
def test_one_row_is_named_by_its_number(tmp_path: Path, name: str) -> None:
    every, _ = read(tmp_path, name, FORMATS[name](rows(30)))
    for one in (every[0], every[25]):
        assert read_accounts([one.path]) == ((one,), ())
    gone = f"{tmp_path / name}#9999"
    assert read_accounts([gone]) == ((), (Unread(gone, "ingest", "there is no such row"),))


def test_a_file_whose_name_ends_like_a_row_is_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry left on Monday, the port said.")
    (tmp_path / "a.txt#2").write_text("The ferry came back on Tuesday, the port said.")
    (whole,), _ = read_accounts([str(tmp_path / "a.txt#2")])
    assert "came back" in whole.text
    assert read_accounts([str(tmp_path / "a.txt#7")])[1][0].reason == "there are no rows: the file is one account"


def read_file(tmp_path: Path, name: str, data: str) -> tuple[tuple[Account, ...], tuple[Unread, ...]]:
    (tmp_path / name).write_text(data, encoding="utf-8")
    return read_accounts([str(tmp_path / name)])


def test_a_column_named_twice_hides_none(tmp_path: Path) -> None:
    accounts, _ = read_file(
        tmp_path, "a.csv", f'text,text,title\n"{BODY.replace(chr(34), chr(34) * 2)}",a note,Ferry\n'
    )
    assert accounts[0].text == BODY


def test_a_table_without_a_row_of_names_is_unread_and_says_so(tmp_path: Path) -> None:
    line = as_csv(rows(2)).decode().partition("\n")[2]
    accounts, unread = read_file(tmp_path, "a.csv", line.replace("The only ferry", "The only ferry " * 30))
    assert not accounts
    assert "names no columns" in unread[0].reason


def test_a_quotation_mark_that_nothing_closes_swallows_no_row_in_silence(tmp_path: Path) -> None:
    told = "The boats stayed in port, the harbour master said.\nThe ferry did too. "
    good = "".join(f'Ferry {n},"{told * 3}"\n' for n in range(3))
    accounts, unread = read_file(tmp_path, "a.csv", f'title,text\n{good}Ferry 4,"{told}\nFerry 5,{told}\n')
    assert [a.title for a in accounts] == ["Ferry 0", "Ferry 1", "Ferry 2"]
    assert "nothing closes" in unread[-1].reason


def test_rows_of_other_widths_are_unread_and_their_lines_make_no_accounts(tmp_path: Path) -> None:
    table = 'title,text\nA,"One of them said, at noon, that\nit was over, and\nthe boats stayed",more,again\nB\nC,The boats stayed in port.\n'
    accounts, unread = read_file(tmp_path, "a.csv", table)
    assert [a.title for a in accounts] == ["C"]
    assert ["4 fields" in unread[0].reason, "1 field " in unread[1].reason] == [True, True]


def test_a_cell_without_text_says_what_is_wrong(tmp_path: Path) -> None:
    _, unread = read_file(tmp_path, "a.jsonl", as_lines([ROW, {**ROW, "body": {"a": 1}}, {**ROW, "body": ""}]).decode())
    assert [u.reason for u in unread] == ["the column 'body' holds no text", "the column 'body' is empty"]


def test_markup_in_a_column_is_read_as_a_page_shows_it(tmp_path: Path) -> None:
    body = "".join(f"<p>{line}</p>" for line in BODY.split("\n\n")) + "<script>var boat = 7</script>"
    accounts, _ = read_file(
        tmp_path, "a.jsonl", as_lines([{**ROW, "body": body, "headline": "Ferry &amp; fog"}]).decode()
    )
    assert accounts[0].text.splitlines() == BODY.split("\n\n")
    assert accounts[0].title == "Ferry & fog"


def test_a_file_of_json_may_wrap_its_rows(tmp_path: Path) -> None:
    accounts, _ = read_file(tmp_path, "a.json", json.dumps({"status": "ok", "articles": rows(2)}))
    assert len(accounts) == 2
