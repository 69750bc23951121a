"""What was entered into a line for an expression is brought back."""

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.forms.expression_field import ExpressionField, TypedBefore
from gui.state.context import Context

UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.fixture
def field(context: Context, qtbot: QtBot) -> ExpressionField:
    field = ExpressionField(context, "New watch", "", "An expression.")
    qtbot.addWidget(field)
    field.show()
    for text in ("h", "abs(error)", "h"):
        field.set_text(text)
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    field.set_text("")
    return field


def press(field: ExpressionField, qtbot: QtBot, *keys: Qt.Key) -> str:
    for key in keys:
        qtbot.keyClick(field.line, key)
    return field.text


def test_up_goes_back_and_stays_at_the_first(field: ExpressionField, qtbot: QtBot) -> None:
    assert press(field, qtbot, UP) == "h"
    assert press(field, qtbot, UP) == "abs(error)"
    assert press(field, qtbot, UP) == "abs(error)"


def test_down_comes_back_to_what_was_being_typed(field: ExpressionField, qtbot: QtBot) -> None:
    field.set_text("t > ")
    assert press(field, qtbot, UP, UP, DOWN, DOWN, DOWN) == "t > "


def test_after_typing_the_latest_comes_first(field: ExpressionField, qtbot: QtBot) -> None:
    press(field, qtbot, UP, UP)
    qtbot.keyClicks(field.line, "5")
    assert press(field, qtbot, UP) == "h"


def test_nothing_is_brought_back_where_nothing_was_entered() -> None:
    before = TypedBefore()
    before.add("  ")
    assert before.go_by(-1, "typed") == "typed"
