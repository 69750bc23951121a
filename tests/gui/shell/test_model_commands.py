"""A model and numbers that are dropped on the window are taken together, as one undo step."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtCore import QMimeData, QPointF, Qt, QUrl
from PyQt6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from engine.cells.gru import GRU
from engine.experiment import Experiment, Model
from engine.models.model_stack import filled
from engine.models.read import read_model
from engine.models.write import write_model
from engine.sequences.values import Values
from gui.look.theme import Theme
from gui.open.settings import Settings
from gui.shell.crash_dialog import CrashReporter
from gui.shell.main_window import MainWindow
from gui.state.context import make_context
from gui.state.document import Document

pytestmark = pytest.mark.slow
STEPS, FEATURES, UNITS = 12, 2, 3
EXPERIMENT = Experiment(
    sequence=Values(values=((0.5,) * FEATURES,) * 4), model=Model(layers=(GRU(units=UNITS),))
)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    context = make_context(Document(Experiment()), Theme("light"))
    window = MainWindow(context, Settings(), CrashReporter())
    context.transport.restart()
    window.show()
    yield window
    window.context.document.open(window.context.document.experiment, None)
    window.close()
    window.deleteLater()
    assert context.client.close()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A model, its inputs, and outputs that are all wrong by 0.25 from step 5 on."""
    model, x, y = tmp_path / "voice.npz", tmp_path / "x.npy", tmp_path / "y.npy"
    write_model(filled(EXPERIMENT), FEATURES, model)
    np.save(x, np.random.default_rng(0).normal(size=(STEPS, FEATURES)))
    np.save(y, np.zeros((STEPS, UNITS)))
    return [y, model, x]


def drop(window: MainWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys))


def test_dropped_model_and_arrays_are_taken_as_one_step(
    window: MainWindow, files: list[Path], qtbot: QtBot
) -> None:
    before = window.document.experiment
    drop(window, *files)
    qtbot.waitUntil(lambda: window.models.dialog is not None)
    dialog = window.models.dialog
    assert dialog is not None
    assert dialog.ok.isEnabled()
    dialog.accept()
    assert window.document.experiment.model.layers[0].cell == "GRU"
    assert window.document.experiment.sequence.inputs_shape == (1, STEPS, FEATURES)
    theirs = window.context.theirs
    assert theirs.title == "y.npy"
    qtbot.waitUntil(lambda: theirs.examination is not None)
    window.document.undo()
    assert window.document.experiment == before
    assert not window.document.may_undo
    assert theirs.carried is None


def test_table_in_npz_that_is_no_model_opens_as_data(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    np.savez(tmp_path / "table.npz", values=np.ones((5, 2)))
    drop(window, tmp_path / "table.npz")
    qtbot.waitUntil(lambda: window.data.dialog is not None)
    assert window.models.dialog is None
    assert window.data.dialog is not None
    window.data.dialog.reject()


def test_lone_array_that_fits_as_outputs_is_asked_about(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    context = window.context
    qtbot.waitUntil(lambda: context.client.ending is not None)
    np.save(tmp_path / "y.npy", np.arange(float(context.client.trace.steps))[:, None])
    drop(window, tmp_path / "y.npy")
    qtbot.waitUntil(lambda: window.models.question is not None)
    question = window.models.question
    assert question is not None
    assert "y.npy" in question.text()
    assert question.theirs is not None
    question.theirs.click()
    qtbot.waitUntil(lambda: context.theirs.title == "y.npy")
    assert window.data.dialog is None
    qtbot.waitUntil(lambda: not context.theirs.is_busy)


def test_lone_array_that_fits_no_output_opens_as_data(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    np.save(tmp_path / "x.npy", np.ones((500, 7)))
    drop(window, tmp_path / "x.npy")
    qtbot.waitUntil(lambda: window.data.dialog is not None)
    assert window.models.question is None
    assert window.data.dialog is not None
    window.data.dialog.reject()


def test_file_that_is_no_model_is_told_in_a_sentence(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "voice.pt").write_bytes(b"\x80\x02whatever")
    drop(window, tmp_path / "voice.pt")
    qtbot.waitUntil(lambda: "safetensors" in window.messages.text)


def test_saved_model_is_read_back(window: MainWindow, tmp_path: Path) -> None:
    window.document.edit(EXPERIMENT)
    window.models.save(tmp_path / "saved.safetensors")
    assert "Saved" in window.messages.text
    found = read_model(tmp_path / "saved.safetensors")
    assert found.features == FEATURES
    assert found.model.layers[0].units == UNITS
