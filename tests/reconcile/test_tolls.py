"""The final toll of an event told by several accounts."""

import hashlib

from onrecord.model import Account, Block
from onrecord.reconcile.tolls import final_toll


def account(text: str, day: str, title: str | None = None) -> Account:
    sha = hashlib.sha256(text.encode()).hexdigest()
    blocks = (Block(0, len(text), "body", True, ""),)
    return Account("a" + sha[:6], sha, None, sha, sha, None, None, (), title, day, None, "en", text, blocks)


def test_most_accounts_give_the_toll():
    told = [
        account("Two people were killed and four wounded in Karrow.", "2031-03-05"),
        account("Two people were killed and five wounded in Karrow.", "2031-03-06"),
        account("Two men were killed and five hurt in Karrow.", "2031-03-07"),
    ]
    assert (final_toll(told).killed, final_toll(told).injured) == (2, 5)


def test_the_newest_goes_first_among_equals():
    told = [account("Two people were killed.", "2031-03-05"), account("Three people were killed.", "2031-03-06")]
    assert final_toll(told).killed == final_toll(told[::-1]).killed == 3


def test_a_headline_tells_of_one_death():
    assert final_toll([account("The keeper was 41.", "2031-03-05", "Keeper shot dead in Karrow")]).killed == 1


def test_no_account_tells_no_toll():
    assert final_toll([account("It rained.", "2031-03-05")]).killed is None
    assert final_toll([]).injured is None
