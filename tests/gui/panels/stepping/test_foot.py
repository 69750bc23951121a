"""The foot moves the playhead, and tells about the run in one line."""

from collections.abc import Callable

import pytest
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.breakpoints.at_step import AtStep
from engine.breakpoints.error_bound import ErrorBound
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.sequences.memory_sum import MemorySum
from gui.look.properties import present
from gui.panels.stepping.foot import Foot
from gui.panels.stepping.playhead_bar import PlayheadBar
from gui.state.context import Context
from tests.gui.panels.conftest import Show

Run = Callable[[Experiment], None]


def place_of(bar: PlayheadBar, t: int) -> QPoint:
    return QPointF(bar.x_of(t), bar.height() / 2).toPoint()


def drag_to(bar: PlayheadBar, t: int) -> None:
    """Move with the left button held; qtbot's moves hold none."""
    place = QPointF(place_of(bar, t))
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        place,
        QPointF(bar.mapToGlobal(place)),
        none,
        left,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(bar, event)


def test_press_on_the_bar_shows_that_step(ended: Context, show: Show, qtbot: QtBot) -> None:
    foot = show(Foot)
    qtbot.mousePress(foot.bar, Qt.MouseButton.LeftButton, pos=place_of(foot.bar, 5))
    assert ended.playhead.t == 5


def test_drag_on_the_bar_moves_the_playhead_along(ended: Context, show: Show, qtbot: QtBot) -> None:
    foot = show(Foot)
    qtbot.mousePress(foot.bar, Qt.MouseButton.LeftButton, pos=place_of(foot.bar, 1))
    shown = []
    for t in (2, 4, 7):
        drag_to(foot.bar, t)
        shown.append(ended.playhead.t)
    assert shown == [2, 4, 7]


@pytest.mark.parametrize(
    ("key", "t"),
    [
        (Qt.Key.Key_Right, 5),
        (Qt.Key.Key_Left, 3),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 8),
        (Qt.Key.Key_PageUp, 5),
        (Qt.Key.Key_PageDown, 3),
    ],
)
def test_key_on_the_bar_moves_the_playhead(
    ended: Context, show: Show, qtbot: QtBot, key: Qt.Key, t: int
) -> None:
    foot = show(Foot)
    ended.transport.go_to(4)
    qtbot.keyClick(foot.bar, key)
    assert ended.playhead.t == t


def test_bar_follows_the_playhead(ended: Context, show: Show) -> None:
    foot = show(Foot)
    ended.transport.go_to(6)
    assert foot.bar.value() == 6


def test_value_set_by_an_assistive_tool_moves_the_playhead(ended: Context, show: Show) -> None:
    foot = show(Foot)
    foot.bar.setValue(7)
    assert ended.playhead.t == 7


def test_shorter_run_does_not_stop_the_playhead_from_following(
    ended: Context, show: Show, run_another: Run, notebook: Experiment
) -> None:
    show(Foot)
    ended.transport.go_to(8)
    ended.playhead.is_following = True
    run_another(notebook.replace(sequence=MemorySum(seq_len=5)))
    assert ended.playhead.is_following
    assert ended.playhead.t == 3


def wide(foot: Foot) -> Foot:
    """As wide as a window's."""
    foot.resize(1280, foot.height())
    return foot


def test_line_tells_steps_measures_and_shapes_of_the_notebook(show: Show) -> None:
    foot = wide(show(Foot))
    assert foot.steps.text() == "9 of 9 steps"
    measures = foot.measures.text().replace("\u202f", " ")
    assert measures == "NumPy MSE 1 264 895.6  MAE 580.44 · sequence (1, 10, 1) → inputs (1, 9, 1)"


def test_a_narrow_line_says_less_instead_of_cutting_words(show: Show) -> None:
    foot = show(Foot)
    seen = []
    for width in range(1400, 420, -20):
        foot.resize(width, foot.height())
        present(foot.layout()).activate()
        for label in (foot.measures, foot.keras):
            assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
        if foot.measures.text() not in seen:
            seen.append(foot.measures.text())
    assert len(seen) == 3
    assert "MAE" in seen[1]
    assert "inputs" not in seen[1]
    assert seen[2].startswith("NumPy MSE")
    assert "MAE" not in seen[2]


def test_line_says_that_keras_is_loading(show: Show) -> None:
    foot = show(Foot)
    assert foot.keras.text() == "Keras loading …"


def test_line_says_that_tensorflow_is_missing(ended: Context, show: Show) -> None:
    foot = wide(show(Foot))
    ended.client.keras = "missing"
    ended.client.keras_changed.emit()
    assert foot.keras.text() == "NumPy only: TensorFlow is missing or broken"


def test_line_names_the_versions_once_keras_is_there(ended: Context, show: Show) -> None:
    foot = wide(show(Foot))
    ended.client.keras = "ready"
    foot._refresh_keras()
    assert foot.keras.text().startswith("Keras 3.")
    assert "TensorFlow 2." in foot.keras.text()


def test_outputs_of_another_size_than_the_targets_have_no_measures(show: Show, run_another: Run) -> None:
    foot = show(Foot)
    run_another(Experiment(model=Model(layers=(SimpleRNN(units=3),))))
    assert "MSE" not in foot.measures.text()
    assert "differ in size" in foot.measures.toolTip()


def test_step_where_the_run_diverged_is_marked(ended: Context, show: Show, run_another: Run) -> None:
    foot = show(Foot)
    huge = SimpleRNN(activation="linear", kernel=((1e300,),), recurrent_kernel=((1e300,),), bias=(3,))
    run_another(Experiment(sequence=MemorySum(seq_len=9), model=Model(layers=(huge,))))
    assert ended.client.ending is not None
    t = ended.client.ending.t
    assert t is not None
    ended.transport.first()
    image = foot.bar.grab().toImage()
    mark = image.pixelColor(place_of(foot.bar, t))
    assert mark.name() == ended.theme.colours.negative


def test_steps_where_a_breakpoint_holds_are_marked(ended: Context, show: Show, qtbot: QtBot) -> None:
    foot = show(Foot)
    bar = foot.bar
    ended.breakpoints.set_items((ErrorBound(bound=1000), AtStep(t=4), AtStep(t=2, is_enabled=False)))
    assert bar.hit_places() == [bar.x_of(t) for t in (4, 7, 8)]
    ended.transport.first()
    image = bar.grab().toImage()
    assert image.pixelColor(place_of(bar, 4)).name() == ended.theme.colours.error
    assert image.pixelColor(place_of(bar, 2)).name() != ended.theme.colours.error


def test_marks_that_would_lie_on_each_other_are_one(ended: Context, show: Show, run_another: Run) -> None:
    foot = show(Foot)
    bar = foot.bar
    run_another(Experiment(sequence=MemorySum(seq_len=5001)))
    ended.breakpoints.set_items((ErrorBound(bound=0), AtStep(t=10)))
    assert 1 < len(bar.hit_places()) < bar.width() / 2


def test_steps_not_computed_yet_are_quiet(ended: Context, show: Show, qtbot: QtBot) -> None:
    foot = show(Foot)
    with qtbot.waitSignal(ended.client.advanced):
        ended.transport.stop()
    qtbot.waitUntil(lambda: foot.steps.text() == "1 of 9 steps")
    image = foot.bar.grab().toImage()
    assert image.pixelColor(place_of(foot.bar, 6)).name() == ended.theme.colours.line
