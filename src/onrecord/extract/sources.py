"""The source of a statement: its noun phrase as written, and what can be a source at all."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.relatives import meant
from onrecord.extract.speech_words import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

STOPPERS = frozenset((*':;"“«„', "``"))
LONGEST = 45  # tokens on either side of a head; more of them are a parser's mistake
GIVEN = 6  # words of "only as Jon Orr" between a description and its verb
GIVING_NAME = frozenset({"name", "named", "names", "known", "identified", "himself", "herself"})
STRAIGHT = frozenset(('"', "''"))
CURLY = {"“": 1, "«": 1, "”": -1, "»": -1}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that names a source: its head, and its tokens as a half-open range."""

    head: "Token"
    start: int
    end: int

    @property
    def text(self) -> str:
        """The phrase as written."""
        return str(self.head.doc[self.start : self.end].text)


def source_phrase(head: "Token", verb: "Token | None") -> Phrase:
    """Take the fullest naming around a head: titles and appositions, but no side remark that comes with "who"."""
    head = _behind_participle(head, verb)
    doc, start, end = head.doc, head.left_edge.i, head.right_edge.i + 1
    if verb is not None and start <= verb.i < end:
        start, end = (start, verb.i) if verb.i > head.i else (verb.i + 1, end)
    if verb is not None and head.dep_ == "compound" and head.head.i == verb.i:
        start, end = _run_start(head), head.i + 1
    start = _unquoted(doc, start, head.i)
    for token in doc[head.i + 1 : end]:
        if token.text in STOPPERS or _leaves(token, head, verb) or _is_charge(token, head, verb):
            end = max(head.i + 1, token.i if token.text in STOPPERS else token.left_edge.i)
            break
    if doc[end - 1].lower_ in ("itself", "themselves"):
        while end < len(doc) and doc[end].pos_ == "PROPN":
            end += 1
    end = _past_given_name(head, verb, end)
    start = _name_before(doc, start, head)
    while start < head.i and (
        doc[start].is_punct or doc[start].is_space or doc[start].dep_ in ("cc", "preconj", "mark")
    ):
        start += 1
    while end > head.i + 1 and _trails(doc[end - 1]):
        end -= 1
    if not start <= head.i < end:
        start, end = head.i, head.i + 1
    return Phrase(head, max(start, head.i - LONGEST), min(end, head.i + LONGEST))


def _unquoted(doc: "Doc", start: int, head: int) -> int:
    """Start a phrase behind a quote that a parser tied to it: '... the lake," Ana Brisk said'."""
    marks = [t for t in doc[start:head] if t.text in STRAIGHT or t.text in CURLY]
    odd = sum(t.text in STRAIGHT for t in marks) % 2 == 1
    return marks[-1].i + 1 if marks and (odd or sum(CURLY.get(t.text, 0) for t in marks) < 0) else start


def _behind_participle(head: "Token", verb: "Token | None") -> "Token":
    """Return the noun behind a participle that a parser took for a subject: "Posting on his page, the landlord wrote"."""
    if verb is None or head.tag_ != "VBG" or head.pos_ != "VERB" or not head.i < verb.i:
        return head
    comma = next((t.i for t in reversed(head.doc[head.i : verb.i]) if t.text == ","), verb.i)
    behind = [t for t in head.doc[comma + 1 : verb.i] if not comma < t.head.i < verb.i]
    return behind[0] if behind and behind[0].pos_ in ("NOUN", "PROPN", "PRON") else head


def _past_given_name(head: "Token", verb: "Token | None", end: int) -> int:
    """End a phrase behind "only as Jon", with which somebody gives a name and which a parser tied to the verb behind it."""
    doc = head.doc
    if verb is None or not head.i < end < verb.i <= end + GIVEN:
        return end
    named_so = [t for t in doc[end : verb.i] if t.lower_ == "as" and t.nbor(1).pos_ == "PROPN"]
    return verb.i if named_so and all(t.pos_ in ("ADV", "PROPN") or t in named_so for t in doc[end : verb.i]) else end


def given_name(phrase: Phrase) -> str:
    """Return the name by which a description goes: "a man who gave his name as Jon Orr"; "Witness B" is none."""
    doc, head, at = phrase.head.doc, phrase.head, phrase.end - 1
    if head.ent_type_ == "PERSON" or not is_person(head):
        return ""
    while at > head.i and doc[at].pos_ == "PROPN":
        at -= 1
    name = doc[at + 1 : phrase.end]
    introduced = doc[at].lower_ == "as" and any(t.lower_ in GIVING_NAME for t in doc[head.i : at])
    masked = not name or len(name[-1]) < 2 or name[0].lower_ in people_words()
    return str(name.text) if introduced and not masked else ""


def without_remark(phrase: Phrase) -> Phrase:
    """Cut off a relative clause behind a comma, which describes a source and is no part of its name."""
    doc = phrase.head.doc
    for token in doc[phrase.head.i + 1 : phrase.end]:
        if token.lower_ in ("who", "which", "whose") and doc[token.i - 1].text == ",":
            return Phrase(phrase.head, phrase.start, max(token.i - 1, phrase.head.i + 1))
    return phrase


def _name_before(doc: "Doc", start: int, head: "Token") -> int:
    """Start a phrase at the name that opens the sentence where a parser left only its apposition: "N, the mayor, said"."""
    if start < 2 or doc[start - 1].text != "," or head.pos_ != "NOUN" or doc[start].pos_ != "DET":
        return start
    first = head.sent.start
    name = doc[start - 2]
    while name.head.i != name.i and first <= name.head.i < start:
        name = name.head
    named_so = name.ent_type_ == "PERSON" and name.left_edge.i == first and name.i < start
    return first if named_so and all(t.pos_ not in ("VERB", "AUX") for t in doc[first:start]) else start


def _trails(token: "Token") -> bool:
    """Tell what a noun phrase does not end in."""
    if token.text in ")]":
        return False
    return (
        token.is_punct or token.is_space or token.pos_ in ("ADP", "CCONJ") or token.lower_ in ("who", "which", "that")
    )


def _run_start(head: "Token") -> int:
    """Where the words before a noun begin that a parser tied to a verb which it took for a noun."""
    start = head.i
    while start > 0 and head.doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM", "PART"):
        start -= 1
    return start


def _leaves(token: "Token", head: "Token", verb: "Token | None") -> bool:
    """Tell whether a token opens what no longer names the source."""
    if token.dep_ in ("relcl", "advcl", "acl", "ccomp", "parataxis"):
        edge = token.left_edge
        if verb is not None and token.i == verb.i:
            return True
        apart = edge.i > 0 and edge.i > head.i and token.doc[edge.i - 1].text in (",", "—", "–", "-", "(")
        return apart and not _introduces(token, head)
    return False


def _is_charge(prep: "Token", head: "Token", verb: "Token | None") -> bool:
    """Tell the charge of "accused by the prosecutor of hiding it", which a parser tied to whoever makes it."""
    made = verb is not None and head.dep_ == "pobj" and head.head.dep_ == "agent" and head.head.head.i == verb.i
    return made and prep.dep_ == "prep" and prep.head.i == head.i and any(c.dep_ == "pcomp" for c in prep.children)


def _introduces(clause: "Token", head: "Token") -> bool:
    """Tell whether a relative clause behind a comma says who somebody new is: "Ana Brisk, who runs the ferry".

    Behind a bare surname it is a side remark. In PolNeAR people count it to the source 211 times of 313 behind two words
    or more, 75 of 176 behind one.
    """
    doc, first = clause.doc, clause.left_edge.i
    if clause.dep_ != "relcl" or doc[first - 1].text != "," or doc[first].lower_ not in ("who", "which", "whose"):
        return False
    titles = speech_words().titles["before"]
    words = [t for t in doc[head.left_edge.i : first] if t.is_alpha and t.lower_ not in titles and t.pos_ != "DET"]
    return len(words) > 1 and clause.lemma_.lower() not in speech_words().classes


def named(phrase: Phrase) -> bool:
    """Tell whether a phrase carries a proper name of its own: as its head, or in apposition to it."""
    head = phrase.head
    if _is_common(head):
        appositions = [t for t in head.doc[phrase.start : phrase.end] if t.dep_ == "appos"]
        return any(t.ent_type_ == "PERSON" or t.pos_ == "PROPN" for t in appositions) or given_name(phrase) != ""
    return head.ent_type_ == "PERSON" or head.pos_ == "PROPN"


def _is_common(head: "Token") -> bool:
    """Tell a common noun; one that opens a sentence is often taken for a name."""
    if head.pos_ != "PROPN" and head.ent_type_ != "PERSON":
        return True
    word = head.lower_
    forms = {word, head.lemma_.lower(), word.removesuffix("s"), word.removesuffix("es")}
    return bool(forms & people_words()) and all(
        t.pos_ != "PROPN" or t.is_sent_start for t in head.children if t.i > head.i
    )


def people_words() -> frozenset[str]:
    """Return the nouns that stand for a person who can be cited."""
    sources = speech_words().sources
    return sources["private"] | sources["officials"] | sources["spokes"]


def can_speak(head: "Token") -> bool:
    """Tell whether a noun names somebody, a body of people or a document: what can be cited."""
    sources, head = speech_words().sources, meant(head)
    if head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or head.pos_ in ("PROPN", "PRON", "NUM"):
        return True
    if head.tag_ == "NN" and head.text[:1].isupper() and head.left_edge.i == head.i:  # a rare surname
        return True
    lemma = head.lemma_.lower()
    if any(c.dep_ == "appos" and (c.ent_type_ == "PERSON" or c.pos_ == "PROPN") for c in head.children):
        return True
    known = any(lemma in sources[name] for name in ("institution", "officials", "private", "spokes", "document"))
    return known or is_person(head)


def is_person(head: "Token") -> bool:
    """Tell whether a noun names a person: by the model, by its own meaning or by a title."""
    head = meant(head)
    lemma = head.lemma_.lower()
    titles = speech_words().titles
    if head.ent_type_ == "DATE" and head.lower_ == "old" and head.nbor(-1).text == "-":
        return True
    if head.ent_type_ == "PERSON" or head.lower_ in ("he", "she", "who"):
        return True
    return lemma in people_words() or lemma in titles["before"] or lemma in titles["woman"] or lemma in titles["man"]
