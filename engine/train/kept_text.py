"""Kept trainings as JSON data, to the last bit, and back; what is read is not trusted."""

import base64
import binascii
import io
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field

from engine.array import DTYPES, Array, read_only
from engine.errors import FileError, ParameterError
from engine.experiment import Experiment, plain
from engine.files.npz_file import read_npz, write_npz
from engine.implementations.every import implementation, trainer_names
from engine.parameter import Value
from engine.run.name import Name
from engine.run.trace import Block
from engine.train.checkpoint_file import MOST_UPDATES, checkpoint_arrays, checkpoint_of
from engine.train.kept_training import MOST_CHECKPOINTS, KeptTraining, checkpoints_of
from engine.train.plan import TrainingBranch, TrainingEnding, TrainingJob, TrainingPlan
from engine.train.trainer import LOSS, recorded_names

LONGEST_NAME = 200
Count = Annotated[int, Field(ge=0, le=MOST_UPDATES)]


class EndingFields(Value):
    """How a training has ended, as TrainingEnding tells it."""

    kind: Literal["complete", "reached", "diverged"]
    t: Count
    quantity: str | None = Field(None, max_length=LONGEST_NAME)


class TrainingFields(Value):
    """A training in a session's file.

    updates: the most it is to make. is_branch: whether it went on from another one, whose place is `base`
    where that is kept. rows, checkpoints: archives of arrays (.npz) as base64.
    """

    name: str = Field(min_length=1, max_length=LONGEST_NAME)
    implementation: str
    experiment: Experiment
    updates: Count
    is_branch: bool = False
    base: int | None = Field(None, ge=0)
    ending: EndingFields | None = None
    rows: str
    checkpoints: Annotated[tuple[str, ...], Field(strict=False, min_length=1, max_length=MOST_CHECKPOINTS)]


def kept_to_data(kept: KeptTraining) -> dict[str, Any]:
    """A training as plain JSON data."""
    job, ending = kept.plan.job, kept.ending
    return {
        "name": kept.name,
        "implementation": job.implementation,
        "experiment": plain(job.experiment),
        "updates": job.updates,
        "is_branch": job.branch is not None,
        "base": kept.base,
        "ending": ending and {"kind": ending.kind, "t": ending.t, "quantity": ending.quantity},
        "rows": _text_of({str(name): rows[:, 0] for name, rows in kept.rows.arrays.items()}),
        "checkpoints": [
            _text_of(checkpoint_arrays(job.experiment, one)) for one in kept.plan.checkpoints.all
        ],
    }


def kept_from_data(data: object) -> KeptTraining:
    """The training that `kept_to_data` gave. Raises ParameterError or FileError for anything else."""
    fields = TrainingFields.parse(data)
    if fields.implementation not in trainer_names():
        names = ", ".join(trainer_names())
        raise ParameterError("implementation", f"must be one that trains: {names}")
    experiment = fields.experiment
    dtype = DTYPES[implementation(fields.implementation).precision(experiment)]
    checkpoints = [checkpoint_of(_arrays_of(text), experiment, dtype) for text in fields.checkpoints]
    rows = _rows_of(_arrays_of(fields.rows), recorded_names(experiment))
    begin, made = checkpoints[0], checkpoints[0].updates + rows.steps - 1
    counts = [one.updates for one in checkpoints]
    if counts != sorted(set(counts)) or not counts[-1] <= made <= fields.updates:
        raise FileError("holds a training whose checkpoints do not fit its losses")
    job = TrainingJob(
        experiment,
        fields.updates,
        fields.implementation,
        begin=begin if begin.updates or fields.is_branch else None,
    )
    plan = TrainingPlan(job, checkpoints_of(checkpoints, made))
    if fields.is_branch:
        plan = replace(plan, job=replace(job, branch=TrainingBranch(plan, begin.updates)))
    return KeptTraining(fields.name, plan, rows, _ending_of(fields), fields.base)


def _ending_of(fields: TrainingFields) -> TrainingEnding | None:
    ending = fields.ending
    if ending is None:
        return None
    whose = fields.implementation if ending.kind == "diverged" else None
    return TrainingEnding(ending.kind, ending.t, whose, ending.quantity)


def _rows_of(arrays: Mapping[str, Array], names: frozenset[Name]) -> Block:
    """What was recorded of each update, by name. Raises FileError."""
    found = {Name.parse(name): array for name, array in arrays.items()}
    shapes = {(one.shape, one.dtype.str) for one in found.values()}
    losses = found.get(LOSS)
    if found.keys() != names or len(shapes) > 1 or losses is None or losses.ndim != 1 or not losses.size:
        raise FileError("holds a training whose losses are damaged")
    if losses.dtype != np.float64:
        raise FileError(f"holds a training whose losses are {losses.dtype}, not float64")
    return Block(losses.size, {name: read_only(one[:, np.newaxis]) for name, one in found.items()})


def _text_of(arrays: Mapping[str, Array]) -> str:
    file = io.BytesIO()
    write_npz(file, arrays)
    return base64.b64encode(file.getbuffer()).decode()


def _arrays_of(text: str) -> dict[str, Array]:
    """Raises FileError: a sentence without the file's name."""
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise FileError("holds a training that is damaged") from None
    return read_npz(data)
