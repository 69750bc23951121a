"""Predict mode in the real window, by keys alone."""

from pathlib import Path

import pytest
from PyQt6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.lesson.guess import Score
from gui.plots.guess import Guess
from gui.shell.main_window import MainWindow
from tests.access import controls, explanation_of, name_of
from tests.end_to_end.test_debugger import press
from tests.end_to_end.test_hold import ways_that_tell

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
TRUTH = [5, 18, 49, 124, 305, 742, 1797, 4344, 10493]  # the notebook's y


@pytest.fixture
def asking(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The notebook in predict mode, y at t = 1 being asked."""
    press(window, "F4")
    wait(window, "asking", qtbot)
    return window


def wait(window: MainWindow, state: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.context.predict.state == state)


def type_answer(window: MainWindow, text: str, qtbot: QtBot) -> None:
    """Type into the field and press Enter."""
    field = window.predict_bar.field
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, ENTER)
    qtbot.waitUntil(lambda: window.context.predict.state in ("told", "over"))


def point(window: MainWindow) -> Guess:
    found = window.plots.plots[0].guess
    assert found is not None
    return found


def test_run_is_predicted_to_its_end_with_the_keyboard(asking: MainWindow, qtbot: QtBot) -> None:
    bar, field = asking.predict_bar, asking.predict_bar.field
    assert bar.isVisible()
    assert bar.place.text() == "at t = 1 is"
    assert asking.focusWidget() is field
    type_answer(asking, "18", qtbot)
    assert bar.verdict.text() == "Right: y at t = 1 is 18."
    assert bar.score.text() == "1 of 1 right · off by 0 on average"
    qtbot.keyClick(field, ENTER)
    wait(asking, "asking", qtbot)
    assert (bar.place.text(), field.text(), bar.verdict.text()) == ("at t = 2 is", "", "")
    type_answer(asking, "50.5", qtbot)
    assert bar.verdict.text() == "Not right: y at t = 2 is 49; 50.5 is 1.5 too large."
    for t in range(3, 9):
        qtbot.keyClick(field, ENTER)
        wait(asking, "asking", qtbot)
        type_answer(asking, str(TRUTH[t]), qtbot)
    assert bar.verdict.text() == "Right: y at t = 8 is 10493. The run ends here."
    assert bar.score.text() == "7 of 8 right · 6 in a row · off by 0.188 on average"
    assert bar.answer_button.text() == "Start again"


@pytest.mark.parametrize("keys", ["F10", "right"])
def test_step_asks_instead_of_revealing(asking: MainWindow, qtbot: QtBot, keys: str) -> None:
    def step() -> None:
        if keys == "F10":
            press(asking, keys)
        else:
            qtbot.keyClick(asking, Qt.Key.Key_Right)

    asking.setFocus()
    step()
    assert asking.focusWidget() is asking.predict_bar.field
    assert asking.context.client.trace.steps == 1
    type_answer(asking, "18", qtbot)
    asking.setFocus()
    step()
    wait(asking, "asking", qtbot)
    assert asking.predict_bar.place.text() == "at t = 2 is"
    assert asking.context.client.trace.steps == 2


def test_dragged_point_is_the_answer(asking: MainWindow, qtbot: QtBot) -> None:
    guess = point(asking)
    middle = guess._center.toPoint()
    qtbot.mousePress(guess, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(guess, middle + QPoint(0, -12))
    qtbot.mouseRelease(guess, Qt.MouseButton.LeftButton)
    assert float(asking.predict_bar.field.text()) == guess.value
    guess.setFocus()
    before = guess.value
    qtbot.keyClick(guess, Qt.Key.Key_Up)
    assert guess.value > before
    qtbot.keyClick(guess, ENTER)
    wait(asking, "told", qtbot)
    assert asking.context.predict.verdict is not None
    assert asking.context.predict.verdict.given == guess.value
    assert point(asking) is guess  # it stays as a mark
    assert guess.is_done


def test_typed_answer_moves_the_point_and_arrows_in_the_field_too(asking: MainWindow, qtbot: QtBot) -> None:
    field = asking.predict_bar.field
    qtbot.keyClicks(field, "20")
    assert point(asking).value == 20
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert float(field.text()) == point(asking).value < 20


@pytest.mark.parametrize(
    ("text", "told"),
    [("eighteen", "'eighteen'"), ("1,000", "can mean 1000 or 1"), ("", "number")],
)
def test_text_that_is_no_one_number_is_told_and_reveals_nothing(
    asking: MainWindow, qtbot: QtBot, text: str, told: str
) -> None:
    qtbot.keyClicks(asking.predict_bar.field, text)
    qtbot.keyClick(asking.predict_bar.field, ENTER)
    assert told in asking.predict_bar.verdict.text()
    assert asking.context.client.trace.steps == 1


def test_comma_of_a_decimal_is_read_as_one(asking: MainWindow, qtbot: QtBot) -> None:
    type_answer(asking, "17,5", qtbot)
    assert asking.predict_bar.verdict.text() == "Not right: y at t = 1 is 18; 17.5 is 0.5 too small."


def test_not_knowing_reveals_and_is_no_shame(asking: MainWindow, qtbot: QtBot) -> None:
    asking.predict_bar.unknown.click()
    wait(asking, "told", qtbot)
    assert asking.predict_bar.verdict.text() == "y at t = 1 is 18."
    assert asking.predict_bar.score.text() == "0 of 1 right"


def test_escape_leaves_and_computes_the_run(asking: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(asking.predict_bar.field, ESCAPE)
    qtbot.waitUntil(lambda: asking.context.client.trace.steps == 9)
    assert asking.predict_tool_bar.isHidden()
    assert asking.plots.plots[0].guess is None
    assert not asking.menus.actions["Predict mode"][1].isChecked()


def test_score_survives_another_panel_and_begins_anew_on_demand(asking: MainWindow, qtbot: QtBot) -> None:
    type_answer(asking, "18", qtbot)
    for card in asking.cards:
        card.show()
        card.raise_()
    assert asking.predict_bar.score.text().startswith("1 of 1 right")
    asking.predict_bar.again.click()
    wait(asking, "asking", qtbot)
    assert asking.context.predict.score == Score()
    assert asking.predict_bar.score.isHidden()


def test_other_numbers_are_asked_on_the_plot_that_draws_them(asking: MainWindow, qtbot: QtBot) -> None:
    picker = asking.predict_bar.quantity
    for quantity, name in (("h", "hidden_state"), ("error", "error"), ("target", "prediction")):
        index = picker.findText(quantity)
        picker.setCurrentIndex(index)
        picker.activated.emit(index)
        shown = {plot.name for plot in asking.plots.plots if plot.guess is not None}
        assert shown == {name}


def test_asked_value_is_told_nowhere_while_it_is_asked(
    asking: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    asking.transport.hold_before(7)
    qtbot.waitUntil(lambda: asking.predict_bar.place.text() == "at t = 7 is")
    assert ways_that_tell(asking, qtbot, tmp_path, TRUTH[7]) == set()
    type_answer(asking, "1", qtbot)
    assert ways_that_tell(asking, qtbot, tmp_path, TRUTH[7]) >= {"said", "listed", "painted", "drawn", "kept"}


def test_lesson_ends_predict_mode(asking: MainWindow, qtbot: QtBot) -> None:
    asking.context.lessons.entered.emit()
    assert asking.predict_tool_bar.isHidden()


def test_escape_on_the_point_leaves_too(asking: MainWindow, qtbot: QtBot) -> None:
    point(asking).setFocus()
    qtbot.keyClick(point(asking), ESCAPE)
    assert asking.predict_tool_bar.isHidden()


def test_quantity_chosen_after_an_answer_is_asked_next(asking: MainWindow, qtbot: QtBot) -> None:
    type_answer(asking, "18", qtbot)
    picker = asking.predict_bar.quantity
    picker.setCurrentIndex(picker.findText("target"))
    picker.activated.emit(picker.currentIndex())
    assert picker.currentText() == "target"
    qtbot.keyClick(asking.predict_bar.field, ENTER)
    wait(asking, "asking", qtbot)
    assert asking.context.predict.question is not None
    assert asking.context.predict.question.name == "target"


def test_every_control_is_named_explained_and_reached_by_tab(asking: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(asking.predict_bar.field, "20")
    for control in [*controls(asking.predict_bar), point(asking)]:
        assert name_of(control), control
        assert explanation_of(control), control
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, name_of(control)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_text_is_cut_off_at_any_size(asking: MainWindow, qtbot: QtBot, scale: float) -> None:
    asking.theme.set_scale(scale)
    type_answer(asking, "17.123456", qtbot)
    bar = asking.predict_bar
    labels = (bar.place, bar.verdict, bar.score)
    qtbot.waitUntil(lambda: all(one.height() >= one.heightForWidth(one.width()) for one in labels[1:]))
    for part in (bar.place, bar.field, bar.answer_button, bar.unknown, bar.again, bar.close_button):
        assert part.width() >= part.minimumSizeHint().width()
        assert bar.rect().contains(part.geometry())
    for label in labels:
        assert bar.rect().contains(label.geometry())
    asking.theme.set_scale(1.0)


def test_bar_is_gone_after_a_layout_is_taken_back(asking: MainWindow, qtbot: QtBot) -> None:
    view = asking.memory.view()
    asking.context.predict.set_on(False)
    asking.memory.set_view(view)
    assert asking.predict_tool_bar.isHidden()
    asking.context.predict.set_on(True)
    assert not asking.predict_tool_bar.isHidden()
