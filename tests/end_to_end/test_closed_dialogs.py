"""A dialog that was closed is gone: nothing of it stays in the window."""

from collections.abc import Iterator

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, QTimer
from PyQt6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from engine.sequences.values import Values
from gui.panels.experiment.sequence import SequencePanel
from gui.panels.experiment.values_editor import ValuesEditor
from gui.shell.main_window import MainWindow

LOOK_MS = 5


def close_dialog() -> None:
    """Leave the dialog that waits for an answer."""
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        dialog.close()


@pytest.fixture
def impatient(window: MainWindow) -> Iterator[MainWindow]:
    """A window in which every dialog is left at once."""
    timer = QTimer(interval=LOOK_MS)
    timer.timeout.connect(close_dialog)
    timer.start()
    yield window
    timer.stop()


def dialogs(window: MainWindow) -> list[QDialog]:
    """Those that are left, open or not."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return window.findChildren(QDialog)


@pytest.mark.slow
def test_no_command_leaves_a_dialog_behind(impatient: MainWindow, qtbot: QtBot) -> None:
    menus = impatient.menus
    for text, (_, action) in menus.actions.items():
        if text != "Quit" and action.isEnabled():
            action.trigger()
            qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
            for box in impatient.findChildren(QDialog):
                box.close()  # those beside which one goes on working
        assert not dialogs(impatient), text
        menus.refresh()


def test_editor_of_own_numbers_is_gone_once_closed(window: MainWindow) -> None:
    experiment = window.document.experiment
    window.document.edit(experiment.replace(sequence=Values(values=((1,), (2,), (3,)))))
    window.findChild(SequencePanel).values.button.click()
    window.findChild(ValuesEditor).reject()

    assert not dialogs(window)
