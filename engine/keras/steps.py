"""Compiled functions that step Keras' layers: the fast way through Keras."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal

import numpy as np

from engine.array import Array
from engine.keras.layers import KerasLayers, Tensor, without_advice

LENGTHS = (64, 512, 4096, 8192)
"""Steps in a chunk compiled by XLA. A call costs 0.3 ms whatever its length and then, with 1 to 32 units,
0.03 to 0.3 µs a step; every length costs 0.1 to 0.2 s to compile, so the first is short and they are few."""

READ_OUT_ROWS = 64  # divides all LENGTHS

Part = Literal["all", "readout"] | int
"""What a compiled function computes: all of a network, one of its layers, or its readout."""


class KerasSteps:
    """Steps one structure's layers. Weights and states are arguments: new ones compile nothing."""

    def __init__(self, layers: KerasLayers, is_jit_compiled: bool) -> None:
        self._layers = layers
        self._is_jit_compiled = is_jit_compiled
        self._functions: dict[tuple[Part, int | None], Any] = {}  # a length of None takes any

    def chunks(self, steps: int) -> Iterator[tuple[int, int | None]]:
        """How to cut a number of steps: (steps, length of the compiled chunk), the last one padded.

        Keras' plain function takes any number of steps without being traced again.
        """
        return cut(steps) if self._is_jit_compiled else iter([(steps, None)])

    def step(
        self, x: Array, length: int | None, states: Sequence[Array], weights: Sequence[Tensor]
    ) -> list[Array]:
        """Compute one chunk. x: (steps, features). states: (units,) each.

        Returns what each layer puts out, (steps, size) each.
        """
        return self._call("all", x, length, states, weights)

    def step_layer(
        self, layer: int, rows: Array, length: int | None, states: Sequence[Array], weights: Sequence[Tensor]
    ) -> Array:
        """Compute one chunk of one layer. rows: (steps, features) in the order it processes them.

        Returns what it puts out, (steps, states × units).
        """
        return self._call(layer, rows, length, states, weights)[0]

    def read_out(self, rows: Array, length: int | None, weights: Sequence[Tensor]) -> Array:
        """The outputs of one chunk, (steps, outputs). rows: what the readout reads, (steps, size)."""
        return self._call("readout", rows, length, (), weights)[0]

    def _call(
        self, part: Part, x: Array, length: int | None, states: Sequence[Array], weights: Sequence[Tensor]
    ) -> list[Array]:
        import tensorflow as tf

        steps = len(x)
        if length is not None and steps < length:
            x = np.concatenate([x, np.zeros((length - steps, x.shape[1]), x.dtype)])
        function = self._functions.get((part, length)) or self._compile(part, length, x.shape[1])
        found = function(tf.constant(x), *map(tf.constant, states), *weights)
        return [np.asarray(memoryview(tensor)).T[:steps] for tensor in found]  # unlike numpy(), no copy

    def _compile(self, part: Part, length: int | None, features: int) -> Any:
        """Trace, for XLA at one fixed length."""
        import keras
        import tensorflow as tf

        structure, variables = self._layers.structure, self._layers.variables
        cells = [cell for index, cell in enumerate(structure.cells) if part in ("all", index)]

        def advance(x: Tensor, *arrays: Tensor) -> list[Tensor]:
            count = len(arrays) - len(variables)
            states, weights = [state[tf.newaxis] for state in arrays[:count]], arrays[count:]
            with keras.StatelessScope(list(zip(variables, weights, strict=True))):
                found = self._part(part, x[tf.newaxis], states)
            return [
                tf.transpose(tensor[0]) for tensor in found
            ]  # a unit's history in one piece, as traces keep it

        shapes = [(cell.units,) for cell in cells for _ in cell.states]
        shapes += [tuple(variable.shape) for variable in variables]
        function = tf.function(advance, jit_compile=self._is_jit_compiled, autograph=False)
        self._functions[part, length] = function.get_concrete_function(
            tf.TensorSpec((length, features), structure.dtype),
            *(tf.TensorSpec(shape, structure.dtype) for shape in shapes),
        )
        return self._functions[part, length]

    def _part(self, part: Part, x: Tensor, states: Sequence[Tensor]) -> list[Tensor]:
        """What a part of the network puts out of x, (1, steps, features)."""
        layers = self._layers
        match part:
            case "all":
                found, h = layers.recur(x, states)
                return found if layers.readout is None else [*found, read_out(layers.readout, h)]
            case "readout":
                return [read_out(layers.readout, x)]
            case layer:
                return [layers.recur_one(int(layer), x, states)]


def read_out(dense: Any, h: Tensor) -> Tensor:
    """A dense layer over every step, h: (1, steps, units), whose bits do not depend on the number of steps.

    A matrix product of another height takes other kernels, so all are made READ_OUT_ROWS high.
    """
    import tensorflow as tf

    steps = tf.shape(h)[1]
    padded = tf.pad(h[0], [[0, -steps % READ_OUT_ROWS], [0, 0]])
    blocks = tf.reshape(padded, (-1, READ_OUT_ROWS, h.shape[2]))
    with without_advice():
        y = tf.map_fn(dense, blocks)
    return tf.reshape(y, (1, -1, y.shape[2]))[:, :steps]


def cut(steps: int) -> Iterator[tuple[int, int]]:
    """Cut steps into compiled lengths: the longest that fit, and one padded where it would be half full."""
    for shorter, length in reversed(list(pairwise((0, *LENGTHS)))):
        while steps >= length:
            yield length, length
            steps -= length
        if steps > shorter and steps * 2 >= length:
            yield steps, length
            return
    if steps:
        yield steps, LENGTHS[0]
