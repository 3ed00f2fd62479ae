"""The language of an account and of a line that stands apart from it."""

import functools
import re

LETTERS = 120  # a guess over fewer letters is no better than chance between cousins
SHORTEST = 20  # letters of a line that is told from its neighbours
SAMPLE = 8000
DENSE = 4  # letters that an ideograph or a syllable sign stands for
IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
WORD = re.compile(r"[^\W\d_]+")
OTHER = re.compile(r"[^\x00-\u024f\u2000-\u2bff\ufe0f\ufffd]")
COMMON = re.compile(r"\b(?:the|of|and|to|was|said|for|with|is|that)\b")
ENGLISH = frozenset(
    "the of and to in a that for on with as at by from it is was said has have be are not this which he they".split()
)
NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hu": "Hungarian", "hy": "Armenian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, None over too little text.

    Running English is told by its commonest words, so that the detector's tables load only for what is not.
    """
    sample = text[:SAMPLE]
    words = [w.lower() for w in WORD.findall(sample)]
    if sum(len(w) for w in words) + (DENSE - 1) * len(IDEOGRAPH.findall(sample)) < LETTERS:
        return None
    if sum(w in ENGLISH for w in words) > 0.15 * len(words):
        return "en"
    return _classify(sample)


@functools.lru_cache(maxsize=256)
def _classify(sample: str) -> str:
    import py3langid

    return str(py3langid.classify(sample)[0])


def foreign_language(line: str, language: str | None) -> str | None:
    """Name the language of a line that is not the account's: another script at once, Latin script over enough letters.

    >>> foreign_language("Паром затонул ночью у берегов острова, сообщили спасатели.", "en")
    'Russian'
    >>> foreign_language("The ferry sank at night off the island.", "en") is None
    True
    """
    found = foreign_code(line, language)
    return NAMES.get(found, "another language") if found else None


def foreign_code(line: str, language: str | None) -> str | None:
    """Return the ISO 639-1 code of the language of a line that is not the account's, "und" where no table knows it."""
    return None if language is None or len(line) < SHORTEST else _foreign(line[:240], language)


@functools.lru_cache(maxsize=64)
def _foreign(sample: str, language: str) -> str | None:
    if language == "en" and COMMON.search(sample) and not OTHER.search(sample):
        return None
    words = WORD.findall(sample)
    letters = sum(map(len, words))
    latin = len(LATIN.findall(sample))
    if letters < SHORTEST or sample.count("_") + sample.count("|") > 3:
        return None
    if (language in ("en", "fr", "de", "es", "it", "pt", "nl", "pl")) and latin < 0.4 * letters:
        return _classify(sample) or "und"
    if language != "en" or letters < LETTERS or sum(w.lower() in ENGLISH for w in words) > 0.08 * len(words):
        return None
    found = _classify(sample) or "und"
    return None if found == "en" else found
