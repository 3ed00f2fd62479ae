"""Bytes to text, once: byte order marks, UTF-16 without one, declared and guessed single-byte charsets."""

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Files whose first bytes say that they hold no running text.
FORMATS = (
    (b"%PDF", "a PDF; save its text and give that"),
    (b"PK\x03\x04", "a ZIP archive or an office document; save its text and give that"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
)
SAMPLE = 65536
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
CYRILLIC_CHARSETS = ("cp1251", "koi8-r")


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and an empty string, or an empty text and the reason why the bytes hold none.

    >>> decode("Тихо".encode("utf-16"))
    ('Тихо', '')
    >>> decode(b"")[1]
    'the file is empty'
    """
    if not data:
        return "", "the file is empty"
    for mark, what in FORMATS:
        if data.startswith(mark):
            return "", f"not a text: {what}"
    text = _text(data)
    if text is None or len(CONTROLS.findall(text[:SAMPLE])) > 0.1 * len(text[:SAMPLE]) or text.count("\x00") > 8:
        return "", "not a text: binary data"
    return (
        (text, "")
        if text.strip("\ufeff\x00 \t\r\n\v\f\u00a0\u2028\u2029")
        else ("", "the file holds white space alone")
    )


def _text(data: bytes) -> str | None:
    for mark, charset in MARKS:
        if data.startswith(mark):
            return _replace(data, charset)
    if b"\x00" in data[:SAMPLE]:
        wide = _wide(data[:SAMPLE])
        return _replace(data, wide) if wide else None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _replace(data, _narrow(data, error.start))


def _replace(data: bytes, charset: str) -> str:
    """Decode with the replacement character for what does not fit; lone surrogates never survive it."""
    return data.decode(charset, "replace").encode("utf-8", "replace").decode("utf-8")


def _wide(sample: bytes) -> str | None:
    """Name the UTF-16 byte order of a sample without a mark: its zero bytes all stand on one side.

    Space and line feed have a zero byte in every script, so that a share of 2 % is enough.
    """
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if not pairs or max(even, odd) < 0.02 * pairs or min(even, odd) > 0.01 * max(even, odd):
        return None
    charset = "utf-16-le" if odd > even else "utf-16-be"
    text = sample[: 2 * pairs].decode(charset, "replace")
    readable = sum(c.isalnum() or c.isspace() or 32 < ord(c) < 127 for c in text)
    return charset if readable > 0.7 * len(text) else None


def _narrow(data: bytes, at: int) -> str:
    """Choose the charset of bytes that are no UTF-8; `at` is the first byte that does not fit."""
    declared = DECLARED.search(data[:4096])
    if declared and (charset := _known(declared[1].decode("ascii", "replace"))):
        return charset
    sample = data[max(0, at - SAMPLE // 2) : at + SAMPLE // 2]
    broken = sample.decode("utf-8", "replace")
    if broken.count("\ufffd") * 4 < sum(c > "\x7f" for c in broken):
        return "utf-8"
    high = sum(b > 0x7F for b in sample)
    letters = sum(0x41 <= (b & 0xDF) <= 0x5A for b in sample)
    return max(CYRILLIC_CHARSETS, key=lambda name: _lower(sample, name)) if high > letters else "cp1252"


def _known(name: str) -> str | None:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    return None if found.startswith(("utf-8", "utf-16", "utf-32")) else found


def _lower(sample: bytes, charset: str) -> int:
    return sum("а" <= c <= "я" for c in sample.decode(charset, "replace"))
