"""What looks for texts that are cut off finds them."""

import pytest
from PyQt6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.look.elided_label import ElidedLabel
from gui.look.theme import Theme
from tests.fitting import clipped

TEXT = "Many words that need some room"


@pytest.fixture(autouse=True)
def usual_text(qapp: QApplication) -> None:
    """The text is as large as usual, whatever a test before has made it."""
    Theme("light")


def shown(widget: QWidget, qtbot: QtBot, width: int) -> QWidget:
    """A window of a width around a widget."""
    window = QWidget()
    qtbot.addWidget(window)
    widget.setParent(window)
    widget.setGeometry(0, 0, width, 40)
    window.show()
    return window


def combo() -> QComboBox:
    box = QComboBox()
    box.addItem(TEXT)
    return box


@pytest.mark.parametrize("make", [lambda: QLabel(TEXT), lambda: QPushButton(TEXT), combo])
def test_text_without_room_is_found(qtbot: QtBot, make) -> None:
    assert clipped(shown(make(), qtbot, 60))
    assert not clipped(shown(make(), qtbot, 400))


def test_wrapped_text_needs_height(qtbot: QtBot) -> None:
    assert clipped(shown(QLabel(TEXT * 3, wordWrap=True), qtbot, 120))
    assert not clipped(shown(QLabel(TEXT, wordWrap=True), qtbot, 200))


def test_shortened_text_is_told_in_a_tooltip(qtbot: QtBot) -> None:
    assert clipped(shown(ElidedLabel(TEXT), qtbot, 60))
    assert not clipped(shown(ElidedLabel(TEXT, toolTip=TEXT), qtbot, 60))
