"""Dates as intervals, and what a relative date counts from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anchor:
    """When an account was published: ISO date or date-time, or None. `reason` says where it comes from."""

    published: str | None
    inferred: bool
    reason: str
