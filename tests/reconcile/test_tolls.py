"""The final toll of an event told by several accounts."""

import hashlib
import time

from onrecord.model import Account, Block
from onrecord.reconcile.tolls import final_toll
from onrecord.reconcile.tolls_telling import read_telling
from onrecord.reconcile.tolls_weighed import candidates


def account(text: str, day: str, title: str | None = None) -> Account:
    sha = hashlib.sha256(text.encode()).hexdigest()
    blocks = (Block(0, len(text), "body", True, ""),)
    return Account("a" + sha[:6], sha, None, sha, sha, None, None, (), title, day, None, "en", text, blocks)


def toll(*told: Account) -> tuple[int | None, int | None]:
    final = final_toll(told)
    return final.killed, final.injured


def test_accounts_that_agree_give_their_toll():
    told = [
        account("Two people were killed and four wounded in Karrow.", "2031-03-05", "2 killed, 4 wounded in Karrow"),
        account("Two men were killed and four people wounded in Karrow on Monday.", "2031-03-06", "2 dead, 4 hurt"),
    ]
    assert toll(*told) == (2, 4)


def test_people_are_counted_one_by_one():
    text = "A miller, his wife and their two sons were found shot to death on Monday. No one else was at home."
    assert (
        toll(account("It was a quiet street. " + text, "2031-03-05", "Couple and two sons shot dead in Karrow"))[0] == 4
    )


def test_the_struck_are_the_dead_and_the_hurt():
    text = "Five people were shot in Karrow, police said. One man was killed. The others were taken to a hospital."
    assert toll(account(text, "2031-03-05", "1 dead after 5 shot in Karrow")) == (1, 4)


def test_a_headline_tells_of_one_death():
    assert toll(account("The keeper was 41.", "2031-03-05", "Keeper shot dead in Karrow"))[0] == 1


def test_the_order_of_accounts_changes_nothing():
    told = [account("Two people were killed.", "2031-03-05"), account("Three people were killed.", "2031-03-06")]
    assert final_toll(told) == final_toll(told[::-1])


def test_no_account_tells_no_toll():
    assert final_toll([account("It rained.", "2031-03-05")]).killed is None
    assert final_toll([]).injured is None


def test_the_reason_counts_the_accounts():
    final = final_toll([account("Two people were killed.", "2031-03-05", "Two killed in Karrow")])
    assert "of 1 accounts 1 count 2 killed" in final.reason


def test_many_counts_are_weighed_in_bounded_time():
    text = " ".join(f"{count} people were killed and {count + 1} hurt." for count in range(2, 400))
    assert len(candidates([read_telling("", text)])) < 400
    start = time.perf_counter()
    final_toll([account(text, "2031-03-05")])
    assert time.perf_counter() - start < 5
