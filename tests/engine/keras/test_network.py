"""The Keras network beside NumPy, beside `model.predict`, and cut anywhere."""

import threading
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.activation import ACTIVATIONS
from engine.array import Array
from engine.experiment import Experiment
from engine.keras.network import KerasNetworks
from engine.run.name import Name, Y
from engine.run.numpy_network import NumPyNetwork
from engine.sequences.memory_sum import memory_sum
from tests.engine.keras_reference import experiment_of, inputs_of, plan_of, predicted

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:You are using a softmax over axis"),  # the reference with one unit
]

SHAPES: dict[str, dict[str, Any]] = {
    "1 unit": {},
    "3 units, 2 features": {"units": 3, "features": 2},
    "no bias": {"units": 3, "features": 2, "use_bias": False},
    "readout": {"units": 4, "features": 2, "outputs": 3},
    "2 layers": {"units": 3, "features": 2, "layers": 2, "outputs": 2},
}
USUAL = "3 units, 2 features"
ACROSS_UNITS = ["softmax", "log_softmax", "sparsemax"]  # all others act on each unit alone, as tanh does
JIT = pytest.mark.parametrize("jit_compile", [False, True], ids=["plain", "jit-compiled"])


@pytest.mark.parametrize(
    ("activation", "shape"),
    [
        *((activation, USUAL) for activation in ACTIVATIONS),
        *(("tanh", shape) for shape in SHAPES if shape != USUAL),
        *((activation, "1 unit") for activation in ACROSS_UNITS),
        ("softmax", "2 layers"),
    ],
)
def test_every_float64_step_equals_numpys_from_the_same_state(
    networks: KerasNetworks, activation: str, shape: str
) -> None:
    experiment = experiment_of(activation=activation, precision={"keras": "float64"}, **SHAPES[shape])
    x = inputs_of(experiment, 12)
    found = networks.network(plan_of(experiment)).advance(x)
    start = NumPyNetwork(plan_of(experiment)).start
    for index, (cell, layer) in enumerate(zip(experiment.model.layers, start.layers, strict=True)):
        h = found[Name("h", index)]
        before = {"h": np.vstack([layer.states["h"], h[:-1]])}
        # The atol is for steps whose terms cancel: they are as exact as the terms are.
        np.testing.assert_allclose(h, cell.step(x, before, layer.weights)["h"], rtol=1e-12, atol=1e-15)
        x = h
    if start.readout is not None:
        kernel, bias = start.readout
        x = x @ kernel + bias
    np.testing.assert_allclose(found[Y], x, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_float64_run_equals_numpys_run(networks: KerasNetworks, shape: dict[str, Any]) -> None:
    experiment = experiment_of(precision={"keras": "float64"}, **shape)
    x = inputs_of(experiment, 50)
    mine = NumPyNetwork(plan_of(experiment)).advance(x)
    for name, array in networks.network(plan_of(experiment)).advance(x).items():
        np.testing.assert_allclose(array, mine[name], rtol=1e-11, atol=1e-14, err_msg=name)


@cache
def predicted_hundred(units: int, activation: str) -> Array:
    """What `predict` says of 100 steps with two features; nobody tells it how the engine compiles."""
    experiment = experiment_of(units, 2, activation)
    return predicted(experiment, inputs_of(experiment, 100))


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_plain_float32_steps_are_predicts_own_bits(networks: KerasNetworks, activation: str) -> None:
    experiment = experiment_of(3, 2, activation, jit_compile=False)
    found = networks.network(plan_of(experiment)).advance(inputs_of(experiment, 100))[Y]
    assert found.tobytes() == predicted_hundred(3, activation).tobytes()


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_plain_steps_of_every_shape_are_predicts_own_bits(
    networks: KerasNetworks, shape: dict[str, Any]
) -> None:
    experiment = experiment_of(jit_compile=False, **shape)
    x = inputs_of(experiment, 100)
    found = networks.network(plan_of(experiment)).advance(x)[Y]
    assert found.tobytes() == predicted(experiment, x).tobytes()


@pytest.mark.parametrize(
    ("activation", "units"),
    [*((activation, 3) for activation in ACTIVATIONS), *((name, 1) for name in ["tanh", *ACROSS_UNITS])],
)
def test_jit_compiled_float32_chunks_agree_with_predict(
    networks: KerasNetworks, activation: str, units: int
) -> None:
    experiment = experiment_of(units, 2, activation, jit_compile=True)
    found = networks.network(plan_of(experiment)).advance(inputs_of(experiment, 100))[Y]
    np.testing.assert_allclose(found, predicted_hundred(units, activation), rtol=1e-6, atol=1e-6)


def in_pieces(
    networks: KerasNetworks, experiment: Experiment, x: Array, sizes: list[int]
) -> dict[Name, Array]:
    """Advance by these sizes, the rest in one, and put the pieces together."""
    network, pieces, t = networks.network(plan_of(experiment)), [], 0
    for size in [*sizes, len(x)]:
        if t < len(x):
            pieces.append(network.advance(x[t : t + size]))
            t += size
    return {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}


@JIT
@pytest.mark.parametrize("units", [1, 5, 33])
@settings(max_examples=12)
@example(sizes=[1, 1, 1])
@example(sizes=[64, 512])
@given(sizes=st.lists(st.integers(1, 600), max_size=6))
def test_bits_do_not_depend_on_where_a_run_is_cut(
    networks: KerasNetworks, jit_compile: bool, units: int, sizes: list[int]
) -> None:
    experiment = experiment_of(units, 2, layers=2, outputs=2, jit_compile=jit_compile)
    x = inputs_of(experiment, 700)
    whole, cut = (in_pieces(networks, experiment, x, at) for at in ([], sizes))
    assert {name: array.tobytes() for name, array in cut.items()} == {
        name: array.tobytes() for name, array in whole.items()
    }


@pytest.mark.parametrize("activation", ["linear", "tanh", "sigmoid", "softmax", "gelu", "exponential"])
def test_every_compiled_length_gives_the_same_bits(networks: KerasNetworks, activation: str) -> None:
    experiment = experiment_of(4, 2, activation, jit_compile=True)
    x = inputs_of(experiment, 12_192)
    whole = in_pieces(networks, experiment, x, [])  # by 8192 and 4096
    cut = in_pieces(networks, experiment, x, [1, 63, 500, 3000, 64, 4096])  # by 64 and 512 too
    assert cut[Y].tobytes() == whole[Y].tobytes()


@JIT
def test_two_runs_at_once_do_not_disturb_each_other(networks: KerasNetworks, jit_compile: bool) -> None:
    one, other = (experiment_of(2, seed=seed, jit_compile=jit_compile) for seed in (0, 1))
    x = inputs_of(one, 20)
    alone = networks.network(plan_of(one)).advance(x)[Y]
    network, beside = networks.network(plan_of(one)), networks.network(plan_of(other))
    found = []
    for row in x:
        found.append(network.advance(row[np.newaxis])[Y])
        beside.advance(row[np.newaxis])
    assert np.concatenate(found).tobytes() == alone.tobytes()


@pytest.fixture
def traces(networks: KerasNetworks, monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Grows by one each time that Keras' Python code is run, to trace or to retrace."""
    import keras

    made: list[None] = []
    call: Callable[..., Any] = keras.layers.SimpleRNN.call

    def counting(*args: Any, **kwargs: Any) -> Any:
        made.append(None)
        return call(*args, **kwargs)

    monkeypatch.setattr(keras.layers.SimpleRNN, "call", counting)
    return made


@JIT
def test_new_weights_states_and_lengths_trace_nothing(
    networks: KerasNetworks, traces: list[None], jit_compile: bool
) -> None:
    for seed, steps in enumerate([60, 1, 30, 50]):
        experiment = experiment_of(7, seed=seed, jit_compile=jit_compile)
        networks.network(plan_of(experiment)).advance(inputs_of(experiment, steps))
    assert len(traces) == 1


def test_python_integers_are_taken_as_inputs(networks: KerasNetworks) -> None:
    experiment = experiment_of(1, activation="linear")
    network, same = (networks.network(plan_of(experiment)) for _ in range(2))
    integers = np.array([[1], [2], [2**70]], dtype=object)
    expected = same.advance(integers.astype(np.float64))[Y]
    np.testing.assert_array_equal(network.advance(integers)[Y], expected)


@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_quantities_come_in_the_plans_precision(networks: KerasNetworks, precision: str) -> None:
    experiment = experiment_of(2, outputs=3, precision={"keras": precision})
    found = networks.network(plan_of(experiment)).advance(inputs_of(experiment, 4))
    assert {name: (array.shape, array.dtype.name) for name, array in found.items()} == {
        Name("h", 0): ((4, 2), precision),
        Y: ((4, 3), precision),
    }


def test_keras_imported_on_another_thread_steps_on_this_one(networks: KerasNetworks) -> None:
    experiment = experiment_of(2, precision={"keras": "float64"})
    x = inputs_of(experiment, 5)
    here = KerasNetworks().network(plan_of(experiment)).advance(x)[Y]
    there: list[Array] = []
    thread = threading.Thread(
        target=lambda: there.append(KerasNetworks().network(plan_of(experiment)).advance(x)[Y])
    )
    thread.start()
    thread.join()
    assert there[0].tobytes() == here.tobytes()


@pytest.mark.parametrize(
    ("precision", "cliff"), [("float32", "first_wrong_index"), ("float64", "float64_first_wrong_index")]
)
def test_exact_network_of_fibonacci_first_errs_where_the_precision_ends(
    networks: KerasNetworks, known_values: dict[str, Any], precision: str, cliff: str
) -> None:
    layer = {"units": 2, "activation": "linear", "kernel": [[1, 1]], "recurrent_kernel": [[0, 0], [1, 0]]}
    experiment = Experiment.parse(
        {
            "sequence": {"kind": "memory_sum", "seq_len": 90, "mem_len": 1, "bias": 0},
            "model": {
                "layers": [{"cell": "SimpleRNN", **layer}],
                "readout": {"kernel": [[1], [0]]},
            },
            "precision": {"keras": precision},
        }
    )
    fibonacci = memory_sum(90, bias=0, mem_len=1)
    y = networks.network(plan_of(experiment)).advance(fibonacci[:-1, np.newaxis])[Y][:, 0]
    wrong = [index for index, value in enumerate(y, start=1) if int(value) != fibonacci[index]]
    assert wrong[0] == known_values["float32_cliff"][cliff]
    if precision == "float32":
        assert (int(y[35]), fibonacci[36]) == tuple(
            known_values["float32_cliff"][name] for name in ("float32", "true")
        )


def test_notebooks_predictions_are_keras_predictions(
    networks: KerasNetworks, notebook: Experiment, known_values: dict[str, Any]
) -> None:
    row = notebook.sequence.generate().row(0)
    y = networks.network(plan_of(notebook)).advance(row.inputs)[Y][:, 0]
    assert y.tolist() == known_values["notebook_case"]["prediction"]
    assert (y - row.targets[:, 0].astype(float)).tolist() == known_values["notebook_case"]["error"]


def test_kept_models_do_not_grow_without_end(
    networks: KerasNetworks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.keras.network.KEPT", 2)
    few = KerasNetworks()
    for units in (1, 2, 3, 4):
        few.network(plan_of(experiment_of(units)))
    assert len(few._compiled) == 2
