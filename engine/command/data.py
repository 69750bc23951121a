"""`run --data FILE`: an experiment on the reader's own table. What the file leaves open is never guessed."""

import argparse
from pathlib import Path
from typing import Any

from engine.command.bar import Bar
from engine.command.parser import Parser, told_by_option
from engine.command.reading import READING, add_reading, open_words, reading_of
from engine.data.table import LeftOpen
from engine.errors import FileError, ParameterError, told_name
from engine.experiment import Experiment
from engine.run.reshape import with_sequence
from engine.sequences.data import Data
from engine.sequences.data_choice import read_data


def add_data(run: Parser, *files: str) -> None:
    """The options that tell a data file and how it is to be read. files: further ones that are so read."""
    group = run.add_argument_group("data of your own")
    group.add_argument("--data", type=Path, metavar="FILE", help="CSV, TSV, .npy, .npz, .xlsx or .wav")
    group.add_argument("--input", nargs="+", action="extend", default=[], metavar="COLUMN",
                       help="what is read (default: every column of numbers); without --data the file X of "
                       "the inputs, (steps, features) or (rows, steps, features)")  # fmt: skip
    group.add_argument("--target", nargs="+", action="extend", default=[], metavar="COLUMN",
                       help="what is to be put out beside it (default: the next inputs)")  # fmt: skip
    add_reading(group)
    group.add_argument("--missing", choices=("previous", "linear"),
                       help="what stands for missing numbers (default: they are told)")  # fmt: skip
    group.add_argument("--ahead", type=int, metavar="K", help="predict K rows ahead")
    group.add_argument("--scaling", choices=("standardise", "min-max", "difference"),
                       help="the scale on which the network sees the numbers")  # fmt: skip
    group.add_argument("--window", type=int, metavar="STEPS", help="cut rows of so many steps")
    group.add_argument("--test", type=float, metavar="PART", help="keep a part at the end for testing")
    run.needs((name for name in _NAMES.values() if name != "--input"), FILE)
    run.needs(READING, FILE, "--input X", *files)


def inputs_file(options: argparse.Namespace) -> Path | None:
    """The file of inputs that --input names, where no --data makes it a column. Raises ParameterError."""
    if options.data is not None or not options.input:
        return None
    if len(options.input) > 1:
        raise ParameterError("--input", "must be one file of inputs, or columns of --data FILE")
    return Path(options.input[0])


def with_data(experiment: Experiment, options: argparse.Namespace) -> Experiment:
    """The experiment on the data that the options name; the same one where they name none.

    Raises ParameterError, FileError.
    """
    if options.data is None:
        return experiment
    columns = tuple(options.input), tuple(options.target)
    try:
        with told_by_option(_FIELDS | {"data.file": told_name(options.data)}), Bar("reading") as bar:
            data = read_data(options.data, reading_of(options), *columns, bar.tell, **_choices(options))
    except LeftOpen as error:
        raise FileError(f"{told_name(options.data)} {open_words(error.question)}") from None
    _check_filled(data)
    return with_sequence(experiment, data)


def fields_of_data(options: argparse.Namespace) -> dict[str, str]:
    """What fields of the experiment are called where they come of the options; its sequence is the file."""
    if options.data is None:
        return {}
    given = {f"sequence.{field}": option for field, option in _NAMES.items()}
    return {"sequence": told_name(options.data), **given}


def _check_filled(data: Data) -> None:
    """Raise ParameterError where numbers are missing that nothing stands for."""
    try:
        data.generate()
    except ParameterError as error:
        if error.field != "sequence.filling":
            raise
        raise ParameterError(
            "--missing", error.message.replace('"previous" or "linear"', "previous or linear")
        ) from None


def _choices(options: argparse.Namespace) -> dict[str, Any]:
    """The fields of the sequence that were named."""
    fields = {option.removeprefix("--"): field for field, option in _NAMES.items() if field not in _COLUMNS}
    given = {field: getattr(options, name) for name, field in fields.items()}
    return {field: value for field, value in given.items() if value is not None}


FILE = "--data FILE"
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
_FIELDS = _NAMES | {f"data.{field}": option for field, option in _NAMES.items()}
