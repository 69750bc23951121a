"""Own numbers, tanh, eight units in two layers: which unit saturates? By mouse, in the real window."""

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.breakpoints.expression import ExpressionBreakpoint
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.run.name import Name
from engine.sequences.values import Values
from gui.diagram.network_camera import UnitSpot
from gui.shell.main_window import MainWindow
from tests.end_to_end.test_window import find_card

STEPS = 40


@pytest.fixture
def saturated(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """On a wave that is too high for its network."""
    wave = tuple((9 * float(np.sin(0.3 * t)),) for t in range(STEPS + 1))
    layers = (SimpleRNN(units=8), SimpleRNN(units=8))
    context = window.context
    context.document.edit(Experiment(sequence=Values(values=wave), model=Model(layers=layers)))
    qtbot.waitUntil(lambda: context.client.trace.steps == STEPS and context.client.ending is not None)
    return window


def test_warning_leads_to_the_unit_that_saturates(saturated: MainWindow, qtbot: QtBot) -> None:
    window, context = saturated, saturated.context
    places = [plot.mapTo(window, plot.rect().topLeft()) for plot in window.plots.plots]
    qtbot.waitUntil(window.foot.badge.isVisible)
    assert [plot.mapTo(window, plot.rect().topLeft()) for plot in window.plots.plots] == places
    window.foot.badge.click()
    panel = find_card(window, "diagnostics").content
    qtbot.waitUntil(lambda: panel.isVisible() and bool(panel.list.shown))
    rows = panel.list
    for word in ("Stop where", "Show"):
        area = next(
            area for text, area, _ in rows.links(rows.visualRect(rows.rows.index(0)), 0) if text == word
        )
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    selection, t = context.selection, context.playhead.t
    values = context.client.trace[Name("h", selection.layer, "numpy")][:, selection.unit]
    shares = [
        np.mean(np.abs(context.client.trace[Name("h", layer, "numpy")]) > 0.99, axis=0) for layer in (0, 1)
    ]
    assert np.mean(np.abs(values) > 0.99) == max(map(max, shares))
    assert abs(values[t]) > 0.99
    (stop,) = context.breakpoints.items
    assert isinstance(stop, ExpressionBreakpoint)
    assert context.breakpoints.next_hit(0, 1) is not None


@pytest.mark.parametrize("workspace", ["explore", "debug"])
def test_network_picks_a_unit_for_the_whole_window(
    saturated: MainWindow, workspace: str, qtbot: QtBot
) -> None:
    window, context = saturated, saturated.context
    window.workspaces.go_to(workspace)
    card = find_card(window, "network")
    card.raise_()
    view = card.content.view
    qtbot.waitUntil(lambda: view.isVisible() and view.numbers is not None)
    context.transport.go_to(7)
    qtbot.waitUntil(lambda: view.camera.t == 7)
    spot = UnitSpot(1, 5, 7)
    assert view.rect().contains(view.area_of(spot).toRect())
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.area_of(spot).center().toPoint())
    assert (context.selection.layer, context.selection.unit) == (1, 5)
