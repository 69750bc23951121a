"""The menu bar shows what may be done, without work while the plots are drawn."""

from PyQt6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from gui.look.properties import present
from gui.shell.menus import Command, Menus


def test_menus_look_once_however_often_they_are_told_to(qtbot: QtBot) -> None:
    window, looks = QMainWindow(), list[bool]()
    qtbot.addWidget(window)

    def may() -> bool:
        looks.append(True)
        return len(looks) > 1

    menus = Menus(window, present(window.menuBar()), [Command("Run", "Step", lambda: None, may=may)])
    _, action = menus.actions["Step"]
    assert not action.isEnabled()
    for _ in range(3):
        menus.refresh_later()
    assert not action.isEnabled()
    qtbot.waitUntil(action.isEnabled)
    assert len(looks) == 2
