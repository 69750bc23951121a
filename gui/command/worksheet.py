"""`rnn-explorer worksheet FILE --out FOLDER`: worksheets and their answers, without a window."""

import argparse
from pathlib import Path

from rich.console import Console
from rich.progress import track

from engine.command.inputs import find_whole
from engine.command.parser import Parser, told_by_option
from engine.command.terminal import UsageError, seen, tell
from engine.errors import ParameterError, told_name
from engine.worksheet.class_list import MOST_STUDENTS, read_class
from engine.worksheet.options import WorksheetOptions, read_blanks
from engine.worksheet.student import Student, copies, students_of
from gui.command.offscreen import run_command

NAMES = ("steps", "vary", "questions", "title", "instructions", "blanks")
OPTIONS = {name: f"--{name}" for name in NAMES} | {"t": "--blanks after=T", "percent": "--blanks N%"}


def main(arguments: list[str]) -> int:
    """Print worksheets as the arguments say. Returns the exit status."""
    return run_command(_print, _parser(), arguments)


def _parser() -> Parser:
    parser = Parser(prog="rnn-explorer worksheet", description="Print worksheets and their answers as PDF.")
    add = parser.add_argument
    add("file", metavar="FILE", help="an experiment's file, or the name of a ready-made one")
    add("--out", metavar="FOLDER", type=Path, required=True, help="where the files go; made where missing")
    whom = parser.add_mutually_exclusive_group()
    whom.add_argument("--class", metavar="LIST.csv", type=Path, dest="class_list",
                      help="names of students, and their seeds if wanted: columns name and seed")  # fmt: skip
    whom.add_argument("--copies", metavar="N", type=int, help="sheets without names (default 1)")
    add("--seed", metavar="S", type=int, default=0, help="of the class: the same gives the same sheets")
    add("--steps", metavar="N", type=int, help="how many steps the table shows")
    add("--blanks", metavar="WHICH", help="outputs, every-second, after=T, or a share such as 40%%")
    add("--vary", choices=("nothing", "sequence", "model"), help="what is another for every student")
    add("--questions", metavar="N", type=int, help="how many follow, 0 to 4")
    add("--title", metavar="TEXT", help="at the head of the sheet")
    add("--instructions", metavar="TEXT", help="below the title")
    add("--one-file", action="store_true", help="all sheets in worksheets.pdf instead of one file each")
    return parser


@told_by_option(OPTIONS)
def _print(given: argparse.Namespace) -> None:
    from gui.export.worksheet.printing import PrintOrder, print_class
    from gui.look.theme import Theme
    from gui.shell.opening import make_application

    experiment = find_whole(given.file)
    order = PrintOrder(experiment, _students(given), _options(given), given.out, given.one_file)
    app = make_application([])  # nothing is shown; fonts and drawing need it
    Theme("light")  # loads the fonts
    errors, count = Console(stderr=True), len(order.students)
    quiet = not errors.is_terminal
    for _ in track(
        print_class(order), "worksheets", total=count, console=errors, transient=True, disable=quiet
    ):
        pass
    print(seen(f"{count} {'worksheet' if count == 1 else 'worksheets'} and answers.pdf are in {given.out}"))
    del app


def _students(given: argparse.Namespace) -> tuple[Student, ...]:
    if given.class_list is None:
        count = 1 if given.copies is None else given.copies
        if not 1 <= count <= MOST_STUDENTS:
            raise ParameterError("--copies", f"must be from 1 to {MOST_STUDENTS}, got {count}")
        return copies(count, given.seed)
    found = read_class(given.class_list)
    for remark in found.remarks:
        tell(f"note: {given.class_list.name}: {remark}")
    if "--seed" in given.given and all(entry.seed is not None for entry in found.entries):
        name = told_name(given.class_list)
        raise UsageError(f"--seed is for students without a seed of their own, and {name} gives one to each")
    return students_of(found.entries, given.seed)


def _options(given: argparse.Namespace) -> WorksheetOptions:
    chosen = {name: getattr(given, name) for name in NAMES if getattr(given, name) is not None}
    if given.blanks is not None:
        chosen["blanks"] = read_blanks(given.blanks)
    return WorksheetOptions().replace(**chosen)
