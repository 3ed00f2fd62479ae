"""Cues that are no verbs: "according to", "in its view", "the claim that", "is said to have"."""

from typing import TYPE_CHECKING

from onrecord.extract.attribution import Found, Range
from onrecord.extract.colon_cues import read_colon
from onrecord.extract.content_stretch import behind_that, behind_to, clause_end
from onrecord.extract.contents import found_at
from onrecord.extract.hearsay import read_hearsay
from onrecord.extract.owners import OURS, owner_of, owner_phrase
from onrecord.extract.paragraphs import Page, Unit
from onrecord.extract.phrase_cues import read_phrase
from onrecord.extract.sources import Phrase
from onrecord.extract.speech_words import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

JUDGES = frozenset({"judge", "magistrate"})


def read_phrases(page: Page, unit: Unit) -> list[Found]:
    """Find the attributions of a sentence that rest on a phrase, a noun or a colon."""
    rows: list[Found] = []
    for token in page.doc[unit.first_token : unit.end_token]:
        if page.quoted(token):
            continue
        row = (
            read_phrase(page, unit, token)
            or _noun(page, unit, token)
            or read_hearsay(page, unit, token)
            or read_colon(page, unit, token)
        )
        if row is not None:
            rows.append(row)
    return rows


def _noun(page: Page, unit: Unit, noun: "Token") -> Found | None:
    """Read "the army's claim that", "a demand by the union that", "her promise to", "its demand was that"."""
    nouns, lemma = speech_words().nouns, noun.lemma_.lower()
    if noun.pos_ != "NOUN" or lemma not in nouns["said"] | nouns["headed"]:
        return None
    owner = owner_of(noun) or _maker(noun)
    if owner is not None and owner.lower_ in OURS:
        return None
    plain = lemma in nouns["said"]
    first = _said_clause(noun, owner is not None and lemma in nouns["deeds"]) if plain else _predicate(noun)
    if first is None or (owner is None and (noun.tag_ != "NNS" or lemma not in nouns["alone"])):
        return None
    phrase = owner_phrase(owner) if owner is not None else Phrase(noun, noun.i, noun.i + 1)
    while phrase.end > phrase.head.i + 1 and page.doc[phrase.end - 1].idx >= first[0] > page.doc[noun.i].idx:
        phrase = Phrase(phrase.head, phrase.start, phrase.end - 1)
    if page.doc[phrase.end - 1].lower_ == "that" and phrase.end > phrase.head.i + 1:
        phrase = Phrase(phrase.head, phrase.start, phrase.end - 1)
    return found_at(page, unit, (noun.idx, noun.idx + len(noun)), phrase, first)


def _said_clause(noun: "Token", deed: bool) -> Range | None:
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp", "relcl", "appos") and behind_that(child):
            return child.left_edge.nbor(1).idx, clause_end(child)
        if deed and child.dep_ in ("acl", "xcomp") and behind_to(child):
            return child.left_edge.idx, clause_end(child)
    if noun.lemma_.lower() == "demand" and (maker := _maker(noun)) is not None:
        for child in maker.subtree:
            own = any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ != "that" for c in child.children)
            if child.dep_ == "relcl" and child.left_edge.lower_ == "that" and own:
                return child.left_edge.nbor(1).idx, clause_end(child)
    return _predicate(noun) or _denied(noun)


def _denied(noun: "Token") -> Range | None:
    """Find what "his denial of any contact" denies; a court's denial of something refuses it."""
    owner = owner_of(noun)
    if owner is None or noun.lemma_.lower() != "denial" or owner.lemma_.lower() in speech_words().hearing | JUDGES:
        return None
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    first = of.nbor(1) if of is not None and of.i + 1 < len(noun.doc) else None
    return None if of is None or first is None else (first.idx, clause_end(of))


def _predicate(noun: "Token") -> Range | None:
    """Find the clause of "its demand was that"."""
    if noun.dep_ in ("nsubj", "attr") and noun.head.lemma_ == "be":
        clause = next((c for c in noun.head.children if c.dep_ == "ccomp" and behind_that(c)), None)
        if clause is not None:
            return clause.left_edge.nbor(1).idx, clause_end(clause)
    return None


def _maker(noun: "Token") -> "Token | None":
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in speech_words().issuing:
            return next(
                (g for agent in child.children if agent.dep_ == "agent" for g in agent.children if g.dep_ == "pobj"),
                None,
            )
        if (
            child.dep_ in ("prep", "agent")
            and child.lower_ in ("by", "from", "of", "among", "in")
            and child.i == noun.i + 1
        ):
            maker = next((c for c in child.children if c.dep_ == "pobj"), None)
            if child.lower_ != "in" or (maker is not None and maker.lemma_.lower() in speech_words().sources["press"]):
                return maker
    return None
