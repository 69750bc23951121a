"""What every writer must keep: what it writes, this program reads back as the same model."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import ExplorerError, FileError, ParameterError
from engine.experiment import Model
from engine.files.experiment_file import load
from engine.models.conventions.every import CONVENTIONS
from engine.models.model_stack import filled
from engine.models.opened import OpenedModel, opened
from engine.models.read import read_model
from engine.models.write import WRITERS, write_model
from resources.library import experiment_names, experiment_path
from tests.engine.models.outputs import inputs, outputs
from tests.engine.models.written import model, stack

pytestmark = pytest.mark.usefixtures("in_process")

ENDINGS = sorted(writer.ending for writer in WRITERS)
KINDS = ("SimpleRNN", "GRU", "LSTM")


def test_the_six_kinds_of_files_are_there() -> None:
    assert ENDINGS == [".json", ".keras", ".npz", ".onnx", ".safetensors", ".weights.h5"]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kinds", [("GRU",), ("LSTM", "GRU"), ("LSTM", "LSTM")], ids="-".join)
def test_a_model_comes_back_as_it_went(kinds: tuple[str, ...], ending: str, tmp_path: Path) -> None:
    given, path = model(*kinds), tmp_path / f"model{ending}"
    write_model(given, 3, path)
    assert read_model(path).model == given
    assert read_model(path).features == 3


@pytest.mark.parametrize("ending", [".keras", ".onnx", ".npz", ".safetensors", ".weights.h5"])
def test_numbers_that_float32_has_not_stay_whole(ending: str, tmp_path: Path) -> None:
    given = model("LSTM")
    layer = given.layers[0]
    assert layer.bias is not None
    given = given.replace(layers=(layer.replace(bias=(0.1, *layer.bias[1:])),))
    path = tmp_path / f"model{ending}"
    write_model(given, 3, path)
    assert read_model(path).model == given


@pytest.mark.parametrize("one", CONVENTIONS, ids=lambda one: one.name)
@pytest.mark.parametrize("ending", [".npz", ".safetensors"])
@settings(max_examples=15, deadline=None)
@given(kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=3), seed=st.integers(0, 99))
def test_every_convention_comes_back(
    one: object, ending: str, kinds: list[str], seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    name = one.name  # type: ignore[attr-defined]
    given = opened(stack(*kinds, seed=seed), "Keras")
    path = tmp_path_factory.mktemp("files") / f"model{ending}"
    try:
        write_model(given.model, 3, path, name)
    except ParameterError as error:
        assert "has no GRU" in str(error)
        return
    back = read_model(path)
    assert back.convention == name
    np.testing.assert_allclose(outputs(back, inputs(3)), outputs(given, inputs(3)), rtol=0, atol=1e-6)


def check_refused(given: Model, path: Path, sentence: str) -> None:
    with pytest.raises(ExplorerError, match=sentence):
        write_model(given, 3, path)
    assert not path.exists()


def test_what_a_file_has_no_place_for_is_refused_or_said(tmp_path: Path) -> None:
    before = stack("GRU")
    first = before.layers[0]
    layers = (type(first)(_reset_before(first.weights), first.settings),)
    given = opened(type(before)(layers, before.readout), "Keras").model
    check_refused(given, tmp_path / "model.safetensors", "PyTorch has no GRU whose reset gate")
    check_refused(given, tmp_path / "model.json", "resets before the product")
    check_refused(model("SimpleRNN"), tmp_path / "model.json", "RTNeural has GRU and LSTM")
    check_refused(model("LSTM", activation="mish"), tmp_path / "model.onnx", "is mish, which ONNX' recurrent")
    notes = write_model(model("LSTM", activation="mish"), 3, tmp_path / "model.npz")
    assert notes == ("Layer 0: activation mish is left out, as such a file has no place for it.",)


@pytest.mark.parametrize("ending", ENDINGS)
def test_how_a_model_runs_is_kept_or_said_to_be_left_out(ending: str, tmp_path: Path) -> None:
    """RTNeural has no other way than to keep its states; a file of weights says that it keeps no layers."""
    path = tmp_path / f"model{ending}"
    given = model("GRU").replace(return_sequences=False, stateful=True)
    told = " ".join(write_model(given, 3, path))
    if "keeps neither layers" in told:
        return
    back = read_model(path).model
    assert back.return_sequences is False or "return_sequences false is left out" in told
    assert back.stateful or ending == ".json" or "stateful true is left out" in told


def _reset_before(layer: object) -> object:
    from tests.engine.models.layers import random_layer

    return random_layer("GRU", layer.features, layer.units, reset_after=False)  # type: ignore[attr-defined]


def test_a_name_with_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"model\.h5 must end in one of \.json, \.keras"):
        write_model(model("GRU"), 3, tmp_path / "model.h5")


def test_left_out_weights_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"layers\[0\]\.kernel must be given before"):
        write_model(Model(), 1, tmp_path / "model.npz")


def test_a_convention_is_for_arrays_alone(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"for \.npz and \.safetensors alone, not for \.onnx"):
        write_model(model("GRU"), 3, tmp_path / "model.onnx", "PyTorch")


def test_initial_states_are_kept_by_onnx(tmp_path: Path) -> None:
    given = model("LSTM", outs=None, initial_state=((0.5, 1, -1, 0), (1.0, 2, 3, 4)))
    path = tmp_path / "model.onnx"
    write_model(given, 3, path)
    assert outputs(read_model(path), inputs(3)) == pytest.approx(
        outputs(OpenedModel(given, 3, "Keras"), inputs(3)), abs=1e-12
    )


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_ready_made_network_is_written_or_refused_in_a_sentence(ending: str, tmp_path: Path) -> None:
    for name in experiment_names():
        experiment, path = load(experiment_path(name)), tmp_path / f"{name}{ending}"
        try:
            write_model(filled(experiment), experiment.sequence.features, path)
        except ParameterError as error:
            assert error.field.startswith("model."), name


def test_halves_that_onnx_cannot_hold_in_one_operator_are_refused(tmp_path: Path) -> None:
    given = load(experiment_path("look-ahead")).model  # of one unit forwards, and two backwards
    check_refused(given, tmp_path / "model.onnx", "two halves of different kinds or sizes")
