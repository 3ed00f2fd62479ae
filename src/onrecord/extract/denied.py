"""What an account gives only to say, or to let somebody say, that it is not so."""

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.extract.polarity import denies, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

NEAR = 5  # words behind a number that is put away for another, and behind the "but" there
STEPS = 12  # heads climbed; longer chains are lists and parse errors
CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "csubj"})
PREDICATES = frozenset({"acomp", "attr", "oprd"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
LEADING = frozenset({"ADP", "DET", "SYM"})
ASIDE = frozenset({"appos", "relcl"})  # what only adds to a noun: the money, 14 million, had been spent


def is_denied(word: "Token") -> bool:
    """Tell whether a number or a verb stands in what is said not to be so: "denied that 80 fell", "the figure of 17 is untrue".

    Only what is said is denied: who denies three reports of a leak does not deny that there were three.
    """
    denied, path = False, [word]
    for head in islice(word.ancestors, STEPS):
        denied ^= _turns(head, path)
        path.append(head)
    return denied


def is_set_aside(number: "DocSpan") -> bool:
    """Tell whether a number is put away for another: "after an hour, not after 20 minutes", "Not thirty, as they boast"."""
    doc, at = number.doc, number.start - 1
    if " ".join(token.lower_ for token in doc[max(0, at - 1) : at + 1]) in lexicon("put_aside"):
        return True
    while at >= number.sent.start and doc[at].pos_ in LEADING:
        if doc[at].lower_ in lexicon("wholes"):
            return False  # not all the 19 are home
        at -= 1
    if (
        at < number.sent.start
        or doc[at].lower_ not in lexicon("setting_aside")
        or number.text.lower() in lexicon("last_ones")
    ):
        return False
    return at == number.sent.start or doc[at - 1].is_punct or doc[at - 1].pos_ == "CCONJ" or _is_outdone(number)


def _is_outdone(number: "DocSpan") -> bool:
    """Tell whether another number is given in its place: there are not three ferries but two."""
    doc, end = number.doc, number.sent.end
    turns = [token.i for token in doc[number.end : min(end, number.end + NEAR)] if token.lower_ in lexicon("outdoing")]
    return any(token.like_num for turn in turns for token in doc[turn + 1 : min(end, turn + NEAR)])


def _turns(head: "Token", path: Sequence["Token"]) -> bool:
    """Tell whether a word says that what hangs on it by `path`, which begins with the number or verb, is not so."""
    child = path[-1]
    relative = path[0].dep_ in ASIDE and not _is_saying(path[0].head)
    if relative or any(map(_is_aside, path[1:])) or _is_known(path) or _is_cut_off(head, path[0]):
        return False
    if denies(head) or head.lemma_.lower() in lexicon("dismissals"):
        clause = denies(head) and child.dep_ in CLAUSES and child.i > head.i  # they claimed three, we denied losing one
        return not _is_negated(head) and (clause or (child.dep_ == "dobj" and _within_saying(path)))
    if _is_called_false(head, path) or (_takes_back(head) and child.dep_ not in SUBJECTS):
        return True
    if head.lower_ in lexicon("contraries") or (head.lemma_ == "truth" and _is_negated(head)):
        return _within_saying(path)
    return (
        _is_saying(head)
        and not _counts(path)
        and any(_is_false(child) for child in head.children if child.dep_ == "amod")
    )


def _takes_back(verb: "Token") -> bool:
    """Tell whether a note says of what was printed that it was wrong: an earlier version said, the notice wrongly gave."""
    wrongly = any(child.lower_ in lexicon("wrongly") for child in verb.children)
    told = verb.lemma_.lower() in lexicon("tellings") | lexicon("printings")
    former = any(
        child.dep_ in SUBJECTS
        and child.lemma_.lower() in lexicon("prints")
        and any(part.lower_ in lexicon("former") for part in child.children)
        and any(part.lower_ in lexicon("pieces") for part in child.subtree)
        for child in verb.children
    )
    return verb.lemma_.lower() in lexicon("misstatements") or (told and (wrongly or former) and not _is_negated(verb))


def _is_aside(token: "Token") -> bool:
    """Tell whether a token only adds to what is said: the vaccine given to 5,000; claims made by 14; a claim for damages."""
    if _is_saying(token.head):
        return token.dep_ == "agent" or (token.dep_ == "prep" and token.lower_ in lexicon("owning"))
    return token.dep_ in ASIDE or token.dep_ == "agent" or (token.dep_ == "acl" and token.tag_ == "VBN")


def _is_known(path: Sequence["Token"]) -> bool:
    """Tell whether a number counts what is taken to be there: the 14 prisoners, its 40 pilots; not the figure of the 80."""
    number, noun = path[0], path[1] if len(path) > 1 else path[0]
    before = number.nbor(-1).lower_ if number.i else ""
    return number.dep_ == "nummod" and noun.i > number.i and before in lexicon("knowing") and not _is_saying(noun)


def _is_called_false(head: "Token", path: Sequence["Token"]) -> bool:
    """Tell whether a verb says of what `path` leads from that it is false: the toll of 17 is untrue; it is not true that 17 died."""
    child = path[-1]
    passive = [head] if child.dep_ == "nsubjpass" else []  # the talk of 3,000 was invented
    predicates = [*passive, *(token for token in head.children if token.dep_ in PREDICATES and token is not child)]
    if not any(_says_no(token, negated=_is_negated(head)) for token in predicates):
        return False
    if child.dep_ in CLAUSES:
        infinitive = any(token.dep_ == "aux" and token.tag_ == "TO" for token in child.children)
        return not infinitive or child.lemma_.lower() in lexicon("tellings")
    about = SUBJECTS | ({"dobj"} if any(token.dep_ == "oprd" for token in predicates) else set())
    return child.dep_ in about and (child is path[0] or _within_saying(path))


def _says_no(predicate: "Token", *, negated: bool) -> bool:
    """Tell whether a predicate denies: false, a lie, not true; "wrong on the law" does not call a number wrong."""
    if any(child.dep_ == "prep" for child in predicate.children):
        return False
    true = predicate.lemma_.lower() in lexicon("truths")
    return true if negated else _is_false(predicate)


def _is_cut_off(head: "Token", word: "Token") -> bool:
    """Tell whether a colon or semicolon stands between two words: it is untrue that four are in post: there are six."""
    first, last = sorted((head.i, word.i))
    return any(token.text in (":", ";") for token in head.doc[first:last])


def _is_false(word: "Token") -> bool:
    return bool({word.lower_, word.lemma_.lower()} & (lexicon("falsehoods") | lexicon("overstatements")))


def _is_negated(head: "Token") -> bool:
    return any(child.dep_ == "neg" or child.lower_ in lexicon("negations") for child in head.children)


def _within_saying(path: Sequence["Token"]) -> bool:
    """Tell whether a path leads out of something said: the claim that 17 died; not three claims, nor a claim and 17 charges."""
    told = (path[:at] for at, token in enumerate(path) if at and _is_saying(token))
    return any(not _counts(below) and below[-1].dep_ != "conj" for below in told)


def _is_saying(token: "Token") -> bool:
    return token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in lexicon("sayings") | lexicon("numberings")


def _counts(path: Sequence["Token"]) -> bool:
    """Tell whether a number counts the word that its path leads to: three reports."""
    return len(path) == 1 and path[0].dep_ in ("nummod", "quantmod")
