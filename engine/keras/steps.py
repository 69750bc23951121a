"""Compiled functions that step Keras' layers: the fast way through Keras."""

import threading
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

    def __init__(self, layers: KerasLayers, is_jit_compiled: bool, *, compiles_beside: bool = False) -> None:
        """compiles_beside: long chunks on a thread of their own, while shorter ones do."""
        self._layers = layers
        self._is_jit_compiled = is_jit_compiled
        self._compiles_beside = compiles_beside and is_jit_compiled
        self._compiling: threading.Thread | None = None
        self._functions: dict[tuple[Part, int | None], Any] = {}  # a length of None takes any

    def chunks(self, steps: int) -> Iterator[tuple[int, int | None]]:
        """How to cut a number of steps: (steps, length of the compiled chunk), the last one padded.

        Keras' plain function takes any number of steps without being traced again.
        """
        return cut(steps) if self._is_jit_compiled else iter([(steps, None)])

    def chunks_of_all(self, steps: int) -> Iterator[tuple[int, int | None]]:
        """How `chunks` cuts steps of the whole network, into no longer ones than are compiled by now.

        Where long chunks are compiled on a thread of their own, that begins with the shortest one missing.
        """
        if not self._compiles_beside:
            return self.chunks(steps)
        ready = (LENGTHS[0], *(length for length in LENGTHS[1:] if ("all", length) in self._functions))
        missing = [length for _, length in cut(steps) if length not in ready]
        if missing and (self._compiling is None or not self._compiling.is_alive()):
            self._compiling = threading.Thread(
                target=self._make_ready, args=(min(missing),), name="keras compile", daemon=True
            )
            self._compiling.start()
        return cut(steps, ready)

    def _make_ready(self, length: int) -> None:
        """Compile a length beside the steps. What fails is tried again, and told, where steps are made."""
        import tensorflow as tf

        try:
            structure = self._layers.structure
            function = self._traced("all", length, structure.features)
            shapes = self._shapes("all", length, structure.features)
            function(*(tf.zeros(shape, structure.dtype) for shape in shapes))  # XLA compiles it now
        except Exception:
            self._compiles_beside = False
        else:
            self._functions["all", length] = function

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
        function = self._functions[part, length] = self._traced(part, length, features)
        return function

    def _traced(self, part: Part, length: int | None, features: int) -> Any:
        """A function of one fixed length for XLA."""
        import keras
        import tensorflow as tf

        variables = self._layers.variables

        def advance(x: Tensor, *arrays: Tensor) -> list[Tensor]:
            count = len(arrays) - len(variables)
            states, weights = [state[tf.newaxis] for state in arrays[:count]], arrays[count:]
            with keras.StatelessScope(list(zip(variables, weights, strict=True))):
                found = self._part(part, x[tf.newaxis], states)
            return [
                tf.transpose(tensor[0]) for tensor in found
            ]  # a unit's history in one piece, as traces keep it

        function = tf.function(advance, jit_compile=self._is_jit_compiled, autograph=False)
        shapes, dtype = self._shapes(part, length, features), self._layers.structure.dtype
        return function.get_concrete_function(*(tf.TensorSpec(shape, dtype) for shape in shapes))

    def _shapes(self, part: Part, length: int | None, features: int) -> list[tuple[int | None, ...]]:
        """Of what a function takes: x, states and weights."""
        cells = [cell for index, cell in enumerate(self._layers.structure.cells) if part in ("all", index)]
        states = [(cell.units,) for cell in cells for _ in cell.states]
        return [(length, features), *states, *(tuple(one.shape) for one in self._layers.variables)]

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


def cut(steps: int, lengths: tuple[int, ...] = LENGTHS) -> Iterator[tuple[int, int]]:
    """Cut steps into compiled lengths: the longest that fit, and one padded where it would be half full."""
    for shorter, length in reversed(list(pairwise((0, *lengths)))):
        while steps >= length:
            yield length, length
            steps -= length
        if steps > shorter and steps * 2 >= length:
            yield steps, length
            return
    if steps:
        yield steps, lengths[0]
