"""RMSprop."""

from typing import ClassVar, Literal

import numpy as np

from engine.array import Array
from engine.optimizers.base import Slots, Training
from engine.parameter import Real, parameter


class RMSprop(Training):
    """Hinton 2012, lecture 6e; with epsilon under the root as in Goodfellow et al. 2016, algorithm 8.5."""

    order: ClassVar[int] = 1
    keras_optimizer: ClassVar[str] = "RMSprop"
    keras_settings: ClassVar[tuple[str, ...]] = ("rho", "momentum", "epsilon")

    optimizer: Literal["RMSprop"] = "RMSprop"
    rho: Real = parameter(
        0.9, "How much of the mean squared gradient is kept at each update.", low=0, high=0.999999, step=0.01
    )
    momentum: Real = parameter(
        0, "How much of the last update is made once more.", low=0, high=1, slider=(0, 1), step=0.01
    )
    epsilon: Real = parameter(1e-7, "What keeps the divisor away from 0.", low=1e-30, high=1, step=1e-7)

    @property
    def slots(self) -> tuple[str, ...]:
        return ("velocity", "momentum") if self.momentum else ("velocity",)

    def update(self, weights: Array, gradient: Array, slots: Slots, count: int) -> None:
        v, rate = slots["velocity"], self.rounded(self.learning_rate, weights.dtype)
        v *= self.rho
        v += (1 - self.rho) * (gradient * gradient)
        step = rate * gradient / np.sqrt(v + self.epsilon)
        if self.momentum:
            slots["momentum"][...] = self.momentum * slots["momentum"] + step
            step = slots["momentum"]
        weights -= step
