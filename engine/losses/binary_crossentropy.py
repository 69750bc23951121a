"""The cross-entropy of yes and no."""

from typing import ClassVar

import numpy as np

from engine.activation import sigmoid
from engine.array import Array
from engine.losses.base import EPSILON, Loss, LossFactor, LossPlace, refuse


class BinaryCrossentropy(Loss):
    """The mean of −t log y − (1 − t) log(1 − y) over the outputs, each the probability of a yes.

    Behind a readout with sigmoid it is computed from what sigmoid bends, where no logarithm can overflow.
    """

    name: ClassVar[str] = "binary_crossentropy"
    title: ClassVar[str] = "binary cross-entropy"
    help: ClassVar[str] = "For targets between 0 and 1 and a readout with sigmoid, each output by itself."
    order: ClassVar[int] = 2
    bent_by: ClassVar[str | None] = "sigmoid"

    def of_steps(self, y: Array, target: Array) -> Array:
        y = np.clip(y, EPSILON, 1 - EPSILON)
        return np.asarray(-np.mean(target * np.log(y) + (1 - target) * np.log(1 - y), axis=-1))

    def gradient(self, y: Array, target: Array) -> Array:
        inside = np.clip(y, EPSILON, 1 - EPSILON)
        found = ((1 - target) / (1 - inside) - target / inside) / y.shape[-1]
        return np.where(inside == y, found, 0)

    def of_steps_before_bending(self, a: Array, target: Array) -> Array:
        return np.asarray(np.mean(np.maximum(a, 0) - a * target + np.log1p(np.exp(-np.abs(a))), axis=-1))

    def gradient_before_bending(self, a: Array, target: Array) -> Array:
        return np.asarray((sigmoid(a) - target) / a.shape[-1])

    def factors(self, at: LossPlace) -> tuple[LossFactor, ...]:
        y, target = at.y_symbol, at.target_symbol
        value = float(self.gradient(at.y, at.target)[at.output]) * len(at.y)
        if value == 0 and at.y[at.output] != at.target[at.output]:  # y is so near 0 or 1 that it is cut off
            return (LossFactor("0", 0.0),)
        symbol = f"((1 - {target})/(1 - {y}) - {target}/{y})"
        return (*at.share(), LossFactor(symbol, value))

    def factors_before_bending(self, at: LossPlace) -> tuple[LossFactor, ...]:
        return (*at.share(), at.difference())

    def check(self, target: Array) -> None:
        if target.size and not (target.min() >= 0 and target.max() <= 1):
            raise refuse(self, f"targets from 0 to 1; there are {target.min():g} … {target.max():g}")
