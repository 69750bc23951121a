"""A slider moves in exact steps and tells only what the user does."""

import pytest
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtGui import QWheelEvent
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.forms.value_slider import ValueSlider


@pytest.fixture
def slider(qtbot: QtBot) -> ValueSlider:
    slider = ValueSlider(-3, 3, 0.1)
    qtbot.addWidget(slider)
    slider.resize(200, 24)
    slider.show_value(0)
    slider.show()
    qtbot.waitExposed(slider)
    return slider


def test_positions_are_exact_tenths_and_whole_ones_are_ints(slider: ValueSlider) -> None:
    values = [slider.value_at(position) for position in range(slider.maximum() + 1)]
    assert values == [tenths / 10 for tenths in range(-30, 31)]
    assert [value for value in values if isinstance(value, int)] == list(range(-3, 4))


def test_shown_value_is_not_told(qtbot: QtBot, slider: ValueSlider) -> None:
    with qtbot.assertNotEmitted(slider.edited):
        slider.show_value(1.25)


@pytest.mark.parametrize(("value", "position"), [(1000, 60), (-(10**400), 0), (1.23, 42)])
def test_value_off_the_slider_shows_at_the_nearest_place(
    slider: ValueSlider, value: float, position: int
) -> None:
    slider.show_value(value)
    assert slider.value() == position


def test_key_moves_by_one_step_and_is_one_gesture(qtbot: QtBot, slider: ValueSlider) -> None:
    with qtbot.waitSignals([slider.edited, slider.ended], order="strict") as heard:
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert heard.all_signals_and_args[0].args == (0.1,)


def test_dragged_handle_tells_many_values_and_ends_once(qtbot: QtBot, slider: ValueSlider) -> None:
    edits, ends = [], []
    slider.edited.connect(edits.append)
    slider.ended.connect(lambda: ends.append(1))
    center = slider.rect().center()
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=center)
    for shift in range(10, 50, 10):
        qtbot.mouseMove(slider, center + QPoint(shift, 0))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=center + QPoint(40, 0))
    assert edits == sorted(set(edits))
    assert len(edits) == 4
    assert len(ends) == 1


def test_wheel_over_a_slider_without_focus_moves_nothing(qtbot: QtBot, slider: ValueSlider) -> None:
    slider.clearFocus()
    place = QPointF(slider.rect().center())
    turn = QWheelEvent(
        place,
        slider.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.assertNotEmitted(slider.edited):
        QApplication.sendEvent(slider, turn)
    assert not turn.isAccepted()
