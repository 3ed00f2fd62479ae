"""A complete record of a small invented event, with texts that try to break out of every rendering."""

import hashlib

from onrecord.model import (
    Account,
    Block,
    BlockKind,
    BriefSentence,
    Claim,
    Derivation,
    Dispute,
    Entity,
    Figure,
    Generator,
    Moment,
    Omission,
    Origin,
    Position,
    Record,
    Source,
    Span,
    Statement,
    TimelineEntry,
    Topic,
    Unread,
    Utterance,
    Variant,
    Wording,
    content_id,
)

Pieces = tuple[tuple[BlockKind, str, str], ...]  # kind, text, reason when it is left out

WIRE: Pieces = (
    ("title", "Footbridge over Ansel harbour gives way, at least 12 hurt\n", ""),
    ("byline", "By Ines Tarrow\n", ""),
    ("dateline", "PORT ANSEL, May 14 (Tidewater Press) - ", ""),
    ("body", "A footbridge across the inner harbour of Port Ansel gave way on Sunday evening, "
             "injuring at least 12 people, rescue workers said.\n\n", ""),
    ("body", "“We had warned the city twice about the bearings and nobody came to look,” said Odile Marrant, "
             "the engineer who inspected the bridge in March 2033.\n\n", ""),
    ("body", "Mayor Teodor Vance told Tidewater Press that the bridge had passed its last inspection and that the city "
             "would pay for every injured visitor if the inquiry found a fault. He denied that a warning had reached "
             "his office.\n\n", ""),
    ("body", "The bridge was opened in 1998. About 300 people were on it for the lantern parade, the fire service said.\n",
     ""),
    ("signature", "(Reporting by Ines Tarrow; Editing by P. Holm)\n", "an agency's sign-off: names staff, tells nothing"),
)  # fmt: skip

COURIER: Pieces = (
    ("navigation", "Home | Harbour | Sport | Obituaries\n", "a menu: short linked words without a sentence"),
    ("title", "Harbour footbridge gives way, at least 12 hurt\n", ""),
    ("byline", "Tidewater Press\n", ""),
    ("published", "14 May 2034, 22:40\n", ""),
    ("body", "A footbridge across the inner harbour of Port Ansel gave way on Sunday evening, "
             "injuring at least 12 people, rescue workers said.\n\n", ""),
    ("body", "“We had warned the city twice about the bearings,” said Odile Marrant, "
             "the engineer who inspected the bridge in March 2033.\n\n", ""),
    ("caption", "The footbridge on Sunday night, with its middle span in the water.\n", ""),
    ("credit", "Picture: Ansel Courier/L. Obi\n", "a picture credit"),
    ("related", "Read more: Ferry fares to rise in June\nRead more: “Best chowder in town” crowned\n",
     "headlines of other stories, set apart from the text"),
)  # fmt: skip

STANDARD: Pieces = (
    ("title", "Nineteen hurt as lantern-parade bridge falls\n", ""),
    ("byline", "By Kofi Brandt, at the harbour\n", ""),
    ("published", "15 May 2034\n", ""),
    ("standfirst", "Hospital counts 19 injured; city and engineer contradict each other over warnings.\n\n", ""),
    ("body", "Nineteen people were treated at St Brannoc’s hospital after the inner-harbour footbridge fell at 8:40 p.m. "
             "on Sunday, its director, Dr Maren Ilves, said.\n\n", ""),
    ("body", "Odile Marrant, who inspected the bridge last year, said she had “warned the city twice about its bearings "
             "and no one ever came”.\n\n", ""),
    ("body", "A city official who asked not to be named said a letter about the bearings had been read in the mayor’s "
             "office in February. “It was on his desk,” the official said.\n\n", ""),
    ("body", "Between 250 and 400 people were on the bridge, according to the harbour police.\n", ""),
)  # fmt: skip

CITY: Pieces = (
    ("title", "Statement of the City of Port Ansel on the harbour footbridge\n", ""),
    ("published", "15 May 2034, 09:00\n", ""),
    ("body", "The City of Port Ansel regrets that the harbour footbridge failed on the evening of 14 May 2034. "
             "Fourteen people were hurt.\n\n", ""),
    ("body", "No warning about the bearings of the bridge had reached the city before Sunday. The bridge had passed every "
             "inspection since it opened in 1998.\n\n", ""),
    ("body", "The city demands that the maintenance contractor Quayworks hand over its records by Friday, and it will end "
             "the contract unless they are complete.\n", ""),
    ("notice", "This statement was sent to the press list. To unsubscribe, reply STOP.\n", "a notice about the mailing"),
)  # fmt: skip

BUZZ: Pieces = (
    ("share", "Share this!! <script>alert('share')</script>\n", "a share bar"),
    ("title", "SHOCK: bridge \"collapses\" </script><script>alert(1)</script> & 12 hurt\n", ""),
    ("body", "A footbridge across the inner harbor of Port Ansel collapsed Sunday night, hurting no less than 12 persons, "
             "rescuers said. <img src=x onerror=alert(2)> {{ 7*7 }} \x1b[31mred\x1b[0m\n\n", ""),
    ("body", "“We've warned the town two times about the bearings and nobody came to look!” said Odile Marrant, the engineer "
             "\u202eegdirb eht detcepsni ohw\u202c in March 2033 \u200b\ufeff\x07.\n\n", ""),
    ("body", "אמר ראש העיר: “the bridge had passed its last inspection” ]]> --> | pipes | `ticks` *stars* _under_ "
             "[link](javascript:alert(3)) https://example.invalid/?a=1&b=2\n", ""),
    ("comments", "Name* Email* Website\nSave my name in this browser\n", "a comment form"),
)  # fmt: skip


def account(path: str, pieces: Pieces, **meta: object) -> Account:
    """Lay out an account whose blocks partition its text."""
    blocks, text = [], ""
    for kind, piece, reason in pieces:
        blocks.append(Block(len(text), len(text) + len(piece), kind, not reason, reason))
        text += piece
    sha = hashlib.sha256(text.encode()).hexdigest()
    facts: dict[str, object] = dict.fromkeys(("url", "outlet", "agency", "title", "published", "updated"))
    facts |= {"authors": (), "language": "en"} | meta
    return Account(id=content_id("a", sha), path=path, sha256=sha, text_sha256=sha, text=text, blocks=tuple(blocks),
                   **facts)  # type: ignore[arg-type]  # fmt: skip


A1 = account("ansel/1-tidewater.txt", WIRE, outlet="Tidewater Press", agency="Tidewater Press",
             authors=("Ines Tarrow",), title="Footbridge over Ansel harbour gives way, at least 12 hurt",
             published="2034-05-14")  # fmt: skip
A2 = account("ansel/2-courier.html", COURIER, outlet="The Ansel Courier", agency="Tidewater Press",
             title="Harbour footbridge gives way, at least 12 hurt", published="2034-05-14T22:40",
             url="https://courier.example/harbour?x=1&y=\"2\"")  # fmt: skip
A3 = account("ansel/3-standard.txt", STANDARD, outlet="Harbour Standard", authors=("Kofi Brandt",),
             title="Nineteen hurt as lantern-parade bridge falls", published="2034-05-15")  # fmt: skip
A4 = account("ansel/4-city.txt", CITY, outlet="City of Port Ansel",
             title="Statement of the City of Port Ansel on the harbour footbridge", published="2034-05-15T09:00")  # fmt: skip
A5 = account("ansel/5-buzz \"<b>\".html", BUZZ,
             title="SHOCK: bridge \"collapses\" </script><script>alert(1)</script> & 12 hurt")  # fmt: skip


def at(where: Account, words: str) -> Span:
    """Return the span of the first place where an account has some words."""
    start = where.text.index(words)
    return Span(where.id, start, start + len(words))


def source(where: Account, text: str, speaker: str, entity: str | None = None, described: str | None = None) -> Source:
    """Cite someone by words of the account; a description makes the source anonymous."""
    return Source(
        at(where, text) if text in where.text else None, text, speaker, entity, described is not None, described
    )


def said(ident: str, where: Account, who: Source, words: str, cue: str | None = "said", **more: object) -> Statement:
    """State that someone is cited for some words of an account."""
    facts: dict[str, object] = {"kind": "indirect", "via": None, "nested_in": None, "moment": None} | more
    return Statement(id=ident, account=where.id, source=who, cue=at(where, cue) if cue else None,
                     content=(at(where, words),), **facts)  # type: ignore[arg-type]  # fmt: skip


MARRANT, VANCE, ILVES = "e-marrant", "e-vance", "e-ilves"
RESCUE, POLICE, FIRE, CITYHALL = "e-rescue", "e-police", "e-fire", "e-city"

ENTITIES = (
    Entity(MARRANT, "Odile Marrant", "person", ("Marrant",), (at(A1, "Odile Marrant"), at(A3, "Odile Marrant"))),
    Entity(VANCE, "Teodor Vance", "person", ("Mayor Teodor Vance",), (at(A1, "Teodor Vance"),)),
    Entity(ILVES, "Maren Ilves", "person", ("Dr Maren Ilves",), (at(A3, "Maren Ilves"),)),
    Entity(RESCUE, "rescue workers", "group", (), (at(A1, "rescue workers"),)),
    Entity(POLICE, "harbour police", "organisation", (), (at(A3, "harbour police"),)),
    Entity(FIRE, "fire service", "organisation", (), (at(A1, "fire service"),)),
    Entity(CITYHALL, "City of Port Ansel", "organisation", (), (at(A4, "City of Port Ansel"),)),
)

OFFICIAL = "A city official who asked not to be named"
STATEMENTS = (
    said("s-01", A1, source(A1, "rescue workers", "rescue workers", RESCUE),
         "A footbridge across the inner harbour of Port Ansel gave way on Sunday evening, injuring at least 12 people"),
    said("s-02", A1, source(A1, "Odile Marrant", "Odile Marrant", MARRANT),
         "We had warned the city twice about the bearings and nobody came to look", kind="direct"),
    said("s-03", A1, source(A1, "Mayor Teodor Vance", "Teodor Vance", VANCE),
         "the bridge had passed its last inspection", "told", via=at(A1, "Tidewater Press that")),
    said("s-04", A1, source(A1, "He", "Teodor Vance", VANCE), "a warning had reached his office", "denied"),
    said("s-05", A1, source(A1, "the fire service", "fire service", FIRE), "About 300 people were on it", None),
    said("s-06", A2, source(A2, "Odile Marrant", "Odile Marrant", MARRANT),
         "We had warned the city twice about the bearings", kind="direct"),
    said("s-07", A3, source(A3, "Odile Marrant", "Odile Marrant", MARRANT),
         "she had “warned the city twice about its bearings and no one ever came”", kind="mixed"),
    said("s-08", A3, source(A3, "Dr Maren Ilves", "Maren Ilves", ILVES),
         "Nineteen people were treated at St Brannoc’s hospital"),
    said("s-09", A3, source(A3, OFFICIAL, OFFICIAL, None, "city official"),
         "a letter about the bearings had been read in the mayor’s office in February"),
    said("s-10", A3, source(A3, "the official", OFFICIAL, None, "city official"), "It was on his desk", kind="direct",
         nested_in="s-09"),
    said("s-11", A3, source(A3, "the harbour police", "harbour police", POLICE),
         "Between 250 and 400 people were on the bridge", "according to"),
    said("s-12", A5, source(A5, "Odile Marrant", "Odile Marrant", MARRANT),
         "We've warned the town two times about the bearings and nobody came to look!", kind="direct"),
    said("s-13", A5, source(A5, "rescuers", "rescue workers", RESCUE), "hurting no less than 12 persons", act="belief"),
)  # fmt: skip

UTTERANCES = (
    Utterance("u-1", "Odile Marrant", (
        Wording("s-02", A1.id, STATEMENTS[1].content[0], "same", None),
        Wording("s-06", A2.id, STATEMENTS[5].content[0], "trimmed", "[-and nobody came to look-]"),
        Wording("s-07", A3.id, at(A3, "warned the city twice about its bearings and no one ever came"), "reworded",
                "[-the-] {+its+}"),
        Wording("s-12", A5.id, STATEMENTS[11].content[0], "reworded", "[-We had-] {+We've+}"),
    )),
)  # fmt: skip

FIGURES = (
    Figure("f-1", A1.id, at(A1, "at least 12 people, rescue"), "at least 12", 12, None, "people", "people injured", False),
    Figure("f-2", A2.id, at(A2, "at least 12 people"), "at least 12", 12, None, "people", "people injured", False),
    Figure("f-3", A3.id, at(A3, "Nineteen people"), "Nineteen", 19, 19, "people", "people injured", False),
    Figure("f-4", A4.id, at(A4, "Fourteen people"), "Fourteen", 14, 14, "people", "people injured", False),
    Figure("f-5", A5.id, at(A5, "no less than 12"), "no less than 12", 12, None, "people", "people injured", False),
    Figure("f-6", A1.id, at(A1, "About 300 people"), "About 300", 255, 345, "people", "people on the bridge", True),
    Figure("f-7", A3.id, at(A3, "Between 250 and 400"), "Between 250 and 400", 250, 400, "people", "people on the bridge",
           False),
    Figure("f-8", A4.id, at(A4, "every"), "every", None, None, "", "inspections", False),
)  # fmt: skip
TOPICS = (
    Topic("t-1", "people injured", "people", "conflict", "19 and 14 are exact and cannot both hold",
          ("f-1", "f-2", "f-3", "f-4", "f-5")),
    Topic("t-2", "people on the bridge", "people", "compatible", "the ranges overlap", ("f-6", "f-7")),
    Topic("t-3", "inspections", "", "agree", "one account alone gives it", ("f-8",)),
)  # fmt: skip
MOMENTS = (
    Moment("m-1", A1.id, at(A1, "Sunday evening"), "Sunday evening", "2034-05-14TEV", "2034-05-14T18:00",
           "2034-05-14T23:59", "time", "weekday before the date line"),
    Moment("m-2", A3.id, at(A3, "8:40 p.m. on Sunday"), "8:40 p.m. on Sunday", "2034-05-14T20:40", "2034-05-14T20:40",
           "2034-05-14T20:40", "time", "clock time and weekday"),
)  # fmt: skip

FELL = "A footbridge across the inner harbour of Port Ansel gave way on Sunday evening"
CLAIMS = (
    Claim("c-1", FELL, "corroborated", ("o-1", "o-2", "o-3"),
          (at(A1, FELL), at(A2, FELL), at(A3, "the inner-harbour footbridge fell at 8:40 p.m. on Sunday"),
           at(A4, "the harbour footbridge failed on the evening of 14 May 2034"),
           at(A5, "A footbridge across the inner harbor of Port Ansel collapsed Sunday night")), ("m-1",), (), None),
    Claim("c-2", "Nineteen people were treated at St Brannoc’s hospital", "disputed", ("o-1", "o-2", "o-3"),
          (at(A1, "gave way on Sunday evening, injuring at least 12 people"), at(A2, "injuring at least 12 people"),
           at(A3, "Nineteen people were treated at St Brannoc’s hospital"), at(A4, "Fourteen people were hurt"),
           at(A5, "hurting no less than 12 persons")), (), ("t-1",),
          Dispute("figure", "19 and 14 are exact and cannot both hold", (
              Variant("at least 12", (at(A1, "gave way on Sunday evening, injuring at least 12 people"),
                                      at(A2, "injuring at least 12 people"), at(A5, "hurting no less than 12 persons"))),
              Variant("Nineteen", (at(A3, "Nineteen people were treated at St Brannoc’s hospital"),)),
              Variant("Fourteen", (at(A4, "Fourteen people were hurt"),))))),
    Claim("c-3", "warned the city twice about its bearings and no one ever came", "disputed", ("o-1", "o-2", "o-3"),
          (at(A1, "We had warned the city twice about the bearings"),
           at(A2, "We had warned the city twice about the bearings"),
           at(A3, "warned the city twice about its bearings and no one ever came"),
           at(A4, "No warning about the bearings of the bridge had reached the city before Sunday"),
           at(A5, "We've warned the town two times about the bearings")), (), (),
          Dispute("polarity", "one side states that a warning arrived, the other denies it", (
              Variant("the city was warned", (at(A1, "We had warned the city twice about the bearings"),
                                              at(A3, "warned the city twice about its bearings"),
                                              at(A5, "We've warned the town two times about the bearings"))),
              Variant("no warning reached the city", (
                  at(A4, "No warning about the bearings of the bridge had reached the city before Sunday"),
                  at(A1, "He denied that a warning had reached his office")))))),
    Claim("c-4", "The bridge was opened in 1998", "corroborated", ("o-1", "o-3"),
          (at(A1, "The bridge was opened in 1998"), at(A4, "since it opened in 1998")), (), (), None),
    Claim("c-5", "a letter about the bearings had been read in the mayor’s office in February", "single-source", ("o-2",),
          (at(A3, "a letter about the bearings had been read in the mayor’s office in February"),), (), (), None),
    Claim("c-6", "the bridge had passed its last inspection", "single-source", ("o-1",),
          (at(A1, "the bridge had passed its last inspection"), at(A5, "the bridge had passed its last inspection")),
          (), (), None),
    Claim("c-7", "The city demands that the maintenance contractor Quayworks hand over its records by Friday",
          "single-source", ("o-3",),
          (at(A4, "The city demands that the maintenance contractor Quayworks hand over its records by Friday"),),
          (), (), None),
)  # fmt: skip

POSITIONS = (
    Position("p-1", A4.id, "City of Port Ansel", "demand", "Quayworks",
             at(A4, "The city demands that the maintenance contractor Quayworks hand over its records by Friday"), None,
             False, True, "10", "REQUEST"),
    Position("p-2", A4.id, "City of Port Ansel", "threat", "Quayworks", at(A4, "it will end the contract"),
             at(A4, "unless they are complete"), False, True, "13", "THREATEN"),
    Position("p-3", A1.id, "Teodor Vance", "commitment", None, at(A1, "the city would pay for every injured visitor"),
             at(A1, "if the inquiry found a fault"), False, True, None, None),
    Position("p-4", A1.id, "Teodor Vance", "denial", None, at(A1, "He denied that a warning had reached his office"), None,
             False, False, None, None),
)  # fmt: skip

DERIVATIONS = (
    Derivation(A1.id, None, "Tidewater Press", "reprint", True, 1.0, "the date line names the agency", ()),
    Derivation(A2.id, A1.id, None, "abridged", True, 0.91,
               "shares a passage of 21 words and credits the agency; two paragraphs are missing",
               ((at(A2, "A footbridge across the inner harbour of Port Ansel gave way on Sunday evening, injuring"),
                 at(A1, "A footbridge across the inner harbour of Port Ansel gave way on Sunday evening, injuring")),)),
    Derivation(A5.id, A1.id, None, "spun", False, 0.72,
               "the same sentences in the same order with words replaced one by one, quotes included",
               ((at(A5, "A footbridge across the inner harbor of Port Ansel collapsed"),
                 at(A1, "A footbridge across the inner harbour of Port Ansel gave way")),)),
)  # fmt: skip
ORIGINS = (
    Origin("o-1", "Tidewater Press", tuple(sorted((A1.id, A2.id, A5.id)))),
    Origin("o-2", "Harbour Standard", (A3.id,)),
    Origin("o-3", "City of Port Ansel", (A4.id,)),
)
OMISSIONS = (
    Omission("c-3", A4.id, "left-out"),
    Omission("c-4", A2.id, "left-out"),
    Omission("c-5", A1.id, "not-yet-known"),
    Omission("c-5", A4.id, "left-out"),
)
TIMELINE = (
    TimelineEntry("1998-01-01", "1998-12-31", "in 1998", "The bridge was opened in 1998", "c-4",
                  (at(A1, "The bridge was opened in 1998"), at(A4, "since it opened in 1998"))),
    TimelineEntry("2033-03-01", "2033-03-31", "March 2033", "the engineer who inspected the bridge in March 2033", None,
                  (at(A1, "the engineer who inspected the bridge in March 2033"),)),
    TimelineEntry("2034-02-01", "2034-02-28", "February", CLAIMS[4].text, "c-5", CLAIMS[4].passages),
    TimelineEntry("2034-05-14T18:00", "2034-05-14T23:59", "Sunday evening", FELL, "c-1", CLAIMS[0].passages[:2]),
    TimelineEntry("2034-05-14T20:40", "2034-05-14T20:40", "8:40 p.m. on Sunday",
                  "the inner-harbour footbridge fell at 8:40 p.m. on Sunday", "c-1", CLAIMS[0].passages[2:3]),
    TimelineEntry("2034-05-19", "2034-05-19", "Friday", CLAIMS[6].text, "c-7", CLAIMS[6].passages),
)  # fmt: skip
BRIEF = (
    BriefSentence(FELL + ".", "c-1", CLAIMS[0].passages[:4]),
    BriefSentence("Accounts differ: “at least 12” (Tidewater Press), “Nineteen” (Harbour Standard), "
                  "“Fourteen” (City of Port Ansel).", "c-2",
                  (at(A1, "at least 12"), at(A3, "Nineteen"), at(A4, "Fourteen"))),
    BriefSentence("Odile Marrant said: “We had warned the city twice about the bearings”; the City of Port Ansel said: "
                  "“No warning about the bearings of the bridge had reached the city before Sunday”.", "c-3",
                  (CLAIMS[2].passages[0], CLAIMS[2].passages[3])),
    BriefSentence("The Harbour Standard alone says: a letter about the bearings had been read in the mayor’s office in "
                  "February.", "c-5", CLAIMS[4].passages),
    BriefSentence("The bridge was opened in 1998.", "c-4", CLAIMS[3].passages),
)  # fmt: skip

UNREAD = (
    Unread("ansel/6-photo.jpg", "decode", "this is a JPEG image, no text"),
    Unread("ansel/<b>7</b>\u202etxt.html", "read", "the file is empty"),
)

RECORD = Record(
    id="r-0000000001", title=A1.title or "", generator=Generator("onrecord", "0.1.0"), accounts=(A1, A2, A3, A4, A5),
    unread=UNREAD, derivations=DERIVATIONS, origins=ORIGINS, entities=ENTITIES, statements=STATEMENTS,
    utterances=UTTERANCES, figures=FIGURES, topics=TOPICS, moments=MOMENTS, claims=CLAIMS, positions=POSITIONS,
    omissions=OMISSIONS, timeline=TIMELINE, brief=BRIEF,
)  # fmt: skip
