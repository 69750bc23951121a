"""`run --data FILE`: an experiment on the reader's own table. What the file leaves open is never guessed."""

import argparse
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from engine.data.table import LeftOpen, OpenQuestion, Options
from engine.errors import FileError, ParameterError
from engine.experiment import Experiment
from engine.run.reshape import with_sequence
from engine.sequences.data import Data
from engine.sequences.data_choice import read_data

PATIENCE = 0.5  # seconds before a bar shows that something goes on
_WORDS = {"tab": "\t", "space": " ", "none": ""}
_DECIMALS = (".", ",")
_DELIMITERS = ("\t", ";", ",", "|", " ", "")


def add_data(run: argparse.ArgumentParser) -> None:
    """The options that tell a data file and how it is to be read."""
    group = run.add_argument_group("data of your own")
    group.add_argument("--data", type=Path, metavar="FILE", help="CSV, TSV, .npy, .npz, .xlsx or .wav")
    group.add_argument("--input", nargs="+", action="extend", default=[], metavar="COLUMN",
                       help="what is read (default: every column of numbers)")  # fmt: skip
    group.add_argument("--target", nargs="+", action="extend", default=[], metavar="COLUMN",
                       help="what is to be put out beside it (default: the next inputs)")  # fmt: skip
    group.add_argument("--decimal", metavar="MARK", help="before decimals: . or ,")
    group.add_argument("--delimiter", metavar="SIGN",
                       help='between columns: , ; | tab, space, or none for a lone column')  # fmt: skip
    group.add_argument("--encoding", metavar="NAME", help="of a text file, such as utf-8 or cp1252")
    group.add_argument("--part", metavar="NAME", help="the sheet of a workbook, the array of an .npz file")
    group.add_argument("--missing", choices=("previous", "linear"),
                       help="what stands for missing numbers (default: they are told)")  # fmt: skip
    group.add_argument("--ahead", type=int, metavar="K", help="predict K rows ahead")
    group.add_argument("--scaling", choices=("standardise", "min-max", "difference"),
                       help="the scale on which the network sees the numbers")  # fmt: skip
    group.add_argument("--window", type=int, metavar="STEPS", help="cut rows of so many steps")
    group.add_argument("--test", type=float, metavar="PART", help="keep a part at the end for testing")


def with_data(experiment: Experiment, options: argparse.Namespace) -> Experiment:
    """The experiment on the data that the options name; the same one where they name none.

    Raises ParameterError, FileError.
    """
    if options.data is None:
        _check_alone(options)
        return experiment
    try:
        with _Bar() as bar:
            columns = tuple(options.input), tuple(options.target)
            data = read_data(options.data, _reading(options), *columns, bar.tell, **_choices(options))
    except LeftOpen as error:
        raise FileError(f"{options.data.name} {_open(error.question)}") from None
    except ParameterError as error:
        raise ParameterError(_NAMES.get(error.field.split(".")[-1], error.field), error.message) from None
    _check_filled(data)
    return with_sequence(experiment, data)


def _check_filled(data: Data) -> None:
    """Raise ParameterError where numbers are missing that nothing stands for."""
    try:
        data.generate()
    except ParameterError as error:
        if error.field != "sequence.filling":
            raise
        raise ParameterError("--missing", error.message.replace('"', "")) from None


def _reading(options: argparse.Namespace) -> Options:
    delimiter = options.delimiter
    if delimiter is not None:
        delimiter = _WORDS.get(delimiter, delimiter.replace("\\t", "\t"))
        if delimiter not in _DELIMITERS:
            raise ParameterError(
                "--delimiter", f"must be , ; | tab, space or none, got {options.delimiter!r}"
            )
    if options.decimal not in (None, *_DECIMALS):
        raise ParameterError("--decimal", f"must be . or , (a point or a comma), got {options.decimal!r}")
    return Options(delimiter, options.decimal, None, options.encoding, options.part)


def _choices(options: argparse.Namespace) -> dict[str, Any]:
    """The fields of the sequence that were named."""
    fields = {option.removeprefix("--"): field for field, option in _NAMES.items() if field not in _COLUMNS}
    given = {field: getattr(options, name) for name, field in fields.items()}
    return {field: value for field, value in given.items() if value is not None}


def _check_alone(options: argparse.Namespace) -> None:
    """Raise ParameterError for an option that means nothing without --data."""
    for option in (*_NAMES.values(), "--decimal", "--delimiter", "--encoding", "--part"):
        if getattr(options, option.removeprefix("--")) not in (None, []):
            raise ParameterError(option, "needs --data FILE")


def _open(question: OpenQuestion) -> str:
    """What a file leaves open, and the options that settle it."""
    ways = [f"{choice.words} ({_options_for(choice.options, question)})" for choice in question.choices]
    names = " and ".join(f"--{name}" for name in question.names)
    return (
        f"can be read in several ways; say which with {names}. {question.text} It may be {', or '.join(ways)}"
    )


def _options_for(options: Options, question: OpenQuestion) -> str:
    words = {value: word for word, value in _WORDS.items()}
    parts = []
    for name in question.names:
        value = getattr(options, name)
        parts.append(f"--{name} {_quoted(words.get(value, value) if name == 'delimiter' else value)}")
    return " ".join(parts)


def _quoted(word: str) -> str:
    """A word as a shell needs it."""
    return word if word.isalnum() or word in (",", ".") else f"'{word}'"


class _Bar:
    """A bar that appears, on a terminal only, when a file takes a while, and goes when it is read."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn()
        self._bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._bar.add_task("reading", total=1.0)
        self._began = time.monotonic()

    def tell(self, part: float) -> None:
        """How much of the file is read."""
        self._bar.update(self._task, completed=part)
        if not self._bar.live.is_started and time.monotonic() - self._began > PATIENCE:
            self._bar.start()

    def __enter__(self) -> "_Bar":
        return self

    def __exit__(self, *error: object) -> None:
        self._bar.stop()


_COLUMNS = ("inputs", "targets")
_NAMES = {
    "inputs": "--input",
    "targets": "--target",
    "filling": "--missing",
    "ahead": "--ahead",
    "scaling": "--scaling",
    "window": "--window",
    "test_part": "--test",
}
