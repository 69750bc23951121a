"""Cards are closed, and brought back by their entries of the View menu."""

from collections.abc import Iterator
from typing import Any

import pytest
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.curves.curve import LegendEntry, Look
from gui.panels.base import Panel
from gui.panels.card import Card
from gui.panels.card_title import CardTitle
from gui.panels.doctor.doctor import DoctorPanel
from gui.panels.stepping.equation import EquationPanel
from gui.panels.train.loss import LossPanel
from gui.state.context import Context


class Content(Panel, QWidget):
    """Asks for a height, and does with less."""

    title = "Content"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.button, self.seen = QPushButton("Do"), 0
        QVBoxLayout(self).addWidget(self.button)

    def saved_state(self) -> dict[str, Any]:
        return {"seen": self.seen}

    def restore_state(self, state: dict[str, Any]) -> None:
        self.seen = 1 + state["seen"]

    def sizeHint(self) -> QSize:
        return QSize(200, 180)


@pytest.fixture
def cards(context: Context, qtbot: QtBot) -> Iterator[list[Card]]:
    """Three cards below each other, the first of them low."""
    window = QMainWindow()
    qtbot.addWidget(window)
    cards = [Card(name, lambda: Content, context) for name in ("first", "second", "third")]
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


def made(card: Card) -> Content:
    assert isinstance(card.content, Content)
    return card.content


def test_panel_of_a_card_that_was_never_shown_is_not_built(context: Context, qtbot: QtBot) -> None:
    card, built = Card("late", lambda: Content, context), []
    qtbot.addWidget(card)
    card.once_built(built.append)
    assert not built
    card.show()
    assert built == [card.content]


def test_state_waits_for_the_panel(context: Context, qtbot: QtBot) -> None:
    card = Card("late", lambda: Content, context)
    qtbot.addWidget(card)
    card.restore_state({"seen": 4})
    assert card.saved_state() == {"seen": 4}
    assert made(card).seen == 5
    assert card.saved_state() == {"seen": 5}


def test_panel_takes_no_state_that_makes_no_sense(context: Context, qtbot: QtBot) -> None:
    card = Card("late", lambda: Content, context)
    qtbot.addWidget(card)
    card.restore_state({"unknown": 4})
    assert made(card).seen == 0


def in_a_window(card: Card, qtbot: QtBot) -> QMainWindow:
    """A window whose only dock is the card."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, card)
    window.setCentralWidget(QWidget())
    window.resize(900, 500)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def equation(context: Context, qtbot: QtBot) -> Iterator[Card]:
    card = Card("equation", lambda: EquationPanel, context)
    window = in_a_window(card, qtbot)
    yield card
    window.close()


def test_source_of_their_numbers_makes_way_for_the_title(context: Context, qtbot: QtBot) -> None:
    """At 200 % the doctor was called "Do…", beside "port…"."""
    card = Card("doctor", lambda: DoctorPanel, context)
    window = in_a_window(card, qtbot)
    title, source = card.titleBarWidget(), card.content.parts.source
    assert isinstance(title, CardTitle)
    source.setText("outputs-of-the-port.csv")
    for width, is_told in ((600, True), (300, False), (600, True)):
        window.resizeDocks([card], [width], Qt.Orientation.Horizontal)
        qtbot.waitUntil(lambda is_told=is_told: source.isVisible() is is_told)
        assert title.label.width() >= title.label.sizeHint().width()


def test_legend_of_the_loss_makes_way_for_the_title(context: Context, qtbot: QtBot) -> None:
    card = Card("loss", lambda: LossPanel, context)
    window = in_a_window(card, qtbot)
    title, legend = card.titleBarWidget(), card.content.plot.legend
    assert isinstance(title, CardTitle)
    assert title.isAncestorOf(legend)
    legend.set_entries([LegendEntry(f"{n}", "LSTM 8 · Adam 0.005", Look("units", n)) for n in range(3)])
    for width, is_folded in ((700, False), (300, True), (700, False)):
        window.resizeDocks([card], [width], Qt.Orientation.Horizontal)
        qtbot.waitUntil(lambda is_folded=is_folded: legend.is_folded is is_folded)
        assert title.label.width() >= title.label.sizeHint().width()


def test_what_stands_beside_a_title_says_less_before_the_title_does(equation: Card, qtbot: QtBot) -> None:
    title, window = equation.titleBarWidget(), equation.parentWidget()
    assert isinstance(title, CardTitle)
    assert isinstance(window, QMainWindow)
    depth = equation.content.depth_choice
    window.resizeDocks([equation], [500], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: depth.fold.isHidden())
    assert depth.buttons["products"].isVisible()
    window.resizeDocks([equation], [250], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: depth.fold.isVisible())
    assert title.label.width() >= title.label.sizeHint().width()
    assert depth.fold.width() >= depth.fold.fontMetrics().horizontalAdvance(depth.fold.text())
    assert depth.buttons["products"].isHidden()


def test_what_says_less_still_lets_choose(equation: Card, qtbot: QtBot) -> None:
    depth = equation.content.depth_choice
    depth.shorten(True)
    assert depth.fold.text() == "products ▾"
    with qtbot.waitSignal(depth.changed):
        depth.fold.menu().actions()[0].trigger()
    assert (depth.chosen, depth.fold.text()) == ("symbols", "symbols ▾")
    assert [action.isChecked() for action in depth.fold.menu().actions()] == [True, False, False]
