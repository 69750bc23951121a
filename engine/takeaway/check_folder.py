"""A comparison with somebody's numbers as a folder: model, arrays, and the command that checks them."""

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import numpy as np

from engine.array import Array
from engine.experiment import Experiment
from engine.files.atomic_file import replacing, told_as_unwritten
from engine.files.experiment_file import to_json
from engine.files.npz_file import storable, write_npz
from engine.implementations.numpy import NumPy
from engine.theirs.given import GivenArray, GivenArrays
from engine.theirs.inputs import sequence_of

MODEL, INPUTS, SCRIPT = "model.json", "x.npy", "check.sh"
NAMES = (MODEL, INPUTS, SCRIPT, "theirs.csv", "theirs.npy", "theirs.npz")
"""Of the files that are written."""
SCRIPT_TEXT = """\
#!/bin/sh
# Are their numbers the model's? Exit status 0: yes, within the tolerance; 1: no; 2: not to be compared.
cd "$(dirname "$0")" || exit 2
exec {command} "$@"
"""


def write_check(
    folder: Path,
    experiment: Experiment,
    given: GivenArrays,
    tolerance: float,
    implementation: str = NumPy.name,
) -> str:
    """Write model.json, x.npy, theirs.npz and check.sh to a folder. Returns the command, which works there.

    Files of these names are replaced. Raises FileError.
    """
    name, write_theirs = _theirs(given)
    inputs = experiment.sequence.generate().inputs
    files: dict[str, Callable[[BinaryIO], object]] = {
        MODEL: lambda file: file.write(to_json(_alone(experiment, inputs)).encode()),
        INPUTS: lambda file: np.save(file, storable(inputs), allow_pickle=False),
        name: write_theirs,
    }
    command = command_of(name, tolerance, implementation)
    files[SCRIPT] = lambda file: file.write(SCRIPT_TEXT.format(command=command).encode())
    with told_as_unwritten(folder):
        folder.mkdir(exist_ok=True)
        for file_name, write in files.items():
            with replacing(folder / file_name) as file:
                write(file)
        (folder / SCRIPT).chmod(0o755)
    return command


def command_of(theirs: str, tolerance: float, implementation: str) -> str:
    """The command that compares, beside its files."""
    command = f"rnn-explorer compare {MODEL} --input {INPUTS} --theirs {theirs} --tolerance {tolerance!r}"
    return command if implementation == NumPy.name else f"{command} --implementation {implementation}"


def _alone(experiment: Experiment, inputs: Array) -> Experiment:
    """The experiment with its first input alone: the others are in a file of arrays."""
    return experiment.replace(sequence=sequence_of(inputs[:1, :1], experiment.model.outputs))


def _theirs(given: GivenArrays) -> tuple[str, Callable[[BinaryIO], object]]:
    """The file of their arrays: its name, and what writes it. A table where numbers are missing."""
    if any(one.missing.any() for one in given.arrays):
        return "theirs.csv", lambda file: file.write(_table(given).encode())
    if [one.name for one in given.arrays] == [""]:
        return "theirs.npy", lambda file: np.save(file, given.arrays[0].values, allow_pickle=False)
    return "theirs.npz", lambda file: write_npz(file, {one.name: one.values for one in given.arrays})


def _table(given: GivenArrays) -> str:
    """Arrays of a table, as it was: an empty cell where a number is missing, an empty line between rows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter="\t", lineterminator=os.linesep)
    columns = [_columns(one) for one in given.arrays]
    rows = columns[0].shape[0]
    if any(one.name for one in given.arrays):
        writer.writerow(
            f"{one.name or 'column'}[{index}]"
            for one, cells in zip(given.arrays, columns, strict=True)
            for index in range(cells.shape[2])
        )
    for row in range(rows):
        writer.writerows(np.concatenate([cells[row] for cells in columns], axis=1).tolist())
        if row < rows - 1:
            text.write(os.linesep)
    return text.getvalue()


def _columns(array: GivenArray) -> Array:
    """The cells of an array of a table, (rows, steps, columns)."""
    cells = np.array(list(map(repr, array.values.ravel().tolist())), dtype=object)
    cells = np.where(array.missing.ravel(), "", cells).reshape(array.values.shape)
    return cells if cells.ndim == 3 else cells[np.newaxis]
