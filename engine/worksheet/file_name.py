"""File names for students' names: what no file system minds."""

import unicodedata
from collections.abc import Sequence

from engine.worksheet.student import Student

LONGEST = 100  # bytes of the part made of a name; file systems take 255 for all of it


def sheet_names(students: Sequence[Student]) -> list[str]:
    """A file name a student, in the order of the class: worksheet-07-ada-lovelace.pdf.

    The number keeps equal names apart, and keeps names from being those that Windows reserves.
    """
    width = max(2, len(str(len(students))))
    return [
        "-".join(filter(None, ("worksheet", f"{number:0{width}d}", plain_name(student.name)))) + ".pdf"
        for number, student in enumerate(students, start=1)
    ]


def plain_name(name: str) -> str:
    """Letters and digits in small, all else as single hyphens."""
    small = unicodedata.normalize("NFC", name).casefold()
    kept = "".join(letter if unicodedata.category(letter)[0] in "LMN" else "-" for letter in small)
    joined = "-".join(part for part in kept.split("-") if part)
    return joined.encode()[:LONGEST].decode(errors="ignore").strip("-")
