"""What the README's "Debugging an RNN" does with what-ifs and the comparison, in the real window."""

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.files.experiment_file import load
from engine.run.name import Y
from engine.run.trace import Trace
from gui.panels.debug.what_if import WhatIfPanel
from gui.panels.stepping.comparison import ComparisonPanel
from gui.shell.main_window import MainWindow
from resources.library import experiment_path
from tests.end_to_end.test_debugger import press
from tests.end_to_end.test_window import find_card
from tests.known import KNOWN

LEFT = Qt.MouseButton.LeftButton
KERAS_MS = 120_000  # for TensorFlow to be imported


def bring(window: MainWindow, name: str, qtbot: QtBot) -> WhatIfPanel | ComparisonPanel:
    """A panel, in front of its neighbours."""
    window.workspaces.go_to("compare" if name == "comparison" else "debug")
    card = find_card(window, name)
    card.raise_()
    qtbot.waitUntil(card.content.isVisible)
    return card.content


def settle(window: MainWindow, qtbot: QtBot) -> None:
    client, branches = window.context.client, window.context.branches
    qtbot.waitUntil(lambda: client.plan.job is branches.shown.job and client.ending is not None)


def bits(trace: Trace) -> dict[str, bytes]:
    return {name: np.ascontiguousarray(trace[name]).tobytes() for name in trace}


def legend(window: MainWindow) -> list[str]:
    return [entry.label for entry in window.plots.plots[0].header.legend.entries]


def load_keras(window: MainWindow, qtbot: QtBot) -> None:
    client = window.context.client
    client.load_keras()
    qtbot.waitUntil(lambda: client.keras == "ready", timeout=KERAS_MS)
    qtbot.waitUntil(
        lambda: "keras" in client.plan.job.implementations and client.ending is not None, timeout=KERAS_MS
    )


def test_another_input_is_gone_on_with_compared_and_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    client, context = window.context.client, window.context
    original, before = client.trace, bits(client.trace)
    picture = window.plots.plots[0].canvas.grab().toImage()
    for _ in range(3):
        press(window, "F10")
    panel = bring(window, "what_if", qtbot)
    panel.field.setFocus()  # else Enter would mean the button that has the focus
    qtbot.waitUntil(panel.field.hasFocus)
    qtbot.keyClick(panel.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(panel.field, "5")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    settle(window, qtbot)
    assert client.trace[Y.of("numpy")][:5, 0].tolist() == [5, 18, 49, 62, 62 + 2 * 89 + 3]
    assert context.playhead.t == 3
    assert "original" in legend(window)
    assert window.plots.plots[0].canvas.grab().toImage() != picture
    press(window, "Ctrl+Z")
    assert client.trace is original
    assert bits(client.trace) == before
    assert "original" not in legend(window)
    press(window, "Ctrl+Y")
    assert client.trace[Y.of("numpy")][3, 0] == 62


def test_several_what_ifs_are_kept_shown_and_discarded(window: MainWindow, qtbot: QtBot) -> None:
    branches = window.context.branches
    window.transport.go_to(4)
    panel = bring(window, "what_if", qtbot)
    panel.choice.choose("recurrent_kernel", 0, (0, 0))
    for value in ("0", "2"):
        panel.field.selectAll()
        qtbot.keyClicks(panel.field, value)
        qtbot.mouseClick(panel.go_on, LEFT)
        settle(window, qtbot)
        qtbot.mouseClick(panel.keep, LEFT)
    assert legend(window)[-2:] == ["original", "A"]
    panel.list.choose(1)
    qtbot.mouseClick(panel.show_it, LEFT)
    assert branches.shown.name == "A"
    assert legend(window)[-2:] == ["original", "B"]
    qtbot.mouseClick(panel.discard, LEFT)
    assert branches.shown is branches.original
    assert legend(window)[-1] == "B"


def test_the_step_table_asks_what_if(window: MainWindow, qtbot: QtBot) -> None:
    window.workspaces.go_to("debug")
    table = find_card(window, "steps").content
    table.setCurrentIndex(table.model().index(5, 1))
    table.menu.ask_what_if()
    panel = find_card(window, "what_if").content
    qtbot.waitUntil(panel.isVisible)
    assert panel.choice.chosen == ("x", 0, (0,))
    assert panel.go_on.text() == "Go on from t = 5 with this"


def test_editing_the_experiment_and_undoing_brings_the_what_if_back(window: MainWindow, qtbot: QtBot) -> None:
    panel = bring(window, "what_if", qtbot)
    window.transport.go_to(2)
    panel.field.selectAll()
    qtbot.keyClicks(panel.field, "7")
    qtbot.mouseClick(panel.go_on, LEFT)
    settle(window, qtbot)
    trace = window.context.client.trace
    with qtbot.waitSignal(window.context.client.finished):
        window.document.edit(window.document.experiment.replace(seed=5))
    assert window.context.client.trace is not trace
    press(window, "Ctrl+Z")
    assert window.context.client.trace is trace


@pytest.mark.slow
def test_keras_goes_on_from_a_what_if_too(window: MainWindow, qtbot: QtBot) -> None:
    load_keras(window, qtbot)
    client, branches = window.context.client, window.context.branches
    original, before = client.trace, bits(client.trace)
    window.transport.go_to(4)
    panel = bring(window, "what_if", qtbot)
    panel.choice.choose("h", 0, (0,))
    panel.field.selectAll()
    qtbot.keyClicks(panel.field, "1")
    qtbot.mouseClick(panel.go_on, LEFT)
    settle(window, qtbot)
    assert client.trace[Y.of("keras")][4:6, 0].tolist() == [182, 182 + 2 * 217 + 3]
    assert client.trace[Y.of("keras")].tolist() == client.trace[Y.of("numpy")].tolist()
    assert branches.shown.recording is None or branches.shown.recording.trace is client.trace
    for name in original:
        assert client.trace[name][:4].tobytes() == original[name][:4].tobytes()
    press(window, "Ctrl+Z")
    assert client.trace is original
    assert bits(original) == before


@pytest.mark.slow
def test_a_what_if_made_before_keras_came_is_computed_with_it(window: MainWindow, qtbot: QtBot) -> None:
    panel = bring(window, "what_if", qtbot)
    window.transport.go_to(2)
    panel.field.selectAll()
    qtbot.keyClicks(panel.field, "7")
    qtbot.mouseClick(panel.go_on, LEFT)
    settle(window, qtbot)
    branch, client = window.context.branches.shown, window.context.client
    client.load_keras()
    qtbot.waitUntil(
        lambda: (
            client.plan.job is branch.job
            and "keras" in client.plan.job.implementations
            and client.ending is not None
        ),
        timeout=KERAS_MS,
    )
    assert client.trace[Y.of("keras")][2, 0] == 18 + 2 * 7 + 3


@pytest.mark.slow
def test_the_comparison_stops_at_the_float32_cliff_and_says_why(window: MainWindow, qtbot: QtBot) -> None:
    load_keras(window, qtbot)
    client = window.context.client
    with qtbot.waitSignals([client.started, client.finished]):
        window.document.edit(load(experiment_path("fibonacci")))
    panel = bring(window, "comparison", qtbot)
    cliff = KNOWN["float32_cliff"]["first_wrong_index"] - 1
    qtbot.waitUntil(lambda: panel.different.t == cliff)
    qtbot.mouseClick(panel.different.button, LEFT)
    assert window.context.playhead.t == cliff
    qtbot.mouseClick(panel.why, LEFT)
    assert "2²⁴ = 16,777,216" in panel.explanation.text()
    assert f"{KNOWN['float32_cliff']['true']:,}" in panel.explanation.text()
