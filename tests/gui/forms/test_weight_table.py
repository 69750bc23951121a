"""Weights are typed, stepped, dragged, copied, pasted and filled, and never changed behind one's back."""

from typing import Any

import numpy as np
import pytest
from PyQt6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PyQt6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from engine.parameter import Matrix
from gui.forms.stepping import PX_PER_STEP
from gui.forms.weight_menu import ZEROS, as_matrix
from gui.forms.weight_picture import image_of
from gui.forms.weight_table import WeightTable
from gui.look.clipboard import clipboard, copy_text
from gui.look.theme import Theme

Key, Shift, Control = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Alt = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
MATRIX = ((1, 0.5), (-2, 0))


class Owner:
    """Shows what the table asks for, as the document would."""

    def __init__(self, table: WeightTable) -> None:
        self.table = table
        self.edits: list[Any] = []
        self.ends = 0
        table.edited.connect(self.take)
        table.ended.connect(self.count_end)

    def show(self, numbers: Matrix) -> None:
        rows, columns = (f"x[{i}]" for i in range(len(numbers))), (f"h[{j}]" for j in range(len(numbers[0])))
        self.table.show_weight(numbers, True, tuple(rows), tuple(columns))

    def take(self, numbers: Matrix | None) -> None:
        self.edits.append(numbers)
        if numbers is not None:
            self.show(numbers)

    def count_end(self) -> None:
        self.ends += 1


@pytest.fixture
def table(qapp: QApplication, qtbot: QtBot) -> WeightTable:
    table = WeightTable("kernel", "W", "Its help.", Theme("light"))
    qtbot.addWidget(table)
    table.resize(220, 200)
    table.show_weight(MATRIX, True, ("x[0]", "x[1]"), ("h[0]", "h[1]"))
    table.show()
    qtbot.waitExposed(table)
    return table


@pytest.fixture
def owner(table: WeightTable) -> Owner:
    return Owner(table)


def at(table: WeightTable, row: int, column: int) -> QModelIndex:
    return table.model.index(row, column)


def choose(table: WeightTable, row: int, column: int) -> None:
    table.view.setFocus()
    table.view.setCurrentIndex(at(table, row, column))


def place_of(table: WeightTable, row: int, column: int) -> QPoint:
    return table.view.visualRect(at(table, row, column)).center()


def type_into_cell(qtbot: QtBot, table: WeightTable, text: str) -> None:
    qtbot.keyClick(table.view, Key.Key_Return)
    editor = table.view.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    with qtbot.waitSignal(table.ended):
        qtbot.keyClick(editor, Key.Key_Return)


def test_shape_and_headers_are_shown(table: WeightTable) -> None:
    assert table.chip.text() == "(2, 2)"
    assert table.model.headerData(1, Qt.Orientation.Horizontal) == "h[1]"
    assert table.model.headerData(1, Qt.Orientation.Vertical) == "x[1]"


def test_typed_cell_asks_for_the_matrix_with_that_number(
    qtbot: QtBot, table: WeightTable, owner: Owner
) -> None:
    choose(table, 1, 1)
    type_into_cell(qtbot, table, "2.0")
    assert repr(owner.edits) == "[((1, 0.5), (-2, 2.0))]"
    assert owner.ends == 1


def test_cell_that_is_no_number_is_refused_in_a_sentence(
    qtbot: QtBot, table: WeightTable, owner: Owner
) -> None:
    choose(table, 0, 0)
    type_into_cell(qtbot, table, "abc")
    assert table.problem.text() == "kernel must be a number, got 'abc'"
    assert owner.edits == []


def test_up_and_down_with_alt_change_a_number_finer_with_shift_coarser_with_control(
    qtbot: QtBot, table: WeightTable, owner: Owner
) -> None:
    choose(table, 0, 1)
    qtbot.keyClick(table.view, Key.Key_Up, Alt)
    qtbot.keyClick(table.view, Key.Key_Down, Alt | Shift)
    qtbot.keyClick(table.view, Key.Key_Down, Alt | Control)
    assert [edit[0][1] for edit in owner.edits] == [0.6, 0.59, -0.41]
    assert owner.ends == 3


def test_arrows_go_from_cell_to_cell_as_in_a_spreadsheet(qtbot: QtBot, table: WeightTable) -> None:
    choose(table, 0, 0)
    for key, place in (
        (Key.Key_Right, (0, 1)),
        (Key.Key_Right, (0, 1)),
        (Key.Key_Down, (1, 1)),
        (Key.Key_Left, (1, 0)),
        (Key.Key_Up, (0, 0)),
    ):
        qtbot.keyClick(table.view, key)
        assert (table.view.currentIndex().row(), table.view.currentIndex().column()) == place
    qtbot.keyClick(table.view, Key.Key_Down, Shift)
    assert table.view.selected == ((0, 0), (2, 1))


def test_control_and_enter_fill_what_is_selected(qtbot: QtBot, table: WeightTable, owner: Owner) -> None:
    choose(table, 0, 0)
    qtbot.keyClick(table.view, Key.Key_Down, Shift)
    qtbot.keyClick(table.view, Key.Key_F2)
    editor = table.view.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "1/4")
    qtbot.keyClick(editor, Key.Key_Return, Control)
    assert owner.edits == [((0.25, 0.5), (0.25, 0))]


def test_calculation_in_a_cell_is_its_number(qtbot: QtBot, table: WeightTable, owner: Owner) -> None:
    choose(table, 1, 0)
    type_into_cell(qtbot, table, "0.1+0.2")
    assert owner.edits == [((1, 0.5), (0.1 + 0.2, 0))]


def test_editor_shows_every_digit(qtbot: QtBot, table: WeightTable, owner: Owner) -> None:
    owner.show(((0.12345678901234567, 0), (0, 0)))
    choose(table, 0, 0)
    qtbot.keyClick(table.view, Key.Key_F2)
    editor = table.view.findChild(QLineEdit)
    assert editor is not None
    assert float(editor.text()) == 0.12345678901234567
    assert editor.fontMetrics().horizontalAdvance(editor.text()) < editor.width()


def test_dragged_cell_follows_the_mouse_and_ends_once(qtbot: QtBot, table: WeightTable, owner: Owner) -> None:
    viewport = table.view.viewport()
    start = place_of(table, 0, 0)
    qtbot.mousePress(viewport, LEFT, pos=start)
    for steps in (3, 4, 5):
        qtbot.mouseMove(viewport, start + QPoint(steps * PX_PER_STEP, 0))
    qtbot.mouseRelease(viewport, LEFT, pos=start + QPoint(5 * PX_PER_STEP, 0))
    assert owner.edits[-1] == ((1.5, 0.5), (-2, 0))
    assert owner.ends == 1


def test_click_alone_changes_nothing(qtbot: QtBot, table: WeightTable, owner: Owner) -> None:
    qtbot.mouseClick(table.view.viewport(), LEFT, pos=place_of(table, 1, 0))
    assert owner.edits == []
    assert table.view.currentIndex().row() == 1


def test_copied_block_is_what_spreadsheets_read(qtbot: QtBot, table: WeightTable) -> None:
    choose(table, 0, 0)
    table.view.selectAll()
    qtbot.keyClick(table.view, Key.Key_C, Control)
    assert clipboard().text() == "1\t0.5\n-2\t0"


def test_pasted_block_that_has_room_is_one_edit(qtbot: QtBot, table: WeightTable, owner: Owner) -> None:
    copy_text("7\n9")
    choose(table, 0, 1)
    qtbot.keyClick(table.view, Key.Key_V, Control)
    assert owner.edits == [((1, 7), (-2, 9))]
    assert owner.ends == 1


def test_pasted_text_that_is_no_table_is_refused(qtbot: QtBot, table: WeightTable, owner: Owner) -> None:
    copy_text("1\tx")
    choose(table, 0, 0)
    qtbot.keyClick(table.view, Key.Key_V, Control)
    assert table.problem.text() == "kernel cannot take what was pasted: line 1, column 2: 'x' is no number"
    assert owner.edits == []


def test_delete_sets_the_selected_cells_to_zero(qtbot: QtBot, table: WeightTable, owner: Owner) -> None:
    choose(table, 0, 0)
    table.view.selectRow(0)
    qtbot.keyClick(table.view, Key.Key_Delete)
    assert owner.edits == [((0, 0), (-2, 0))]


def test_menu_fills_the_weight(table: WeightTable, owner: Owner) -> None:
    for action in table.menu.actions()[:4]:
        action.trigger()
    *others, drawn = owner.edits
    assert others == [None, ((0, 0), (0, 0)), ((1, 0), (0, 1))]
    assert np.abs(drawn).max() < 1.5**0.5  # Glorot's bound for (2, 2)
    assert owner.ends == 4


def test_identity_is_offered_for_square_matrices_alone(table: WeightTable, owner: Owner) -> None:
    owner.show(((1, 2),))
    (identity,) = [action for action in table.menu.actions() if action.text() == "Identity"]
    assert not identity.isEnabled()


def test_drawn_weight_is_quiet_and_an_edit_takes_all_its_numbers_over(
    qtbot: QtBot, table: WeightTable, owner: Owner
) -> None:
    drawn = np.array([[0.25, -0.125]])
    table.show_weight(drawn, False, ("x[0]",), ("h[0]", "h[1]"), "seed 0")
    assert table.remark.text() == "seed 0"
    assert table.model.data(at(table, 0, 0), Qt.ItemDataRole.ForegroundRole).name() == "#5b6470"
    choose(table, 0, 0)
    qtbot.keyClick(table.view, Key.Key_Up, Alt)
    assert repr(owner.edits) == "[((0.35, -0.125),)]"


def test_numbers_are_tinted_by_their_sign(table: WeightTable) -> None:
    tints = [table.model.data(at(table, *cell), Qt.ItemDataRole.BackgroundRole) for cell in ((0, 0), (1, 0))]
    assert [tint.name() for tint in tints] == ["#2166ac", "#b2182b"]
    assert tints[1].alpha() == 2 * tints[0].alpha()
    assert table.model.data(at(table, 1, 1), Qt.ItemDataRole.BackgroundRole) is None


def test_single_number_is_a_field_with_a_slider(qtbot: QtBot, table: WeightTable, owner: Owner) -> None:
    owner.show(((2,),))
    assert not table.view.isVisible()
    assert table.single.field.isVisible()
    qtbot.keyClick(table.single.slider, Key.Key_Right)
    table.single.field.selectAll()
    qtbot.keyClicks(table.single.field, "7")
    assert owner.edits == [((2.1,),), ((7,),)]


def test_vector_is_one_row_without_a_name(qapp: QApplication, qtbot: QtBot) -> None:
    table = WeightTable("bias", "b", "Its help.", Theme("light"), left_out=ZEROS, is_row=True)
    qtbot.addWidget(table)
    table.show_weight(((1, 2, 3),), True, ("",), ("h[0]", "h[1]", "h[2]"))
    assert table.chip.text() == "(3,)"
    assert [action.text() for action in table.menu.actions() if action.isVisible()] == [
        "Zeros", "Random", "", "Copy as", "Paste", "", "Open in a window…"
    ]  # fmt: skip


def test_same_shape_keeps_the_chosen_cell(table: WeightTable, owner: Owner) -> None:
    choose(table, 1, 1)
    owner.show(((5, 6), (7, 8)))
    assert (table.view.currentIndex().row(), table.view.currentIndex().column()) == (1, 1)


def test_large_matrix_is_a_picture_with_a_slider_for_the_chosen_number(
    qtbot: QtBot, table: WeightTable, owner: Owner
) -> None:
    rows, columns = tuple(f"x[{i}]" for i in range(128)), tuple(f"h[{j}]" for j in range(128))
    table.show_weight(np.eye(128), False, rows, columns)
    assert not table.view.isVisible()
    assert table.picture.isVisible()
    assert table.picture.height() < 220
    table.picture.choose(at(table, 3, 3))
    assert table.knob.label.text() == "W[3, 3]"
    assert table.knob.control.slider is not None
    qtbot.keyClick(table.knob.control.slider, Key.Key_Right)
    assert owner.edits[-1][3][3] == 1.01
    assert np.count_nonzero(np.array(owner.edits[-1]) != np.eye(128)) == 1


def test_click_on_the_picture_chooses_its_cell(qtbot: QtBot, table: WeightTable, owner: Owner) -> None:
    show_picture(table)
    where = table.picture.area_of(at(table, 3, 5)).center().toPoint()
    qtbot.mouseClick(table.picture, LEFT, pos=where)
    assert (table.view.currentIndex().row(), table.view.currentIndex().column()) == (3, 5)
    assert owner.edits == []


def show_picture(table: WeightTable) -> None:
    rows, columns = tuple(f"x[{i}]" for i in range(8)), tuple(f"h[{j}]" for j in range(8))
    table.show_weight(np.eye(8), True, rows, columns)


def test_picture_opens_the_whole_by_a_double_click(qtbot: QtBot, table: WeightTable) -> None:
    show_picture(table)
    with qtbot.waitSignal(table.opened):
        qtbot.mouseDClick(table.picture, LEFT, pos=QPoint(5, 5))
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton  # or the next test waits for the hand


def test_keys_on_the_picture_choose_step_and_clear(qtbot: QtBot, table: WeightTable, owner: Owner) -> None:
    show_picture(table)
    table.picture.setFocus()
    for key in (Key.Key_Down, Key.Key_Right):
        qtbot.keyClick(table.picture, key)
    qtbot.keyClick(table.picture, Key.Key_Up, Alt)
    assert owner.edits[-1][1][1] == 1.01
    qtbot.keyClick(table.picture, Key.Key_Delete)
    assert owner.edits[-1][1][1] == 0


def test_picture_is_coloured_by_sign_and_size() -> None:
    theme = Theme("light")
    image = image_of(np.array([[1.0, -2.0, 0.0]]), theme)
    assert image.pixelColor(2, 0) == theme.colour("card")
    assert image.pixelColor(1, 0) == theme.colour("negative")
    assert image.pixelColor(0, 0) not in (theme.colour("card"), theme.colour("positive"))


def test_cell_of_a_gate_is_named_by_it(table: WeightTable) -> None:
    names = tuple(f"{gate}[{unit}]" for gate in "ifgo" for unit in range(2))
    table.show_weight(np.eye(2, 8), True, ("h[0]", "h[1]"), names)
    table.view.setCurrentIndex(at(table, 1, 5))
    assert table.knob.label.text() == "W g[1, 1]"


def test_locked_numbers_are_neither_scrubbed_nor_typed(
    qtbot: QtBot, table: WeightTable, owner: Owner
) -> None:
    table.model.lock(True)
    choose(table, 0, 0)
    for key in (Key.Key_F2, Key.Key_Return, Key.Key_Delete):  # a warning of Qt's fails a test, too
        qtbot.keyClick(table.view, key)
    assert table.view.findChild(QLineEdit) is None
    assert owner.edits == []


@pytest.mark.parametrize(
    ("number", "kept"), [(3.0, 3), (2.0**53, 2**53), (2.0**54, 2.0**54), (1e300, 1e300), (0.5, 0.5)]
)
def test_whole_numbers_are_ints_as_far_as_floats_tell_them_apart(number: float, kept: int | float) -> None:
    found = as_matrix(np.array([[number]]))[0][0]
    assert found == kept
    assert type(found) is type(kept)


def test_same_weights_shown_again_lay_nothing_out(table: WeightTable, qtbot: QtBot) -> None:
    owner = Owner(table)
    owner.show(((0.5,),))
    table.show()
    qtbot.waitExposed(table)
    QApplication.sendPostedEvents()
    QApplication.sendPostedEvents()  # the first laying out asks for a second
    requests: list[QEvent] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
            if event is not None and event.type() == QEvent.Type.LayoutRequest:
                requests.append(event)
            return False

    watch = Watch()
    table.installEventFilter(watch)
    owner.show(((0.5,),))
    QApplication.sendPostedEvents()
    assert requests == []
