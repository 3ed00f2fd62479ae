"""What an account says of itself: who, when, for whom; nothing is guessed."""

import pytest

from onrecord.ingest.bylines import byline_names
from onrecord.ingest.read import read_account
from onrecord.ingest.stamps import read_dates
from onrecord.model import Account

BODY = "The only ferry to Lumen island was cancelled on Wednesday after a storm tore away its landing stage, the harbour master said."


def account(text: str, name: str = "a.txt") -> Account:
    got = read_account(text.encode(), name)
    assert isinstance(got, Account)
    return got


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("December 07, 2031", "2031-12-07"),
        ("0815 GMT, 2 March 2033", "2033-03-02T08:15+00:00"),
        ("10.06.2032 19:05", "2032-06-10T19:05"),
        ("Thu 10 Jun 2032 18:42 (GMT+2)", "2032-06-10T18:42+02:00"),
        ("Thursday, 3rd March 2033, 6:30 am", "2033-03-03T06:30"),
        ("Sunday 11 December 2033, 8.10pm", "2033-12-11T20:10"),
        ("2033-12-11T16:45:00+02:00", "2033-12-11T16:45:00+02:00"),
        ("19/02/2034", "2034-02-19"),
        ("20-FEB-2031 19:25 CET", "2031-02-20T19:25+01:00"),
        ("31 June 2031", None),
        ("March 2031", None),
        ("14 May", None),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(line: str, published: str | None) -> None:
    assert read_dates(line).published == published


def test_an_update_that_gives_a_time_alone_takes_the_day_of_the_date() -> None:
    assert read_dates("18 October 2030, updated 8.12pm").updated == "2030-10-18T20:12"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By [Ada Roke](#)", ["Ada Roke"]),
        ("By Ada Roke and Ivo Tesk", ["Ada Roke", "Ivo Tesk"]),
        ("by Sprinter Desk", ["Sprinter Desk"]),
        ("By Ada Roke, Consumer Reporter", ["Ada Roke"]),
        ("Ada Roke in Port Orlin", ["Ada Roke"]),
        ("3 March 2033", []),
        ("World", []),
    ],
)
def test_bylines_name_people_and_desks_alone(line: str, names: list[str]) -> None:
    assert byline_names(line) == names


def test_a_wire_names_its_agency_in_the_dateline_and_in_the_sign_off() -> None:
    got = account(
        f"Ferry cancelled after storm\n\nBy Ada Roke\n\nPORT ORLIN, March 2 (HNA) - {BODY}\n\n(Reporting by Ada Roke)\n"
    )
    assert (got.agency, got.authors, got.published) == ("HNA", ("Ada Roke",), None)


def test_an_agency_at_the_end_is_credited_and_a_picture_credit_is_not() -> None:
    assert (
        account(f"Ferry cancelled after storm\n\n{BODY}\n\n{BODY}\n\nBy Press Association\n").agency
        == "Press Association"
    )
    assert (
        account(f"Ferry cancelled after storm\n\n{BODY}\n\nThe quay of Orlin on Friday. Picture: PA\n\n{BODY}\n").agency
        is None
    )


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"THE ORLIN COURIER\nNews | Sport | Log in\n\nFerry cancelled after storm\n\n{BODY}\n", "The Orlin Courier"),
        (f"Ferry cancelled after storm\n\n{BODY}\n\n© 2033 Orlin Today. Terms apply.\n", "Orlin Today"),
        (
            f"Ferry cancelled after storm\n\n{BODY}\n\nOriginal url:\n\nhttps://www.orlintimes.example/a\n",
            "orlintimes.example",
        ),
        (f"Ferry cancelled after storm\n\n{BODY}\n", None),
    ],
)
def test_the_outlet_is_named_where_the_text_gives_it_away(text: str, outlet: str | None) -> None:
    assert account(text).outlet == outlet


def test_a_scrapers_date_in_front_of_the_headline_is_the_date() -> None:
    got = account(f" date 2033-03-02 Ferry to Lumen cancelled after a storm on the coast.\n\n{BODY}\n")
    assert (got.published, got.title) == ("2033-03-02", "Ferry to Lumen cancelled after a storm on the coast.")


PAGE = f"""<!doctype html><html lang="en"><head><title>Ferry cancelled after storm | The Orlin Courier</title>
<link rel="canonical" href="https://orlincourier.example/ferry"><style>p {{ color: red }}</style>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry cancelled after storm",
 "datePublished": "2033-03-02T08:15:00+01:00", "dateModified": "2033-03-02T09:00:00+01:00",
 "author": {{"name": "Ada Roke"}}, "publisher": {{"name": "The Orlin Courier"}}}}</script></head><body>
<header><a href="/">The Orlin Courier</a><nav><a>News</a><a>Sport</a></nav></header>
<div class="cookie-banner">We use cookies. <button>Accept</button></div>
<main><article><h1>Ferry cancelled <em>after</em> st<b>or</b>m</h1><p class="byline">By Ada Roke</p>
<p>{BODY}</p><p hidden>secret</p><div style="display:none">also secret</div>
<figure><img alt="The quay"><figcaption>Boats lie on the beach of Orlin after the storm. <span>Photo: E. Vay</span></figcaption></figure>
<p>{BODY.replace("Wednesday", "Thursday")}</p></article>
<section class="related"><h3>More from the Courier</h3><ul><li>Goat found on the roof of the school</li></ul></section></main>
<footer>© 2033 Orlin Courier Ltd</footer></body></html>"""


def test_a_page_gives_its_visible_text_in_order_and_its_head_the_metadata() -> None:
    got = account(PAGE, "ferry.html")
    assert "secret" not in got.text
    assert "color" not in got.text
    assert (got.title, got.outlet, got.authors) == ("Ferry cancelled after storm", "The Orlin Courier", ("Ada Roke",))
    assert (got.published, got.updated) == ("2033-03-02T08:15:00+01:00", "2033-03-02T09:00:00+01:00")
    assert got.url == "https://orlincourier.example/ferry"
    kept = {got.text[b.start : b.end].strip(): b.kind for b in got.blocks if b.kept}
    assert list(kept.values()) == ["title", "byline", "body", "caption", "body"]
    left = {got.text[b.start : b.end].strip(): b.kind for b in got.blocks if not b.kept}
    assert left["Photo: E. Vay"] == "credit"
    assert left["Goat found on the roof of the school"] == "related"


def test_a_page_is_known_by_how_it_begins() -> None:
    assert account(PAGE, "saved").title == "Ferry cancelled after storm"


def test_broken_linked_data_is_no_fault() -> None:
    broken = PAGE.replace('"@type"', '@type"')
    assert account(broken, "ferry.html").outlet == "The Orlin Courier"
