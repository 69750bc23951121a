"""The corner of the selection in the workbench, and the keys that fill."""

import pytest
from PyQt6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PyQt6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.explain.weight_place import WeightPlace
from engine.lesson.lock import Locks
from engine.sequences.values import Values
from gui.look.properties import present
from gui.state.context import Context
from gui.workbench.window import Workbench

Key, Control, Left = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton
KERNEL = ((1, 10, 0, 0), (2, 20, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0))
ONE = Experiment(
    sequence=Values(values=((1,), (2,), (3,))),
    model=Model(layers=(SimpleRNN(units=4, recurrent_kernel=KERNEL),)),
)


@pytest.fixture
def bench(context: Context, qtbot: QtBot) -> Workbench:
    context.document.edit(ONE)
    bench = Workbench(context)
    qtbot.addWidget(bench)
    bench.show_weight(WeightPlace(0, "recurrent_kernel"))
    qtbot.waitExposed(bench)
    return bench


def select(bench: Workbench, top: int, left: int, bottom: int, right: int) -> None:
    model = bench.model
    block = QItemSelection(model.index(top, left), model.index(bottom, right))
    bench.cells.setCurrentIndex(model.index(top, left), QItemSelectionModel.SelectionFlag.NoUpdate)
    bench.cells.select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def drag_corner(bench: Workbench, row: int, column: int) -> None:
    handle = bench.handle
    there = bench.view.visualRect(bench.model.index(row, column)).center()
    viewport = present(bench.view.viewport())
    place = handle.mapFromGlobal(viewport.mapToGlobal(there))
    QTest.mousePress(handle, Left, pos=handle.rect().center())
    QTest.mouseMove(handle, (handle.rect().center() + place) / 2)
    QTest.mouseMove(handle, place)
    QTest.mouseRelease(handle, Left, pos=place)


def kernel(context: Context) -> list[list[float]]:
    return [list(row) for row in context.document.experiment.model.layers[0].recurrent_kernel]


def test_it_stands_at_the_corner_of_the_selection(bench: Workbench) -> None:
    select(bench, 0, 0, 1, 1)
    corner = bench.view.visualRect(bench.model.index(1, 1)).bottomRight()
    assert (bench.handle.geometry().center() - corner).manhattanLength() <= 2 * bench.handle.width()
    assert bench.handle.isVisible()


def test_a_drag_down_goes_on_with_each_column_as_one_undo_step(bench: Workbench, context: Context) -> None:
    select(bench, 0, 0, 1, 1)
    drag_corner(bench, 3, 1)
    assert kernel(context) == [[1, 10, 0, 0], [2, 20, 0, 0], [3, 30, 0, 0], [4, 40, 0, 0]]
    context.document.undo()
    assert kernel(context) == [list(row) for row in KERNEL]


def test_a_drag_to_the_right_goes_on_with_each_row(bench: Workbench, context: Context) -> None:
    select(bench, 0, 0, 1, 1)
    drag_corner(bench, 1, 3)
    assert kernel(context)[:2] == [[1, 10, 19, 28], [2, 20, 38, 56]]


def test_a_drag_back_into_the_selection_changes_nothing(bench: Workbench, context: Context) -> None:
    select(bench, 0, 0, 1, 1)
    drag_corner(bench, 0, 0)
    assert kernel(context) == [list(row) for row in KERNEL]


def test_keys_fill_from_the_first_row_and_column(bench: Workbench, context: Context, qtbot: QtBot) -> None:
    bench.activateWindow()
    bench.view.setFocus()
    qtbot.waitUntil(bench.view.hasFocus)
    select(bench, 1, 0, 3, 1)
    QTest.keyClick(bench.view, Key.Key_D, Control)
    assert [row[:2] for row in kernel(context)] == [[1, 10], [2, 20], [2, 20], [2, 20]]
    select(bench, 0, 1, 0, 3)
    QTest.keyClick(bench.view, Key.Key_R, Control)
    assert kernel(context)[0] == [1, 10, 10, 10]


def test_a_locked_weight_has_no_corner(bench: Workbench, context: Context) -> None:
    select(bench, 0, 0, 1, 1)
    context.document.lock(Locks(("all",)))
    assert not bench.handle.isVisible()
    bench.handle.fill_beyond(1, 0)
    assert kernel(context) == [list(row) for row in KERNEL]
