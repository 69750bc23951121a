"""`show(model, x, theirs=y)`: the window, opened from a script or a notebook, which goes on meanwhile."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from engine.array import Array
from engine.errors import FileError, ParameterError, Unavailable, noted, told_name
from engine.experiment import Experiment, Model
from engine.files.experiment_file import find_experiment
from engine.models.experiment import experiment_of
from engine.models.masking import without_masked
from engine.models.opened import OpenedModel
from engine.models.read import is_model_file, read_model
from engine.theirs.align import align
from engine.theirs.given import GivenArrays, given_of, read_given
from engine.theirs.inputs import inputs_of, sequence_of
from engine.thread.examination import shape_of
from gui.open.handed_over import PREFIX, clear, hand_over

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")  # any of these tells Qt where to draw
MODELS = "a Keras model, a PyTorch module or state_dict, arrays by name, or a file"


class ShownWindow:
    """A window of its own process, which stays open when the program that opened it ends."""

    def __init__(self, process: "subprocess.Popen[bytes]", folder: Path) -> None:
        self._process, self._folder = process, folder

    @property
    def is_open(self) -> bool:
        """Whether somebody has not closed it yet."""
        return self._process.poll() is None

    def wait(self) -> int:
        """Wait until it is closed. Returns its exit status."""
        status = self._process.wait()
        clear(self._folder)
        return status

    def close(self) -> None:
        """Close it now; what is unsaved is offered when the program starts again."""
        self._process.terminate()
        self.wait()

    def __repr__(self) -> str:
        return f"<RNN Explorer, {'open' if self.is_open else 'closed'}>"


def show(
    model: Any,
    x: Any = None,
    theirs: Any = None,
    *,
    convention: str | None = None,
    name: str = "",
) -> ShownWindow:
    """Open the window on a model, what it reads, and somebody's numbers of it. Returns at once.

    model: a Keras model, a PyTorch module or state_dict, a mapping of names to arrays, an experiment, or a
    file of any of them. x: (steps, features) or (rows, steps, features); random numbers where left out.
    theirs: outputs, or a mapping of quantities such as "0.h" to arrays, or a file; the doctor examines them.
    convention: of arrays whose names do not tell it. Raises ExplorerError for what cannot be shown.
    """
    if sys.platform == "linux" and not any(os.environ.get(variable) for variable in DISPLAYS):
        raise Unavailable("the window", "there is no display; rnn-explorer compare works without one")
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    try:
        experiment = _experiment(model, x, convention, name, folder)
        given = None if theirs is None else _given(theirs)
        if given is not None:
            align(given, shape_of(experiment))  # says here what does not fit
        hand_over(folder, experiment, given)
        process = start(folder)
    except BaseException:
        clear(folder)
        raise
    return ShownWindow(process, folder)


def start(folder: Path) -> "subprocess.Popen[bytes]":
    """Start the program on what a folder hands over; it outlives the program that starts it."""
    command = [sys.executable, "-m", "gui.launch", "--handed-over", str(folder)]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)


def _experiment(model: Any, x: Any, convention: str | None, name: str, folder: Path) -> Experiment:
    """The model on what it reads."""
    if isinstance(model, str | Path) and not is_model_file(Path(model)):
        model = find_experiment(str(model))[0]
    if isinstance(model, Experiment):
        found = model if x is None else _with_inputs(model, x)
        return found.replace(name=name) if name else found
    opened = _opened(model, convention, folder)
    sequence = None
    if x is not None:
        with noted(opened.notes):
            values, _ = without_masked(opened, inputs_of(_given(x), opened.features)[0])
        sequence = sequence_of(values, opened.model.outputs)
    return experiment_of(opened, sequence, name or _name_of(model))


def _with_inputs(experiment: Experiment, x: Any) -> Experiment:
    values, _ = inputs_of(_given(x), experiment.sequence.features)
    return experiment.replace(sequence=sequence_of(values, experiment.model.outputs))


def _name_of(model: Any) -> str:
    if isinstance(model, str | Path):
        return Path(model).stem
    found = getattr(model, "name", None)
    return found if isinstance(found, str) else type(model).__name__


def _opened(model: Any, convention: str | None, folder: Path) -> OpenedModel:
    """A model as any file of it would be read: nothing of it is run here but what saves it."""
    if isinstance(model, str | Path):
        return read_model(Path(model), convention)
    if isinstance(model, Model):
        raise ParameterError("model", "says not what it reads; give an Experiment with a sequence")
    if callable(getattr(model, "get_config", None)) and callable(getattr(model, "save", None)):
        return _by_file(folder / "model.keras", model.save, None)
    if callable(getattr(model, "state_dict", None)):
        model = model.state_dict()
    if not isinstance(model, Mapping):
        raise ParameterError("model", f"must be {MODELS}, got {type(model).__name__}")
    arrays = {str(key): as_array(value) for key, value in model.items()}
    return _by_file(folder / "model.npz", lambda path: np.savez(path, **arrays), convention)  # type: ignore[arg-type]


def _by_file(path: Path, write: Any, convention: str | None) -> OpenedModel:
    """Write a file and read it as if it came from elsewhere."""
    try:
        write(str(path))
        return read_model(path, convention)
    except FileError as error:
        name = told_name(path)
        raise FileError(str(error).removeprefix(f"{name} ").removeprefix(f"{name}: ")) from None
    finally:
        path.unlink(missing_ok=True)


def _given(numbers: Any) -> GivenArrays:
    """Arrays of a program or a file."""
    if isinstance(numbers, str | Path):
        return read_given(Path(numbers))
    if isinstance(numbers, Mapping):
        return given_of({str(key): as_array(value) for key, value in numbers.items()})
    return given_of(as_array(numbers))


def as_array(value: Any) -> Array:
    """Numbers of any library as NumPy's: a tensor is taken off its graph and its device."""
    for step in ("detach", "cpu", "numpy"):
        convert = getattr(value, step, None)
        if callable(convert):
            value = convert()
    return np.asarray(value)
