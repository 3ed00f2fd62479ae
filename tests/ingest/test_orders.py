"""Which of day and month comes first: the account's own dates decide, then those of other accounts of its outlet."""

import itertools
import json
from pathlib import Path

from onrecord.ingest.orders import ORDERS, month_first, settle_orders
from onrecord.ingest.read import read_account, read_accounts
from onrecord.model import Account
from onrecord.record import build_records

BODY = "The only ferry to Lumen island was cancelled on Wednesday after a storm tore away its landing stage, the harbour master said."


def printed(date: str, outlet: str = "Orlin Courier", name: str = "a.txt") -> Account:
    text = f"{outlet}\n\nFerry to Lumen island cancelled after storm\nBy Ada Roke\n{date}\n\n{BODY}\n\n{BODY}\n"
    got = read_account(text.encode(), name)
    assert isinstance(got, Account)
    return got


def rules(account: Account) -> list[str]:
    return [c.rule for c in account.evidence if c.name == "published" and c.chosen]


def test_a_sure_date_of_another_account_of_the_outlet_decides() -> None:
    opened, sure = printed("Published 04/11/2026"), printed("Published 11/23/2026")
    assert [c.doubt for c in opened.evidence if c.name == "published"] == [ORDERS]
    settled = settle_orders([opened, sure])
    assert [account.published for account in settled] == ["2026-04-11", "2026-11-23"]
    assert rules(settled[0]) == ["date line, the month first as in other accounts of the outlet"]
    assert not any(c.doubt for c in settled[0].evidence)


def test_the_day_first_takes_the_doubt_away() -> None:
    settled, _ = settle_orders([printed("Published 04/11/2026"), printed("Published 23/11/2026")])
    assert settled.published == "2026-11-04"
    assert rules(settled) == ["date line, the day first as in other accounts of the outlet"]


def test_an_update_is_read_in_the_same_order() -> None:
    settled, _ = settle_orders([printed("Published 04/11/2026, updated 05/11/2026"), printed("11/23/2026")])
    assert (settled.published, settled.updated) == ("2026-04-11", "2026-05-11")


def test_other_outlets_and_outlets_that_print_both_orders_decide_nothing() -> None:
    opened = printed("Published 04/11/2026")
    assert settle_orders([opened, printed("11/23/2026", "Welm Gazette")])[0] is opened
    assert settle_orders([opened, printed("11/23/2026"), printed("23/11/2026")])[0] is opened


def test_the_order_of_the_accounts_makes_no_difference() -> None:
    accounts = [
        printed("04/11/2026"),
        printed("11/23/2026"),
        printed("05/06/2026"),
        printed("23/11/2026", "Welm Gazette"),
        printed("07/08/2026", "Welm Gazette"),
    ]
    wanted = {account.id: account for account in settle_orders(accounts)}
    for shuffled in itertools.islice(itertools.permutations(accounts), 0, 120, 17):
        assert {account.id: account for account in settle_orders(shuffled)} == wanted


def test_a_record_goes_by_the_order_that_the_outlet_prints() -> None:
    (record,) = build_records([printed("Published 04/11/2026"), printed("Published 04/13/2026", name="b.txt")])
    assert sorted(account.published or "" for account in record.accounts) == ["2026-04-11", "2026-04-13"]


def test_a_column_of_dates_decides_for_its_rows(tmp_path: Path) -> None:
    rows = [
        {"text": f"{BODY} {BODY} {n}", "date": date, "source": "Orlin Courier"}
        for n, date in enumerate(("03/04/2033", "04/23/2033"))
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    accounts, _ = read_accounts([str(tmp_path)])
    assert [(c.value, c.doubt) for c in accounts[0].evidence if c.name == "published"] == [("2033-04-03", ORDERS)]
    settled = settle_orders(accounts)
    assert settled[0].published == "2033-03-04"
    assert rules(settled[0]) == ["column date: 03/04/2033, the month first as in other accounts of the outlet"]


def test_a_date_that_the_page_declares_decides_for_its_text() -> None:
    assert month_first("3/4/2033", "2033-03-04") is True
    page = f'<html><head><meta name="date" content="2033-03-04"></head><body><article><h1>Ferry cancelled</h1><p>Posted 03/04/2033</p><p>{BODY}</p></article></body></html>'
    got = read_account(page.encode(), "a.html")
    assert isinstance(got, Account)
    assert got.published == "2033-03-04"
    assert not any(c.doubt for c in got.evidence if c.name == "published")
