"""What a loss is."""

from typing import ClassVar

from engine.array import Array
from engine.errors import ParameterError

EPSILON = 1e-7  # Keras keeps probabilities so far from 0 and 1 before it takes their logarithm


class Loss:
    """How far outputs are from targets, as one number a step. A new one is a subclass in a file here.

    Training takes the mean over the steps that count, of all rows of a batch.
    """

    name: ClassVar[str]
    """As Keras calls it."""
    title: ClassVar[str]
    help: ClassVar[str]
    order: ClassVar[int]
    """Lower comes first where one may choose."""
    bent_by: ClassVar[str | None] = None
    """The readout's activation that it undoes, as Keras does: it then sees what that function bends."""

    def of_steps(self, y: Array, target: Array) -> Array:
        """The loss of each step, (…): of outputs and targets, (…, outputs)."""
        raise NotImplementedError

    def gradient(self, y: Array, target: Array) -> Array:
        """The derivative of each step's loss by its outputs, (…, outputs)."""
        raise NotImplementedError

    def of_steps_before_bending(self, a: Array, target: Array) -> Array:
        """The loss of each step, of what `bent_by` bends."""
        raise NotImplementedError

    def gradient_before_bending(self, a: Array, target: Array) -> Array:
        """The derivative of each step's loss by what `bent_by` bends."""
        raise NotImplementedError

    def check(self, target: Array) -> None:
        """Raise ParameterError where no output could fit. target: of the steps that count, (…, outputs)."""


def refuse(loss: Loss, needed: str) -> ParameterError:
    """What to say of targets that a loss can't be taken of."""
    return ParameterError("training.loss", f"{loss.name} needs {needed}")
