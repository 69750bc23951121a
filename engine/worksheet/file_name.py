"""File names for students' names: what no file system minds."""

from collections.abc import Sequence

from engine.files.plain_name import plain_name
from engine.worksheet.student import Student


def sheet_names(students: Sequence[Student]) -> list[str]:
    """A file name a student, in the order of the class: worksheet-07-ada-lovelace.pdf.

    The number keeps equal names apart, and keeps names from being those that Windows reserves.
    """
    width = max(2, len(str(len(students))))
    return [
        "-".join(filter(None, ("worksheet", f"{number:0{width}d}", plain_name(student.name)))) + ".pdf"
        for number, student in enumerate(students, start=1)
    ]
