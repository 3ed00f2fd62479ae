"""The report as markup: one file that asks for nothing, in which every link has its place."""

import dataclasses
import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from tests.publish.sample import A1, RECORD, account, at

from onrecord.errors import BadRecord
from onrecord.model import Record, Span
from onrecord.publish.report import render_report
from onrecord.publish.report_cited import anchor, cited_spans
from onrecord.publish.tables import index_record

VOID = {"meta", "link", "br", "img", "hr", "input", "source", "wbr"}


class Page(HTMLParser):
    """Collect what the markup holds."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.style = self.policy = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        self.tags[tag] += 1
        self.attributes.update(facts.keys())
        self.ids += [facts["id"]] if "id" in facts else []
        self.links += [facts[name] for name in ("href", "src", "action", "xlink:href") if name in facts]
        self.policy = facts["content"] if facts.get("http-equiv") == "Content-Security-Policy" else self.policy
        self.open += [] if tag in VOID else [tag]

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in VOID:
            self.unbalanced.append(tag)

    def handle_data(self, data):
        self.style += data if self.open[-1:] == ["style"] else ""


@pytest.fixture(scope="module")
def markup() -> str:
    return render_report(RECORD)


@pytest.fixture(scope="module")
def page(markup) -> Page:
    return Page(markup)


def bare(**changes: object) -> Record:
    """Return the sample with only its accounts, and some fields changed."""
    lists = [f.name for f in dataclasses.fields(Record) if isinstance(getattr(RECORD, f.name), tuple)]
    return dataclasses.replace(RECORD, **{name: () for name in lists if name != "accounts"} | changes)


def test_every_link_leads_to_a_place_in_the_file(page):
    targets = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert targets - set(page.ids) == set()


def test_no_id_stands_twice(page):
    assert [name for name, count in Counter(page.ids).items() if count > 1] == []


def test_every_cited_passage_is_a_target_and_is_linked(page):
    index = index_record(RECORD)
    names = {anchor(index, span) for span in cited_spans(index)}
    assert names <= set(page.ids)
    assert {link[1:] for link in page.links if link.startswith("#p-")} <= names


def test_every_finding_has_its_place(page):
    for letter, values in {"b": RECORD.brief, "c": RECORD.claims, "t": RECORD.topics, "w": RECORD.timeline,
                           "s": RECORD.statements, "o": RECORD.positions, "l": RECORD.derivations,
                           "a": RECORD.accounts}.items():  # fmt: skip
        assert {f"{letter}-{n}" for n in range(1, len(values) + 1)} <= set(page.ids), letter


def test_nothing_outside_the_file_is_named_by_a_link(page):
    assert [link for link in page.links if not link.startswith(("#", "data:"))] == []
    assert "url(" not in re.sub(r"url\(#arrow\)", "", page.style)


def test_there_is_no_script_no_inline_style_and_no_handler(page):
    assert {"script", "iframe", "object", "embed", "form", "base"} & set(page.tags) == set()
    assert [name for name in page.attributes if name.startswith("on") or name == "style"] == []


def test_the_policy_allows_this_style_sheet_and_nothing_else(page):
    digest = b64encode(sha256(page.style.encode()).digest()).decode()
    assert page.policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in page.policy
    assert "unsafe" not in page.policy


def test_the_markup_is_balanced(page):
    assert (page.unbalanced, page.open) == ([], [])


def test_markup_in_texts_is_escaped(markup):
    assert "<script>" not in markup
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in markup
    assert "{{ 7*7 }}" in markup


def test_unseen_characters_are_shown_by_their_code(markup):
    assert not set("\u202e\u202c\u200b\ufeff\x07\x1b") & set(markup)
    assert "⟨U+202E⟩" in markup


def test_the_same_record_gives_the_same_bytes(markup):
    assert render_report(RECORD) == markup


def test_an_account_keeps_every_character_of_its_text(markup):
    body = markup.partition('id="a-1"')[2].partition("</article>")[0]
    body = re.sub(r'<span class="(?:back|kind)".*?</span>', "", body.partition('<div class="text"')[2], flags=re.DOTALL)
    shown = "".join(re.sub(r"<summary.*?</summary>|<[^>]*>", "", body, flags=re.DOTALL).split())
    assert "".join(A1.text.split()).replace("'", "&#39;") in shown


def test_a_record_with_nothing_but_accounts_renders():
    page = Page(render_report(bare()))
    assert {link[1:] for link in page.links if link.startswith("#")} - set(page.ids) == set()


def test_lone_surrogates_and_odd_ids_do_no_harm():
    account = dataclasses.replace(A1, id='"><script>', text="half \ud800 a pair", blocks=(), title="\udfff")
    page = Page(render_report(bare(accounts=(account,), title="\ud800\x00")))
    assert "script" not in page.tags


@pytest.mark.parametrize("span", [Span("nobody", 0, 1), Span(A1.id, 5, len(A1.text) + 1), Span(A1.id, -4, 3)])
def test_a_span_that_points_nowhere_is_refused(span):
    with pytest.raises(BadRecord):
        render_report(bare(claims=(dataclasses.replace(RECORD.claims[3], passages=(span, at(A1, "1998"))),)))


def test_a_passage_as_long_as_an_article_is_cut_where_it_is_listed_but_not_in_its_account():
    long = account("ansel/long.txt", (("body", "word " * 500, ""),))
    statement = dataclasses.replace(RECORD.statements[0], account=long.id, content=(Span(long.id, 0, 2499),))
    page = render_report(
        dataclasses.replace(RECORD, accounts=(*RECORD.accounts, long), statements=(statement,), utterances=())
    )
    assert re.search(r"word…</a></q> <span class=\"dim\">and 1,9\d\d more characters</span>", page)
    assert "word " * 400 in page
