"""A class as comma-separated values: names, and a seed for whom one is wanted."""

import csv
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from engine.errors import FileError
from engine.files.text_file import NotUtf8, read_as
from engine.validation import short
from engine.worksheet.student import ClassEntry

SEPARATORS = ",;\t"
COLUMNS = 2  # of a list without a heading: name and seed
MOST_STUDENTS = 500
LONGEST_NAME = 100
MOST_SEED = 2**63 - 1
MOST_ROWS = 10_000  # empty ones included
_TITLES = frozenset((
    "seed", "names", "student", "students", "student name", "pupil", "pupils", "full name", "first name",
    "firstname", "given name", "last name", "lastname", "surname", "family name", "class", "group", "email",
    "e-mail", "vorname", "nachname", "familienname", "schüler", "schülerin", "klasse", "prénom", "nombre",
    "apellido", "apellidos", "nome", "cognome", "naam", "voornaam", "achternaam", "nom", "élève",
    "élèves", "étudiant", "étudiants", "participant", "participants", "learner", "learners",
    "teilnehmer", "teilnehmende", "schueler", "alumno", "alumnos", "aluno", "alunos", "studente",
    "studenti", "leerling", "leerlingen", "elev", "elever", "namn", "navn", "imię", "nazwisko", "uczeń",
))  # fmt: skip  # of columns, in lists that somebody else has made
_MUST_CALL = "one column must be called name"
_REVERSING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # would turn what stands around a name


@dataclass(frozen=True)
class ClassList:
    """remarks: what the teacher should know, a sentence each."""

    entries: tuple[ClassEntry, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Row:
    line: int
    cells: list[str]


class _WrongCell(FileError):
    """A cell of a row holds something else than it should."""

    def __init__(self, row: _Row, sentence: str) -> None:
        super().__init__(sentence)
        self.row = row


def read_class(path: Path) -> ClassList:
    """Read a class list. Raises FileError: one sentence that begins with the file's name."""
    try:
        return read_as(path, class_of)
    except NotUtf8 as error:
        raise FileError(f"{error}; a spreadsheet saves one as CSV UTF-8") from None


def class_of(text: str) -> ClassList:
    """The class of a text. Raises FileError without a file's name: "line 3, column 2: …"."""
    if "\0" in text:
        raise FileError("is not a text: it holds the character NUL")
    rows = list(_rows(text))
    if not rows:
        raise FileError("names no student")
    name, seed = _columns(rows[0])
    students = rows[1:] if _is_header(rows[0]) else rows
    width = len(rows[0].cells) if _is_header(rows[0]) else COLUMNS
    if not students:
        raise FileError("names no student below its heading")
    if len(students) > MOST_STUDENTS:
        raise FileError(f"names {len(students)} students, at most {MOST_STUDENTS} are possible")
    try:
        entries = tuple(_entry(row, width, name, seed) for row in students)
    except _WrongCell as error:
        more = "" if error.row is not rows[0] else f"; if this line is a heading, {_MUST_CALL}"
        raise FileError(f"{error}{more}") from None
    first = f"no column is called name, so {entries[0].name} in line {rows[0].line} is a student, too"
    begun = () if _is_header(rows[0]) else (first,)
    return ClassList(entries, (*begun, *_doubles(students, entries)))


def _rows(text: str) -> Iterator[_Row]:
    """The rows that hold anything."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        for count, cells in enumerate(reader):
            if count >= MOST_ROWS:
                raise FileError(f"has more than {MOST_ROWS} lines")
            if any(cell.strip() for cell in cells):
                yield _Row(reader.line_num, cells)
    except csv.Error as error:
        raise FileError(f"line {reader.line_num}: this is no CSV ({error})") from None


def _separator(text: str) -> str:
    """What is met most often in the first line that is not empty; spreadsheets of many countries write ;."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    counts = Counter(first)
    return max(SEPARATORS, key=lambda separator: counts[separator])


def _is_header(row: _Row) -> bool:
    return any(cell.strip().casefold() == "name" for cell in row.cells)


def _entry(row: _Row, width: int, name: int, seed: int | None) -> ClassEntry:
    _check_width(row, width)
    return ClassEntry(_name(row, name), _seed(row, seed))


def _check_width(row: _Row, width: int) -> None:
    """A name with a comma would else lose what stands behind it."""
    beyond = [index for index, cell in enumerate(row.cells) if index >= width and cell.strip()]
    if beyond:
        raise _wrong(row, beyond[0], "there is no such column; a name with a comma must stand in quotes")


def _columns(row: _Row) -> tuple[int, int | None]:
    """Where names and seeds stand: as the heading says, else in the first two columns."""
    titles = [cell.strip().casefold() for cell in row.cells]
    if not _is_header(row):
        if _TITLES.intersection(titles):
            found = ", ".join(short(cell.strip()) for cell in row.cells)
            raise FileError(f"line {row.line}: this looks like a heading, and {_MUST_CALL}; it holds {found}")
        return 0, 1
    for title in ("name", "seed"):
        if titles.count(title) > 1:
            raise FileError(f"line {row.line}: two columns are called {title}")
    return titles.index("name"), titles.index("seed") if "seed" in titles else None


def _name(row: _Row, column: int) -> str:
    """A name in one spelling, its spaces single."""
    cell = row.cells[column] if column < len(row.cells) else ""
    name = unicodedata.normalize("NFC", " ".join(cell.split()))
    if not name:
        raise _wrong(row, column, "a name is missing")
    if len(name) > LONGEST_NAME:
        raise _wrong(row, column, f"a name has at most {LONGEST_NAME} characters, this one has {len(name)}")
    if any(unicodedata.category(letter) in ("Cc", "Cs") or letter in _REVERSING for letter in name):
        raise _wrong(row, column, f"a name must be made of printable characters, got {short(name)}")
    return name


def _seed(row: _Row, column: int | None) -> int | None:
    """A seed, where one is given."""
    cell = "" if column is None or column >= len(row.cells) else row.cells[column].strip()
    if not cell or column is None:
        return None
    is_whole = cell.isascii() and cell.isdigit() and len(cell) < 20
    if not is_whole or int(cell) > MOST_SEED:
        raise _wrong(row, column, f"a seed must be a whole number from 0 to {MOST_SEED}, got {short(cell)}")
    return int(cell)


def _wrong(row: _Row, column: int, what: str) -> _WrongCell:
    return _WrongCell(row, f"line {row.line}, column {column + 1}: {what}")


def _doubles(rows: Sequence[_Row], entries: Sequence[ClassEntry]) -> Iterator[str]:
    lines: dict[str, list[int]] = {}
    for row, entry in zip(rows, entries, strict=True):
        lines.setdefault(entry.name, []).append(row.line)
    for name, met in lines.items():
        if len(met) > 1:
            yield f"{name} stands in lines {', '.join(map(str, met))}: are these different students?"
