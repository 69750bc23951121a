"""What is pasted into a weight is taken whole, asked about, or refused; what is copied comes back."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.parameter import Matrix
from engine.reading.table_fit import Fit
from gui.forms.paste_dialog import PasteDialog
from gui.forms.pasted_table import readings_of
from gui.forms.weight_clipboard import Target, WeightClipboard
from gui.forms.weight_table import WeightTable
from gui.look.clipboard import copy_text
from gui.look.theme import Theme
from tests.engine.data.written import LOCALES, written

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
Make = Callable[[Matrix], WeightTable]


@pytest.fixture
def edits() -> list[Any]:
    return []


@pytest.fixture
def make(qapp: QApplication, qtbot: QtBot, edits: list[Any]) -> Make:
    def make(rows: Matrix) -> WeightTable:
        table = WeightTable("kernel", "W", "Its help.", Theme("light"))
        qtbot.addWidget(table)
        names = tuple(map(str, range(9)))
        table.edited.connect(edits.append)
        table.show_weight(rows, True, names[: len(rows)], names[: len(rows[0])])
        table.show()
        qtbot.waitExposed(table)
        return table

    return make


def paste(qtbot: QtBot, table: WeightTable, text: str) -> None:
    copy_text(text)
    if table.single.isVisible():
        table.single.field.setFocus()
        qtbot.keyClick(table.single.field, Key.Key_V, Control)
    else:
        if not table.view.currentIndex().isValid():
            table.view.setCurrentIndex(table.model.index(0, 0))
        qtbot.keyClick(table.view, Key.Key_V, Control)


def asked(table: WeightTable) -> PasteDialog:
    dialog = table.clipboard.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def offered(dialog: PasteDialog) -> list[str]:
    return [button.text() for button in dialog.choices.buttons()]


def shown(dialog: PasteDialog) -> list[list[str]]:
    table = dialog.preview
    return [
        [table.item(i, j).text() for j in range(table.columnCount())]  # type: ignore[union-attr]
        for i in range(table.rowCount())
    ]


def test_a_row_pasted_into_a_column_is_offered_turned(qtbot: QtBot, make: Make, edits: list) -> None:
    table = make(((1,), (2,)))
    paste(qtbot, table, "7\t8")
    dialog = asked(table)
    assert edits == []
    assert offered(dialog) == ["transposed"]
    assert shown(dialog) == [["7"], ["8"]]
    dialog.accept()
    assert edits == [((7,), (8,))]


def test_what_fits_in_no_way_is_refused_and_nothing_is_lost(qtbot: QtBot, make: Make, edits: list) -> None:
    table = make(((1, 2), (3, 4)))
    paste(qtbot, table, "1 2 3\n4 5 6\n7 8 9")
    assert table.problem.text() == (
        "kernel cannot take what was pasted: 3 × 3 do not fit into 2 × 2 from the selected cell on"
    )
    assert edits == []


def test_a_block_that_hangs_over_is_offered_for_the_whole_weight(
    qtbot: QtBot, make: Make, edits: list
) -> None:
    table = make(((1, 2), (3, 4)))
    table.view.setCurrentIndex(table.model.index(1, 1))
    paste(qtbot, table, "5 6\n7 8")
    assert offered(asked(table)) == ["over the whole weight"]
    asked(table).reject()
    assert edits == []


def test_one_number_may_fill_what_is_selected(qtbot: QtBot, make: Make, edits: list) -> None:
    table = make(((1, 2), (3, 4)))
    table.view.selectAll()
    paste(qtbot, table, "9")
    dialog = asked(table)
    assert offered(dialog) == ["as it is, 1 × 1", "repeated over what is selected, 2 × 2"]
    dialog.choose(1)
    dialog.accept()
    assert edits == [((9, 9), (9, 9))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("0,5\n0,25", [((0.5,), (0.25,)), ((0, 5), (0, 25))]),
        ("1,234\n5,678", [((1234,), (5678,)), ((1.234,), (5.678,)), ((1, 234), (5, 678))]),
    ],
)
def test_a_comma_is_never_read_without_asking(
    qtbot: QtBot, make: Make, edits: list, text: str, wanted: list
) -> None:
    table = make(((1, 2), (3, 4)))
    for index, numbers in enumerate(wanted):
        paste(qtbot, table, text)
        dialog = asked(table)
        assert edits == []
        dialog.choose(index)
        assert shown(dialog) == [[repr(number) for number in row] for row in numbers]
        dialog.accept()
        (rows,) = edits
        assert tuple(row[: len(numbers[0])] for row in rows) == numbers
        edits.clear()


def test_the_dialog_is_used_by_keys_alone(qtbot: QtBot, make: Make, edits: list) -> None:
    table = make(((1, 2), (3, 4)))
    paste(qtbot, table, "0,5\n0,25")
    dialog = asked(table)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.choices.button(0))
    qtbot.keyClick(dialog.choices.button(0), Key.Key_Down)
    assert dialog.choices.checkedId() == 1
    qtbot.keyClick(dialog, Key.Key_Return)
    assert edits == [((0, 5), (0, 25))]


def test_an_empty_cell_is_told_by_its_place(qtbot: QtBot, make: Make, edits: list) -> None:
    table = make(((1, 2), (3, 4)))
    paste(qtbot, table, "\t5\n3\t")
    assert table.problem.text().endswith("line 1, column 1: is empty; a number belongs there")
    assert edits == []


def test_a_whole_models_arrays_are_shown_the_way(qtbot: QtBot, make: Make, edits: list) -> None:
    table = make(((1,),))
    paste(qtbot, table, "[array([[2.]]), array([[1.]]), array([3.])]")
    assert "3 arrays are a whole model's weights" in table.problem.text()
    assert edits == []


def test_a_lone_number_takes_an_array_of_one(qtbot: QtBot, make: Make, edits: list) -> None:
    table = make(((1,),))
    paste(qtbot, table, "array([[0.1]], dtype=float32)")
    assert edits == [((0.10000000149011612,),)]


@pytest.mark.parametrize(("text", "number"), [("0,5", 0.5), ("1,234", 1234)])
def test_a_lone_number_with_a_comma_is_asked_about(
    qtbot: QtBot, make: Make, edits: list, text: str, number: float
) -> None:
    table = make(((1,),))
    paste(qtbot, table, text)
    dialog = asked(table)
    assert edits == []
    assert shown(dialog) == [[repr(number)]]
    dialog.accept()
    assert edits == [((number,),)]


def test_copies_of_every_kind_are_pasted_back_the_same(qtbot: QtBot, make: Make, edits: list) -> None:
    rows = ((0.1, 1e-300), (-2, 1 / 3))
    table = make(rows)
    (copy,) = [action.menu() for action in table.menu.actions() if action.text() == "Copy as"]
    assert copy is not None
    kinds = [action.text() for action in copy.actions()]
    assert kinds == ["NumPy", "Python lists", "JSON", "CSV"]
    for action in copy.actions():
        action.trigger()
        clipboard = QApplication.clipboard()
        assert clipboard is not None
        paste(qtbot, table, clipboard.text())
        assert repr(edits.pop()) == repr(rows)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme("light")


@pytest.mark.slow
@pytest.mark.parametrize("locale", LOCALES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_no_text_is_taken_for_other_numbers_than_are_shown(
    theme: Theme, qtbot: QtBot, locale: str, data: st.DataObject
) -> None:
    words = [[data.draw(written(locale)).text for _ in range(2)] for _ in range(2)]
    text = "\n".join(data.draw(st.sampled_from(["\t", ";", " ", ", "])).join(row) for row in words)
    parent, taken, problems = QWidget(), list[Fit](), list[str]()
    clipboard = WeightClipboard(
        parent, theme, lambda: Target((4, 4), (0, 0), (1, 1)), taken.append, problems.append
    )
    clipboard.take(text)
    if clipboard.dialog is None:
        (reading,) = readings_of(text) if taken else [None]
        assert [fit.block for fit in taken] == ([] if reading is None else [reading.rows])
        assert len(taken) + len(problems) == 1
        return
    assert not taken
    for index in range(len(offered(clipboard.dialog))):
        clipboard.dialog.choose(index)
        seen = shown(clipboard.dialog)
        clipboard.dialog.chosen.take()
        assert [[repr(number) for number in row] for row in taken.pop().block] == seen
    clipboard.dialog.reject()
