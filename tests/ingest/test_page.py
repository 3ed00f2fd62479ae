"""What a reader sees of a saved page, where each line of it stands, and what the page says of itself."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from tests.ingest.ferry_pages import LEAD, MORE, account, article, page, paragraphs

from onrecord.ingest.account import read_account
from onrecord.ingest.page import is_page, read_page
from onrecord.ingest.page_head import linked_items
from onrecord.ingest.page_tree import flat_text, parse_tree
from onrecord.ingest.page_walk import walk_page
from onrecord.model import Account


def seen(body: str) -> list[str]:
    root = parse_tree(page(body))
    assert root is not None
    return [mark.text for mark in walk_page(root).marks]


def kept(source: str, kinds: tuple[str, ...] = ("body", "standfirst", "section")) -> list[str]:
    got = account(source)
    return [got.cut(b.start, b.end).strip() for b in got.blocks if b.kept and b.kind in kinds]


def fate(source: str, text: str) -> tuple[str, bool, str]:
    got = account(source)
    at = got.text.index(text)
    return next((b.kind, b.kept, b.reason) for b in got.blocks if b.start <= at < b.end)


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>gone</p>",
        "<p style='color:red; display:none'>gone</p>",
        "<p style='visibility: hidden'>gone</p>",
        "<script>gone</script>",
        "<style>.gone{}</style>",
        "<noscript>gone</noscript>",
        "<template><p>gone</p></template>",
        "<svg><title>gone</title></svg>",
        "<dialog><p>gone</p></dialog>",
        "<select><option>gone</option></select>",
        "<span class='sr-only'>gone</span>",
        "<!-- gone -->",
        "<div hidden><div><p>gone</p></div></div>",
    ],
)
def test_what_nobody_sees_is_no_text(hidden: str) -> None:
    assert seen(f"<p>here</p>{hidden}<p>there</p>") == ["here", "there"]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>one <b>two</b>three</p>", ["one twothree"]),
        ("<p>one<br>two</p>", ["one", "two"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<table><tr><td>one<td>two</table>", ["one", "two"]),
        ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
        ("<img alt='Boats lie in the harbour of Orlin'>", ["Boats lie in the harbour of Orlin"]),
        ("<img alt='logo'>", []),
        ("<figure><figcaption>Boats at rest</figcaption></figure>", ["Boats at rest"]),
        ("<p hidden=until-found>one</p><dialog open>two</dialog>", ["one", "two"]),
        ("<p>a&nbsp;&amp;&#8203;b</p>", ["a &\u200bb"]),
    ],
)
def test_lines_end_where_elements_of_their_own_line_do(markup: str, lines: list[str]) -> None:
    assert seen(markup) == lines


def test_the_text_holds_every_line_and_the_blocks_part_it() -> None:
    got = account(article())
    assert [b.start for b in got.blocks] == [0, *(b.end for b in got.blocks[:-1])]
    assert got.blocks[-1].end == len(got.text)
    assert LEAD in got.text
    assert "Home" in got.text


def resolve(source: str, path: str) -> list[object]:
    """Find the elements of a selector of the kind that blocks carry."""
    steps = re.sub(r"([\w-]+):nth-of-type\((\d+)\)", r"\1[\2]", path).split(" > ")
    first = f"//*[@id='{steps[0][1:]}']" if steps[0].startswith("#") else f"/{steps[0]}"
    return list(html.document_fromstring(source).xpath("/".join([first, *steps[1:]])))


def test_every_block_points_into_the_page() -> None:
    source = article(
        "<div id=more><p>The mayor said that the town would pay for the nights of the passengers.</p></div>"
    )
    got = account(source)
    for block in got.blocks:
        assert block.path
        (element,) = resolve(source, block.path)
        shown = " ".join("".join(element.itertext()).split())  # type: ignore[attr-defined]
        assert got.cut(block.start, block.end).split()[0] in shown
    assert any(block.path and block.path.startswith("#more > p") for block in got.blocks)


def test_an_account_of_plain_text_has_no_paths() -> None:
    got = read_account(f"Ferry cancelled\n\n{LEAD}\n".encode(), "a.txt")
    assert isinstance(got, Account)
    assert all(block.path is None for block in got.blocks)


@pytest.mark.parametrize(
    "beside",
    [
        "<aside><h2>Most read</h2><ul><li><a href=/1>Tram line to reopen</a><li><a href=/2>Bread dearer again</a></ul></aside>",
        "<footer><p>The Orlin Post is published by Roke Press. All rights reserved, and no part may be copied.</p></footer>",
        "<div class=comments><p>oldtown_jo: I have waited at that stage for years, and nobody ever mended it.</p></div>",
        "<div class='newsletter-signup'><p>Sign up for our newsletter and never miss a ferry again.</p></div>",
        "<section class='related-stories'><div class=card><a href=/3><h3>Harbour to be dredged in autumn</h3></a>"
        "<p>The work will take six weeks and cost two million dalers.</p></div></section>",
    ],
)
def test_what_stands_beside_the_article_is_left_out(beside: str) -> None:
    assert kept(article(beside=beside)) == [LEAD, *MORE]


def test_lists_and_headings_of_the_article_are_kept() -> None:
    inside = (
        "<h2>What is shut</h2><p>These roads stay shut until Friday morning, the police said on Wednesday evening.</p>"
        "<ul><li>The coast road between Orlin and the lighthouse, where trees came down.</li>"
        "<li>The bridge over the Tessel, which the water has reached.</li></ul>"
    )
    told = kept(article(inside))
    assert "What is shut" in told
    assert any("lighthouse" in line for line in told)


def test_a_standfirst_under_the_headline_is_kept() -> None:
    dek = "<p class=standfirst>Hundreds slept in the town hall while the harbour waited for a second boat.</p>"
    source = article().replace("</h1>", f"</h1>{dek}")
    assert fate(source, "Hundreds slept")[1]


def test_a_pull_quote_repeats_the_body_and_is_left_out_as_such() -> None:
    quote = "<aside class=pullquote><p>“We have never seen waves like these in a summer month”</p></aside>"
    source = article().replace("<p>A second boat", f"{quote}<p>A second boat")
    kind, keeps, reason = fate(source, "We have never seen waves like these in a summer month”\n")
    assert not keeps
    assert "pull quote" in reason
    assert kind == "promo"


def test_a_caption_is_kept_as_one() -> None:
    figure = "<figure><img src=a.jpg><figcaption>Boats lie in the harbour of Orlin on Wednesday evening</figcaption></figure>"
    assert fate(article(figure + paragraphs(MORE[0][:90] + " again.")), "Boats lie")[:2] == ("caption", True)


def test_the_linked_data_of_an_article_comes_first() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Orlin Post"},'
        '{"@type": ["NewsArticle"], "headline": "Ferry cancelled", "datePublished": "2031-06-11"}]}</script>'
    )
    found = read_page(article(head=head)).head
    assert found.linked[0]["headline"] == "Ferry cancelled"


def test_microdata_and_times_are_read() -> None:
    signed = (
        '<div itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop=headline>Ferry cancelled</h2>'
        '<span itemprop=author><b itemprop=name>Ada Roke</b></span><time itemprop=datePublished datetime="2031-06-11T08:00Z">'
        "today</time></div>"
    )
    found = read_page(article(signed)).head
    assert found.linked[-1] == {
        "headline": "Ferry cancelled",
        "author": {"name": "Ada Roke"},
        "datePublished": "2031-06-11T08:00Z",
    }
    assert found.times == ("2031-06-11T08:00Z",)


def test_the_posts_of_a_live_blog_are_its_text() -> None:
    posts = ",".join(f'{{"@type": "BlogPosting", "articleBody": "{text}"}}' for text in (MORE[0], MORE[2], MORE[3]))
    head = f'<script type="application/ld+json">{{"@type": "LiveBlogPosting", "liveBlogUpdate": [{posts}]}}</script>'
    divided = "".join(f"<div class=post><h3>Post {n}</h3><p>{text}</p></div>" for n, text in enumerate(MORE))
    told = kept(page(f"<h1>Ferry to Lumen island cancelled</h1><div>{divided}</div>", head))
    assert {MORE[0], MORE[2], MORE[3]} <= set(told)


def test_broken_linked_data_is_no_data() -> None:
    assert linked_items("{") == []
    assert linked_items("[" * 100_000) == []
    assert linked_items('[{"@type": "NewsArticle"}, 3, null]') == [{"@type": "NewsArticle"}]


def test_markup_that_no_tree_holds_is_read_flat() -> None:
    assert parse_tree("<div>" * 5000) is None
    assert (
        flat_text("<script>let a = 1</script><p>The harbour<div>was shut &amp; bare") == "The harbour\nwas shut & bare"
    )


def test_pages_are_told_from_texts() -> None:
    assert is_page("anything", "a.HTML")
    assert is_page("  <!DOCTYPE html><html>", "saved")
    assert not is_page("The page <b>shows</b> little.", "a.txt")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<div class=ad>", "</div>", "<a href=x>", "</a>", "<h1>", "<li>", "<table>",
                                 "<td>", "word ", LEAD, "&amp;", "\x00", "\u202e", "<br/>", "<", "<!--", "'", '"', ">"]), max_size=60))  # fmt: skip
def test_any_markup_gives_lines_that_reproduce_the_text(parts: list[str]) -> None:
    found = read_page("<html><body>" + "".join(parts))
    assert all(0 <= line.start < line.end <= len(found.text) for line in found.lines)
    assert [line.start for line in found.lines] == sorted(line.start for line in found.lines)
    assert "\n".join(found.text[line.start : line.end] for line in found.lines) == found.text
