"""The command `rnn-explorer lesson`: lessons are checked, and their schema is printed."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from engine.command.parser import Parser
from engine.command.terminal import OK, USER_ERROR, UsageError, guarded, seen
from engine.errors import FileError
from engine.lesson.lesson import find_lesson
from engine.lesson.schema import schema_text


def main(arguments: Sequence[str]) -> int:
    """Check lessons. Returns the exit status."""
    return guarded(lambda: _run(_parser().parse_args(arguments)))


def _parser() -> Parser:
    parser = Parser(prog="rnn-explorer lesson", description="Check lessons before they are handed out.")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of lessons")
    commands = parser.add_subparsers(dest="command", parser_class=Parser)
    check = commands.add_parser("check", help="say for each lesson whether it can be used, or what is wrong")
    check.add_argument(
        "files", nargs="+", metavar="FILE", help="a lesson's file, or a built-in lesson's name"
    )
    parser.excludes("--schema", "command", "--schema stands alone; leave out check")
    return parser


def _run(options: argparse.Namespace) -> int:
    if options.schema:
        print(schema_text(), end="")
        return OK
    if options.command is None:
        raise UsageError("a command is missing; try rnn-explorer lesson --help")
    return max([_check(name) for name in options.files])


def _check(name: str) -> int:
    """Print a line about one lesson. Returns the exit status it deserves."""
    try:
        lesson = find_lesson(name)
    except FileError as error:
        print(seen(f"error: {error}"))
        return USER_ERROR
    pages, questions = len(lesson.pages), len(lesson.questions)
    counts = (
        f"{pages} {'page' if pages == 1 else 'pages'}, {questions} question{'' if questions == 1 else 's'}"
    )
    print(seen(f"ok: {Path(name).name}: {lesson.title}, {counts}"))
    return OK
