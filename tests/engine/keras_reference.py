"""Keras used the way its own documentation does, to compare the engine with."""

from typing import Any

import numpy as np

from engine.array import Array
from engine.experiment import Experiment
from engine.run.plan import Job, Plan, is_jit_compiled


def plan_of(experiment: Experiment, steps: int | None = None) -> Plan:
    """A plan as a run makes it. steps: as many as the sequence has when left out."""
    steps = experiment.sequence.steps if steps is None else steps
    return Plan(Job(experiment), steps, is_jit_compiled(experiment, steps), None)


def experiment_of(
    units: int = 1,
    features: int = 1,
    activation: str = "tanh",
    use_bias: bool = True,
    layers: int = 1,
    outputs: int | None = None,
    seed: int = 0,
    **fields: Any,
) -> Experiment:
    """An experiment with small random weights set by hand, so that no activation runs away."""
    rng = np.random.default_rng(seed)

    def small(*shape: int) -> Any:
        return rng.uniform(-0.3, 0.3, shape).tolist()

    model: dict[str, Any] = {"layers": []}
    size = features
    for _ in range(layers):
        layer = {"cell": "SimpleRNN", "units": units, "activation": activation, "use_bias": use_bias}
        numbers = {
            "kernel": small(size, units),
            "recurrent_kernel": (np.array(small(units, units)) / units).tolist(),
        }
        start = {"initial_state": small(1, units)} | ({"bias": small(units)} if use_bias else {})
        model["layers"].append(layer | numbers | start)
        size = units
    if outputs is not None:
        model["readout"] = {"kernel": small(size, outputs), "bias": small(outputs)}
    sequence = {"kind": "values", "values": rng.standard_normal((3, features)).tolist()}
    return Experiment.parse({"sequence": sequence, "model": model, **fields})


def keras_model(experiment: Experiment, **compiling: Any) -> Any:
    """The experiment's SimpleRNN model as a user would write it in Keras, its weights set."""
    import keras

    dtype = experiment.precision.keras
    inputs = outputs = keras.Input((None, experiment.sequence.features), dtype=dtype)
    for cell in experiment.model.layers:
        layer = keras.layers.SimpleRNN(
            cell.units,
            activation=getattr(cell, "activation", None),
            use_bias=cell.use_bias,
            return_sequences=True,
            dtype=dtype,
        )
        start = (
            None if cell.initial_state is None else [keras.ops.convert_to_tensor(cell.initial_state, dtype)]
        )
        outputs = layer(outputs, initial_state=start)
        numbers = [cell.kernel, cell.recurrent_kernel, *([cell.bias] if cell.use_bias else [])]
        layer.set_weights([np.array(number) for number in numbers])
    if experiment.model.readout is not None:
        dense = keras.layers.Dense(experiment.model.outputs, dtype=dtype)
        outputs = dense(outputs)
        readout = experiment.model.readout
        dense.set_weights([np.array(readout.kernel), np.array(readout.bias)])
    model = keras.Model(inputs, outputs)
    model.compile(loss="mse", jit_compile=False, **compiling)
    return model


def predicted(experiment: Experiment, x: Array) -> Array:
    """What `model.predict` says, (steps, outputs). x: (steps, features)."""
    return predicted_rows(experiment, x[np.newaxis])[0]


def predicted_rows(experiment: Experiment, inputs: Array) -> Array:
    """What `model.predict` says of each row, (rows, steps, outputs). inputs: (rows, steps, features)."""
    import keras

    before = keras.config.floatx()
    keras.config.set_floatx(experiment.precision.keras)  # to which predict casts what it is given
    try:
        model = keras_model(experiment)
        found: Array = model.predict(inputs.astype(experiment.precision.keras), batch_size=1, verbose=0)
    finally:
        keras.config.set_floatx(before)
    return found


def inputs_of(experiment: Experiment, steps: int) -> Array:
    """Random inputs, (steps, features)."""
    return np.random.default_rng(1).standard_normal((steps, experiment.sequence.features))
