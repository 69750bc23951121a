"""The mean absolute error."""

from typing import ClassVar

import numpy as np

from engine.array import Array
from engine.losses.base import Loss, LossFactor, LossPlace


class MeanAbsoluteError(Loss):
    """The mean of |y − target| over the outputs; its derivative at 0 is taken as 0."""

    name: ClassVar[str] = "mae"
    title: ClassVar[str] = "mean absolute error"
    help: ClassVar[str] = "The mean of the differences' sizes; every difference pulls alike, large or small."
    order: ClassVar[int] = 1

    def of_steps(self, y: Array, target: Array) -> Array:
        return np.asarray(np.mean(np.abs(y - target), axis=-1))

    def gradient(self, y: Array, target: Array) -> Array:
        return np.asarray(np.sign(y - target) / y.shape[-1])

    def factors(self, at: LossPlace) -> tuple[LossFactor, ...]:
        difference = at.difference()
        sign = LossFactor(rf"\mathrm{{sign}}{difference.symbol}", float(np.sign(difference.value)))
        return (*at.share(), sign)
