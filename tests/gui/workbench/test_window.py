"""The workbench edits the document's own weight, whole, by steps of undo, and follows what is looked at."""

from typing import Any

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment, Model
from engine.explain.weight_place import WeightPlace
from engine.lesson.lock import Locks
from engine.run.start import drawn_weights
from engine.sequences.values import Values
from engine.weights.spectrum import blocks_of
from gui.state.context import Context
from gui.workbench.window import Workbench

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
STACK = Experiment(
    sequence=Values(values=((1,), (2,), (3,))),
    model=Model(layers=(SimpleRNN(units=3), LSTM(units=4)), readout=Dense(kernel=((1,), (0,), (0,), (2,)))),
)


@pytest.fixture
def bench(context: Context, qtbot: QtBot) -> Workbench:
    context.document.edit(STACK)
    bench = Workbench(context)
    qtbot.addWidget(bench)
    bench.show_weight(WeightPlace(1, "recurrent_kernel"))
    return bench


def layer(context: Context, index: int = 1) -> Any:
    return context.document.experiment.model.layers[index]


def numbers(context: Context) -> Any:
    return np.array(layer(context).recurrent_kernel)


def fill(bench: Workbench, way: str, part: str | None = None, value: float | None = None) -> None:
    bench.fill_bar.of.show_choice(part)
    bench.fill_bar.of.picked.emit(part)
    bench.fill_bar.way.show_choice(way)
    bench.fill_bar.way.picked.emit(way)
    if value is not None:
        bench.fill_bar.number.put(value)
    bench.fill_bar.button.click()


def test_whole_weight_is_shown_with_the_names_of_its_gates(bench: Workbench) -> None:
    assert bench.model.shape == (4, 16)
    headings = [bench.model.headerData(column, Qt.Orientation.Horizontal) for column in (0, 5, 15)]
    assert headings == ["i[0]", "f[1]", "o[3]"]
    assert np.array_equal(bench.model.rows, drawn_weights(STACK, 1).recurrent_kernel)


def test_filling_is_one_undo_step_which_the_window_follows(bench: Workbench, context: Context) -> None:
    fill(bench, "identity")
    assert all(np.array_equal(block, np.eye(4)) for block in blocks_of(numbers(context), 4))
    context.document.undo()
    assert context.document.experiment == STACK
    assert np.array_equal(bench.model.rows, drawn_weights(STACK, 1).recurrent_kernel)


def test_one_gate_alone_is_filled(bench: Workbench, context: Context) -> None:
    fill(bench, "rotation", "g", 90)
    i, f, g, o = blocks_of(numbers(context), 4)
    assert np.allclose(np.linalg.eigvals(g).imag.round(9) ** 2, 1)
    before = blocks_of(drawn_weights(STACK, 1).recurrent_kernel, 4)
    assert np.array_equal([i, f, o], [before[0], before[1], before[3]])


def test_formula_fills_what_is_selected(bench: Workbench, context: Context, qtbot: QtBot) -> None:
    bench.view.setCurrentIndex(bench.model.index(1, 2))
    for key in (Key.Key_Down, Key.Key_Right):
        qtbot.keyClick(bench.view, key, Qt.KeyboardModifier.ShiftModifier)
    bench.fill_bar.formula.setText("10*i + j + cos(0)")
    fill(bench, "formula", "")
    assert numbers(context)[1:3, 2:4].tolist() == [[1, 2], [11, 12]]
    assert np.array_equal(numbers(context)[0], drawn_weights(STACK, 1).recurrent_kernel[0])


def test_formula_that_is_wrong_says_so_and_changes_nothing(bench: Workbench, context: Context) -> None:
    bench.fill_bar.formula.setText("x + 1")
    fill(bench, "formula")
    assert "unknown name 'x'" in bench.fill_bar.problem.text()
    assert context.document.experiment == STACK


@pytest.mark.parametrize(
    ("way", "value", "told"),
    [
        ("orthogonal", -1, "This seed must be at least 0, got -1"),
        ("glorot", 0.5, "This seed must be a whole number, got 0.5"),
    ],
)
def test_seed_that_draws_nothing_is_told_and_changes_nothing(
    bench: Workbench, context: Context, way: str, value: float, told: str
) -> None:
    fill(bench, way, None, value)
    assert bench.fill_bar.problem.text() == told
    assert context.document.experiment == STACK


def test_word_in_place_of_a_seed_is_told_and_fills_nothing(
    bench: Workbench, context: Context, qtbot: QtBot
) -> None:
    bench.fill_bar.way.show_choice("glorot")
    bench.fill_bar.way.picked.emit("glorot")
    bench.fill_bar.number.selectAll()
    qtbot.keyClicks(bench.fill_bar.number, "many")
    qtbot.keyClick(bench.fill_bar.number, Key.Key_Return)
    bench.fill_bar.button.click()
    assert bench.fill_bar.problem.text() == "seed must be a number, got 'many'"
    assert context.document.experiment == STACK


def test_enter_in_the_line_of_fillings_fills_and_presses_no_other_button(
    bench: Workbench, context: Context, qtbot: QtBot
) -> None:
    fill(bench, "glorot")
    filled = numbers(context)
    context.document.undo()
    qtbot.keyClick(bench.fill_bar.number, Key.Key_Return)
    assert np.array_equal(numbers(context), filled)
    fill(bench, "formula")
    filled = numbers(context)
    context.document.undo()
    qtbot.keyClick(bench.fill_bar.formula, Key.Key_Return)
    assert np.array_equal(numbers(context), filled)


def test_enter_in_the_field_of_one_number_changes_no_other_number(
    bench: Workbench, context: Context, qtbot: QtBot
) -> None:
    bench.view.setCurrentIndex(bench.model.index(0, 0))
    before = drawn_weights(STACK, 1).recurrent_kernel
    bench.knob.control.field.selectAll()
    qtbot.keyClicks(bench.knob.control.field, "0.5")
    qtbot.keyClick(bench.knob.control.field, Key.Key_Return)
    assert numbers(context)[0, 0] == 0.5
    assert np.array_equal(numbers(context)[1:], before[1:])


def test_scaling_gives_every_gate_the_radius(bench: Workbench, context: Context) -> None:
    bench.spectrum.field.put(0.9)
    bench.spectrum.button.click()
    radii = [np.abs(np.linalg.eigvals(block)).max() for block in blocks_of(numbers(context), 4)]
    assert radii == pytest.approx([0.9] * 4)
    context.document.undo()
    assert context.document.experiment == STACK


def test_eigenvalues_are_drawn_around_their_places(bench: Workbench) -> None:
    fill(bench, "rotation", None, 90)
    plot = bench.spectrum.plot
    zero, one = plot.place_of(0), plot.place_of(1j)
    assert (one.x(), one.y()) == (zero.x(), pytest.approx(zero.y() - (plot.place_of(1).x() - zero.x())))
    assert "size 1" in plot.accessibleDescription()


def test_tab_and_enter_go_on_as_in_a_spreadsheet(bench: Workbench, context: Context, qtbot: QtBot) -> None:
    bench.view.setCurrentIndex(bench.model.index(0, 15))
    qtbot.keyClick(bench.view, Key.Key_Tab)
    assert (bench.view.currentIndex().row(), bench.view.currentIndex().column()) == (1, 0)
    qtbot.keyClick(bench.view, Key.Key_F2)
    editor = bench.view.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "-1/8")
    with qtbot.waitSignal(bench.view.ended):
        qtbot.keyClick(editor, Key.Key_Return)
    assert numbers(context)[1, 0] == -0.125
    assert (bench.view.currentIndex().row(), bench.view.currentIndex().column()) == (2, 0)


def test_block_goes_to_a_spreadsheet_and_comes_back(bench: Workbench, context: Context, qtbot: QtBot) -> None:
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    clipboard.setText("1\t2\n3\t4.5")
    bench.view.setCurrentIndex(bench.model.index(2, 1))
    qtbot.keyClick(bench.view, Key.Key_V, Control)
    assert numbers(context)[2:4, 1:3].tolist() == [[1, 2], [3, 4.5]]
    for key in (Key.Key_Down, Key.Key_Right):
        qtbot.keyClick(bench.view, key, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bench.view, Key.Key_C, Control)
    assert clipboard.text() == "1\t2\n3\t4.5"


def test_layer_and_unit_are_followed_both_ways(bench: Workbench, context: Context) -> None:
    bench.picture.choose(bench.model.index(0, 6))
    assert (context.selection.layer, context.selection.unit) == (1, 2)
    context.selection.look_at(layer=0, unit=1)
    assert bench.place == WeightPlace(0, "recurrent_kernel")
    assert bench.model.shape == (3, 3)
    assert bench.knob.current.column() == 1


def test_readout_is_edited_and_left_when_it_is_gone(bench: Workbench, context: Context) -> None:
    bench.show_weight(WeightPlace(None, "kernel"))
    bench.model.set_numbers(bench.model.index(1, 0), ((7,),))
    assert context.document.experiment.model.readout == Dense(kernel=((1,), (7,), (0,), (2,)))
    model = context.document.experiment.model
    context.document.edit(context.document.experiment.replace(model=model.replace(readout=None)))
    assert bench.place == WeightPlace(0, "kernel")


def test_weight_that_a_lesson_locks_is_shown_only(bench: Workbench, context: Context) -> None:
    context.document.lock(Locks(("model.layers[1].recurrent_kernel",)))
    assert bench.model.is_locked
    assert not bench.fill_bar.isEnabled()
    bench._pick(WeightPlace(1, "kernel"))
    assert not bench.model.is_locked
    assert bench.fill_bar.isEnabled()
