"""The message bar."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.message_bar import MessageBar


def test_it_is_hidden_until_there_is_something_to_say(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    assert bar.text == ""


def test_its_button_does_what_it_says(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    done = []
    bar.show_message("h is infinite at t = 7", action=("Go to step 7", lambda: done.append(7)))
    qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert done == [7]


def test_a_mended_problem_takes_back_its_own_message_only(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message("saved", topic="file")
    bar.take_back("run")
    assert bar.text == "saved"
    bar.take_back("file")
    assert bar.text == ""
