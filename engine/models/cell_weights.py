"""A recurrent layer's weights on their way between files: always in Keras' layout and order of gates."""

from dataclasses import dataclass, replace

import numpy as np

from engine.array import Array
from engine.cells.base import Weights
from engine.errors import ParameterError

KERAS_GATES: dict[str, tuple[str, ...]] = {
    "SimpleRNN": ("",),
    "GRU": ("z", "r", "n"),
    "LSTM": ("i", "f", "g", "o"),
}
"""The kinds of cells that other programs know as well, with the order of their blocks of columns."""
KINDS_BY_GATES = {len(gates): kind for kind, gates in KERAS_GATES.items()}


@dataclass(frozen=True)
class CellWeights:
    """The weights of one layer. kind: the cell's name. has_bias: without one, the bias is all zeros.

    reset_after: of a GRU, whose bias has then two rows.
    """

    kind: str
    weights: Weights
    has_bias: bool = True
    reset_after: bool = True

    def __post_init__(self) -> None:
        check_weights(self)

    @property
    def units(self) -> int:
        return int(self.weights.recurrent_kernel.shape[0])

    @property
    def features(self) -> int:
        return int(self.weights.kernel.shape[0])


def bias_shape(kind: str, units: int, reset_after: bool) -> tuple[int, ...]:
    """The shape of a bias as Keras keeps it."""
    columns = units * len(KERAS_GATES[kind])
    return (2, columns) if kind == "GRU" and reset_after else (columns,)


def no_bias(kind: str, units: int, reset_after: bool) -> Array:
    """The zeros that stand for a bias that is not used."""
    return np.zeros(bias_shape(kind, units, reset_after))


def with_scaled_gates(layer: CellWeights, factor: float) -> CellWeights:
    """The layer for gates whose function has another slope: the columns of gates times a factor.

    The candidate (n, g) has a function of its own and stays as it is.
    """
    factors = [1.0 if gate in ("n", "g") else factor for gate in KERAS_GATES[layer.kind]]
    scale, own = np.repeat(factors, layer.units), layer.weights
    return replace(layer, weights=Weights(own.kernel * scale, own.recurrent_kernel * scale, own.bias * scale))


def check_weights(layer: CellWeights) -> None:
    """Raise ParameterError for the first array whose shape does not fit the others."""
    recurrent, gates = layer.weights.recurrent_kernel, len(KERAS_GATES[layer.kind])
    if recurrent.ndim != 2 or recurrent.size == 0 or recurrent.shape[1] != gates * recurrent.shape[0]:
        wanted = f"(units, {gates} × units)" if gates > 1 else "(units, units)"
        raise ParameterError("recurrent kernel", f"must have shape {wanted}, got {recurrent.shape}")
    columns = recurrent.shape[1]
    kernel = layer.weights.kernel
    if kernel.ndim != 2 or kernel.shape[0] == 0 or kernel.shape[1] != columns:
        raise ParameterError("kernel", f"must have shape (features, {columns}), got {kernel.shape}")
    wanted_bias = bias_shape(layer.kind, layer.units, layer.reset_after)
    if layer.weights.bias.shape != wanted_bias:
        raise ParameterError("bias", f"must have shape {wanted_bias}, got {layer.weights.bias.shape}")
