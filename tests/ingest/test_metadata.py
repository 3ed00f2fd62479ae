"""What an account says of itself: who, when, for whom; nothing is guessed."""

from pathlib import Path

import pytest

from onrecord.errors import OnrecordError
from onrecord.ingest.account import judge
from onrecord.ingest.blocks import block_account
from onrecord.ingest.bylines import byline_names
from onrecord.ingest.families import outlet_family
from onrecord.ingest.metadata import read_metadata
from onrecord.ingest.orders import month_first
from onrecord.ingest.read import read_account
from onrecord.ingest.reading import read_lines
from onrecord.ingest.stamps import read_dates
from onrecord.ingest.years import settle_years
from onrecord.model import Account, Unread

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
        ("by Sprinter Desk", []),
        ("By Breaking News Staff", []),
        ("By: Ada Roke, OrlinCourier.example", ["Ada Roke"]),
        ("Updated at 7:03 pm, March 3rd, 2033 By: Ada Roke", ["Ada Roke"]),
        ("By Ada Roke, Consumer Reporter", ["Ada Roke"]),
        ("Ada Roke in Port Orlin", ["Ada Roke"]),
        ("3 March 2033", []),
        ("World", []),
    ],
)
def test_bylines_name_people_and_no_desks_sections_or_dates(line: str, names: list[str]) -> None:
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


def chosen(got: Account, name: str) -> list[tuple[str, str]]:
    return [(c.value, c.rule) for c in got.evidence if c.name == name and c.chosen]


def test_every_value_has_evidence_with_its_place_and_the_others_are_kept() -> None:
    got = account(PAGE, "ferry.html")
    for name in ("title", "outlet", "published", "updated", "url", "language"):
        (value, rule), *more = chosen(got, name)
        assert value == getattr(got, name)
        assert rule
        assert not more
    assert {c.rule for c in got.evidence if c.name == "outlet"} > {"linked data: publisher"}
    for candidate in got.evidence:
        assert candidate.start is None or got.text[candidate.start : candidate.end]


def test_authors_are_people_by_one_rule() -> None:
    got = account(
        f"Ferry cancelled after storm\n\nBy Ada Roke and Staff\n2 March 2033\n\n{BODY}\n\n{BODY}\n\n(Reporting by Ivo Tesk)\n"
    )
    assert got.authors == ("Ada Roke",)
    assert [(c.value, c.chosen) for c in got.evidence if c.name == "author"] == [
        ("Ada Roke", True),
        ("Ivo Tesk", False),
    ]


def test_a_picture_credit_and_help_with_the_reporting_make_no_wire() -> None:
    text = (
        f"Ferry cancelled after storm\n\n{BODY}\n\nThe quay of Orlin on Friday. Picture: AFP\n\n{BODY}\n\n"
        "The Associated Press contributed to this report.\n"
    )
    got = account(text)
    assert got.agency is None
    assert {(c.agency, c.kind) for c in got.credits} == {
        ("Agence France-Presse", "photo"),
        ("Associated Press", "additional reporting"),
    }


def test_the_rights_of_an_agency_make_its_wire_and_no_outlet() -> None:
    got = account(
        f"Ferry cancelled after storm\n\n{BODY}\n\n{BODY}\n\nCopyright 2033 The Associated Press. All rights reserved.\n"
    )
    assert (got.agency, got.outlet) == ("Associated Press", None)


def test_a_station_in_the_dateline_is_no_agency() -> None:
    got = account(f"Ferry cancelled after storm\n\nPORT ORLIN (WQRS) — {BODY}\n\n{BODY}\n")
    assert (got.agency, got.place) == (None, "Port Orlin")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("03/04/2033 and again on 03/25/2033", True),
        ("03/04/2033, updated 25/04/2033", False),
        ("3/4/2033. The ferry sank on 4 March 2033.", True),
        ("3/4/2033 8:15 PM EST", True),
        ("3/4/2033", None),
    ],
)
def test_the_other_dates_decide_whether_the_day_or_the_month_comes_first(text: str, first: bool | None) -> None:
    assert month_first(text) is first


def test_a_date_that_reads_both_ways_is_doubted_and_one_decided_by_the_account_is_not() -> None:
    unsure = account(f"Ferry cancelled after storm\n03/04/2033\n\n{BODY}\n\n{BODY}\n")
    assert (unsure.published, [bool(c.doubt) for c in unsure.evidence if c.name == "published"]) == (
        "2033-04-03",
        [True],
    )
    sure = account(
        f"Ferry cancelled after storm\n03/04/2033\n\n{BODY}\n\nThe storm of March 4, 2033, was the worst in years, said the mayor of Orlin.\n"
    )
    assert (sure.published, [c.doubt for c in sure.evidence if c.name == "published"]) == ("2033-03-04", [""])


def test_a_date_after_the_capture_is_flagged() -> None:
    reading = read_lines(f"Ferry cancelled after storm\n2 March 2033\n\n{BODY}\n\n{BODY}\n", "a.txt")
    judged = judge(reading)
    found = read_metadata(judged, block_account(judged), captured="2033-01-01T10:00Z")
    assert [c.doubt for c in found.evidence if c.name == "published"] == ["after the capture of 2033-01-01"]


def test_a_dateline_without_a_year_takes_it_from_the_account_or_from_the_story() -> None:
    own = account(
        f"Ferry cancelled after storm\n\nPORT ORLIN, March 3 (HNA) - {BODY}\n\nThe stage was built on 12 February 2033, said the mayor of Orlin.\n"
    )
    assert own.published == "2033-03-03"
    bare = account(f"Ferry cancelled after storm\n\nPORT ORLIN, March 3 (HNA) - {BODY}\n\n{BODY}\n")
    other = account(f"Storm over Orlin\n4 March 2033\n\n{BODY}\n\n{BODY}\n")
    assert bare.published is None
    dated = settle_years([bare, other])[0]
    assert (dated.published, chosen(dated, "published")[0][1]) == (
        "2033-03-03",
        "date line, its year by the other accounts of the story",
    )
    late = account(f"Storm over Orlin\n4 June 2033\n\n{BODY}\n\n{BODY}\n")
    assert settle_years([bare, late])[0].published is None


def test_a_consent_wall_is_no_account_and_a_note_to_subscribers_makes_a_short_one_paywalled() -> None:
    wall = "We value your privacy\nWe and our 88 partners use cookies and similar technologies to store data.\nAccept all\nManage choices\n"
    got = read_account(wall.encode(), "wall.txt")
    assert isinstance(got, Unread)
    assert got.reason == "a consent wall in place of the article"
    cut = account(
        f"Ferry cancelled after storm\n\n{BODY}\n\nSubscribe to continue reading. Already a subscriber? Log in\n"
    )
    assert (cut.access, account(f"Ferry cancelled after storm\n\n{BODY}\n").access) == ("paywalled", "full")


def test_the_section_is_the_end_of_the_trail_above_the_headline() -> None:
    got = account(
        f"The Orlin Courier › News › Harbour\nFerry to Lumen island cancelled after storm\nBy Ada Roke\n\n{BODY}\n\n{BODY}\n"
    )
    assert got.section == "Harbour"


def test_users_extend_the_table_of_publishers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "families.toml"
    own.write_text('"Lumen Media" = ["The Orlin Courier", "orlincourier.example"]\n', encoding="utf-8")
    monkeypatch.setenv("ONRECORD_FAMILIES", str(own))
    assert (
        outlet_family("the orlin courier") == outlet_family(None, "https://www.orlincourier.example/a") == "Lumen Media"
    )
    monkeypatch.setenv("ONRECORD_FAMILIES", str(tmp_path / "none.toml"))
    with pytest.raises(OnrecordError, match=r"none\.toml"):
        outlet_family("The Orlin Courier")


@pytest.mark.parametrize(
    "nobody", ["Staff Reporter", "World News", "admin", "Guest Contributor", "Web Desk", "News Team"]
)
def test_what_names_no_person_is_no_author(nobody: str) -> None:
    assert account(f"Ferry to Lumen island cancelled\nBy {nobody}\n3 March 2033\n\n{BODY}\n").authors == ()


@pytest.mark.parametrize(
    ("declared", "authors"),
    [
        ("By Ada Roke", ("Ada Roke",)), ("Ada Roke, Transport Correspondent", ("Ada Roke",)), ("ADA ROKE and Ivo Tesk", ("ADA ROKE", "Ivo Tesk")),
        ("World News", ()), ("3 March 2033", ()), ("Staff", ()),
    ],
)  # fmt: skip
def test_declared_authors_are_people(declared: str, authors: tuple[str, ...]) -> None:
    source = f'<html><head><meta name=author content="{declared}"></head><body><article><h1>Ferry cancelled</h1><p>{BODY}</p></article></body></html>'
    assert account(source, "a.html").authors == authors


def test_a_last_change_beside_the_date_is_the_update() -> None:
    got = account(
        f"Ferry to Lumen island cancelled\nTue 3 Mar 2033 08.15 EST\nLast modified on Wed 4 Mar 2033 11.02 EST\n\n{BODY}\n"
    )
    assert (got.published, got.updated) == ("2033-03-03T08:15-05:00", "2033-03-04T11:02-05:00")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Tue 3 Mar 2033 08.15 GMT\nFirst published on Mon 2 Mar 2033 22.10 GMT", "2033-03-02T22:10+00:00"),
        ("Mar 3, 2033 / 8:15 AM EST / Orlin Courier", "2033-03-03T08:15-05:00"),
    ],
)
def test_the_first_date_of_publication_is_taken_whole(head: str, published: str) -> None:
    got = account(f"Ferry to Lumen island cancelled\n{head}\n\n{BODY}\n")
    assert got.published == published
    assert "Orlin Courier" not in got.authors


def test_an_agency_whose_inputs_are_named_helped_with_the_reporting() -> None:
    got = account(f"Ferry to Lumen island cancelled\n\n{BODY}\n\n(With inputs from PTI)\n")
    assert [(credit.agency, credit.kind) for credit in got.credits] == [
        ("Press Trust of India", "additional reporting")
    ]
    assert got.agency is None


def test_a_caption_with_its_mark_is_no_headline() -> None:
    got = account(
        f"Ferry to Lumen island cancelled\n\nGetty Images\nImage caption The quay of Orlin lay bare on Tuesday\n\n{BODY}\n"
    )
    assert got.title == "Ferry to Lumen island cancelled"
