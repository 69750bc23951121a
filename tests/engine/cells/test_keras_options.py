"""Cells beside Keras' own layers, called as a user calls them: every option, stacks of mixed cells."""

from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.array import Array
from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model, Precision
from engine.keras.layers import without_advice
from engine.keras.network import KerasNetworks
from engine.run.name import Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.start import Start, start_of
from engine.sequences.values import Values
from tests.engine.keras_reference import plan_of

pytestmark = pytest.mark.slow
FLOAT64 = Precision(keras="float64")


def experiment_of(layers: tuple[Cell, ...], features: int = 2, steps: int = 5, seed: int = 4) -> Experiment:
    """Layers whose weights are left to the seed, as Keras leaves them to its own."""
    values = np.random.default_rng(seed).uniform(-1.5, 1.5, (steps + 1, features)).tolist()
    sequence = Values(values=values)
    return Experiment(seed=seed, sequence=sequence, model=Model(layers=layers), precision=FLOAT64)


def outputs_of_keras(experiment: Experiment) -> Array:
    """What Keras' layers put out with the weights that the engine begins with, (steps, units)."""
    rows = experiment.sequence.generate().inputs.astype(np.float64)
    start: Start = start_of(experiment, "float64")
    for cell, layer in zip(experiment.model.layers, start.layers, strict=True):
        keras_layer = layer_of_keras(cell)
        keras_layer.build(rows.shape)
        used = [layer.weights.kernel, layer.weights.recurrent_kernel, layer.weights.bias]
        keras_layer.set_weights(used if cell.use_bias else used[:2])
        states = [layer.states[name][None] for name in cell.states]
        with without_advice():
            rows = np.array(keras_layer(rows, initial_state=states))
    return np.asarray(rows[0])


def layer_of_keras(cell: Cell) -> Any:
    """Keras' layer as its documentation makes it."""
    import keras

    match cell:
        case GRU():
            options = {
                "recurrent_activation": cell.recurrent_activation,
                "reset_after": cell.reset_after,
            }
        case LSTM():
            options = {
                "recurrent_activation": cell.recurrent_activation,
                "unit_forget_bias": cell.unit_forget_bias,
            }
        case _:
            options = {}
    kind = getattr(keras.layers, type(cell).__name__)
    return kind(
        cell.units,
        activation=cell.activation,  # type: ignore[attr-defined]
        use_bias=cell.use_bias,
        return_sequences=True,
        dtype="float64",
        **options,
    )


BENDS = ["tanh", "relu", "linear"]
GATES = ["sigmoid", "hard_sigmoid", "softmax"]
CASES: list[tuple[type[Cell], str]] = [(GRU, "reset_after"), (LSTM, "unit_forget_bias")]


@pytest.mark.parametrize(("kind", "option"), CASES)
@pytest.mark.parametrize("use_bias", [True, False])
@pytest.mark.parametrize("choice", [True, False])
def test_every_option_gives_the_outputs_of_keras_layer(
    networks: KerasNetworks, kind: type[Cell], option: str, choice: bool, use_bias: bool
) -> None:
    for bend, gate in product(BENDS, GATES):
        fields = {"activation": bend, "recurrent_activation": gate, "use_bias": use_bias, option: choice}
        experiment = experiment_of((kind.parse({"units": 3, **fields}),))
        found = NumPyNetwork(plan_of(experiment)).advance(experiment.sequence.generate().inputs[0])[Y]
        np.testing.assert_allclose(found, outputs_of_keras(experiment), rtol=0, atol=1e-10)


units, flags = st.integers(1, 5), st.booleans()
bends, gates = st.sampled_from(BENDS), st.sampled_from(GATES)


@st.composite
def stacks(draw: st.DrawFn) -> Experiment:
    """Up to four layers of mixed cells, biases and initial states of which some are set by hand."""
    features, layers = draw(st.integers(1, 4)), []
    sizes = [features, *draw(st.lists(units, min_size=1, max_size=4))]
    rng = np.random.default_rng(draw(st.integers(0, 2**31)))
    for _, size in pairwise(sizes):
        kind = draw(st.sampled_from([GRU, LSTM, SimpleRNN]))
        chosen: dict[str, Any] = {"units": size, "activation": draw(bends), "use_bias": draw(flags)}
        for name in ("recurrent_activation", "reset_after", "unit_forget_bias"):
            if name in kind.model_fields:
                chosen[name] = draw(gates if name == "recurrent_activation" else flags)
        if draw(flags):
            chosen["initial_state"] = rng.uniform(-1, 1, (len(kind.states), size)).tolist()
        if chosen["use_bias"] and draw(flags):
            shape = kind.parse(chosen).block("bias").shape(1, size)
            chosen["bias"] = rng.uniform(-1, 1, shape).tolist()
        layers.append(kind.parse(chosen))
    return experiment_of(tuple(layers), features, draw(st.integers(1, 6)), draw(st.integers(0, 100)))


@settings(max_examples=20)
@given(experiment=stacks())
def test_any_stack_gives_the_outputs_of_keras_layers(networks: KerasNetworks, experiment: Experiment) -> None:
    found = NumPyNetwork(plan_of(experiment)).advance(experiment.sequence.generate().inputs[0])[Y]
    theirs = outputs_of_keras(experiment)
    np.testing.assert_allclose(found, theirs, rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("cell", [GRU(units=4), GRU(units=4, reset_after=False), LSTM(units=4)])
def test_weights_are_initialised_as_keras_does(networks: KerasNetworks, cell: Cell) -> None:
    weights = start_of(experiment_of((cell,)), "float64").layers[0].weights
    layer = layer_of_keras(cell)
    layer.build((None, None, 2))
    theirs = layer.get_weights()
    assert [array.shape for array in theirs] == [block.shape(2, 4) for block in cell.blocks]
    np.testing.assert_array_equal(weights.bias, theirs[2])
    for drawn in (weights.recurrent_kernel, theirs[1]):  # (units, gates * units): its rows are orthonormal
        np.testing.assert_allclose(drawn @ drawn.T, np.eye(4), atol=1e-12)
    limit = np.sqrt(6 / sum(theirs[0].shape))
    for drawn in (weights.kernel, theirs[0]):
        assert limit / 2 < np.abs(drawn).max() <= limit


def test_forget_gate_starts_at_one_only_where_it_is_asked_for() -> None:
    def bias(**fields: Any) -> list[float]:
        experiment = experiment_of((LSTM.parse({"units": 2, **fields}),))
        return start_of(experiment, "float64").layers[0].weights.bias.tolist()

    assert bias() == [0, 0, 1, 1, 0, 0, 0, 0]
    assert bias(unit_forget_bias=False) == bias(use_bias=False) == [0] * 8
    assert bias(bias=[0.5] * 8) == [0.5] * 8
