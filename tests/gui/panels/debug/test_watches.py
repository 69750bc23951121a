"""The watches panel, by keys and mouse."""

import pytest
from PyQt6.QtCore import QModelIndex, QPoint, Qt
from PyQt6.QtGui import QFontMetrics
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.breakpoints.expression import ExpressionBreakpoint
from engine.files.experiment_file import load
from gui.panels.debug.watches import WatchesPanel
from gui.state.context import Context
from resources.library import experiment_path

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> WatchesPanel:
    """On the notebook, computed to its end, at t = 3."""
    qtbot.waitUntil(lambda: context.client.ending is not None)
    context.transport.go_to(3)
    panel = WatchesPanel(context)
    qtbot.addWidget(panel)
    panel.resize(300, 240)
    panel.show()
    return panel


def type_watch(panel: WatchesPanel, qtbot: QtBot, text: str) -> None:
    panel.field.line.clear()
    qtbot.keyClicks(panel.field.line, text)
    qtbot.keyClick(panel.field.line, Qt.Key.Key_Return)


def test_typed_watch_shows_its_value_at_the_playhead(
    panel: WatchesPanel, qtbot: QtBot, context: Context
) -> None:
    type_watch(panel, qtbot, "abs(error)")
    assert [row.value for row in panel.list.shown] == ["35"]
    assert panel.field.text == ""
    context.transport.go_to(5)
    qtbot.waitUntil(lambda: [row.value for row in panel.list.shown] == ["216"])  # texts follow plots


def test_current_watch_shows_its_extremes_and_a_click_goes_there(
    panel: WatchesPanel, qtbot: QtBot, context: Context
) -> None:
    type_watch(panel, qtbot, "x - target")
    rect = panel.list.visualRect(panel.list.rows.index(0))
    links = panel.list.links(rect, 0)
    assert [link.text for link, _ in links] == ["min −4348 at t = 8", "max −4 at t = 0"]
    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=links[0][1].center())
    assert context.playhead.t == 8


def test_click_in_the_picture_goes_to_that_step(panel: WatchesPanel, qtbot: QtBot, context: Context) -> None:
    type_watch(panel, qtbot, "y")
    spark = panel.list.spark(panel.list.visualRect(panel.list.rows.index(0))).toRect()
    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=QPoint(spark.right(), spark.center().y()))
    assert context.playhead.t == 8


def test_an_expression_is_whole_beside_a_long_value(
    panel: WatchesPanel, qtbot: QtBot, context: Context
) -> None:
    context.document.open(load(experiment_path("fibonacci")), None)
    qtbot.waitUntil(lambda: context.client.trace.steps == 49)
    type_watch(panel, qtbot, "h / prev(h)")
    assert panel.list.shown[0].value.startswith("[1.6")
    rect = panel.list.visualRect(panel.list.rows.index(0))
    wanted = QFontMetrics(context.theme.mono()).horizontalAdvance("h / prev(h)")
    assert panel.list.spark(rect).left() - rect.left() > wanted


def test_wrong_watch_is_pointed_out_at_the_character(
    panel: WatchesPanel, qtbot: QtBot, context: Context
) -> None:
    type_watch(panel, qtbot, "abs(wrong)")
    line = panel.field.line
    assert line.cursorPosition() == 4
    assert panel.field.caret.isVisible()
    assert panel.field.caret.place == line.cursorRect().center().x()
    assert "unknown name 'wrong' at 4" in panel.field.problem.text()
    assert context.watches.items == ()
    qtbot.keyClicks(line, "h")
    assert not panel.field.caret.isVisible()


def test_watch_that_fails_says_where_and_leads_there(
    panel: WatchesPanel, qtbot: QtBot, context: Context
) -> None:
    type_watch(panel, qtbot, "1 / (t - 1)")
    link, place = panel.list.links(panel.list.visualRect(panel.list.rows.index(0)), 0)[0]
    assert link.text == "1 / (t - 1) is infinite at t = 1"
    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=place.center())
    assert context.playhead.t == 1
    qtbot.waitUntil(lambda: panel.list.shown[0].value == "∞")  # behind the paint of the plots


def test_watch_is_edited_by_enter_and_kept_by_escape(
    panel: WatchesPanel, qtbot: QtBot, context: Context
) -> None:
    context.watches.set_texts(("x", "y"))
    panel.list.choose(1)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert panel.field.text == "y"
    qtbot.keyClick(panel.field.line, Qt.Key.Key_Escape)
    assert context.watches.texts == ("x", "y")
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    type_watch(panel, qtbot, "a")
    assert context.watches.texts == ("x", "a")


def test_watches_are_moved_and_removed_by_keys(panel: WatchesPanel, qtbot: QtBot, context: Context) -> None:
    context.watches.set_texts(("x", "h", "y"))
    panel.list.choose(0)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert context.watches.texts == ("h", "x", "y")
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert context.watches.texts == ("h", "y")
    assert panel.list.current == 1


def test_dragged_watch_goes_before_the_one_it_is_dropped_on(panel: WatchesPanel, context: Context) -> None:
    context.watches.set_texts(("x", "h", "y"))
    root = QModelIndex()
    assert panel.list.rows.moveRow(root, 2, root, 0)
    assert context.watches.texts == ("y", "x", "h")


def test_tab_completes_a_name(panel: WatchesPanel, qtbot: QtBot) -> None:
    panel.field.line.setFocus()
    qtbot.keyClicks(panel.field.line, "abs(targ")
    qtbot.keyClick(panel.field.line, Qt.Key.Key_Tab)
    assert panel.field.text == "abs(target"


def test_menu_turns_a_watch_into_a_breakpoint(panel: WatchesPanel, qtbot: QtBot, context: Context) -> None:
    context.watches.set_texts(("y > 100",))
    actions = panel.list.menu_of(0).actions()
    next(action for action in actions if action.text() == "Stop where it is true").trigger()
    assert context.breakpoints.items == (ExpressionBreakpoint(condition="y > 100"),)


def test_hidden_panel_looks_at_nothing_and_catches_up(
    panel: WatchesPanel, qtbot: QtBot, context: Context
) -> None:
    type_watch(panel, qtbot, "y")
    panel.hide()
    with qtbot.waitSignals([context.client.started, context.client.finished]):
        context.transport.restart()
    QApplication.processEvents()
    watch = context.watches.items[0]
    before = watch.summary
    panel.show()
    assert watch.summary is not before
    assert watch.summary.steps == 9


def test_every_row_is_told_to_a_screen_reader(panel: WatchesPanel, context: Context) -> None:
    context.watches.set_texts(("y", "1 / (t - 1)", "keras.h"))
    texts = [panel.list.rows.index(row).data() for row in range(3)]
    assert texts[:2] == ["y = 124", "1 / (t - 1) = 0.5; 1 / (t - 1) is infinite at t = 1"]
    assert texts[2].startswith("keras.h: 'keras.h' is not recorded")
