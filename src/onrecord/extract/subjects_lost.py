"""Subjects of reporting verbs that a parser gave to other words."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
QUOTING = frozenset({"quote", "cite"})
PAST = frozenset({"VBD", "VBZ", "VBP"})
OPENS = frozenset({"DET", "NUM", "PROPN", "ADJ", "NOUN", "PRON"})
STOPS = frozenset(".;!?")
ROOM = 14  # words that a source at the end of a sentence may take
BEHIND = 5  # words that may follow its verb: a hearer, a day


def find_described(verb: "Token") -> "Token | None":
    """Find the source whose description was taken for a clause: "a note dated Monday lists", "said a man acquainted with it"."""
    if any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    for child in verb.children:
        if (
            child.dep_ != "ccomp"
            or child.tag_ != "VBN"
            or any(c.dep_ in ("aux", "auxpass", "mark") for c in child.children)
        ):
            continue
        noun = next((c for c in child.children if c.dep_ == "nsubj" and c.i == child.i - 1), None)
        if noun is not None and (child.i < verb.i or noun.left_edge.i == verb.i + 1):
            return noun
    return None


def find_closing(verb: "Token") -> "Token | None":
    """Find the source at the end of a sentence that was tied to the words before it: "It broke, two men in the hut told the Post."."""
    if verb.tag_ not in PAST or verb.dep_ == "ROOT" or any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    doc, first = verb.doc, verb.i
    if not _closes(verb):
        return None
    while first > max(0, verb.i - ROOM) and _names(doc[first - 1]):
        first -= 1
    phrase = doc[first : verb.i]
    if first < 2 or not phrase or doc[first - 1].text != "," or phrase[0].pos_ not in OPENS:
        return None
    return next((t for t in phrase if t.pos_ in ("NOUN", "PROPN") and not _modifies(t)), None)


def find_quoted(verb: "Token") -> "Token | None":
    """Find whose words "the agency quoted a guard as saying" and '"It broke," the paper quotes Ana Brisk' give."""
    quotes, saying = verb, verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).lower_ == "as"
    while saying and quotes.dep_ in ("pcomp", "prep", "advcl", "dobj", "relcl", "acl") and quotes.lemma_ not in QUOTING:
        quotes = quotes.head
    if quotes.lemma_ not in QUOTING or quotes.pos_ != "VERB" or (quotes.i == verb.i and quotes.tag_ == "VBG"):
        return None
    heard = next((c for c in quotes.children if c.dep_ == "dobj" and c.i > quotes.i), None)
    if heard is None or (not saying and heard.ent_type_ != "PERSON"):
        return None
    return heard if any(c.dep_ in SUBJECTS and c.i < quotes.i for c in quotes.children) else None


def _modifies(token: "Token") -> bool:
    following = token.doc[token.i + 1]
    return following.pos_ in ("NOUN", "PROPN") or following.tag_ == "POS"


def _names(token: "Token") -> bool:
    """Tell a word that can stand in a noun phrase without a clause of its own."""
    return not token.is_punct and not token.is_space and (token.pos_ not in ("VERB", "AUX") or token.tag_ == "VBN")


def _closes(verb: "Token") -> bool:
    """Tell whether a sentence ends soon behind a verb, with no other clause."""
    for token in verb.doc[verb.i + 1 : verb.i + 2 + BEHIND]:
        if token.text in STOPS:
            return True
        if token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ") or token.is_punct or token.is_space:
            return False
    return False
