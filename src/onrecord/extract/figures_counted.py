"""What a number counts or measures, by the syntax around it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.doc_text import text_of
from onrecord.extract.figures_scope import DROPPED, period_of, place_of
from onrecord.extract.figures_syntax import (
    NOUNS,
    body_of,
    has_number,
    is_light,
    is_share,
    magnitude_unit,
    numbered,
    on_period,
    particles,
    subject_from,
    then_ago,
)
from onrecord.text.divisions import is_division
from onrecord.text.numerals import HYPHENS
from onrecord.text.quantities import Quantity
from onrecord.text.tables import read_words
from onrecord.text.units import APART

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "VERB", "NUM", "PART"})
TIMED = frozenset("last this next earlier late early yesterday today tomorrow tonight on by".split())
TOLD = frozenset({"nsubj", "nsubjpass", "dobj", "agent"})
MODIFIERS = frozenset({"nummod", "quantmod", "compound", "amod", "advmod", "npadvmod", "nmod", "det", "predet"})
TALLIES = frozenset({"number", "count", "tally", "total"})
FARTHEST = 6  # words between a number and the noun that the parser gives it
LONGEST = 8  # words of a noun phrase that are told
ARTICLES = frozenset({"the", "all", "its", "their", "about", "some"})
AMOUNTS = frozenset({"CARDINAL", "PERCENT", "MONEY", "QUANTITY"})
SIGNS = frozenset({"%", "m", "bn", "mn", "£", "€", "$"})  # of another number, which a parser takes for a noun


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: the noun, the verb it takes part in, and both worded as `unit` and `of`."""

    noun: "Token | None"
    verb: "Token | None"
    unit: str
    of: str


def counted_words(table: str) -> frozenset[str]:
    """Return one of the word lists about counting."""
    return read_words("en/counted", table)


def counted_by(doc: "Doc", number: "DocSpan", quantity: Quantity) -> Counted:
    """Find what a number counts or, with a unit of measure, what it measures."""
    last = doc.char_span(quantity.start, quantity.end, alignment_mode="expand") or number
    measured = bool(quantity.unit)
    whole = None if measured else _fronted_whole(last)
    if whole is not None:
        behind = [token.lower_ for token in doc[last.end : last.end + 2]]
        aboard = behind[:1] == ["aboard"] or behind == ["on", "board"]
        unit = "people" if aboard else _counted_unit(None, _verb(last.root), last)
        return Counted(None, None, unit, " ".join(token.text for token in whole))
    noun = _noun(doc, last, measured)
    if noun is None and not measured and (town := body_of(last, counted_words("settlements"))) is not None:
        return Counted(None, None, "people", f"people of {town.text}")
    verb = _known_of(_verb(noun if noun is not None else last.root))
    over = _per_number(last)
    if over is not None and noun is not None and noun.i > over[0].i:  # 33 per 1,000 births counts no births
        noun = None
    unit = quantity.unit or magnitude_unit(doc, number, quantity) or _counted_unit(noun, verb, last)
    unit += "" if " per " in unit else " " + over.text if over is not None else _rate(doc, last)
    unit = unit.strip()
    of = _wording(noun, verb, last, measured)
    if not unit and "magnitude" in of.lower().split():  # put the magnitude at 6.4
        unit = "magnitude"
    return Counted(noun, verb, unit, of or unit)


def _fronted_whole(phrase: "DocSpan") -> "list[Token] | None":
    """Return what a bare whole is told by that stands before its part: of the 58 on board, 41 died."""
    doc, first = phrase.doc, phrase.start - 1
    while first >= 0 and doc[first].lower_ in ARTICLES:
        first -= 1
    opens = (
        first >= 0 and doc[first].lower_ in ("of", "among") and (doc[first].is_sent_start or doc[first - 1].is_punct)
    )
    behind = doc[phrase.end : phrase.end + LONGEST]
    comma = next((token.i for token in behind if token.text == ","), None)
    if not opens or comma is None or phrase.end == comma or doc[phrase.end].pos_ in NOUNS:
        return None
    return [token for token in doc[phrase.end : comma] if token.pos_ in INSIDE or token.pos_ == "ADP"]


def _noun(doc: "Doc", phrase: "DocSpan", measured: bool) -> "Token | None":
    after = doc[phrase.end] if phrase.end < len(doc) else None
    if after is not None and after.lower_ == "of":
        behind = _object(after) or _run(doc, phrase.end + 1, articles=True)
        return behind if behind is not None or not measured else None
    if measured and not (after is not None and (after.pos_ in NOUNS or after.text == "-")):
        return None
    if measured and on_period(doc, phrase.end):
        return None
    if not measured and then_ago(doc, phrase.end):
        return None  # up from 22 four years ago
    if after is not None and _plural_taken_for_verb(after, phrase):
        return after
    head = _head(phrase)
    if head is not None and head.i > phrase.end and head.doc[head.i - 1].lower_ in ("last", "this", "next", "earlier"):
        return None
    return head if head is not None and head.i - phrase.end < FARTHEST else _run(doc, phrase.end) or head


def _plural_taken_for_verb(after: "Token", phrase: "DocSpan") -> bool:
    """Tell whether a verb behind a number is none: many take no singular verb, so "12 looms" are looms."""
    own = after.tag_ == "VBZ" and after.pos_ == "VERB" and phrase.root.head.i == after.i
    return own and phrase.root.dep_.startswith("nsubj") and phrase.text.lower() not in ("1", "one")


def _object(of: "Token") -> "Token | None":
    """Return what an "of" governs: two of Vashko's deputies."""
    return next((t for t in of.children if t.dep_ == "pobj" and t.pos_ in NOUNS and 0 < t.i - of.i <= LONGEST), None)


def _run(doc: "Doc", at: int, articles: bool = False) -> "Token | None":
    """Return the last noun of the noun phrase that begins at a token."""
    noun = None
    if at < len(doc) and doc[at].lower_ in TIMED:
        return None
    for token in doc[at : at + LONGEST]:
        if token.is_sent_start and token.i > at:
            break
        inside = token.pos_ in INSIDE or token.text == "-" or (articles and token.pos_ in ("DET", "PRON"))
        joined = token.text == "-" or (token.i > at and doc[token.i - 1].text == "-")
        if not joined and (not inside or (noun is not None and token.pos_ not in NOUNS)):
            break
        if noun is None and token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG"):
            break
        noun = token if token.pos_ in NOUNS else noun
    return noun


def _head(phrase: "DocSpan") -> "Token | None":
    token = phrase.root
    while token.dep_ in MODIFIERS and token.head.i > token.i:
        token = token.head
        if token.pos_ in NOUNS:
            return _whole_compound(token)
    return None


def _whole_compound(noun: "Token") -> "Token":
    """Return the noun that a compound ends in: 200 care workers are workers, but a 100-bed hospital has beds."""
    if noun.i and noun.nbor(-1).text in HYPHENS:
        return noun
    while noun.dep_ == "compound" and noun.head.i == noun.i + 1 and noun.head.pos_ == "NOUN" and noun.pos_ == "NOUN":
        noun = noun.head
    return noun


def _verb(token: "Token") -> "Token | None":
    """Return the verb that a token takes part in, a participle that describes it first."""
    for child in token.children:
        if child.dep_ in ("acl", "relcl") and child.pos_ == "VERB" and child.i > token.i and child.i < token.i + 6:
            return child
    here = token
    for _ in range(6):
        if here.head.i == here.i:
            break
        here = here.head
        if here.pos_ == "AUX" and here.dep_.startswith("aux"):  # three are missing
            continue
        if here.pos_ == "VERB" and not is_light(here):
            return here
        if here.pos_ in ("VERB", "AUX"):
            states = (c for c in here.children if c.dep_ in ("acomp", "attr", "xcomp"))
            return next((c for c in states if c.i != token.i and not c.is_ancestor(token)), None)
    return token if token.pos_ == "VERB" else None


def counted_unit(noun: "Token") -> str:
    """Return the unit of what a noun names: people, or the noun itself."""
    people = noun.lemma_.lower() in counted_words("persons") or noun.lower_ in counted_words("persons")
    return "people" if people else noun.lower_


def _counted_unit(noun: "Token | None", verb: "Token | None", phrase: "DocSpan") -> str:
    if noun is not None and phrase.doc[phrase.end : phrase.end + 2].text.lower() == "-strong":
        return "people"
    if noun is not None and (noun.pos_ in NOUNS or noun.tag_ == "VBZ"):
        of = next((t for t in noun.children if t.lower_ == "of" and t.i > noun.i), None)
        told = _object(of) if of is not None and noun.lower_ == "number" else None  # to six the number of the dead
        return counted_unit(told or noun)
    if verb is not None and verb.lemma_.lower() in counted_words("happens_to_people") and not _befalls_things(verb):
        return "people"
    if is_division(text_of(phrase.doc), phrase.start_char, phrase.end_char):
        return "votes"
    listed = _listed_before(phrase)
    if listed is not None:
        return counted_unit(listed)
    after = phrase.doc[phrase.end].lower_ if phrase.end < len(phrase.doc) else ""
    people = (
        after in counted_words("persons")
        or _toll(verb, phrase)
        or body_of(phrase, counted_words("bodies")) is not None
        or _said_to_be(phrase)
    )
    return "people" if people else ""


def _befalls_things(verb: "Token") -> bool:
    """Tell what is said of people in other forms alone: aircraft are shot down, a target is missed."""
    missed = verb.lemma_ == "miss" and verb.tag_ != "VBG"
    return missed or any(part.lower_ == "down" for part in particles(verb))


def _known_of(verb: "Token | None") -> "Token | None":
    """Return what a verb says is known or feared to have happened to people: 12 are known to have died."""
    if verb is None or verb.lemma_ not in counted_words("known") or any(child.dep_ == "neg" for child in verb.children):
        return verb
    told = [child for child in verb.children if child.dep_ == "xcomp"]
    return next((child for child in told if child.lemma_.lower() in counted_words("happens_to_people")), verb)


def _listed_before(phrase: "DocSpan") -> "Token | None":
    """Return the noun of a bulletin's row: deaths: 2."""
    before = phrase.doc[max(0, phrase.start - 2) : phrase.start]
    if len(before) < 2 or before[1].text != ":" or before[0].tag_ != "NNS":
        return None
    return before[0] if before[0].i == 0 or before[0].nbor(-1).is_punct or before[0].is_sent_start else None


def _said_to_be(phrase: "DocSpan") -> bool:
    """Tell whether a bare number is said to be people: eleven were women."""
    verb = phrase.root.head
    of = phrase.doc[phrase.end : phrase.end + 1].text == "of"  # two of them are children
    if of or verb.pos_ != "AUX" or phrase.root.dep_ != "nsubj":
        return False
    return any(child.i > verb.i and counted_unit(child) == "people" for child in verb.children if child.pos_ == "NOUN")


def _toll(verb: "Token | None", phrase: "DocSpan") -> bool:
    """Tell whether a bare number is a toll: the death toll stands at 44, the number of hurt rose to 31."""
    told = [child for child in verb.children if child.dep_ in TOLD] if verb is not None else []
    if phrase.root.dep_ not in ("pobj", "dobj", "attr") or not told or told[0].i > phrase.start:
        return False
    subject = told[0]
    of = next((child for child in subject.children if child.lower_ == "of" and child.i > subject.i), None)
    words = list((of or subject).subtree)
    counted = {token.lemma_.lower() for token in words} | {token.lower_ for token in words}
    people = not counted.isdisjoint(counted_words("persons"))
    if subject.lemma_.lower() == "toll":  # of the quake, but of damaged bridges
        return people or of is None or all(child.tag_ != "NNS" for child in of.children)
    return subject.lemma_.lower() in TALLIES and people


def _per_number(phrase: "DocSpan") -> "DocSpan | None":
    """Return what a rate is taken over: 33 per 1,000 live births, 5.6 cases per 100,000 people."""
    doc = phrase.doc
    for at in range(phrase.end, min(phrase.end + 3, len(doc) - 1)):
        if doc[at].is_punct or doc[at].lower_ == "as" or doc[at].is_sent_start:
            break
        if doc[at].lower_ == "per" and doc[at + 1].like_num:
            last = _run(doc, at + 2)
            return doc[at : (last.i if last is not None else at + 1) + 1]
    return None


def _rate(doc: "Doc", phrase: "DocSpan") -> str:
    """Word the period of a rate: 30 tonnes a year."""
    for at in range(phrase.end, min(phrase.end + 4, len(doc) - 1)):
        if doc[at].lower_ in ("a", "per", "each", "every", "an") and doc[at + 1].lower_ in counted_words("periods"):
            return "" if doc[at + 1 : at + 3][-1].lower_ in APART else " per " + doc[at + 1].lower_
        if doc[at].pos_ not in ("NOUN", "ADP") and doc[at].lower_ not in ("more", "extra", "less"):
            break
    return ""


def _wording(noun: "Token | None", verb: "Token | None", phrase: "DocSpan", measured: bool) -> str:
    """Word what is counted: the noun phrase without its number, the verb it takes part in, the place."""
    words: list[Token] = []
    if noun is not None:
        words = [*(_share_of(phrase) if measured else ()), *phrase_of(noun)]
    else:
        words = [*_told_of(phrase, verb, measured), *_state_behind(phrase)]
    left_out = {token.i for token in phrase}
    part = phrase.root.head.i == verb.i if verb is not None else False  # injured 30 of the people aboard
    if verb is not None and not is_light(verb) and (noun is None or part or _takes_part(noun, verb)):
        scope = (*place_of(verb, words), *period_of(verb, words)) if noun is not None else ()
        words = [*words, verb, *particles(verb), *scope]
    chosen = {token.i: token.text for token in words if token.i not in left_out and not _of_another(token)}
    return " ".join(text for _, text in sorted(chosen.items()))


def _of_another(token: "Token") -> bool:
    """Tell a word of another number, which a parser takes for what is counted; the 100 of an index belongs to its name."""
    if token.lower_ in SIGNS or is_share(token):
        return True
    named = token.i > 0 and token.nbor(-1).pos_ == "PROPN"
    return token.text[:1].isdigit() and token.ent_type_ in AMOUNTS and not named


def _state_behind(phrase: "DocSpan") -> "list[Token]":
    """Return the state right behind a bare number: 16 dead."""
    after = phrase.doc[phrase.end : phrase.end + 1]
    return [token for token in after if token.pos_ == "ADJ" and token.lower_ in counted_words("persons")]


def _told_of(phrase: "DocSpan", verb: "Token | None", measured: bool) -> "list[Token]":
    """Return what a measure or a bare number is told of: a deal worth $14 million, the number of the hurt rose to 31."""
    head = phrase.root.head
    while (
        head.i not in range(phrase.start, phrase.end)
        and (head.pos_ in ("ADP", "ADJ", "NUM", "SYM") or is_share(head))
        and head.head.i != head.i
    ):
        head = head.head
    if head.pos_ in NOUNS and head.i not in range(phrase.start, phrase.end):
        return phrase_of(head)
    if verb is None:
        return _clause_parts(phrase) or _state(phrase) if measured else _state(phrase) or _clause_parts(phrase)
    parts = [child for child in verb.children if child.dep_ in TOLD]
    parts = [*subject_from(verb, phrase), *(part for part in parts if not numbered(part, phrase))]
    return list(dict.fromkeys(t for part in parts for t in phrase_of(part)))


def _share_of(phrase: "DocSpan") -> "list[Token]":
    """Return what is told as a share of something: a deficit of 3.2 % of GDP."""
    link, clause = phrase.root.head, phrase.root.head
    if not any(is_share(token) or token.text == "%" for token in phrase):
        return []
    if link.lower_ == "of" and link.head.pos_ in NOUNS and link.head.i < phrase.start:
        return [token for token in phrase_of(link.head) if token.i < link.i]
    while clause.head.i != clause.i and (
        is_share(clause) or clause.text == "%" or (clause.pos_ == "ADP" and clause.i < phrase.start)
    ):
        clause = clause.head  # widened to 5.6 % of GDP
    told = subject_from(clause, phrase) if clause.pos_ in ("VERB", "AUX") and clause.i < phrase.start else []
    return [t for subject in told for t in phrase_of(subject)]


def _clause_parts(phrase: "DocSpan") -> "list[Token]":
    """Return what a verb that says little by itself is told of: put the deal at, the duty will be."""
    verb = next((t for t in phrase.root.ancestors if t.pos_ in ("VERB", "AUX") and not t.dep_.startswith("aux")), None)
    parts = [] if verb is None else [t for t in verb.children if t.dep_ in TOLD and t.pos_ in NOUNS]
    told = [part for part in parts if not numbered(part, phrase)]
    objects = [part for part in told if not part.dep_.startswith("nsubj")]
    led = subject_from(verb, phrase) if verb is not None else []
    return [t for part in objects or told or _goals(verb, phrase) or led for t in phrase_of(part)]


def _goals(verb: "Token | None", phrase: "DocSpan") -> "list[Token]":
    """Return what a number is put on or spent on: 25 per cent on steel."""
    links = [] if verb is None else [child for child in verb.children if child.dep_ == "prep" and child.i >= phrase.end]
    goals = [t for link in links for t in link.children if t.pos_ in NOUNS and not t.ent_type_]
    return [goal for goal in goals if not numbered(goal, phrase)][:1]


def _state(phrase: "DocSpan") -> "list[Token]":
    """Return the state that bare numbers are said to be in: a further 14 were in hospital."""
    verb = phrase.root.head
    if verb.pos_ != "AUX":
        return []
    states = [
        child
        for child in verb.children
        if child.dep_ in ("acomp", "attr", "prep") and child.i > verb.i and child.i != phrase.root.i
    ]
    return [t for state in states[:1] for t in state.subtree if t.pos_ in ("NOUN", "PROPN", "ADJ")][:3]


def _takes_part(noun: "Token", verb: "Token") -> bool:
    """Tell whether the noun is the verb's own subject or object, or the verb describes it."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in NOUNS and first.head.i != first.i:
        first = first.head  # three soldiers and 12 civilians were killed
    close = first.head.i == verb.i or (first.head.pos_ == "AUX" and first.head.head.i == verb.i)
    return (close and first.dep_ != "npadvmod") or verb.head.i == noun.i


def phrase_of(noun: "Token") -> "list[Token]":
    """Return the words of a noun phrase, without its number, its articles and what is long after it."""
    start = min((t.i for t in noun.subtree if t.i >= noun.i - LONGEST), default=noun.i)
    others = {t.i for own in noun.conjuncts if own.i > noun.i and has_number(own) for t in own.subtree}
    found = []
    for token in noun.doc[start : noun.i + LONGEST]:
        if token.i > noun.i and (token.is_punct or not noun.is_ancestor(token) or token.dep_ == "relcl"):
            break
        if token.i in others:  # seven women and five men
            break
        if noun.is_ancestor(token) or token.i == noun.i:
            found.append(token)
    kept = [t for t in found if t.pos_ not in DROPPED]
    while kept and kept[-1].pos_ in ("ADP", "AUX", "PRON", "ADV", "PART"):
        kept.pop()
    return kept
