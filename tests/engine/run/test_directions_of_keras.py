"""Layers that go backwards, halves and carried states beside Keras' own layers, called as their users do."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.array import Array
from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.comparison.compare import compare_step
from engine.comparison.tolerance import Tolerance
from engine.experiment import Experiment
from engine.keras.network import KerasNetworks
from engine.run.name import TARGET, Name, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job
from engine.run.recorded_run import record
from engine.run.simulate import Simulation
from engine.run.what_if import Change, job_of
from tests.engine.keras_reference import plan_of
from tests.engine.run.test_directions import KINDS, MODES, experiment_of, outputs, weights_of_layer
from tests.engine.runs import recorded


def keras_layer(cell: Cell, **options: Any) -> Any:
    import keras

    return getattr(keras.layers, type(cell).__name__)(
        cell.units, return_sequences=True, dtype="float64", **options
    )


def outputs_of_keras(experiment: Experiment) -> Array:
    """What a user's stack of Keras' layers puts out, (steps, size)."""
    return put_out(stack_of_keras(experiment), experiment.sequence.generate().inputs)


def put_out(stack: list[Any], inputs: Array) -> Array:
    """What a stack of layers puts out of the first row, (steps, size). inputs: (rows, steps, features)."""
    rows: Any = inputs.astype(np.float64)
    for layer in stack:
        rows = layer(rows)
    return np.array(rows[0])


def stack_of_keras(experiment: Experiment) -> list[Any]:
    """A user's stack of Keras' layers with the weights of an experiment; pairs are Bidirectional."""
    import keras

    stack: list[Any] = []
    rows: Any = experiment.sequence.generate().inputs.astype(np.float64)
    layers = experiment.model.layers
    for index, (cell, above) in enumerate(pairwise((*layers, None))):
        if cell is None or cell.merge_mode is not None:
            continue
        if above is not None and above.merge_mode is not None:
            both = [keras_layer(cell), keras_layer(above, go_backwards=True)]
            layer = keras.layers.Bidirectional(
                both[0], backward_layer=both[1], merge_mode=above.merge_mode, dtype="float64"
            )
            layer.build(rows.shape)
            layer.set_weights(
                [*weights_of_layer(experiment, index), *weights_of_layer(experiment, index + 1)]
            )
        else:
            layer = keras_layer(cell, go_backwards=cell.go_backwards)
            layer.build(rows.shape)
            layer.set_weights(weights_of_layer(experiment, index))
        rows = layer(rows)
        stack.append(layer)
    return stack


@st.composite
def stacks(draw: st.DrawFn) -> list[Cell]:
    """One to three layers or pairs of halves, of which some go backwards."""
    found: list[Cell] = []
    for _ in range(draw(st.integers(1, 3))):
        kind, units = draw(st.sampled_from(KINDS)), draw(st.integers(1, 3))
        is_pair = draw(st.booleans())
        found.append(kind.parse({"units": units, "go_backwards": not is_pair and draw(st.booleans())}))
        if is_pair:
            mode, turned = draw(st.sampled_from(MODES)), draw(st.booleans())
            found.append(kind.parse({"units": units, "merge_mode": mode, "go_backwards": turned}))
    return found


@pytest.mark.slow
@settings(max_examples=12)
@given(layers=stacks(), steps=st.integers(1, 5))
def test_any_directions_give_what_keras_gives(
    networks: KerasNetworks, layers: list[Cell], steps: int
) -> None:
    experiment = experiment_of(layers, steps)
    np.testing.assert_allclose(outputs(experiment), outputs_of_keras(experiment), atol=1e-10)


@pytest.mark.slow
@pytest.mark.parametrize("mode", MODES)
def test_keras_implementation_and_evaluate_have_both_halves(networks: KerasNetworks, mode: str) -> None:
    layers: list[Cell] = [LSTM(units=2), LSTM(units=2, merge_mode=mode), GRU(units=2, go_backwards=True)]
    readout = {"kernel": [[1, 0], [0.5, -1]], "activation": "sigmoid"}
    experiment = experiment_of(layers, readout=readout)
    job = Job(experiment, 0, ("numpy", "keras"))
    run = record(Simulation(job, {"numpy": NumPyNetwork, "keras": networks.network}))
    np.testing.assert_allclose(run.trace[Y.of("keras")], run.trace[Y.of("numpy")], atol=1e-12)
    for t in range(5):
        assert all(row.absolute < 1e-12 for row in compare_step(run, t, Tolerance()).made)
    report = networks.report(run.plan, experiment.sequence.generate())
    error = run.trace[Y.of("numpy")] - run.trace[TARGET]
    assert report.mse == pytest.approx(np.mean(error**2), rel=1e-9)


@pytest.mark.slow
def test_what_if_of_keras_is_that_of_numpy(networks: KerasNetworks) -> None:
    experiment = experiment_of([GRU(units=2), LSTM(units=2, merge_mode="concat")], steps=9)
    makers = {"numpy": NumPyNetwork, "keras": networks.network}
    run = record(Simulation(Job(experiment, 0, ("numpy", "keras")), makers))
    changes = Change("c", (0,), 0.5, 1), Change("kernel", (0, 0), 0.9, 1), Change("x", (0,), 3.0)
    found = record(Simulation(job_of(changes, 4, run), makers)).trace
    np.testing.assert_allclose(found[Y.of("keras")], found[Y.of("numpy")], atol=1e-12)
    assert not np.allclose(found[Y.of("keras")], run.trace[Y.of("keras")])


@pytest.mark.slow
def test_rows_of_a_stateful_model_go_on_as_keras_does(networks: KerasNetworks) -> None:
    experiment = experiment_of([LSTM(units=2), GRU(units=3)], steps=4, rows=3, stateful=True)
    import keras

    first, second = keras_layer(LSTM(units=2), stateful=True), keras_layer(GRU(units=3), stateful=True)
    model = keras.Sequential([keras.Input((4, 2), batch_size=1, dtype="float64"), first, second])
    first.set_weights(weights_of_layer(experiment, 0))
    second.set_weights(weights_of_layer(experiment, 1))
    for row in range(3):
        inputs = experiment.sequence.generate().inputs[row : row + 1].astype(np.float64)
        theirs = np.array(model(inputs))[0]
        job = Job(experiment, row, ("numpy", "keras"))
        run = record(Simulation(job, {"numpy": NumPyNetwork, "keras": networks.network}))
        for name in ("numpy", "keras"):
            np.testing.assert_allclose(run.trace[Y.of(name)], theirs, atol=1e-10)
        x, before = run.input_at("numpy", 0), run.states_before("numpy", 0)
        weights = run.start("numpy").layers[0].weights
        again = experiment.model.layers[0].step(x, before, weights)["h"]
        np.testing.assert_allclose(again, run.trace[Name("h", 0, "numpy")][0], atol=1e-15)


@pytest.mark.slow
def test_keras_evaluates_the_last_step_alone(networks: KerasNetworks) -> None:
    experiment = experiment_of([GRU(units=2)], steps=4, return_sequences=False)
    run = recorded(experiment)
    report = networks.report(plan_of(experiment), experiment.sequence.generate())
    assert report.mse == pytest.approx(run.measures.mse("numpy"), rel=1e-9)


EVALUATED: list[tuple[list[Cell], dict[str, Any]]] = [
    ([GRU(units=2), LSTM(units=2)], {"stateful": True}),
    ([GRU(units=2), LSTM(units=2)], {"reset_every": 3}),
    ([LSTM(units=2)], {"stateful": True, "reset_every": 4}),
    ([LSTM(units=2)], {"stateful": True, "reset_every": 3, "return_sequences": False}),
    ([GRU(units=2), GRU(units=2, merge_mode="ave")], {"stateful": True, "reset_every": 5}),
]


@pytest.mark.slow
@pytest.mark.parametrize("case", range(len(EVALUATED)))
def test_evaluate_of_carried_and_reset_states_is_the_mean_over_all_rows(
    networks: KerasNetworks, case: int
) -> None:
    layers, fields = EVALUATED[case]
    first = layers[0].replace(initial_state=[[0.25, -0.5]] * len(layers[0].states))
    experiment = experiment_of([first, *layers[1:]], steps=8, rows=3, **fields)
    runs = [recorded(experiment, row=row) for row in range(3)]
    report = networks.report(runs[0].plan, experiment.sequence.generate())
    mse, mae = (np.mean([getattr(run.measures, name)("numpy") for run in runs]) for name in ("mse", "mae"))
    assert report.mse == pytest.approx(mse, rel=1e-9)
    assert report.mae == pytest.approx(mae, rel=1e-9)


@pytest.mark.slow
@settings(max_examples=10)
@given(layers=stacks(), steps=st.integers(2, 7), every=st.integers(1, 8))
def test_resets_give_what_keras_gives_of_each_stretch(
    networks: KerasNetworks, layers: list[Cell], steps: int, every: int
) -> None:
    experiment = experiment_of(layers, steps, reset_every=every)
    inputs, stack = experiment.sequence.generate().inputs, stack_of_keras(experiment)
    wanted = [put_out(stack, inputs[:, begin : begin + every]) for begin in range(0, steps, every)]
    job = Job(experiment, 0, ("numpy", "keras"))
    run = record(Simulation(job, {"numpy": NumPyNetwork, "keras": networks.network}))
    for name in ("numpy", "keras"):
        np.testing.assert_allclose(run.trace[Y.of(name)], np.concatenate(wanted), atol=1e-10)


@pytest.mark.slow
@pytest.mark.parametrize("mode", MODES)
def test_last_step_of_both_halves_is_what_keras_returns_without_sequences(
    networks: KerasNetworks, mode: str
) -> None:
    import keras

    experiment = experiment_of([LSTM(units=2), LSTM(units=2, merge_mode=mode)], return_sequences=False)
    halves = [keras.layers.LSTM(2, go_backwards=way, dtype="float64") for way in (False, True)]
    both = keras.layers.Bidirectional(halves[0], backward_layer=halves[1], merge_mode=mode, dtype="float64")
    inputs = experiment.sequence.generate().inputs.astype(np.float64)
    both.build(inputs.shape)
    both.set_weights([*weights_of_layer(experiment, 0), *weights_of_layer(experiment, 1)])
    wanted = np.array(both(inputs))[0]
    run = recorded(experiment)
    np.testing.assert_allclose(run.trace[Y.of("numpy")][-1], wanted, atol=1e-10)
    report = networks.report(run.plan, experiment.sequence.generate())
    if mode != "concat":
        assert report.mse == pytest.approx(run.measures.mse("numpy"), rel=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("is_jitted", [False, True])
def test_layers_cut_into_slices_have_the_bits_of_whole_ones(networks: KerasNetworks, is_jitted: bool) -> None:
    layers: list[Cell] = [GRU(units=2), LSTM(units=2, merge_mode="concat"), GRU(units=2, go_backwards=True)]
    readout = {"kernel": [[1], [0.5]], "activation": "tanh"}
    experiment = experiment_of(layers, steps=700, readout=readout).replace(jit_compile=is_jitted)
    simulations = [
        Simulation(Job(experiment, 0, ("numpy", "keras")), {"numpy": NumPyNetwork, "keras": networks.network})
        for _ in range(2)
    ]
    sliced = simulations[0].whole
    assert sliced is not None
    while not sliced.is_done:
        sliced.advance(37 if not is_jitted else 64)
    runs = [record(simulation) for simulation in simulations]
    for name in runs[0].trace:
        np.testing.assert_array_equal(runs[0].trace[name], runs[1].trace[name])
    np.testing.assert_allclose(runs[0].trace[Y.of("keras")], runs[0].trace[Y.of("numpy")], atol=1e-12)
