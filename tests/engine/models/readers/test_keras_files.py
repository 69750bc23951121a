"""Files that Keras has written give what Keras predicts."""

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.errors import FileError
from engine.models.read import read_model
from tests.engine.models.keras_models import layers, predicted, saved
from tests.engine.models.outputs import inputs, last_output, outputs

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("in_process"),
    pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy"),  # Keras saving
]

ENDINGS = (".keras", ".h5", ".weights.h5")


@pytest.fixture(params=ENDINGS)
def ending(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def stacks() -> dict[str, Any]:
    """Models whose weights alone tell what they are."""
    from keras import layers as kl

    return {
        "lstm": [kl.LSTM(4, return_sequences=True), kl.Dense(2)],
        "gru": [kl.GRU(4, return_sequences=True)],
        "mixed": [
            kl.LSTM(4, return_sequences=True),
            kl.Dropout(0.2),
            kl.GRU(5, return_sequences=True),
            kl.SimpleRNN(2, return_sequences=True),
            kl.TimeDistributed(kl.Dense(3)),
        ],
        "no bias": [kl.SimpleRNN(3, use_bias=False, return_sequences=True), kl.Dense(1, use_bias=False)],
    }


@pytest.mark.parametrize("name", ["lstm", "gru", "mixed", "no bias"])
def test_every_kind_of_file_gives_what_keras_predicts(name: str, ending: str, tmp_path: Path) -> None:
    model = layers(*stacks()[name])
    opened = read_model(saved(model, tmp_path / f"model{ending}"))
    assert (opened.features, opened.convention) == (3, "Keras")
    np.testing.assert_allclose(outputs(opened, inputs(3)), predicted(model, inputs(3)), rtol=0, atol=2e-6)


@pytest.mark.parametrize("ending", [".keras", ".h5"])
def test_a_gru_that_resets_before_the_product_is_read(ending: str, tmp_path: Path) -> None:
    from keras import layers as kl

    model = layers(kl.GRU(4, reset_after=False, return_sequences=True))
    opened = read_model(saved(model, tmp_path / f"model{ending}"))
    assert opened.model.layers[0].reset_after is False  # type: ignore[attr-defined]
    np.testing.assert_allclose(outputs(opened, inputs(3)), predicted(model, inputs(3)), rtol=0, atol=2e-6)


@pytest.mark.parametrize("ending", [".keras", ".h5"])
def test_a_layer_that_gives_its_last_step_alone_is_read(ending: str, tmp_path: Path) -> None:
    from keras import layers as kl

    model = layers(kl.LSTM(4), kl.Dense(2, activation="softmax"))
    opened = read_model(saved(model, tmp_path / f"model{ending}"))
    assert opened.model.readout is not None
    assert opened.model.readout.activation == "softmax"
    np.testing.assert_allclose(last_output(opened, inputs(3)), predicted(model, inputs(3)), rtol=0, atol=2e-6)


def test_an_activation_by_itself_bends_the_readout(tmp_path: Path) -> None:
    from keras import layers as kl

    model = layers(kl.GRU(4, return_sequences=True), kl.Dense(2), kl.Activation("sigmoid"))
    opened = read_model(saved(model, tmp_path / "model.keras"))
    np.testing.assert_allclose(outputs(opened, inputs(3)), predicted(model, inputs(3)), rtol=0, atol=2e-6)


@pytest.mark.parametrize("ending", [".keras", ".h5"])
def test_a_functional_chain_is_followed(ending: str, tmp_path: Path) -> None:
    import keras
    from keras import layers as kl

    before = keras.Input((None, 3), name="what comes in")
    after = kl.Dense(2, name="out")(kl.GRU(4, return_sequences=True, name="inner")(before))
    model = keras.Model(before, after)
    opened = read_model(saved(model, tmp_path / f"model{ending}"))
    np.testing.assert_allclose(outputs(opened, inputs(3)), predicted(model, inputs(3)), rtol=0, atol=2e-6)


@pytest.mark.parametrize("ending", [".keras", ".h5"])
def test_what_cannot_be_used_is_named_and_the_rest_is_offered(ending: str, tmp_path: Path) -> None:
    from keras import layers as kl

    model = layers(
        kl.Conv1D(6, 3, name="filters"),
        kl.LSTM(4, return_sequences=True),
        kl.Dense(2, activation="relu", name="hidden"),
        kl.Dense(1, name="last"),
    )
    opened = read_model(saved(model, tmp_path / f"model{ending}"))
    assert opened.features == 6
    assert opened.model.outputs == 2
    assert any("'filters' (Conv1D)" in note for note in opened.notes)
    assert opened.notes[-1].endswith("'last' (Dense); what 'hidden' puts out is the output here.")


@pytest.mark.parametrize("ending", [".keras", ".h5"])
def test_dense_layers_that_are_linear_but_the_last_are_one(ending: str, tmp_path: Path) -> None:
    from keras import layers as kl

    wide = {"dtype": "float64"}
    model = layers(
        kl.GRU(4, return_sequences=True, **wide),
        kl.Dense(5, use_bias=False, **wide),
        kl.Dense(3, **wide),
        kl.Dense(2, activation="sigmoid", **wide),
    )
    opened = read_model(saved(model, tmp_path / f"model{ending}"))
    x = inputs(3).astype(np.float64)
    np.testing.assert_allclose(outputs(opened, x), model(x[np.newaxis])[0], rtol=0, atol=1e-10)
    assert opened.model.outputs == 2
    assert any("are multiplied into one" in note for note in opened.notes)


def test_an_embedding_is_named_and_its_output_is_what_is_read(tmp_path: Path) -> None:
    import keras
    from keras import layers as kl

    model = keras.Sequential(
        [keras.Input((None,)), kl.Embedding(9, 5), kl.LSTM(4, return_sequences=True), kl.Dropout(0.1)]
    )
    opened = read_model(saved(model, tmp_path / "model.keras"))
    assert opened.features == 5
    assert any("(Embedding)" in note for note in opened.notes)
    assert any("acts in training alone" in note for note in opened.notes)


@pytest.mark.parametrize("ending", [".keras", ".h5"])
@pytest.mark.parametrize("is_both", [False, True])
def test_a_lambda_layer_is_named_and_never_run(is_both: bool, ending: str, tmp_path: Path) -> None:
    from keras import layers as kl

    behind = kl.GRU(4, return_sequences=True)
    model = layers(
        kl.Lambda(lambda x: x + 1, name="more", output_shape=(None, 3)),
        kl.Bidirectional(behind) if is_both else behind,
    )
    opened = read_model(saved(model, tmp_path / f"model{ending}"))
    assert opened.features == 3
    np.testing.assert_allclose(outputs(opened, inputs(3) + 1), predicted(model, inputs(3)), rtol=0, atol=2e-6)
    assert any("'more' (Lambda)" in note for note in opened.notes)


def test_a_shape_that_the_configuration_does_not_give_is_refused(tmp_path: Path) -> None:
    from keras import layers as kl

    path = saved(layers(kl.LSTM(4, return_sequences=True)), tmp_path / "model.keras")
    changed = tmp_path / "changed.keras"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "config.json":
                config = json.loads(data)
                config["config"]["layers"][1]["config"]["units"] = 5
                data = json.dumps(config).encode()
            new.writestr(name, data)
    with pytest.raises(FileError, match=r"changed\.keras holds 'lstm/cell/vars/0' of shape"):
        read_model(changed)
