"""Figures of several accounts about one quantity, and whether they can all be true."""

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.extract.findings import Findings
from onrecord.model import Figure, Topic, content_id
from onrecord.reconcile.topics_pairs import group_story
from onrecord.reconcile.topics_seen import Seen, see_figures
from onrecord.reconcile.topics_story import weigh_story
from onrecord.reconcile.topics_verdicts import former, weigh_group
from onrecord.reconcile.topics_words import stems, words_of_change

MOST_COMPARED = 300  # figures of a story; the work grows with the square
OWN = 3  # words that no other text has, from which more speak against a name
LEAST_COMPARED = 10  # figures of an account


def align_topics(findings: Sequence[Findings], origin_of: Mapping[str, str]) -> tuple[Topic, ...]:
    """Group figures by the quantity they give and weigh each group. `origin_of` maps account id to origin id.

    Every figure is in one topic; topics stand in the order of their first figures, accounts as given. Of a story with
    very many figures the first of every account are compared, and each of the rest is a topic of its own.
    """
    figures = [figure for found in findings for figure in _in_order(found)]
    share = max(LEAST_COMPARED, MOST_COMPARED // max(1, len(findings)))
    seen = see_figures(findings, share)[:MOST_COMPARED]
    topics = [_topic([seen[i] for i in group]) for group in group_story(weigh_story(seen))]
    compared = {one.figure.id for one in seen}
    topics += [_alone(figure) for figure in figures if figure.id not in compared]
    place = {figure.id: at for at, figure in enumerate(figures)}
    return tuple(sorted(topics, key=lambda topic: place[topic.figures[0]]))


def _in_order(found: Findings) -> list[Figure]:
    return sorted(found.figures, key=lambda figure: (figure.span.start, figure.span.end))


def _alone(figure: Figure) -> Topic:
    return Topic(content_id("t", figure.id), figure.of, figure.unit, "agree", "one figure alone", (figure.id,))


def _topic(group: Sequence[Seen]) -> Topic:
    verdict, reason = weigh_group(group)
    figures = tuple(one.figure.id for one in group)
    empty = words_of_change()["corrected"] | words_of_change()["given"]  # only that a number is given, or another was
    telling = [one for one in group if one.of - empty and not one.figure.denied]
    counting = [one for one in telling if one.figure.unit] or telling or group
    return Topic(
        id=content_id("t", *sorted(figures)),
        of=_name([one.figure.of for one in counting]),
        unit=_most([one.figure.unit for one in group]),
        verdict=verdict,
        reason=reason,
        figures=figures,
        past=tuple(one.figure.id for one in former(group)) if verdict in ("conflict", "updated") else (),
    )


def _name(texts: Sequence[str]) -> str:
    """Return the most frequent text; of equals that which says most of what others say too, then the longer, then the earlier.

    >>> _name(["people trapped", "people operator", "passengers"])
    'people trapped'
    """
    counts = Counter(texts)
    words = {text: stems(text) for text in texts if text}
    held = Counter(word for text in texts for word in words.get(text, ()))

    def worth(text: str) -> float:
        alone = sum(held[word] == 1 for word in words[text])
        return sum(held[word] - 1 for word in words[text]) - max(0, alone - OWN) / 2

    return max(words, key=lambda text: (counts[text], worth(text), len(words[text]), -texts.index(text)), default="")


def _most(texts: Sequence[str]) -> str:
    """Return the most frequent text that says something, the longer and then the earlier of equals."""
    counts = Counter(text for text in texts if text)
    return max(counts, key=lambda text: (counts[text], min(len(text), 60), -texts.index(text)), default="")
