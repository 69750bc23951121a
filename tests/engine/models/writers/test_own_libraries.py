"""What is written, read by the libraries that such files are for, gives the same outputs."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
import safetensors.numpy

from engine.experiment import Model
from engine.models.opened import OpenedModel
from engine.models.read import read_model
from engine.models.write import write_model
from tests.engine.models import published
from tests.engine.models.keras_models import predicted
from tests.engine.models.onnx_models import evaluated
from tests.engine.models.outputs import inputs, outputs
from tests.engine.models.written import model

pytestmark = pytest.mark.usefixtures("in_process")
STACKS = [("SimpleRNN",), ("GRU",), ("LSTM",), ("LSTM", "GRU", "SimpleRNN")]
KERAS = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy")
slow = pytest.mark.slow


def ours(given: Model) -> Any:
    return outputs(OpenedModel(given, 3, "Keras"), inputs(3))


def loaded(path: Path) -> Any:
    import keras

    return keras.saving.load_model(path)


@slow
@KERAS
@pytest.mark.parametrize("kinds", STACKS, ids="-".join)
def test_keras_loads_a_model_and_predicts_the_same(kinds: tuple[str, ...], tmp_path: Path) -> None:
    given, path = model(*kinds), tmp_path / "model.keras"
    assert write_model(given, 3, path) == ()
    np.testing.assert_allclose(predicted(loaded(path), inputs(3)), ours(given), rtol=0, atol=3e-6)


@slow
@KERAS
def test_keras_loads_weights_into_a_model_of_its_own(tmp_path: Path) -> None:
    import keras
    from keras import layers as kl

    given, path = model("LSTM", "LSTM", "GRU"), tmp_path / "model.weights.h5"
    write_model(given, 3, path)
    recurrent = [kl.LSTM(4, return_sequences=True), kl.LSTM(5, return_sequences=True),
                 kl.GRU(4, return_sequences=True)]  # fmt: skip
    own = keras.Sequential([keras.Input((None, 3)), *recurrent, kl.Dense(2)])
    own.load_weights(path)
    np.testing.assert_allclose(predicted(own, inputs(3)), ours(given), rtol=0, atol=3e-6)


@slow
@KERAS
def test_keras_keeps_settings_and_double_precision(tmp_path: Path) -> None:
    given = model("GRU", activation="softsign", recurrent_activation="hard_sigmoid")
    layer = given.layers[0]
    given = given.replace(
        layers=(layer.replace(kernel=tuple(tuple(x / 3 for x in row) for row in layer.kernel)),)
    )
    path = tmp_path / "model.keras"
    write_model(given, 3, path)
    found = loaded(path)
    assert found.layers[0].dtype_policy.name == "float64"
    np.testing.assert_allclose(np.asarray(found(inputs(3)[np.newaxis]))[0], ours(given), rtol=0, atol=1e-10)


@pytest.mark.parametrize("kinds", STACKS, ids="-".join)
def test_onnx_evaluates_the_same(kinds: tuple[str, ...], tmp_path: Path) -> None:
    given, path = model(*kinds), tmp_path / "model.onnx"
    write_model(given, 3, path)
    graph = onnx.load(path)
    onnx.checker.check_model(graph, full_check=True)
    np.testing.assert_allclose(evaluated(graph, inputs(3)), ours(given), rtol=0, atol=3e-6)


@pytest.mark.parametrize("bend", ["softmax", "sigmoid", "log_softmax"])
def test_onnx_bends_the_readout(bend: str, tmp_path: Path) -> None:
    given, path = model("GRU", bend=bend), tmp_path / "model.onnx"
    write_model(given, 3, path)
    np.testing.assert_allclose(evaluated(onnx.load(path), inputs(3)), ours(given), rtol=0, atol=3e-6)
    assert read_model(path).model == given


@slow
@KERAS
def test_keras_bends_the_readout(tmp_path: Path) -> None:
    given, path = model("LSTM", bend="softmax"), tmp_path / "model.keras"
    write_model(given, 3, path)
    np.testing.assert_allclose(predicted(loaded(path), inputs(3)), ours(given), rtol=0, atol=3e-6)
    assert read_model(path).model == given


@pytest.mark.parametrize("kind", ["SimpleRNN", "GRU", "LSTM"])
def test_safetensors_hold_what_pytorch_needs(kind: str, tmp_path: Path) -> None:
    given, path = model(kind), tmp_path / "model.safetensors"
    write_model(given, 3, path)
    arrays = {name: array.astype(float) for name, array in safetensors.numpy.load_file(path).items()}
    own = {name: arrays[f"rnn.{name}_l0"] for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")}
    found = published.pytorch(kind, own, inputs(3)) @ arrays["fc.weight"].T + arrays["fc.bias"]
    np.testing.assert_allclose(found, ours(given), rtol=0, atol=1e-12)


def test_pytorch_loads_what_is_written(tmp_path: Path) -> None:
    """Where PyTorch is installed."""
    torch = pytest.importorskip("torch")
    from safetensors.torch import load_file

    given, path = model("LSTM", outs=None), tmp_path / "model.safetensors"
    write_model(given, 3, path)
    module = torch.nn.LSTM(3, 4, batch_first=True)
    module.load_state_dict({name.removeprefix("rnn."): array for name, array in load_file(path).items()})
    with torch.no_grad():
        found = module(torch.tensor(inputs(3)[np.newaxis], dtype=torch.float32))[0][0].numpy()
    np.testing.assert_allclose(found, ours(given), rtol=0, atol=3e-6)


def test_numpy_loads_keras_names(tmp_path: Path) -> None:
    given, path = model("GRU"), tmp_path / "model.npz"
    write_model(given, 3, path)
    with np.load(path, allow_pickle=False) as arrays:
        own = {name: arrays[f"0.{name}"].astype(float) for name in ("kernel", "recurrent_kernel", "bias")}
        found = published.keras("GRU", own, inputs(3)) @ arrays["readout.kernel"] + arrays["readout.bias"]
    np.testing.assert_allclose(found, ours(given), rtol=0, atol=1e-12)


def test_rtneural_s_json_holds_keras_weights(tmp_path: Path) -> None:
    given, path = model("LSTM"), tmp_path / "model.json"
    write_model(given, 3, path)
    found = json.loads(path.read_text())
    assert found["in_shape"] == [None, None, 3]
    assert [layer["type"] for layer in found["layers"]] == ["lstm", "dense"]
    lists = map(np.array, found["layers"][0]["weights"])
    own = dict(zip(("kernel", "recurrent_kernel", "bias"), lists, strict=True))
    kernel, bias = map(np.array, found["layers"][1]["weights"])
    np.testing.assert_allclose(
        published.keras("LSTM", own, inputs(3)) @ kernel + bias, ours(given), atol=1e-12
    )
