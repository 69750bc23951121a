"""Curves that were hidden by the legend are there again in another experiment."""

import pytest
from PyQt6 import sip
from PyQt6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from engine.sequences.values import Values
from gui.curves.curve import LegendEntry, Look
from gui.curves.legend import Legend
from gui.panels.train.loss import LossPanel
from gui.plots import plot_classes
from gui.plots.prediction import Prediction
from gui.state.context import Context

ANOTHER = Experiment(sequence=Values(values=((1.0,), (2.0,), (3.0,))))
HIDDEN = frozenset({"target"})


@pytest.fixture(params=[*plot_classes(), LossPanel])
def plot(request: pytest.FixtureRequest, context: Context, qtbot: QtBot) -> QWidget:
    plot: QWidget = request.param(context)
    qtbot.addWidget(plot)
    return plot


@pytest.fixture
def legend(plot: QWidget) -> Legend:
    legend = plot.findChildren(Legend)[0]
    legend.set_hidden(HIDDEN)
    return legend


def test_another_experiment_begins_with_all_curves(legend: Legend, context: Context) -> None:
    context.document.open(ANOTHER, None)
    assert legend.hidden == frozenset()


def test_a_ready_made_experiment_in_its_place_begins_with_all_curves(
    legend: Legend, context: Context
) -> None:
    context.document.open_over(ANOTHER)
    assert legend.hidden == frozenset()


def test_what_is_hidden_stays_hidden_while_the_experiment_is_edited(legend: Legend, context: Context) -> None:
    context.document.edit(ANOTHER)
    context.document.undo()
    assert legend.hidden == HIDDEN


def test_what_is_hidden_is_hidden_again_after_a_visit_elsewhere(legend: Legend, context: Context) -> None:
    own = context.document.put_aside()
    context.document.open(ANOTHER, None)
    legend.set_hidden(frozenset({"x"}))
    context.document.open_again(own)
    assert legend.hidden == HIDDEN


def test_a_plot_that_was_made_for_a_picture_is_asked_no_more(context: Context, qtbot: QtBot) -> None:
    """Kept alive by whoever drew it, it ended in the crash dialog at the next experiment."""
    plot = Prediction(context)
    legend = plot.findChildren(Legend)[0]
    legend.set_entries([LegendEntry("target", "target", Look("target"))])
    legend.set_hidden(HIDDEN)
    sip.delete(plot)
    context.document.open(ANOTHER, None)
    assert legend.hidden == HIDDEN
