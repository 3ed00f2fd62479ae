"""Texts in Markdown, in German and in French; rich text, which is none."""

import pytest

from onrecord.ingest.account import read_account
from onrecord.model import Account, Unread

STORY = """# Harbour of Orlin reopens

*By Ada Roke, 3 May 2031*

The harbour of **Orlin** reopened on [Saturday](https://orlin.example/a) after 40 tonnes of oil were pumped out, the port said.

- Twelve boats were cleaned by hand, the harbour master said.
- The beach stays shut until Friday.
"""


def account(text: str, name: str) -> Account:
    got = read_account(text.encode(), name)
    assert isinstance(got, Account)
    return got


def test_markdown_is_read_as_the_page_it_stands_for() -> None:
    got = account(STORY, "a.md")
    assert (got.title, got.published, got.authors) == ("Harbour of Orlin reopens", "2031-05-03", ("Ada Roke",))
    assert "harbour of Orlin reopened on Saturday after" in got.text
    assert not set("*#[]") & set(got.text)
    assert all(block.kept for block in got.blocks)


@pytest.mark.parametrize("flood", ["[", "*", "> ", "- ", "`", "![a](", "<b>", "|a", "_a "])
def test_floods_of_marks_end(flood: str) -> None:
    assert isinstance(read_account((STORY + flood * 100_000).encode(), "a.md"), Account | Unread)


@pytest.mark.parametrize(
    ("text", "published", "author"),
    [
        ("Hafen wieder offen\nVon Ada Roke\n3. Mai 2031, 08.15 Uhr\nDer Hafen von Orlin ist am Samstag wieder geöffnet "
         "worden, nachdem 40 Tonnen Öl abgepumpt worden waren, teilte der Hafen mit.", "2031-05-03T08:15", "Ada Roke"),
        ("Le port rouvre\nPar Ada Roke\nPublié le 1er mars 2031\nLe port d'Orlin a rouvert samedi après le pompage de 40 "
         "tonnes de pétrole, a annoncé la capitainerie, qui garde la plage fermée.", "2031-03-01", "Ada Roke"),
    ],
)  # fmt: skip
def test_date_lines_and_bylines_of_other_languages_are_read(text: str, published: str, author: str) -> None:
    got = account(text, "a.txt")
    assert (got.published, got.authors) == (published, (author,))


def test_rich_text_is_unread_whatever_its_suffix() -> None:
    assert read_account(rb"{\rtf1\ansi The harbour reopened.\par}", "a.txt") == Unread(
        "a.txt", "ingest", "an RTF document: there is no reader for it; save it as text"
    )
