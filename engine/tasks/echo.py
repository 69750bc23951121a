"""Echo: what was heard some steps ago."""

from typing import ClassVar, Literal

import numpy as np

from engine.errors import ParameterError
from engine.parameter import parameter
from engine.sequences.base import Batch
from engine.tasks.base import LearningTask, constant
from engine.tasks.floor import Floor


class Echo(LearningTask):
    """Put out the number, between −1 and 1, that was read as many steps ago as delay says."""

    title: ClassVar[str] = "echo"
    order: ClassVar[int] = 25
    source: ClassVar[str] = "Jaeger 2002, Short term memory in echo state networks"

    kind: Literal["echo"] = "echo"
    length: int = parameter(50, "How many steps an example has.", low=2, high=10_000, slider=(2, 200))
    delay: int = parameter(5, "After how many steps a number comes back.", low=1, high=9_999, slider=(1, 20))

    def check(self, field: str) -> None:
        super().check(field)
        if self.delay >= self.length:
            message = f"must be less than the steps ({self.length}), got {self.delay}"
            raise ParameterError(f"{field}.delay", message)

    @property
    def whole_steps(self) -> int:
        return self.length

    @property
    def counts_from(self) -> int:
        return self.delay

    def draw(self, random: np.random.Generator, examples: int) -> Batch:
        inputs = random.uniform(-1, 1, (examples, self.length, 1))
        targets = np.zeros_like(inputs)
        targets[:, self.delay :] = inputs[:, : -self.delay]
        return Batch(inputs, targets, self.mask(examples))

    def floors(self) -> tuple[Floor, ...]:
        """A number between −1 and 1 has the variance 1/3, and is 1/2 away from 0 on average."""
        title = "always guessing 0"
        return (
            Floor(title, "mse", 1 / 3, lambda batch: constant(0, batch)),
            Floor(title, "mae", 1 / 2, lambda batch: constant(0, batch)),
        )
