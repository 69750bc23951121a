"""Numbers are changed where they stand in the step table, or asked about as a what-if."""

from typing import Any, cast

import pytest
from PyQt6.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.lesson.lock import Locks
from engine.run.name import Name, Number, X
from engine.run.what_if import Change
from engine.sequences.values import Values
from gui.forms.stepping import PX_PER_STEP
from gui.panels.stepping.step_table import StepTable
from gui.state.context import Context
from tests.gui.panels.conftest import Show
from tests.gui.panels.stepping.test_step_table import Run, cell, headers


def test_what_if_asks_for_the_number_of_the_current_cell(ended: Context, show: Show) -> None:
    table, asked = show(StepTable), list[object]()
    ended.branches.asked.connect(asked.append)
    for header in ("xₜ", "b", "NumPy"):
        table.setCurrentIndex(table.model().index(4, headers(table).index(header)))
        table.menu.ask_what_if()
    assert asked == [("x", 0, (0,)), ("bias", 0, (0,)), ("h", 0, (0,))]
    assert ended.playhead.t == 5  # whose step sees the h of step 4


def test_steps_before_a_what_if_tell_the_weights_of_the_original(
    ended: Context, show: Show, qtbot: QtBot
) -> None:
    table = show(StepTable)
    ended.branches.go_on(4, (Change("bias", (0,), 9),))
    qtbot.waitUntil(lambda: ended.client.plan.job.resume is not None and ended.client.ending is not None)
    qtbot.waitUntil(lambda: cell(table, 5, "b") == "9")
    assert [cell(table, t, "b") for t in (2, 3, 4, 5)] == ["3", "3", "9", "9"]


OWN = Experiment(
    sequence=Values(values=((1,), (2,), (3,), (4,))),
    model=Model(
        layers=(SimpleRNN(kernel=((1,),), recurrent_kernel=((1,),), bias=(0,), activation="linear"),)
    ),
)


def drag(qtbot: QtBot, table: StepTable, t: int, header: str, steps: int) -> None:
    """Sideways over a number; QTest would move the mouse without a button."""
    viewport = table.viewport()
    assert viewport is not None
    index = table.model().index(t, headers(table).index(header))
    start, left = table.visualRect(index).center(), Qt.MouseButton.LeftButton
    qtbot.mousePress(viewport, left, pos=start)
    for part in (1, steps):
        place = QPointF(start + QPoint(part * PX_PER_STEP, 0))
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            viewport.mapToGlobal(place),
            left,
            left,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, move)
    qtbot.mouseRelease(viewport, left, pos=start + QPoint(steps * PX_PER_STEP, 0))


@pytest.mark.parametrize(
    ("t", "header", "values"),
    [(1, "xₜ", (1, 3, 3, 4)), (1, "target", (1, 2, 4, 4)), (2, "target", (1, 2, 3, 5))],
)
def test_own_number_is_scrubbed_in_its_row_as_one_undo_step(
    ended: Context, show: Show, run_another: Run, qtbot: QtBot, t: int, header: str, values: tuple[int, ...]
) -> None:
    run_another(OWN)
    table = show(StepTable)
    drag(qtbot, table, t, header, 10)
    assert ended.document.experiment.sequence == Values(values=tuple((value,) for value in values))
    ended.document.undo()
    assert ended.document.experiment == OWN


def test_own_number_is_typed_where_it_stands(
    ended: Context, show: Show, run_another: Run, qtbot: QtBot
) -> None:
    run_another(OWN)
    table = show(StepTable)
    table.setCurrentIndex(table.model().index(2, headers(table).index("xₜ")))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    field = table._hand._hand.field
    qtbot.keyClicks(field, "7")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert cast(Values, ended.document.experiment.sequence).values[2] == (7,)


@pytest.mark.parametrize(
    ("t", "header", "question"),
    [(3, "xₜ", (3, ("x", 0, (0,)), 37)), (3, "NumPy", (4, ("h", 0, (0,)), 125))],
)
def test_recorded_number_that_is_scrubbed_is_offered_as_a_what_if(
    ended: Context, show: Show, qtbot: QtBot, t: int, header: str, question: Any
) -> None:
    table = show(StepTable)
    asked: list[Any] = []
    ended.branches.asked.connect(lambda *one: asked.append((ended.playhead.t, *one)))
    before = ended.document.experiment
    drag(qtbot, table, t, header, 10)
    assert asked == [question]
    assert ended.document.experiment is before


def test_state_of_the_last_step_has_no_step_to_go_on_from(ended: Context, show: Show) -> None:
    show(StepTable)
    assert ended.hands.what_if(Number(Name("h", 0), 0, 8)) is None
    assert ended.hands.what_if(Number(Name("h", 0), 0, 7)) is not None


def test_what_is_asked_in_a_lesson_cannot_be_changed(ended: Context, run_another: Run) -> None:
    run_another(OWN)
    number = Number(X, 0, 1)
    assert ended.hands.grip(number) is not None
    ended.document.lock(Locks(("sequence",)))
    assert ended.hands.grip(number) is None
    ended.document.lock(Locks())
    ended.transport.hold_before(1)
    assert ended.hands.grip(number) is None
