"""Bytes to text, once: byte order marks, UTF-16 without one, declared and guessed single-byte charsets."""

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
UTF7 = re.compile(rb"\+/v[89+/]")  # the mark as UTF-7 writes it
# Files whose first bytes say that they hold no running text.
FORMATS = (
    (b"%PDF", "a PDF; save its text and give that"),
    (b"PK\x03\x04", "a ZIP archive or an office document; save its text and give that"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd; unpack it first"),
    (b"BZh", "compressed with bzip2; unpack it first"),
    (b"\xfd7zXZ\x00", "compressed with xz; unpack it first"),
    (b"PAR1", "a Parquet table; name it with the suffix .parquet"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
)
SAMPLE = 65536
RICH = "{\\rtf"  # how rich text begins, whatever its suffix
STRAY = 0.02  # share of zero bytes up to which a text was damaged and is still a text
UNSEEN, UNREADABLE = 0.05, 0.1  # the same of control characters, and of those together with replacement characters
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)
LOW = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
# White space, and what shows nothing: zero-width marks, marks of direction, soft hyphens, fillers.
VISIBLE = re.compile(r"[^\s\x00\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]")  # fmt: skip
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
    return check_text(decode_bytes(data))


def check_text(text: str) -> tuple[str, str]:
    """Return a text that was decoded with an empty string, or an empty text and the reason why there is nothing to read in it.

    Zero characters become the replacement character, as in a page: some tools end a text at them.

    >>> check_text("a \\u200b b\\x00"), check_text("\\u200b\\u202e")
    (('a \\u200b b�', ''), ('', 'the file holds white space alone'))
    """
    sample = text[:SAMPLE]
    zeros = text.count("\x00")
    controls, lost = len(LOW.findall(sample)), sample.count("\ufffd")
    unreadable = controls > UNSEEN * len(sample) or controls + lost > UNREADABLE * len(sample)
    if unreadable or zeros > max(8, STRAY * len(text)):
        return "", "not a text: binary data"
    if not VISIBLE.search(text):
        return "", "the file holds white space alone"
    if text.lstrip().startswith(RICH):
        return "", "an RTF document: there is no reader for it; save it as text"
    return text.replace("\x00", "\ufffd"), ""


def decode_bytes(data: bytes) -> str:
    """Return the text of bytes, whatever they are; what fits no charset becomes the replacement character."""
    if UTF7.match(data):
        return _replace(data, "utf-7").removeprefix("\ufeff")
    wide, data = wide_charset(data[:SAMPLE]), without_mark(data)
    if wide:
        return _replace(data, wide)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _unfit(data, error.start)


def without_mark(data: bytes) -> bytes:
    """Return bytes without the byte order mark before them, whichever it is."""
    return data[len(next((mark for mark, _ in MARKS if data.startswith(mark)), b"")) :]


def wide_charset(sample: bytes) -> str | None:
    """Name the charset of two or four bytes a character that a sample is in: by its zero bytes, or else by its mark.

    Tools put the mark of one charset before text in another: what the bytes show goes before what the mark says.
    """
    mark, charset = next(((mark, charset) for mark, charset in MARKS if sample.startswith(mark)), (b"", ""))
    bare = sample[len(mark) :]
    if charset.startswith("utf-32") and _broken(bare[: len(bare) // 4 * 4], charset) <= 0.05:
        return charset
    if b"\x00" in bare and (found := _wide(bare)):
        return found
    return charset if charset.startswith("utf-16") and not _is_narrow(bare) else None


def _broken(sample: bytes, charset: str) -> float:
    text = sample.decode(charset, "replace")
    return text.count("\ufffd") / max(1, len(text))


def _is_narrow(sample: bytes) -> bool:
    """Tell running text of one byte a character: hardly anything but letters, signs and white space, or sound UTF-8."""
    if not sample or b"\x00" in sample:
        return False
    plain = sum(31 < byte < 127 or byte in (9, 10, 13) for byte in sample)
    return plain > 0.8 * len(sample) or (
        _fits(sample, "utf-8") and not CONTROLS.search(sample.decode("utf-8", "ignore"))
    )


def _fits(sample: bytes, charset: str) -> bool:
    """Tell whether bytes are of a charset; the sample may end inside a character."""
    try:
        codecs.getincrementaldecoder(charset)().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


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


def _unfit(data: bytes, at: int) -> str:
    """Decode bytes that are no UTF-8; `at` is the first byte that does not fit.

    Where most of the text is UTF-8 after all, two files were joined: each line is then read by itself.
    """
    charset = narrow_charset(data, at)
    if charset != "utf-8":
        return _replace(data, charset)
    return "".join(decode_line(line) for line in data.splitlines(keepends=True))


def decode_line(line: bytes) -> str:
    """Decode a line by itself: as UTF-8, or else as Western European where it holds no sequence of UTF-8 at all.

    >>> decode_line("déjà".encode()), decode_line("déjà".encode("cp1252"))
    ('déjà', 'déjà')
    """
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        broken = line.decode("utf-8", "replace")
        return _replace(line, "cp1252") if all(c < "\x80" or c == "\ufffd" for c in broken) else broken


def narrow_charset(data: bytes, at: int) -> str:
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
    """Return a single-byte or East Asian charset by its name; what is no charset of text says nothing."""
    try:
        found = codecs.lookup(name)
        "a".encode(found.name)
    except (LookupError, ValueError):
        return None
    return None if found.name.startswith(("utf", "base64", "hex", "unicode", "raw", "punycode", "idna")) else found.name


def _lower(sample: bytes, charset: str) -> int:
    return sum("а" <= c <= "я" for c in sample.decode(charset, "replace"))
