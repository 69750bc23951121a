"""A list tells only what the user picks."""

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.forms.picker import Picker


@pytest.fixture
def picker(qtbot: QtBot) -> Picker:
    picker = Picker([("one", 1), ("two", 2), ("three", 3)])
    qtbot.addWidget(picker)
    return picker


def test_picked_thing_is_told(qtbot: QtBot, picker: Picker) -> None:
    with qtbot.waitSignal(picker.picked) as heard:
        qtbot.keyClick(picker, Qt.Key.Key_Down)
    assert heard.args == [2]


def test_shown_choice_is_not_told(qtbot: QtBot, picker: Picker) -> None:
    with qtbot.assertNotEmitted(picker.picked):
        picker.show_choice(3)
    assert picker.currentText() == "three"


def test_other_choices_replace_the_old_ones(qtbot: QtBot, picker: Picker) -> None:
    picker.set_choices([("four", 4)])
    picker.show_choice(4)
    assert picker.count() == 1
