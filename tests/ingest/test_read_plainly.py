"""What an account looks like is no reason to lose it: scripts without spaces, pages that scripts build, tables, notes of a change."""

import pytest
from tests.ingest.ferry_pages import article, page

from onrecord.ingest.read import read_account
from onrecord.model import Account, Unread

BODY = "The only ferry to Lumen island was cancelled on Wednesday after a storm tore away its landing stage, the harbour master said."


def account(text: str, name: str = "a.txt") -> Account:
    got = read_account(text.encode(), name)
    assert isinstance(got, Account)
    return got


def fates(got: Account) -> dict[str, tuple[str, bool]]:
    return {got.cut(b.start, b.end).strip(): (b.kind, b.kept) for b in got.blocks}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("卢门岛渡轮因风暴停航", ["港务长表示，星期三的一场风暴冲走了栈桥，开往卢门岛的唯一一班渡轮因此取消。", "大约40名旅客在市政厅过夜，消防队一直为他们提供热汤和面包。"]),
        ("ルーメン島行きフェリー欠航", ["港長によると、水曜日の嵐で桟橋が流され、ルーメン島行きの唯一のフェリーが欠航となった。", "約40人の旅行者が町役場で一夜を過ごし、消防隊がスープとパンを配ったという。"]),
    ],
)  # fmt: skip
def test_scripts_without_spaces_have_a_headline_and_paragraphs(title: str, body: list[str]) -> None:
    got = account("\n\n".join((title, *body)))
    assert got.title == title
    assert [got.cut(b.start, b.end).strip() for b in got.blocks if b.kind == "body" and b.kept] == body


def test_a_page_that_shows_no_article_is_unread_with_the_reason() -> None:
    menu = "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li><li><a href=/s>Sport</a></li></ul></nav>"
    got = read_account(page(f"{menu}<div id=root></div>").encode(), "a.html")
    assert isinstance(got, Unread)
    assert "save it from a browser" in got.reason


def test_the_cells_of_a_table_stand_on_the_line_of_their_row_and_are_left_out_as_a_table() -> None:
    rows = "<tr><th>Boat</th><th>On board</th></tr><tr><td>Northern Heron</td><td><b>212</b></td></tr>"
    got = account(article(f"<table>{rows}</table>"), "a.html")
    assert fates(got)["Northern Heron | 212"] == ("notice", False)
    assert "headlines" not in next(b.reason for b in got.blocks if "212" in got.cut(b.start, b.end))


def test_a_table_that_lays_out_a_page_is_read_by_its_cells() -> None:
    got = account(
        page(
            f"<table><tr><td><h1>Ferry cancelled</h1></td><td><p>{BODY}</p></td></tr><tr><td>a</td><td>b</td></tr></table>"
        ),
        "a.html",
    )
    assert BODY in fates(got)


@pytest.mark.parametrize(
    "note",
    [
        "This story has been updated to include a statement from the operator.",
        "This article was amended on 5 March 2033. An earlier version gave 14 travellers; the number is 40.",
        "(An earlier version of this story gave the wrong day.)",
    ],
)
def test_a_note_of_a_change_is_a_correction(note: str) -> None:
    got = account(f"Ferry to Lumen island cancelled\n3 March 2033\n\n{BODY}\n\n{BODY[:-1]} again.\n\n{note}\n")
    assert fates(got)[note] == ("correction", True)
    assert got.updated == ("2033-03-05" if "2033" in note else None)


def test_an_address_to_write_to_is_no_body() -> None:
    got = account(f"Ferry to Lumen island cancelled\nAda Roke\nada.roke@lumen.example\n@ada_roke\n\n{BODY}\n")
    assert not any(fates(got)[line][1] for line in ("ada.roke@lumen.example", "@ada_roke"))


def test_the_byline_above_a_caption_with_its_credit_is_a_byline() -> None:
    got = account(
        f"Ferry to Lumen island cancelled\nBy Ada Roke\nThe landing stage on Wednesday. [Ivo Tesk/AFP/Getty Images]\n\n{BODY}\n"
    )
    assert got.authors == ("Ada Roke",)
    assert got.agency is None


def test_a_credit_of_a_picture_house_stays_whole() -> None:
    got = account(article("<figure><figcaption>Getty Images</figcaption></figure>"), "a.html")
    assert fates(got)["Getty Images"] == ("credit", False)


def test_a_headline_is_told_without_the_hyphens_that_no_reader_sees() -> None:
    got = account(article().replace("cancelled after", "can&shy;celled after"), "a.html")
    assert got.title == "Ferry to Lumen island cancelled after storm"


@pytest.mark.parametrize(
    "style", ["position:absolute; left:-9999px", "clip: rect(0 0 0 0)", "display : none", "top:-10000px"]
)
def test_what_a_style_moves_out_of_sight_is_no_text(style: str) -> None:
    assert (
        "400 drowned"
        not in account(article(f'<div style="{style}">400 drowned, said the harbour master.</div>'), "a.html").text
    )


def test_a_short_page_has_the_language_that_it_declares() -> None:
    got = account(
        '<html lang="fr-CA"><body><article><h1>Port de Lumen</h1><p>Le port est clos.</p></article></body></html>',
        "a.html",
    )
    assert got.language == "fr"
