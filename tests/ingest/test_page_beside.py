"""What a saved page shows beside its article where no class tells so, and which address the account goes by."""

import pytest
from tests.ingest.ferry_pages import LEAD, MORE, account, article, page, paragraphs


def kept(source: str, kinds: tuple[str, ...] = ("body", "standfirst", "section")) -> list[str]:
    got = account(source)
    return [got.cut(b.start, b.end).strip() for b in got.blocks if b.kept and b.kind in kinds]


HEADLINE = "<h1>Ferry to Lumen island cancelled after storm</h1>"
THREAD = [
    "I have waited at that stage for years, and nobody ever mended it, whatever the town hall says now.",
    "The ferry was late every day of this summer and the harbour office never answered a single letter.",
    "My sister slept in the town hall and the soup was cold. Ask anyone who was there that night.",
]


@pytest.mark.parametrize(
    "beside",
    [
        "<section id=k>Comments 212 oldtown_jo: five boats sank here and nobody counted them Load more</section>",
        f"<div><h3>Comments (3)</h3><div><div><b>jo</b>{paragraphs(LEAD, *THREAD, *THREAD, *THREAD)}</div></div></div>",
        "<h3>You may also like</h3><div><div><h4><a href=/1>Tram line to reopen after a year of works</a></h4>"
        "<p>The first tram will leave the old depot on Monday.</p></div></div>",
        "<div><div>Get the Morning Tide</div>The three stories that matter before the first boat."
        "<form><input type=email><button>Send</button></form></div>",
        "<aside><h2>Read next</h2><p>Drivers voted to strike over night shifts, the union said on Friday evening.</p></aside>",
    ],
)
def test_what_a_line_names_and_what_asks_for_an_address_is_left_out(beside: str) -> None:
    assert kept(article(beside=beside)) == [LEAD, *MORE]
    assert kept(article(beside)) == [LEAD, *MORE]


def test_a_line_of_the_names_of_tools_is_left_out() -> None:
    source = article().replace("</h1>", "</h1><p>Share Copy link 27 Print</p>")
    got = account(source)
    assert not any(b.kept for b in got.blocks if "Copy link" in got.cut(b.start, b.end))


def test_a_part_of_the_article_under_a_heading_that_lists_have_too_is_kept() -> None:
    inside = f"<section><h2>Background</h2>{paragraphs(MORE[1], MORE[3])}</section>"
    source = page(f"<main>{HEADLINE}{paragraphs(LEAD, MORE[0], MORE[2])}{inside}</main>")
    assert [line for line in kept(source) if line != "Background"] == [LEAD, MORE[0], MORE[2], MORE[1], MORE[3]]


def test_a_list_of_few_words_in_the_article_is_kept() -> None:
    items = "".join(
        f"<li>{name}</li>" for name in ("Coast road", "Tessel bridge", "Old pier", "Mill lane", "North quay")
    )
    assert "Tessel bridge" in kept(
        article(f"<p>These stay shut until Friday, the police said on Wednesday:</p><ul>{items}</ul>")
    )


def test_a_credit_in_its_own_element_is_no_part_of_the_caption() -> None:
    told = "The landing stage lay on the beach 200 metres from its place."
    figure = f"<figure><figcaption>{told} <span class=credit>A. Roke/Orlin Post</span></figcaption></figure>"
    got = account(article(figure))
    fates = {got.cut(b.start, b.end).strip(): b.kept for b in got.blocks}
    assert fates[told]
    assert not fates["A. Roke/Orlin Post"]


@pytest.mark.parametrize(
    ("canonical", "meta", "url", "doubt"),
    [
        ("https://orlin.example/ferry", "", "https://orlin.example/ferry", ""),
        ("https://press.example/", "", None, "the front page of a site"),
        ("javascript:void(0)", "", None, "not a full address"),
        ("../%%/x", "https://orlin.example/ferry", "https://orlin.example/ferry", "not a full address"),
        (
            "https://press.example/a",
            "https://orlin.example/ferry",
            "https://orlin.example/ferry",
            "another site than the page names elsewhere",
        ),
        ("https://www.orlin.example/f", "https://m.orlin.example/f", "https://www.orlin.example/f", ""),
        ("http://[", "", None, "not a full address"),
    ],
)
def test_a_link_that_is_no_address_of_the_account_is_kept_as_doubted(
    canonical: str, meta: str, url: str | None, doubt: str
) -> None:
    got = account(article(head=f'<link rel=canonical href="{canonical}"><meta property=og:url content="{meta}">'))
    found = next(c for c in got.evidence if c.name == "url" and c.rule == "canonical link")
    assert (got.url, found.value, found.doubt) == (url, canonical, doubt)


def test_an_empty_canonical_link_offers_nothing() -> None:
    got = account(article(head='<link rel=canonical href="">'))
    assert got.url is None
    assert not any(c.name == "url" for c in got.evidence)
