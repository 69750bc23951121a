"""Files that Keras 2 has written (tests/engine/models/files/make.py) give what it predicted."""

from pathlib import Path

import numpy as np
import pytest

from engine.models.read import read_model
from tests.engine.models.outputs import outputs

pytestmark = pytest.mark.usefixtures("in_process")

FILES = Path(__file__).parent.parent / "files"
PREDICTED = np.load(FILES / "predicted.npz", allow_pickle=False)
X = PREDICTED["x"].astype(float)


@pytest.mark.parametrize("ending", [".h5", ".keras"])
def test_a_model_with_keras_2_s_hard_sigmoid_predicts_the_same(ending: str) -> None:
    """0.2 a + 0.5, where Keras 3 and this program have a / 6 + 0.5."""
    opened = read_model(FILES / f"seq{ending}")
    np.testing.assert_allclose(outputs(opened, X), PREDICTED["seq"], rtol=0, atol=1e-6)
    assert any("the weights of the gates are multiplied by 1.2" in note for note in opened.notes)


def test_both_directions_predict_the_same() -> None:
    opened = read_model(FILES / "bi.h5")
    np.testing.assert_allclose(outputs(opened, X), PREDICTED["bi"], rtol=0, atol=1e-6)
    assert opened.notes == ()


@pytest.mark.parametrize("name", ["seq.weights.h5", "seq_weights.h5"])
def test_weights_alone_are_those_of_the_model(name: str) -> None:
    """Keras 3's layout, which orders layers by their classes' names, and Keras 2's own."""
    opened, whole = read_model(FILES / name), read_model(FILES / "seq.h5")
    assert opened.features == 3
    assert [layer.cell for layer in opened.model.layers] == ["LSTM", "GRU"]
    assert opened.model.layers[1].kernel == whole.model.layers[1].kernel
    assert opened.model.readout == whole.model.readout
