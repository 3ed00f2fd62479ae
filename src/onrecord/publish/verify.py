"""Prove a record: hashes, spans, references, and a brief made of cited words."""

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import BadRecord
from onrecord.model import Account, Record, Span
from onrecord.publish.record_json import parse_json
from onrecord.text.wording import uncited_word


def verify_record(text: str) -> list[str]:
    """Return what is wrong with a record's JSON text, the gravest first; an empty list proves it.

    Raises:
        BadRecord: the text is no record of the schema.
    """
    return list(faults(parse_json(text)))


def verify_file(path: str) -> list[str]:
    """Verify a record file, and the accounts it names where they still lie beside it.

    Raises:
        BadRecord: the file cannot be read, or is no record.
    """
    try:
        text = Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRecord(f"{path}: cannot be read as a record: {error}") from error
    return verify_record(text) + list(_changed_files(parse_json(text), Path(path).parent))


def faults(record: Record) -> Iterator[str]:
    """Yield each fault of a record in words."""
    accounts = {account.id: account for account in record.accounts}
    if len(accounts) < len(record.accounts):
        yield "two accounts have one id"
    for account in record.accounts:
        yield from _account_faults(account)
    for where, span in _spans(record, "record"):
        yield from _span_faults(where, span, accounts)
    yield from _reference_faults(record)
    resolved = [s for _, s in _spans(record, "record")]
    if all(s.account in accounts and 0 <= s.start < s.end <= len(accounts[s.account].text) for s in resolved):
        yield from _wording_faults(record)


def _account_faults(account: Account) -> Iterator[str]:
    if hashlib.sha256(account.text.encode("utf-8", "surrogatepass")).hexdigest() != account.text_sha256:
        yield f"account {account.path}: the text does not have the SHA-256 that the record gives"
    at = 0
    for block in account.blocks:
        if block.start != at or block.end <= block.start:
            yield f"account {account.path}: the blocks leave a gap or overlap at {at}"
            return
        at = block.end
    if at != len(account.text):
        yield f"account {account.path}: the blocks end at {at}, the text at {len(account.text)}"


def _spans(value: Any, where: str) -> Iterator[tuple[str, Span]]:
    """Yield every span of a record with the place it stands in."""
    if isinstance(value, Span):
        yield where, value
    elif is_dataclass(value):
        for f in fields(value):
            yield from _spans(getattr(value, f.name), f"{where}.{f.name}")
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _spans(item, f"{where}[{i}]")


def _span_faults(where: str, span: Span, accounts: dict[str, Account]) -> Iterator[str]:
    account = accounts.get(span.account)
    if account is None:
        yield f"{where}: there is no account {span.account!r}"
    elif not 0 <= span.start < span.end <= len(account.text):
        yield f"{where}: {span.start}..{span.end} is no range of {account.path} (0..{len(account.text)})"
    elif not any(b.kept and b.start < span.end and span.start < b.end for b in account.blocks):
        yield f"{where}: {span.start}..{span.end} of {account.path} lies in text that was left out"


def _reference_faults(record: Record) -> Iterator[str]:
    known = {
        name: {item.id for item in getattr(record, name)}
        for name in ("accounts", "origins", "entities", "statements", "figures", "topics", "moments", "claims")
    }
    uses = [("accounts", o.id, a) for o in record.origins for a in o.accounts]
    uses += [("figures", t.id, f) for t in record.topics for f in t.figures]
    uses += [("origins", c.id, o) for c in record.claims for o in c.origins]
    uses += [("moments", c.id, m) for c in record.claims for m in c.moments]
    uses += [("topics", c.id, t) for c in record.claims for t in c.topics]
    uses += [("claims", "an omission", o.claim) for o in record.omissions]
    uses += [("statements", u.id, w.statement) for u in record.utterances for w in u.wordings]
    uses += [("statements", s.id, s.nested_in) for s in record.statements if s.nested_in]
    uses += [("moments", s.id, s.moment) for s in record.statements if s.moment]
    uses += [("entities", s.id, s.source.entity) for s in record.statements if s.source.entity]
    uses += [("claims", "a brief sentence", b.claim) for b in record.brief if b.claim]
    uses += [("claims", "a timeline entry", t.claim) for t in record.timeline if t.claim]
    for kind, user, wanted in uses:
        if wanted not in known[kind]:
            yield f"{user} points at {wanted!r}, which is not among the {kind}"
    if sorted(a for o in record.origins for a in o.accounts) != sorted(known["accounts"]):
        yield "the origins are no partition of the accounts"


def _wording_faults(record: Record) -> Iterator[str]:
    written = [(f.id, f.span, f.written) for f in record.figures] + [(m.id, m.span, m.written) for m in record.moments]
    for name, span, words in written:
        if record.quote(span) != words:
            yield f"{name}: the passage does not read {words!r}"
    for statement in record.statements:
        source = statement.source
        if source.span and record.quote(source.span) != source.text:
            yield f"{statement.id}: the source does not read {source.text!r}"
        if source.anonymous and source.entity:
            yield f"{statement.id}: an anonymous source has an entity"
    for i, sentence in enumerate(record.brief):
        if not sentence.citations:
            yield f"brief[{i}] cites nothing"
            continue
        word = uncited_word(sentence.text, [record.quote(span) for span in sentence.citations])
        if word is not None:
            yield f"brief[{i}]: {word!r} is neither in a citation nor a connecting word"


def _changed_files(record: Record, beside: Path) -> Iterator[str]:
    for account in record.accounts:
        found = next((p for p in (Path(account.path), beside / account.path) if p.is_file()), None)
        if found and hashlib.sha256(found.read_bytes()).hexdigest() != account.sha256:
            yield f"account {account.path}: the file has changed since the record was made"
