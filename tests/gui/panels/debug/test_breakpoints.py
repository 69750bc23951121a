"""The breakpoints panel, by keys and mouse."""

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.breakpoints.at_step import AtStep
from engine.breakpoints.dead_unit import DeadUnit
from engine.breakpoints.error_bound import ErrorBound
from engine.breakpoints.every import KINDS
from engine.breakpoints.expression import ExpressionBreakpoint
from engine.breakpoints.first_difference import FirstDifference
from engine.breakpoints.not_finite import NotFinite
from gui.panels.debug.breakpoint_list import BreakpointList
from gui.panels.debug.breakpoints import BreakpointsPanel
from gui.state.context import Context

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> BreakpointsPanel:
    """On the notebook, computed to its end, at t = 3."""
    qtbot.waitUntil(lambda: context.client.ending is not None)
    context.transport.go_to(3)
    panel = BreakpointsPanel(context)
    qtbot.addWidget(panel)
    panel.resize(300, 260)
    panel.show()
    return panel


def type_condition(panel: BreakpointsPanel, qtbot: QtBot, text: str) -> None:
    panel.field.line.clear()
    qtbot.keyClicks(panel.field.line, text)
    qtbot.keyClick(panel.field.line, Qt.Key.Key_Return)


def test_a_run_stops_at_a_condition_that_was_typed_and_not_entered(
    panel: BreakpointsPanel, qtbot: QtBot, context: Context
) -> None:
    """The errors of the notebook are 0 4 13 35 88 …"""
    panel.show()
    qtbot.keyClicks(panel.field.line, "error > 20")
    with qtbot.waitSignal(context.client.hit):
        context.transport.run()
    assert context.playhead.t == 3
    assert panel.field.text == ""


def test_a_run_begins_beside_a_condition_that_is_none(
    panel: BreakpointsPanel, qtbot: QtBot, context: Context
) -> None:
    panel.show()
    qtbot.keyClicks(panel.field.line, "error >")
    context.transport.run()
    qtbot.waitUntil(lambda: context.client.ending is not None and context.playhead.t == 8)
    assert panel.field.text == "error >"
    assert panel.field.problem.text()


def click(panel: BreakpointsPanel, qtbot: QtBot, part: str, row: int = 0) -> None:
    """Click the dot, the hits or the cross of a row."""
    rect = panel.list.visualRect(panel.list.rows.index(row))
    place = {
        "dot": panel.list.dot_rect(rect),
        "hits": panel.list.hits_rect(rect, row),
        "cross": panel.list.remove_rect(rect),
    }[part]
    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=place.center())


def test_typed_condition_becomes_a_breakpoint_with_its_hits(
    panel: BreakpointsPanel, qtbot: QtBot, context: Context
) -> None:
    type_condition(panel, qtbot, "abs(error) > 100")
    assert context.breakpoints.items == (ExpressionBreakpoint(condition="abs(error) > 100"),)
    assert panel.list.hits_text(0) == "4 hits"
    context.transport.go_to(5)
    assert panel.list.hits_text(0) == "hit at t = 5"


@pytest.mark.parametrize(("text", "position"), [("abs(error >", 3), ("abs(wrong)", 4)])
def test_wrong_condition_is_pointed_out_at_the_character(
    panel: BreakpointsPanel, qtbot: QtBot, context: Context, text: str, position: int
) -> None:
    type_condition(panel, qtbot, text)
    assert context.breakpoints.items == ()
    assert panel.field.caret.isVisible()
    assert panel.field.line.cursorPosition() == position
    assert f"at {position}" in panel.field.problem.text()


def test_dot_disables_and_enables(panel: BreakpointsPanel, qtbot: QtBot, context: Context) -> None:
    type_condition(panel, qtbot, "y > 100")
    click(panel, qtbot, "dot")
    assert not context.breakpoints.items[0].is_enabled
    assert panel.list.hits_text(0) == ""
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    assert context.breakpoints.items[0].is_enabled


def test_click_on_the_hits_goes_from_one_to_the_next(
    panel: BreakpointsPanel, qtbot: QtBot, context: Context
) -> None:
    type_condition(panel, qtbot, "t % 3 == 1")
    seen = []
    for _ in range(4):
        click(panel, qtbot, "hits")
        seen.append(context.playhead.t)
    assert seen == [4, 7, 1, 4]


def test_cross_and_delete_remove(panel: BreakpointsPanel, qtbot: QtBot, context: Context) -> None:
    context.breakpoints.set_items((AtStep(t=1), AtStep(t=2), AtStep(t=3)))
    click(panel, qtbot, "cross", row=1)
    assert context.breakpoints.items == (AtStep(t=1), AtStep(t=3))
    panel.list.choose(0)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert context.breakpoints.items == (AtStep(t=3),)


def test_menu_offers_every_kind(panel: BreakpointsPanel) -> None:
    titles = [action.text().removesuffix(" …") for action in panel.menu.actions()]
    assert titles == [kind.title for kind in KINDS]


def test_kind_with_parameters_is_added_by_a_form(
    panel: BreakpointsPanel, qtbot: QtBot, context: Context
) -> None:
    panel.begin(ErrorBound)
    assert panel.form is not None
    field = panel.form.form.controls["bound"].focus
    field.selectAll()
    qtbot.keyClicks(field, "250")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert context.breakpoints.items == (ErrorBound(bound=250),)
    assert panel.form is None


def test_kind_without_parameters_is_added_at_once(panel: BreakpointsPanel, context: Context) -> None:
    panel.begin(NotFinite)
    assert context.breakpoints.items == (NotFinite(),)


def test_time_step_begins_at_the_playhead(panel: BreakpointsPanel) -> None:
    panel.begin(AtStep)
    assert panel.form is not None
    assert panel.form.value == AtStep(t=3)


def test_breakpoint_is_changed_by_enter_and_kept_by_escape(
    panel: BreakpointsPanel, qtbot: QtBot, context: Context
) -> None:
    context.breakpoints.set_items((DeadUnit(steps=7), ExpressionBreakpoint(condition="y", is_enabled=False)))
    panel.list.choose(0)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert panel.form is not None
    field = panel.form.form.controls["steps"].focus
    field.selectAll()
    qtbot.keyClicks(field, "9")
    qtbot.mouseClick(panel.form.accept, LEFT)
    panel.list.choose(1)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    type_condition(panel, qtbot, "x")
    assert context.breakpoints.items == (
        DeadUnit(steps=9),
        ExpressionBreakpoint(condition="x", is_enabled=False),
    )
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.keyClicks(panel.field.line, "wrong")
    qtbot.keyClick(panel.field.line, Qt.Key.Key_Escape)
    assert context.breakpoints.items[1] == ExpressionBreakpoint(condition="x", is_enabled=False)


def test_refused_kind_says_why(panel: BreakpointsPanel, qtbot: QtBot, context: Context) -> None:
    panel.begin(FirstDifference)
    assert panel.form is not None
    assert "pair" not in panel.form.form.controls  # there is only one
    qtbot.mouseClick(panel.form.accept, LEFT)
    assert panel.form.problem.text() == "a first difference needs both NumPy and Keras to run"
    assert context.breakpoints.items == ()


def test_breakpoint_without_a_meaning_in_this_run_says_why(panel: BreakpointsPanel, context: Context) -> None:
    context.breakpoints.set_items((FirstDifference(),))
    assert "needs both NumPy and Keras" in panel.list.rows.index(0).data()
    assert panel.list.row_height(0) > panel.list.row_height(1)


def test_a_run_that_is_not_looked_at_yet_holds_nowhere(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: context.client.ending is not None)
    runs, client = [], context.client
    for is_wanted in (False, True):
        with qtbot.waitSignal(client.finished):
            context.selection.want("numpy", is_wanted)
        runs.append(client.recording)
    context.breakpoints.add(ExpressionBreakpoint(condition="y > 0"))
    context.breakpoints.look()
    shown, here = BreakpointList(context), []
    qtbot.addWidget(shown)
    client.started.connect(shown.refresh)
    client.started.connect(lambda: here.append(shown.here))
    context.transport.show(runs[0])  # it has no y
    assert here == [frozenset()]
