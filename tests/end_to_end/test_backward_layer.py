"""A network whose layers go through time both ways, in the real window."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.breakpoints.expression import ExpressionBreakpoint
from engine.experiment import Experiment
from engine.run.what_if import Change
from gui.shell.main_window import MainWindow

LAYERS = [{"cell": "GRU"}, {"cell": "GRU", "merge_mode": "sum"}]


def both_ways(steps: int) -> Experiment:
    sequence = {"kind": "memory_sum", "seq_len": steps + 1, "weight": 0, "bias": 1, "h_weight": 0}
    return Experiment.parse({"sequence": sequence, "model": {"layers": LAYERS}})


def test_long_run_tells_how_far_it_is_and_escape_pauses_it(window: MainWindow, qtbot: QtBot) -> None:
    context = window.context
    context.document.open(both_ways(40_000), None)
    context.transport.run()
    qtbot.waitUntil(lambda: context.client.preparing is not None)
    qtbot.waitUntil(lambda: "all layers are computed first" in window.foot.steps.text())
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert context.transport.drive == "paused"
    assert (context.client.trace.steps, context.client.ending) == (0, None)
    context.transport.step()  # goes on with it
    with qtbot.waitSignal(context.client.prepared):
        pass


@pytest.mark.parametrize("layer", [0, 1])
def test_what_if_of_either_half_is_shown_whole_and_taken_back(
    window: MainWindow, qtbot: QtBot, layer: int
) -> None:
    context = window.context
    context.document.open(both_ways(12), None)
    context.transport.run()
    qtbot.waitUntil(lambda: context.client.trace.steps == 12)
    context.playhead.move(4)
    before = context.client.trace
    context.branches.go_on(4, (Change("h", (0,), 0.5, layer),))
    qtbot.waitUntil(lambda: context.client.trace is not before and context.client.trace.steps == 12)
    assert context.client.recording.states_before("numpy", 4, layer)["h"][0] == 0.5
    context.document.undo()
    qtbot.waitUntil(lambda: context.client.trace is before)


def test_breakpoint_shows_the_first_step_at_which_it_holds(window: MainWindow, qtbot: QtBot) -> None:
    context = window.context
    context.document.open(both_ways(12), None)
    qtbot.waitUntil(lambda: context.client.trace.steps == 12)
    context.breakpoints.add(ExpressionBreakpoint(condition="t == 7"))
    context.transport.stop()
    qtbot.waitUntil(lambda: context.client.trace.steps == 12 and context.client.ending is not None)
    with qtbot.waitSignal(context.client.hit):
        context.transport.run()
    qtbot.waitUntil(lambda: context.playhead.t == 7 and context.client.ending is not None)
    assert context.transport.drive == "paused"
