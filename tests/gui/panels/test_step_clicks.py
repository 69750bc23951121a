"""Clicking a cell of the step table tells which number of the run it is."""

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.run.name import TARGET, Name, Number, X, Y
from engine.zoo.every import specimen
from gui.panels.stepping.step_table import StepTable
from gui.state.context import Context
from tests.gui.panels.conftest import Show

CELLS = [
    ("xₜ", Number(X, 0, 2), ""),
    ("xₜ·W", Number(Name("xW", 0), 0, 2), "numpy"),
    ("hₜ₋₁·U", Number(Name("hU", 0), 0, 2), "numpy"),
    ("b", Number(Name("bias", 0), 0), "numpy"),
    ("NumPy", Number(Y, 0, 2), "numpy"),
    ("target", Number(TARGET, 0, 2), ""),
    ("error", Number(Name("error"), 0, 2), "numpy"),
]


def click(table: StepTable, t: int, header: str, qtbot: QtBot) -> None:
    model = table.model()
    headers = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    place = table.visualRect(model.index(t, headers.index(header))).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.parametrize(("header", "number", "whose"), CELLS)
def test_clicked_cell_tells_its_number(
    show: Show, qtbot: QtBot, header: str, number: Number, whose: str
) -> None:
    table = show(StepTable)
    with qtbot.waitSignal(table.number_clicked) as told:
        click(table, 2, header, qtbot)
    assert told.args == [number, whose]


def test_clicked_t_is_no_number_of_the_network(show: Show, qtbot: QtBot) -> None:
    table = show(StepTable)
    with qtbot.assertNotEmitted(table.number_clicked):
        click(table, 2, "t", qtbot)


def test_specimen_shows_what_becomes_of_the_terms(ended: Context, show: Show, qtbot: QtBot) -> None:
    table = show(StepTable)
    with qtbot.waitSignal(ended.client.finished):
        ended.zoo.open(specimen("times_for_plus"))
    qtbot.waitUntil(lambda: table.model().columnCount() == 9)
    with qtbot.waitSignal(table.number_clicked) as told:
        click(table, 2, "aₜ", qtbot)
    assert told.args == [Number(Name("a", 0), 0, 2), "numpy"]


@pytest.mark.parametrize(
    ("header", "watched"),
    [("t", ("t",)), ("xₜ", ("x",)), ("NumPy", ("y",)), ("error", ("error",)), ("hₜ₋₁·U", ("hU",)), ("b", ())],
)
def test_clicked_number_can_be_watched(
    show: Show, qtbot: QtBot, ended: Context, header: str, watched: tuple[str, ...]
) -> None:
    table = show(StepTable)
    click(table, 2, header, qtbot)
    table.menu.watch()
    assert ended.watches.texts == watched
