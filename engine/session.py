"""The value of a whole session: an experiment, and everything that was looked at and asked of it."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, InstanceOf, JsonValue

from engine.breakpoints.every import AnyBreakpoint
from engine.errors import ParameterError
from engine.experiment import Experiment, plain
from engine.expression import ExpressionError, parse
from engine.files.experiment_file import from_json as experiment_from_json
from engine.files.experiment_file import with_data_beside
from engine.files.file_format import fields_of, load_strictly, text_of
from engine.files.other_file import check_experiment
from engine.files.text_file import read_as, write_text
from engine.implementations.every import ImplementationNames, names
from engine.parameter import Real, Value
from engine.run.what_if import Change
from engine.sequences.data import Data
from engine.sequences.data_file import unpacked
from engine.theirs.carried import unpacked_arrays
from engine.train.kept_text import kept_from_data, kept_to_data
from engine.train.kept_training import KeptTraining

FORMAT = "rnn-explorer-session"
VERSION = 1
NUMBERS = "numbers"  # the field with those of the data file
THEIRS = "their_numbers"  # the field with somebody's arrays
TRAININGS = "trainings"
MAX_BYTES = 128 * 2**20  # with the numbers of a data file: a million rows of eight columns
MOST = 50  # of branches, breakpoints and watches each
MOST_TRAININGS = 8  # in the window, too, where each has a thread of its own


class ChangeRecord(Value):
    """A what-if's change, as engine.run.what_if.Change tells it."""

    what: str = Field(max_length=40)
    index: Annotated[tuple[Annotated[int, Field(ge=0)], ...], Field(strict=False, min_length=1, max_length=2)]
    value: Real
    layer: int = Field(0, ge=0)

    @classmethod
    def of(cls, change: Change) -> "ChangeRecord":
        """Make the record that is saved of a change."""
        return cls(what=change.what, index=change.index, value=change.value, layer=change.layer)

    def change(self) -> Change:
        """The change that was saved."""
        return Change(self.what, self.index, self.value, self.layer)


class BranchRecord(Value):
    """A what-if. base: the place in the list of what it sets out from; None is the experiment's own run."""

    name: str = Field(min_length=1, max_length=40)
    base: int | None = None
    t: int = Field(ge=0)
    changes: Annotated[tuple[ChangeRecord, ...], Field(strict=False, max_length=1000)]
    is_ghost: bool = True


class Session(Value):
    """What a session file holds.

    row: of the batch. implementations: those that are wanted. shown: the place of the what-if that is
    the current run, or None. t, operation: the playhead. view: what window and plots remember of their
    layout; the engine does not look into it. training: the place of that which is looked at. update: after
    how many of its updates; None is the newest. is_trained: whether the network is shown so, in place of the
    experiment's own weights.
    """

    experiment: Experiment
    row: int = Field(0, ge=0)
    implementations: ImplementationNames = Field(default_factory=names)
    branches: Annotated[tuple[BranchRecord, ...], Field(strict=False, max_length=MOST)] = ()
    shown: int | None = Field(None, ge=0)
    breakpoints: Annotated[tuple[AnyBreakpoint, ...], Field(strict=False, max_length=MOST)] = ()
    watches: Annotated[tuple[str, ...], Field(strict=False, max_length=MOST)] = ()
    t: int = Field(0, ge=0)
    operation: int | None = Field(None, ge=0)
    view: dict[str, JsonValue] = Field(default_factory=dict)
    trainings: Annotated[tuple[InstanceOf[KeptTraining], ...], Field(exclude=True)] = ()
    training: int | None = Field(None, ge=0)
    update: int | None = Field(None, ge=0)
    is_trained: bool = True

    def check(self) -> None:
        """Raise an ExplorerError where the parts do not fit together, before any of them is used."""
        if self.row >= self.experiment.sequence.rows:
            rows = self.experiment.sequence.rows
            raise ParameterError("row", f"must be from 0 to {rows - 1}, got {self.row}")
        for index, branch in enumerate(self.branches):
            if branch.base is not None and not 0 <= branch.base < index:
                message = f"must be the place of an earlier branch, got {branch.base}"
                raise ParameterError(f"branches[{index}].base", message)
        if self.shown is not None and self.shown >= len(self.branches):
            raise ParameterError("shown", f"must be the place of a branch, got {self.shown}")
        if self.training is not None and self.training >= len(self.trainings):
            raise ParameterError("training", f"must be the place of a training, got {self.training}")
        for index, kept in enumerate(self.trainings):
            if kept.base is not None and kept.base >= index:
                message = f"must be the place of an earlier training, got {kept.base}"
                raise ParameterError(f"{TRAININGS}[{index}].base", message)
        for index, text in enumerate(self.watches):
            try:
                parse(text)
            except ExpressionError as error:
                raise ParameterError(f"watches[{index}]", f"cannot be read: {error}") from None


def to_json(session: Session, *, is_short: bool = False) -> str:
    """The session as the text of a file, with the numbers of its data file.

    is_short: without them, so long as the file is there.
    """
    fields = session.model_dump(mode="json", exclude={"experiment"})
    sequence = session.experiment.sequence
    if isinstance(sequence, Data) and not (is_short and sequence.file.is_there):
        fields[NUMBERS] = sequence.packed
    theirs = session.experiment.theirs
    if theirs is not None and not (is_short and theirs.file.is_there):
        fields[THEIRS] = theirs.packed()
    fields[TRAININGS] = list(map(kept_to_data, session.trainings))
    return text_of(FORMAT, VERSION, {"experiment": plain(session.experiment), **fields})


def from_json(text: str) -> Session:
    """Read the text of a file. Raises an ExplorerError, and never anything else."""
    fields = fields_of(text, FORMAT, VERSION)
    held = unpacked(fields.pop(NUMBERS, None))  # until the sequence holds it
    with unpacked_arrays(fields.pop(THEIRS, None)):
        trainings = _trainings_of(fields.pop(TRAININGS, []))
        session = Session.parse({**fields, TRAININGS: trainings})
    session.check()
    del held
    return session


def _trainings_of(data: object) -> tuple[KeptTraining, ...]:
    """The trainings of a file. Raises an ExplorerError."""
    if not isinstance(data, list) or len(data) > MOST_TRAININGS:
        raise ParameterError(TRAININGS, f"must be a list of at most {MOST_TRAININGS}")
    found = []
    for index, fields in enumerate(data):
        try:
            found.append(kept_from_data(fields))
        except ParameterError as error:
            raise ParameterError(f"{TRAININGS}[{index}].{error.field}", error.message) from None
    return tuple(found)


def load(path: Path) -> Session:
    """Read a session. Raises FileError: one sentence that begins with the file's name."""
    return _with_data_beside(read_as(path, from_json, most=MAX_BYTES), path)


def load_any(path: Path) -> Session | Experiment:
    """Read a session or an experiment, as the file says it is. Raises FileError."""
    check_experiment(path)
    found = read_as(path, _from_any_json, most=MAX_BYTES)
    return _with_data_beside(found, path) if isinstance(found, Session) else with_data_beside(found, path)


def save(path: Path, session: Session, *, is_private: bool = False, is_short: bool = False) -> None:
    """Write a session; an old file is replaced whole or stays whole. is_private: for its owner alone.

    is_short: without the numbers of a data file that is still there. Raises FileError.
    """
    write_text(path, to_json(session, is_short=is_short), is_private=is_private, most=MAX_BYTES)


def _with_data_beside(session: Session, path: Path) -> Session:
    """The session of a file, with what its experiments refer to and is now beside that file."""
    experiment = with_data_beside(session.experiment, path)
    trainings = (one.with_experiment(with_data_beside(one.experiment, path)) for one in session.trainings)
    return session.replace(experiment=experiment, trainings=tuple(trainings))


def _from_any_json(text: str) -> Session | Experiment:
    data = load_strictly(text)
    is_session = isinstance(data, dict) and data.get("format") == FORMAT
    return from_json(text) if is_session else experiment_from_json(text)
