"""The command `rnn-explorer grade FOLDER`: the table of a class."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from engine.command.grade_table import (
    HONEST,
    RECORDED,
    RULE,
    class_table,
    has_recorded,
    question_table,
    write_csv,
)
from engine.command.parser import Parser
from engine.command.tables import check_places
from engine.command.terminal import OK, guarded, show, tell
from engine.errors import FileError, told_name
from engine.lesson.grade import ClassGrade, grade_folder
from engine.lesson.lesson import load_lesson
from engine.lesson.results import ENDING


def main(arguments: Sequence[str]) -> int:
    """Grade a folder. Returns the exit status."""
    return guarded(lambda: _grade(_parser().parse_args(arguments)))


def _parser() -> Parser:
    parser = Parser(
        prog="rnn-explorer grade",
        description=f"Judge every *{ENDING} of a folder and print a table of the class. {RULE} {HONEST}",
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the files are that were handed in")
    parser.add_argument("--csv", type=Path, metavar="OUT", help="write the table for a spreadsheet, too")
    parser.add_argument("--lesson", type=Path, action="append", default=[], metavar="FILE", dest="lessons",
                        help="a lesson of your own that was handed out")  # fmt: skip
    return parser


def _grade(options: argparse.Namespace) -> int:
    check_places(options.csv)
    graded = grade_folder(options.folder, [load_lesson(path) for path in options.lessons])
    _tell_notes(graded)
    if not graded.students:
        _refuse(options.folder, graded)
    if options.csv is not None:
        write_csv(options.csv, graded)
    lines = [RULE, *([RECORDED] if has_recorded(graded) else []), HONEST]
    show(class_table(graded), question_table(graded), *lines)
    return OK


def _tell_notes(graded: ClassGrade) -> None:
    for sentence in graded.unreadable.values():
        tell(f"note: {sentence}")
    for files in graded.doubles.values():
        name = next(one.results.student for one in graded.students if one.file == files[0])
        tell(f"note: {name} has handed in {len(files)} files, and each is counted: {', '.join(files)}")


def _refuse(folder: Path, graded: ClassGrade) -> None:
    name = told_name(folder)
    if graded.unreadable:
        count = len(graded.unreadable)
        which = "the only file" if count == 1 else f"none of the {count} files"
        raise FileError(f"{which} in {name} could {'not ' if count == 1 else ''}be read")
    raise FileError(f"{name} holds no file whose name ends in {ENDING}")
