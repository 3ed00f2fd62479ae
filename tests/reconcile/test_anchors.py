"""What relative dates count from."""

from dataclasses import replace

from onrecord.model import Account, Block
from onrecord.reconcile.anchors import infer_anchors


def account(name: str, published: str | None = None, updated: str | None = None) -> Account:
    text = "Nothing happened."
    return Account(
        name, f"{name}.txt", None, name, name, None, None, (), None, published, updated, "en", text,
        (Block(0, len(text), "body", True, ""),),
    )  # fmt: skip


def test_a_dated_account_keeps_its_own_day():
    anchors = infer_anchors((account("a", "2031-03-05"), account("b", "2031-03-06")))
    assert (anchors["a"].published, anchors["a"].inferred) == ("2031-03-05", False)


def test_an_undated_account_takes_the_storys_most_common_day_and_says_so():
    accounts = (account("a", "2031-03-05T08:00Z"), account("b", "2031-03-05"), account("c", "2031-03-04"), account("d"))
    anchor = infer_anchors(accounts)["d"]
    assert (anchor.published, anchor.inferred) == ("2031-03-05", True)
    assert "inferred" in anchor.reason


def test_equally_common_days_give_the_earlier_one_in_any_order():
    accounts = (account("a", "2031-03-06"), account("b", "2031-03-05"), account("c"))
    assert infer_anchors(accounts)["c"] == infer_anchors(accounts[::-1])["c"]
    assert infer_anchors(accounts)["c"].published == "2031-03-05"


def test_a_text_rewritten_within_days_speaks_from_its_update():
    assert infer_anchors((account("a", "2031-03-05", "2031-03-06T10:00Z"),))["a"].published == "2031-03-06T10:00Z"


def test_a_touch_to_the_page_months_later_moves_nothing():
    assert infer_anchors((account("a", "2031-03-05", "2031-09-01"),))["a"].published == "2031-03-05"


def test_an_update_noted_below_the_text_moves_nothing():
    text = "Nothing happened.Updated March 6, 2031"
    blocks = (Block(0, 17, "body", True, ""), Block(17, len(text), "updated", True, ""))
    noted = replace(account("a", "2031-03-05", "2031-03-06"), text=text, blocks=blocks)
    assert infer_anchors((noted,))["a"].published == "2031-03-05"


def test_without_any_dated_account_there_is_no_anchor():
    anchor = infer_anchors((account("a"),))["a"]
    assert anchor.published is None
    assert not anchor.inferred
