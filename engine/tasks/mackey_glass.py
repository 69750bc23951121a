"""Mackey and Glass: an equation with a delay, whose solution never repeats itself."""

from typing import ClassVar, Literal

import numpy as np

from engine.array import Array
from engine.errors import ParameterError
from engine.parameter import parameter
from engine.sequences.base import Batch, shifted
from engine.tasks.base import LearningTask

STEPS_OF_TIME = 10  # steps of the solver for one unit of time
SETTLING = 300  # units of time before the first value, in which the start is forgotten

MOST_UNITS = 100_000  # of time in an example; the solver takes 0.1 ms for each


class MackeyGlass(LearningTask):
    """Predict the next x − 1 of dx/dt = 0.2 x(t − τ) / (1 + x(t − τ)^10) − 0.1 x, chaotic from τ = 17.

    Each example begins with another constant past, and is taken after 300 units of time.
    """

    title: ClassVar[str] = "Mackey–Glass"
    order: ClassVar[int] = 30
    source: ClassVar[str] = "Mackey and Glass 1977, Science 197, equation 4b"

    kind: Literal["mackey_glass"] = "mackey_glass"
    length: int = parameter(200, "How many steps an example has.", low=2, high=100_000, slider=(2, 1000))
    tau: int = parameter(17, "The delay τ, in units of time.", low=1, high=1000, slider=(5, 40))
    every: int = parameter(
        1, "How many units of time lie between two steps.", low=1, high=100, slider=(1, 10)
    )

    def check(self, field: str) -> None:
        super().check(field)
        if self.length * self.every > MOST_UNITS:
            message = f"must be at most {MOST_UNITS // self.length} for {self.length} steps, got {self.every}"
            raise ParameterError(f"{field}.every", message)

    @property
    def is_shifted(self) -> bool:
        return True

    @property
    def whole_steps(self) -> int:
        return self.length

    def draw(self, random: np.random.Generator, examples: int) -> Batch:
        units = SETTLING + self.length * self.every + 1
        values = mackey_glass(random.uniform(0.5, 1.5, examples), self.tau, units)
        return shifted(values[:, SETTLING :: self.every, np.newaxis][:, : self.length + 1] - 1)


def mackey_glass(past: Array, tau: int, units: int) -> Array:
    """The values at whole times 0 … units − 1, (examples, units), of constant pasts (examples,).

    The classical Runge–Kutta method; between two steps of the solver, the delayed value is their mean.
    """
    h, delay = 1 / STEPS_OF_TIME, tau * STEPS_OF_TIME
    x = np.empty((delay + units * STEPS_OF_TIME, len(past)))
    x[: delay + 1] = past
    for first in range(delay, len(x) - 1, delay):  # what comes back in so many steps is known before them
        known = x[first - delay : first + 1]
        gains, between_them = _gain(known), _gain((known[:-1] + known[1:]) / 2)
        for now in range(first, min(first + delay, len(x) - 1)):
            last, gain = x[now], between_them[now - first]
            k1 = gains[now - first] - 0.1 * last
            k2 = gain - 0.1 * (last + h / 2 * k1)
            k3 = gain - 0.1 * (last + h / 2 * k2)
            k4 = gains[now - first + 1] - 0.1 * (last + h * k3)
            x[now + 1] = last + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    return np.ascontiguousarray(x[delay::STEPS_OF_TIME].T)


def _gain(delayed: Array) -> Array:
    """What a delayed value adds to the slope."""
    return np.asarray(0.2 * delayed / (1 + delayed**10))
