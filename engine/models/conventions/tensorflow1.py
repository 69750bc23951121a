"""TensorFlow 1's convention, of BasicRNNCell, GRUCell and BasicLSTMCell."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

import numpy as np

from engine.array import Array
from engine.cells.base import Weights
from engine.cells.spelling import Spelling
from engine.errors import ParameterError
from engine.models.cell_weights import KERAS_GATES, CellWeights, no_bias
from engine.models.conventions.base import Arrays, WeightConvention, array_of, reordered

FORGET_BIAS = 1.0  # what BasicLSTMCell adds to the forget gate at each step, by default
_GRU_GATES = ("r", "z")
WRITTEN = Spelling(weights={("kernel", 0): ("K", "")}, joins=True)


class TensorFlow1Convention(WeightConvention):
    """[x, h] K + b: one kernel for input and state, one above the other.

    The LSTM adds 1 to its forget gate when it runs, which is no part of the file. The GRU keeps its gates and
    its candidate apart, and resets the state before the product.
    """

    name: ClassVar[str] = "TensorFlow 1"
    gates: ClassVar = {"SimpleRNN": ("",), "GRU": ("r", "z", "n"), "LSTM": ("i", "g", "f", "o")}
    kernel = "kernel"
    recurrent_kernel = ""
    bias = "bias"
    resets_after = (False,)
    spellings: ClassVar = {
        "SimpleRNN": WRITTEN,
        "GRU": replace(WRITTEN, quantities={"z": "u", "n": "c"}, gates={"z": "u", "n": "c"}),
        "LSTM": replace(WRITTEN, quantities={"g": "j"}, gates={"g": "j"}, added={"f": int(FORGET_BIAS)}),
    }

    def arrays(self, layer: CellWeights) -> dict[str, Array]:
        self.check(layer.kind, layer.reset_after)
        order = self.gates[layer.kind]
        weights = layer.weights
        joined = np.concatenate([weights.kernel, weights.recurrent_kernel])
        kernel = reordered(joined, KERAS_GATES[layer.kind], order)
        bias = reordered(weights.bias, KERAS_GATES[layer.kind], order)
        if layer.kind == "GRU":
            return _apart(kernel, bias, layer.units, layer.has_bias)
        if layer.kind == "LSTM":
            bias = _forget(bias, layer.units, -FORGET_BIAS)
            return {
                "kernel": kernel,
                "bias": bias,
            }  # without a bias of its own, the 1 must still be taken off
        return {"kernel": kernel, "bias": bias} if layer.has_bias else {"kernel": kernel}

    def _numbers(self, kind: str) -> Iterator[str]:
        yield from super()._numbers(kind)
        if kind == "LSTM":
            yield "adds 1 to the forget gate as it runs, which is no part of its bias"

    def weights(self, kind: str, arrays: Arrays, reset_after: bool = False) -> CellWeights:
        self.check(kind, reset_after)
        joined, bias = (
            _together(arrays) if kind == "GRU" else (array_of(arrays, "kernel"), arrays.get("bias"))
        )
        order = self.gates[kind]
        units = joined.shape[-1] // len(order)
        if joined.ndim != 2 or joined.shape[1] != units * len(order) or joined.shape[0] <= units:
            raise ParameterError("kernel", f"must have shape (features + units, {len(order)} × units), "
                                 f"got {joined.shape}")  # fmt: skip
        has_bias = bias is not None or kind == "LSTM"
        row = no_bias(kind, units, False) if bias is None else bias
        if row.shape != (units * len(order),):
            raise ParameterError("bias", f"must have shape ({units * len(order)},), got {row.shape}")
        if kind == "LSTM":
            row = _forget(row, units, FORGET_BIAS)
        joined = reordered(joined, order, KERAS_GATES[kind])
        row = reordered(row, order, KERAS_GATES[kind])
        return CellWeights(kind, Weights(joined[:-units], joined[-units:], row), has_bias, False)


def _forget(bias: Array, units: int, added: float) -> Array:
    """A bias of TensorFlow's order with something added to its forget gate, the third block."""
    changed = bias.astype(np.float64)
    changed[2 * units : 3 * units] += added
    return changed


def _apart(kernel: Array, bias: Array, units: int, has_bias: bool) -> dict[str, Array]:
    """A GRU as TensorFlow keeps it: the gates r and z, and the candidate."""
    gates = len(_GRU_GATES) * units
    found = {"gates/kernel": kernel[:, :gates], "candidate/kernel": kernel[:, gates:]}
    return {**found, "gates/bias": bias[:gates], "candidate/bias": bias[gates:]} if has_bias else found


def _together(arrays: Arrays) -> tuple[Array, Array | None]:
    kernels = [array_of(arrays, f"{part}/kernel") for part in ("gates", "candidate")]
    if any(kernel.ndim != 2 for kernel in kernels) or kernels[0].shape[0] != kernels[1].shape[0]:
        raise ParameterError("candidate/kernel", "must have as many rows as gates/kernel")
    biases = [arrays[name] for name in ("gates/bias", "candidate/bias") if name in arrays]
    if any(bias.ndim != 1 for bias in biases):
        raise ParameterError("gates/bias", "must have one axis")
    return np.concatenate(kernels, axis=1), np.concatenate(biases) if len(biases) == 2 else None
