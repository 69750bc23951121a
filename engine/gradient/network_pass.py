"""A whole model over a batch: the loss, and its gradient by every weight, through time."""

from collections.abc import Mapping, Sequence

import numpy as np

from engine.activation import ROW_DERIVATIVES, SLOPES
from engine.array import Array
from engine.cells.base import States
from engine.experiment import Model
from engine.gradient.layer_pass import Cuts, LayerPass
from engine.gradient.weight_vector import WeightVector
from engine.losses.base import Loss
from engine.run.name import READOUT_BIAS, READOUT_KERNEL
from engine.run.wiring import below, rows_read, turned_rows


class NetworkPass:
    """Made once for a model and the sizes of a batch. `x`, `target` and `counts` are filled before a pass.

    x: (steps, rows, features). target: (steps, rows, outputs). counts: (steps, rows), whether a step counts.
    """

    def __init__(
        self, model: Model, weights: WeightVector, loss: Loss, shape: tuple[int, int, int], truncate: int = 0
    ) -> None:
        """shape: (steps, rows, features). truncate: cuts the gradient after so many steps; 0 never."""
        self._model, self._weights, self._loss = model, weights, loss
        dtype = weights.vector.dtype
        self.x = np.zeros(shape, dtype)
        self.target = np.zeros((*shape[:2], model.outputs), dtype)
        self.counts = np.ones(shape[:2], dtype=bool)
        self.gradient = np.zeros_like(weights.vector)
        self._parts = weights.parts_of(self.gradient)
        self._layer_parts = [weights.layer_parts(self.gradient, index) for index in range(len(model.layers))]
        cuts = Cuts.every(shape[0], model.reset_every, truncate)
        self.layers = [
            LayerPass(
                cell,
                weights.of_layer(index),
                np.zeros((*shape[:2], model.width_read(index, shape[2])), dtype),
                cuts,
            )
            for index, cell in enumerate(model.layers)
        ]
        self.y: Array = self.target
        self._a: Array = self.target  # what the readout's activation bends
        self._read: Array = self.target  # what the readout reads

    # ── forwards ───────────────────────────────────────────────────────────────────────────────

    def forward(self, initial: Sequence[States]) -> float:
        """Compute every step; the mean loss of those that count. initial: the states of each layer."""
        h: list[Array] = []
        for index, layer in enumerate(self.layers):
            np.copyto(layer.x, rows_read(self._model, index, self.x, h))
            layer.forward(initial[index])
            h.append(layer.h)
        self._read = rows_read(self._model, len(h), self.x, h)
        self._read_out()
        total = np.sum(self._losses(), where=self.counts)
        return float(total / np.count_nonzero(self.counts))

    def _read_out(self) -> None:
        readout = self._model.readout
        self._a = self.y = self._read
        if readout is not None:
            kernel, bias = self._weights.parts[READOUT_KERNEL], self._weights.parts[READOUT_BIAS]
            flat = self._read.reshape(-1, kernel.shape[0])
            self._a = (flat @ kernel + bias).reshape(*self._read.shape[:2], -1)
            self.y = readout.bend(self._a)

    @property
    def _undoes_activation(self) -> bool:
        readout = self._model.readout
        return readout is not None and readout.activation == self._loss.bent_by

    def _losses(self) -> Array:
        """Of each step, (steps, rows)."""
        if self._undoes_activation:
            return self._loss.of_steps_before_bending(self._a, self.target)
        return self._loss.of_steps(self.y, self.target)

    # ── backwards ──────────────────────────────────────────────────────────────────────────────

    def backward(self) -> Array:
        """The gradient of the mean loss by every weight, as one vector, of the last forward pass."""
        read = self._through_readout()
        gradients = [np.zeros_like(layer.h) for layer in self.layers]
        self._hand_down(len(self.layers), read, gradients)
        for index in reversed(range(len(self.layers))):
            layer = self.layers[index]
            layer.backward(gradients[index])
            layer.of_weights(self._layer_parts[index])
            if index and below(self._model, index).layer is not None:
                self._hand_down(index, layer.of_x(), gradients)
        return self.gradient

    @property
    def of_y(self) -> Array:
        """The gradient of the outputs, (steps, rows, outputs)."""
        return self._where_counting(self._loss.gradient(self.y, self.target))

    @property
    def bends(self) -> bool:
        """Whether the readout has an activation that is not linear."""
        readout = self._model.readout
        return readout is not None and readout.activation != "linear"

    @property
    def of_a(self) -> Array:
        """The gradient of what the readout's activation bends."""
        readout = self._model.readout
        if self._undoes_activation:
            return self._where_counting(self._loss.gradient_before_bending(self._a, self.target))
        name = "linear" if readout is None else readout.activation
        if name == "linear":
            return self.of_y
        if name in ROW_DERIVATIVES:
            return ROW_DERIVATIVES[name](self._a, self.y, self.of_y)
        return np.asarray(self.of_y * SLOPES[name](self._a, self.y))

    def _where_counting(self, gradient: Array) -> Array:
        counting = np.count_nonzero(self.counts)
        if counting == self.counts.size:
            return np.asarray(gradient / counting)
        return np.asarray(np.where(self.counts[..., np.newaxis], gradient, 0) / gradient.dtype.type(counting))

    def _through_readout(self) -> Array:
        """The gradient of what stands below the readout; writes that of its weights."""
        gradient = self.of_a
        if self._model.readout is None:
            return gradient
        kernel = self._weights.parts[READOUT_KERNEL]
        flat = gradient.reshape(-1, kernel.shape[1])
        self._parts[READOUT_KERNEL][...] = self._read.reshape(-1, kernel.shape[0]).T @ flat
        self._parts[READOUT_BIAS][...] = flat.sum(axis=0)
        return np.asarray(flat @ kernel.T).reshape(self._read.shape)

    def _hand_down(self, reader: int, gradient: Array, gradients: list[Array]) -> None:
        """Add the gradient of what a layer reads to the layers that put it out: `rows_read` backwards."""
        found = below(self._model, reader)
        every = self._model.reset_every
        gradient = turned_rows(gradient, every) if found.is_turned else gradient
        layer = found.layer
        if layer is None:
            return
        if found.mode is None:
            gradients[layer] += gradient
            return
        second = self.layers[layer].h
        second = turned_rows(second, every) if found.is_in_time else second
        forward, backward = self._of_halves(found.mode, layer, second, gradient)
        gradients[layer - 1] += forward
        gradients[layer] += turned_rows(backward, every) if found.is_in_time else backward

    def _of_halves(self, mode: str, layer: int, second: Array, gradient: Array) -> tuple[Array, Array]:
        """The gradients of two merged halves, as they are merged: `merged` backwards. second: of them."""
        match mode:
            case "concat":
                units = self._model.layers[layer - 1].units
                return gradient[..., :units], gradient[..., units:]
            case "sum":
                return gradient, gradient
            case "mul":
                return gradient * second, gradient * self.layers[layer - 1].h
            case _:
                return gradient / 2, gradient / 2

    # ── what a pass has left behind ────────────────────────────────────────────────────────────

    def last_states(self) -> list[Mapping[str, Array]]:
        """The states of each layer after the last step, (rows, units) each."""
        return [{name: table[-1].copy() for name, table in layer.states.items()} for layer in self.layers]
