"""Who a pronoun or a bare description means, and who stays without a name."""

import re
from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from onrecord.extract.anonymity import describe, is_anonymous
from onrecord.extract.known_names import KnownNames
from onrecord.extract.person_names import (
    POSSESSIVE,
    acts,
    age_of,
    entity_bounds,
    kin_of,
    plain_name,
    roles_of,
    sex_of,
    title_gender,
    untitled,
    untold_names,
)
from onrecord.extract.reading import Reading
from onrecord.extract.relatives import meant
from onrecord.extract.sources import Phrase, given_name, named, source_phrase, without_remark
from onrecord.extract.voices import PARTS, PLURAL, Voice, back, kind_of_source

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan

SINGULAR = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
BODIES = frozenset({"it", "its"})
AGED = re.compile(r"\b(\d{1,3})-year-old")
REACH = 2_500  # characters back to which a pronoun may point: about four paragraphs
GENERIC = frozenset({"person", "source", "individual", "insider", "people", "official"})


class Cast:
    """The people of one account, met in the order of its text."""

    def __init__(self, reading: Reading) -> None:
        self.names = KnownNames()
        self.present: list[Voice] = []
        self.roles: dict[str, list[tuple[int, str]]] = {}
        self.ages: dict[str, list[tuple[int, str]]] = {}
        self.acting: list[Voice] = []
        self.cited: list[Voice] = []
        for passage in reading.passages:
            for entity in passage.doc.ents:
                self._name_person(entity)
            for name in untold_names(passage.doc):
                self.names.add_untold(name)
        for passage in reading.passages:
            for entity in passage.doc.ents:
                self._meet(entity, passage.block.start)

    def _name_person(self, entity: "DocSpan") -> None:
        if entity.label_ == "PERSON" and entity.text[:1].isupper():
            self.names.add(plain_name(entity.text))

    def _meet(self, entity: "DocSpan", offset: int) -> None:
        at = offset + entity.start_char
        surname = POSSESSIVE.sub("", entity[-1].text)
        own, roles = plain_name(entity.text), roles_of(entity)
        name = self.names.fullest(surname, sex_of(roles)) if surname in self.names.full else ""
        name = own if own in self.names.alike.get(surname, ()) else name
        if entity.label_ != "PERSON" and (not name or len(name.split()) < 2 or len(entity) > 1):
            if entity.label_ in ("ORG", "NORP", "GPE") and acts(entity.root):
                self.acting.append(Voice(at, entity.text, "body", False, "", None))
            return
        if not name:
            return
        if age := age_of(entity):
            self.ages.setdefault(age, []).append((at, name))
        sure = own == name or self.names.alone(surname)
        for role in roles:
            self.roles.setdefault(role, []).append((at, name))
        if sure and (sex := sex_of(roles)):
            self.names.gender[name] = sex
        if (kin := kin_of(entity)) and name not in self.names.gender:
            self.names.gender[name] = SINGULAR[kin]
        met = Voice(at, name, "person", False, "", None)
        self.present.append(met)
        if acts(entity.root):
            self.acting.append(met)

    def resolve(self, phrase: Phrase, at: int, sentence: str, *, but: str = "") -> tuple[str, bool, str | None]:
        """Return a source's name or fullest description, whether it is anonymous, and how it is described then.

        A pronoun never means `but`: inside a quote that is its speaker, who says "I".
        """
        voice = self._voice(without_remark(_antecedent(phrase)), at, sentence, but)
        insort(self.cited, voice, key=lambda other: other.at)
        return voice.name, voice.anonymous, voice.description

    def _voice(self, phrase: Phrase, at: int, sentence: str, but: str) -> Voice:
        word = phrase.text.lower()
        role = phrase.head.lemma_.lower()
        pronoun = SINGULAR.get(word) if but else None
        earlier = (
            self._last(at, ("person",), pronoun, but) if pronoun else self._earlier(phrase, word, role, at, sentence)
        )
        if earlier is not None:
            return Voice(at, earlier.name, earlier.kind, earlier.anonymous, role, earlier.description)
        anonymous = is_anonymous(phrase, sentence.lower())
        kind = kind_of_source(phrase)
        if anonymous:
            described = describe(phrase, sentence)
            return Voice(at, phrase.text, kind, True, role, described)
        return Voice(at, self._name(phrase), kind, False, role, None)

    def _earlier(self, phrase: Phrase, word: str, role: str, at: int, sentence: str) -> Voice | None:
        if word in SINGULAR:
            return self._last(at, ("person",), SINGULAR[word])
        if word in BODIES:
            return self._last(at, ("body",), "")
        if word in PLURAL:
            return self._last(at, ("people",), "")
        if (role in PARTS or phrase.head.pos_ == "NUM") and not named(phrase):
            return self._part(phrase, at, sentence)
        if (age := AGED.search(word)) and not named(phrase) and (aged := self._aged(age[1], at)):
            return aged
        if not named(phrase) and phrase.head.doc[phrase.start].lower_ in ("the", "this", "that", "same"):
            return self._described(role, at)
        return None

    def _last(self, at: int, kinds: tuple[str, ...], gender: str, but: str = "") -> Voice | None:
        """The latest voice before a place that a pronoun fits; one that spoke is preferred to one that only acted."""
        best: Voice | None = None
        for voices in (self.acting, self.cited):
            for voice in back(voices, at):
                if at - voice.at > REACH:
                    break
                if voice.kind not in kinds or (but and voice.name == but):
                    continue
                if gender and self.names.gender.get(voice.name, gender) != gender:
                    continue
                if best is None or voice.at >= best.at:
                    best = voice
                break
        if best is None and gender:
            best = self._bystander(at, gender, but)
        if best is not None and gender and not best.anonymous:
            self.names.gender.setdefault(best.name, gender)
        return best

    def _bystander(self, at: int, gender: str, but: str) -> Voice | None:
        """The latest person before a place who neither spoke nor acted and is known to be of a sex."""
        fitting = (v for v in back(self.present, at) if self.names.gender.get(v.name) == gender and v.name != but)
        found = next(fitting, None)
        return found if found is not None and at - found.at <= REACH else None

    def _part(self, phrase: Phrase, at: int, sentence: str) -> Voice | None:
        group = self._last(at, ("people",), "")
        if group is None or not group.anonymous:
            return None
        inner = phrase.text.lower()
        if (
            any(t.pos_ == "NOUN" for t in phrase.head.subtree)
            and "of " not in inner
            and phrase.head.lower_ not in PARTS
        ):
            return None
        kind = "person" if inner.startswith(("one", "another")) else "people"
        described = describe(phrase, sentence)
        if described == phrase.text:
            described = group.description or described
        return Voice(at, phrase.text, kind, True, group.role, described)

    def _described(self, role: str, at: int) -> Voice | None:
        """Whom "the minister" means: the latest source or named person of that description."""
        found: Voice | None = None
        for voice in back(self.cited, at):
            if voice.role == role and voice.anonymous and voice.kind in ("person", "people"):
                found = voice
                break
        if found is None and role in GENERIC:
            found = next(
                (v for v in reversed(self.cited) if v.at < at and v.anonymous and v.kind in ("person", "people")), None
            )
        named_so = [] if role in GENERIC else self.roles.get(role, [])
        before = bisect_left(named_so, (at, ""))
        if before and (found is None or named_so[before - 1][0] > found.at):
            return Voice(at, named_so[before - 1][1], "person", False, role, None)
        return found

    def _aged(self, age: str, at: int) -> Voice | None:
        """Whom "the 54-year-old" means: the latest person of that age, named or not."""
        people = self.ages.get(age, [])
        before = bisect_left(people, (at, ""))
        if before:
            return Voice(at, people[before - 1][1], "person", False, "", None)
        return next((v for v in back(self.cited, at) if v.anonymous and f"{age}-year-old" in v.name.lower()), None)

    def _name(self, phrase: Phrase) -> str:
        """The fullest name that the account gives to a named source."""
        head = phrase.head
        if any(c.dep_ == "conj" and c.i < phrase.end for c in head.children):
            return phrase.text
        if given := given_name(phrase):
            return self.names.fullest(plain_name(given), title_gender(phrase))
        doc = head.doc
        heads = [head, *(t for t in doc[phrase.start : phrase.end] if t.dep_ == "appos")]
        for token in sorted(heads, key=lambda t: t.i):
            if token.ent_type_ == "PERSON":
                name = plain_name(doc[slice(*entity_bounds(token))].text)
                return self.names.fullest(name, title_gender(phrase)) if name else phrase.text
        word = head.text
        if head.pos_ == "PROPN" and word not in self.names.full:
            return untitled(phrase)
        known = word in self.names.full and phrase.end - phrase.start <= 3
        return self.names.fullest(word, title_gender(phrase)) if known else phrase.text


def _antecedent(phrase: Phrase) -> Phrase:
    """Return the phrase that a relative pronoun stands for: what "who" in "N, who said" means."""
    noun = meant(phrase.head)
    if noun.i == phrase.head.i:
        return phrase
    whole = source_phrase(noun, None)
    return Phrase(noun, whole.start, min(whole.end, phrase.start)) if whole.start <= noun.i < phrase.start else phrase
