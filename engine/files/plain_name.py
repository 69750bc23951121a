"""Names of files made of names of things: what no file system minds."""

import re
import unicodedata

LONGEST = 100  # bytes; file systems take 255 for all of it
RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9¹²³]")  # devices on Windows, whatever ending follows


def plain_name(name: str) -> str:
    """Letters and digits in small, all else as single hyphens; it may be empty."""
    small = unicodedata.normalize("NFC", name).casefold()
    kept = "".join(letter if unicodedata.category(letter)[0] in "LMN" else "-" for letter in small)
    joined = "-".join(part for part in kept.split("-") if part)
    plain = joined.encode(errors="ignore")[:LONGEST].decode(errors="ignore").strip("-")
    return f"{plain}-1" if RESERVED.fullmatch(plain) else plain
