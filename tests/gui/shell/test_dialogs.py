"""Small dialogs."""

from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.program.version import versions
from gui.shell.dialogs import show_about


def test_it_names_every_version_and_copies_them(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = show_about(parent)
    for name, number in versions().items():
        assert f"{name} {number}" in box.informativeText()
    next(button for button in box.buttons() if "Copy" in button.text()).click()
    clipboard = QGuiApplication.clipboard()
    assert clipboard is not None
    assert clipboard.text().splitlines() == [f"{name} {number}" for name, number in versions().items()]
