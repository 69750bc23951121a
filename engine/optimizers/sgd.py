"""Gradient descent, with momentum or without."""

from typing import ClassVar, Literal

from engine.array import Array
from engine.optimizers.base import Slots, Training
from engine.parameter import Real, parameter


class SGD(Training):
    """Polyak 1964 with momentum; with nesterov as Sutskever et al. 2013, looking ahead by the momentum."""

    order: ClassVar[int] = 2
    keras_optimizer: ClassVar[str] = "SGD"
    keras_settings: ClassVar[tuple[str, ...]] = ("momentum", "nesterov")

    optimizer: Literal["SGD"] = "SGD"
    momentum: Real = parameter(
        0, "How much of the last update is made once more.", low=0, high=1, slider=(0, 1), step=0.01
    )
    nesterov: bool = parameter(
        False,
        "Whether the momentum is added before the gradient's own step, looking ahead; without it, nothing.",
    )

    @property
    def slots(self) -> tuple[str, ...]:
        return ("momentum",) if self.momentum else ()

    def update(self, weights: Array, gradient: Array, slots: Slots, count: int) -> None:
        step = gradient * self.rounded(self.learning_rate, weights.dtype)
        if not self.momentum:
            weights -= step
            return
        kept, m = self.rounded(self.momentum, weights.dtype), slots["momentum"]
        m *= kept
        m -= step
        weights += m * kept - step if self.nesterov else m
