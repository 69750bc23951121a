"""What the window shows of numbers that an experiment carries from elsewhere, and that they go with it."""

from collections.abc import Callable
from typing import Any

import pytest
from PyQt6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from engine.run.name import Y
from engine.theirs.align import RunShape, align
from engine.theirs.carried import carried_in_memory
from engine.theirs.given import given_of
from engine.theirs.slot import slots_of
from gui.panels.debug.watches import WatchesPanel
from gui.panels.stepping.comparison import ComparisonPanel
from gui.panels.stepping.equation import EquationPanel
from gui.panels.stepping.step_table import StepTable
from gui.panels.stepping.transport_bar import TransportBar
from gui.plots.hidden_state import HiddenState
from gui.plots.prediction import Prediction
from gui.state.context import Context

Show = Callable[..., Any]
WRONG = 2  # the first step at which they differ, by a half


@pytest.fixture
def carrying(ended: Context, qtbot: QtBot) -> Context:
    """The notebook with somebody's outputs beside it, to the end of its run."""
    experiment, trace = ended.document.experiment, ended.client.trace
    theirs = trace[Y.of("numpy")].astype(float)
    theirs[WRONG:] += 0.5
    given, model = given_of(theirs), experiment.model
    shape = RunShape(slots_of(model.layers, model.outputs), 1, len(theirs))
    carried = carried_in_memory("recorded", given, align(given, shape))
    with qtbot.waitSignal(ended.client.finished):
        ended.document.edit(experiment.replace(theirs=carried), "numbers of somebody's")
    return ended


def test_they_run_beside_the_others_and_undo_takes_them_away(carrying: Context, qtbot: QtBot) -> None:
    assert carrying.client.recording.implementations == ("numpy", "theirs")
    carrying.document.undo()
    qtbot.waitUntil(lambda: carrying.client.recording.implementations == ("numpy",))
    carrying.document.redo()
    qtbot.waitUntil(lambda: carrying.client.recording.implementations == ("numpy", "theirs"))


@pytest.mark.parametrize("kind", [Prediction, HiddenState])
def test_a_plot_has_their_curve(kind: type, show: Show, carrying: Context) -> None:
    plot = show(kind)
    assert "Theirs" in [entry.label for entry in plot.header.legend.entries]


def test_the_table_has_their_column(show: Show, carrying: Context) -> None:
    table = show(StepTable)
    column = next(one for one in table._steps.columns if one.header == "Theirs")
    assert column.role == "theirs_text"
    assert column.value(WRONG) == carrying.client.trace[Y.of("numpy")][WRONG, 0] + 0.5


def test_equation_and_comparison_tell_the_first_difference(show: Show, carrying: Context) -> None:
    equation, comparison = show(EquationPanel), show(ComparisonPanel)
    carrying.transport.go_to(WRONG)
    QCoreApplication.sendPostedEvents()
    assert equation.comparison.labels["theirs", "name"].text() == "Theirs"
    assert equation.comparison.labels["difference.theirs", "value"].text() == "0.5"
    assert comparison.different.t == WRONG
    assert comparison.model.pair == ("numpy", "theirs")


def test_a_watch_names_them(show: Show, carrying: Context) -> None:
    panel = show(WatchesPanel)
    carrying.watches.set_texts(("theirs.h - h",))
    carrying.transport.go_to(WRONG)
    assert [row.value for row in panel.list.shown] == ["0.5"]


def test_no_box_switches_them_on_where_there_are_none(show: Show, ended: Context) -> None:
    assert set(show(TransportBar).boxes) == {"numpy", "keras"}
    panel = show(EquationPanel)
    assert not panel.choice.toggle["theirs"].isVisibleTo(panel)
