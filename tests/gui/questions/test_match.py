"""Matching terms to values: by clicks, by drags, and by keys."""

from typing import Any

from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.questions.conftest import Ask, lay_out

LEFT = Qt.MouseButton.LeftButton


def drag(start: QWidget, end: QWidget, qtbot: QtBot) -> None:
    """Take hold of a widget in its middle, and let go over the middle of another."""
    middle = start.rect().center()
    way = start.mapFromGlobal(end.mapToGlobal(end.rect().center())) - middle
    qtbot.mousePress(start, LEFT, pos=middle)
    for part in (0.3, 0.6, 1.0):
        qtbot.mouseMove(start, middle + QPoint(round(part * way.x()), round(part * way.y())))
    qtbot.mouseRelease(start, LEFT, pos=middle + way)


def click(card: Any, widget: QWidget, qtbot: QtBot) -> None:
    lay_out(card)
    qtbot.mouseClick(widget, LEFT)


def test_clicked_values_fill_the_terms_from_the_top(ask: Ask, qtbot: QtBot) -> None:
    one = ask("match")
    for place in (0, 1, 2):
        click(one.card, one.card.chips[place], qtbot)
    assert one.card.answer() == [0, 1, 2]
    click(one.card, one.card.answer_button, qtbot)
    assert one.record.is_right


def test_clicked_term_gets_the_next_value(ask: Ask, qtbot: QtBot) -> None:
    one = ask("match")
    click(one.card, one.card.slots[2], qtbot)
    click(one.card, one.card.chips[1], qtbot)
    assert one.card.given == [None, None, 1]
    assert one.card.answer() is None
    assert one.card.slots[0].is_marked


def test_clicked_value_goes_back(ask: Ask, qtbot: QtBot) -> None:
    one = ask("match")
    one.card.put(1, 0)
    assert one.card.chips[0].isHidden()
    click(one.card, one.card.slots[1], qtbot)
    assert one.card.given == [None, None, None]
    assert one.card.chips[0].isVisible()


def test_value_is_dragged_to_a_term(ask: Ask, qtbot: QtBot) -> None:
    one = ask("match")
    lay_out(one.card)
    drag(one.card.chips[2], one.card.slots[1], qtbot)
    assert one.card.given == [None, 2, None]


def test_values_of_two_terms_change_places_by_a_drag(ask: Ask, qtbot: QtBot) -> None:
    one = ask("match")
    one.card.put(0, 2)
    one.card.put(1, 0)
    lay_out(one.card)
    drag(one.card.slots[0], one.card.slots[1], qtbot)
    assert one.card.given == [0, 2, None]


def test_value_is_dragged_away(ask: Ask, qtbot: QtBot) -> None:
    one = ask("match")
    one.card.put(0, 2)
    lay_out(one.card)
    drag(one.card.slots[0], one.card.ask, qtbot)
    assert one.card.given == [None, None, None]


def test_each_value_is_given_once(ask: Ask) -> None:
    one = ask("match")
    one.card.put(0, 2)
    one.card.put(1, 2)
    assert one.card.given == [None, 2, None]


def test_keys_turn_through_the_free_values(ask: Ask, qtbot: QtBot) -> None:
    one = ask("match")
    first, second = one.card.slots[:2]
    order = one.card.question.order
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert one.card.given[0] == order[0]
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert one.card.given[0] is None
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert one.card.given[0] == order[-1]
    qtbot.keyClick(second, Qt.Key.Key_Down)
    qtbot.keyClick(second, Qt.Key.Key_Down)
    assert one.card.given[1] == order[1]
    qtbot.keyClick(second, Qt.Key.Key_Down)
    assert one.card.given[1] is None


def test_everything_is_matched_and_answered_by_keys(ask: Ask, qtbot: QtBot) -> None:
    one = ask("match")
    for term, slot in enumerate(one.card.slots):
        slot.setFocus()
        while one.card.given[term] != term:
            qtbot.keyClick(slot, Qt.Key.Key_Down)
    qtbot.keyClick(one.card.slots[0], Qt.Key.Key_Delete)
    assert one.card.given == [None, 1, 2]
    qtbot.keyClick(one.card.slots[0], Qt.Key.Key_Down)
    qtbot.keyClick(one.card.slots[0], Qt.Key.Key_Return)
    assert one.answers == [[0, 1, 2]]
    assert one.record.is_right


def test_term_says_its_value_aloud(ask: Ask) -> None:
    one = ask("match")
    slot = one.card.slots[2]
    assert slot.accessibleName() == "Match: the hidden state: no value yet"
    one.card.put(2, 2)
    assert slot.accessibleName() == "Match: the hidden state: what is remembered"


def test_how_many_are_right_is_told(ask: Ask) -> None:
    one = ask("match")
    one.answer([0, 2, 1])
    assert [text.text.strip() for text in one.card.outcome.texts] == ["1 of 3 are right."]
