"""What only Keras can tell: weights read back from its layers, and its own evaluate."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.array import Array, read_only
from engine.keras.layers import KerasLayers, states_of, weights_of, without_advice
from engine.optimizers.base import Training
from engine.run.plan import Plan
from engine.run.simulate import counting
from engine.run.weights import start_of
from engine.sequences.base import Batch

NAMES = ("kernel", "recurrent_kernel", "bias")


@dataclass(frozen=True, eq=False)
class KerasReport:
    """What only Keras can tell. Equal only to itself.

    weights: as `get_weights` gives them back, layer by layer, the readout's last. mse, mae: of
    `evaluate` over every whole row of the batch; None where outputs and targets differ in size, or no step
    counts.
    """

    weights: tuple[tuple[Array, ...], ...]
    mse: float | None
    mae: float | None


def weights_by_name(plan: Plan, keras: KerasReport) -> Iterator[tuple[str, Array]]:
    """The weights that Keras gave back: "layer 0 kernel", …, "readout bias"."""
    layers = len(plan.job.experiment.model.layers)
    for index, weights in enumerate(keras.weights):
        place, names = (f"layer {index}", NAMES) if index < layers else ("readout", ("kernel", "bias"))
        yield from ((f"{place} {name}", array) for name, array in zip(names, weights, strict=False))


class KerasEvaluator:
    """A keras.Model around one structure's layers."""

    def __init__(self, layers: KerasLayers, is_jit_compiled: bool) -> None:
        self._layers = layers
        self._is_jit_compiled = is_jit_compiled
        self._model: Any = None
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
        model = plan.job.experiment.model
        keeps_or_resets = model.stateful or model.reset_every is not None  # which no call of evaluate does
        if not plan.has_error or not batch.mask.any() or keeps_or_resets:
            return KerasReport(weights, None, None)
        counts = counting(model, batch.mask)
        mask = None if counts.all() else counts.astype(structure.dtype)
        states = states_of(structure, start)
        with default_precision(structure.dtype):
            keras_model = self._compiled_for(plan.job.experiment.training, is_masked=mask is not None)
            return KerasReport(weights, *_evaluate(keras_model, inputs, targets, mask, states))

    def _compiled_for(self, training: Training, is_masked: bool) -> Any:
        """Keras weighs only the metrics that are asked for as weighted ones."""
        import keras

        if self._model is None:
            self._model = _make_model(self._layers)
        if (training, is_masked) != self._compiled:
            optimizer = getattr(keras.optimizers, training.optimizer)(learning_rate=training.learning_rate)
            metrics = {"weighted_metrics": ["mse", "mae"]} if is_masked else {"metrics": ["mae"]}
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


def _make_model(layers: KerasLayers) -> Any:
    """Inputs: x, (rows, steps, features), and every state before t = 0, (rows, units). Output: y."""
    import keras

    structure = layers.structure
    x = keras.Input((None, structure.features), dtype=structure.dtype)
    states = [
        keras.Input((cell.units,), dtype=structure.dtype) for cell in structure.cells for _ in cell.states
    ]
    _, h = layers.recur(x, states)
    with without_advice():
        return keras.Model([x, *states], h if layers.readout is None else layers.readout(h))


def _evaluate(
    model: Any, inputs: Array, targets: Array, mask: Array | None, states: list[Array]
) -> tuple[float, float]:
    """MSE and MAE over (rows, steps, …). All rows start from the same states, (units,) each.

    mask: 1 at steps that count and 0 at others, (rows, steps); None where all do. The loss is no mean over
    the steps that count: Keras divides it by the number of all steps.
    """
    initial = [np.broadcast_to(state, (len(inputs), len(state))) for state in states]
    with without_advice():
        found = model.evaluate([inputs, *initial], targets, sample_weight=mask, verbose=0, return_dict=True)
    return float(found["loss" if mask is None else "mse"]), float(found["mae"])
