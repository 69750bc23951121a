"""What a start leaves out is built afterwards, while nothing else goes on."""

from PyQt6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.panels.base import Panel
from gui.panels.card import Card
from gui.shell.late_building import LateBuilding
from gui.state.context import Context


class Content(Panel, QWidget):
    title = "Content"


def make_cards(context: Context, qtbot: QtBot) -> list[Card]:
    cards = [Card(name, lambda: Content, context) for name in ("first", "second")]
    for card in cards:
        qtbot.addWidget(card)
    return cards


def test_every_panel_is_built_in_time(context: Context, qtbot: QtBot) -> None:
    cards = make_cards(context, qtbot)
    then: list[bool] = []
    LateBuilding(
        cards, context.transport, lambda: then.append(all(card.is_built for card in cards)), cards[0]
    )
    assert not any(card.is_built for card in cards)
    qtbot.waitUntil(lambda: all(card.is_built for card in cards))
    assert not any(card.isVisible() for card in cards)
    qtbot.waitUntil(lambda: bool(then))
    assert then == [True]


def test_no_panel_is_built_while_a_run_is_watched(context: Context, qtbot: QtBot) -> None:
    cards, transport = make_cards(context, qtbot), context.transport
    qtbot.waitUntil(lambda: context.client.ending is not None)
    transport.set_pace(1)
    with qtbot.waitSignal(context.client.advanced):
        transport.stop()
    transport.run()
    LateBuilding(cards, transport, lambda: None, cards[0])
    qtbot.waitUntil(lambda: context.playhead.t > 0)
    assert not any(card.is_built for card in cards)
    transport.pause()
    qtbot.waitUntil(lambda: all(card.is_built for card in cards))
