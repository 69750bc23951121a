"""A panel is given a window of its own, as large as it needs, and is put back."""

from collections.abc import Iterator

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from gui.panels.card import Card
from gui.panels.stepping.cell import CellPanel
from gui.state.context import Context


@pytest.fixture
def card(ended: Context, qtbot: QtBot) -> Iterator[Card]:
    """The cell in a narrow card."""
    window = QMainWindow()
    qtbot.addWidget(window)
    card = Card("cell", lambda: CellPanel, ended)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, card)
    window.resize(500, 300)
    with qtbot.waitExposed(window):
        window.show()
    yield card
    window.close()


def panel_of(card: Card) -> CellPanel:
    assert isinstance(card.content, CellPanel)
    return card.content


def test_enlarged_cell_shows_its_whole_picture(card: Card, qtbot: QtBot) -> None:
    panel = panel_of(card)
    panel.enlarge.click()
    assert card.isFloating()
    qtbot.waitUntil(lambda: panel.view.visibleRegion().boundingRect().contains(panel.view.rect()))


def test_second_click_puts_the_card_back(card: Card, qtbot: QtBot) -> None:
    panel = panel_of(card)
    panel.enlarge.click()
    panel.enlarge.click()
    assert not card.isFloating()


def test_button_knows_of_a_card_that_was_dragged_out(card: Card) -> None:
    card.setFloating(True)
    assert panel_of(card).enlarge.isChecked()
    card.setFloating(False)
    assert not panel_of(card).enlarge.isChecked()
