"""Finding a step, or a number of a specimen: by the playhead, by typing, by a click, from a list."""

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.run.name import Name, Number
from engine.zoo.every import specimen
from gui.state.context import Context
from tests.gui.questions.conftest import SPECIMEN, Ask, lay_out

LEFT = Qt.MouseButton.LeftButton


def test_button_follows_the_playhead_and_answers(ask: Ask, context: Context, qtbot: QtBot) -> None:
    one = ask("find")
    context.playhead.move(6)
    assert one.card.answer_button.text() == "Answer: t = 6"
    qtbot.mouseClick(one.card.answer_button, LEFT)
    assert one.answers == [6]
    assert one.record.is_right


def test_step_is_typed_and_given_by_enter(ask: Ask, qtbot: QtBot) -> None:
    one = ask("find")
    assert one.card.field.hasFocus()
    qtbot.keyClicks(one.card.field, "6")
    assert one.card.answer_button.text() == "Answer: t = 6"
    qtbot.keyClick(one.card.field, Qt.Key.Key_Return)
    assert one.answers == [6]


def test_moved_playhead_counts_more_than_what_was_typed_before(
    ask: Ask, context: Context, qtbot: QtBot
) -> None:
    one = ask("find")
    qtbot.keyClicks(one.card.field, "3")
    context.playhead.move(5)
    assert one.card.answer() == 5
    assert one.card.field.text() == ""


@pytest.mark.parametrize("text", ["-1", "100", "2.5", "x"])
def test_text_that_is_no_step_cannot_be_given(ask: Ask, qtbot: QtBot, text: str) -> None:
    one = ask("find")
    qtbot.keyClicks(one.card.field, text)
    qtbot.keyClick(one.card.field, Qt.Key.Key_Return)
    assert one.answers == []
    assert one.card.problem.text() == "t must be from 0 to 8."


def test_direction_is_told(ask: Ask) -> None:
    one = ask("find")
    one.answer(2)
    assert [text.text.strip() for text in one.card.outcome.texts] == ["It happens later."]
    one.answer(7)
    assert [text.text.strip() for text in one.card.outcome.texts] == ["It happens earlier."]


def test_playhead_is_left_alone_when_not_asked(ask: Ask, context: Context) -> None:
    one = ask("find")
    one.card.set_active(False)
    one.card.field.show_value(3)
    context.playhead.move(5)
    assert one.card.answer() == 3


def test_clicked_number_of_a_specimen_is_the_answer(ask: Ask, qtbot: QtBot) -> None:
    one, bug = ask("find", "", text=SPECIMEN), specimen("bias_twice")
    number = Number(Name(bug.culprit, 0), 0, bug.first_t)
    one.card.take_click(number, "numpy")
    assert one.answers == []  # nothing was asked
    assert one.card.point_button.hasFocus()
    qtbot.keyClick(one.card.point_button, Qt.Key.Key_Space)
    one.card.take_click(number, "numpy")
    assert one.answers == [[bug.first_t, bug.culprit, 0]]
    assert one.record.is_right


def test_number_of_keras_and_what_was_set_are_no_tries(ask: Ask, qtbot: QtBot) -> None:
    one = ask("find", "", text=SPECIMEN)
    keras, weight, state = (
        Number(Name("h", 0), 0, 2),
        Number(Name("kernel", 0), 0, None, 0),
        Number(Name("h", 0), 0, -1),
    )
    for number, name in ((keras, "keras"), (weight, "numpy"), (state, "numpy")):
        lay_out(one.card)
        qtbot.mouseClick(one.card.point_button, LEFT)
        one.card.take_click(number, name)
        assert not one.card.point_button.isChecked()
        assert one.card.problem.isVisible()
    assert one.answers == []


def test_escape_takes_back_that_a_click_answers(ask: Ask, qtbot: QtBot) -> None:
    one = ask("find", "", text=SPECIMEN)
    qtbot.keyClick(one.card.point_button, Qt.Key.Key_Space)
    assert one.card.point_button.isChecked()
    qtbot.keyClick(one.card.point_button, Qt.Key.Key_Escape)
    assert not one.card.point_button.isChecked()


def test_number_is_picked_by_keys(ask: Ask, context: Context, qtbot: QtBot) -> None:
    one, bug = ask("find", "", text=SPECIMEN), specimen("bias_twice")
    context.playhead.move(bug.first_t)
    assert one.card.answer() is None
    picker = one.card.numbers
    picker.setFocus()
    while one.card.answer() is None or one.card.answer()[1] != bug.culprit:
        qtbot.keyClick(picker, Qt.Key.Key_Down)
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert one.answers == [[bug.first_t, bug.culprit, None]]
    assert one.record.is_right
    assert one.card.last.text() == f"Your answer: {bug.culprit} at t = {bug.first_t}."
