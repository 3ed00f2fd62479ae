"""Names of people: without their titles, with their offices, and those that the language model misses."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.extract.sources import Phrase, people_words
from onrecord.extract.speech_words import speech_words
from onrecord.text.names import name_tables

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

POSSESSIVE = re.compile(r"['’]s?$")
AGE = re.compile(r"[1-9]\d?|1[01]\d")
AGED = re.compile(r"\b(\d{1,3})-year-old(?: [a-z][\w-]*){0,3} ?$")
SUBJECT = frozenset({"nsubj", "nsubjpass"})
LONGEST_NAME = 3  # words that a name without a mark of its own may have behind its title


def plain_name(text: str) -> str:
    """Take the titles and trades before a name and the genitive behind it away.

    >>> plain_name("Mr Tomas Kell's")
    'Tomas Kell'
    >>> plain_name("Farmer Hugh Lydd")
    'Hugh Lydd'
    """
    words = POSSESSIVE.sub("", text.strip()).split()
    while len(words) > 1 and words[0].rstrip(".").lower() in title_words():
        words = words[1:]
    while len(words) > 2 and words[0].lower() in people_words():
        words = words[1:]
    return " ".join(words)


def title_words() -> frozenset[str]:
    """Return the words that stand before a name and are no part of it."""
    return speech_words().titles["before"] | name_tables().titles


def title_gender(phrase: Phrase) -> str:
    """Tell the sex that a title gives away, as "Mrs" in "Mrs Lund" does: "f", "m" or nothing."""
    return sex_of([token.lower_.rstrip(".") for token in phrase.head.doc[phrase.start : phrase.head.i]])


def sex_of(words: Sequence[str]) -> str:
    """Tell the sex that the last telling of some words gives away: "f", "m" or nothing.

    >>> sex_of(["mayor", "mrs"])
    'f'
    """
    titles = speech_words().titles
    told = [word for word in words if word in titles["woman"] or word in titles["man"]]
    return ("f" if told[-1] in titles["woman"] else "m") if told else ""


def untold_names(doc: "Doc") -> list[str]:
    """Find the names behind an office that the model marks as no name: "Engineer Ana Brisk"."""
    found, at = [], 0
    while at < len(doc):
        if doc[at].pos_ != "PROPN" or doc[at].ent_type_:
            at += 1
            continue
        end = at
        while end < len(doc) and doc[end].pos_ == "PROPN" and not doc[end].ent_type_:
            end += 1
        words = [token.text for token in doc[at:end]]
        roles = next((n for n, word in enumerate(words) if not _is_role(word.lower())), len(words))
        if roles and 2 <= len(words) - roles <= 3:
            found.append(" ".join(words[roles:]))
        at = end
    return found


def untitled(phrase: Phrase) -> str:
    """Take the office off a name that the model did not find: "Speaker Livia Sund", "Captain Orr, of the Vale police"."""
    words = phrase.text.split(",")[0].split()
    titles = title_words()
    last = max((n for n, word in enumerate(words) if word.lower().rstrip(".") in titles), default=-1)
    left = words[last + 1 :]
    named = last >= 0 and 0 < len(left) <= LONGEST_NAME and all(w[0].isupper() for w in left)
    return " ".join(left) if named else phrase.text


def acts(token: "Token") -> bool:
    """Tell whether a name stands as a subject, or beside one."""
    return token.dep_ in SUBJECT or (token.dep_ == "appos" and token.head.dep_ in SUBJECT)


def roles_of(entity: "DocSpan") -> list[str]:
    """The nouns that say what a named person is: "museum director N", "the director, N", "N, the director"."""
    root = entity.root
    found = [
        t.lemma_.lower()
        for t in root.children
        if t.i < entity.start and t.dep_ in ("compound", "nmod", "appos", "amod")
    ]
    found += [t.lower_.rstrip(".") for t in entity]
    if root.dep_ == "appos" and root.head.pos_ in ("NOUN", "PROPN"):
        found.append(root.head.lemma_.lower())
    found += [t.lemma_.lower() for t in root.children if t.dep_ == "appos" and t.pos_ in ("NOUN", "PROPN")]
    return [role for role in found if _is_role(role)]


def kin_of(entity: "DocSpan") -> str:
    """Return the "her" or "his" by which a sentence that opens with a person names that person's kin: "N sued her brother"."""
    root = entity.root
    if root.dep_ not in SUBJECT or root.left_edge.i != root.sent.start or root.head.i < root.i:
        return ""
    kin = speech_words().titles["kin"]
    for thing in (*root.head.children, *root.children):
        owner = next((c.lower_ for c in thing.children if c.dep_ == "poss"), "")
        if thing.dep_ in ("dobj", "conj") and thing.i > root.i and thing.lower_ in kin and owner in ("her", "his"):
            return owner
    return ""


def age_of(entity: "DocSpan") -> str | None:
    """Return the age in "Ana Brisk, 54," and "54-year-old Ana Brisk"."""
    doc, end = entity.doc, entity.end
    if end + 1 < len(doc) and doc[end].text in (",", "(") and AGE.fullmatch(doc[end + 1].text):
        after = doc[end + 2].text if end + 2 < len(doc) else "."
        return doc[end + 1].text if after in ",.)" else None
    before = AGED.search(doc[max(0, entity.start - 8) : entity.start].text)
    return before[1] if before else None


def entity_bounds(token: "Token") -> tuple[int, int]:
    """Return the token bounds of the name that a token is part of."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return start, end


def _is_role(word: str) -> bool:
    sources = speech_words().sources
    return word in office_words() or any(word in sources[name] for name in ("private", "officials", "spokes"))


def office_words() -> frozenset[str]:
    """Return the words that stand for a person by office, title or sex."""
    titles = speech_words().titles
    return titles["before"] | titles["woman"] | titles["man"]
