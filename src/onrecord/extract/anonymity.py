"""Sources without a name: who is anonymous, and how they are described."""

from typing import TYPE_CHECKING

from onrecord.extract.sources import Phrase, named, people_words
from onrecord.extract.speech_words import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "several", "another", "some", "many", "few"})
COUNTED = NUMBERS | {"a", "an"}
GROUPS = frozenset({"pair", "couple", "handful", "group", "number", "dozen", "score"})
DEFINITE = frozenset({"the", "both", "all"})


def is_anonymous(phrase: Phrase, sentence: str) -> bool:
    """Tell whether a source speaks without a name. Institutions, their spokespeople and the named are not anonymous.

    `sentence` is the sentence in lower case: the wish to stay unnamed often stands behind the verb.
    """
    words = speech_words()
    lemma = _lemma(phrase.head)
    if named(phrase):
        return False
    if _asks_for_it(phrase.text.lower()):
        return True
    if lemma in words.sources["spokes"]:
        return _asks_for_it(sentence)
    if lemma in GROUPS or (phrase.head.pos_ == "NUM" and lemma not in NUMBERS):
        return _of_people(phrase.head)
    if _only_described(phrase, lemma):
        return True
    person = lemma in people_words() or lemma.split("-")[-1] in people_words()
    if not person and lemma not in COUNTED:
        return False
    text = phrase.text.lower()
    if any(sign in text for sign in words.knowing):
        return True
    return _unnamed_person(phrase, lemma, sentence)


def _unnamed_person(phrase: Phrase, lemma: str, sentence: str) -> bool:
    """Decide by number and article: "a guard", "two officials", "witnesses"; not "officials", not "his wife"."""
    sources, head = speech_words().sources, phrase.head
    first = head.doc[phrase.start].lower_
    owned = any(child.dep_ == "poss" for child in head.children)
    if lemma in NUMBERS:
        return not owned
    if lemma in ("source", "insider"):
        return True
    if owned:
        return _asks_for_it(sentence)
    counted = any(child.dep_ == "nummod" or child.lower_ in COUNTED for child in head.children)
    if first in COUNTED or (counted and first not in DEFINITE) or _asks_for_it(sentence):
        return True
    private = lemma in sources["private"] and lemma not in sources["officials"]
    return private and head.tag_ in ("NNS", "NNPS") and first not in DEFINITE and first != "other"


def _only_described(phrase: Phrase, lemma: str) -> bool:
    """Tell "those who were there", "people here" and "the clerk I asked"."""
    head = phrase.head
    first = head.doc[phrase.start].lower_
    described = any(c.dep_ in ("relcl", "acl") and c.left_edge.i < phrase.end for c in head.children)
    if lemma in ("those", "people") and first != "the":
        return described or any(c.dep_ == "advmod" for c in head.children)
    return first == "the" and described and lemma in speech_words().sources["private"] and head.tag_ == "NN"


def _asks_for_it(text: str) -> bool:
    return any(sign in text for sign in speech_words().unnamed)


def _of_people(head: "Token") -> bool:
    for link in head.children:
        if link.lower_ in ("of", "among"):
            return any(t.dep_ == "pobj" and t.lemma_.lower() in people_words() for t in link.children)
    return False


def _lemma(head: "Token") -> str:
    lemma = str(head.lemma_.lower())
    single = lemma.removesuffix("s")
    return single if head.pos_ == "PROPN" and single in people_words() else lemma


def describe(phrase: Phrase, sentence: str) -> str:
    """Give an unnamed source as written, with the reason for its namelessness where the sentence has one."""
    doc = phrase.head.doc
    written = phrase.text
    whole = str(doc[phrase.start : phrase.head.right_edge.i + 1].text)
    for sign in speech_words().unnamed:
        if sign in written.lower():
            return written
        if sign in whole.lower() and whole.lower().startswith(written.lower()):
            return whole.rstrip(" .,;")
        at = sentence.lower().find(sign)
        if at >= 0:
            comma = sentence.rfind(",", 0, at)
            reason = sentence[comma + 1 if comma >= 0 else at :].strip(' .,;"”')
            return f"{written}, {reason}"
    return written
