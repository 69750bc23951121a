"""Keras steps streamed into a trace, beside `model.predict` and an eager call a step."""

import time
from collections.abc import Callable
from functools import partial
from statistics import median

import numpy as np

from engine.experiment import Experiment, Model
from engine.keras.loader import load_keras
from engine.keras.network import KerasNetworks
from engine.run.name import X
from engine.run.plan import Job
from engine.run.simulate import Simulation
from engine.run.trace import Trace
from tests.benchmarks.numpy_steps import STEPS, linear_experiment
from tests.benchmarks.table import Row

BLOCK = 8192
REPEATS = 5
EAGER_STEPS = 200


def experiment_with(units: int) -> Experiment:
    """One or several units; several take the weights of the seed, and tanh keeps them bounded."""
    experiment = linear_experiment()
    if units == 1:
        return experiment
    layer = experiment.model.layers[0].replace(
        units=units, activation="tanh", kernel=None, recurrent_kernel=None, bias=None
    )
    return experiment.replace(model=Model(layers=(layer,)))


def simulation_of(experiment: Experiment, networks: KerasNetworks) -> Simulation:
    """A run in Keras at its start; its sequence is generated, which is no part of what Keras does."""
    return Simulation(Job(experiment, implementations=("keras",)), {"keras": networks.network})


def stream(simulation: Simulation) -> Trace:
    """The whole run, recorded."""
    trace = Trace(simulation.plan.steps)
    while simulation.ending is None:
        trace.append(simulation.advance(BLOCK))
    return trace


def measure() -> list[Row]:
    """Steps per second of the stream as multiples of both peers, 1 and 32 units."""
    load_keras()
    return [row for units in (1, 32) for row in _measure(units)]


def _measure(units: int) -> list[Row]:
    import keras

    experiment, networks = experiment_with(units), KerasNetworks()
    x = stream(simulation_of(experiment, networks))[X].astype(np.float32)  # and everything is compiled now
    layer = keras.layers.SimpleRNN(units, return_sequences=True)
    inputs = keras.Input((None, 1))
    model = keras.Model(inputs, layer(inputs))
    model.predict(x[np.newaxis], verbose=0)
    ours, predict = [], []
    for _ in range(REPEATS):
        simulation = simulation_of(experiment, networks)
        ours.append(seconds(partial(stream, simulation)) / STEPS)
        predict.append(seconds(lambda: model.predict(x[np.newaxis], verbose=0)) / STEPS)
    eager = _eager_seconds_a_step(keras, units, x)
    mine = median(ours)
    return [
        Row(f"{units} units: eager call a step", f"{eager * 1e6:.1f} µs/step"),
        Row(f"{units} units: model.predict", f"{median(predict) * 1e6:.1f} µs/step"),
        Row(f"{units} units: streamed", f"{mine * 1e6:.2f} µs/step"),
        _ratio(f"{units} units: beside predict", median(predict) / mine, 30),
        _ratio(f"{units} units: beside eager", eager / mine, 300),
    ]


def _eager_seconds_a_step(keras: object, units: int, x: np.ndarray) -> float:
    layer = keras.layers.SimpleRNN(units, return_state=True)  # type: ignore[attr-defined]
    state = np.zeros((1, units), np.float32)
    layer(x[np.newaxis, :1], initial_state=[state])
    began = time.perf_counter()
    for t in range(EAGER_STEPS):
        _, state = layer(x[np.newaxis, t : t + 1], initial_state=[state])
    return (time.perf_counter() - began) / EAGER_STEPS


def _ratio(what: str, ratio: float, wanted: float) -> Row:
    return Row(what, f"{ratio:.0f} ×", f"at least {wanted:.0f} ×", ratio >= wanted)


def seconds(do: Callable[[], object]) -> float:
    """How long a call takes."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began
