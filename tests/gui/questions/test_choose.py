"""Choosing among answers, by keys and by mouse."""

import pytest
from PyQt6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.gui.questions.conftest import Ask, lay_out

LEFT = Qt.MouseButton.LeftButton


def test_arrow_keys_choose_and_enter_answers(ask: Ask, qtbot: QtBot) -> None:
    one = ask("choose")
    order = one.card.question.order
    first, second = (one.card.rows[place].button for place in order[:2])
    assert first.hasFocus()
    assert one.card.answer() is None
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    assert one.card.answer() == order[1]
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert one.answers == [order[1]]


def test_space_chooses_the_first(ask: Ask, qtbot: QtBot) -> None:
    one = ask("choose")
    first = one.card.question.order[0]
    qtbot.keyClick(one.card.rows[first].button, Qt.Key.Key_Space)
    assert one.card.answer() == first


def test_enter_without_a_choice_is_no_answer(ask: Ask, qtbot: QtBot) -> None:
    one = ask("choose")
    qtbot.keyClick(one.card.rows[one.card.question.order[0]].button, Qt.Key.Key_Return)
    assert one.answers == []
    assert one.card.answer_button.toolTip() == "Choose one first."


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_all_of_a_row_is_to_be_clicked(ask: Ask, qtbot: QtBot, share: float) -> None:
    one = ask("choose")
    lay_out(one.card)
    row = one.card.rows[1]
    qtbot.mouseClick(row, LEFT, pos=QPoint(round(share * row.width()), row.height() // 2))
    assert one.card.answer() == 1
    qtbot.mouseClick(one.card.answer_button, LEFT)
    assert one.record.is_right


def test_chosen_wrong_answer_is_told_why(ask: Ask) -> None:
    one = ask("choose")
    one.answer(0)
    assert [text.text.strip() for text in one.card.outcome.texts] == ["a distinctive-say"]
    one.answer(2)
    assert one.card.outcome.texts == []


def test_formulas_are_spoken_as_their_source(ask: Ask) -> None:
    one = ask("choose")
    assert one.card.rows[0].button.accessibleName() == "Choose: wrong $x$"
