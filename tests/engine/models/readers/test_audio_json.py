"""JSON of RTNeural and of the guitar amplifiers."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.errors import FileError
from engine.models.conventions.every import convention
from engine.models.read import read_model
from tests.engine.models import published
from tests.engine.models.layers import random_layer
from tests.engine.models.outputs import inputs, outputs


def written(found: Any, folder: Path) -> Path:
    path = folder / "model.json"
    path.write_text(json.dumps(found))
    return path


def layer_of(kind: str, units: int, *weights: Any, activation: str = "") -> dict[str, Any]:
    lists = [np.asarray(array).tolist() for array in weights]
    return {"type": kind, "activation": activation, "shape": [None, None, units], "weights": lists}


@pytest.mark.parametrize("kind", ["GRU", "LSTM"])
def test_rtneural_keeps_weights_as_keras_does(kind: str, tmp_path: Path) -> None:
    layer, kernel = random_layer(kind, 1, 4), np.arange(8.0).reshape(4, 2) / 9
    own = convention("Keras").arrays(layer)
    layers = [
        layer_of(kind.lower(), 4, *own.values(), activation="tanh"),
        layer_of("dense", 2, kernel, [0.5, 1]),
    ]
    opened = read_model(written({"in_shape": [None, None, 1], "layers": layers}, tmp_path))
    wanted = published.keras(kind, own, inputs(1)) @ kernel + [0.5, 1]
    np.testing.assert_allclose(outputs(opened, inputs(1)), wanted, rtol=0, atol=1e-12)


def test_guitar_amplifiers_keep_a_state_dict(tmp_path: Path) -> None:
    layer = random_layer("LSTM", 1, 4)
    own = convention("PyTorch").arrays(layer)
    arrays = {f"rec.{name}_l0": array.tolist() for name, array in own.items()}
    arrays |= {"lin.weight": [[1, 2, 3, 4]], "lin.bias": [0.5]}
    head = {"unit_type": "LSTM", "hidden_size": 4, "skip": 1}
    opened = read_model(written({"model_data": head, "state_dict": arrays}, tmp_path))
    wanted = published.pytorch("LSTM", own, inputs(1)) @ np.array([[1], [2], [3], [4]]) + 0.5
    np.testing.assert_allclose(outputs(opened, inputs(1)), wanted, rtol=0, atol=1e-12)
    assert any("adds the input to the output (skip)" in note for note in opened.notes)


def test_what_is_no_recurrent_layer_is_named(tmp_path: Path) -> None:
    layer = random_layer("LSTM", 1, 4)
    own = layer_of("lstm", 4, *convention("Keras").arrays(layer).values())
    prelu = layer_of("prelu", 4, [1, 2, 3, 4])
    opened = read_model(written({"layers": [own, prelu]}, tmp_path))
    assert any("layer 1 (prelu)" in note for note in opened.notes)
    with pytest.raises(FileError, match=r"holds no lstm, gru or rnn layer .*layer 0 \(prelu\)"):
        read_model(written({"layers": [prelu]}, tmp_path))


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            {"layers": [{"type": "lstm", "weights": [[1], [2]]}]},
            "kernel must have shape|recurrent kernel must",
        ),
        ({"layers": [{"type": "lstm", "weights": [[[1, 2], [3]], [[1]]]}]}, "rows of different lengths"),
        ({"layers": [{"type": "lstm", "weights": [[["1"]], [[1]]]}]}, "something that is no number"),
        ({"layers": [{"type": "lstm"}]}, "without its weights"),
        ({"layers": [3]}, "layer 0 without a type"),
        ({"layers": [{"type": "lstm"}] * 100}, "at most 64 are read"),
        ({"format": "rnn-explorer", "version": 1}, "is an experiment of this program"),
        ({"weights": 1}, "is no model"),
    ],
)
def test_what_does_not_fit_is_said(found: Any, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=sentence):
        read_model(written(found, tmp_path))
