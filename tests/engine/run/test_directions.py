"""Layers that go backwards, halves that are merged, states that are kept or reset: beside Keras' own."""

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
from engine.cells.minimal_gated_unit import MinimalGatedUnit
from engine.cells.simple_rnn import SimpleRNN
from engine.comparison.compare import compare_step
from engine.comparison.tolerance import Tolerance
from engine.errors import ParameterError
from engine.experiment import Experiment, Model, Precision
from engine.explain.origin import terms_of
from engine.files.experiment_file import load, save
from engine.implementations.keras import Keras
from engine.keras.network import KerasNetworks
from engine.run.name import TARGET, Name, Number, X, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Ending, Job
from engine.run.recorded_run import RecordedRun, record
from engine.run.simulate import Simulation
from engine.run.weights import start_of
from engine.run.what_if import job_of
from engine.sequences.values import Values
from engine.takeaway.script import script_of
from engine.work.equipment import Equipment
from engine.work.simulation import SimulationWork
from tests.engine.keras_reference import plan_of
from tests.engine.runs import recorded

MODES = ["concat", "sum", "mul", "ave"]
KINDS: list[type[Cell]] = [GRU, LSTM, SimpleRNN]


def experiment_of(
    layers: list[Cell], steps: int = 5, features: int = 2, rows: int = 1, **model: Any
) -> Experiment:
    rng = np.random.default_rng(steps)
    values = rng.uniform(-1, 1, (rows, steps + 1, features)).tolist()
    sequence = Values.parse({"values": values if rows > 1 else values[0]})
    made = Model.parse({"layers": tuple(layers), **model})
    return Experiment(sequence=sequence, model=made, precision=Precision(keras="float64"))


def weights_of_layer(experiment: Experiment, layer: int) -> list[Array]:
    weights = start_of(experiment, "float64").layers[layer].weights
    return [getattr(weights, block.name) for block in experiment.model.layers[layer].used_blocks()]


def keras_layer(cell: Cell, **options: Any) -> Any:
    import keras

    return getattr(keras.layers, type(cell).__name__)(
        cell.units, return_sequences=True, dtype="float64", **options
    )


def outputs_of_keras(experiment: Experiment) -> Array:
    """What a user's stack of Keras' layers puts out, (steps, size); pairs are keras.layers.Bidirectional."""
    import keras

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
    return np.array(rows[0])


def outputs(experiment: Experiment) -> Array:
    return recorded(experiment).trace[Y.of("numpy")]


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


def test_rows_of_a_backward_layer_are_in_the_order_it_processes_them() -> None:
    forward = experiment_of([MinimalGatedUnit(units=2)])
    backward = experiment_of([MinimalGatedUnit(units=2, go_backwards=True)])
    values = forward.sequence.generate().inputs[0]
    turned = forward.replace(sequence=Values.parse({"values": [*values[::-1].tolist(), [0, 0]]}))
    np.testing.assert_array_equal(outputs(backward), outputs(turned))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("has_readout", [True, False])
def test_every_number_is_what_its_terms_make(mode: str, has_readout: bool) -> None:
    layers: list[Cell] = [SimpleRNN(units=2), SimpleRNN(units=2, merge_mode=mode), SimpleRNN(units=2)]
    width = 2
    if has_readout:
        layers, width = layers[:2], 4 if mode == "concat" else 2
    readout = {"kernel": [[1.5 - i] for i in range(width)]} if has_readout else None
    run = recorded(experiment_of(layers, readout=readout))
    makes = {"sum": np.sum, "mul": np.prod, "ave": np.mean}
    for t in range(5):
        for name in (Name("xW", 1), *([] if has_readout else [Name("xW", 2)])):
            number = Number(name, 1, t)
            assert weighed(run, number) == pytest.approx(run.value("numpy", number), rel=1e-12)
            for term in terms_of(run.plan, number):
                if term.number.name.quantity == "merged":
                    halves = [run.value("numpy", one.number) for one in terms_of(run.plan, term.number)]
                    assert makes[mode](halves) == pytest.approx(run.value("numpy", term.number), rel=1e-12)
        if has_readout:
            y = Number(Y, 0, t)
            *parts, _ = terms_of(run.plan, y)
            assert weighed(run, y, len(parts)) == pytest.approx(run.value("numpy", y), rel=1e-12)


def weighed(run: RecordedRun, number: Number, terms: int | None = None) -> float:
    found = 0.0
    for term in terms_of(run.plan, number)[:terms]:
        assert term.weight is not None
        found += run.value("numpy", term.number) * run.value("numpy", term.weight)
    return found


def test_backward_layer_reads_the_row_that_is_as_far_from_the_end() -> None:
    run = recorded(experiment_of([SimpleRNN(units=2, go_backwards=True)]))
    numbers = {term.number for term in terms_of(run.plan, Number(Name("xW", 0), 0, 1))}
    assert numbers == {Number(X, 0, 3), Number(X, 1, 3)}


@pytest.mark.parametrize("kind", [*KINDS, MinimalGatedUnit])
def test_states_go_back_to_their_start_every_so_many_steps(kind: type[Cell]) -> None:
    start = [[0.25, -0.5]] * len(kind.states)
    cell = kind.parse({"units": 2, "initial_state": start})
    experiment = experiment_of([cell, GRU(units=1)], steps=8, reset_every=3)
    run, plain = recorded(experiment), experiment.replace(model=experiment.model.replace(reset_every=None))
    values = experiment.sequence.generate().inputs[0].tolist()
    for begin in (0, 3, 6):
        part = plain.replace(sequence=Values.parse({"values": [*values[begin : begin + 3], [0, 0]]}))
        wanted = outputs(part)
        found = run.trace[Y.of("numpy")][begin : begin + 3]
        np.testing.assert_array_equal(found, wanted)
    np.testing.assert_array_equal(run.states_before("numpy", 3, 0)["h"], [0.25, -0.5])
    assert not np.array_equal(run.states_before("numpy", 4, 0)["h"], [0.25, -0.5])


@pytest.mark.parametrize("block", [1, 2, 5, 8])
def test_resets_do_not_depend_on_how_a_run_is_cut(block: int) -> None:
    experiment = experiment_of([LSTM(units=2)], steps=8, reset_every=3)
    simulation = Simulation(Job(experiment, 0, ("numpy",)), {"numpy": NumPyNetwork})
    found = record(simulation, block).trace[Y.of("numpy")]
    np.testing.assert_array_equal(found, outputs(experiment))


def test_what_if_at_a_reset_keeps_the_state_that_it_sets() -> None:
    experiment = experiment_of([GRU(units=1)], steps=6, reset_every=3)
    run = recorded(experiment)
    same = record(Simulation(job_of((), 4, run), {"numpy": NumPyNetwork}))
    np.testing.assert_array_equal(same.trace[Y.of("numpy")], run.trace[Y.of("numpy")][4:])


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


def test_only_the_last_step_counts_where_sequences_are_not_returned() -> None:
    experiment = experiment_of([GRU(units=2)], steps=4, return_sequences=False)
    run = recorded(experiment)
    target = run.trace[TARGET]
    assert np.isnan(target[:-1]).all()
    error = run.trace[Y.of("numpy")][-1] - target[-1]
    assert run.measures.mse("numpy") == pytest.approx(np.mean(error**2))
    assert (run.measures.counting, run.measures.steps) == (1, 4)


@pytest.mark.slow
def test_keras_evaluates_the_last_step_alone(networks: KerasNetworks) -> None:
    experiment = experiment_of([GRU(units=2)], steps=4, return_sequences=False)
    run = recorded(experiment)
    report = networks.report(plan_of(experiment), experiment.sequence.generate())
    assert report.mse == pytest.approx(run.measures.mse("numpy"), rel=1e-9)


@pytest.mark.parametrize(
    ("model", "sentence"),
    [
        ({"layers": [{"cell": "GRU", "merge_mode": "sum"}]}, r"layers\[0\].merge_mode must be null unless"),
        (
            {"layers": [{"cell": "GRU", "go_backwards": True}, {"cell": "GRU", "merge_mode": "sum"}]},
            r"layers\[1\].merge_mode must be null unless",
        ),
        (
            {"layers": [{"cell": "GRU"}, {"cell": "GRU", "units": 2, "merge_mode": "mul"}]},
            r"merge_mode must be 'concat' where halves differ in units, 1 and 2",
        ),
        (
            {"layers": [{"cell": "GRU", "merge_mode": "max"}]},
            "merge_mode must be 'concat', 'sum', 'mul' or 'ave'",
        ),
        ({"reset_every": 0}, "model.reset_every must be at least 1, got 0"),
        (
            {"layers": [{"cell": "GRU", "go_backwards": True}], "reset_every": 2},
            "model.reset_every must be null where a layer goes backwards",
        ),
    ],
)
def test_what_cannot_be_is_told(model: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ParameterError, match=sentence):
        Experiment.parse({"model": model})


def test_a_run_with_a_backward_layer_is_given_as_a_whole() -> None:
    experiment = experiment_of([GRU(units=1), GRU(units=1, merge_mode="sum")], steps=7)
    work = SimulationWork(Job(experiment, 0, ("numpy",)), Equipment())
    assert work.advance(1).steps == 7
    assert (work.ahead, work.ending) == (0, Ending("complete"))


def test_number_that_leaves_float64_is_told_where_a_layer_goes_backwards() -> None:
    cell = SimpleRNN(units=1, activation="linear", go_backwards=True, recurrent_kernel=((1e300,),))
    experiment = experiment_of([cell], steps=7)
    with pytest.raises(ParameterError, match="must keep every number finite where a layer goes backwards"):
        recorded(experiment)


def test_what_shows_step_after_step_refuses_a_backward_layer() -> None:
    experiment = experiment_of([GRU(units=1), GRU(units=1, merge_mode="sum")])
    with pytest.raises(ParameterError, match=r"layers\[1\] goes backwards, which is no part of the code"):
        script_of(experiment)
    with pytest.raises(ParameterError, match="no run goes on from one"):
        job_of((), 2, recorded(experiment))
    with pytest.raises(ParameterError, match="cannot be held"):
        Simulation(Job(experiment, 0, ("numpy",), until=2), {"numpy": NumPyNetwork})


def test_fields_are_kept_in_files(tmp_path: Any) -> None:
    layers: list[Cell] = [GRU(units=1), GRU(units=1, merge_mode="ave"), LSTM(go_backwards=True)]
    experiment = experiment_of(layers, return_sequences=False, stateful=True)
    save(tmp_path / "both.json", experiment)
    assert load(tmp_path / "both.json") == experiment
    assert Keras().refusal(experiment) == ""
