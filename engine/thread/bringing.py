"""Reads what somebody brings: a model and files of numbers; and guesses which are inputs, which results."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.array import Array
from engine.data.progress import Cancelled, TellProgress
from engine.data.read_file import ENDINGS as DATA_ENDINGS
from engine.data.table import LeftOpen, OpenQuestion, Options
from engine.errors import ExplorerError, FileError, ParameterError, told_name
from engine.models.opened import OpenedModel
from engine.models.read import ENDINGS as MODEL_ENDINGS
from engine.models.read import read_model
from engine.theirs.given import GivenArrays, read_given
from engine.theirs.inputs import inputs_of
from engine.theirs.meaning import INPUT, meaning_of

BOTH = (".npz", ".json")
"""Endings of files that may hold a model or something else."""
REFUSED = (".pt", ".pth", ".ckpt", ".bin", ".tflite", ".pb", ".nam")
"""Of models that are told what to do instead."""
SURE = tuple(ending for ending in (*MODEL_ENDINGS, *REFUSED) if ending not in BOTH)


@dataclass(frozen=True, eq=False)
class BroughtFile:
    """A file of numbers.

    question: what is open about how it is read; without options it holds no arrays then. options: with which
    it was read.
    """

    path: Path
    given: GivenArrays
    question: OpenQuestion | None = None
    options: Options | None = None

    @property
    def is_open(self) -> bool:
        """Whether a question must be answered before it holds numbers."""
        return self.question is not None and not self.given.arrays

    def inputs(self, features: int) -> tuple[Array, tuple[str, ...]]:
        """Its numbers as inputs, (rows, steps, features), and sentences. Raises ParameterError."""
        return inputs_of(self.given, features)

    def may_be_inputs(self, features: int) -> bool:
        """Whether its numbers fit as inputs."""
        try:
            self.inputs(features)
        except ParameterError:
            return False
        return True

    @property
    def is_called_inputs(self) -> bool:
        """Whether its name, or the name of an array in it, says that it holds inputs."""
        names = (self.path.stem, *(array.name for array in self.given.arrays))
        return any(meaning_of(name, frozenset()).quantity == INPUT for name in names)

    @property
    def has_results(self) -> bool:
        """Whether the file holds an array besides inputs, targets and times."""
        return any(meaning_of(array.name, frozenset()).is_theirs for array in self.given.arrays)


@dataclass(frozen=True, eq=False)
class Brought:
    """All that was brought. model: None where no file of a model is among it."""

    model: OpenedModel | None
    model_path: Path | None
    files: tuple[BroughtFile, ...]

    def with_file(self, file: BroughtFile) -> "Brought":
        """All that was brought with one file more, which takes the place of an earlier reading of it."""
        others = tuple(one for one in self.files if one.path != file.path)
        return replace(self, files=(*others, file))

    @property
    def settled(self) -> tuple[BroughtFile, ...]:
        """The files about which nothing is open."""
        return tuple(file for file in self.files if not file.is_open)

    def guess(self, features: int) -> tuple[BroughtFile | None, BroughtFile | None]:
        """Which file is most likely the inputs, and which somebody's numbers; None where nothing says so.

        Of two files that both fit as inputs, the names decide; where they do not, nothing is guessed. While a
        file waits for an answer, names alone decide.
        """
        fitting = [file for file in self.settled if file.may_be_inputs(features)]
        called = [file for file in fitting if file.is_called_inputs]
        found = called or ([] if len(self.settled) < len(self.files) else fitting)
        inputs = found[0] if len(found) == 1 else None
        others = [file for file in self.settled if file is not inputs and not file.is_called_inputs]
        both = [inputs] if inputs is not None and _holds_both(inputs) else []
        results = others or both
        is_open = inputs is None and len(fitting) > 1
        return inputs, results[0] if len(results) == 1 and not is_open else None


def _holds_both(file: BroughtFile) -> bool:
    """Whether one file holds inputs by name, and results beside them."""
    return len(file.given.arrays) > 1 and file.is_called_inputs and file.has_results


def is_surely_model(path: Path) -> bool:
    """Whether a name's ending can only be a model's."""
    return path.name.lower().endswith(SURE)


def read_brought(
    paths: Sequence[Path],
    progress: TellProgress = lambda part: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Brought:
    """Read files of one model at most, and of numbers. Raises FileError; Cancelled."""
    brought = Brought(None, None, ())
    for done, path in enumerate(sorted(paths, key=lambda path: not is_surely_model(path)), 1):
        brought = _with_path(brought, path)
        progress(done / len(paths))
        if is_cancelled():
            raise Cancelled
    return brought


def _with_path(brought: Brought, path: Path) -> Brought:
    ending, is_sure = path.suffix.lower(), is_surely_model(path)
    if is_sure and brought.model is not None:
        raise FileError(f"{told_name(path)} is a second model; bring one model at a time")
    if is_sure or (ending in BOTH and brought.model is None):
        try:
            return replace(brought, model=read_model(path), model_path=path)
        except ExplorerError:
            if is_sure or ending not in DATA_ENDINGS:
                raise
    return brought.with_file(read_numbers(path))


def read_numbers(path: Path, options: Options | None = None) -> BroughtFile:
    """A file of numbers, or what is open about it. Raises FileError; Cancelled."""
    try:
        return BroughtFile(path, read_given(path, options), None, options)
    except LeftOpen as error:
        return BroughtFile(path, GivenArrays(()), error.question, options)
