"""The message bar."""

import pytest
from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.look.message_bar import DONE_MS, LONGEST, NOTICE_MS, MessageBar
from gui.look.theme import Theme


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    bar = MessageBar(Theme("light"))
    qtbot.addWidget(bar)
    return bar


def button(bar: MessageBar, text: str) -> QPushButton:
    return next(one for one in bar.findChildren(QPushButton) if one.text() == text)


def shown(bar: MessageBar) -> str:
    return max((label.text() for label in bar.findChildren(QLabel)), key=len)


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
    qtbot.mouseClick(button(bar, "Go to step 7"), Qt.MouseButton.LeftButton)
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


def test_a_notice_goes_by_itself_later_unless_it_has_a_button(bar: MessageBar) -> None:
    timer = bar.findChild(QTimer)
    bar.show_message("Stopped: t = 3 is reached.")
    assert timer.isActive()
    assert timer.interval() == NOTICE_MS > DONE_MS
    bar.show_message("h is infinite at t = 7", action=("Go to step 7", list))
    assert not timer.isActive()


def test_a_notice_waits_for_the_mouse_to_leave_it(bar: MessageBar, monkeypatch: pytest.MonkeyPatch) -> None:
    timer = bar.findChild(QTimer)
    bar.show_message("Stopped: t = 3 is reached.")
    monkeypatch.setattr(bar, "underMouse", lambda: True)
    timer.timeout.emit()
    assert bar.text
    monkeypatch.undo()
    timer.timeout.emit()
    assert bar.text == ""


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    around = QWidget()
    layout = QVBoxLayout(around)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(QPlainTextEdit())
    qtbot.addWidget(around)
    around.resize(600, 400)
    around.show()
    return around


def test_what_stays_covers_nothing_and_leaves_the_room_again(around: QWidget, qtbot: QtBot) -> None:
    bar, work = MessageBar(Theme("light"), around), around.findChild(QPlainTextEdit)
    qtbot.waitUntil(lambda: work.height() == around.height())
    bar.show_message("mine.json cannot be written: the disk is full", "error")
    qtbot.waitUntil(lambda: 0 < work.geometry().bottom() < bar.y())
    bar.hide()
    qtbot.waitUntil(lambda: work.height() == around.height())


def test_what_is_soon_gone_moves_nothing(around: QWidget, qtbot: QtBot) -> None:
    bar, work = MessageBar(Theme("light"), around), around.findChild(QPlainTextEdit)
    bar.show_message("mine.json cannot be written: the disk is full", "error")
    bar.show_message("Saved mine.json.", "done")
    qtbot.waitUntil(lambda: work.height() == around.height())


def test_its_room_makes_no_window_larger(around: QWidget) -> None:
    work = around.findChild(QPlainTextEdit)
    work.setMinimumHeight(390)
    bar = MessageBar(Theme("light"), around)
    bar.show_message("mine.json cannot be written: the disk is full", "error")
    assert around.minimumSizeHint().height() <= 400


def test_it_is_as_high_as_its_text(bar: MessageBar) -> None:
    bar.resize(800, 100)
    bar.show_message("Saved mine.json.")
    assert bar.heightForWidth(800) < 4 * bar.fontMetrics().height()


def test_a_message_that_fits_is_shown_whole(bar: MessageBar) -> None:
    text = "x" * LONGEST
    bar.show_message(text)
    assert shown(bar) == bar.text == text
    assert button(bar, "All of it…").isHidden()


@pytest.mark.parametrize("text", ["a.json: " + "wrong value " * 100, "y" * 100_000, "one\n" * 1000])
def test_a_longer_one_is_shortened_and_shown_whole_on_demand(
    bar: MessageBar, qtbot: QtBot, text: str
) -> None:
    bar.show_message(text)
    bar.resize(800, 100)
    assert len(shown(bar)) <= LONGEST + 1
    assert shown(bar).endswith("…")
    assert bar.heightForWidth(800) < 8 * bar.fontMetrics().height()
    assert bar.text == text
    qtbot.mouseClick(button(bar, "All of it…"), Qt.MouseButton.LeftButton)
    dialog = bar.findChild(QDialog)
    assert dialog.findChild(QPlainTextEdit).toPlainText() == text
    dialog.close()
