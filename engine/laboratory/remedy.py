"""What is done to the numbers of a sequence before a network is trained on them, and back."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.array import Array
from engine.data.scaling import Scaling, scaling_of
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.sequences.values import Values

RemedyName = Literal["none", "largest", "standardise", "log"]
REMEDIES: dict[RemedyName, str] = {
    "none": "as they are",
    "largest": "divided by the largest",
    "standardise": "standardised",
    "log": "their logarithms",
}
"""What each is called where one may choose."""


@dataclass(frozen=True, eq=False)
class Remedy:
    """numbers: those of the sequence, (values,), float64; for "log" all above 0."""

    name: RemedyName
    numbers: Array

    @property
    def changed(self) -> Array:
        """The numbers that the network sees."""
        return (
            np.log(self.numbers) if self.name == "log" else self._scaling.scaled(self.numbers[:, None])[:, 0]
        )

    def original(self, numbers: Array) -> Array:
        """What a network puts out, back in the units of the sequence, (…)."""
        if self.name == "log":
            with np.errstate(over="ignore"):
                return np.asarray(np.exp(numbers))
        return np.asarray(self._scaling.original(numbers[..., None], numbers[..., None])[..., 0])

    @property
    def _scaling(self) -> Scaling:
        if self.name == "standardise":
            return scaling_of("standardise", self.numbers[:, None])
        largest = float(np.abs(self.numbers).max()) if self.name == "largest" else 1.0
        return Scaling("min-max", np.zeros(1), np.array([largest or 1.0]))


def remedy_for(experiment: Experiment, name: RemedyName) -> Remedy:
    """A remedy for the numbers of an experiment's first row. Raises ParameterError where there is none."""
    sequence = experiment.sequence
    if not sequence.is_shifted or sequence.features > 1 or sequence.rows > 1:
        raise ParameterError("sequence", "must be one row of single numbers to be scaled here")
    batch = sequence.generate()
    numbers = np.concatenate([batch.inputs[0, :, 0], batch.targets[0, -1:, 0]]).astype(np.float64)
    if name == "log" and not (numbers > 0).all():
        raise ParameterError("sequence", f"must be above 0 for logarithms, got {numbers.min():g}")
    return Remedy(name, numbers)


def with_remedy(experiment: Experiment, name: RemedyName) -> Experiment:
    """The experiment on changed numbers. Raises ParameterError."""
    if name == "none":
        return experiment
    values = tuple((float(number),) for number in remedy_for(experiment, name).changed)
    return experiment.replace(
        sequence=Values(values=values), precision=experiment.precision.replace(numpy="float64")
    )
