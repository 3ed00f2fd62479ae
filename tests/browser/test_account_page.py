"""The page of an account in a real Chromium: widths, links, colours that can be told apart, and silence."""

from itertools import pairwise
from pathlib import Path

import pytest
from tests.browser.test_report import CONTRAST, WIDTHS, Heard, browser, in_view  # noqa: F401  # the fixture is used by name
from tests.publish.sample import A1, A2, A5, UNREAD
from tests.publish.test_account_page import JUDGED

from onrecord.publish.account_page import render_account_page

COLOURED = ["p", "a", "th", "td", ".what", ".line", ".said", ".key li", ".doubt", ".dim", ".number"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the addresses of a page of one account and of one of several."""
    folder = tmp_path_factory.mktemp("shown")
    made = {"one": render_account_page([JUDGED]), "many": render_account_page([A1, A2, A5], UNREAD)}
    for name, markup in made.items():
        (folder / f"{name}.html").write_text(markup, "utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in made}


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("name", ["one", "many"])
def test_the_page_never_scrolls_sideways_asks_for_nothing_and_is_silent(browser, pages, name, width, tmp_path):  # noqa: F811
    page = browser.new_page(viewport={"width": width[0], "height": width[1]})
    heard = Heard(page)
    page.goto(pages[name])
    page.screenshot(path=Path(tmp_path) / "whole.png", full_page=True)
    for narrow in (width[0], 320):
        page.set_viewport_size({"width": narrow, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= narrow
    assert [url for url in heard.requests if url != pages[name] and not url.startswith("data:")] == []
    assert heard.console == []
    page.close()


def test_a_click_on_what_was_left_out_lands_on_its_block(browser, pages):  # noqa: F811
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(pages["one"])
    assert not in_view(page, "#b-1-9")
    page.locator(".gone-table a[href='#b-1-9']").click()
    assert in_view(page, "#b-1-9")
    assert page.locator("#b-1-9").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    page.close()


def test_a_block_that_was_left_out_can_be_told_without_colour(browser, pages):  # noqa: F811
    page = browser.new_page()
    page.goto(pages["one"])
    styles = page.evaluate(
        "[...document.querySelectorAll('.b')].map(b => [b.innerText.includes('×'), getComputedStyle(b).borderLeftStyle])"
    )
    assert {tuple(style) for style in styles} == {(True, "dashed"), (False, "solid")}
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_keeps_its_contrast_in_light_and_dark(browser, pages, scheme):  # noqa: F811
    page = browser.new_page(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page.goto(pages["one"])
    ratios = page.evaluate(CONTRAST, COLOURED)
    page.close()
    assert {selector: round(ratio, 2) for selector, ratio in ratios.items() if ratio < 4.5} == {}


def test_headings_step_down_one_level_at_a_time(browser, pages):  # noqa: F811
    page = browser.new_page()
    for address in pages.values():
        page.goto(address)
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
    page.close()
