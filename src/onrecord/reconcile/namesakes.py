"""Which names are one: surnames and their bearers, acronyms and short forms and their bodies."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import EntityKind
from onrecord.text.names import fold_name_word, initials, name_tables

Target = dict[tuple[str, str], str]  # (folded name, account or "" for any) -> the folded name it stands for


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the story: folded, as written first, its kind, and how often each account has it."""

    folded: str
    written: str
    kind: EntityKind
    accounts: dict[str, int]


def merge_names(names: Sequence[Name]) -> Target:
    """Map names to the fuller names that they stand for; what could stand for two is left as it is."""
    target: Target = {}
    people = _fold_people([name for name in names if name.kind == "person" and " " in name.folded], target)
    bodies = [name for name in names if name.kind in ("organisation", "group", "place") and " " in name.folded]
    for name in names:
        if " " in name.folded:
            continue
        for account, meant in _bearers(name, people):
            target[name.folded, account] = meant
        if (name.folded, "") not in target and (body := _body(name, bodies)):
            target[name.folded, ""] = body
    return target


def _fold_people(full: Sequence[Name], target: Target) -> dict[str, dict[str, set[str]]]:
    """Join full names that differ by a middle name only; return surname -> full name -> accounts that have it."""
    people: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    by_ends: dict[tuple[str, str], str] = {}
    for name in sorted(full, key=lambda n: (-len(n.folded.split()), n.folded)):
        words = name.folded.split()
        meant = by_ends.setdefault((words[0], words[-1]), name.folded)
        if meant != name.folded:
            target[name.folded, ""] = meant
        people[words[-1]][meant].update(name.accounts)
    return people


def _bearers(name: Name, people: dict[str, dict[str, set[str]]]) -> Iterator[tuple[str, str]]:
    """Yield who a surname stands for: the story's only bearer, or in an account the only one it names in full."""
    bearers = people.get(name.folded, {})
    if len(bearers) == 1:
        yield "", next(iter(bearers))
        return
    for account in sorted(name.accounts):
        here = [full for full, accounts in bearers.items() if account in accounts]
        if len(here) == 1:
            yield account, here[0]


def _body(name: Name, bodies: Sequence[Name]) -> str | None:
    """Return the one body that an acronym or a first word stands for."""
    letters = name.written.replace(".", "")
    if letters.isupper() and len(letters) > 2:
        meant = {body.folded for body in bodies if initials(body.written) == letters}
    elif name.kind == "organisation":
        meant = {body.folded for body in bodies if _short_form(name.folded, body)}
    else:
        return None
    return next(iter(meant)) if len(meant) == 1 else None


def _short_form(folded: str, body: Name) -> bool:
    """Say whether a word is a body's name without its kind of body ("Halden" for "Halden Bank"), or its last word."""
    words = body.folded.split()
    is_kind = fold_name_word(words[-1]) in name_tables().bodies
    return body.kind == "organisation" and (words[0] == folded if is_kind else words[-1] == folded)
