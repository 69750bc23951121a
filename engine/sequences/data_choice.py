"""A sequence made of a data file: what is chosen of it where nothing is said, and a file found again."""

import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from engine.data.progress import TellProgress, no_progress
from engine.data.read_file import digest_of, read_file
from engine.data.referred_file import FileReading
from engine.data.table import Options, Table
from engine.errors import FileError, ParameterError, told_name
from engine.sequences.base import Sequence
from engine.sequences.data import Data
from engine.sequences.data_file import DataFile


def read_data(
    path: Path,
    options: Options | None = None,
    inputs: tuple[str, ...] = (),
    targets: tuple[str, ...] = (),
    progress: TellProgress = no_progress,
    **choices: Any,
) -> Data:
    """Read a file, and make a sequence of it as `data_of` does.

    Raises FileError, LeftOpen where the file can be read in several ways, ParameterError, Cancelled.
    """
    table = read_file(path, options, progress=progress).settled()
    return data_of(path, table, inputs, targets, **choices)


def data_of(
    path: Path, table: Table, inputs: tuple[str, ...] = (), targets: tuple[str, ...] = (), **choices: Any
) -> Data:
    """A sequence of a file's whole table.

    inputs: names of columns; left out, all of numbers that are no targets. targets: left out, the inputs
    one row later; named ones stand beside the inputs of their row. choices: other fields of Data.
    Raises ParameterError for a column that there is not, or a field that cannot be so; FileError.
    """
    return chosen(file_of(path, table), table, inputs, targets, **choices)


def file_of(path: Path, table: Table) -> DataFile:
    """What an experiment keeps of a file whose whole table has been read. Raises FileError."""
    if not _is_text(str(path.absolute())):
        raise FileError(
            f"{told_name(path)} cannot be referred to: its path holds signs of no text; give it another name"
        )
    return DataFile.parse({
        "name": path.name,
        "path": str(path.absolute()),
        "digest": digest_of(path),
        "rows": table.rows,
        "reading": FileReading(**asdict(table.options)),
    })  # fmt: skip


def chosen(
    file: DataFile, table: Table, inputs: tuple[str, ...] = (), targets: tuple[str, ...] = (), **choices: Any
) -> Data:
    """A sequence of columns of a file. table: the file's own. The others, and errors, as of `data_of`."""
    inputs = inputs or tuple(name for name in table.number_columns if name not in targets)
    if not inputs:
        raise ParameterError("inputs", "must be columns of numbers; there is none but the targets")
    for field, names in (("inputs", inputs), ("targets", targets)):
        for name in names:
            _check_column(table, field, name)
    held = file.hold(table)
    columns = [held.column(name) for name in dict.fromkeys((*inputs, *targets))]
    needs_exact = any(column.numbers is not None and column.numbers.dtype == object for column in columns)
    whole = needs_exact and all(column.is_whole for column in columns)
    fields = {"ahead": 0 if targets else 1, **choices}
    data = Data.parse({"file": file, "inputs": inputs, "targets": targets, "whole": whole, **fields})
    data.check("data")
    return data


def moved(data: Data, path: Path) -> Data:
    """The sequence with its file at a new place. Raises FileError where that is not the same file."""
    return data.replace(file=data.file.found_at(path))


def found_beside(sequence: Sequence, folder: Path) -> Sequence:
    """The sequence with its data file in this folder, if it is unchanged there and no longer at its place."""
    if not isinstance(sequence, Data) or sequence.file.is_there:
        return sequence
    path = folder / Path(sequence.file.name).name
    try:
        return moved(sequence, path) if os.path.isfile(path) else sequence
    except FileError:
        return sequence


def _check_column(table: Table, field: str, name: str) -> None:
    try:
        column = table.column(name)
    except ParameterError as error:
        raise ParameterError(field, f"must be columns of the file: {error.message}") from None
    if column.numbers is None:
        raise ParameterError(field, f"must be columns of numbers; {name!r} holds {column.kind}s")


def _is_text(path: str) -> bool:
    """Whether a path is made of letters, which a system does not ask for."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
