"""The file of judgements: what stands in it, and what is wrong with an entry, in one line each."""

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, get_args

from onrecord.ingest.folders import shown
from onrecord.model import BlockKind, Unread

NAME = "judgements.toml"
STAGE = "judgements"
LARGEST = 1_000_000  # bytes; some ten thousand judgements
LONGEST = 200  # characters of who and why
KEYS = ("account", "sha256", "lines", "first", "offset", "kind", "keep", "who", "why")
PLACES = ("lines", "first", "offset")
RANGE = re.compile(r"\s*(\d{1,9})\s*(?:-\s*(\d{1,9})\s*)?")
DIGEST = re.compile(r"[0-9a-f]{8,64}")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says of a stretch of an account; exactly one of `lines`, `first` and `offset` is set.

    `number` is its place in the file from 1; `given` tells a file that was named from one that lies beside the accounts.
    """

    path: str
    number: int
    given: bool
    account: str
    sha256: str
    lines: tuple[int, int] | None
    first: str
    offset: int | None
    kind: BlockKind | None
    kept: bool | None
    who: str
    why: str

    def beside(self) -> str:
        """Return the path of the account that it names, as seen from its own file."""
        return os.path.normpath(os.path.join(os.path.dirname(self.path), self.account))

    def names(self, path: str) -> bool:
        """Tell whether a path is the account's: the file beside it, or for a file that was given any file of that name."""
        if not self.account:
            return False
        if os.path.normpath(path) == shown(self.beside()):
            return True
        tail = shown(self.account).replace("\\", "/")
        return self.given and f"/{path}".replace("\\", "/").endswith(f"/{tail}")

    def proves(self, digests: Sequence[str]) -> bool:
        """Tell whether one of the digests is the account's when it was judged; without one there is nothing to prove."""
        return not self.sha256 or any(digest.startswith(self.sha256) for digest in digests)


def read_file(path: str) -> bytes | Unread:
    """Return the bytes of a file of judgements, or why not."""
    try:
        if os.path.getsize(path) > LARGEST:
            return Unread(shown(path), STAGE, f"larger than {LARGEST // 1000:,} kB; no judgement in it is applied")
        return Path(path).read_bytes()
    except OSError as error:
        return Unread(shown(path), STAGE, f"cannot be read: {error.strerror or error}")
    except ValueError as error:
        return Unread(shown(path), STAGE, f"cannot be read: {error}")


def parse_judgements(
    data: bytes, path: str, *, given: bool = False
) -> tuple[tuple[Judgement, ...], tuple[Unread, ...]]:
    """Return the judgements of a file, and what is wrong with the others.

    >>> parse_judgements(b'[[judgement]]\\naccount = "a.txt"\\n', "judgements.toml")[1][0].reason
    'judgement 1 is not applied: it does not say who judged'
    """
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return (), (Unread(shown(path), STAGE, f"no judgement in it is applied: {_first_line(error)}"),)
    rows = table.get("judgement", [])
    strange = sorted(set(table) - {"judgement"})
    if strange or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        what = f"{strange[0][:40]!r} is unknown" if strange else "`judgement` is no list of tables"
        return (), (
            Unread(shown(path), STAGE, f"no judgement in it is applied: {what}; begin each with [[judgement]]"),
        )
    made = [(number, _fault(row) or _judgement(row, path, number, given)) for number, row in enumerate(rows, 1)]
    wrong = [Unread(shown(path), STAGE, f"judgement {n} is not applied: {m}") for n, m in made if isinstance(m, str)]
    return tuple(m for _, m in made if isinstance(m, Judgement)), tuple(wrong)


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _fault(row: Mapping[str, Any]) -> str:
    """Say what is wrong with an entry, nothing if it can be taken."""
    unknown = [key for key in row if key not in KEYS]
    if unknown:
        return f"{unknown[0][:40]!r} is unknown; an entry has {', '.join(KEYS)}"
    for key, kind in {"account": str, "sha256": str, "first": str, "offset": int, "kind": str, "keep": bool}.items():
        if key in row and type(row[key]) is not kind:
            return f"{key} = {row[key]!r:.60} is not what is asked for there"
    for key in ("who", "why"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            return f"it does not say {key}{' judged' if key == 'who' else ''}"
    return _place_fault(row) or _word_fault(row)


def _place_fault(row: Mapping[str, Any]) -> str:
    if not (row.get("account") or row.get("sha256")):
        return "it names no account; give its file name as `account` or its `sha256`"
    if "sha256" in row and not DIGEST.fullmatch(row["sha256"].lower()):
        return f"sha256 = {row['sha256'][:70]!r} is no digest of 8 to 64 hexadecimal digits"
    places = [key for key in PLACES if key in row]
    if len(places) != 1:
        return f"it names {'two places' if places else 'no place'}; give one of {', '.join(PLACES)}"
    if "lines" in row and not read_range(row["lines"]):
        return f"lines = {row['lines']!r:.40} is no line or range of lines such as 12 or '12-14'"
    if "first" in row and not row["first"].strip():
        return "first is empty; give the first words of the block"
    return f"offset = {row['offset']} is before the text" if row.get("offset", 0) < 0 else ""


def _word_fault(row: Mapping[str, Any]) -> str:
    if "kind" not in row and "keep" not in row:
        return "it says nothing; give a `kind`, or `keep = true` or `false`"
    known = get_args(BlockKind)
    return (
        "" if row.get("kind", "body") in known else f"{row['kind'][:40]!r} is no kind; the kinds are {', '.join(known)}"
    )


def read_range(value: object) -> tuple[int, int] | None:
    """Return the first and the last line of a range, None if it is none.

    >>> read_range(7), read_range("12-14"), read_range("14-12")
    ((7, 7), (12, 14), None)
    """
    found = RANGE.fullmatch(str(value)) if type(value) in (int, str) else None
    if not found:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return (first, last) if 1 <= first <= last else None


def _judgement(row: Mapping[str, Any], path: str, number: int, given: bool) -> Judgement:
    who, why = (shown(" ".join(row[key].split()))[:LONGEST] for key in ("who", "why"))
    lines = read_range(row["lines"]) if "lines" in row else None
    return Judgement(
        shown(path), number, given, row.get("account", ""), row.get("sha256", "").lower(), lines, row.get("first", ""),
        row.get("offset"), cast("BlockKind | None", row.get("kind")), row.get("keep"), who, why,
    )  # fmt: skip
