"""An invented event for the tests of lineage, stories, utterances and entities: a landslide at a quarry, told six times."""

import hashlib

from onrecord.extract.findings import Findings
from onrecord.extract.mentions import extract_mentions
from onrecord.extract.reading import read_passages
from onrecord.extract.sentences import extract_sentences
from onrecord.extract.statements import extract_statements
from onrecord.model import Account, Block

WIRE = """\
A landslide buried part of the Ostrey granite quarry on Tuesday, killing 9 workers and trapping at least 14 more, police said.

The slope above the western pit gave way at 6:40 a.m. after 3 days of rain, according to the rescue chief, Maud Ferrant.

"We heard the mountain groan and then it was upon us," said Jonas Brill, a driver who escaped through the tunnel.

Ferrant said 120 rescuers with dogs were searching the rubble. "Every hour counts, and we are not leaving," she told reporters.

The owner, Halvik Stone, said the slope had been inspected in March and found safe. It promised to pay for the funerals.

The quarry workers' union said it had warned the company twice about cracks above the pit. Its president, Lotte Aren, demanded that the manager resign.

The quarry employs 430 people and supplies a fifth of the granite used in the capital's new harbour.

A judge in Ostrey has opened an inquiry and will hear the manager on Friday.
"""

ABRIDGED = """\
A landslide buried part of the Ostrey granite quarry on Tuesday, killing 9 workers and trapping at least 14 more, police said.

The slope above the western pit gave way at 6:40 a.m. after 3 days of rain, according to the rescue chief, Maud Ferrant.

"We heard the mountain groan," said Jonas Brill, a driver who escaped through the tunnel.

The owner, Halvik Stone, said the slope had been inspected in March and found safe.

The quarry workers' union said it had warned the company twice about cracks above the pit.
"""

SPUN = """\
A landslip entombed portion of the Ostrey granite pit on Tuesday, slaying 9 labourers and ensnaring at least 14 more, cops stated.

The incline above the western hole gave out at 6:40 a.m. after 3 days of downpour, as per the salvage boss, Maud Ferrant.

"We listened to the mountain moan and then it was over us," stated Jonas Brill, a motorist who fled through the tunnel.

Ferrant stated 120 savers with hounds were combing the debris. "Each hour matters, and we are not departing," she informed journalists.

The proprietor, Halvik Stone, stated the incline had been examined in March and discovered secure. It pledged to pay for the burials.

The pit labourers' union stated it had cautioned the firm twice about fissures above the hole. Its president, Lotte Aren, insisted that the boss quit.

The pit hires 430 persons and provides a fifth of the granite utilised in the capital's new port.

A magistrate in Ostrey has launched a probe and shall hear the boss on Friday.
"""

RELEASE = """\
Halvik Stone mourns colleagues who lost their lives at our Ostrey site. We are working with the authorities and our thoughts are with the families.

Our engineers walked the western face on 12 March and recorded no movement. The report is at the disposal of the court.

"No one in this company was told of any crack," said chief executive Pell Andrade. "I will answer every question."

A fund of 2 million marks has been set up for the families, and production at our other 5 sites stops for one day.
"""

WITNESS = """\
In the village of Saar the lights stayed on all night. Women stood at the fence with blankets and asked every fireman the same question.

Jonas Brill sat on a kerb with a cup of tea. "We heard the mountain groan and then it was upon us," he said. His brother was still inside.

Irma Doll, who sells bread at the gate, said the men had joked about the cracks for weeks. "They put a coin in it on Monday and the coin was gone by evening," she said.

The priest, Father Anselm, counted 11 empty chairs at the morning mass. Nobody in Saar believes the company.

Lotte Aren of the union walked from house to house. "They were warned in writing, with photographs," she said.
"""

LATER = """\
The death toll in the landslide at the Ostrey granite quarry rose to 12 on Wednesday as rescuers reached the lower road, police said.

The slope above the western pit gave way at 6:40 a.m. on Tuesday after 3 days of rain, according to the rescue chief, Maud Ferrant.

Ferrant said 11 workers were still missing and that a second slide had stopped the search for two hours.

The quarry workers' union said it had warned the company twice about cracks above the pit.

The energy minister will visit the valley on Thursday, his office said.
"""

ELSEWHERE = """\
The national orchestra of Belmar will open its season in a former tram depot because the concert hall is still closed.

Conductor Ines Varga said the depot had a sound of its own. "The pigeons keep the tempo," she said.

Tickets for the first night, with a symphony by Tomas Reuel, sold out within an hour, the box office said.

The hall in Belmar was damaged by a burst pipe last winter, and its roof needs new copper.
"""


def account(name: str, text: str, **metadata: str) -> Account:
    """Make an account whose whole text is body, a block a paragraph."""
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        end = min(len(text), at + len(paragraph) + 2)
        blocks.append(Block(at, end, "body", True, "invented"))
        at = end
    sha = hashlib.sha256(f"{name}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
    values = {"outlet": None, "agency": None, "title": None, "published": None, "updated": None} | metadata
    return Account(
        f"a-{sha[:10]}", name, None, sha, sha, values["outlet"], values["agency"], (), values["title"],
        values["published"], values["updated"], "en", text, tuple(blocks),
    )  # fmt: skip


def find(told: Account) -> Findings:
    """Read an account as the pipeline does, without the stages that these tests do not need."""
    reading = read_passages(told)
    return Findings(
        told, extract_sentences(reading), extract_mentions(reading), extract_statements(reading), (), (), (), ()
    )


wire = account("wire.txt", WIRE, outlet="Corrin Press", agency="Corrin Press", published="2033-05-03T10:00+00:00")
abridged = account("abridged.txt", ABRIDGED, outlet="Saar Gazette", agency="Corrin Press", published="2033-05-03")
spun = account("spun.txt", SPUN, outlet="quicknews77", published="2033-05-04")
release = account("release.txt", RELEASE, outlet="Halvik Stone", published="2033-05-03")
witness = account("witness.txt", WITNESS, outlet="Valley Echo", published="2033-05-05")
later = account("later.txt", LATER, outlet="Corrin Press", agency="Corrin Press", published="2033-05-04T09:00+00:00")
elsewhere = account("elsewhere.txt", ELSEWHERE, outlet="Belmar Times", published="2033-05-03")

event = (abridged, later, release, spun, wire, witness)
