"""`show` opens a window of its own process, on whatever a script holds, and goes on at once."""

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

import gui.window_process
from engine.array import Array
from engine.cells.gru import GRU
from engine.errors import ExplorerError, ParameterError, Unavailable
from engine.experiment import Experiment, Model
from engine.files.experiment_file import save
from engine.models.model_stack import filled
from engine.models.read import read_model
from engine.models.write import write_model
from engine.sequences.values import Values
from gui import show
from gui.open.handed_over import HandedOver, hand_over, take_over

STEPS, FEATURES, UNITS = 10, 2, 3
X = np.random.default_rng(0).normal(size=(STEPS, FEATURES))
Y = np.zeros((STEPS, UNITS), dtype=np.float32)
EXPERIMENT = Experiment(
    name="Gate", sequence=Values(values=((0.5,) * FEATURES,) * 4), model=Model(layers=(GRU(units=UNITS),))
)


class Tensor:
    """As PyTorch's: on a graph and a device, until it is taken off."""

    def __init__(self, values: Array) -> None:
        self._values = values

    def detach(self) -> "Tensor":
        return self

    def cpu(self) -> "Tensor":
        return self

    def numpy(self) -> Array:
        return self._values


class Module:
    """Has a state_dict as PyTorch names its parts."""

    def __init__(self, seed: int = 0) -> None:
        rng = np.random.default_rng(seed)
        shapes = {"weight_ih_l0": (3 * UNITS, FEATURES), "weight_hh_l0": (3 * UNITS, UNITS)}
        shapes |= {"bias_ih_l0": (3 * UNITS,), "bias_hh_l0": (3 * UNITS,)}
        self._arrays = {name: rng.normal(size=shape) for name, shape in shapes.items()}

    def state_dict(self) -> dict[str, Tensor]:
        return {name: Tensor(array) for name, array in self._arrays.items()}


class Opened:
    """A process that does nothing; keeps what it was handed."""

    def __init__(self, folder: Path) -> None:
        self.handed = take_over(folder)

    def poll(self) -> int | None:
        return None


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[HandedOver]:
    """What windows were opened with; none is opened."""
    found: list[HandedOver] = []

    def open(folder: Path) -> Opened:
        opened = Opened(folder)
        found.append(opened.handed)
        return opened

    monkeypatch.setattr(gui.window_process, "start", open)
    return found


def test_state_dict_of_tensors_is_shown_with_inputs_and_numbers(handed: list[HandedOver]) -> None:
    window = show(Module(), Tensor(X), theirs={"y": Tensor(Y)})
    assert window.is_open
    (one,) = handed
    assert one.experiment.model.layers[0].cell == "GRU"
    np.testing.assert_array_equal(one.experiment.sequence.generate().inputs[0], X)
    assert one.theirs is not None
    np.testing.assert_array_equal(one.theirs.arrays[0].values, Y)
    assert one.experiment.name == "Module"


def test_file_of_a_model_is_shown(handed: list[HandedOver], tmp_path: Path) -> None:
    write_model(filled(EXPERIMENT), FEATURES, tmp_path / "voice.safetensors")
    show(tmp_path / "voice.safetensors", X, Y)
    assert handed[0].experiment.name == "voice"
    assert handed[0].experiment.model == filled(EXPERIMENT)


def test_experiment_is_shown_from_a_value_a_file_or_a_name(handed: list[HandedOver], tmp_path: Path) -> None:
    save(tmp_path / "gate.json", EXPERIMENT)
    show(EXPERIMENT)
    show(str(tmp_path / "gate.json"))
    show("notebook", name="Mine")
    assert handed[0].experiment == handed[1].experiment == EXPERIMENT
    assert handed[2].experiment.name == "Mine"


def test_model_without_inputs_reads_random_numbers(handed: list[HandedOver]) -> None:
    show(Module())
    assert handed[0].experiment.sequence.features == FEATURES
    assert handed[0].theirs is None


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((42,), "must be a Keras model"),
        ((Module(), np.zeros((STEPS, 5))), "2 features"),
        ((Module(), X, np.zeros((STEPS, 7))), "7"),
        ((EXPERIMENT.model,), "give an Experiment"),
        (({"weight": np.zeros((3, 3))},), "recurrent layer"),
    ],
)
def test_what_cannot_be_shown_is_told_and_leaves_nothing(
    arguments: tuple[Any, ...], told: str, handed: list[HandedOver], monkeypatch: Any, tmp_path: Path
) -> None:
    monkeypatch.setattr(gui.window_process.tempfile, "tempdir", str(tmp_path))
    with pytest.raises(ExplorerError, match=told):
        show(*arguments)
    assert not handed
    assert not list(tmp_path.iterdir())


def test_what_is_told_of_a_model_goes_with_an_error(handed: list[HandedOver], tmp_path: Path) -> None:
    path = tmp_path / "voice.safetensors"
    write_model(filled(EXPERIMENT), FEATURES, path)
    with pytest.raises(ParameterError) as error:
        show(path, np.zeros((4, FEATURES + 3)))
    assert error.value.__notes__ == list(read_model(path).notes) != []


def test_convention_that_nobody_knows_is_told(handed: list[HandedOver]) -> None:
    with pytest.raises(ParameterError, match=r"must be .*Keras.*got 'Torch7'"):
        show(Module(), convention="Torch7")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_missing_display_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in gui.window_process.DISPLAYS:
        monkeypatch.delenv(variable, raising=False)
    with pytest.raises(Unavailable, match="no display"):
        show(EXPERIMENT)


def test_folder_that_was_not_handed_over_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "experiment.json").write_text("mine")
    with pytest.raises(ExplorerError):
        take_over(tmp_path)
    assert (tmp_path / "experiment.json").read_text() == "mine"


def test_what_is_handed_over_is_gone_once_it_is_taken(tmp_path: Path) -> None:
    folder = tmp_path / f"{gui.window_process.PREFIX}x"
    folder.mkdir()
    hand_over(folder, EXPERIMENT, None)
    assert take_over(folder).experiment == EXPERIMENT
    assert not folder.exists()


@pytest.mark.slow
def test_real_window_opens_without_blocking_and_can_be_closed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "own"))
    monkeypatch.setattr(gui.window_process.tempfile, "tempdir", str(tmp_path))
    window = show(Module(), X, Y)
    try:
        assert window.is_open
        (folder,) = (path for path in tmp_path.iterdir() if path.name != "own")
        qtbot.waitUntil(lambda: not folder.exists())  # the window has taken it over
        assert window.is_open
    finally:
        window.close()
    assert not window.is_open


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # of what Keras saves with
def test_keras_model_is_read_from_a_file_that_it_writes(handed: list[HandedOver]) -> None:
    import keras

    layer_of_keras = keras.layers.GRU(UNITS)
    model = keras.Sequential([keras.layers.Input((None, FEATURES)), layer_of_keras], name="voice")
    show(model, X)
    layer = handed[0].experiment.model.layers[0]
    np.testing.assert_array_equal(np.array(layer.kernel, np.float32), model.get_weights()[0])
    assert handed[0].experiment.name == "voice"
