"""The report in a real Chromium: what a reader clicks, sees and prints."""

import dataclasses
import os
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from tests.publish.sample import RECORD, account

from onrecord.publish.report import render_report
from onrecord.publish.report_cited import anchor, cited_spans
from onrecord.publish.tables import index_record, visible_text

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)
WIDTHS = {"desk": (1280, 900), "phone": (390, 844)}

HIGHLIGHTED = """id => {
  location.hash = id;
  const hit = getComputedStyle(document.getElementById(id)).backgroundColor;
  const walker = document.createTreeWalker(document.getElementById('accounts'), NodeFilter.SHOW_TEXT);
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest('.back')) continue;
    let mark = node.parentElement.closest('mark');
    while (mark && getComputedStyle(mark).outlineStyle === 'none' && getComputedStyle(mark).backgroundColor !== hit)
      mark = mark.parentElement.closest('mark');
    if (mark) text += node.data;
  }
  return [hit, text];
}"""
CONTRAST = """selectors => {
  const channel = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const parse = css => (css.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const behind = el => { for (; el; el = el.parentElement) {
    const c = parse(getComputedStyle(el).backgroundColor); if (c.length === 3 || c[3] > 0) return c; } return [255, 255, 255]; };
  const found = {};
  for (const selector of selectors) for (const el of document.querySelectorAll(selector)) {
    const [a, b] = [light(parse(getComputedStyle(el).color)), light(behind(el))].sort((x, y) => y - x);
    found[selector] = Math.min(found[selector] ?? 99, (a + .05) / (b + .05));
  }
  return found;
}"""
COLOURED = ["p", "a", "th", "td", ".dim", ".chip", ".cite span", ".standing", ".verdict", ".lead", "ins", "del", ".miss",
            ".change", ".number", ".kind", ".unseen", "summary", ".facts"]  # fmt: skip


def executable() -> str | None:
    """Return the browser of this machine."""
    return next(filter(None, map(shutil.which, NAMES)), MAC if Path(MAC).exists() else None)


@pytest.fixture(scope="module")
def browser(request):
    """Start the browser once for this module; without one, say loudly that nobody looked."""
    path = executable()
    if path is None:
        loud = "NO BROWSER: the report was NOT looked at; put chromium or google-chrome on PATH and run this again"
        request.config.get_terminal_writer().line(f"\n*** {loud} ***", red=True, bold=True)
        pytest.skip(f"NO BROWSER ON PATH ({', '.join(NAMES)}): the report was NOT looked at in a browser")
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="PLAYWRIGHT IS MISSING: the report was NOT looked at"
    )
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(
            executable_path=path, args=list(SWITCHES), env={**os.environ, "LC_ALL": "C.UTF-8"}
        )
        yield running
        running.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of the sample's report on disk."""
    path = tmp_path_factory.mktemp("report") / "record.html"
    path.write_text(render_report(RECORD), "utf-8")
    return path.as_uri()


class Heard:
    """What a page said and asked for while it was open."""

    def __init__(self, page) -> None:
        self.console: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.console.append(message.text))
        page.on("pageerror", lambda error: self.console.append(str(error)))
        page.on("dialog", lambda dialog: (self.console.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: self.requests.append(request.url))


@pytest.fixture(params=WIDTHS)
def page(request, browser, report) -> Iterator:
    """Open the report at a width."""
    width, height = WIDTHS[request.param]
    opened = browser.new_page(viewport={"width": width, "height": height})
    opened.heard = Heard(opened)
    opened.goto(report)
    yield opened
    opened.close()


def in_view(page, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + min(box["height"], 40) <= page.viewport_size["height"]


def test_a_click_on_a_citation_lands_on_the_highlighted_passage(page):
    span = RECORD.brief[1].citations[1]
    target = f"#{anchor(index_record(RECORD), span)}"
    before = page.locator(target).evaluate("e => getComputedStyle(e).backgroundColor")
    assert not in_view(page, target)
    page.locator(f"#b-2 a[href='{target}']").click()
    assert page.url.endswith(target)
    assert in_view(page, target)
    after = page.locator(target).evaluate("e => getComputedStyle(e).backgroundColor")
    assert before == "rgba(0, 0, 0, 0)"
    assert after not in (before, "rgb(255, 255, 255)")


def test_the_way_back_leads_to_the_sentence(page):
    target = f"#{anchor(index_record(RECORD), RECORD.brief[1].citations[1])}"
    page.locator(f"#b-2 a[href='{target}']").click()
    page.locator(f"{target} > .back a[href='#b-2']").click()
    assert page.url.endswith("#b-2")
    assert in_view(page, "#b-2")


def test_every_passage_is_highlighted_exactly_even_where_passages_cross(browser, report):
    page = browser.new_page()
    page.goto(report)
    index = index_record(RECORD)
    wrong = []
    for span in cited_spans(index):
        colour, text = page.evaluate(HIGHLIGHTED, anchor(index, span))
        if text != visible_text(RECORD.quote(span)) or colour == "rgba(0, 0, 0, 0)":
            wrong.append((RECORD.quote(span), text, colour))
    page.close()
    assert wrong == []


def test_nothing_is_asked_for_but_the_file_and_nothing_complains(page, report):
    page.locator("summary").first.click()
    page.locator(".brief .cite").first.click()
    outside = [url for url in page.heard.requests if url.split("#")[0] != report and not url.startswith("data:")]
    assert outside == []
    assert page.heard.console == []


def test_the_page_never_scrolls_sideways(page, tmp_path):
    page.screenshot(path=tmp_path / "whole.png", full_page=True)
    for folded in page.locator("details:not([open]) > summary").all():
        if folded.is_visible():
            folded.click()
    for width in (page.viewport_size["width"], 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_table_of_many_accounts_scrolls_inside_itself(browser, tmp_path):
    more = tuple(
        account(f"{n}.txt", (("body", f"{n} said nothing of it.", ""),), outlet=f"Paper {n}") for n in range(24)
    )
    path = tmp_path / "many.html"
    path.write_text(render_report(dataclasses.replace(RECORD, accounts=RECORD.accounts + more)), "utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert page.locator(".scroll.wide").first.evaluate("e => e.scrollWidth > e.clientWidth && e.tabIndex === 0")
    page.close()


def test_hostile_text_stays_text(page):
    assert page.locator("script, img, iframe, object, form").count() == 0
    assert "<script>alert(1)</script>" in page.locator("#accounts").inner_text()
    assert "\u202e" not in page.content()


def test_headings_step_down_one_level_at_a_time(page):
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_first_tab_stop_is_a_visible_way_to_the_record(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["width"] > 50
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_keeps_its_contrast_in_light_and_dark(browser, report, scheme, tmp_path):
    page = browser.new_page(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page.goto(report + "#c-2")
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    ratios = page.evaluate(CONTRAST, COLOURED)
    page.screenshot(path=tmp_path / f"{scheme}.png")
    page.close()
    assert (int(ground.split("(")[1].split(",")[0]) < 60) == (scheme == "dark")
    assert {selector: round(ratio, 2) for selector, ratio in ratios.items() if ratio < 4.5} == {}


def test_print_shows_the_folded_parts_and_drops_the_contents(browser, report, tmp_path):
    page = browser.new_page()
    page.goto(report)
    page.emulate_media(media="print")
    assert not page.locator(".contents").is_visible()
    assert page.locator(".out .block p").first.is_visible()
    assert len(page.pdf(path=tmp_path / "record.pdf")) > 10_000
    page.close()
