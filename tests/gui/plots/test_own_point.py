"""A point of the user's own values is dragged on the plot, live, as one undo step."""

from typing import Any

import pytest
from PyQt6.QtCore import QEvent, QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.lesson.lock import Locks
from engine.run.name import TARGET, Name, X
from engine.sequences.values import Values
from gui.plots.prediction import Prediction
from gui.state.context import Context
from tests.gui.plots.conftest import Run

LEFT, NO = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Shift, Alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
LAYER = SimpleRNN(kernel=((1,),), recurrent_kernel=((0,),), bias=(0,), activation="linear")


def experiment(**fields: Any) -> Experiment:
    return Experiment(sequence=Values(**fields), model=Model(layers=(LAYER,)))


SHIFTED = experiment(values=((0,), (5,), (10,), (20,)))
TARGETS = experiment(values=((0,), (5,), (10,)), targets=((1,), (2,), (20,)))
REAL = experiment(values=((0.5,), (5.25,), (10.0,), (20.0,)))


@pytest.fixture
def plot(context: Context, run: Run, qtbot: QtBot) -> Prediction:
    run(SHIFTED)
    plot = Prediction(context)
    qtbot.addWidget(plot)
    plot.resize(600, 320)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def sequence(context: Context) -> Values:
    found = context.document.experiment.sequence
    assert isinstance(found, Values)
    return found


def point(plot: Prediction, name: Name, t: int, value: float) -> QPointF:
    """Point at a value of a curve, as the mouse does. Returns where it is on the canvas."""
    place = plot.canvas.position_of(t, plot.scale_drawn.height(value))
    plot._point(plot.canvas.place_of(place))
    return place


def drag(plot: Prediction, start: QPointF, to: float, modifiers: Qt.KeyboardModifier = NO) -> None:
    """From a place of the canvas straight to a value, as the axis has it when the drag begins."""
    end = QPointF(start.x(), plot.canvas.position_of(0, plot.scale_drawn.height(to)).y())
    for kind, place in (
        (QEvent.Type.MouseButtonPress, start),
        (QEvent.Type.MouseMove, (start + end) / 2),
        (QEvent.Type.MouseMove, end),
        (QEvent.Type.MouseButtonRelease, end),
    ):
        local = QPointF(plot.own.mapFrom(plot.canvas, place))
        held = LEFT if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
        event = QMouseEvent(kind, local, plot.own.mapToGlobal(local), held, LEFT, modifiers)
        QApplication.sendEvent(plot.own, event)


def test_input_is_dragged_to_another_whole_number_as_one_undo_step(
    plot: Prediction, context: Context
) -> None:
    drag(plot, point(plot, X, 1, 5), 15)
    assert sequence(context).values == ((0,), (15,), (10,), (20,))
    context.document.undo()
    assert context.document.experiment == SHIFTED
    assert not context.document.may_undo


def test_target_that_is_the_next_input_is_that(plot: Prediction, context: Context) -> None:
    drag(plot, point(plot, TARGET, 2, 20), 12)
    assert sequence(context).values == ((0,), (5,), (10,), (12,))


def test_own_target_is_dragged_apart_from_the_inputs(plot: Prediction, context: Context, run: Run) -> None:
    run(TARGETS)
    drag(plot, point(plot, TARGET, 2, 20), 12)
    assert sequence(context).targets == ((1,), (2,), (12,))
    assert sequence(context).values == TARGETS.sequence.values  # type: ignore[attr-defined]


def test_real_number_becomes_as_round_as_a_pixel(plot: Prediction, context: Context, run: Run) -> None:
    run(REAL)
    drag(plot, point(plot, X, 1, 5.25), 15)
    ((found,),) = sequence(context).values[1:2]
    assert found == pytest.approx(15, abs=0.2)
    assert len(repr(found)) <= 5


def test_shift_puts_a_whole_number_between_others(plot: Prediction, context: Context) -> None:
    drag(plot, point(plot, X, 1, 5), 7.5, Shift)
    assert sequence(context).values[1][0] == pytest.approx(7.5, abs=0.2)


def test_range_of_values_stays_under_the_hand(plot: Prediction, context: Context) -> None:
    start = point(plot, X, 2, 10)
    before = plot.canvas.height_span
    local = QPointF(plot.own.mapFrom(plot.canvas, start))
    for kind, place in (
        (QEvent.Type.MouseButtonPress, local),
        (QEvent.Type.MouseMove, local + QPointF(0, 30)),
    ):
        event = QMouseEvent(kind, place, plot.own.mapToGlobal(place), LEFT, LEFT, NO)
        QApplication.sendEvent(plot.own, event)
    assert sequence(context).values[2][0] < 10
    plot.draw()
    assert plot.canvas.height_span == before


def test_point_is_seen_where_the_mouse_is_near_alone(plot: Prediction) -> None:
    place = point(plot, X, 1, 5)
    assert plot.own.isVisible()
    assert plot.own.text == "input at t = 1: 5"
    plot._point(plot.canvas.place_of(place + QPointF(60, -60)))
    assert not plot.own.isVisible()


def test_generated_and_locked_numbers_have_no_point(
    plot: Prediction, context: Context, run: Run, notebook: Experiment
) -> None:
    context.document.lock(Locks(("sequence",)))
    point(plot, X, 1, 5)
    assert not plot.own.isVisible()
    context.document.lock(Locks())
    run(notebook)
    point(plot, X, 1, 5)
    assert not plot.own.isVisible()


def test_keys_change_the_input_at_the_playhead_and_with_alt_the_target(
    plot: Prediction, context: Context, run: Run, qtbot: QtBot
) -> None:
    run(TARGETS)
    context.transport.go_to(1)
    qtbot.keyClick(plot.canvas, Qt.Key.Key_Up)
    qtbot.keyClick(plot.canvas, Qt.Key.Key_Down, Alt)
    assert sequence(context).values[1] == (6,)
    assert sequence(context).targets == ((1,), (1,), (20,))
    context.document.undo()
    context.document.undo()
    assert context.document.experiment == TARGETS


def test_nothing_is_given_away_or_changed_while_a_value_is_asked(plot: Prediction, context: Context) -> None:
    context.transport.hold_before(2)
    place = plot.canvas.position_of(1, plot.scale_drawn.height(5))
    plot._point(plot.canvas.place_of(place))
    assert not plot.own.isVisible()
