"""MODEL and --input on the command line: an experiment, or a model and the numbers that it reads."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.array import Array
from engine.command.parser import told_by_option
from engine.command.reading import open_words
from engine.command.terminal import UsageError
from engine.data.table import LeftOpen, Options
from engine.errors import FileError, ParameterError, noted, told_name
from engine.experiment import Experiment
from engine.files.experiment_file import find_experiment
from engine.files.file_format import OURS, load_strictly
from engine.files.other_file import LOOKED_AT, other_file
from engine.files.text_file import MAX_BYTES
from engine.models.experiment import told_origin
from engine.models.masking import without_masked
from engine.models.opened import OpenedModel
from engine.models.read import ENDINGS as MODEL_ENDINGS
from engine.models.read import is_model_file as is_surely_model
from engine.models.read import read_model
from engine.session import Session, load_any
from engine.theirs.inputs import InputsAndNotes, read_inputs, read_targets, sequence_of
from resources.library import experiment_names

MODEL_HELP = f"an experiment, a model's file, or one of: {', '.join(experiment_names())}"


@dataclass(frozen=True)
class ModelAndInputs:
    """What a command computes. notes: sentences on how the model and the inputs were read."""

    experiment: Experiment
    notes: tuple[str, ...] = ()


def add_convention(command: Any) -> None:
    """The option that says how a file of weights is to be read."""
    command.add_argument(
        "--convention", metavar="NAME", help="how a file of weights lists them, such as pytorch"
    )


def find_model(
    name: str, inputs: Path | None, reading: Options, convention: str | None = None
) -> ModelAndInputs:
    """A model on its inputs. name: of a file of ours, of a ready-made experiment, or of a model's file.

    inputs: None takes those of the experiment. convention: of a file of weights that does not tell it.
    Raises FileError, ParameterError, UsageError.
    """
    path = Path(name)
    if not is_model_file(path):
        found = _of_experiment(name, inputs, reading)
        if convention is not None:
            raise UsageError(f"{told_name(path)} is an experiment, which has no convention to choose")
        return found
    with told_by_option({"convention": "--convention"}):
        opened = read_model(path, convention)
    if inputs is None:
        what = "say what it reads with --input X, a table or arrays; --data is for experiments"
        raise UsageError(f"{told_name(path)} is a model without inputs; {what}")
    return _of_model(path.stem, opened, inputs, reading)


def find_whole(name: str) -> Experiment:
    """An experiment by its name or file, or a session's; a model alone is too little. Raises FileError."""
    path = Path(name)
    if is_model_file(path):
        if not is_surely_model(path):
            read_model(path)  # says what is wrong with it
        raise FileError(f"{told_name(path)} is a model without inputs; this command takes an experiment")
    return _experiment(name)


def _experiment(name: str) -> Experiment:
    path = Path(name)
    found = load_any(path) if os.path.isfile(path) else find_experiment(name)[0]
    return found.experiment if isinstance(found, Session) else found


def with_targets(experiment: Experiment, path: Path, reading: Options) -> ModelAndInputs:
    """The experiment's inputs with the targets of a file, (steps, outputs) or (rows, steps, outputs).

    Raises FileError, ParameterError.
    """
    with _told_open(path):
        targets, notes = read_targets(path, experiment.model.outputs, reading)
    inputs = experiment.sequence.generate().inputs
    fields = {"kind": "values", "values": inputs.tolist(), "targets": targets.tolist()}
    try:
        return ModelAndInputs(experiment.replace(sequence=fields), notes)
    except ParameterError as error:
        if not error.field.startswith("sequence.targets"):
            raise
        raise FileError(f"{told_name(path)} {error.message}") from None


def is_model_file(path: Path) -> bool:
    """Whether a file is one of another program: no text, or JSON that says something else than we do.

    A damaged text, or what is plainly neither, is taken for an experiment, as its reader says what is wrong.
    """
    ending = path.suffix.lower()
    if ending in MODEL_ENDINGS and ending != ".json":
        return True
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):  # what a pipe holds can be read but once
            return False
        with path.open("rb") as file:
            head = file.read(LOOKED_AT)
        if other_file(path.name, head) is not None:
            return False
        if info.st_size > MAX_BYTES:  # of ours, a session may be as large
            return OURS not in head
        return (ending != ".json" and b"\0" in head) or _is_other_json(path.read_bytes())
    except OSError:
        return False


def _is_other_json(data: bytes) -> bool:
    try:
        found = load_strictly(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, FileError):
        return False
    return isinstance(found, dict) and bool(found) and "format" not in found


def _of_experiment(name: str, inputs: Path | None, reading: Options) -> ModelAndInputs:
    experiment = _experiment(name)
    if inputs is None:
        return ModelAndInputs(experiment)
    values, notes = _inputs(inputs, experiment.sequence.features, reading)
    sequence = sequence_of(values, experiment.model.outputs)
    return ModelAndInputs(told_origin(experiment.replace(sequence=sequence), inputs), notes)


def _of_model(name: str, opened: OpenedModel, inputs: Path, reading: Options) -> ModelAndInputs:
    with noted(opened.notes):
        values, notes = _inputs(inputs, opened.features, reading)
        with noted(notes):
            values, masked = _unmasked(opened, values, inputs)
    sequence = sequence_of(values, opened.model.outputs)
    experiment = Experiment(name=name[:200], sequence=sequence, model=opened.model)
    return ModelAndInputs(told_origin(experiment, inputs), (*opened.notes, *notes, *masked))


def _unmasked(opened: OpenedModel, values: Array, inputs: Path) -> InputsAndNotes:
    try:
        return without_masked(opened, values)
    except ParameterError as error:
        raise FileError(f"{told_name(inputs)} {error}") from None


def _inputs(path: Path, features: int, reading: Options) -> InputsAndNotes:
    with _told_open(path):
        return read_inputs(path, features, reading)


@contextmanager
def _told_open(path: Path) -> Iterator[None]:
    """Tell what a file leaves open with the options that settle it. Raises FileError."""
    try:
        yield
    except LeftOpen as error:
        raise FileError(f"{told_name(path)} {open_words(error.question)}") from None
