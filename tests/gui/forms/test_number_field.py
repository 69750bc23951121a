"""A number field reads while one types, steps exactly, and never rewrites what is being typed."""

from typing import Any

import pytest
from PyQt6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PyQt6.QtGui import QAction, QKeySequence, QMouseEvent
from PyQt6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStyle, QStyleOptionFrame, QWidget
from pytestqt.qtbot import QtBot

from gui.forms.number_field import NumberField
from gui.forms.stepping import PX_PER_STEP, StepSize
from gui.look.style_sheet import style_sheet
from gui.look.theme import Theme

Key = Qt.Key


class Listener:
    """What a field has told."""

    def __init__(self, field: NumberField) -> None:
        self.edits: list[Any] = []
        self.problems: list[str] = []
        self.ends = 0
        field.edited.connect(self.edits.append)
        field.problem.connect(self.problems.append)
        field.ended.connect(self.count_end)

    def count_end(self) -> None:
        self.ends += 1


@pytest.fixture
def field(qtbot: QtBot) -> NumberField:
    field = NumberField(0.1)
    qtbot.addWidget(field)
    field.show_value(2)
    field.show()
    qtbot.waitExposed(field)
    field.setFocus()
    return field


@pytest.fixture
def heard(field: NumberField) -> Listener:
    return Listener(field)


def type_anew(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_every_key_counts_while_the_text_is_a_number(
    qtbot: QtBot, field: NumberField, heard: Listener
) -> None:
    type_anew(qtbot, field, "12.5")
    assert heard.edits == [1, 12, 12.0, 12.5]
    assert [type(value) for value in heard.edits] == [int, int, float, float]


def test_text_is_left_alone_while_its_own_value_comes_back(qtbot: QtBot, field: NumberField) -> None:
    field.edited.connect(field.show_value)
    type_anew(qtbot, field, "7.50")
    assert field.text() == "7.50"


def test_enter_writes_the_number_as_it_is(qtbot: QtBot, field: NumberField, heard: Listener) -> None:
    type_anew(qtbot, field, "7.50")
    qtbot.keyClick(field, Key.Key_Return)
    assert field.text() == "7.5"
    assert heard.ends == 1


def test_leaving_ends_typing(qtbot: QtBot, field: NumberField, heard: Listener) -> None:
    type_anew(qtbot, field, "7")
    field.clearFocus()
    assert heard.ends == 1
    assert not field.is_typing


def test_wrong_text_is_marked_told_and_kept(qtbot: QtBot, field: NumberField, heard: Listener) -> None:
    type_anew(qtbot, field, "x")
    qtbot.keyClick(field, Key.Key_Return)
    assert field.is_wrong
    assert field.text() == "x"
    assert heard.problems == ["must be a number, got 'x'"]
    assert heard.edits == []


def test_comma_gets_the_hint_to_use_a_point(qtbot: QtBot, field: NumberField, heard: Listener) -> None:
    type_anew(qtbot, field, "0,5")
    assert heard.problems[-1] == "must be a number, got '0,5'; use a point: 0.5"


def test_mended_text_takes_the_problem_back(qtbot: QtBot, field: NumberField, heard: Listener) -> None:
    type_anew(qtbot, field, "3x")
    qtbot.keyClick(field, Key.Key_Backspace)
    assert not field.is_wrong
    assert heard.problems[-1] == ""


def test_escape_goes_back_to_before_the_typing(qtbot: QtBot, field: NumberField, heard: Listener) -> None:
    field.edited.connect(field.show_value)
    type_anew(qtbot, field, "35")
    qtbot.keyClick(field, Key.Key_Escape)
    assert field.text() == "2"
    assert heard.edits[-1] == 2
    assert heard.ends == 1


def test_three_steps_of_a_tenth_from_zero_are_three_tenths(qtbot: QtBot, field: NumberField) -> None:
    field.show_value(0)
    for _ in range(3):
        qtbot.keyClick(field, Key.Key_Up)
    assert field.text() == "0.3"


def test_shift_steps_a_tenth_as_far_and_control_ten_times(
    qtbot: QtBot, field: NumberField, heard: Listener
) -> None:
    qtbot.keyClick(field, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(field, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert heard.edits == [1.99, 0.99]
    field.put(2)
    qtbot.keyClick(field, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert type(heard.edits[-1]) is int


def test_steps_stay_within_limits_and_whole(qtbot: QtBot) -> None:
    field = NumberField(StepSize(1, low=1, high=8, is_whole=True))
    qtbot.addWidget(field)
    field.show_value(7)
    steps = [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier]
    for modifier, shown in zip(steps, [8, 8], strict=True):
        qtbot.keyClick(field, Key.Key_Up, modifier)
        assert field.value == shown
    qtbot.keyClick(field, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert field.value == 1


def test_scrubbed_field_follows_the_mouse_finer_with_shift_and_is_one_gesture(
    qtbot: QtBot, field: NumberField, heard: Listener
) -> None:
    field.clearFocus()
    start, far = QPoint(10, 10), 5 * PX_PER_STEP
    qtbot.mousePress(field, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(field, start + QPoint(far, 0))
    move = QPointF(start + QPoint(2 * far, 0))
    QApplication.sendEvent(field, moved(field, move, Qt.KeyboardModifier.ShiftModifier))
    qtbot.mouseRelease(field, Qt.MouseButton.LeftButton, pos=move.toPoint())
    assert heard.edits == [2.5, 2.55]
    assert heard.ends == 1
    assert not field.hasFocus()


def moved(field: NumberField, place: QPointF, modifiers: Qt.KeyboardModifier) -> QMouseEvent:
    left = Qt.MouseButton.LeftButton
    return QMouseEvent(
        QEvent.Type.MouseMove, place, field.mapToGlobal(place), Qt.MouseButton.NoButton, left, modifiers
    )


def test_clicked_field_is_typed_into(qtbot: QtBot, field: NumberField, heard: Listener) -> None:
    field.clearFocus()
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    assert field.hasFocus()
    qtbot.keyClicks(field, "9")
    assert heard.edits == [9]


@pytest.mark.parametrize(
    ("text", "value"), [("0.1+0.2", 0.1 + 0.2), ("cos(pi/6)", 3**0.5 / 2), ("2**10", 1024), ("-3/4", -0.75)]
)
def test_calculation_counts_as_the_number_it_gives(
    qtbot: QtBot, field: NumberField, heard: Listener, text: str, value: float
) -> None:
    type_anew(qtbot, field, text)
    qtbot.keyClick(field, Key.Key_Return)
    assert field.value == pytest.approx(value, rel=1e-15)
    assert type(field.value) is type(value)
    assert float(field.text()) == field.value


def test_every_press_of_an_arrow_key_is_a_gesture(qtbot: QtBot, field: NumberField, heard: Listener) -> None:
    qtbot.keyClick(field, Key.Key_Up)
    qtbot.keyClick(field, Key.Key_Up)
    assert heard.ends == 2


def test_integer_of_any_size_is_stepped_exactly(qtbot: QtBot, field: NumberField) -> None:
    field = NumberField()
    qtbot.addWidget(field)
    field.show_value(10**30)
    field.step_by(1)
    assert field.value == 10**30 + 1


def test_value_from_elsewhere_replaces_what_was_typed(qtbot: QtBot, field: NumberField) -> None:
    type_anew(qtbot, field, "8")
    field.show_value(2)
    assert field.text() == "2"
    assert not field.is_typing


def test_long_number_is_rounded_at_rest_and_exact_with_the_focus(qtbot: QtBot, field: NumberField) -> None:
    field.clearFocus()
    field.show_value(0.4745224196)
    assert field.text() == "0.4745"
    field.setFocus()
    assert field.text() == "0.4745224196"
    assert field.value == 0.4745224196


@pytest.mark.parametrize("value", [7, -100_000, 2_000_001, 10_000_000, 2**32 - 1])
def test_whole_number_is_shown_exactly_and_has_room(field: NumberField, value: int) -> None:
    field.clearFocus()
    field.show_value(value)
    assert field.text() == str(value)
    field.adjustSize()
    assert field.fontMetrics().horizontalAdvance(field.text()) <= field.contentsRect().width() - 8


def test_whole_number_longer_than_any_field_is_rounded(field: NumberField) -> None:
    field.clearFocus()
    field.show_value(-(10**40) - 1)
    assert field.text() == "-1e40"


def test_undo_key_is_left_to_the_window_even_while_typing(qtbot: QtBot) -> None:
    window, field, undone = QMainWindow(), NumberField(), []
    qtbot.addWidget(window)
    window.setCentralWidget(field)
    undo = QAction("Undo", window)
    undo.setShortcut(QKeySequence.StandardKey.Undo)
    undo.triggered.connect(lambda: undone.append(True))
    window.addAction(undo)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    type_anew(qtbot, field, "12")
    qtbot.keyClick(field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    assert field.text() == "12"


def room(field: NumberField) -> int:
    """px between the field's frame, padding and margins, where text is seen."""
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    style = field.style()
    assert style is not None
    inside = style.subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
    return inside.width() - 2 * 2  # a QLineEdit's own margins


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("value", [1_000_000, -1_000_000, 9_999_999_999, 0.123456, -0.00012, 1e-300])
def test_no_digit_of_a_shown_number_is_cut(
    qapp: QApplication, qtbot: QtBot, scale: float, value: float
) -> None:
    theme = Theme("light", scale)
    form = QWidget()
    form.setStyleSheet(style_sheet(theme.colours, theme.px, is_dark=False))
    field = NumberField(1, form)
    QHBoxLayout(form).addWidget(field)
    qtbot.addWidget(form)
    form.show()
    field.show_value(value)
    qtbot.waitUntil(lambda: field.width() == field.sizeHint().width())
    assert field.fontMetrics().horizontalAdvance(field.text()) <= room(field)


def test_no_digit_of_a_whole_number_is_cut_while_it_is_typed(qtbot: QtBot) -> None:
    theme = Theme("light")
    form = QWidget()
    form.setStyleSheet(style_sheet(theme.colours, theme.px, is_dark=False))
    field = NumberField(1, form)
    QHBoxLayout(form).addWidget(field)
    qtbot.addWidget(form)
    form.show()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "1000000000")
    qtbot.waitUntil(lambda: field.width() == field.sizeHint().width())
    assert field.fontMetrics().horizontalAdvance("1000000000") <= room(field)


class LayoutCount(QObject):
    """How often what is around a field was asked to be laid out anew."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.count = 0
        around.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        self.count += event is not None and event.type() == QEvent.Type.LayoutRequest
        return False


def test_dragged_number_moves_nothing_around_it_until_it_needs_more_room(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    field = NumberField(0.1)
    QHBoxLayout(around).addWidget(field)
    around.show()
    field.show_value(0.4)  # which dresses the field
    qtbot.waitExposed(around)
    QApplication.sendPostedEvents()
    QApplication.sendPostedEvents()  # the first laying out asks for a second
    layouts = LayoutCount(around)
    for value in (0.5, 0.51, 0.517, 12):
        field.show_value(value)
    QApplication.sendPostedEvents()
    assert layouts.count == 0
    field.show_value(1234567)
    QApplication.sendPostedEvents()
    assert layouts.count == 1
