"""Adam."""

from typing import ClassVar, Literal

import numpy as np

from engine.array import Array
from engine.optimizers.base import Slots, Training
from engine.parameter import Real, parameter


class Adam(Training):
    """Kingma & Ba 2015, algorithm 1; as Keras has it, with "epsilon hat" of their section 2 instead."""

    order: ClassVar[int] = 0
    keras_optimizer: ClassVar[str] = "Adam"
    keras_settings: ClassVar[tuple[str, ...]] = ("beta_1", "beta_2", "epsilon")

    optimizer: Literal["Adam"] = "Adam"
    beta_1: Real = parameter(
        0.9, "How much of the mean gradient is kept at each update.", low=0, high=0.999999, step=0.01
    )
    beta_2: Real = parameter(
        0.999,
        "How much of the mean square is kept at each update.",
        low=0,
        high=0.999999,
        step=0.001,
    )
    epsilon: Real = parameter(1e-7, "What keeps the divisor away from 0.", low=1e-30, high=1, step=1e-7)

    @property
    def slots(self) -> tuple[str, ...]:
        return "momentum", "velocity"

    def update(self, weights: Array, gradient: Array, slots: Slots, count: int) -> None:
        m, v, kind = slots["momentum"], slots["velocity"], weights.dtype.type
        rate = self.rounded(self.learning_rate, weights.dtype)
        left_1 = 1 - self.rounded(self.beta_1, weights.dtype) ** kind(count)
        left_2 = 1 - self.rounded(self.beta_2, weights.dtype) ** kind(count)
        m += (gradient - m) * (1 - self.beta_1)
        v += (gradient * gradient - v) * (1 - self.beta_2)
        if self.convention == "keras":
            weights -= m * (rate * np.sqrt(left_2) / left_1) / (np.sqrt(v) + self.epsilon)
        else:
            weights -= rate * (m / left_1) / (np.sqrt(v / left_2) + self.epsilon)
