"""How long it takes to grade a class that has done the whole course."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from engine.command.grade_table import class_table, question_table, write_csv
from engine.command.terminal import drawn
from engine.lesson.grade import grade_folder
from engine.lesson.lesson import find_lesson
from resources.library import lesson_names
from tests.benchmarks.table import Row
from tests.engine.lesson_results import hand_in

STUDENTS = 40


def measure() -> list[Row]:
    """From the folder to the table and its CSV, the lessons read anew."""
    lessons = [find_lesson(name) for name in lesson_names()]
    with TemporaryDirectory() as name:
        folder = Path(name)
        hand_in(folder, STUDENTS, lessons)
        began = time.perf_counter()
        graded = grade_folder(folder)
        drawn(class_table(graded), question_table(graded))
        write_csv(folder / "class.csv", graded)
        seconds = time.perf_counter() - began
    what = f"{STUDENTS} results of {len(lessons)} lessons, {len(graded.questions)} questions in all"
    return [Row(what, f"{seconds * 1e3:.0f} ms", "at most 5 s", seconds <= 5)]
