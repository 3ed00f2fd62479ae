"""Which of two accounts is the later one."""

from datetime import datetime

from onrecord.model import Account

LEAST_APART = 2.0  # hours between two accounts before the later one may know more


def moment_of(account: Account) -> str:
    """Return when an account stands, as precisely as it says; nothing where it does not."""
    return account.updated or account.published or ""


def later(a: Account, b: Account) -> bool | None:
    """Tell whether the first account is later than the second; None where their dates do not say."""
    one, other = moment_of(a), moment_of(b)
    if len(one) < 10 or len(other) < 10:
        return None
    if len(one) > 10 and len(other) > 10:
        apart = hours_between(one, other)
        return None if apart is None or abs(apart) < LEAST_APART else apart > 0
    return None if one[:10] == other[:10] else one[:10] > other[:10]


def hours_between(one: str, other: str) -> float | None:
    """Count the hours from the second time to the first; clock times are compared where a zone is missing.

    None where one of them is no ISO 8601 time.
    """
    try:
        first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
    except ValueError:
        return None
    if first.tzinfo is None or second.tzinfo is None:
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return (first - second).total_seconds() / 3600
