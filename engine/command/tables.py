"""The tables that `run` writes: options, and files that are open while the run goes on."""

import argparse
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from engine.command.parser import Parser, told_by_option
from engine.errors import FileError, told_name
from engine.files.atomic_file import check_place, replacing
from engine.files.csv_file import CsvFile
from engine.files.csv_style import CsvStyle
from engine.files.xlsx_file import XlsxFile, check_steps, xlsx_sheet
from engine.run.plan import Plan
from engine.run.trace import Block

TWICE = "would be written twice"


def add_tables(run: Parser) -> None:
    """Add the options to a command."""
    run.add_argument("--csv", type=Path, metavar="OUT", help="write every step to a CSV file")
    run.add_argument("--csv-delimiter", metavar="SIGN", help="between its columns: , ; | or tab (default ,)")
    run.add_argument("--csv-decimal", metavar="SIGN", help="before its decimals: . or , (default .)")
    run.add_argument("--npz", type=Path, metavar="OUT", help="write every quantity as an array, for NumPy")
    run.add_argument("--xlsx", type=Path, metavar="OUT", help="write every step to an Excel workbook")
    run.needs(("--csv-delimiter", "--csv-decimal"), "--csv OUT")


def check_tables(options: argparse.Namespace) -> None:
    """Find what is wrong before anything is computed. Raises ParameterError, FileError."""
    _style(options)
    for path, ending in ((options.npz, ".npz"), (options.xlsx, ".xlsx")):
        if path is not None and path.suffix.lower() != ending:
            raise FileError(f"{told_name(path)} must end in {ending}")


def check_places(*paths: Path | None, read: Iterable[Path | None] = ()) -> None:
    """Raise FileError where a file cannot be written, or would replace another of the same command.

    read: what the command reads, and must still be there when it has ended.
    """
    taken = {os.path.realpath(path): "is read by this command, too" for path in read if path is not None}
    for path in paths:
        if path is None:
            continue
        check_place(path)
        place = os.path.realpath(path)
        if (place in taken and os.path.isfile(place)) or taken.get(place) == TWICE:
            raise FileError(f"{told_name(path)} {taken[place]}; choose another place")
        if not os.path.exists(place) or os.path.isfile(place):
            taken[place] = TWICE


def open_tables(
    options: argparse.Namespace, plan: Plan, stack: ExitStack
) -> Iterator[Callable[[Block], None]]:
    """What takes the blocks of a run, for each table that is written on the way. stack: ends the files."""
    if options.csv is not None:
        file = stack.enter_context(replacing(options.csv))
        yield stack.enter_context(CsvFile(file, plan, _style(options))).write
    if options.xlsx is not None:
        check_steps(told_name(options.xlsx), plan.steps)
        file = stack.enter_context(replacing(options.xlsx))
        yield XlsxFile(stack.enter_context(xlsx_sheet(file, options.xlsx.name)), plan).write


def _style(options: argparse.Namespace) -> CsvStyle:
    with told_by_option({"delimiter": "--csv-delimiter", "decimal": "--csv-decimal"}):
        return CsvStyle.of(options.csv_delimiter, options.csv_decimal)
