"""The error plot."""

import math

import numpy as np
import pytest
from PyQt6.QtCore import Qt

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.run.name import TARGET, Y
from engine.run.trace import Block
from engine.sequences.values import Values
from gui.plots.error import Error


@pytest.fixture
def plot(context, qtbot):
    plot = Error(context)
    qtbot.addWidget(plot)
    plot.resize(700, 220)
    plot.show()
    qtbot.waitUntil(lambda: context.client.ending is not None)
    return plot


def test_notebook_s_error_is_prediction_minus_target(plot):
    (curve,) = plot.curves()
    assert curve.values.tolist() == [0, 4, 13, 35, 88, 216, 525, 1271, 3072]


def test_error_is_told_apart_by_implementation(plot, record):
    y, target = np.array([[3.0], [5.0]]), np.array([[1.0], [7.0]])
    record({TARGET: target, Y.of("numpy"): y, Y.of("keras"): y + 1})
    assert [(curve.label, curve.values.tolist()) for curve in plot.curves()] == [
        ("NumPy", [2, -2]),
        ("Keras", [3, -1]),
    ]


def test_error_grows_with_the_run(plot, context, record):
    y, target = np.array([[3.0], [5.0]]), np.array([[1.0], [7.0]])
    record({TARGET: target, Y.of("numpy"): y})
    context.client.trace.append(Block(2, {TARGET: target, Y.of("numpy"): y}))
    context.client.advanced.emit()
    assert plot.curves()[0].values.tolist() == [2, -2, 2, -2]


def test_exact_integers_are_subtracted_exactly(plot, record):
    y, target = (np.array([[10**30 + extra]], dtype=object) for extra in (3, 1))
    record({TARGET: target, Y.of("numpy"): y})
    assert plot.curves()[0].values.tolist() == [2]


def test_infinite_output_leaves_a_gap_and_a_badge(plot, record):
    record({TARGET: np.ones((3, 1)), Y.of("numpy"): np.array([[1.0], [2.0], [math.inf]])})
    assert plot.header.badge.text == "infinite from t = 2"


def test_sizes_that_differ_are_explained(plot, run):
    rows = tuple((float(t),) for t in range(5))
    run(Experiment(sequence=Values(values=rows), model=Model(layers=(SimpleRNN(units=3),))))
    assert plot.canvas.empty.isVisible()
    assert plot.canvas.empty.text() == (
        "The outputs (3) and targets (1) differ in number, so there is no error to show."
    )


def test_a_run_of_which_no_step_counts_says_so(plot, run):
    rows = tuple((float(t),) for t in range(5))
    run(Experiment(sequence=Values(values=rows, targets=rows, counts=(False,) * 5)))
    assert not plot.curves()
    assert plot.canvas.empty.text() == "No step has counted up to now, so there is no error to show."
    run(Experiment(sequence=Values(values=rows, targets=rows, counts=(False,) * 4 + (True,))))
    assert [curve.label for curve in plot.curves()] == ["NumPy"]


def test_a_click_adds_the_readout_that_fits_as_one_undo_step(plot, run, context, qtbot):
    rows = tuple((float(t),) for t in range(5))
    run(Experiment(sequence=Values(values=rows), model=Model(layers=(SimpleRNN(units=3),))))
    before = context.document.experiment
    assert plot.readout.text() == "Add a readout"
    with qtbot.waitSignals([context.client.finished, plot.told]):
        qtbot.mouseClick(plot.readout, Qt.MouseButton.LeftButton)
    assert [entry.label for entry in plot.header.legend.entries] == ["NumPy"]
    assert not plot.readout.isVisible()
    context.document.undo()
    assert context.document.experiment == before


def test_the_button_says_less_where_the_plot_is_narrow(plot, run, qtbot):
    run(
        Experiment(
            sequence=Values(values=((0.0,), (1.0,), (2.0,))), model=Model(layers=(SimpleRNN(units=3),))
        )
    )
    header = plot.header
    for width, text in ((600, "Add a readout"), (0, "+"), (600, "Add a readout")):
        plot.resize(max(width, plot.minimumSizeHint().width()), 300)
        qtbot.waitUntil(lambda text=text: plot.readout.text() == text)
        assert header.minimumSizeHint().width() <= header.width()
        assert plot.readout.accessibleName() == "Add a readout"
