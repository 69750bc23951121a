"""A slider moves in exact steps and tells only what the user does."""

import pytest
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtGui import QWheelEvent
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.forms.stepping import StepSize
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


def test_value_between_two_positions_shows_at_the_nearest(slider: ValueSlider) -> None:
    slider.show_value(1.23)
    assert slider.value() == 42


@pytest.mark.parametrize(("value", "end"), [(3.1, 6), (250, 300), (-1000, 1500), (1e300, 1.5e300)])
def test_range_follows_a_value_beyond_it_and_comes_back(
    slider: ValueSlider, value: float, end: float
) -> None:
    slider.show_value(value)
    assert slider.ends == pytest.approx((-end, end))
    assert 0 < slider.value() < slider.maximum()
    slider.show_value(1)
    assert slider.ends == (-3, 3)


def test_range_ends_where_no_value_may_be_beyond(qtbot: QtBot) -> None:
    slider = ValueSlider(2, 100, StepSize(1, low=2, high=1_000_000, is_whole=True))
    qtbot.addWidget(slider)
    for value, end in ((150, 200), (1_000_000, 1_000_000)):
        slider.show_value(value)
        assert slider.ends == (2, end)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value_at(slider.value()) == 1_000_000


def test_range_begins_at_the_least_once_a_value_is_below_the_declared_range(qtbot: QtBot) -> None:
    slider = ValueSlider(5, 40, StepSize(1, low=1, high=1000, is_whole=True))
    qtbot.addWidget(slider)
    slider.show_value(1)
    assert (slider.ends[0], slider.value()) == (1, 0)
    slider.show_value(17)
    assert slider.ends == (5, 40)


@pytest.mark.parametrize(
    ("key", "modifier", "value"),
    [
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 249.9),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 250.01),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier, 251),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, 249),
    ],
)
def test_keys_step_from_where_the_value_is(
    qtbot: QtBot, slider: ValueSlider, key: Qt.Key, modifier: Qt.KeyboardModifier, value: float
) -> None:
    slider.show_value(250)
    with qtbot.waitSignal(slider.edited) as heard:
        qtbot.keyClick(slider, key, modifier)
    assert heard.args == [value]


def test_range_stays_under_the_hand_that_drags(qtbot: QtBot, slider: ValueSlider) -> None:
    slider.show_value(250)
    slider.edited.connect(slider.show_value)
    slider.setSliderDown(True)
    slider.setSliderPosition(slider.position_of(0))
    assert slider.ends == (-300, 300)


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
