"""Steps of gated cells: NumPy with all gates, and Keras beside one jitted function that returns the same."""

from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

import numpy as np

from engine.array import Array
from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.experiment import Experiment, Model
from engine.keras.loader import load_keras
from engine.keras.network import KerasNetworks
from engine.run.name import X
from tests.benchmarks import numpy_steps
from tests.benchmarks.keras_steps import REPEATS, seconds, simulation_of, stream
from tests.benchmarks.table import Row

UNITS, STEPS = 32, 20_000
MOST = 1.1  # times as long as the jitted function
LEAST = 30_000  # steps a second of NumPy


def measure() -> list[Row]:
    """Every state of 20,000 steps recorded, with 32 units, median of some alternating repeats."""
    load_keras()
    cells = GRU(units=UNITS), LSTM(units=UNITS)
    return [row for cell in cells for row in (*_numpy(cell), *_keras(cell))]


def _experiment(cell: Cell) -> Experiment:
    return numpy_steps.linear_experiment(STEPS).replace(model=Model(layers=(cell,)))


def _numpy(cell: Cell) -> list[Row]:
    experiment = _experiment(cell)
    rate = STEPS / median(seconds(partial(numpy_steps.stream, experiment)) for _ in range(REPEATS))
    what = f"{cell.cell}: NumPy, all gates recorded"
    return [Row(what, f"{rate:,.0f} steps/s", f"at least {LEAST:,}", rate >= LEAST)]


def _keras(cell: Cell) -> list[Row]:
    experiment, networks = _experiment(cell), KerasNetworks()
    x = stream(simulation_of(experiment, networks))[X].astype(np.float32)  # and everything is compiled now
    jitted, ours, theirs = _jitted(cell, x), [], []
    for _ in range(REPEATS):
        simulation = simulation_of(experiment, networks)
        ours.append(seconds(partial(stream, simulation)) / STEPS)
        theirs.append(seconds(jitted) / STEPS)
    ratio = median(ours) / median(theirs)
    return [
        Row(f"{cell.cell}: jitted tf.function", f"{median(theirs) * 1e6:.2f} µs/step"),
        Row(f"{cell.cell}: Keras streamed", f"{median(ours) * 1e6:.2f} µs/step"),
        Row(f"{cell.cell}: beside it", f"{ratio:.2f} ×", f"at most {MOST} ×", ratio <= MOST),
    ]


def _jitted(cell: Cell, x: Array) -> Callable[[], Any]:
    """All steps in one compiled call, which returns every state of every step."""
    import keras
    import tensorflow as tf

    class EveryState(keras.layers.LSTMCell):  # type: ignore[misc]  # Keras has no types
        def __init__(self) -> None:
            super().__init__(UNITS)
            self.output_size = 2 * UNITS

        def call(self, inputs: Any, states: Any, training: bool = False) -> Any:
            h, after = super().call(inputs, states, training=training)
            return tf.concat([h, after[1]], -1), after

    is_lstm = isinstance(cell, LSTM)
    layer = keras.layers.RNN(EveryState() if is_lstm else keras.layers.GRUCell(UNITS), return_sequences=True)
    function = tf.function(layer, jit_compile=True)
    given = tf.constant(x[np.newaxis])
    function(given)
    return lambda: function(given).numpy()
