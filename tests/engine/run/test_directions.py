"""Layers that go backwards, halves that are merged, states that are kept or reset: beside Keras' own."""

from typing import Any

import numpy as np
import pytest

from engine.array import Array
from engine.breakpoints.expression import ExpressionBreakpoint
from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.minimal_gated_unit import MinimalGatedUnit
from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.experiment import Experiment, Model, Precision
from engine.explain.origin import terms_of
from engine.files.experiment_file import load, save
from engine.implementations.keras import Keras
from engine.run.name import TARGET, Name, Number, X, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Ending, Job
from engine.run.recorded_run import RecordedRun, record
from engine.run.simulate import Simulation
from engine.run.start import start_of
from engine.run.what_if import Change, job_of
from engine.sequences.values import Values
from engine.work.equipment import Equipment
from engine.work.simulation import SimulationWork
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


def outputs(experiment: Experiment) -> Array:
    return recorded(experiment).trace[Y.of("numpy")]


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


def test_only_the_last_step_counts_where_sequences_are_not_returned() -> None:
    experiment = experiment_of([GRU(units=2)], steps=4, return_sequences=False)
    run = recorded(experiment)
    target = run.trace[TARGET]
    assert np.isnan(target[:-1]).all()
    error = run.trace[Y.of("numpy")][-1] - target[-1]
    assert run.measures.mse("numpy") == pytest.approx(np.mean(error**2))
    assert (run.measures.counting, run.measures.steps) == (1, 4)


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


def test_fields_are_kept_in_files(tmp_path: Any) -> None:
    layers: list[Cell] = [GRU(units=1), GRU(units=1, merge_mode="ave"), LSTM(go_backwards=True)]
    experiment = experiment_of(layers, return_sequences=False, stateful=True)
    save(tmp_path / "both.json", experiment)
    assert load(tmp_path / "both.json") == experiment
    assert Keras().refusal(experiment) == ""
