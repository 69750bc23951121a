"""What-if: go on from the middle of a recorded run with a number changed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.array import Array
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.experiment import Experiment, Model, Precision
from engine.keras.network import KerasNetworks
from engine.run.name import Name, Number, X, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job
from engine.run.recorded_run import RecordedRun
from engine.run.simulate import MakeNetwork, Simulation
from engine.run.trace import Trace
from engine.run.what_if import Change, changes_of, job_of
from engine.sequences.values import Values
from tests.engine.runs import as_run, recorded

ROWS = ((1, -1), (0, 2), (3, 1), (-2, 0), (1, 1), (2, -2), (0, 1))


def experiment(rows: tuple[tuple[float, ...], ...] = ROWS, precision: str = "float64") -> Experiment:
    layers = (SimpleRNN(units=3), SimpleRNN(units=2, activation="relu"))
    return Experiment(
        seed=4, sequence=Values(values=rows), model=Model(layers=layers), precision=Precision(numpy=precision)
    )


def changed_run(of: RecordedRun, t: int, *changes: Change) -> RecordedRun:
    """What a run becomes that is changed at step t."""
    simulation = Simulation(job_of(changes, t, of), {"numpy": NumPyNetwork})
    run = RecordedRun.begin(simulation.plan, of.plans_until(t), of.trace.prefix(t))
    while simulation.ending is None:
        run.append(simulation.advance(2))
    return run


def branch(of: Experiment, t: int, *changes: Change) -> Trace:
    return changed_run(recorded(of), t, *changes).trace


def bits(trace: Trace) -> dict[Name, bytes]:
    return {name: np.ascontiguousarray(trace[name]).tobytes() for name in trace}


@pytest.mark.parametrize("precision", ["float64", "float32"])
@given(t=st.integers(0, 5))
def test_going_on_without_a_change_gives_the_same_bits(precision: str, t: int) -> None:
    of = experiment(precision=precision)
    assert bits(branch(of, t)) == bits(recorded(of).trace)


@given(t=st.integers(0, 5), value=st.floats(-9, 9))
def test_another_input_gives_what_a_fresh_run_over_it_gives(t: int, value: float) -> None:
    rows = [list(map(float, row)) for row in ROWS]
    changed = branch(experiment(tuple(map(tuple, rows))), t, Change("x", (1,), value))
    rows[t][1] = value
    fresh = recorded(experiment(tuple(map(tuple, rows)))).trace
    assert changed[Y.of("numpy")].tobytes() == fresh[Y.of("numpy")].tobytes()
    assert changed[X].tobytes() == fresh[X].tobytes()


@given(t=st.integers(0, 5), unit=st.integers(0, 2), value=st.floats(-2, 2))
def test_another_state_is_what_the_next_step_sets_out_from(t: int, unit: int, value: float) -> None:
    of = experiment()
    run = recorded(of)
    trace, layer = run.trace, run.start("numpy").layers[0]
    before = np.array(trace[Name("h", 0, "numpy")][t - 1] if t else layer.states["h"])
    before[unit] = value
    right = of.model.layers[0].step(trace[X][t : t + 1], {"h": before}, layer.weights)
    assert branch(of, t, Change("h", (unit,), value))[Name("h", 0, "numpy")][t].tolist() == pytest.approx(
        right["h"][0].tolist()
    )


def test_another_weight_counts_from_its_step_on() -> None:
    of = experiment()
    run = recorded(of)
    trace, changed = run.trace, branch(of, 3, Change("kernel", (1, 2), 0.25))
    kernel = np.array(run.start("numpy").layers[0].weights.kernel)
    kernel[1, 2] = 0.25
    assert changed[Name("xW", 0, "numpy")][:3].tobytes() == trace[Name("xW", 0, "numpy")][:3].tobytes()
    assert changed[Name("xW", 0, "numpy")][3:].tolist() == pytest.approx(trace[X][3:] @ kernel)


@given(t=st.integers(0, 5))
def test_what_came_before_is_untouched(t: int) -> None:
    of = experiment()
    changed, original = branch(of, t, Change("h", (0,), 5.0, layer=1)), recorded(of).trace
    for name in original:
        assert changed[name][:t].tobytes() == original[name][:t].tobytes()


def exact(*rows: int) -> Experiment:
    layer = SimpleRNN(activation="linear", kernel=((2,),), recurrent_kernel=((1,),), bias=(3,))
    values = tuple((row,) for row in rows)
    return Experiment(
        sequence=Values(values=values), model=Model(layers=(layer,)), precision=Precision(numpy="exact")
    )


def test_exact_numbers_stay_python_integers() -> None:
    outputs: Array = branch(exact(1, 5, 14, 36), 1, Change("x", (0,), 10**30))[Y.of("numpy")]
    assert outputs[:, 0].tolist() == [5, 2 * 10**30 + 8, 28 + 2 * 10**30 + 8 + 3]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (Change("x", (2,), 1.0), r"x has shape \(2,\); it has no place \(2,\)"),
        (Change("h", (-1,), 1.0), "no place"),
        (Change("kernel", (0,), 1.0), "no place"),
        (Change("c", (0,), 1.0), "c is no input, state or weight; states here: h"),
        (Change("h", (0,), 1.0, layer=2), "layer must be from 0 to 1, got 2"),
        (Change("x", (0,), float("nan")), "x must be a finite number, got nan"),
    ],
)
def test_a_change_of_what_is_not_there_is_refused(change: Change, sentence: str) -> None:
    with pytest.raises(ParameterError, match=sentence):
        branch(experiment(), 2, change)


def test_a_real_number_is_refused_where_numpy_is_exact() -> None:
    with pytest.raises(ParameterError, match="whole number"):
        branch(exact(1, 2, 3), 1, Change("x", (0,), 0.5))


def test_a_step_that_is_not_recorded_is_refused() -> None:
    with pytest.raises(ParameterError, match="t must be a recorded step, from 0 to 5, got 6"):
        branch(experiment(), 6)


def test_a_what_if_of_a_what_if_at_the_same_step_keeps_its_changes() -> None:
    of = experiment()
    changes = Change("x", (0,), 9.0), Change("h", (1,), 0.5), Change("bias", (0,), 2.0)
    run = recorded(of)
    for change in changes:
        run = changed_run(run, 3, change)
    assert bits(run.trace) == bits(branch(of, 3, *changes))


def test_a_what_if_tells_its_own_states_before_its_first_step() -> None:
    run = changed_run(recorded(experiment()), 3, Change("h", (0,), 7.0))
    assert run.states_before("numpy", 3)["h"][0] == 7
    start = run.start("numpy").layers[0]
    again = run.model.layers[0].step(run.trace[X][3].copy(), start.states, start.weights)
    assert run.quantities("numpy", 3)["a"].tobytes() == again["a"].tobytes()


def test_weights_are_those_that_a_step_was_computed_with() -> None:
    run = changed_run(recorded(experiment()), 3, Change("kernel", (1, 2), 0.25))
    weight = Number(Name("kernel", 0), 1, None, 2)
    assert run.value("numpy", weight, 2) == recorded(experiment()).value("numpy", weight) != 0.25
    assert run.value("numpy", weight, 3) == run.value("numpy", weight) == 0.25


def test_a_change_of_a_run_that_has_only_begun_is_refused() -> None:
    begun = recorded(experiment(), steps=0)
    with pytest.raises(ParameterError, match="t must be a recorded step; nothing is recorded yet"):
        job_of((Change("x", (0,), 1.0),), 0, begun)


def test_a_weight_of_the_seed_is_refused_while_nothing_computes_with_it() -> None:
    simulation = Simulation(Job(experiment(), implementations=()), {})
    run = RecordedRun.begin(simulation.plan)
    run.append(simulation.advance(9))
    with pytest.raises(ParameterError, match="kernel is not used while neither implementation runs"):
        job_of((Change("kernel", (0, 0), 1.0),), 2, run)


def test_a_change_of_the_step_after_the_last_recorded_one_is_refused() -> None:
    with pytest.raises(ParameterError, match="t must be a recorded step, from 0 to 2, got 3"):
        job_of((Change("x", (0,), 1.0),), 3, recorded(experiment(), steps=3))


@pytest.mark.slow
@pytest.mark.parametrize("is_jit_compiled", [False, True])
@pytest.mark.parametrize(
    "change",
    [
        None,
        Change("x", (1,), 0.5),
        Change("h", (0,), -0.25, layer=1),
        Change("recurrent_kernel", (0, 2), 1.5),
    ],
    ids=str,
)
def test_keras_goes_on_bit_by_bit_however_the_run_is_cut(
    networks: KerasNetworks, is_jit_compiled: bool, change: Change | None
) -> None:
    of = experiment().replace(jit_compile=is_jit_compiled)
    makers: dict[str, MakeNetwork] = {"numpy": NumPyNetwork, "keras": networks.network}

    def run_both(job: Job, trace: Trace, length: int) -> Simulation:
        simulation = Simulation(job, makers)
        while simulation.ending is None:
            trace.append(simulation.advance(length))
        return simulation

    original, found = Trace(), []
    plan = run_both(Job(of), original, 4).plan
    job = job_of(() if change is None else (change,), 3, as_run(plan, original))
    for length in (1, 2, 9):
        found.append(original.prefix(3))
        run_both(job, found[-1], length)
    assert bits(found[0]) == bits(found[1]) == bits(found[2])
    assert (bits(found[0]) == bits(original)) == (change is None)
    ours, theirs = found[0][Y.of("numpy")].ravel().tolist(), found[0][Y.of("keras")].ravel().tolist()
    assert theirs == pytest.approx(ours, rel=1e-4, abs=1e-6)


def test_forget_gate_that_were_open_would_have_kept_the_cell_state() -> None:
    experiment = Experiment(
        sequence=Values(values=((0.5,), (-1.0,), (2.0,), (0.25,), (1.0,))),
        model=Model(layers=(LSTM(units=3),)),
    )
    run = recorded(experiment)
    before, now = run.states_before("numpy", 2), run.quantities("numpy", 2)
    c = 1.0 * before["c"][1] + now["i"][1] * now["g"][1]  # Hochreiter & Schmidhuber, f = 1
    h = now["o"][1] * np.tanh(c)
    found = {change.what: change for change in changes_of(run, 2, 0, "f", 1, 1.0)}
    assert {what: (one.index, one.layer) for what, one in found.items()} == {"h": ((1,), 0), "c": ((1,), 0)}
    assert found["c"].value == pytest.approx(c, rel=1e-12)
    assert found["h"].value == pytest.approx(h, rel=1e-12)


def test_reset_gate_before_the_product_reaches_every_unit() -> None:
    experiment = Experiment(
        sequence=Values(values=((0.5,), (-1.0,), (2.0,), (0.25,))),
        model=Model(layers=(GRU(units=2, reset_after=False),)),
    )
    run = recorded(experiment)
    assert {change.index for change in changes_of(run, 1, 0, "r", 0, 0.0)} == {(0,), (1,)}


def test_gate_that_is_what_it_was_changes_nothing() -> None:
    run = recorded(Experiment(model=Model(layers=(LSTM(units=2),))))
    with pytest.raises(ParameterError, match="would change no state"):
        changes_of(run, 1, 0, "o", 0, float(run.quantities("numpy", 1)["o"][0]))
