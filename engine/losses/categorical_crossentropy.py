"""The cross-entropy of one class among several."""

from typing import ClassVar

import numpy as np

from engine.activation import log_softmax, softmax
from engine.array import Array
from engine.losses.base import EPSILON, Loss, LossFactor, LossPlace, refuse

ROUNDED = 1e-13  # of a sum of probabilities that is 1 but for float64
NEAR_ONE = 1e-6  # a target of probabilities may be rounded


class CategoricalCrossentropy(Loss):
    """−Σ t log y over the outputs, which are made to add up to 1 before: the probability of each class.

    Behind a readout with softmax it is computed from what softmax bends, where no logarithm can overflow.
    """

    name: ClassVar[str] = "categorical_crossentropy"
    title: ClassVar[str] = "categorical cross-entropy"
    help: ClassVar[str] = "For targets with a 1 at the right class, and a readout with softmax."
    order: ClassVar[int] = 3
    bent_by: ClassVar[str | None] = "softmax"

    def of_steps(self, y: Array, target: Array) -> Array:
        share = np.clip(y / np.sum(y, axis=-1, keepdims=True), EPSILON, 1 - EPSILON)
        return np.asarray(-np.sum(target * np.log(share), axis=-1))

    def gradient(self, y: Array, target: Array) -> Array:
        total = np.sum(y, axis=-1, keepdims=True)
        share = y / total
        inside = np.clip(share, EPSILON, 1 - EPSILON)
        of_share = np.where(inside == share, -target / inside, 0)
        return np.asarray((of_share - np.sum(of_share * share, axis=-1, keepdims=True)) / total)

    def of_steps_before_bending(self, a: Array, target: Array) -> Array:
        return np.asarray(-np.sum(target * log_softmax(a), axis=-1))

    def gradient_before_bending(self, a: Array, target: Array) -> Array:
        return np.asarray(softmax(a) * np.sum(target, axis=-1, keepdims=True) - target)

    def factors(self, at: LossPlace) -> tuple[LossFactor, ...]:
        value = float(self.gradient(at.y, at.target)[at.output])
        share = at.y / np.sum(at.y)
        if not np.all((share > EPSILON) & (share < 1 - EPSILON)):  # so near 0 or 1 that it is cut off
            return super().factors(at)
        symbol = rf"(\sum {at.target_symbol}/\sum {at.y_symbol} - {at.target_symbol}/{at.y_symbol})"
        return (LossFactor(symbol, value),)

    def factors_before_bending(self, at: LossPlace) -> tuple[LossFactor, ...]:
        total = float(np.sum(at.target))
        if abs(total - 1) <= ROUNDED:
            return (at.difference(),)
        symbol = rf"({at.y_symbol} \cdot \sum {at.target_symbol} - {at.target_symbol})"
        return (LossFactor(symbol, float(at.y[at.output]) * total - float(at.target[at.output])),)

    def check(self, target: Array) -> None:
        if target.shape[-1] < 2:
            raise refuse(self, f"an output for each of at least 2 classes; there is {target.shape[-1]}")
        if target.size and (target.min() < 0 or np.any(np.abs(target.sum(axis=-1) - 1) > NEAR_ONE)):
            raise refuse(self, "targets that are probabilities: from 0 on, and adding up to 1 at each step")
