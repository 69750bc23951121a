"""Layers that go backwards, halves that are merged, states that are kept or reset: beside Keras' own."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.array import Array
from engine.breakpoints.expression import ExpressionBreakpoint
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
from engine.run.what_if import Change, job_of
from engine.sequences.values import Values
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
    product = Number(Name("xW", 0), 0, 1)
    assert weighed(run, product) == pytest.approx(run.value("numpy", product), rel=1e-12)


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


def what_if(run: RecordedRun, t: int, change: Change) -> RecordedRun:
    simulation = Simulation(job_of((change,), t, run), {"numpy": NumPyNetwork})
    found = RecordedRun.begin(simulation.plan, run.plans_until(t))
    found.append(simulation.advance(run.plan.steps))
    return found


CHANGES = {
    "input": Change("x", (1,), 2.0),
    "state of the first half": Change("h", (0,), 0.75, 0),
    "state of the second half": Change("c", (1,), -0.5, 1),
    "state above": Change("h", (1,), 0.5, 2),
    "weight of the second half": Change("recurrent_kernel", (1, 3), 0.9, 1),
    "weight above": Change("kernel", (2, 1), -0.7, 2),
}


@pytest.mark.parametrize("every", [None, 4])
@pytest.mark.parametrize("name", CHANGES)
def test_what_if_alters_what_is_processed_after_it_and_nothing_before(name: str, every: int | None) -> None:
    layers: list[Cell] = [LSTM(units=2), LSTM(units=2, merge_mode="concat"), GRU(units=2, go_backwards=True)]
    run, change, t = recorded(experiment_of(layers, steps=9, reset_every=every)), CHANGES[name], 3
    found = what_if(run, t, change)
    assert found.steps == 9
    for layer, cell in enumerate(layers):
        for k in range(9):
            before = dict(found.states_before("numpy", k, layer))
            ours = change.layer == layer and k == t and change.what in cell.states
            if ours:
                assert before[change.what][change.index] == change.value
            elif k and (every is None or k % every):
                for state, row in before.items():
                    np.testing.assert_array_equal(row, found.trace[Name(state, layer, "numpy")][k - 1])
            start = (found if k >= t else run).start("numpy").layers[layer].weights
            again = cell.step(found.input_at("numpy", k, layer), before, start)
            np.testing.assert_allclose(again["h"], found.trace[Name("h", layer, "numpy")][k], atol=1e-15)
    own = Name("h", change.layer, "numpy")
    if change.what != "x":
        np.testing.assert_array_equal(found.trace[own][:t], run.trace[own][:t])
    assert not np.array_equal(found.trace[own][t], run.trace[own][t])
    assert found.trace[X][t].tolist() == (
        [run.trace[X][t, 0], 2.0] if change.what == "x" else run.trace[X][t].tolist()
    )


def test_what_if_of_a_what_if_keeps_what_was_changed_before() -> None:
    layers: list[Cell] = [GRU(units=2), GRU(units=2, merge_mode="sum")]
    run = recorded(experiment_of(layers, steps=9))
    changes = [
        (1, Change("x", (0,), 2.0)),
        (3, Change("h", (0,), 0.5, 1)),
        (5, Change("kernel", (0, 0), 0.9, 1)),
    ]
    for t, change in changes:
        run = what_if(run, t, change)
    assert run.trace[X][1, 0] == 2.0
    assert run.states_before("numpy", 3, 1)["h"][0] == 0.5
    for k in range(9):
        weights = run.start_at("numpy", k).layers[1].weights
        assert (weights.kernel[0, 0] == 0.9) == (k >= 5)
        again = layers[1].step(run.input_at("numpy", k, 1), run.states_before("numpy", k, 1), weights)
        np.testing.assert_allclose(again["h"], run.trace[Name("h", 1, "numpy")][k], atol=1e-15)


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
    ],
)
def test_what_cannot_be_is_told(model: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ParameterError, match=sentence):
        Experiment.parse({"model": model})


def test_a_run_with_a_backward_layer_is_given_as_a_whole() -> None:
    experiment = experiment_of([GRU(units=1), GRU(units=1, merge_mode="sum")], steps=7)
    work = SimulationWork(Job(experiment, 0, ("numpy",)), Equipment())
    while work.preparing is not None:
        done = work.preparing.done
        assert work.advance(3).steps == 0
        assert work.computed == (work.preparing.done if work.preparing else 21) - done <= 3
    assert work.advance(1).steps == 7
    assert (work.ahead, work.ending) == (0, Ending("complete"))


def test_breakpoint_is_told_of_the_first_step_in_time_at_which_it_holds() -> None:
    experiment = experiment_of([GRU(units=1), GRU(units=1, merge_mode="sum")], steps=7)
    y = outputs(experiment)[:, 0]
    t = int(np.argmax(y > np.median(y)))
    work = SimulationWork(Job(experiment, 0, ("numpy",)), Equipment())
    work.watch((ExpressionBreakpoint(condition=f"numpy.y > {float(np.median(y))!r}"),))
    while work.ending is None:
        given = work.advance(100)
    assert (given.steps, work.ending) == (7, Ending("complete"))
    assert work.found is not None
    assert work.found.t == t


def test_number_that_leaves_float64_is_told_where_a_layer_goes_backwards() -> None:
    cell = SimpleRNN(units=1, activation="linear", go_backwards=True, recurrent_kernel=((1e300,),))
    experiment = experiment_of([cell], steps=7)
    with pytest.raises(ParameterError, match="must keep every number finite where a layer goes backwards"):
        recorded(experiment)


def test_run_that_needs_later_inputs_is_not_held() -> None:
    experiment = experiment_of([GRU(units=1), GRU(units=1, merge_mode="sum")])
    with pytest.raises(ParameterError, match="puts out before t = 2 is made of later inputs"):
        Simulation(Job(experiment, 0, ("numpy",), until=2), {"numpy": NumPyNetwork})


def test_run_is_held_at_a_reset_as_nothing_before_it_needs_later_inputs() -> None:
    layers: list[Cell] = [GRU(units=1), GRU(units=1, merge_mode="sum")]
    experiment = experiment_of(layers, steps=8, reset_every=3)
    held = record(Simulation(Job(experiment, 0, ("numpy",), until=6), {"numpy": NumPyNetwork}))
    np.testing.assert_array_equal(held.trace[Y.of("numpy")], outputs(experiment)[:6])
    assert held.ending == Ending("held", 6)


# ── as Keras' own layers, called otherwise ─────────────────────────────────────────────────────


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


def test_fields_are_kept_in_files(tmp_path: Any) -> None:
    layers: list[Cell] = [GRU(units=1), GRU(units=1, merge_mode="ave"), LSTM(go_backwards=True)]
    experiment = experiment_of(layers, return_sequences=False, stateful=True)
    save(tmp_path / "both.json", experiment)
    assert load(tmp_path / "both.json") == experiment
    assert Keras().refusal(experiment) == ""
