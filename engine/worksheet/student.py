"""Whom a worksheet is for, and the text that decides its numbers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from engine.files.plain_name import plain_name
from engine.worksheet.dice import digest

CODE_LETTERS = 6


@dataclass(frozen=True)
class Student:
    """name: as printed; empty leaves a line to write on. seed: students of one seed get one worksheet."""

    name: str
    seed: str

    @property
    def code(self) -> str:
        """What sheet and key are matched by, also where no name is printed."""
        return digest(self.seed).hex()[:CODE_LETTERS].upper()


@dataclass(frozen=True)
class ClassEntry:
    """A student as a class list names one. seed: None where the list gives none."""

    name: str
    seed: int | None = None


def students_of(entries: Sequence[ClassEntry], seed: int) -> tuple[Student, ...]:
    """The students of a class. seed: of the class, for students without a seed of their own."""
    met: Counter[str] = Counter()
    found = []
    for entry in entries:
        met[entry.name] += 1
        again = f"/{met[entry.name]}" if met[entry.name] > 1 else ""  # another one of the same name
        own = f"{seed}/{entry.name}{again}" if entry.seed is None else str(entry.seed)
        found.append(Student(entry.name, own))
    return tuple(found)


def copies(count: int, seed: int) -> tuple[Student, ...]:
    """Sheets without names, each with other numbers."""
    return tuple(Student("", f"{seed}/{number}") for number in range(1, count + 1))


def sheet_names(students: Sequence[Student]) -> list[str]:
    """A file name a student, in the order of the class: worksheet-07-ada-lovelace.pdf.

    The number keeps equal names apart, and keeps names from being those that Windows reserves.
    """
    width = max(2, len(str(len(students))))
    return [
        "-".join(filter(None, ("worksheet", f"{number:0{width}d}", plain_name(student.name)))) + ".pdf"
        for number, student in enumerate(students, start=1)
    ]
