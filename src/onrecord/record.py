"""The pipeline: accounts in, records out."""

from collections.abc import Sequence

from onrecord.extract.findings import Findings, extract_findings
from onrecord.ingest.orders import settle_orders
from onrecord.ingest.repeats import leave_out_repeats
from onrecord.ingest.years import settle_years
from onrecord.model import Account, Generator, Record, Unread, content_id
from onrecord.reconcile.anchors import infer_anchors
from onrecord.reconcile.brief import write_brief
from onrecord.reconcile.claims import align_claims
from onrecord.reconcile.entities import align_entities, link_sources
from onrecord.reconcile.lineage import group_origins, trace_lineage
from onrecord.reconcile.omissions import find_omissions
from onrecord.reconcile.positions import align_positions
from onrecord.reconcile.stories import group_stories
from onrecord.reconcile.timeline import order_timeline
from onrecord.reconcile.timeline_dates import dispute_dates
from onrecord.reconcile.topics import align_topics
from onrecord.reconcile.utterances import align_utterances
from onrecord.reconcile.versions import keep_versions, older_versions, speaking

VERSION = "0.1.0"


def build_records(
    accounts: Sequence[Account], unread: Sequence[Unread] = (), *, beliefs: bool = False
) -> tuple[Record, ...]:
    """Build one record a story, the largest story first; what was not read stands in every record."""
    return tuple(build_record(story, unread, beliefs=beliefs) for story in find_stories(accounts))


def find_stories(accounts: Sequence[Account]) -> tuple[tuple[Account, ...], ...]:
    """Group accounts into stories, the largest first, each account read in the light of its outlet's others."""
    return group_stories(in_order(leave_out_repeats(settle_orders(accounts))))


def in_order(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Order accounts by the day they were published, undated ones last; never by where their files lie."""
    return tuple(sorted(accounts, key=lambda account: (account.published or "~", account.id)))


def build_record(accounts: Sequence[Account], unread: Sequence[Unread] = (), *, beliefs: bool = False) -> Record:
    """Build the record of one story; `beliefs` adds the beliefs and intentions that the learned tagger finds."""
    accounts = in_order(settle_years(settle_orders(accounts)))
    anchors = infer_anchors(accounts)
    findings = (extract_findings(account, anchors[account.id], beliefs=beliefs) for account in accounts)
    return reconcile(tuple(findings), unread, options=("beliefs",) if beliefs else ())


def reconcile(findings: Sequence[Findings], unread: Sequence[Unread] = (), *, options: tuple[str, ...] = ()) -> Record:
    """Reduce what single accounts say to one record; `options` are those by which the findings were made."""
    accounts = tuple(found.account for found in findings)
    entities = align_entities(findings)
    statements = link_sources([s for found in findings for s in found.statements], entities)
    derivations = trace_lineage(findings)
    origins = group_origins(accounts, derivations)
    origin_of = {account: origin.id for origin in origins for account in origin.accounts}
    moments = tuple(m for found in findings for m in found.moments)
    older = older_versions(accounts, derivations)
    told = speaking(findings, older)
    topics = align_topics(told, origin_of)
    claims = dispute_dates(told, align_claims(told, topics, origin_of), origin_of)
    return Record(
        id=content_id("r", *sorted(account.sha256 for account in accounts)),
        title=next((account.title for account in accounts if account.title), accounts[0].path),
        generator=Generator("onrecord", VERSION, options),
        accounts=accounts,
        unread=tuple(sorted(unread, key=lambda u: (u.path, u.stage, u.reason))),
        derivations=derivations,
        origins=origins,
        entities=entities,
        statements=statements,
        utterances=align_utterances(findings, statements, derivations),
        figures=tuple(f for found in findings for f in found.figures),
        topics=topics,
        moments=moments,
        claims=keep_versions(claims, accounts, older),
        positions=align_positions([p for found in findings for p in found.positions], entities),
        omissions=find_omissions([found.account for found in told], claims, derivations, moments=moments),
        timeline=order_timeline(told, claims),
        brief=write_brief(told, claims, statements, origins, derivations, topics),
    )
