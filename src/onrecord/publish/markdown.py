"""A record as Markdown: the same order as the report, shorter, with numbered references to exact words."""

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import Claim, Figure, Record, Span, Topic
from onrecord.publish.account_facts import is_judged
from onrecord.publish.charts import BEFORE, DENIED, figures_in_order
from onrecord.publish.tables import Index, counted, index_record, one_line
from onrecord.publish.tables_claims import STANDINGS, by_account, claim_rows, lacking, slot_words
from onrecord.publish.tables_positions import position_rows
from onrecord.publish.tables_speakers import KINDS, Said, Speaker, chain_words, kind_words, speakers
from onrecord.publish.tables_time import date_words, entry_words
from onrecord.publish.tables_wording import Piece

SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#$&]|^[+-]|(?<=^\d)[.)](?!\S))")  # what Markdown or the HTML in it would act on
ADDRESS = re.compile(r"(?i)\b(https?|ftp|www)(?=[:.])")  # many readers turn a bare address into a link


def render_markdown(record: Record) -> str:
    """Return the record as Markdown; texts of accounts are escaped so that they stay text."""
    index = index_record(record)
    numbers = reference_numbers(record)
    parts = (
        _head(index), _brief(index, numbers), _claims(index, numbers), _figures(index, numbers),
        _timeline(index, numbers), _said(index), _positions(index, numbers), _lineage(index), _lacking(index),
        _accounts(index), _references(index, numbers),
    )  # fmt: skip
    return "\n\n".join("\n".join(part) for part in map(list, parts) if part) + "\n"


def reference_numbers(record: Record) -> dict[Span, int]:
    """Number every passage that the Markdown refers to, those of the brief first."""
    spans = [span for sentence in record.brief for span in sentence.citations]
    for claim in record.claims:
        spans += [s for v in claim.dispute.variants for s in v.passages] if claim.dispute else claim.passages
    spans += [figure.span for _, figures in _shared_topics(record) for figure in figures]
    spans += [span for entry in record.timeline for span in entry.passages]
    spans += [span for entry in record.timeline for variant in entry.variants for span in variant.passages]
    spans += [position.span for position in record.positions]
    return {span: number for number, span in enumerate(dict.fromkeys(spans), 1)}


def markdown_text(text: str) -> str:
    """Escape a text of an account so that Markdown shows it as it is.

    >>> markdown_text("<b>*12* hurt")
    '\\\\<b\\\\>\\\\*12\\\\* hurt'
    """
    return ADDRESS.sub(r"\1\\", SPECIAL.sub(r"\\\1", one_line(text)))


def _head(index: Index) -> Iterator[str]:
    record = index.record
    yield f"# {markdown_text(record.title) or 'Record'}"
    yield ""
    accounts, origins = len(record.accounts), len(index.origins)
    yield (f"{counted(accounts, 'account')}, {counted(origins, 'independent origin')}, "
           f"{len(record.unread)} not read.")  # fmt: skip
    yield ""
    for origin in index.origins:
        yield f"- **{origin.letter}** {markdown_text(origin.label)}: " + ", ".join(
            f"{tag} {markdown_text(tag.name)}" for tag in origin.tags
        )


def _brief(index: Index, numbers: dict[Span, int]) -> Iterator[str]:
    yield "## Brief"
    yield ""
    if not index.record.brief:
        yield "The accounts gave nothing that a brief could cite."
    for place, sentence in enumerate(index.record.brief, 1):
        yield f"{place}. {markdown_text(sentence.text)} {_refs(numbers, sentence.citations)}"


def _claims(index: Index, numbers: dict[Span, int]) -> Iterator[str]:
    rows = claim_rows(index)
    for standing, title in STANDINGS:
        found = [row for row in rows if row.claim.standing == standing]
        yield f"{'' if standing == 'corroborated' else chr(10)}## {title}"
        yield ""
        if not found:
            yield "None."
        for row in found:
            letters = ", ".join(origin.letter for origin in row.origins)
            yield f"- **{letters or '?'}** {_claim_line(row.claim, numbers)}"
            for variant in row.variants:
                given = "; ".join(f"{tag} {_refs(numbers, spans)}" for tag, spans in variant.given)
                yield f"  - “{markdown_text(date_words(variant.value))}”: {given}"


def _claim_line(claim: Claim, numbers: dict[Span, int]) -> str:
    text = markdown_text(claim.text)
    if claim.dispute:
        reason = f": {markdown_text(claim.dispute.reason)}" if claim.dispute.reason else ""
        return f"{text} (disputed {slot_words(claim.dispute.slot)}{reason})"
    return f"{text} {_refs(numbers, claim.passages)}"


def _figures(index: Index, numbers: dict[Span, int]) -> Iterator[str]:
    shared = _shared_topics(index.record)
    yield "## Figures"
    yield ""
    if not shared:
        yield "No quantity is given by more than one account."
    for topic, found in shared:
        reason = f" ({markdown_text(topic.reason)})" if topic.reason else ""
        given = "; ".join(
            f"{index.tag(f.account)} “{markdown_text(f.written)}”{DENIED if f.denied else ''}{BEFORE if f.id in topic.past else ''} {_refs(numbers, (f.span,))}"
            for f in figures_in_order(index, topic, found)
        )
        yield f"- **{topic.verdict}** {markdown_text(topic.of)}{reason}: {given}"


def _shared_topics(record: Record) -> list[tuple[Topic, list[Figure]]]:
    """List the topics that more than one account gives, with their figures."""
    held = {figure.id: figure for figure in record.figures}
    topics = [(topic, [held[f] for f in topic.figures if f in held]) for topic in record.topics]
    return [(topic, figures) for topic, figures in topics if len({f.account for f in figures}) > 1]


def _timeline(index: Index, numbers: dict[Span, int]) -> Iterator[str]:
    if index.record.timeline:
        yield "## Timeline"
        yield ""
    for entry in index.record.timeline:
        when = entry_words(entry, lambda spans: f"({_given(index, numbers, spans)})")
        given = _given(index, numbers, entry.passages)
        yield f"- **{when}:** {markdown_text(entry.what)}{f' ({given})' if given else ''}"


def _said(index: Index) -> Iterator[str]:
    yield "## Who said what"
    people = speakers(index)
    for kind, title in KINDS:
        found = [person for person in people if person.kind == kind]
        yield from (["", f"### {title}", ""] if found else [])
        for person in found:
            yield from _speaker(index, person)


def _speaker(index: Index, person: Speaker) -> Iterator[str]:
    yield f"- **{markdown_text(person.name)}**"
    for said in person.said:
        words = " … ".join(markdown_text(index.words(span)) for span in said.statement.content)
        shown = f"“{words}”" if said.statement.kind == "direct" else words
        tags = ", ".join(map(str, dict.fromkeys([said.tag, *(tag for _, tag, _ in said.again)])))
        yield f"  - {tags}: {shown} ({_manner(index, said)})"
        for print_ in said.prints:
            if print_.pieces:
                yield f"    - {print_.tag}, {print_.wording.change}: {_diff(print_.pieces)}"


def _manner(index: Index, said: Said) -> str:
    cue = f", “{markdown_text(index.words(said.statement.cue))}”" if said.statement.cue else ""
    return f"{kind_words(said.statement)}{cue}{chain_words(said, markdown_text)}"


def _diff(pieces: Iterable[Piece]) -> str:
    shown = {"same": "{}", "gone": "~~{}~~", "new": "**{}**"}
    return " ".join(shown[piece.kind].format(markdown_text(piece.text)) for piece in pieces)


def _positions(index: Index, numbers: dict[Span, int]) -> Iterator[str]:
    if index.record.positions:
        yield "## Positions"
        yield ""
    for row in position_rows(index):
        p = row.position
        given = _given(index, numbers, [same.span for _, same in row.given])
        toward = f" toward {markdown_text(p.toward)}" if p.toward else ""
        condition = f", condition: {markdown_text(index.words(p.condition))}" if p.condition else ""
        act = f"{p.act}{' (withdrawn)' if p.negated else ''}"
        yield (f"- **{markdown_text(p.actor)}**, {act}{toward}: {markdown_text(index.words(p.span))}{condition} ({given})")  # fmt: skip


def _lineage(index: Index) -> Iterator[str]:
    if index.record.derivations:
        yield "## Lineage"
        yield ""
    for d in index.record.derivations:
        maker = str(index.tag(d.from_)) if d.from_ else f"the wire of {markdown_text(d.agency or '')}"
        credit = "credited" if d.credited else "without credit"
        yield f"- {index.tag(d.account)} from {maker}: {d.relation}, {credit}; {markdown_text(d.reason)}"


def _lacking(index: Index) -> Iterator[str]:
    if index.record.omissions:
        yield "## What each account leaves out"
        yield ""
    for tag, missing in lacking(index):
        for _, claim, why in missing:
            yield f"- {tag}: {markdown_text(claim.text)} ({why.replace('-', ' ')})"


def _accounts(index: Index) -> Iterator[str]:
    yield "## Accounts"
    yield ""
    for tag in index.tags.values():
        account = tag.account
        facts = [account.title, account.outlet, account.agency, ", ".join(account.authors),
                 date_words(account.published) if account.published else None]  # fmt: skip
        shown = ". ".join(markdown_text(fact) for fact in facts if fact)
        out = sum(block.end - block.start for block in account.blocks if not block.kept)
        judged = sum(map(is_judged, account.blocks))
        by_people = f", {counted(judged, 'block')} decided by a person" if judged else ""
        yield f"- **{tag}** {shown}. File {markdown_text(account.path)}, {counted(out, 'character')} left out{by_people}."
    for unread in index.record.unread:
        yield f"- not read: {markdown_text(unread.path)} ({markdown_text(unread.stage)}): {markdown_text(unread.reason)}"


def _given(index: Index, numbers: dict[Span, int], spans: Sequence[Span]) -> str:
    """Name the accounts of passages, each with its references."""
    return ", ".join(f"{tag} {_refs(numbers, own)}" for tag, own in by_account(index, tuple(spans)))


def _references(index: Index, numbers: dict[Span, int]) -> Iterator[str]:
    if numbers:
        yield "## References"
        yield ""
    for span, number in numbers.items():
        tag = index.tag(span.account)
        yield f"[{number}] {tag} {markdown_text(tag.name)}, {span.start}–{span.end}: “{markdown_text(index.words(span))}”"
        yield ""


def _refs(numbers: dict[Span, int], spans: Iterable[Span]) -> str:
    """Write references in brackets; they cannot become links, for an account's own brackets are escaped."""
    return "".join(f"[{number}]" for number in dict.fromkeys(numbers[span] for span in spans))
