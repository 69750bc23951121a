"""Printing worksheets from the real window's menu."""

from pathlib import Path

from PyQt6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine.zoo.every import specimens
from gui.export.worksheet.dialog import WorksheetDialog
from gui.shell.main_window import MainWindow


def test_menu_prints_a_class_and_tells_where(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch
) -> None:
    (tmp_path / "class.csv").write_text("name\nAda\nZoë\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "class.csv"), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "sheets"))
    window.menus.actions["Print worksheets…"][1].trigger()
    dialog = window.findChild(WorksheetDialog)
    dialog.form.whom.setCurrentIndex(1)
    dialog.form.open_class.click()
    dialog.print.click()
    told = f"2 worksheets and answers.pdf are in {tmp_path / 'sheets'}."
    qtbot.waitUntil(lambda: told in window.messages.text)
    assert sorted(path.name for path in (tmp_path / "sheets").iterdir()) == [
        "answers.pdf", "worksheet-01-ada.pdf", "worksheet-02-zoë.pdf",
    ]  # fmt: skip


def test_no_answers_are_printed_of_what_is_asked(window: MainWindow) -> None:
    action = window.menus.actions["Print worksheets…"][1]
    assert action.isEnabled()
    window.context.zoo.open(specimens()[0])
    assert not action.isEnabled()
    window.context.zoo.leave()
    window.context.transport.hold_before(3)
    window.menus.refresh()
    assert not action.isEnabled()
    window.context.transport.hold_before(None)
