"""What the line above the plots says, and how long."""

from pathlib import Path

from PyQt6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from engine.errors import ExplorerError
from gui.look.properties import present
from gui.shell.main_window import MainWindow
from resources.library import experiment_path


def test_what_was_wrong_with_a_file_goes_when_another_one_opens(window: MainWindow, tmp_path: Path) -> None:
    table = tmp_path / "table.json"
    table.write_text("t;x\n0;28,7\n", encoding="utf-8")
    for open_another in (
        lambda: window.files.open(experiment_path("rotation")),
        lambda: window.files.open_ready_made(experiment_path("fibonacci")),
        window.files.new,
    ):
        window.files.open(table)
        assert "table.json is a table of numbers" in window.messages.text
        open_another()
        assert window.messages.text == ""


def test_escape_closes_a_message_before_anything_else(window: MainWindow, qtbot: QtBot) -> None:
    window.context.predict.set_on(True)
    for kind in ("done", "notice", "error"):
        window.messages.show_message("The engine was started again.", kind)
        qtbot.keyClick(window, Qt.Key.Key_Escape)
        assert window.messages.text == ""
    assert window.context.predict.is_on
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.context.predict.is_on


def test_no_plot_is_covered_by_what_stays(window: MainWindow, qtbot: QtBot) -> None:
    window.messages.show_message("mine.json cannot be written: the disk is full", "error")
    bar, plots = window.messages, window.plots
    qtbot.waitUntil(lambda: plots.mapTo(bar.parentWidget(), plots.rect().bottomLeft()).y() < bar.y())
    bar.hide()
    qtbot.waitUntil(lambda: plots.mapTo(bar.parentWidget(), plots.rect().bottomLeft()).y() > bar.y())


def test_it_is_told_for_a_while_that_the_engine_was_started_again(window: MainWindow) -> None:
    window.context.client.restarted.emit(ExplorerError("The engine was started again."))
    assert window.messages.text == "The engine was started again."
    assert present(window.messages.findChild(QTimer)).isActive()


def test_escape_closes_a_message_from_an_empty_line_too(window: MainWindow, qtbot: QtBot) -> None:
    window.workspaces.go_to("debug")
    window.activateWindow()
    line = window.parts.card("breakpoints").content.field.line
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    window.messages.show_message("The engine was started again.", "error")
    line.setText("y >")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), bool(window.messages.text)) == ("", True)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert window.messages.text == ""
