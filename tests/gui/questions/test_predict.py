"""Predicting a number, by keys and by a point on a plot."""

from collections.abc import Iterator

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.plots.prediction import Prediction
from gui.state.context import Context
from tests.gui.questions.conftest import Ask, lay_out
from tests.gui.questions.test_every_card import words

DRAGGED = 'answer = "target at 3"\ndrag = "prediction"'


@pytest.fixture
def plot(context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Prediction]:
    """The window's plot of predictions."""
    plot = Prediction(context)
    qtbot.addWidget(plot)
    plot.resize(600, 300)
    with qtbot.waitExposed(plot):
        plot.show()
    monkeypatch.setattr(context.lessons, "plot", lambda name: plot, raising=False)
    yield plot
    plot.stop_asking()


def test_field_is_empty_and_has_the_focus_at_first(ask: Ask) -> None:
    one = ask("predict")
    assert one.card.field.text() == ""
    assert one.card.field.hasFocus()
    assert not one.card.answer_button.isEnabled()
    assert "31" not in words(one.card)


@pytest.mark.parametrize(("text", "number"), [("31", 31), ("3.1e1", 31.0), ("−7", -7), (" 31 ", 31)])
def test_number_is_typed_and_given_by_enter(ask: Ask, qtbot: QtBot, text: str, number: float) -> None:
    one = ask("predict")
    QApplication.clipboard().setText(text)
    one.card.field.paste()  # a real minus is on no keyboard
    qtbot.keyClick(one.card.field, Qt.Key.Key_Return)
    assert one.answers == [number]
    assert one.record.is_right == (number == 31)


def test_number_is_given_by_the_button(ask: Ask, qtbot: QtBot) -> None:
    one = ask("predict")
    qtbot.keyClicks(one.card.field, "31")
    qtbot.mouseClick(one.card.answer_button, Qt.MouseButton.LeftButton)
    assert one.record.is_right
    assert "The answer is 31." in words(one.card)


def test_mixed_up_number_is_told_what_was_mixed_up(ask: Ask, qtbot: QtBot) -> None:
    one = ask("predict")
    qtbot.keyClicks(one.card.field, "15")
    qtbot.keyClick(one.card.field, Qt.Key.Key_Enter)
    assert [text.text.strip() for text in one.card.outcome.texts] == ["a distinctive-say"]


@pytest.mark.parametrize("text", ["", "abc", "1,5,", "1e999", "nan", "1,000"])
def test_text_that_is_no_number_cannot_be_given(ask: Ask, qtbot: QtBot, text: str) -> None:
    one = ask("predict")
    qtbot.keyClicks(one.card.field, text)
    qtbot.keyClick(one.card.field, Qt.Key.Key_Return)
    assert one.answers == []
    assert one.card.problem.isVisible() == bool(text)


@pytest.mark.parametrize("text", ["62/2", "31,0", "2^5 − 1", "3.1·10"])
def test_answer_is_taken_as_lessons_write_it(ask: Ask, qtbot: QtBot, text: str) -> None:
    one = ask("predict")
    QApplication.clipboard().setText(text)
    one.card.field.paste()
    assert one.card.understood.text() == "= 31"
    qtbot.keyClick(one.card.field, Qt.Key.Key_Return)
    assert one.record.is_right
    assert one.record.tries == 1


def test_number_that_may_be_two_is_asked_about_and_costs_no_try(ask: Ask, qtbot: QtBot) -> None:
    one = ask("predict", 'answer = "1000 + x - x at 3"')
    qtbot.keyClicks(one.card.field, "1,000")
    qtbot.keyClick(one.card.field, Qt.Key.Key_Return)
    assert one.answers == []
    assert one.card.problem.text() == "Your answer can mean 1000 or 1."
    assert "which number" in one.card.answer_button.toolTip()
    assert [button.text() for button in one.card.choice.buttons] == ["1000", "1"]
    lay_out(one.card)
    qtbot.mouseClick(one.card.choice.buttons[0], Qt.MouseButton.LeftButton)
    assert one.card.field.text() == "1000"
    assert one.card.choice.isHidden()
    assert not one.card.problem.isVisible()
    qtbot.keyClick(one.card.field, Qt.Key.Key_Return)
    assert one.record.is_right


def test_point_between_thousands_is_asked_about_among_whole_numbers(ask: Ask, qtbot: QtBot) -> None:
    one = ask("predict")
    qtbot.keyClicks(one.card.field, "7.482")
    assert [button.text() for button in one.card.choice.buttons] == ["7.482", "7482"]
    one.card.field.clear()
    qtbot.keyClicks(one.card.field, "31")
    assert one.card.choice.isHidden()


def test_hint_pressed_by_enter_is_no_answer(ask: Ask, qtbot: QtBot) -> None:
    one = ask("predict")
    qtbot.keyClicks(one.card.field, "31")
    one.card.hint_button.setFocus()
    qtbot.keyClick(one.card.hint_button, Qt.Key.Key_Return)
    assert one.answers == []
    assert one.record.hints == 1
    assert one.card.field.text() == "31"


def test_point_and_field_show_the_same_number(ask: Ask, plot: Prediction, qtbot: QtBot) -> None:
    one = ask("predict", DRAGGED)
    assert plot.guess is not None
    assert plot.guess.t == 3
    assert not plot.guess.is_moved
    assert one.card.drag.isVisible()
    qtbot.keyClicks(one.card.field, "20")
    assert plot.guess.value == 20
    plot.guess.setFocus()
    qtbot.keyClick(plot.guess, Qt.Key.Key_Up)
    assert one.card.field.value == plot.guess.value > 20


def test_point_gives_the_answer_and_stays_as_a_mark(ask: Ask, plot: Prediction, qtbot: QtBot) -> None:
    one = ask("predict", DRAGGED)
    qtbot.keyClicks(one.card.field, "31")
    assert plot.guess is not None
    qtbot.keyClick(plot.guess, Qt.Key.Key_Return)
    assert one.record.is_right
    assert plot.guess is not None
    assert plot.guess.is_done
    one.card.close_question()
    assert plot.guess is None


def test_point_goes_when_the_question_is_not_asked_any_more(ask: Ask, plot: Prediction) -> None:
    one = ask("predict", DRAGGED)
    one.card.set_active(False)
    assert plot.guess is None
    assert one.card.drag.isHidden()


def test_point_of_the_next_question_is_left_alone(ask: Ask, plot: Prediction) -> None:
    one = ask("predict", DRAGGED)
    point = plot.ask_for(4, "y")
    one.card.close_question()
    assert plot.guess is point


def test_changed_experiment_is_put_back(ask: Ask, context: Context, qtbot: QtBot) -> None:
    one = ask("predict")
    page = context.document.experiment
    assert one.card.put_back.isHidden()
    context.document.edit(page.replace(seed=3))
    assert one.card.put_back.isVisible()
    lay_out(one.card)
    qtbot.mouseClick(one.card.put_back.button, Qt.MouseButton.LeftButton)
    assert context.document.experiment == page
    assert one.card.put_back.isHidden()


def test_given_number_stays_in_words_beside_the_right_one(ask: Ask) -> None:
    one = ask("predict", 'answer = "target at 3"\nwithin = 2')
    one.answer(30)
    assert one.card.last.text() == "Your answer: 30"
    assert one.card.field.isHidden()
    assert "The answer is 31." in words(one.card)
