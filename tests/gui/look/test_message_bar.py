"""The message bar."""

import pytest
from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.look.message_bar import DONE_MS, MessageBar
from gui.look.theme import Theme


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    bar = MessageBar(Theme("light"))
    qtbot.addWidget(bar)
    return bar


def test_it_is_hidden_until_there_is_something_to_say(bar: MessageBar) -> None:
    assert bar.text == ""


def test_markup_in_a_name_is_shown_as_it_is(bar: MessageBar) -> None:
    bar.show_message("<b>notes</b>.json is empty")
    bar.resize(600, bar.sizeHint().height())
    plain = bar.grab().toImage()
    bar.show_message("notes.json is empty")
    assert bar.grab().toImage() != plain


def test_its_button_does_what_it_says(bar: MessageBar, qtbot: QtBot) -> None:
    done = []
    bar.show_message("h is infinite at t = 7", action=("Go to step 7", lambda: done.append(7)))
    qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert done == [7]


def test_a_mended_problem_takes_back_its_own_message_only(bar: MessageBar) -> None:
    bar.show_message("saved", topic="file")
    bar.take_back("run")
    assert bar.text == "saved"
    bar.take_back("file")
    assert bar.text == ""


def test_what_is_done_goes_by_itself_and_a_problem_stays(bar: MessageBar) -> None:
    timer = bar.findChild(QTimer)
    bar.show_message("Saved mine.json.", "done")
    assert timer.isActive()
    assert timer.interval() == DONE_MS
    bar.show_message("mine.json cannot be written: the disk is full", "error")
    assert not timer.isActive()


def test_it_is_as_high_as_its_text(bar: MessageBar) -> None:
    bar.resize(800, 100)
    bar.show_message("Saved mine.json.")
    assert bar.heightForWidth(800) < 4 * bar.fontMetrics().height()
