"""Arrays by names, PyTorch's, Keras' and others', in .safetensors and .npz."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from engine.errors import FileError
from engine.models.conventions.every import CONVENTIONS, convention
from engine.models.read import read_model
from tests.engine.models import published
from tests.engine.models.layers import KINDS, random_layer
from tests.engine.models.outputs import inputs, outputs

GATES = {"SimpleRNN": 1, "GRU": 3, "LSTM": 4}


def state_dict(
    kind: str, prefix: str = "rnn.", layers: int = 2, units: int = 4, outs: int = 2
) -> dict[str, Any]:
    """What `model.state_dict()` holds of torch.nn.RNN, GRU or LSTM with a Linear behind it, as NumPy."""
    rng, features, found = np.random.default_rng(5), 3, {}
    for index in range(layers):
        rows = GATES[kind] * units
        shapes = {
            "weight_ih": (rows, features),
            "weight_hh": (rows, units),
            "bias_ih": (rows,),
            "bias_hh": (rows,),
        }
        for name, shape in shapes.items():
            found[f"{prefix}{name}_l{index}"] = rng.normal(0, 0.6, shape).astype(np.float32)
        features = units
    found["fc.weight"] = rng.normal(size=(outs, units)).astype(np.float32)
    found["fc.bias"] = rng.normal(size=outs).astype(np.float32)
    return found


def torch_outputs(kind: str, arrays: dict[str, Any], x: Any, prefix: str = "rnn.") -> Any:
    """By PyTorch's published equations."""
    layer = 0
    while f"{prefix}weight_ih_l{layer}" in arrays:
        own = {name: arrays[f"{prefix}{name}_l{layer}"].astype(float)
               for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")}  # fmt: skip
        x, layer = published.pytorch(kind, own, x), layer + 1
    return x @ arrays["fc.weight"].T.astype(float) + arrays["fc.bias"]


def written(arrays: dict[str, Any], path: Path) -> Path:
    if path.suffix == ".npz":
        np.savez(path, **arrays)
    else:
        save_file({name: np.ascontiguousarray(array) for name, array in arrays.items()}, path)
    return path


@pytest.mark.parametrize("ending", [".safetensors", ".npz"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("prefix", ["", "encoder.rnn."])
def test_pytorch_state_dicts_give_what_its_equations_give(
    kind: str, ending: str, prefix: str, tmp_path: Path
) -> None:
    arrays = state_dict(kind, prefix)
    opened = read_model(written(arrays, tmp_path / f"model{ending}"))
    assert (opened.features, opened.convention) == (3, "PyTorch")
    wanted = torch_outputs(kind, arrays, inputs(3), prefix)
    np.testing.assert_allclose(outputs(opened, inputs(3)), wanted, rtol=0, atol=1e-12)


def test_pytorch_itself_agrees(tmp_path: Path) -> None:
    """Where PyTorch is installed, its own modules and its own files."""
    torch = pytest.importorskip("torch")
    from safetensors.torch import save_file as save_torch

    for name in ("RNN", "GRU", "LSTM"):
        module = getattr(torch.nn, name)(3, 4, num_layers=2, batch_first=True)
        path = tmp_path / f"{name}.safetensors"
        save_torch(module.state_dict(), path)
        with torch.no_grad():
            wanted = module(torch.tensor(inputs(3)[np.newaxis], dtype=torch.float32))[0][0].numpy()
        np.testing.assert_allclose(outputs(read_model(path), inputs(3)), wanted, rtol=0, atol=2e-6)


@pytest.mark.parametrize("one", CONVENTIONS, ids=lambda one: one.name)
@pytest.mark.parametrize("kind", ["SimpleRNN", "LSTM"])
def test_every_convention_s_names_are_known(one: Any, kind: str, tmp_path: Path) -> None:
    layer = random_layer(kind, 3, 4)
    cell = {"TensorFlow 1": f"rnn/basic_{kind.lower()}_cell/", "Keras": "lstm/"}.get(one.name, "layer0.")
    arrays = {f"{cell}{name}": array for name, array in one.arrays(layer).items()}
    opened = read_model(written(arrays, tmp_path / "model.npz"))
    assert opened.convention == one.name
    wanted = published.keras(kind, convention("Keras").arrays(layer), inputs(3))
    np.testing.assert_allclose(outputs(opened, inputs(3)), wanted, rtol=0, atol=1e-12)


def test_a_convention_that_somebody_names_is_taken(tmp_path: Path) -> None:
    layer = random_layer("LSTM", 3, 4)
    arrays = convention("cs231n").arrays(layer)
    as_keras = {"kernel": arrays["Wx"], "recurrent_kernel": arrays["Wh"], "bias": arrays["b"]}
    path = written(as_keras, tmp_path / "model.npz")
    with pytest.raises(FileError, match="no arrays of a recurrent layer as cs231n names them"):
        read_model(path, "cs231n")
    path = written(arrays, tmp_path / "own.npz")
    assert read_model(path, "cs231n").convention == "cs231n"


def test_get_weights_without_names_are_put_in_keras_order(tmp_path: Path) -> None:
    first, second = random_layer("GRU", 3, 4), random_layer("LSTM", 4, 2)
    kernels = [getattr(layer.weights, name) for layer in (first, second)
               for name in ("kernel", "recurrent_kernel", "bias")]  # fmt: skip
    path = tmp_path / "weights.npz"
    np.savez(path, *kernels, np.ones((2, 5)), np.zeros(5))
    opened = read_model(path)
    assert [layer.cell for layer in opened.model.layers] == ["GRU", "LSTM"]
    assert opened.model.outputs == 5


def test_layers_are_ordered_so_that_they_fit(tmp_path: Path) -> None:
    """Keras 3 names a layer after its class, so that names tell no order between classes."""
    arrays = {}
    for name, layer in (("gru", random_layer("GRU", 6, 4)), ("lstm", random_layer("LSTM", 3, 6))):
        for word in ("kernel", "recurrent_kernel", "bias"):
            arrays[f"{name}.{word}"] = getattr(layer.weights, word)
    opened = read_model(written(arrays, tmp_path / "weights.npz"))
    assert [layer.cell for layer in opened.model.layers] == ["LSTM", "GRU"]


def test_what_the_file_does_not_say_is_a_note(tmp_path: Path) -> None:
    arrays = state_dict("LSTM", layers=1) | {"embedding.weight": np.ones((10, 3), dtype=np.float32)}
    notes = read_model(written(arrays, tmp_path / "model.safetensors")).notes
    assert any("does not say which activations" in note for note in notes)
    assert any("two biases that stand in one sum: they are added" in note for note in notes)
    assert any("embedding.weight" in note for note in notes)


def test_a_projected_lstm_is_refused(tmp_path: Path) -> None:
    arrays = state_dict("LSTM", layers=1) | {"rnn.weight_hr_l0": np.ones((2, 4), dtype=np.float32)}
    with pytest.raises(FileError, match="projection"):
        read_model(written(arrays, tmp_path / "model.safetensors"))


def test_arrays_of_something_else_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"model\.npz holds no arrays of a recurrent layer.*it holds dense"):
        read_model(written({"dense.kernel": np.ones((2, 2))}, tmp_path / "model.npz"))
