"""What-ifs in every plot: the original behind them, and how far they are from it."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.run.measures import as_float64
from engine.run.name import Name, Y
from engine.run.trace import Block, Trace
from engine.run.what_if import Change
from engine.sequences.values import Values
from gui.plots import plot_classes
from gui.plots.base import Plot
from gui.plots.error import Error
from gui.plots.ghost import Difference
from gui.plots.hidden_state import HiddenState
from gui.state.context import Context
from tests.gui.plots.conftest import Run, ShowPlot

every_plot = pytest.mark.parametrize("kind", plot_classes(), ids=lambda kind: kind.name)
X5 = (Change("x", (0,), 5),)


def go_on(context: Context, qtbot: QtBot, t: int = 3, changes: tuple[Change, ...] = X5) -> None:
    context.branches.go_on(t, changes)
    qtbot.waitUntil(
        lambda: context.client.plan.job is context.branches.shown.job and context.client.ending is not None
    )


def labels(plot: Plot) -> list[str]:
    return [entry.label for entry in plot.header.legend.entries]


def lines(plot: Plot) -> int:
    return sum(item.line.isVisible() for item in plot.curve_set._items)


@every_plot
def test_the_original_is_drawn_behind_a_what_if(
    kind: type[Plot], context: Context, qtbot: QtBot, show_plot: ShowPlot
) -> None:
    plot = show_plot(kind)
    before = lines(plot)
    go_on(context, qtbot)
    assert labels(plot)[-1] == "original"
    assert lines(plot) > before
    ghost = plot._ghosts.curves()[0]
    assert len(ghost.values) == 9
    assert plot.columns()[-1][0].startswith("original.numpy.")
    context.document.undo()
    assert "original" not in labels(plot)
    assert lines(plot) == before


@every_plot
def test_the_legend_hides_a_ghost(
    kind: type[Plot], context: Context, qtbot: QtBot, show_plot: ShowPlot
) -> None:
    plot = show_plot(kind)
    go_on(context, qtbot)
    before = lines(plot)
    plot.header.legend.set_hidden(frozenset({"ghost original"}))
    assert lines(plot) == before - 1


@every_plot
def test_every_kept_what_if_is_a_ghost_until_it_is_switched_off(
    kind: type[Plot], context: Context, qtbot: QtBot, show_plot: ShowPlot
) -> None:
    plot = show_plot(kind)
    go_on(context, qtbot)
    first = context.branches.shown
    context.branches.show(context.branches.original)
    assert labels(plot)[-1] == "A"
    context.branches.rename(first, "five")
    assert labels(plot)[-1] == "five"
    context.branches.set_ghost(first, False)
    assert "five" not in labels(plot)


@every_plot
def test_a_ghost_is_read_out_by_its_name(
    kind: type[Plot], context: Context, qtbot: QtBot, show_plot: ShowPlot
) -> None:
    plot = show_plot(kind)
    go_on(context, qtbot)
    ghost = plot._ghosts.curves()[0]
    assert plot.describe(8, ghost).startswith("t 8  original ")


def test_the_error_plot_draws_the_difference_from_the_original(
    context: Context, qtbot: QtBot, show_plot: ShowPlot
) -> None:
    plot = show_plot(Error)
    original = context.client.trace[Y.of("numpy")][:, 0].tolist()
    go_on(context, qtbot)
    assert "NumPy − original" in labels(plot)
    (difference,) = [curve for curve in plot.curves() if curve.keys == ("difference",)]
    changed = context.client.trace[Y.of("numpy")][:, 0].tolist()
    assert difference.values.tolist() == [a - b for a, b in zip(changed, original, strict=True)]
    assert difference.values[:3].tolist() == [0, 0, 0]


def test_the_difference_is_drawn_where_no_error_is_defined(
    context: Context, qtbot: QtBot, run: Run, show_plot: ShowPlot
) -> None:
    plot = show_plot(Error)
    rows = tuple((float(t),) for t in range(6))
    run(Experiment(sequence=Values(values=rows), model=Model(layers=(SimpleRNN(units=3),))))
    assert plot.canvas.empty.isVisible()
    go_on(context, qtbot)
    assert not plot.canvas.empty.isVisible()
    assert labels(plot) == ["NumPy − original"]


def test_a_heat_map_offers_the_difference(
    context: Context, qtbot: QtBot, run: Run, show_plot: ShowPlot
) -> None:
    plot = show_plot(HiddenState)
    rows = tuple((float(t),) for t in range(6))
    run(Experiment(sequence=Values(values=rows), model=Model(layers=(SimpleRNN(units=12),))))
    original = context.client.trace[Name("h", 0, "numpy")]
    go_on(context, qtbot, 2, (Change("h", (4,), 0.5),))
    assert [plot.header.picker.itemText(index) for index in range(2)] == ["NumPy", "NumPy − original"]
    plot.header.picker.setCurrentIndex(1)
    plot.header.picker.activated.emit(1)
    found = np.column_stack([values for _, values in plot.columns()])
    assert found.tolist() == (context.client.trace[Name("h", 0, "numpy")] - original).tolist()


def test_a_difference_of_growing_traces_is_that_of_the_whole() -> None:
    rng, difference = np.random.default_rng(0), Difference()
    a, b = rng.normal(size=(20, 2)), rng.normal(size=(15, 2))
    ours, theirs = Trace(), Trace()
    theirs.append(Block(15, {Y: b}))
    for begin in range(0, 20, 3):
        ours.append(Block(len(a[begin : begin + 3]), {Y: a[begin : begin + 3]}))
        found = difference.between(ours, theirs, Y)
        steps = min(ours.steps, 15)
        assert found is not None
        assert found.tolist() == (a[:steps] - as_float64(b[:steps])).tolist()
