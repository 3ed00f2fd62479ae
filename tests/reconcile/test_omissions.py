"""Omissions: what an account lacks that at least half of the accounts state."""

from onrecord.model import Account, Claim, Moment, Span
from onrecord.reconcile.omissions import find_omissions


def account(name: str, published: str | None = "2031-05-05") -> Account:
    return Account(name, f"{name}.txt", None, "", "", None, None, (), None, published, None, "en", "", ())


def claim(*accounts: str, moments: tuple[str, ...] = ()) -> Claim:
    passages = tuple(Span(name, 0, 9) for name in accounts)
    return Claim("c-1", "The dam failed", "corroborated", ("o-1",), passages, moments, (), None)


def moment(earliest: str) -> Moment:
    return Moment("m-1", "b", Span("b", 0, 4), "then", earliest, earliest, earliest, "date", "calendar")


def omissions(accounts: list[Account], *claims: Claim, moments: tuple[Moment, ...] = ()) -> list[tuple[str, str]]:
    return [(o.account, o.why) for o in find_omissions(accounts, claims, (), moments)]


def test_an_account_omits_what_half_of_the_accounts_state():
    accounts = [account(name) for name in "abcd"]
    assert omissions(accounts, claim("a", "b")) == [("c", "left-out"), ("d", "left-out")]


def test_what_fewer_than_half_state_is_no_omission():
    assert omissions([account(name) for name in "abcde"], claim("a", "b")) == []


def test_one_account_alone_makes_no_omission_of_the_other():
    assert omissions([account("a"), account("b")], claim("a")) == []


def test_an_account_of_an_earlier_day_could_not_yet_know():
    accounts = [account("a", "2031-05-04T21:00+02:00"), account("b", "2031-05-05"), account("c", "2031-05-06")]
    assert omissions(accounts, claim("b", "c")) == [("a", "not-yet-known")]


def test_what_happened_before_an_account_appeared_was_left_out():
    accounts = [account("a", "2031-05-04"), account("b", "2031-05-05"), account("c", "2031-05-06")]
    stated = claim("b", "c", moments=("m-1",))
    assert omissions(accounts, stated, moments=(moment("2031-05-02"),)) == [("a", "left-out")]


def test_without_dates_nothing_is_called_not_yet_known():
    accounts = [account("a", None), account("b"), account("c")]
    assert omissions(accounts, claim("b", "c")) == [("a", "left-out")]
    accounts = [account("a", "2031-05-04"), account("b", None), account("c")]
    assert omissions(accounts, claim("b", "c")) == [("a", "left-out")]


def test_accounts_of_the_same_day_are_not_told_apart_by_the_hour():
    accounts = [account("a", "2031-05-05T08:00Z"), account("b", "2031-05-05T18:00Z"), account("c", "2031-05-05T19:00Z")]
    assert omissions(accounts, claim("b", "c")) == [("a", "left-out")]
