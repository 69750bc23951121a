import pytest
from PyQt6.QtCore import QRect
from PyQt6.QtWidgets import QLineEdit, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from gui.look.theme import Theme
from gui.manual.help_card import HelpCard
from gui.open.settings import Settings
from gui.palette.palette import Palette


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture(params=["palette", "help"])
def card(request: pytest.FixtureRequest, window: QWidget) -> HelpCard | Palette:
    theme = Theme("light")
    return HelpCard(window, theme) if request.param == "help" else Palette(window, theme, Settings(), list)


def open_card(card: HelpCard | Palette) -> None:
    if isinstance(card, HelpCard):
        card.show_text("A word.", QRect(10, 10, 20, 20))
    else:
        card.open()


def test_keys_go_back_to_where_they_were(card: HelpCard | Palette, window: QWidget) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    open_card(card)
    assert card.isVisible()
    assert not field.hasFocus()
    card.end()
    assert not card.isVisible()
    assert field.hasFocus()


def test_field_that_ends_when_it_is_left_is_not_looked_for(
    card: HelpCard | Palette, window: QWidget, qtbot: QtBot
) -> None:
    table = QTableWidget(1, 1, window)
    table.show()
    table.setFocus()
    table.setCurrentCell(0, 0)
    table.edit(table.model().index(0, 0))
    assert table.findChild(QLineEdit) is not None
    open_card(card)
    qtbot.waitUntil(lambda: table.findChild(QLineEdit) is None)
    card.end()
    assert not card.isVisible()
