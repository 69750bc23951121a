"""An experiment on a model, or on inputs, that came from a file."""

import re
from pathlib import Path

import numpy as np

from engine.array import Array
from engine.data.read_file import digest_of
from engine.errors import ParameterError, told_name
from engine.experiment import Experiment
from engine.models.opened import OpenedModel, rows_of
from engine.sequences.base import Sequence
from engine.sequences.values import Values

STEPS = 20  # of the inputs that stand there until somebody brings others
SEED = 0
MOST = 2000  # letters of a description
_ORIGIN = re.compile(r" ?The inputs are those of .*?, SHA-256 [0-9a-f]{64}\.", re.DOTALL)


def experiment_of(opened: OpenedModel, sequence: Sequence | None = None, name: str = "") -> Experiment:
    """The model on a sequence; on a few random inputs where none is given.

    Raises ParameterError where the sequence has another number of features than the model reads.
    """
    chosen = first_inputs(opened.features) if sequence is None else sequence
    if chosen.features != opened.features:
        raise ParameterError(
            "sequence",
            f"must have as many features as the model reads ({opened.features}), got {chosen.features}",
        )
    return Experiment(
        name=name[:200] or "Untitled",
        description=" ".join(opened.notes)[:MOST],
        sequence=chosen,
        model=opened.model,
    )


def told_origin(experiment: Experiment, path: Path) -> Experiment:
    """The experiment with a description that says from which file its inputs were read.

    The experiment holds the numbers alone; the description is saved with them. Raises FileError.
    """
    name = told_name(path).encode(errors="replace").decode()  # a name may be no text
    told = f"The inputs are those of {name}, SHA-256 {digest_of(path)}."
    before = _ORIGIN.sub("", experiment.description)[: MOST - len(told) - 1]
    return experiment.replace(description=f"{before} {told}".strip())


def first_inputs(features: int) -> Values:
    """Normal random numbers, the same ones every time."""
    return values_of(np.random.default_rng(SEED).standard_normal((STEPS + 1, features)))


def values_of(inputs: Array) -> Values:
    """Inputs (steps + 1, features) as a sequence whose targets are the next inputs."""
    return Values(values=rows_of(inputs))
