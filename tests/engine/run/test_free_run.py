"""Networks that read their own outputs: closed forms, the same bits however cut, and how far they follow."""

import numpy as np
import pytest

from engine.array import Array
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.experiment import Dense, Experiment, Model, Precision
from engine.keras.loader import load_keras
from engine.keras.network import KerasNetworks
from engine.run.free_run import horizon_of, horizons_of
from engine.run.name import Name, Number, X, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job
from engine.run.recorded_run import RecordedRun, record
from engine.run.simulate import Simulation
from engine.run.trace import Trace
from engine.run.what_if import Change, job_of, reads_its_own_outputs
from engine.sequences.values import Values
from tests.engine.runs import recorded

ANGLE = 2 * np.pi / 17
SINE = np.sin(ANGLE * np.arange(401))
FREE = 20


def rotation(gain: float = 1.0) -> Experiment:
    """Unit 0 copies the input, unit 1 the one before it: sin(ω(t + 1)) = 2 cos ω sin(ωt) − sin(ω(t − 1))."""
    layer = SimpleRNN(
        units=2,
        activation="linear",
        kernel=((1.0, 0.0),),
        recurrent_kernel=((0.0, 1.0), (0.0, 0.0)),
        bias=(0.0, 0.0),
        initial_state=((float(-SINE[1]), 0.0),),
    )
    readout = Dense(kernel=((float(gain * 2 * np.cos(ANGLE)),), (-gain,)), bias=(0.0,))
    return Experiment(
        sequence=Values(values=tuple((float(value),) for value in SINE)),
        model=Model(layers=(layer,), readout=readout),
    )


def drawn(*cells: SimpleRNN | GRU | LSTM, precision: str = "float64") -> Experiment:
    """Random weights over random values."""
    rng = np.random.default_rng(3)
    kernel = tuple(map(tuple, rng.normal(size=(cells[-1].units, 2)).tolist()))
    return Experiment(
        sequence=Values(values=tuple(map(tuple, rng.normal(size=(31, 2)).tolist()))),
        model=Model(layers=cells, readout=Dense(kernel=kernel, bias=(0.1, -0.2), activation="tanh")),
        precision=Precision(numpy=precision, keras="float64"),
    )


def free(of: Experiment, begin: int, *sizes: int) -> RecordedRun:
    simulation = Simulation(Job(of, 0, ("numpy",), free_from=begin), {"numpy": NumPyNetwork})
    if not sizes:
        return record(simulation)
    run = RecordedRun.begin(simulation.plan)
    for size in (*sizes, *[7] * of.sequence.steps):
        run.append(simulation.advance(size))
    return run


def bits(trace: Trace) -> dict[Name, bytes]:
    return {name: np.ascontiguousarray(trace[name]).tobytes() for name in trace}


def test_linear_network_runs_a_sine_by_itself_for_ever() -> None:
    run = free(rotation(), FREE)
    np.testing.assert_allclose(run.trace[Y.of("numpy")][:, 0], SINE[1:], atol=1e-11)
    horizon = horizons_of(run.plan, run.trace)["numpy"]
    assert (horizon.begin, horizon.t, horizon.steps) == (FREE, None, 400 - FREE)
    assert horizon.bound == pytest.approx(0.4 * np.std(SINE[1:]))


def test_free_run_that_grows_is_lost_where_its_closed_form_leaves_the_bound() -> None:
    """With a gain the characteristic polynomial is z² − 2 g cos ω z + g, whose powers are the outputs."""
    gain = 1.02
    run = free(rotation(gain), FREE)
    roots = np.roots([1, -2 * gain * np.cos(ANGLE), gain])
    first = SINE[FREE - 1], SINE[FREE] * gain  # the last input, and the output that is read first
    parts = np.linalg.solve(np.array([[1, 1], roots]), np.array(first))
    steps = np.arange(1, 401 - FREE + 1)
    outputs = (parts * roots ** steps[:, np.newaxis]).sum(axis=1).real
    np.testing.assert_allclose(run.trace[Y.of("numpy")][FREE - 1 :, 0], outputs, rtol=1e-9, atol=1e-9)
    lost = np.abs(outputs[1:] - SINE[FREE + 1 :]) > 0.4 * np.std(SINE[1:])
    assert horizons_of(run.plan, run.trace)["numpy"].t == FREE + int(np.argmax(lost))


@pytest.mark.parametrize("precision", ["float64", "float32"])
def test_bits_are_the_same_however_it_is_cut_and_the_warm_up_is_the_run_itself(precision: str) -> None:
    of = drawn(LSTM(units=3), SimpleRNN(units=2), precision=precision)
    whole = free(of, 9)
    assert bits(free(of, 9, 1, 2, 4, 5).trace) == bits(whole.trace)
    assert bits(whole.trace.prefix(9)) == bits(recorded(of).trace.prefix(9))
    assert np.all(whole.trace[Y.of("numpy")][9:] != recorded(of).trace[Y.of("numpy")][9:])


def test_inputs_are_the_outputs_before_and_every_number_of_a_step_is_made_of_them() -> None:
    run = free(drawn(GRU(units=3)), 9)
    np.testing.assert_array_equal(run.trace[X][9:], run.trace[Y.of("numpy")][8:-1])
    np.testing.assert_array_equal(run.input_at("numpy", 20), run.trace[Y.of("numpy")][19])
    assert run.value("numpy", Number(X, 1, 20)) == run.trace[Y.of("numpy")][19, 1]
    weights, before = run.start("numpy").layers[0].weights, run.states_before("numpy", 20)
    h = run.model.layers[0].step(run.input_at("numpy", 20), before, weights)["h"]
    np.testing.assert_array_equal(h, run.trace[Name("h", 0, "numpy")][20])


def test_what_if_it_ran_freely_is_the_free_run_and_goes_on_being_changed() -> None:
    of = drawn(LSTM(units=3))
    run = recorded(of)
    job = job_of((reads_its_own_outputs(),), 9, run)
    branch = Simulation(job, {"numpy": NumPyNetwork})
    first = RecordedRun.begin(branch.plan, run.plans, run.trace.prefix(9))
    first.append(branch.advance(100))
    assert bits(first.trace) == bits(free(of, 9).trace)
    again = Simulation(job_of((), 15, first), {"numpy": NumPyNetwork})
    second = RecordedRun.begin(again.plan, first.plans, first.trace.prefix(15))
    second.append(again.advance(100))
    assert bits(second.trace) == bits(first.trace)
    given = Simulation(job_of((Change("x", (0,), 7.0),), 15, first), {"numpy": NumPyNetwork}).advance(2)
    assert given.arrays[X][0, 0] == 7
    np.testing.assert_array_equal(given.arrays[X][1], given.arrays[Y.of("numpy")][0])


def test_exact_integers_are_read_exactly() -> None:
    doubling = SimpleRNN(activation="linear", kernel=((2,),), recurrent_kernel=((0,),), bias=(0,))
    of = Experiment(
        sequence=Values(values=tuple((2**k,) for k in range(90))),
        model=Model(layers=(doubling,)),
        precision=Precision(numpy="exact"),
    )
    assert free(of, 3).trace[Y.of("numpy")][-1, 0] == 2**89


def test_steps_that_do_not_count_do_not_end_the_horizon() -> None:
    target = np.array([0.0, 1, 0, np.nan, 0, 1])[:, np.newaxis]
    y = np.array([0.0, 1, 0, 9, 0, 9])[:, np.newaxis]
    horizon = horizon_of(y, target, 2)
    assert horizon is not None
    assert (horizon.t, horizon.steps) == (5, 3)


@pytest.mark.parametrize("targets", [[1.0, np.inf, 2.0], [np.inf, np.inf, np.inf], [np.inf, -np.inf, 0.0]])
def test_targets_that_are_infinite_have_no_horizon(targets: list[float]) -> None:
    target = np.array(targets).reshape(-1, 1)
    assert horizon_of(np.zeros((3, 1)), target, 1) is None


@pytest.mark.parametrize("value", [1.0, 0.1, 0.7])  # the mean of seven of the last two is another number
def test_targets_that_are_all_the_same_have_no_horizon(value: float) -> None:
    target = np.full((7, 1), value)
    assert horizon_of(target + 1, target, 2) is None


@pytest.mark.parametrize(
    ("of", "begin", "words"),
    [
        (rotation(), 0, "must begin at a step from 1 to 399"),
        (rotation(), 400, "must begin at a step from 1 to 399"),
        (drawn(GRU(units=2, go_backwards=True)), 5, "needs layers that go forwards"),
        (rotation().replace(model=Model(layers=(GRU(units=3),))), 5, "outputs are 3, inputs 1"),
        (rotation().replace(sequence={"kind": "narma_10"}), 5, "needs targets that are the next inputs"),
    ],
)
def test_what_cannot_run_freely_says_why(of: Experiment, begin: int, words: str) -> None:
    with pytest.raises(ParameterError, match=words):
        free(of, begin)


@pytest.mark.slow
def test_keras_reads_its_own_outputs_as_its_layers_called_by_hand_do() -> None:
    load_keras()
    import keras

    of = drawn(GRU(units=4), LSTM(units=3))
    makers = {"numpy": NumPyNetwork, "keras": KerasNetworks().network}
    run = record(Simulation(Job(of, 0, ("numpy", "keras"), free_from=9), makers))
    start, rows = run.start("keras"), of.sequence.generate().inputs[0].astype(np.float64)
    made = [
        keras.layers.GRU(4, return_state=True, dtype="float64"),
        keras.layers.LSTM(3, return_state=True, dtype="float64"),
        keras.layers.Dense(2, activation="tanh", dtype="float64"),
    ]
    for layer, width in zip(made, (2, 4, 3), strict=True):
        layer.build((None, width) if layer is made[-1] else (None, None, width))
    for layer, own in zip(made, start.layers, strict=False):
        layer.set_weights([own.weights.kernel, own.weights.recurrent_kernel, own.weights.bias])
    assert start.readout is not None
    made[-1].set_weights(list(start.readout))
    states: list[list[Array]] = [[np.zeros((1, 4))], [np.zeros((1, 3)), np.zeros((1, 3))]]
    outputs: list[Array] = []
    for t in range(len(rows)):
        h = rows[np.newaxis, t : t + 1] if t < 9 else outputs[-1][np.newaxis, np.newaxis]
        for index, layer in enumerate(made[:2]):
            found, *states[index] = layer(h, initial_state=states[index])
            h = found[:, np.newaxis]
        outputs.append(np.asarray(made[-1](found))[0])
    for name in ("keras", "numpy"):
        np.testing.assert_allclose(run.trace[Y.of(name)], outputs, rtol=0, atol=1e-10)
