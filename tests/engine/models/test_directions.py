"""Backward layers and both directions, from and to files of every program that has them."""

from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.errors import ParameterError
from engine.models.opened import OpenedModel, Stack, StackLayer, opened
from engine.models.read import read_model
from engine.models.write import write_model
from tests.engine.models import published
from tests.engine.models.keras_models import layers, predicted, saved
from tests.engine.models.layers import random_layer
from tests.engine.models.onnx_models import Graph, evaluated
from tests.engine.models.outputs import inputs, outputs
from tests.engine.models.written import stack

pytestmark = pytest.mark.usefixtures("in_process")
KERAS = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy")
MERGES = ("concat", "sum", "mul", "ave")
FILES = [*product((".keras", ".h5"), MERGES), (".weights.h5", "concat")]  # weights alone tell no merging


def both(kind: str, merge: str, units: int = 4) -> Stack:
    """Both directions of a layer, and a layer behind them."""
    forward, backward = (random_layer(kind, 3, units, seed) for seed in (1, 2))
    width = 2 * units if merge == "concat" else units
    after = random_layer("GRU", width, 3, 3)
    settings = {"merge_mode": merge}
    return Stack((StackLayer(forward), StackLayer(backward, settings), StackLayer(after)))


@pytest.mark.slow
@KERAS
@pytest.mark.parametrize(
    ("ending", "merge"), [*product((".keras", ".h5"), MERGES), (".weights.h5", "concat")]
)
def test_keras_bidirectional_gives_what_keras_predicts(merge: str, ending: str, tmp_path: Path) -> None:
    from keras import layers as kl

    model = layers(
        kl.Bidirectional(kl.LSTM(4, return_sequences=True), merge_mode=merge),
        kl.GRU(3, return_sequences=True, go_backwards=ending != ".weights.h5"),
    )
    found = read_model(saved(model, tmp_path / f"model{ending}"))
    np.testing.assert_allclose(outputs(found, inputs(3)), predicted(model, inputs(3)), rtol=0, atol=2e-6)


@pytest.mark.slow
@KERAS
@pytest.mark.parametrize("merge", MERGES)
def test_keras_loads_both_directions(merge: str, tmp_path: Path) -> None:
    import keras

    given = opened(both("LSTM", merge), "Keras")
    path = tmp_path / "model.keras"
    write_model(given.model, 3, path)
    assert read_model(path).model == given.model
    found = keras.saving.load_model(path)
    np.testing.assert_allclose(predicted(found, inputs(3)), outputs(given, inputs(3)), rtol=0, atol=2e-6)


@pytest.mark.parametrize("op", ["RNN", "GRU", "LSTM"])
@pytest.mark.parametrize("direction", ["reverse", "bidirectional"])
def test_onnx_directions_give_what_its_evaluator_computes(op: str, direction: str, tmp_path: Path) -> None:
    """A layer of ONNX' that reads backward puts its outputs out in the order of time."""
    after = {"linear_before_reset": 1} if op == "GRU" else {}
    graph = Graph().recurrent(op, 4, direction, **after).recurrent(op, 3, **after).dense(2)
    path = tmp_path / "model.onnx"
    path.write_bytes(graph.model().SerializeToString())
    np.testing.assert_allclose(
        outputs(read_model(path), inputs(3)), evaluated(graph.model(), inputs(3)), rtol=0, atol=2e-6
    )


@pytest.mark.parametrize("given", [
    *(both("LSTM", merge) for merge in MERGES),
    stack("GRU", "LSTM", go_backwards=True),
    stack("SimpleRNN", go_backwards=True),
], ids=[*MERGES, "backward twice", "backward"])  # fmt: skip
def test_onnx_keeps_them(given: Stack, tmp_path: Path) -> None:
    found, path = opened(given, "Keras"), tmp_path / "model.onnx"
    write_model(found.model, 3, path)
    import onnx

    wanted = outputs(found, inputs(3))
    np.testing.assert_allclose(evaluated(onnx.load(path), inputs(3)), wanted, rtol=0, atol=2e-6)
    back = read_model(path)
    assert back.model == found.model
    assert back.notes == ()


@pytest.mark.parametrize("kind", ["SimpleRNN", "GRU", "LSTM"])
@pytest.mark.parametrize("ending", [".safetensors", ".npz"])
def test_pytorch_s_reverse_arrays_are_the_backward_half(kind: str, ending: str, tmp_path: Path) -> None:
    one, other = (random_layer(kind, 3, 4, seed) for seed in (1, 2))
    halves = StackLayer(one), StackLayer(other, {"merge_mode": "concat"})
    given = opened(Stack(halves), "Keras")
    path = tmp_path / f"model{ending}"
    write_model(given.model, 3, path, "PyTorch")
    arrays: dict[str, Any] = {}
    if ending == ".npz":
        arrays = dict(np.load(path))
        assert "rnn.weight_ih_l0_reverse" in arrays
    back = read_model(path)
    assert back.model == given.model
    x = inputs(3)
    from engine.models.conventions.pytorch import PyTorchConvention

    forward = published.pytorch(kind, PyTorchConvention().arrays(one), x)
    backward = published.pytorch(kind, PyTorchConvention().arrays(other), x[::-1])[::-1]
    np.testing.assert_allclose(outputs(back, x), np.hstack([forward, backward]), rtol=0, atol=1e-6)


def test_pytorch_has_no_layer_that_reads_backward_alone(tmp_path: Path) -> None:
    given = opened(stack("GRU", go_backwards=True), "Keras")
    with pytest.raises(ParameterError, match="reads backward alone; no layer of PyTorch's does"):
        write_model(given.model, 3, tmp_path / "model.safetensors")


@pytest.mark.slow
@KERAS
def test_the_last_step_of_both_directions_is_each_half_s_own(tmp_path: Path) -> None:
    from keras import layers as kl

    model = layers(kl.Bidirectional(kl.LSTM(4)), kl.Dense(1))
    found = read_model(saved(model, tmp_path / "model.keras"))
    assert (found.model.return_sequences, found.notes) == (False, ())
    wanted = predicted(model, inputs(3))
    np.testing.assert_allclose(outputs(found, inputs(3))[-1:], wanted, rtol=0, atol=2e-6)
    write_model(found.model, 3, tmp_path / "again.keras")
    import keras

    again = keras.saving.load_model(tmp_path / "again.keras")
    np.testing.assert_allclose(predicted(again, inputs(3)), wanted, rtol=0, atol=2e-6)


def test_onnx_gives_the_last_step_of_both_directions_as_keras_does(tmp_path: Path) -> None:
    import onnx

    given = opened(replace(both("GRU", "concat"), layers=both("GRU", "concat").layers[:2]), "Keras")
    last = OpenedModel(given.model.replace(return_sequences=False), 3, "Keras")
    path = tmp_path / "model.onnx"
    write_model(last.model, 3, path)
    np.testing.assert_allclose(
        evaluated(onnx.load(path), inputs(3)), outputs(last, inputs(3))[-1:], rtol=0, atol=2e-6
    )
    assert read_model(path).model == last.model


@pytest.mark.slow
@KERAS
def test_a_stateful_model_is_one_in_every_program(tmp_path: Path) -> None:
    import keras
    from keras import layers as kl

    model = keras.Sequential([keras.Input(batch_shape=(1, None, 3)), kl.LSTM(4, stateful=True)])
    opened = read_model(saved(model, tmp_path / "model.keras")).model
    assert (opened.stateful, opened.return_sequences) == (True, False)
    write_model(opened, 3, tmp_path / "again.keras")
    again = keras.saving.load_model(tmp_path / "again.keras")
    assert again.layers[0].stateful
    for _ in range(2):  # the second call begins where the first one ended
        np.testing.assert_allclose(
            predicted(again, inputs(3)), predicted(model, inputs(3)), rtol=0, atol=2e-6
        )


def test_keras_names_tell_directions(tmp_path: Path) -> None:
    given = opened(both("GRU", "concat"), "Keras")
    path = tmp_path / "model.npz"
    write_model(given.model, 3, path)
    assert read_model(path).model == given.model
    assert OpenedModel(given.model, 3, "Keras").features == 3
