"""Cards are closed, and brought back by their entries of the View menu."""

from collections.abc import Iterator

import pytest
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from gui.panels.base import Panel
from gui.panels.card import Card
from gui.state.context import Context


class Content(Panel, QWidget):
    """Asks for a height, and does with less."""

    title = "Content"

    def sizeHint(self) -> QSize:
        return QSize(200, 180)


@pytest.fixture
def cards(context: Context, qtbot: QtBot) -> Iterator[list[Card]]:
    """Three cards below each other, the first of them low."""
    window = QMainWindow()
    qtbot.addWidget(window)
    cards = [Card(name, Content(context), context.theme) for name in ("first", "second", "third")]
    for card in cards:
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, card)
    window.resize(600, 800)
    window.show()
    qtbot.waitExposed(window)
    window.resizeDocks(cards, [80, 350, 350], Qt.Orientation.Vertical)
    yield cards
    window.close()


def bring_back(card: Card) -> None:
    action = card.toggleViewAction()
    assert action is not None
    action.trigger()


def test_card_that_comes_back_is_as_high_as_it_wants_to_be(cards: list[Card], qtbot: QtBot) -> None:
    cards[0].close()
    bring_back(cards[0])
    qtbot.waitUntil(lambda: cards[0].height() >= cards[0].sizeHint().height())


def test_card_that_comes_back_among_tabs_is_in_front(cards: list[Card], qtbot: QtBot) -> None:
    window = cards[0].parent()
    assert isinstance(window, QMainWindow)
    window.tabifyDockWidget(cards[0], cards[1])
    cards[0].raise_()
    cards[1].close()
    bring_back(cards[1])
    qtbot.waitUntil(cards[1].content.isVisible)
    assert not cards[0].content.isVisible()
