#!/usr/bin/env python3
"""Check a record without trusting the program that wrote it: check_record.py RECORD.json [ACCOUNTS_DIR]

Uses the standard library alone and nothing of onrecord. It
1. hashes each account's text again (and its file again, where ACCOUNTS_DIR holds one of that name),
2. checks that the blocks of each account cover its text without gap or overlap,
3. resolves every span in the record to characters of an account that were not left out,
4. compares each "written" and each source with the characters it points at,
5. proves that each sentence of the brief is a chain of pieces, each a run of four or more words copied from one of its
   citations, a whole citation, or one of the connecting words below,
6. checks that standings follow from origins: corroborated and disputed need two, and origins partition the accounts.

Prints one line a fault and exits 1, or prints what was proved and exits 0.
"""

import hashlib
import json
import pathlib
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

CONNECTING = """all both one two three four five six seven eight nine ten more than independent origin origins account
accounts agree report reports say says alone another others others' differ differs disagree on but and while that
according to also wording figure time place cause whether who it the of in by"""
RUN = 4
WORD = re.compile(r"\w+(?:[.,'’/-]\w+)*")


def words(text: str) -> list[str]:
    """Lower-case words of a text."""
    return [word.casefold() for word in WORD.findall(text)]


def covered(sentence: str, citations: list[str]) -> tuple[bool, str]:
    """Is the sentence a chain of connecting words, whole citations and runs of RUN words or more?"""
    said, sources = words(sentence), [words(text) for text in citations]
    reach = {0}
    for at in range(len(said)):
        if at not in reach:
            continue
        if said[at] in CONNECTING.split():
            reach.add(at + 1)
        for source in sources:
            for start in range(len(source)):
                length = 0
                while (
                    at + length < len(said)
                    and start + length < len(source)
                    and said[at + length] == source[start + length]
                ):
                    length += 1
                    if length >= RUN or (start == 0 and length == len(source)):
                        reach.add(at + length)
    return len(said) in reach, said[max(reach)] if max(reach) < len(said) else ""


def spans(value: Any, where: str = "record") -> Iterator[tuple[str, Any]]:
    """Every {account, start, end} anywhere in the record."""
    if isinstance(value, dict):
        if {"account", "start", "end"} <= value.keys():
            yield where, value
        else:
            for key, item in value.items():
                yield from spans(item, f"{where}.{key}")
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from spans(item, f"{where}[{i}]")


def sha256(data: bytes) -> str:
    """The hash as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def account_faults(account: Any, folder: pathlib.Path | None) -> Iterator[str]:
    """What is wrong with one account: hashes and blocks."""
    name, text = account["path"], account["text"]
    if sha256(text.encode("utf-8", "surrogatepass")) != account["text_sha256"]:
        yield f"{name}: the text does not have the SHA-256 that the record gives"
    file = folder / pathlib.PurePath(name).name if folder else None
    if file and file.is_file() and sha256(file.read_bytes()) != account["sha256"]:
        yield f"{name}: the file does not have the SHA-256 that the record gives"
    at = 0
    for block in account["blocks"]:
        if block["start"] != at or block["end"] <= at:
            yield f"{name}: the blocks leave a gap or overlap at {at}"
        at = block["end"]
        if not block["kept"] and not block["reason"]:
            yield f"{name}: the block at {block['start']} is left out without a reason"
    if at != len(text):
        yield f"{name}: the blocks end at {at}, the text at {len(text)}"


def span_faults(record: Any, accounts: dict[str, Any]) -> Iterator[str]:
    """Spans that point at nothing, or at text that was left out."""
    for where, span in spans(record):
        account = accounts.get(span["account"])
        if account is None:
            yield f"{where}: there is no account {span['account']!r}"
        elif not 0 <= span["start"] < span["end"] <= len(account["text"]):
            yield f"{where}: {span['start']}..{span['end']} is no range of {account['path']}"
        elif not any(b["kept"] and b["start"] < span["end"] and span["start"] < b["end"] for b in account["blocks"]):
            yield f"{where}: points at text that was left out of {account['path']}"


def wording_faults(record: Any, quote: Callable[[Any], str]) -> Iterator[str]:
    """Values that do not read as their passages do, and brief sentences that say more than they cite."""
    for item in record["figures"] + record["moments"]:
        if quote(item["span"]) != item["written"]:
            yield f"{item['id']}: the passage does not read {item['written']!r}"
    for statement in record["statements"]:
        source = statement["source"]
        if source["span"] and quote(source["span"]) != source["text"]:
            yield f"{statement['id']}: the source does not read {source['text']!r}"
        if source["anonymous"] and source["entity"]:
            yield f"{statement['id']}: an anonymous source is given an entity"
    for i, sentence in enumerate(record["brief"]):
        proved, word = covered(sentence["text"], [quote(span) for span in sentence["citations"]])
        if not sentence["citations"]:
            yield f"brief[{i}]: cites nothing"
        elif not proved:
            yield f"brief[{i}]: {word!r} is neither copied from a citation nor a connecting word"


def standing_faults(record: Any) -> Iterator[str]:
    """Standings that the origins do not bear out."""
    origin_of = {account: origin["id"] for origin in record["origins"] for account in origin["accounts"]}
    if sorted(origin_of) != sorted(a["id"] for a in record["accounts"]):
        yield "the origins are no partition of the accounts"
    for claim in record["claims"]:
        origins = {origin_of.get(span["account"]) for span in claim["passages"]}
        if origins != set(claim["origins"]):
            yield f"{claim['id']}: its passages stand in other origins than it names"
        if claim["standing"] == "corroborated" and len(origins) < 2:
            yield f"{claim['id']}: corroborated by {len(origins)} origin"
        if claim["standing"] == "disputed":
            sides = [{origin_of.get(s["account"]) for s in v["passages"]} for v in claim["dispute"]["variants"]]
            if len(sides) < 2 or len(set().union(*sides)) < 2:
                yield f"{claim['id']}: disputed without two origins that differ"


def main(argv: list[str]) -> int:
    """Check one record and say what was proved."""
    if not 2 <= len(argv) <= 3:
        sys.exit(__doc__)
    try:
        record = json.loads(pathlib.Path(argv[1]).read_text(encoding="utf-8"))
        accounts = {account["id"]: account for account in record["accounts"]}
        folder = pathlib.Path(argv[2]) if len(argv) == 3 else None
        found = [fault for account in record["accounts"] for fault in account_faults(account, folder)]
        found += span_faults(record, accounts)
        if not found:  # only resolved spans can be quoted
            quote = lambda span: accounts[span["account"]]["text"][span["start"] : span["end"]]  # noqa: E731
            found = [*wording_faults(record, quote), *standing_faults(record)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        sys.exit(f"{argv[1]}: not a record: {error!r}")
    for fault in found:
        print(fault)
    if found:
        return 1
    print(
        f"{argv[1]}: {len(accounts)} accounts hashed, {sum(1 for _ in spans(record))} spans resolved, "
        f"{len(record['brief'])} brief sentences proved"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
