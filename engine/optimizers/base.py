"""How a model is trained: the optimizer, and what every one of them is asked."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

import numpy as np

from engine.array import Array
from engine.errors import ParameterError
from engine.losses.every import LOSSES
from engine.parameter import Choices, Real, Value, parameter

Slots = Mapping[str, Array]
"""What an optimizer remembers, by name: as many numbers as there are weights, each."""
CLIPS = ("clipvalue", "clipnorm", "global_clipnorm")


class Training(Value):
    """An optimizer with its settings, as in Keras' `compile` and `fit`.

    A new optimizer is a subclass in a file of this folder, which names the source of its rule. The fields
    have Keras' names.
    """

    order: ClassVar[int] = 9
    """Lower comes first where one may choose."""
    keras_optimizer: ClassVar[str]
    """The name of Keras' optimizer with the same rule."""
    keras_settings: ClassVar[tuple[str, ...]] = ()
    """The fields that Keras' optimizer is made with, besides the learning rate and clipping."""

    optimizer: str
    learning_rate: Real = parameter(
        1e-4, "How far one training step would go.", low=0, slider=(0, 0.1), step=0.0001
    )
    loss: Annotated[str, Choices(tuple(LOSSES))] = parameter("mse", "What training makes smaller.")
    batch_size: int = parameter(
        0, "How many rows one update sees; 0 is all of them.", low=0, high=1_000_000, slider=(0, 64)
    )
    shuffle: bool = parameter(
        True, "Whether each epoch takes the rows in another order, from the seed; never of a stateful model."
    )
    validation_split: Real = parameter(
        0,
        "How much is kept from training to measure the validation loss on: of the rows the last ones, of a "
        "single row the last steps. 0 keeps nothing.",
        low=0,
        high=0.9,
        slider=(0, 0.9),
        step=0.05,
    )
    fresh: bool = parameter(
        False,
        "Whether each update draws new examples of a task, from the seed and the update's number. The "
        "experiment's own are never trained on then: the validation loss is measured on them.",
    )
    truncate: int = parameter(
        0,
        "After how many steps the gradient is cut, again and again, while the states go on; 0 is never.",
        low=0,
        high=1_000_000,
        slider=(0, 50),
    )
    clipvalue: Real = parameter(
        0, "The largest size of each number of the gradient; 0 leaves them as they are.", low=0, step=0.1
    )
    clipnorm: Real = parameter(
        0, "The largest norm of each weight's gradient; 0 leaves them as they are.", low=0, step=0.1
    )
    global_clipnorm: Real = parameter(
        0, "The largest norm of the gradient of all weights; 0 leaves it as it is.", low=0, step=0.1
    )
    convention: Literal["keras", "textbook"] = parameter(
        "keras",
        "Keras rounds learning_rate, SGD's momentum and, in Adam's correction of its bias, the betas to "
        "float32, even for float64 weights. The textbook rounds nothing, and adds Adam's epsilon afterwards.",
    )

    def check(self, field: str) -> None:
        """Raise ParameterError where the fields do not fit together. field: its own path."""
        given = [name for name in CLIPS if getattr(self, name)]
        if len(given) > 1:
            raise ParameterError(
                f"{field}.{given[1]}", f"must be 0 where {given[0]} is not: one clips enough"
            )
        if self.fresh and self.validation_split:
            message = "must be 0 where examples are fresh: the experiment's own are kept for validation then"
            raise ParameterError(f"{field}.validation_split", message)

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of what it remembers from update to update, as Keras has them: momentum, velocity."""
        return ()

    def update(self, weights: Array, gradient: Array, slots: Slots, count: int) -> None:
        """Change weights and slots in place. gradient: clipped already. count: of this update, from 1."""
        raise NotImplementedError

    def rounded(self, number: float, dtype: np.dtype[Any]) -> Any:
        """A setting in the weights' precision; as Keras has it, it comes through float32."""
        is_keras = self.convention == "keras"
        return dtype.type(np.float32(number) if is_keras else number)
