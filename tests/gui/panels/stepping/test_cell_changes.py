"""The step as a diagram: its numbers are dragged, typed and stepped where they stand."""

from typing import Any

import pytest
from PyQt6.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.cells.lstm import LSTM
from engine.experiment import Experiment, Model
from engine.lesson.lock import Locks
from engine.run.name import Name, Number
from engine.sequences.values import Values
from gui.diagram.painter import way_of
from gui.diagram.view import DiagramView
from gui.forms.stepping import PX_PER_STEP
from gui.panels.stepping.cell import CellPanel
from gui.state.context import Context
from tests.gui.panels.conftest import Show
from tests.gui.panels.stepping.test_cell import H_BEFORE, Run, U, place, spot

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
W = Number(Name("kernel", 0), 0, None, 0)
BIAS = Number(Name("bias", 0), 0)
START = Number(Name("h", 0), 0, -1)


def drag(qtbot: QtBot, view: DiagramView, start: QPoint, steps: int) -> None:
    qtbot.mousePress(view, LEFT, pos=start)
    for part in (1, steps // 2, steps):
        send_drag(view, QPointF(start + QPoint(part * PX_PER_STEP, 0)))
    qtbot.mouseRelease(view, LEFT, pos=start + QPoint(steps * PX_PER_STEP, 0))


def send_drag(view: DiagramView, place: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """QTest moves the mouse without a button."""
    move = QMouseEvent(QEvent.Type.MouseMove, place, view.mapToGlobal(place), LEFT, LEFT, modifiers)
    QApplication.sendEvent(view, move)


def point_at(view: DiagramView, number: Number) -> None:
    """QTest tells nothing where the mouse was left there by another test."""
    where, nothing = QPointF(place(view, number)), Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, where, view.mapToGlobal(where), nothing, nothing, NONE)
    QApplication.sendEvent(view, move)


def layer(context: Context) -> Any:
    return context.document.experiment.model.layers[0]


@pytest.mark.parametrize(
    ("number", "field", "before", "after"),
    [
        (W, "kernel", ((2,),), ((3,),)),
        (U, "recurrent_kernel", ((1,),), ((2,),)),
        (BIAS, "bias", (3,), (4,)),
        (START, "initial_state", None, ((1,),)),
    ],
)
def test_number_of_the_network_is_dragged_where_it_stands_as_one_undo_step(
    ended: Context, show: Show, qtbot: QtBot, number: Number, field: str, before: Any, after: Any
) -> None:
    panel = show(CellPanel)
    assert getattr(layer(ended), field) == before
    drag(qtbot, panel.view, place(panel.view, number), 10)
    assert getattr(layer(ended), field) == after
    ended.document.undo()
    assert getattr(layer(ended), field) == before
    assert not ended.document.may_undo


def test_weight_is_dragged_on_its_edge_beside_the_label(ended: Context, show: Show, qtbot: QtBot) -> None:
    view = show(CellPanel).view
    edge = spot(view, W).edge
    assert edge is not None
    on_the_line = way_of(edge).pointAtPercent(0.9)
    assert not spot(view, W).area.contains(on_the_line)
    drag(qtbot, view, (QPointF(view._corner) + on_the_line * view.scale).toPoint(), 5)
    assert layer(ended).kernel == ((2.5,),)


def test_locked_weight_stays_where_it_is(ended: Context, show: Show, qtbot: QtBot) -> None:
    ended.document.lock(Locks(("model.layers[0].kernel",)))
    view = show(CellPanel).view
    point_at(view, W)
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    drag(qtbot, view, place(view, W), 10)
    assert layer(ended).kernel == ((2,),)


def test_keys_change_what_the_mouse_drags(ended: Context, show: Show, qtbot: QtBot) -> None:
    view = show(CellPanel).view
    view.setFocus()
    view._current = spot(view, U).key
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert layer(ended).recurrent_kernel == ((1.1,),)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    assert view.hand.field is not None
    qtbot.keyClicks(view.hand.field, "cos(0)/4")
    qtbot.keyClick(view.hand.field, Qt.Key.Key_Return)
    assert layer(ended).recurrent_kernel == ((0.25,),)
    ended.document.undo()
    ended.document.undo()
    assert layer(ended).recurrent_kernel == ((1,),)


def test_dragged_state_is_offered_as_a_what_if_from_the_step_that_sees_it(
    ended: Context, show: Show, qtbot: QtBot
) -> None:
    view = show(CellPanel).view
    ended.transport.go_to(3)
    asked: list[Any] = []
    ended.branches.asked.connect(lambda *question: asked.append((ended.playhead.t, *question)))
    drag(qtbot, view, place(view, H_BEFORE), 10)
    assert asked == [(3, ("h", 0, (0,)), 50)]
    assert not ended.document.may_undo


def test_what_can_be_changed_says_so_under_the_mouse(ended: Context, show: Show, qtbot: QtBot) -> None:
    view = show(CellPanel).view
    ended.transport.go_to(3)
    point_at(view, W)
    assert view.cursor().shape() == Qt.CursorShape.SizeHorCursor
    assert "Drag it sideways" in view._tip(spot(view, W))
    assert "what if" in view._tip(spot(view, H_BEFORE))


def test_dragged_gate_goes_on_as_a_what_if_that_undo_takes_back(
    ended: Context, show: Show, run_another: Run, qtbot: QtBot
) -> None:
    run_another(Experiment(sequence=Values(values=((1.0,),) * 6), model=Model(layers=(LSTM(units=1),))))
    view = show(CellPanel).view
    ended.transport.go_to(2)
    gate = Number(Name("f", 0), 0, 2)
    qtbot.waitUntil(lambda: any(one.number == gate for one in view.spots))
    drag(qtbot, view, place(view, gate), 3)
    (state, *_) = ended.branches.shown.changes
    assert (ended.branches.shown.t, state.what) == (3, "h")
    qtbot.waitUntil(lambda: ended.branches.shown.recording is not None or ended.client.ending is not None)
    ended.document.undo()
    assert ended.branches.shown is ended.branches.original
