"""Updates of training: 100 steps, one row, Adam; NumPy for every cell, Keras compiled beside its own ways."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from engine.cells.base import Cell
from engine.experiment import CELLS, Dense, Experiment, Model
from engine.keras.loader import load_keras
from engine.optimizers.adam import Adam
from engine.sequences.values import Values
from engine.train.keras_trainer import KerasTrainer
from engine.train.plan import TrainingJob
from engine.train.trainer import NumPyTrainer
from engine.train.training_run import TrainingRun
from tests.benchmarks.table import Row

STEPS, REPEATS = 100, 5
NUMPY_LEAST, KERAS_LEAST, KERAS_WIDE_LEAST = 500, 1_000, 450  # updates a second
UPDATES, BACK = 100_000, 0.1  # seconds in which any update is back


def measure() -> list[Row]:
    """The best of some repeats each, in updates a second; and how long an update takes to be back."""
    load_keras()
    keras_cells = [kind for kind in CELLS if kind.keras_layer is not None]
    return [
        *(_numpy(kind) for kind in CELLS),
        *(_keras(kind, 16, KERAS_LEAST) for kind in keras_cells),
        *(_keras(kind, 64, KERAS_WIDE_LEAST) for kind in keras_cells),
        *_their_ways(),
        _back(),
    ]


def experiment_of(kind: type[Cell], units: int) -> Experiment:
    """A sine, predicted."""
    values = np.sin(np.arange(STEPS + 1) / 5).reshape(-1, 1).tolist()
    readout = Dense(kernel=((0.1,),) * units)
    model = Model(layers=(kind.parse({"units": units}),), readout=readout)
    return Experiment(
        sequence=Values.parse({"values": values}), model=model, training=Adam(learning_rate=1e-3)
    )


def rate(updates: int, make: Callable[[], object]) -> float:
    """Updates a second, the best of some repeats."""
    make()
    best = float("inf")
    for _ in range(REPEATS):
        begun = time.perf_counter()
        make()
        best = min(best, time.perf_counter() - begun)
    return updates / best


def _numpy(kind: type[Cell]) -> Row:
    trainer = NumPyTrainer(experiment_of(kind, 16))
    found = rate(50, lambda: trainer.advance(50))
    what = f"{kind.__name__} 16: NumPy"
    return Row(what, f"{found:,.0f} updates/s", f"at least {NUMPY_LEAST:,}", found >= NUMPY_LEAST)


def _keras(kind: type[Cell], units: int, least: int) -> Row:
    trainer = KerasTrainer(experiment_of(kind, units))
    found = rate(100, lambda: trainer.advance(100))
    what = f"{kind.__name__} {units}: Keras compiled"
    return Row(what, f"{found:,.0f} updates/s", f"at least {least:,}", found >= least)


def _their_ways() -> list[Row]:
    """What Keras' fit and train_on_batch make of the same, for comparison."""
    import keras

    experiment = experiment_of(CELLS[0], 16)
    batch = experiment.sequence.generate()
    x, target = (array.astype(np.float32) for array in (batch.inputs, batch.targets))
    model: Any = keras.Sequential(
        [keras.Input((STEPS, 1)), keras.layers.SimpleRNN(16, return_sequences=True), keras.layers.Dense(1)]
    )
    model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mse")
    fit = rate(5, lambda: model.fit(x, target, epochs=5, verbose=0))
    on_batch = rate(10, lambda: [model.train_on_batch(x, target) for _ in range(10)])
    return [
        Row("SimpleRNN 16: fit", f"{fit:,.0f} updates/s"),
        Row("SimpleRNN 16: train_on_batch", f"{on_batch:,.0f} updates/s"),
    ]


def _back() -> Row:
    run = TrainingRun(TrainingJob(experiment_of(CELLS[0], 16), UPDATES))
    while run.ending is None:
        run.advance(1_000)
    run.at(0)
    slowest = 0.0
    for updates in np.random.default_rng(0).integers(0, UPDATES, 20).tolist():
        begun = time.perf_counter()
        run.at(updates)
        slowest = max(slowest, time.perf_counter() - begun)
    what = f"{CELLS[0].__name__} 16: any of {UPDATES:,} updates is back"
    return Row(what, f"{slowest * 1e3:.0f} ms", f"at most {BACK * 1e3:.0f} ms", slowest <= BACK)
