"""The step table holds the notebook's values, and stays in step with the playhead."""

from collections.abc import Callable
from typing import Any

import pytest
from PyQt6.QtCore import QCoreApplication, QItemSelectionModel, Qt
from PyQt6.QtGui import QFontMetricsF
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment, Model, Precision
from engine.run.name import Y
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values
from gui.panels.stepping.step_model import StepModel
from gui.panels.stepping.step_table import StepTable
from gui.state.context import Context
from tests.gui.panels.conftest import Show
from tests.pixels import colours, pixels

Run = Callable[[Experiment], None]


def headers(table: StepTable) -> list[str]:
    model = table.model()
    return [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]


def cell(table: StepTable, t: int, header: str) -> str:
    return table.model().index(t, headers(table).index(header)).data()


def column(table: StepTable, header: str) -> list[str]:
    return [cell(table, t, header) for t in range(table.model().rowCount())]


def test_table_has_the_designed_columns(show: Show) -> None:
    table = show(StepTable)
    assert headers(table) == ["t", "xₜ", "xₜ·W", "hₜ₋₁·U", "b", "NumPy", "target", "error"]


def test_table_holds_the_notebooks_predictions_and_errors(show: Show, known: dict[str, Any]) -> None:
    table = show(StepTable)
    assert column(table, "NumPy") == list(map(str, known["prediction"]))
    assert column(table, "error") == list(map(str, known["error"]))


def test_terms_of_each_row_add_up_to_the_output(show: Show) -> None:
    table = show(StepTable)
    for t in range(9):
        terms = [int(cell(table, t, header)) for header in ("xₜ·W", "hₜ₋₁·U", "b")]
        assert sum(terms) == int(cell(table, t, "NumPy"))


def test_a_table_squeezed_to_nothing_writes_no_text(
    show: Show, run_another: Run, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It wrote those of every step, which took 0.8 s in a long run."""
    table = show(StepTable)
    table.resize(900, 1)
    assert table.viewport().height() <= 0
    written: list[int] = []
    text = StepModel.text
    monkeypatch.setattr(StepModel, "text", lambda self, t, column: written.append(t) or text(self, t, column))
    run_another(Experiment(sequence=MemorySum(seq_len=301)))
    qtbot.waitUntil(lambda: table.model().rowCount() == 300)
    table.resize(905, 1)
    assert written == []
    table.resize(900, 300)
    assert 0 < len({*written}) < 30


def test_current_row_follows_the_playhead(ended: Context, show: Show) -> None:
    table = show(StepTable)
    ended.transport.go_to(6)
    assert table.currentIndex().row() == 6


def test_clicked_row_moves_the_playhead(ended: Context, show: Show, qtbot: QtBot) -> None:
    table = show(StepTable)
    place = table.visualRect(table.model().index(2, 3)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ended.playhead.t == 2


def test_arrow_keys_move_the_playhead(ended: Context, show: Show, qtbot: QtBot) -> None:
    table = show(StepTable)
    ended.transport.go_to(4)
    qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert ended.playhead.t == 2


def test_shorter_run_neither_moves_nor_frees_the_playhead(
    ended: Context, show: Show, run_another: Run, notebook: Experiment
) -> None:
    show(StepTable)
    ended.transport.go_to(3)
    run_another(notebook.replace(sequence=MemorySum(seq_len=6)))
    assert ended.playhead.t == 3


def test_longer_run_keeps_the_place_and_adds_rows(
    ended: Context, show: Show, run_another: Run, notebook: Experiment
) -> None:
    table = show(StepTable)
    ended.transport.go_to(3)
    run_another(notebook.replace(sequence=MemorySum(seq_len=101)))
    assert table.model().rowCount() == 100
    assert table.currentIndex().row() == 3


def test_row_that_would_be_cut_in_two_is_not_drawn(ended: Context, show: Show) -> None:
    table = show(StepTable)
    row, head = table.rowHeight(0), table.horizontalHeader()
    assert head is not None
    table.resize(900, table.height() - table.viewport().height() + 4 * row + row // 2)
    assert table.viewport().height() == 4 * row + row // 2
    seen = pixels(table.viewport().grab().toImage())
    ends = [len(colours(seen[top : top + row // 2])) for top in (3 * row, 4 * row)]
    assert ends[0] > 1
    assert ends[1] == 1


def test_row_that_the_end_cuts_above_is_not_drawn(ended: Context, show: Show) -> None:
    """Qt puts the last row at the lower edge, and half of another at the upper one."""
    table = show(StepTable)
    height = table.rowHeight(0)
    table.resize(600, table.height() - table.viewport().height() + 4 * height + height // 2)
    ended.transport.last()
    assert table.rowViewportPosition(table.rowAt(0)) < 0
    background = colours(pixels(table.viewport().grab().toImage())[-1:, :1])
    seen = pixels(table.viewport().grab().toImage())
    assert colours(seen[: height // 2 - 1]) == background
    assert len(colours(seen[height // 2 : height])) > 1


def test_columns_stand_closer_before_the_table_scrolls_sideways(show: Show) -> None:
    table = show(StepTable)
    head, bar = table.horizontalHeader(), table.horizontalScrollBar()
    assert head is not None
    assert bar is not None
    texts = [
        max(
            QFontMetricsF(head.font()).horizontalAdvance(name),
            *map(QFontMetricsF(table.font()).horizontalAdvance, column(table, name)),
        )
        for name in headers(table)
    ]
    beside = table.width() - table.viewport().width()
    for room, scrolls in ((14, False), (10, True)):
        table.resize(round(beside + sum(texts) + room * len(texts)), 400)
        assert (bar.maximum() > 0) == scrolls


def test_step_at_the_end_computes_one_more(ended: Context, show: Show, qtbot: QtBot) -> None:
    table = show(StepTable)
    with qtbot.waitSignal(ended.client.advanced):
        ended.transport.stop()
    rows = []
    for _ in range(3):
        with qtbot.waitSignal(ended.client.advanced):
            ended.transport.step()
        QCoreApplication.sendPostedEvents()  # the table comes after the plots
        rows.append((table.model().rowCount(), table.currentIndex().row()))
    assert rows == [(2, 1), (3, 2), (4, 3)]


def test_copied_rows_are_tab_separated_under_their_headers(ended: Context, show: Show) -> None:
    table = show(StepTable)
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    ended.transport.go_to(1)
    table.selectionModel().select(table.model().index(2, 0), rows)
    table.menu.copy()
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    lines = clipboard.text().splitlines()
    assert lines[0].split("\t") == headers(table)
    assert [[float(value) for value in line.split("\t")] for line in lines[1:]] == [
        [1, 5, 10, 5, 3, 18, 14, 4],
        [2, 14, 28, 18, 3, 49, 36, 13],
    ]


def test_several_features_and_outputs_have_columns_each(ended: Context, show: Show, run_another: Run) -> None:
    table = show(StepTable)
    layers = (SimpleRNN(units=3), SimpleRNN(units=2))
    readout = Dense(kernel=((1.0, 0.5), (0.25, 2.0)))
    values = Values(values=((0.1, 1), (0.2, 2), (0.3, 3)))
    run_another(Experiment(sequence=values, model=Model(layers=layers, readout=readout)))
    assert headers(table) == [
        "t", "xₜ[0]", "xₜ[1]",
        "xₜ·W⁽⁰⁾[0] of 3", "h⁽⁰⁾ₜ₋₁·U⁽⁰⁾[0]", "b⁽⁰⁾[0]", "h⁽⁰⁾ₜ[0] of 3 NumPy",
        "NumPy[0]", "NumPy[1]", "target[0]", "target[1]", "error[0]", "error[1]",
    ]  # fmt: skip


def test_another_unit_shows_its_own_terms(ended: Context, show: Show, run_another: Run) -> None:
    table = show(StepTable)
    run_another(Experiment(model=Model(layers=(SimpleRNN(units=3),))))
    before = cell(table, 1, "hₜ₋₁·U[0]")
    ended.selection.look_at(unit=2)
    assert cell(table, 1, "hₜ₋₁·U[2]") != before


def test_terms_of_an_upper_layer_say_whose_input_they_are_of(
    ended: Context, show: Show, run_another: Run
) -> None:
    table = show(StepTable)
    layers = SimpleRNN(), SimpleRNN(units=2)
    run_another(Experiment(model=Model(layers=layers, readout=Dense(kernel=((1.0,), (0.5,))))))
    ended.selection.look_at(layer=1, unit=1)
    found = headers(table)
    assert found[2:6] == ["h⁽⁰⁾ₜ·W⁽¹⁾[1] of 2", "h⁽¹⁾ₜ₋₁·U⁽¹⁾[1]", "b⁽¹⁾[1]", "h⁽¹⁾ₜ[1] of 2 NumPy"]


def test_values_that_differ_by_a_last_digit_read_differently(show: Show, run_another: Run) -> None:
    table = show(StepTable)
    pressures = (101325.1, 101325.3, 101325.2, 101325.4, 101325.1)
    layer = SimpleRNN(activation="linear", kernel=((1,),), recurrent_kernel=((0,),), bias=(0,))
    run_another(Experiment(sequence=Values(values=[(p,) for p in pressures]), model=Model(layers=(layer,))))
    for header, values in (("xₜ", pressures), ("NumPy", pressures), ("target", pressures[1:])):
        assert [float(text) for text in column(table, header)] == list(values[:4])


def test_exact_integers_that_differ_by_one_read_differently(show: Show, run_another: Run) -> None:
    table = show(StepTable)
    whole = [8 * 10**15 + n for n in range(6)]
    layer = SimpleRNN(activation="linear", kernel=((1,),), recurrent_kernel=((0,),), bias=(0,))
    of = Experiment(sequence=Values(values=[(n,) for n in whole]), model=Model(layers=(layer,)))
    run_another(of.replace(precision=Precision(numpy="exact")))
    assert column(table, "NumPy") == [str(n) for n in whole[:5]]
    assert column(table, "target") == [str(n) for n in whole[1:]]


def test_exact_integers_are_short_with_all_digits_as_tooltip(
    ended: Context, show: Show, run_another: Run, notebook: Experiment
) -> None:
    table = show(StepTable)
    run_another(
        notebook.replace(
            sequence=MemorySum(seq_len=400, weight=2, bias=3), precision=Precision(numpy="exact")
        )
    )
    index = table.model().index(398, headers(table).index("NumPy"))
    assert len(index.data()) < 15
    value = ended.client.trace[Y.of("numpy")][398, 0]
    assert index.data(Qt.ItemDataRole.ToolTipRole).splitlines()[0].endswith(f"t = 398: {value}")


def test_million_rows_are_made_only_in_sight(
    ended: Context, show: Show, run_another: Run, notebook: Experiment, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = show(StepTable)
    asked = []
    text = table.model().text
    monkeypatch.setattr(table.model(), "text", lambda t, c: (asked.append(t), text(t, c))[1])
    run_another(notebook.replace(sequence=MemorySum(seq_len=50_001, weight=0, bias=1)))
    ended.transport.last()
    table.grab()
    assert table.model().rowCount() == 50_000
    assert len(set(asked)) < 2_000


def test_at_least_five_rows_are_in_sight_at_200_px(show: Show) -> None:
    table = show(StepTable)
    table.resize(640, 200)
    bottom = table.visualRect(table.model().index(4, 0)).bottom()
    assert bottom < table.viewport().height()


def test_playheads_row_is_outlined_in_the_accent(ended: Context, show: Show) -> None:
    table = show(StepTable)
    ended.transport.go_to(3)
    image = table.viewport().grab().toImage()
    row = table.visualRect(table.model().index(3, 0))
    assert image.pixelColor(row.center().x() + 40, row.top()).name() == ended.theme.colours.accent


def test_hidden_table_catches_up_when_shown(
    ended: Context, show: Show, run_another: Run, notebook: Experiment
) -> None:
    table = show(StepTable)
    table.hide()
    run_another(notebook.replace(sequence=MemorySum(seq_len=31)))
    assert table.model().rowCount() == 9
    table.show()
    assert table.model().rowCount() == 30
