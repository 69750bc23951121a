"""What a loss is."""

from dataclasses import dataclass
from typing import ClassVar

from engine.array import Array
from engine.errors import ParameterError

EPSILON = 1e-7  # Keras keeps probabilities so far from 0 and 1 before it takes their logarithm


@dataclass(frozen=True)
class LossFactor:
    """A factor of a loss's derivative by one output: its TeX, and its number.

    terms: where it is a difference, what is subtracted from what, each as it is written and as a number.
    """

    symbol: str
    value: float
    terms: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class LossPlace:
    """One output of one step. y, target: (outputs,). y_symbol, target_symbol: their TeX."""

    y: Array
    target: Array
    output: int
    y_symbol: str
    target_symbol: str

    def difference(self) -> LossFactor:
        """y − target."""
        y, target = float(self.y[self.output]), float(self.target[self.output])
        terms = (self.y_symbol, y), (self.target_symbol, target)
        return LossFactor(f"({self.y_symbol} - {self.target_symbol})", y - target, terms)

    def share(self, count: int = 1) -> tuple[LossFactor, ...]:
        """count divided by how many outputs there are; nothing where that is 1."""
        outputs = len(self.y)
        if count == outputs:
            return ()
        symbol = str(count) if outputs == 1 else f"{count}/{outputs}"
        return (LossFactor(symbol, count / outputs),)


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
    """The readout's activation φ that the loss takes in, as Keras does: computed of a, not of φ(a)."""

    def of_steps(self, y: Array, target: Array) -> Array:
        """The loss of each step, (…): of outputs and targets, (…, outputs)."""
        raise NotImplementedError

    def gradient(self, y: Array, target: Array) -> Array:
        """The derivative of each step's loss by its outputs, (…, outputs)."""
        raise NotImplementedError

    def of_steps_before_bending(self, a: Array, target: Array) -> Array:
        """The loss of each step, (…). a: what `bent_by` bends, (…, outputs)."""
        raise NotImplementedError

    def gradient_before_bending(self, a: Array, target: Array) -> Array:
        """The derivative of each step's loss by a, (…, outputs). a: what `bent_by` bends."""
        raise NotImplementedError

    def factors(self, at: LossPlace) -> tuple[LossFactor, ...]:
        """What the derivative by one output is the product of, as an equation writes it."""
        return (LossFactor(rf"\ell'({at.y_symbol})", float(self.gradient(at.y, at.target)[at.output])),)

    def factors_before_bending(self, at: LossPlace) -> tuple[LossFactor, ...]:
        """The factors of the derivative by a, which `bent_by` bends, written with y, which a becomes."""
        raise NotImplementedError

    def check(self, target: Array) -> None:
        """Raise ParameterError where no output could fit. target: of the steps that count, (…, outputs)."""


def refuse(loss: Loss, needed: str) -> ParameterError:
    """What to say of targets that a loss can't be taken of."""
    return ParameterError("training.loss", f"{loss.name} needs {needed}")
