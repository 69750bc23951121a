"""In which encoding a text file is written, by its first bytes."""

import codecs

from engine.errors import FileError

WINDOWS = "cp1252"
NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    WINDOWS: "Windows-1252",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST = 0.3  # of every second byte is 0 in UTF-16, where digits and signs of Latin letters are written


def encoding_of(head: bytes) -> str:
    """The encoding of a text that begins so, as Python names it. Raises FileError for what is no text.

    UTF-8 unless it cannot be; then Windows-1252, in which western programs wrote for decades. What differs
    between that and its relatives stands in no number.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if b"\0" in head:
        return _utf_16(head)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last letter may be cut
    except UnicodeDecodeError:
        return WINDOWS
    return "utf-8"


def check_encoding(name: str) -> str:
    """The encoding's name. Raises FileError where Python knows no such text encoding."""
    try:
        "1".encode(name)
    except (LookupError, UnicodeError, ValueError):
        raise FileError(f"encoding must be one such as utf-8, utf-16 or cp1252, got {name[:40]!r}") from None
    return name


def _utf_16(head: bytes) -> str:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if not even and odd > _MOST * len(head) / 2:
        return "utf-16-le"
    if not odd and even > _MOST * len(head) / 2:
        return "utf-16-be"
    raise FileError("is no table: neither text nor a kind of data file that this program knows")
