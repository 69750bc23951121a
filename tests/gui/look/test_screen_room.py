"""Dialogs are no larger than the screen, however large the text is."""

from collections.abc import Callable

import pytest
from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from engine.sequences.values import Values
from gui.lesson.overview import LessonOverview
from gui.look.message_bar import MessageBar
from gui.look.properties import present
from gui.look.screen_room import FRAME, within_screen
from gui.panels.experiment.values_editor import ValuesEditor
from gui.state.context import Context


def whole_message(context: Context, parent: QWidget) -> QDialog:
    bar = MessageBar(context.theme, parent)
    bar.show_message("too long " * 100)
    bar.show_whole()
    return present(parent.findChild(QDialog))


MAKE: dict[str, Callable[[Context, QWidget], QDialog]] = {
    "values": lambda context, parent: ValuesEditor(
        Values(values=((1.0,), (2.0,), (3.0,))), lambda values: None, context.theme, parent
    ),
    "lessons": lambda context, parent: LessonOverview(context.lessons, context.theme, parent),
    "message": whole_message,
}


@pytest.mark.parametrize("name", MAKE)
def test_a_dialog_is_within_the_screen_at_200_per_cent(context: Context, qtbot: QtBot, name: str) -> None:
    room = present(QApplication.primaryScreen()).availableSize() - QSize(*FRAME)
    context.theme.set_scale(2.0)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = MAKE[name](context, parent)
    assert dialog.size().boundedTo(room) == dialog.size()
    dialog.close()


def test_a_size_that_fits_is_kept(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert within_screen(window, QSize(300, 200)) == QSize(300, 200)
    assert within_screen(window, QSize(300, 99_999)).width() == 300
