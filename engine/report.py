"""What the notebook reports of an experiment."""

from dataclasses import dataclass

from engine.array import Array


@dataclass(frozen=True)
class KerasReport:
    """What only Keras can tell.

    weights: as `get_weights` gives them back, layer by layer, the readout's last. mse, mae: of
    `evaluate` over every whole row of the batch; None where outputs and targets differ in size.
    """

    weights: tuple[tuple[Array, ...], ...]
    mse: float | None
    mae: float | None
