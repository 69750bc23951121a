"""The arithmetic of a layer's steps, of many layers of one kind at once."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.array import Array
from engine.doctor.bend import FUNCTIONS
from engine.doctor.recipe import LayerRecipe

Recorded = dict[str, Array]
"""By quantity: (layers, rows, size) of one step."""


@dataclass(frozen=True)
class Jitter:
    """Rounding as noise. share: how much of a number it is at most, as 2**-24 in float32."""

    share: float
    rng: np.random.Generator

    def of(self, numbers: Array) -> Array:
        """The numbers, each rounded to one side or the other."""
        noisy: Array = numbers * (1 + self.share * self.rng.uniform(-1, 1, numbers.shape))
        return noisy


class LayerStack:
    """Layers that differ in nothing but their numbers, each on its own inputs.

    x: (layers, steps, rows, features), or (1, …) where all read the same.
    """

    def __init__(self, layers: list[LayerRecipe], x: Array) -> None:
        self._first = first = layers[0]
        self.units, gates = first.units, len(first.gates)
        read = [as_read(layer) for layer in layers]
        kernel, self.U, bias, recurrent_bias = (np.stack(arrays) for arrays in zip(*read, strict=True))
        self.recurrent_bias = recurrent_bias[:, None]
        _, steps, rows, features = x.shape
        with np.errstate(all="ignore"):
            projected = x.reshape(len(x), steps * rows, features) @ kernel
            self._projected = projected.reshape(len(layers), steps, rows, gates * first.units)
            self._projected += bias[:, None, None]
        start = np.stack([layer.start for layer in layers])
        self._start = [np.repeat(start[:, None, state], rows, axis=1) for state in range(start.shape[1])]
        self._act, self._bend_cell = FUNCTIONS[first.activation], FUNCTIONS[first.cell_activation]
        self._gate = FUNCTIONS[first.recurrent_activation]
        step: dict[str, Callable[[Array, list[Array]], Recorded]]
        step = {"SimpleRNN": self._simple, "GRU": self._gru, "LSTM": self._lstm}
        self._step = step[first.cell]

    def run(self, wanted: tuple[str, ...], jitter: Jitter | None = None) -> Recorded:
        """Every step of the wanted quantities, (layers, steps, rows, size) each; h is always among them."""
        layers, steps, rows, _ = self._projected.shape
        found = {name: np.empty((layers, steps, rows, self.units)) for name in {"h", *wanted}}
        names = ("h", "c") if self._first.cell == "LSTM" else ("h",)
        states, every = self._start, self._first.reset_every
        for t in range(steps):
            if every and t and t % every == 0:
                states = [np.zeros_like(one) for one in states] if self._first.resets_to_zero else self._start
            step = self._step(self._projected[:, t], states)
            if jitter is not None:
                step |= {name: jitter.of(step[name]) for name in names}
            states = [step[name] for name in names]
            for name, table in found.items():
                table[:, t] = step[name]
        return found

    def _simple(self, projected: Array, states: list[Array]) -> Recorded:
        a = states[0] @ self.U
        a += projected
        a += self.recurrent_bias
        return {"a": a, "h": self._act(a)}

    def _lstm(self, projected: Array, states: list[Array]) -> Recorded:
        h, c = states
        u = self.units
        a = h @ self.U
        a += projected
        if self._first.recurrent_activation == "sigmoid":  # three gates in two calls
            i_f, o = self._gate(a[..., : 2 * u]), self._gate(a[..., 3 * u :])
            i, f = i_f[..., :u], i_f[..., u:]
        else:
            i, f, o = (self._gate(a[..., k * u : (k + 1) * u]) for k in (0, 1, 3))
        g = self._act(a[..., 2 * u : 3 * u])
        c = f * c + i * g
        return {"i": i, "f": f, "g": g, "o": o, "c": c, "h": o * self._bend_cell(c)}

    def _gru(self, projected: Array, states: list[Array]) -> Recorded:
        (h,) = states
        u, first = self.units, self._first
        if first.reset_after:
            carried = h @ self.U
            carried += self.recurrent_bias
        else:
            carried = h @ self.U[..., : 2 * u]
            carried += self.recurrent_bias[..., : 2 * u]
        a = projected[..., : 2 * u] + carried[..., : 2 * u]
        if first.recurrent_activation == "sigmoid":
            bent = self._gate(a)
            z, r = bent[..., :u], bent[..., u:]
        else:
            z, r = self._gate(a[..., :u]), self._gate(a[..., u:])
        if first.reset_after:
            inside = r * carried[..., 2 * u :]
        else:
            inside = (r * h) @ self.U[..., 2 * u :]
            inside += self.recurrent_bias[..., 2 * u :]
        n = self._act(projected[..., 2 * u :] + inside)
        new = h + z * (n - h) if first.is_update_reversed else n + z * (h - n)
        return {"z": z, "r": r, "n": n, "h": new}


def as_read(layer: LayerRecipe) -> tuple[Array, Array, Array, Array]:
    """Kernel, recurrent kernel and both biases, each gate's columns where they are read from."""
    matrices = [layer.kernel, layer.recurrent_kernel, layer.bias, layer.recurrent_bias]
    if layer.order != tuple(range(len(layer.order))):
        columns = np.arange(len(layer.bias)).reshape(len(layer.order), -1)[list(layer.order)].ravel()
        matrices = [matrix[..., columns] for matrix in matrices]
    kernel, recurrent_kernel, bias, recurrent_bias = matrices
    if layer.cell != "GRU":  # one sum: which of the two it stands in makes no difference
        bias, recurrent_bias = bias + recurrent_bias, np.zeros_like(bias)
    if layer.forget_bias:
        bias = bias.copy()
        bias[layer.units : 2 * layer.units] += layer.forget_bias
    return kernel, recurrent_kernel, bias, recurrent_bias
