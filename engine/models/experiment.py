"""An experiment on a model that came from a file."""

import numpy as np

from engine.array import Array
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.models.opened import OpenedModel, rows_of
from engine.sequences.base import Sequence
from engine.sequences.values import Values

STEPS = 20  # of the inputs that stand there until somebody brings others
SEED = 0


def experiment_of(opened: OpenedModel, sequence: Sequence | None = None, name: str = "") -> Experiment:
    """The model on a sequence; on a few random inputs where none is given.

    Raises ParameterError where the sequence has another number of features than the model reads.
    """
    chosen = first_inputs(opened.features) if sequence is None else sequence
    if chosen.features != opened.features:
        raise ParameterError(
            "sequence", f"must have {opened.features} features, as the model reads; got {chosen.features}"
        )
    return Experiment(
        name=name[:200] or "Untitled",
        description=" ".join(opened.notes)[:2000],
        sequence=chosen,
        model=opened.model,
    )


def first_inputs(features: int) -> Values:
    """Normal random numbers, the same ones every time."""
    return values_of(np.random.default_rng(SEED).standard_normal((STEPS + 1, features)))


def values_of(inputs: Array) -> Values:
    """Inputs (steps + 1, features) as a sequence whose targets are the next inputs."""
    return Values(values=rows_of(inputs))
