"""A list tells only what the user picks."""

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.forms.picker import Picker
from gui.look.properties import present
from gui.look.theme import Theme


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


def test_choices_that_are_longer_than_the_box_are_shown_whole(qtbot: QtBot, picker: Picker) -> None:
    """A style sheet makes the list as narrow as its box: how a file is meant stood where it had "…"."""
    Theme("light")
    long = "3 columns, decimal point, comma between thousands: 1234 10; 1250 12"
    picker.set_choices([("choose…", None), (long, 1)])
    picker.resize(120, 24)
    picker.show()
    picker.showPopup()
    view = present(picker.view())
    assert view.isVisible()
    assert present(view.viewport()).width() > picker.fontMetrics().horizontalAdvance(long) > picker.width()
    picker.hidePopup()
