"""Stretches inside a line: a dateline, a dated lead, a picture credit."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.ingest.stamps import Dates, leftover, parse_stamps, read_dates
from onrecord.text.tables import read_table

DASH = re.compile(r"\s*(?:\)\s*)?[-–—]{1,2}(?:\s+|$)|(?:\)\s?|\s)[–—]{1,2}(?=[A-Z“\"])")
CAPITALS = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+)(?:\s[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+)*")
AGENCY = re.compile(r"\(([^()]{2,50})\)\s*$")
END_PARENTHESIS = re.compile(r"\s?[(\[]([^()\[\]]{2,90})[)\]]\s*$")
IN_CAPTION = re.compile(
    r"(?:image|photo|picture)\s+(?:copyright|credit|source)\s.{1,80}?\b(?:image\s+)?caption,?\s+|(?:image|media|picture)\s+caption[,:]?\s+",
    re.I,
)
LABEL_END = re.compile(r":(?!\d)\s*|\s[-–—]\s|(?<!\s)\s*[*|]{1,5}\s*$|$")
HOUSE_LEAD = re.compile(
    r"(?:AP:\s?Associated Press|Associated Press|Getty Images(?: - Getty)?|Getty(?: - Contributor)?|Reuters|EPA|AFP|AP|PA|Splash News|Alamy|Shutterstock|Rex Features)(?:/\w+)?\s+(?!Images\b)(?=[A-Z0-9])"
)
AIRED = re.compile(r"\((?:published|posted|aired|recorded)\b[^()]{4,60}\)\s*$", re.I)
POST = re.compile(r"[—–-]{1,2}\s?[^—–]{1,60}\(@\w{1,30}\)(?:\s.{0,40})?$|\bpic\.twitter\.com/\w+|^WEBVTT\b")
POST_MARKS = ("(@", "pic.twitter.com/", "WEBVTT")  # no post is without one
NICK_POST = re.compile(r"(?=\S*[a-z\d_])(?![A-Z][a-z]+\s)[\w.-]{3,30}\s+(?=\S*\d|[A-Z][a-z]{2})")
POST_SIGNATURE = re.compile(r"[—–-]{1,2}\s?.{1,60}\(@\w{1,30}\)")
CONTACT = re.compile(
    r"\W*(?:(?:e-?mail|mail|twitter|x|follow|contact)\s?:?\s)?(?:[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}|@\w{2,30})\W*",
    re.I,
)
DOMAIN = re.compile(r"(?:https?://|www\.)?(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,12}(?:/\S*)?", re.I)


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of headlines.toml as patterns."""

    byline: re.Pattern[str]
    roles: frozenset[str]
    nobody: frozenset[str]
    credit: re.Pattern[str]
    houses: frozenset[str]
    notes: re.Pattern[str]
    changed: re.Pattern[str]
    tools: re.Pattern[str]
    credit_stems: tuple[str, ...]
    part_stems: tuple[str, ...]
    tool_stems: tuple[str, ...]
    newer: re.Pattern[str]
    older: re.Pattern[str]


def _any(data: Mapping[str, Any], name: str) -> str:
    return "|".join(re.escape(word) for word in sorted(data[name], key=lambda word: (-len(word), word)))


def _stems(data: Mapping[str, Any], *names: str) -> tuple[str, ...]:
    """Return the words of some lists that none of the others begins: a line without any of them holds none."""
    stems: list[str] = []
    for word in sorted({word for name in names for word in data[name]}, key=lambda word: (len(word), word)):
        if not any(stem in word for stem in stems):
            stems.append(word)
    return tuple(stems)


@functools.cache
def words() -> Words:
    """Load the word lists once."""
    data = read_table("en/headlines")
    return Words(
        re.compile(rf"\W*(?:{_any(data, 'byline')})\s+(?=\S)", re.I),
        frozenset(data["roles"]),
        frozenset(data["nobody"]),
        re.compile(
            rf"(?:^|(?<=[\s.!?\"”)|(]))(?:{_any(data, 'credit')})\s*(?:[:/©]|by\b|\()\s*(?:[^.;:]|(?<=\b[A-Z])\.){{1,70}}[.)\]]?\s*$|(?<=\s)©\s?[A-Z][^.;:]{{1,60}}$"
            rf"|(?<=\s)(?:{_any(data, 'caption_tools')})\b.{{0,80}}$",
            re.I,
        ),
        frozenset(data["houses"]),
        re.compile(rf"\W*(?:{_any(data, 'notes')})\b[^:.\n]{{0,40}}:\s+(?=\S)", re.I),
        re.compile(
            rf"\W*(?:(?:this|the)\s+(?:{_any(data, 'tellings')})\s+(?:{_any(data, 'changes')})\b"
            rf"|(?:{_any(data, 'older_tellings')})\s+of\s+(?:this|the)\s+(?:{_any(data, 'tellings')})\b)",
            re.I,
        ),
        re.compile(rf"(?<=\s)(?:{_any(data, 'caption_tools')})\b", re.I),
        ("©", *_stems(data, "credit", "caption_tools")),
        _stems(data, "newer_parts", "older_parts"),
        _stems(data, "caption_tools"),
        re.compile(rf"\b(?:{_any(data, 'newer_parts')})\b", re.I),
        re.compile(rf"\b(?:{_any(data, 'older_parts')})\b", re.I),
    )


def dateline_end(line: str) -> int:
    """Return where the dateline at the start of a line ends, 0 if there is none.

    >>> line = "PORT ORLIN, June 10 (HNA) - The ferry sank."
    >>> line[: dateline_end(line)]
    'PORT ORLIN, June 10 (HNA) - '
    """
    head = line[:170].lstrip()
    if not (head[:1].isupper() and (CAPITALS.match(head) or "(" in head)):
        return 0
    for dash in DASH.finditer(line[:170]):
        head = line[: dash.start()].strip() + (")" if ")" in dash[0] else "")
        if len(head) > 3 and _is_dateline(head):
            return dash.end()
        if dash.start() > 130:
            break
    return 0


def _is_dateline(head: str) -> bool:
    agency, capitals = AGENCY.search(head), CAPITALS.match(head)
    rest = head[: agency.start()] if agency else head
    if not capitals and not (agency and rest[:1].isupper()):
        return False
    if not agency and not (
        capitals and len(capitals[0]) > 3 and (len(capitals[0]) == len(rest) or rest[capitals.end()] in ",.")
    ):
        return False
    rest = leftover(rest[capitals.end() :] if capitals else rest)
    names = [w for w in rest.split() if w.lower() not in ("of", "the", "de", "la", "and", "local")]
    return len(names) <= 5 and all(w[0].isupper() or w[0].isdigit() for w in names)


def dateline_agency(line: str) -> str | None:
    """Return the agency in the parenthesis of a dateline."""
    head = line[: dateline_end(line)].rstrip(" -–—\t")
    found = AGENCY.search(head)
    return found[1].strip() if found and not any(c.isdigit() for c in found[1]) else None


def dated_lead(line: str) -> tuple[int, Dates]:
    """Return where a date in front of running text ends, and what it says; 0 if there is none.

    >>> dated_lead("Update (Dec. 8, 2031): The talks go on.")
    (23, Dates(published=None, updated='2031-12-08'))
    """
    stamps = parse_stamps(line[:80])
    if not stamps or stamps[0].start > 40:
        return 0, Dates()
    stamp = stamps[0]
    before, tail = line[: stamp.start], re.match(r"[)\]]?\s*[:|–—-]?\s*", line[stamp.end :])
    end = stamp.end + (tail.end() if tail else 0)
    closed = bool(tail and set(tail[0]) & set(":|–—"))
    label = bool(before.strip(" ([")) and not leftover(before)
    numeric = stamp.value[:10] == line[stamp.start : stamp.start + 10]
    if leftover(before) or not (
        (closed and (label or not before.strip())) or (numeric and line[stamp.end :].lstrip()[:1].isupper())
    ):
        return 0, Dates()
    if len(line) - end < 12:
        return 0, Dates()
    return end, read_dates(line[: stamp.end])


@dataclass(frozen=True, slots=True)
class PartLabel:
    """The label that opens a part of an account: where it ends, whether what follows is an update, and its date if it has one."""

    end: int
    newer: bool
    dated: str | None


def part_label(line: str) -> PartLabel | None:
    """Read the label of an update, or of the story as it was before; None where there is none.

    >>> part_label("PREVIOUS STORY: The ferry was cancelled on Wednesday.")
    PartLabel(end=16, newer=False, dated=None)
    >>> part_label("Update on the ferry: it sails again") is None
    True
    """
    head = line[:100]
    low = head.casefold()
    if not any(stem in low for stem in words().part_stems):
        return None
    found = LABEL_END.search(head)
    if not found or (found.end() == len(head) < len(line)):
        return None
    label = head[: found.start()]
    newer, older = words().newer.search(label), words().older.search(label)
    word = older or newer
    if not word or (
        label[: word.start()].strip(" *-–—•[(")
        and not read_dates(label).published
        and not read_dates(label).updated
        and not parse_stamps(label, 2000)
    ):
        return None
    if len(word[0].split()) < 2 and not found[0].strip(" -–—") and not (newer and len(label) > len(word[0])):
        return None
    if re.search(r"[A-Za-z]", re.sub(r"#?\d+", " ", leftover(label[: word.start()] + " " + label[word.end() :]))):
        return None
    alone = len(line) <= 100 and not leftover(line[found.end() :])
    dates = read_dates(line if alone else label)
    return PartLabel(len(line) if alone else found.end(), not older, dates.updated or dates.published)


def stamp_tail(line: str) -> int | None:
    """Return where the date behind a headline begins, as "Posted: 3 May 2031 8:15 AM" on one line with it; None without one.

    >>> line = "Ferry cancelled after storm Posted: Thursday, March 3, 2033 8:36 AM"
    >>> line[stamp_tail(line) :]
    'Posted: Thursday, March 3, 2033 8:36 AM'
    """
    for found in re.finditer(r"(?<=\s)(?:last\s+updated|posted|updated|published|created)\s*:\s", line[:400], re.I):
        rest = line[found.start() :]
        dates = read_dates(rest)
        if found.start() > 12 and (dates.published or dates.updated) and not leftover(rest):
            return found.start()
    return None


def caption_lead(line: str) -> int:
    """Return where the credit in front of a caption ends, as in "Image copyright HNA Image caption The quay"; 0 without one.

    >>> caption_lead("Image copyright HNA Image caption The quay of Orlin"), caption_lead("Reuters Boats lie in the harbour of Orlin")
    (34, 8)
    """
    found = IN_CAPTION.match(line) or (None if line[-1:] in '.!?"”' else HOUSE_LEAD.match(line))
    return found.end() if found else 0


def has_tool(line: str) -> bool:
    """Tell a line with what a tool of the page left between a caption and its credit.

    >>> has_tool("The quay of Orlin toggle caption Ada Roke"), has_tool("The quay of Orlin")
    (True, False)
    """
    low = line.casefold()
    return any(stem in low for stem in words().tool_stems) and words().tools.search(line) is not None


def is_post(line: str) -> bool:
    """Tell a post of somebody else that is shown whole, signed with a handle, or the transcript under a film.

    >>> is_post("The ferry is back — Port Orlin (@port_orlin) March 3, 2033"), is_post("The ferry is back")
    (True, False)
    """
    if not any(mark in line for mark in POST_MARKS):
        return False
    return bool(POST.search(line[-200:]) or POST.match(line))


def is_reader(line: str) -> bool:
    """Tell the line over a reader's comment: a nickname and a moment.

    >>> is_reader("sea_dog77 Mar 3, 2033 9:54 PM"), is_reader("Ada Roke Mar 3, 2033 9:54 PM")
    (True, False)
    """
    found = NICK_POST.match(line) if len(line) < 80 else None
    return bool(found and parse_stamps(line[found.end() :]) and not leftover(line[found.end() :]))


def credit_start(line: str, *, caption: bool) -> int | None:
    """Return where the credit at the end of a caption begins, None if there is none.

    >>> line = "Boats lie in the harbour of Orlin. Picture: Ada Roke"
    >>> line[credit_start(line, caption=False) :]
    'Picture: Ada Roke'
    """
    at = max(0, len(line) - 110)
    low = line[at:].casefold()
    if any(stem in low for stem in words().credit_stems) and (found := words().credit.search(line, at)):
        return found.start() - (line[found.start() - 1 : found.start()] == "(")
    found = END_PARENTHESIS.search(line, at) if line.rstrip()[-1:] in (")", "]") else None
    if not found:
        return None
    inside = {w.lower() for w in re.findall(r"\w+", found[1])}
    named = bool(inside & words().houses) or "/" in found[1] or found[1].casefold().startswith("source:")
    return found.start() if named or (caption and len(inside) <= 4 and found[1][:1].isupper()) else None


def is_address(line: str) -> bool:
    """Tell a line that is nothing but a web address or a domain."""
    return bool(DOMAIN.fullmatch(line.strip(" <>[]()"))) and "@" not in line


def is_contact(line: str) -> bool:
    """Tell a line that is nothing but an address of mail or a name on a network.

    >>> is_contact("E-mail: ada.roke@lumen.example"), is_contact("@ada_roke"), is_contact("Write to @ada_roke today")
    (True, True, False)
    """
    return "@" in line and len(line) < 120 and CONTACT.fullmatch(line) is not None


def is_byline(line: str) -> bool:
    """Tell a line that names who wrote the account.

    >>> is_byline("By Ada Roke and Ivo Tesk"), is_byline("By noon the harbour was empty and the boats were gone.")
    (True, False)
    """
    found = words().byline.match(line)
    if not found or len(line) > 120:
        return False
    rest = leftover(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line[found.end() :]))
    names = [
        w
        for w in rest.split()
        if w.lower() not in ("and", "in", "with", "of", "the", "for", "de", "van", "von", "al", "bin")
    ]
    capital = sum(w[0].isupper() or w.lower().strip(".") in words().roles for w in names)
    return 0 < len(names) <= 12 and capital >= 0.8 * len(names) and not (line.endswith(".") and len(names) > 8)
