"""Keras' own training as one compiled loop: its layers, its losses, its optimizers, many updates a call."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from threading import Lock
from typing import Any

import numpy as np

from engine.array import Array
from engine.errors import ParameterError
from engine.keras.layers import KerasLayers, Structure, Tensor, state_in, without_advice
from engine.optimizers.base import CLIPS, Training
from engine.run.idle_units import MOST, saturation_bounds

AT_ONCE = 50  # updates a call at most; a call costs about as much as two updates
WHOLE = 4  # numbers of an update besides those of each weight: loss, gradient, clipped, change
KEPT = 16  # compiled loops; XLA takes 2 to 3 s for one
LOOP, PART = 20, 6  # MB that XLA holds of a compiled loop and of each of its parts, until the process ends
MUCH = 8 * (LOOP + PART)  # MB; more is compiled until a fresh process may take over


@dataclass(frozen=True)
class LoopShape:
    """What a loop is compiled for. batch: rows of an update. kept: rows for validation, or 0.

    resets, cuts: before these steps states begin anew, or go on with no gradient behind them.
    """

    steps: int
    batch: int
    resets: frozenset[int]
    cuts: frozenset[int]
    kept: int = 0

    @property
    def parts(self) -> int:
        """Stretches between cuts, each of which is compiled apart."""
        return 1 + len(self.resets | self.cuts)


@dataclass
class Compiled:
    """What XLA holds of the loops that were compiled in this process."""

    megabytes: int = 0

    @property
    def is_much(self) -> bool:
        """Whether a fresh process is better: nothing else gives the memory back."""
        return self.megabytes > MUCH


COMPILED = Compiled()


class UpdateLoop:
    """Trains the layers of one structure. Weights and slots are Keras' own variables, which may be set.

    lock: held from putting them in until they are taken out, since trainings on several threads share a loop.
    """

    def __init__(
        self, structure: Structure, training: Training, shape: LoopShape, *, is_jit_compiled: bool = True
    ) -> None:
        """Raises ParameterError for a convention that is not Keras'."""
        if training.convention != "keras":
            raise ParameterError("training.convention", "must be 'keras' where Keras trains: it has its own")
        self.layers, self._training, self._shape = KerasLayers(structure), training, shape
        self.optimizer = made_optimizer(training)
        self.optimizer.build(self.layers.variables)
        self._function = self._compiled(is_jit_compiled)
        self.lock = Lock()

    def slot(self, name: str) -> list[Any]:
        """Keras' variables of what the optimizer remembers, one for each weight."""
        plurals = f"{name}s", f"{name.removesuffix('y')}ies"  # SGD has momentums, Adam has _velocities
        fields = [field for plural in plurals for field in (plural, f"_{plural}")]
        found: list[Any] = next(
            vars(self.optimizer)[field] for field in fields if field in vars(self.optimizer)
        )
        return found

    def run(
        self,
        updates: int,
        data: Sequence[Array],
        order: Array,
        begins: Array,
        states: Sequence[Sequence[Array]],
        kept: Sequence[Array] | None = None,
    ) -> tuple[Array, list[Array], list[Array]]:
        """Make at most AT_ONCE updates.

        data: x, targets, 1 where a step counts, rows first. order: (updates, batch), the rows of each.
        begins: (updates,), whether an update takes the first states, not those before. states: the first
        ones, and those before, (batch, units) each. kept: as data, what is kept for validation. Returns for
        each update its loss, the norms of its gradient, of that clipped, of its change, of each weight's, the
        validation loss where there is one, and each layer's shares of units that are dead and saturated; the
        last one's gradients and states.
        """
        import tensorflow as tf

        padded = np.zeros((AT_ONCE, self._shape.batch), np.int32)
        padded[: len(order)] = order
        flags = np.zeros(AT_ONCE, bool)
        flags[: len(begins)] = begins
        arguments = (*data, padded, flags, *(kept or ()), *states[0], *states[1])
        with without_advice():
            rows, gradients, after = self._function(tf.constant(updates), *map(tf.constant, arguments))
        return rows.numpy()[:updates], [one.numpy() for one in gradients], [one.numpy() for one in after]

    def _compiled(self, is_jit_compiled: bool) -> Any:
        import tensorflow as tf

        structure = self.layers.structure
        units = [cell.units for cell in structure.cells for _ in cell.states]

        def updates(count: Tensor, x: Tensor, target: Tensor, counts: Tensor, order: Tensor, begins: Tensor,
                    *states: Tensor) -> Any:  # fmt: skip
            kept, states = (states[:3], states[3:]) if self._shape.kept else ((), states)
            first, before = states[: len(units)], states[len(units) :]
            variables = self.layers.variables
            of_weights = WHOLE + 2 * len(variables)
            width = of_weights + bool(kept) + 2 * len(structure.cells)
            rows = tf.zeros((AT_ONCE, width), structure.dtype)
            nothing = [tf.zeros(variable.shape, structure.dtype) for variable in variables]

            def body(at: Tensor, rows: Tensor, gradients: Any, carried: Any) -> Any:
                rows_read = (tf.gather(one, order[at]) for one in (x, target, counts))
                begun = [tf.where(begins[at], one, other) for one, other in zip(first, carried, strict=True)]
                of_kept = [self._loss_of_kept(*kept, first=first)] if kept else []
                row, gradients, after = self._update(*rows_read, states=begun)
                row = tf.concat((row[:of_weights], *(of_kept and [of_kept]), row[of_weights:]), axis=0)
                return at + 1, tf.tensor_scatter_nd_update(rows, [[at]], [row]), gradients, after

            _, rows, gradients, after = tf.while_loop(
                lambda at, *_: at < count, body, (tf.constant(0), rows, nothing, list(before))
            )
            return rows, gradients, after

        return tf.function(updates, jit_compile=is_jit_compiled, autograph=False)

    def _update(self, x: Tensor, target: Tensor, counts: Tensor, *, states: list[Tensor]) -> Any:
        """One update. Returns its row, its gradients before clipping, and the states after its last step."""
        import tensorflow as tf

        variables = self.layers.variables
        with tf.GradientTape() as tape:
            y, found, after = self._outputs(x, states)
            loss = self._loss(y, target, counts)
        values = [variable.value for variable in variables]
        gradients = tape.gradient(loss, values, unconnected_gradients="zero")
        before = [tf.identity(value) for value in values]
        clipped = self.optimizer._clip_gradients(gradients)
        self.optimizer.apply(gradients, variables)
        moves = [variable.value - old for variable, old in zip(variables, before, strict=True)]
        whole = [_norm(gradients), _norm(clipped), _norm(moves)]
        row = tf.stack([loss, *whole, *(_norm([one]) for one in (*gradients, *moves)), *self._shares(found)])
        return row, gradients, [tf.stop_gradient(state) for state in after]

    def _loss_of_kept(self, x: Tensor, target: Tensor, counts: Tensor, *, first: Sequence[Tensor]) -> Tensor:
        """The loss of what is kept from training, of the network as it is."""
        import tensorflow as tf

        states = [tf.repeat(state[:1], self._shape.kept, axis=0) for state in first]
        return self._loss(self._outputs(x, states)[0], target, counts)

    def _shares(self, found: Sequence[Tensor]) -> list[Tensor]:
        """Of each layer, the shares of dead and of saturated units, as `units_shares` has them."""
        import tensorflow as tf

        shares = list[Tensor]()
        for cell, put_out in zip(self.layers.structure.cells, found, strict=True):
            rows = tf.reshape(state_in(put_out, cell, "h"), (-1, cell.units))
            flat, bounds = tf.zeros_like(rows), saturation_bounds(cell)
            if bounds is not None:
                flat = tf.cast((rows < bounds[0]) | (rows > bounds[1]), rows.dtype)
            dead = tf.cast(tf.reduce_all(rows == 0, axis=0), rows.dtype)
            saturated = tf.cast(tf.reduce_mean(flat, axis=0) > MOST, rows.dtype)
            shares += [tf.reduce_mean(dead), tf.reduce_mean(saturated)]
        return shares

    def _loss(self, y: Tensor, target: Tensor, counts: Tensor) -> Tensor:
        """The mean over the steps that count, of Keras' loss of each."""
        import keras
        import tensorflow as tf

        each = keras.losses.get(self._training.loss)(target, y)
        return tf.reduce_sum(tf.where(counts > 0, each, 0)) / tf.reduce_sum(counts)

    def _outputs(self, x: Tensor, states: list[Tensor]) -> tuple[Tensor, list[Tensor], list[Tensor]]:
        """The outputs, what each layer puts out, and the states after its last step."""
        found, after = list[Tensor](), list[Tensor]()
        rest = states
        for index, (cell, layer) in enumerate(
            zip(self.layers.structure.cells, self.layers.recurrent, strict=True)
        ):
            own, rest = rest[: len(cell.states)], rest[len(cell.states) :]
            read = self.layers.read_by(index, x, found)
            put_out = self._through(layer, read, own, is_backward=cell.is_backward)
            found.append(put_out)
            size = cell.units
            after += [put_out[:, -1, at * size : (at + 1) * size] for at in range(len(cell.states))]
        h = self.layers.read_by(len(found), x, found)
        return h if self.layers.readout is None else self.layers.readout(h), found, after

    def _through(self, layer: Any, x: Tensor, first: list[Tensor], *, is_backward: bool) -> Tensor:
        """A layer over every step, in pieces where time is cut. Steps are counted as it processes them."""
        import tensorflow as tf

        pieces, states = [], first
        for begin, end in self._pieces():
            if begin in self._shape.resets:
                states = first
            part = x[:, x.shape[1] - end : x.shape[1] - begin] if is_backward else x[:, begin:end]
            pieces.append(layer(part, initial_state=states))  # itself it turns a part back in time
            size = first[0].shape[-1]
            states = [
                tf.stop_gradient(pieces[-1][:, -1, at * size : (at + 1) * size]) for at in range(len(first))
            ]
        return pieces[0] if len(pieces) == 1 else tf.concat(pieces, axis=1)

    def _pieces(self) -> Iterator[tuple[int, int]]:
        ends = sorted({0, self._shape.steps} | self._shape.resets | self._shape.cuts)
        return pairwise(ends)


@lru_cache(maxsize=KEPT)
def update_loop(
    structure: Structure, training: Training, shape: LoopShape, is_jit_compiled: bool
) -> UpdateLoop:
    """A loop that is compiled once, and shared by all who put in what is theirs before each call."""
    COMPILED.megabytes += LOOP + PART * shape.parts
    return UpdateLoop(structure, training, shape, is_jit_compiled=is_jit_compiled)


def made_optimizer(training: Training) -> Any:
    """Keras' own optimizer with the settings of a training."""
    import keras

    settings = {name: getattr(training, name) for name in training.keras_settings}
    settings = {name: value if isinstance(value, bool) else float(value) for name, value in settings.items()}
    clips = {name: float(getattr(training, name)) for name in CLIPS if getattr(training, name)}
    kind = getattr(keras.optimizers, training.keras_optimizer)
    return kind(learning_rate=float(training.learning_rate), **settings, **clips)


def _norm(tensors: Sequence[Tensor]) -> Tensor:
    import tensorflow as tf

    return tf.sqrt(tf.add_n([tf.reduce_sum(one * one) for one in tensors]))
