"""What only Keras can tell: weights read back from its layers, and its own evaluate."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.array import Array, read_only
from engine.cells.base import LAYER_WEIGHTS
from engine.keras.evaluation import EvaluatedPart, parts_of
from engine.keras.layers import KerasLayers, state_in, states_of, weights_of, without_advice
from engine.keras.update_loop import made_optimizer
from engine.optimizers.base import Training
from engine.run.plan import Plan
from engine.run.simulate import counting
from engine.run.start import start_of
from engine.sequences.base import Batch

READOUT = ("kernel", "bias")


@dataclass(frozen=True, eq=False)
class KerasReport:
    """What only Keras can tell. Equal only to itself.

    weights: as `get_weights` gives them back, layer by layer, the readout's last. mse, mae: of
    `evaluate` over every whole row of the batch, called on each stretch where states are reset; None where
    outputs and targets differ in size, or no step counts.
    """

    weights: tuple[tuple[Array, ...], ...]
    mse: float | None
    mae: float | None


def weights_by_name(plan: Plan, keras: KerasReport) -> Iterator[tuple[str, Array]]:
    """The weights that Keras gave back: "layer 0 kernel", …, "readout bias"."""
    layers = len(plan.job.experiment.model.layers)
    for index, weights in enumerate(keras.weights):
        place, names = (
            (f"layer {index}", LAYER_WEIGHTS) if index < layers else ("readout", ("kernel", "bias"))
        )
        yield from ((f"{place} {name}", array) for name, array in zip(names, weights, strict=False))


class KerasEvaluator:
    """A keras.Model around one structure's layers."""

    def __init__(self, layers: KerasLayers, is_jit_compiled: bool) -> None:
        self._layers = layers
        self._is_jit_compiled = is_jit_compiled
        self._model: Any = None
        self._states_model: Any = None
        self._compiled: tuple[Training, bool] | None = None

    def report(self, plan: Plan, batch: Batch) -> KerasReport:
        """Put the experiment's weights into the layers, read them back, evaluate on every whole row."""
        structure = self._layers.structure
        start = start_of(plan.job.experiment, structure.dtype)
        for variable, array in zip(self._layers.variables, weights_of(structure, start), strict=True):
            variable.assign(array)
        weights = tuple(
            tuple(read_only(array) for array in layer.get_weights()) for layer in self._layers.all
        )
        with np.errstate(over="ignore"):  # float32 holds less than a sequence may; Keras then says inf or nan
            inputs, targets = (rows.astype(structure.dtype) for rows in (batch.inputs, batch.targets))
        if not plan.has_error or not batch.mask.any():
            return KerasReport(weights, None, None)
        model, training = plan.job.experiment.model, plan.job.experiment.training
        rows = EvaluatedPart(inputs, targets, counting(model, batch.mask), [])
        states = [state for layer in states_of(structure, start) for state in layer]
        with default_precision(structure.dtype):
            keras_model = self._compiled_for(training, is_masked=not rows.counts.all())
            parts = [part for part in parts_of(model, rows, states, self._last_states) if part.counts.any()]
            found = [_evaluate(keras_model, part, is_masked=not rows.counts.all()) for part in parts]
        shares = [part.counts.sum() / rows.counts.sum() for part in parts]
        mse, mae = (sum(share * one[k] for share, one in zip(shares, found, strict=True)) for k in (0, 1))
        return KerasReport(weights, float(mse), float(mae))

    def _last_states(self, inputs: Array, states: list[Array]) -> list[Array]:
        """The states that the layers end with, (rows, units) each."""
        if self._states_model is None:
            self._states_model = _make_model(self._layers, ends_with_states=True)
        return [np.asarray(state) for state in self._states_model.predict_on_batch([inputs, *states])]

    def _compiled_for(self, training: Training, is_masked: bool) -> Any:
        """Keras weighs only the metrics that are asked for as weighted ones."""
        if self._model is None:
            self._model = _make_model(self._layers)
        if (training, is_masked) != self._compiled:
            metrics = {"weighted_metrics": ["mse", "mae"]} if is_masked else {"metrics": ["mae"]}
            optimizer = made_optimizer(training)
            self._model.compile(optimizer=optimizer, loss="mse", jit_compile=self._is_jit_compiled, **metrics)
            self._compiled = training, is_masked
        return self._model


@contextmanager
def default_precision(dtype: str) -> Iterator[None]:
    """Let Keras compute in "float32" or "float64" also what belongs to no layer.

    Whatever the layers' precision, `evaluate` first casts inputs and targets to Keras' default one (floatx),
    and loss and metrics compute in it. It is global, so it is put back.
    """
    import keras

    before = keras.config.floatx()
    keras.config.set_floatx(dtype)
    try:
        yield
    finally:
        keras.config.set_floatx(before)


def _make_model(layers: KerasLayers, *, ends_with_states: bool = False) -> Any:
    """Inputs: x, (rows, steps, features), and every state before t = 0, (rows, units). Output: y.

    ends_with_states: puts out every state behind the last step instead, (rows, units).
    """
    import keras

    structure = layers.structure
    x = keras.Input((None, structure.features), dtype=structure.dtype)
    states = [
        keras.Input((cell.units,), dtype=structure.dtype) for cell in structure.cells for _ in cell.states
    ]
    found, h = layers.recur(x, states)
    if ends_with_states:
        cells = zip(structure.cells, found, strict=True)
        return keras.Model(
            [x, *states], [state_in(one[:, -1], cell, name) for cell, one in cells for name in cell.states]
        )
    with without_advice():
        return keras.Model([x, *states], h if layers.readout is None else layers.readout(h))


def _evaluate(model: Any, part: EvaluatedPart, *, is_masked: bool) -> tuple[float, float]:
    """MSE and MAE over (rows, steps, …).

    is_masked: whether only the steps that count are weighed. The loss is no mean over them: Keras divides it
    by the number of all steps.
    """
    weights = part.counts.astype(part.inputs.dtype) if is_masked else None
    with without_advice():
        found = model.evaluate(
            [part.inputs, *part.states], part.targets, sample_weight=weights, verbose=0, return_dict=True
        )
    return float(found["mse" if is_masked else "loss"]), float(found["mae"])
