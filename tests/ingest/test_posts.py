"""The posts of a live blog are dated parts of one account, whatever way their stamps are given."""

import json

import pytest
from tests.ingest.ferry_pages import page

from onrecord.ingest.page import Head
from onrecord.ingest.posts import declared_posts
from onrecord.ingest.published import iso_time
from onrecord.ingest.read import read_account
from onrecord.model import Account

POSTS = (
    ("2033-03-02T18:05:00Z", "Second boat asked for", "The operator has asked for a second boat from the mainland, a spokeswoman tells us."),
    ("2033-03-02T16:40:00Z", "Travellers sleep in the hall", "About 40 travellers will spend the night in the town hall, says the mayor of Orlin."),
    ("2033-03-02T15:10:00Z", "Stage torn away", "The storm tore away the landing stage, the harbour master said on the quay."),
)  # fmt: skip
HEADLINE = "<h1>Storm closes the harbour of Orlin: live</h1>"


def account(text: str, name: str = "a.txt") -> Account:
    got = read_account(text.encode(), name)
    assert isinstance(got, Account)
    return got


def dates(got: Account) -> list[str | None]:
    return [block.dated for block in got.blocks if block.kind == "body"]


def declared() -> str:
    updates = [
        {"@type": "BlogPosting", "headline": title, "datePublished": stamp, "articleBody": body}
        for stamp, title, body in POSTS
    ]
    item = {
        "@type": "LiveBlogPosting",
        "headline": "Storm closes the harbour of Orlin: live",
        "liveBlogUpdate": updates,
    }
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


def test_time_elements_date_the_posts_to_their_zone() -> None:
    posts = "".join(
        f"<article><time datetime={stamp}>{stamp[11:16]}</time><h2>{title}</h2><p>{body}</p></article>"
        for stamp, title, body in POSTS
    )
    got = account(page(f"<main>{HEADLINE}{posts}</main>"), "a.html")
    assert dates(got) == [stamp for stamp, _, _ in POSTS]
    assert {
        block.kind for block in got.blocks if got.cut(block.start, block.end).strip() in dict(p[1:] for p in POSTS)
    } == {"section"}


def test_linked_data_date_posts_whose_stamps_count_from_now() -> None:
    posts = "".join(
        f"<div><span>{n} min ago</span><h3>{t}</h3><p>{b}</p></div>" for n, (_, t, b) in enumerate(POSTS, 12)
    )
    got = account(page(f"<main>{HEADLINE}{posts}{declared()}</main>"), "a.html")
    assert dates(got) == [stamp for stamp, _, _ in POSTS]
    stamps = [b for b in got.blocks if b.kind == "live-stamp"]
    assert len(stamps) == len(POSTS)
    assert not any(b.kept for b in stamps)


def test_stamps_that_count_from_now_open_posts_under_the_headline() -> None:
    posts = "".join(f"\n{n} hours ago\n{title}\n{body}\n" for n, (_, title, body) in enumerate(POSTS, 2))
    got = account(f"Storm closes the harbour of Orlin: live\n{posts}")
    assert got.title == "Storm closes the harbour of Orlin: live"
    assert [b.kind for b in got.blocks if b.kept] == ["title", *["section", "body"] * 3]


@pytest.mark.parametrize(
    "update",
    [5, None, "x", [5], [{"datePublished": 7}], [{"datePublished": "2033-13-45T00:00Z", "headline": POSTS[0][1]}]],
)
def test_odd_linked_data_date_nothing(update: object) -> None:
    assert declared_posts(Head(linked=({"liveBlogUpdate": update},))) == {}


def test_what_is_no_date_of_the_calendar_is_no_date() -> None:
    assert iso_time("2033-13-45") is None
    assert iso_time("2033-02-28T25:61Z") is None
