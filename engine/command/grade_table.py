"""The grades of a class as tables for a terminal, and as CSV for a spreadsheet."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from rich.box import SIMPLE
from rich.table import Table
from rich.text import Text

from engine.command.terminal import seen
from engine.files.atomic_file import replacing
from engine.lesson.grade import ClassGrade, LessonGrade, QuestionCount, StudentGrade

HONEST = "A file's checksum finds accidental change. It proves neither who answered nor how."
RULE = (
    "Points: 1 for right at the first try without a hint (first), "
    "½ for right later or with hints (later), else 0."
)
RECORDED = (
    "* not judged again: this version of the lesson is not known here (--lesson FILE); as the file says."
)
MAX_NAME, MAX_ASK = 40, 60  # characters in a cell
FORMULA = re.compile(r"(^|;)([\s\"]*)(?=[-=+@＝＋－＠|%])")
"""Where a cell begins with one of these, a spreadsheet may take it for a formula.

Where a comma stands before decimals, as in German, it takes a semicolon for the end of a cell.
"""
COLUMNS = (
    "row", "file", "student", "group", "lesson", "question", "students",
    "tried", "right first", "right later", "gave up", "points", "of", "note",
)  # fmt: skip


def class_table(graded: ClassGrade) -> Table:
    """A line for every lesson of every student, and their totals."""
    table = Table(title="Class", title_justify="left", box=SIMPLE, padding=(0, 1, 0, 0))
    for title in ("student", "group", "lesson"):
        table.add_column(title, overflow="fold")
    for title in ("tried", "first", "later", "given up", "points"):
        table.add_column(title, justify="right", no_wrap=True)
    for student in graded.students:
        _add_student(table, student)
    for file in graded.unreadable:
        table.add_row(_cell(file), "", Text("unreadable"))
    return table


def question_table(graded: ClassGrade) -> Table:
    """A line for every question: how many got it right."""
    table = Table(title="Questions", title_justify="left", box=SIMPLE, padding=(0, 1, 0, 0))
    for title in ("lesson", "question", "asks"):
        table.add_column(title, overflow="fold")
    for title in ("students", "right", "first"):
        table.add_column(title, justify="right", no_wrap=True)
    table.add_column("")
    hardest = graded.hardest
    for one in graded.questions:
        counts = f"{one.asked}", f"{one.right}", f"{one.first}"
        mark = "hardest" if one is hardest else ""
        table.add_row(_cell(one.title), _cell(one.question), _cell(one.about, MAX_ASK), *counts, mark)
    return table


def has_recorded(graded: ClassGrade) -> bool:
    """Whether some lesson could not be judged again."""
    return any(lesson.lesson is None for student in graded.students for lesson in student.lessons)


def write_csv(path: Path, graded: ClassGrade) -> None:
    """Write the same as CSV, which spreadsheets open. Raises FileError."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in _rows(graded):
        writer.writerow([_safe(row.get(column, "")) for column in COLUMNS])
    with replacing(path) as file:
        file.write(text.getvalue().encode("utf-8-sig"))  # by the mark in front spreadsheets know UTF-8


def _add_student(table: Table, student: StudentGrade) -> None:
    who = _cell(student.results.student), _cell(student.results.group)
    for lesson in student.lessons:
        *counts, points, most = _numbers(lesson)
        table.add_row(*who, _cell(_title(lesson)), *map(str, counts), f"{points} of {most}")
        who = Text(), Text()
    if len(student.lessons) != 1:
        total = f"{_points(student.points)} of {student.most}"
        table.add_row(*who, Text("total"), "", "", "", "", total)
    table.add_section()


def _numbers(lesson: LessonGrade) -> tuple[int | str, ...]:
    """As the columns from "tried" to "of"."""
    return (
        len(lesson.outcomes) - lesson.count("open"),
        lesson.count("first"),
        lesson.count("later"),
        lesson.count("gave_up"),
        _points(lesson.points),
        len(lesson.outcomes),
    )


def _rows(graded: ClassGrade) -> Iterator[dict[str, object]]:
    for student in graded.students:
        who = {"file": student.file, "student": student.results.student, "group": student.results.group}
        for lesson in student.lessons:
            numbers = dict(zip(COLUMNS[7:13], _numbers(lesson), strict=True))
            note = RECORDED.removeprefix("* ") if lesson.lesson is None else ""
            yield {"row": "lesson", **who, "lesson": lesson.title, **numbers, "note": note}
        yield {"row": "total", **who, "points": _points(student.points), "of": student.most}
    for file, sentence in graded.unreadable.items():
        yield {"row": "unreadable", "file": file, "note": sentence}
    for one in graded.questions:
        yield _question_row(one, one is graded.hardest)


def _question_row(one: QuestionCount, is_hardest: bool) -> dict[str, object]:
    later = one.right - one.first
    counts = {"students": one.asked, "right first": one.first, "right later": later}
    note = "hardest" if is_hardest else ""
    return {"row": "question", "lesson": one.title, "question": one.question, **counts, "note": note}


def _title(lesson: LessonGrade) -> str:
    return f"{lesson.title} *" if lesson.lesson is None else lesson.title


def _points(points: float) -> str:
    return f"{points:g}"


def _cell(text: str, most: int = MAX_NAME) -> Text:
    """A stranger's text in a table."""
    text = seen(text)
    return Text(text if len(text) <= most else f"{text[: most - 1]}…")


def _safe(value: object) -> str:
    """A cell of CSV that no spreadsheet takes for a formula."""
    return FORMULA.sub(r"\1\2'", seen(str(value)))
