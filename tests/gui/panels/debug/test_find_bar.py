"""The find bar, by keys and mouse."""

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.panels.debug.find_bar import FindBar
from gui.state.context import Context

LEFT = Qt.MouseButton.LeftButton
ENTER, SHIFT = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(context: Context, qtbot: QtBot) -> FindBar:
    """Open, on the notebook computed to its end, at t = 0."""
    qtbot.waitUntil(lambda: context.client.ending is not None)
    bar = FindBar(context)
    qtbot.addWidget(bar)
    bar.open()
    return bar


def test_enter_goes_from_hit_to_hit_and_shift_enter_back(
    bar: FindBar, qtbot: QtBot, context: Context
) -> None:
    qtbot.keyClicks(bar.field.line, "error > 100")
    seen = []
    for modifier in (Qt.KeyboardModifier.NoModifier,) * 3 + (SHIFT,):
        qtbot.keyClick(bar.field.line, ENTER, modifier)
        seen.append((context.playhead.t, bar.result.text()))
    assert seen == [(5, "t = 5"), (6, "t = 6"), (7, "t = 7"), (6, "t = 6")]
    assert bar.result.toolTip() == "error = 525"


def test_what_is_nowhere_is_told_and_the_playhead_stays(bar: FindBar, qtbot: QtBot, context: Context) -> None:
    context.transport.go_to(6)
    qtbot.keyClicks(bar.field.line, "x == 14")
    qtbot.mouseClick(bar.next, LEFT)
    assert (bar.result.text(), context.playhead.t) == ("nowhere after t = 6", 6)
    qtbot.mouseClick(bar.previous, LEFT)
    assert (bar.result.text(), context.playhead.t) == ("t = 2", 2)
    qtbot.mouseClick(bar.previous, LEFT)
    assert bar.result.text() == "nowhere before t = 2"


def test_extremes_are_a_click_away(bar: FindBar, qtbot: QtBot, context: Context) -> None:
    qtbot.keyClicks(bar.field.line, "abs(t - 3)")
    qtbot.mouseClick(bar.largest, LEFT)
    assert context.playhead.t == 8
    qtbot.mouseClick(bar.smallest, LEFT)
    assert context.playhead.t == 3


def test_wrong_condition_is_pointed_out(bar: FindBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.field.line, "x > wrong")
    qtbot.keyClick(bar.field.line, ENTER)
    assert bar.field.caret.isVisible()
    assert bar.field.line.cursorPosition() == 4


def test_escape_closes_it_and_f3_without_a_condition_opens_it(bar: FindBar, qtbot: QtBot) -> None:
    qtbot.keyClick(bar.field.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    bar.find_next()
    assert bar.isVisible()
