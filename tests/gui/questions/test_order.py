"""Putting things into an order: by drags, by buttons, and by keys."""

from PyQt6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.gui.questions.conftest import Ask, lay_out

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


def test_rows_stand_in_the_order_that_says_nothing(ask: Ask) -> None:
    one = ask("order")
    assert one.card.places == one.card.question.order != [0, 1, 2, 3]
    tops = [one.card.rows[place].y() for place in one.card.places]
    assert tops == sorted(tops)


def test_row_is_moved_by_keys_and_keeps_the_focus(ask: Ask, qtbot: QtBot) -> None:
    one = ask("order")
    before = list(one.card.places)
    row = one.card.rows[before[0]]
    assert row.hasFocus()
    qtbot.keyClick(row, Qt.Key.Key_Down, ALT)
    assert one.card.places == [before[1], before[0], *before[2:]]
    assert row.hasFocus()
    qtbot.keyClick(row, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(row, Qt.Key.Key_Up, ALT)
    assert one.card.places == before


def test_focus_goes_from_row_to_row(ask: Ask, qtbot: QtBot) -> None:
    one = ask("order")
    first, second = (one.card.rows[place] for place in one.card.places[:2])
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()


def test_row_is_moved_by_its_buttons(ask: Ask, qtbot: QtBot) -> None:
    one = ask("order")
    before = list(one.card.places)
    lay_out(one.card)
    qtbot.mouseClick(one.card.rows[before[3]].up, LEFT)
    assert one.card.places == [before[0], before[1], before[3], before[2]]
    assert not one.card.rows[before[0]].up.isEnabled()
    assert not one.card.rows[before[2]].down.isEnabled()


def test_row_is_dragged_past_others(ask: Ask, qtbot: QtBot) -> None:
    one = ask("order")
    before = list(one.card.places)
    lay_out(one.card)
    row, last = one.card.rows[before[0]], one.card.rows[before[3]]
    end = last.mapToGlobal(QPoint(40, last.height() - 2))
    qtbot.mousePress(row, LEFT, pos=QPoint(40, 8))
    for _ in range(6):
        qtbot.mouseMove(row, row.mapFromGlobal(end))
        lay_out(one.card)
    assert row.is_dragged
    qtbot.mouseRelease(row, LEFT, pos=row.mapFromGlobal(end))
    assert one.card.places == [*before[1:], before[0]]
    assert not row.is_dragged


def test_right_order_is_made_and_answered_by_keys(ask: Ask, qtbot: QtBot) -> None:
    one = ask("order")
    for place in (0, 1, 2, 3):
        while one.card.places.index(place) > place:
            qtbot.keyClick(one.card.rows[place], Qt.Key.Key_Up, ALT)
    qtbot.keyClick(one.card.rows[0], Qt.Key.Key_Return)
    assert one.answers == [[0, 1, 2, 3]]
    assert one.record.is_right


def test_wrong_order_is_told_how_far_it_is_right(ask: Ask) -> None:
    one = ask("order")
    one.answer([0, 1, 3, 2])
    assert [text.text.strip() for text in one.card.outcome.texts] == ["Right up to number 2."]


def test_row_says_its_place_aloud(ask: Ask, qtbot: QtBot) -> None:
    one = ask("order")
    place = one.card.places[0]
    row = one.card.rows[place]
    assert row.accessibleName() == f"Order: 1 of 4, {row.phrase.text}"
    qtbot.keyClick(row, Qt.Key.Key_Down, ALT)
    assert row.accessibleName() == f"Order: 2 of 4, {row.phrase.text}"


def test_tab_goes_through_the_rows_from_the_top(ask: Ask, qtbot: QtBot) -> None:
    one = ask("order")
    one.card.move_item(one.card.places[3], 0)
    lay_out(one.card)
    one.card.take_focus()
    met = []
    for _ in range(20):
        focused = one.card.focusWidget()
        met += [place for place, row in one.card.rows.items() if row is focused]
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert met[:4] == one.card.places
