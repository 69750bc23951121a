"""A free run is marked across every plot over time."""

from pytestqt.qtbot import QtBot

from gui.plots.error import Error
from gui.plots.prediction import Prediction
from gui.state.context import Context


def test_free_run_marks_where_it_begins_and_how_far_it_follows(context: Context, qtbot: QtBot) -> None:
    plots = Prediction(context), Error(context)
    for plot in plots:
        qtbot.addWidget(plot)
        plot.show()
    qtbot.waitUntil(lambda: context.client.ending is not None)
    assert not any(mark.isVisible() for plot in plots for mark in plot.marks.marks)
    context.branches.run_freely(3)
    wanted = [(2.5, "reads its own outputs"), (6.0, "horizon: 3 steps")]
    for plot in plots:
        qtbot.waitUntil(lambda plot=plot: [(one.value(), one.text) for one in plot.marks.marks] == wanted)
    context.document.undo()
    assert not any(mark.isVisible() for plot in plots for mark in plot.marks.marks)
