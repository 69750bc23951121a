"""The mean squared error."""

from typing import ClassVar

import numpy as np

from engine.array import Array
from engine.losses.base import Loss, LossFactor, LossPlace


class MeanSquaredError(Loss):
    """The mean of (y − target)² over the outputs."""

    name: ClassVar[str] = "mse"
    title: ClassVar[str] = "mean squared error"
    help: ClassVar[str] = "The mean of the squared differences; large ones count most."
    order: ClassVar[int] = 0

    def of_steps(self, y: Array, target: Array) -> Array:
        squares = y - target
        squares *= squares
        return squares[..., 0] if squares.shape[-1] == 1 else np.asarray(np.mean(squares, axis=-1))

    def gradient(self, y: Array, target: Array) -> Array:
        return np.asarray(2 * (y - target) / y.shape[-1])

    def factors(self, at: LossPlace) -> tuple[LossFactor, ...]:
        return (*at.share(2), at.difference())
