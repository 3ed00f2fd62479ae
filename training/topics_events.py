"""Events whose figures are known, as the models of topics learn from them: record bench's, and invented stories."""

import hashlib
import itertools
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from figure_stories import read_passage_file, read_story, split_paragraphs
from numpy.typing import NDArray

from onrecord.extract.figures import read_figures
from onrecord.extract.findings import Findings
from onrecord.extract.reading import read_passages
from onrecord.extract.sentences import extract_sentences
from onrecord.model import Account, Block
from onrecord.reconcile.topics_clusters import Pair
from onrecord.reconcile.topics_pairs import describe_pairs
from onrecord.reconcile.topics_retold import describe_retold
from onrecord.reconcile.topics_seen import Seen, see_figures
from onrecord.reconcile.topics_story import weigh_story

Floats = NDArray[np.float64]
REAL = 4.0  # what a pair of an event of record bench weighs beside one of a story, of which there are far more
TRUSTED = 3.0  # what a pair weighs more whose vectors are by an encoder of nearly all other events


@dataclass(frozen=True)
class Event:
    """An event's figures with what is told of each comparable pair, and what the gold says of them."""

    name: str
    told: bool  # a story of `training/figures`
    seen: Sequence[Seen]
    pairs: list[Pair]
    features: Floats
    names: tuple[str, ...]
    links: Mapping[Pair, str]
    near: list[Pair]  # figures of one account that stand near each other
    stretches: Floats  # what is told of them
    stretch_names: tuple[str, ...]
    topic: dict[int, str]  # of each figure that the gold holds
    wanted: int  # pairs of one topic in the gold
    verdicts: dict[str, str]
    weight: float = 1.0  # what one of its pairs weighs

    def known(self, pairs: Sequence[Pair]) -> list[int]:
        """Return the places of the pairs whose figures the gold both holds."""
        return [k for k, (i, j) in enumerate(pairs) if i in self.topic and j in self.topic]

    def is_one(self, pair: Pair) -> bool:
        """Tell whether the gold gives two figures that it holds one quantity."""
        return self.topic[pair[0]] == self.topic[pair[1]]


def read_account(folder: Path, row: dict[str, str]) -> Account:
    """Read an account with the gold's noise left out, so that the model learns from the body alone."""
    data = (folder / "accounts" / row["file"]).read_bytes()
    text = data.decode("utf-8", "replace")
    if row["file"].endswith(".html"):
        text = re.sub(r"(?s)<(script|style|title)\b.*?</\1>", " ", text)
        text = re.sub(r"(?i)</?(p|div|li|h\d|br|section|article|figure|figcaption|ul|table|tr)\b[^>]*>", "\n", text)
        text = re.sub(r"[ \t]*\n\s*", "\n", re.sub(r"<[^>]*>", " ", text))
        text = text.replace("&nbsp;", " ").replace("&amp;", "&").replace("&quot;", '"').replace("&#39;", "'")
    kept = np.ones(len(text), dtype=bool)
    for noise in [*row["noise"], row["title"] or ""]:
        found = re.search(r"\s+".join(map(re.escape, noise.split())), text) if noise.strip() else None
        if found:
            kept[found.start() : found.end()] = False
    blocks = tuple(_blocks(text, kept))
    digest = hashlib.sha256(data).hexdigest()
    return Account(
        "a-" + digest[:10], row["file"], None, digest, digest, row["outlet"], row["agency"], (), row["title"],
        row["published"], row["updated"], "en", text, blocks,
    )  # fmt: skip


def _blocks(text: str, kept: NDArray[np.bool_]) -> list[Block]:
    cuts = [0, *(i for i in range(1, len(text)) if kept[i] != kept[i - 1] or text[i - 1] == "\n"), len(text)]
    return [
        Block(a, b, "body" if kept[a] else "related", bool(kept[a]), "gold")
        for a, b in itertools.pairwise(cuts)
        if a < b
    ]


def find_figures(accounts: Iterable[Account]) -> list[Findings]:
    """Read the figures of accounts, in the order of a record."""
    found = []
    for account in sorted(accounts, key=lambda account: (account.published or "~", account.id)):
        reading = read_passages(account)
        read = read_figures(reading)
        found.append(Findings(account, extract_sentences(reading), (), (), read.figures, (), (), (), read.restated))
    return found


Vectors = Mapping[str, NDArray[np.float32]]  # event -> those of its figures, by an encoder that did not see the event
STORIES = Path(__file__).parent / "figures"


def read_events(folder: Path, vectors: Vectors | None = None, trusted: Iterable[str] = ()) -> list[Event]:
    """Read the events of record bench in a folder, and after them the invented stories. `trusted` names those of `TRUSTED`."""
    events = [read_event(path, vectors) for path in sorted(folder.iterdir()) if path.is_dir()]
    events += [read_event(path, vectors) for path in sorted(STORIES.glob("*.txt"))]
    more = frozenset(trusted)
    return [replace(event, weight=event.weight * TRUSTED) if event.name in more else event for event in events]


Marks = Sequence[tuple[str, list[Pair], str]]  # account, places where it may stand, topic


@dataclass(frozen=True)
class Marked:
    """An event's figures as they are found, and what the gold says of them."""

    name: str
    told: bool  # a story of `training/figures`
    seen: Sequence[Seen]
    marks: Marks
    sizes: Counter[str]  # marked figures of each topic
    verdicts: dict[str, str]


def open_event(path: Path) -> Marked:
    """Find the figures of an event of record bench, which is a folder, or of an invented story, which is a file."""
    return _open_folder(path) if path.is_dir() else _open_story(path)


def _open_folder(folder: Path) -> Marked:
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    accounts = {row["id"]: read_account(folder, row) for row in gold["accounts"]}
    marks = [
        (account.id, [place.span() for place in _places(figure["text"], account.text)], figure["about"])
        for figure in gold["figures"]
        for account in [accounts[figure["account"]]]
    ]
    sizes = Counter(figure["about"] for figure in gold["figures"])
    verdicts = {topic["id"]: topic["verdict"] for topic in gold["topics"]}
    return Marked(folder.name, False, see_figures(find_figures(accounts.values())), marks, sizes, verdicts)


def _open_story(path: Path) -> Marked:
    story = read_story(path)
    marks = [(mark.account, [(mark.start, mark.end)], mark.topic) for mark in story.marks]
    sizes = Counter(mark.topic for mark in story.marks)
    return Marked(path.stem, True, see_figures(find_figures(story.accounts)), marks, sizes, story.verdicts)


def read_event(path: Path, vectors: Vectors | None = None) -> Event:
    """Read an event of record bench, which is a folder, or an invented story, which is a file."""
    marked = open_event(path)
    return _event(replace(marked, seen=_encoded(marked.seen, marked.name, vectors)))


def _encoded(seen: Sequence[Seen], name: str, vectors: Vectors | None) -> Sequence[Seen]:
    """Give figures the vectors of their event, where there are any."""
    if vectors is None:
        return seen
    return [replace(one, quantity_vector=vector) for one, vector in zip(seen, vectors[name], strict=True)]


def read_passages_told(path: Path) -> Iterator[Event]:
    """Read a file of invented passages, each an event of one account; topics have no verdicts."""
    for passage in read_passage_file(path):
        digest = hashlib.sha256(f"{passage.name} {passage.text}".encode()).hexdigest()
        account = Account(
            "a-" + digest[:10], passage.name, None, digest, digest, None, None, (), None, None, None, "en", passage.text,
            tuple(split_paragraphs(passage.text)),
        )  # fmt: skip
        marks = [(account.id, [(start, end)], topic) for start, end, topic in passage.marks]
        sizes = Counter(topic for _, _, topic in passage.marks)
        yield _event(Marked(passage.name, True, see_figures(find_figures([account])), marks, sizes, {}))


def _event(marked: Marked) -> Event:
    story = weigh_story(marked.seen)
    names, features = describe_pairs(story)
    wanted = sum(n * (n - 1) // 2 for n in marked.sizes.values())
    near, stretch_names, stretches = describe_retold(story)
    return Event(
        marked.name, marked.told, marked.seen, list(story.pairs), features, names, story.links, near, stretches, stretch_names,
        match(marked.marks, marked.seen), wanted, marked.verdicts, 1.0 if marked.told else REAL,
    )  # fmt: skip


def _places(needle: str, text: str) -> Iterable[re.Match[str]]:
    return re.finditer(r"\s+".join(map(re.escape, needle.split())), text)


def match(marks: Marks, seen: Sequence[Seen]) -> dict[int, str]:
    """Give each found figure the topic of the marked figure that it overlaps most, one to one."""
    scored = sorted(
        (
            (share, m, s)
            for m, (account, places, _) in enumerate(marks)
            for s, one in enumerate(seen)
            if one.account.id == account
            and (share := max((_share(place, _ends(one)) for place in places), default=0.0)) > 0
        ),
        reverse=True,
    )
    topic: dict[int, str] = {}
    used = set()
    for _, m, s in scored:
        if m not in used and s not in topic:
            used.add(m)
            topic[s] = marks[m][2]
    return topic


def _ends(seen: Seen) -> Pair:
    return seen.figure.span.start, seen.figure.span.end


def _share(a: Pair, b: Pair) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))


def by_topic(topic: Mapping[int, str]) -> dict[str, list[int]]:
    """Return the places of the figures of each topic, from the topic of each place."""
    places = defaultdict(list)
    for i, name in topic.items():
        places[name].append(i)
    return places
