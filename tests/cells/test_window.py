"""Every view of the window opens with cells that do not ship."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PyQt6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.experiment import Experiment
from gui.look.theme import Theme
from gui.open.settings import Settings
from gui.shell.crash_dialog import CrashReporter
from gui.shell.main_window import MainWindow
from gui.state.context import make_context
from gui.state.document import Document
from tests.cells.dropped_in import TEST_CELLS
from tests.engine.notation.test_printed import random_experiment
from tests.gui.conftest import closed_widgets_are_deleted, closing_waits_on_a_busy_machine, own_settings

__all__ = ["closed_widgets_are_deleted", "closing_waits_on_a_busy_machine", "own_settings"]

pytestmark = [pytest.mark.usefixtures("known_cells"), pytest.mark.slow]
Open = Callable[[Experiment], MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Open]:
    opened: list[MainWindow] = []

    def make(experiment: Experiment) -> MainWindow:
        context = make_context(Document(experiment), Theme("light"))
        window = MainWindow(context, Settings(), CrashReporter())
        opened.append(window)
        context.transport.restart()
        window.resize(1400, 900)
        window.show()
        for card in window.cards:
            card.show()
        qtbot.waitUntil(lambda: context.client.ending is not None)
        QCoreApplication.sendPostedEvents()
        return window

    yield make
    for window in opened:
        window.context.document.open(window.context.document.experiment, None)
        window.close()
        window.deleteLater()
        assert window.context.client.close()


@pytest.mark.parametrize("mode", ["concat", "mul"])
def test_every_card_shows_every_step_of_two_directions(mode: str, open_window: Open, qtbot: QtBot) -> None:
    of = random_experiment((GRU, GRU, LSTM), 2, 2, 3)
    turns: list[dict[str, Any]] = [{}, {"merge_mode": mode}, {"go_backwards": True}]
    layers = tuple(layer.replace(**more) for layer, more in zip(of.model.layers, turns, strict=True))
    window = open_window(of.replace(model=of.model.replace(layers=layers)))
    context = window.context
    for layer in range(3):
        context.selection.look_at(layer=layer, unit=1)
        for t in range(context.client.trace.steps):
            context.transport.go_to(t)
            window.grab()
    context.transport.restart()
    context.transport.step()
    qtbot.waitUntil(lambda: context.client.ending is not None)
    for card in window.cards:
        card.raise_()
        QCoreApplication.sendPostedEvents()
        card.grab()


@pytest.mark.parametrize("kind", TEST_CELLS)
@pytest.mark.parametrize(("units", "layers"), [(1, 1), (3, 2), (12, 1)])
def test_every_card_shows_every_step(
    kind: type[Cell], units: int, layers: int, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window(random_experiment((kind,) * layers, units, 2, 3))
    context = window.context
    for card in window.cards:
        card.raise_()
        QCoreApplication.sendPostedEvents()
        for t in range(context.client.trace.steps):
            context.transport.go_to(t)
            card.grab()
    for layer in range(layers):
        context.selection.look_at(layer=layer, unit=units - 1)
        window.grab()
