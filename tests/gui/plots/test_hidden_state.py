"""The plot of the hidden state."""

import math

import numpy as np
import pytest

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.run.name import Name
from engine.sequences.values import Values
from gui.plots.hidden_state import HiddenState

ROWS = Values(values=tuple((math.sin(t),) for t in range(30)))


@pytest.fixture
def plot(context, qtbot):
    plot = HiddenState(context)
    qtbot.addWidget(plot)
    plot.resize(700, 220)
    plot.show()
    qtbot.waitUntil(lambda: context.client.ending is not None)
    return plot


def network(*units: int) -> Experiment:
    return Experiment(sequence=ROWS, model=Model(layers=tuple(SimpleRNN(units=size) for size in units)))


def with_keras(context, record) -> None:
    """Record the run again, as if Keras had given the same."""
    trace = context.client.trace
    arrays = {name: trace[name] for name in trace}
    arrays |= {name.of("keras"): arrays[name] for name in trace if name.implementation == "numpy"}
    record(arrays)


def test_one_unit_has_the_colours_of_the_implementations(plot):
    assert [curve.look.role for curve in plot.curves()] == ["numpy"]


@pytest.mark.parametrize("units", [2, 20])
def test_nothing_is_drawn_where_no_implementation_is_switched_on(plot, run, context, qtbot, units):
    for name in ("numpy", "keras"):
        context.selection.want(name, False)
    run(network(units))
    assert plot.curves() == []


def test_several_units_have_a_colour_and_an_entry_each(plot, run):
    run(network(3))
    assert [curve.look.unit for curve in plot.curves()] == [0, 1, 2]
    assert [entry.label for entry in plot.header.legend.entries] == ["h[0]", "h[1]", "h[2]"]


def test_units_of_several_layers_are_named_as_in_equations(plot, run, context):
    run(network(2, 2))
    context.selection.look_at(layer=1)
    assert [entry.label for entry in plot.header.legend.entries] == ["h⁽¹⁾[0]", "h⁽¹⁾[1]"]
    assert [curve.label for curve in plot.curves()] == ["NumPy h⁽¹⁾[0]", "NumPy h⁽¹⁾[1]"]


def test_units_from_the_fourth_are_dashed(plot, run):
    run(network(8))
    assert [bool(curve.look.dashes) for curve in plot.curves()] == [False] * 3 + [True] * 5
    looks = {(curve.look.unit % 6, curve.look.dashes) for curve in plot.curves()}
    assert len(looks) == 8


def test_an_entry_of_a_unit_hides_it_for_both_implementations(plot, run, context, record):
    run(network(3))
    with_keras(context, record)
    plot.header.legend.set_hidden(frozenset({"unit 1"}))
    assert [heading for heading, _ in plot.columns()] == [
        "numpy.0.h[0]",
        "numpy.0.h[2]",
        "keras.0.h[0]",
        "keras.0.h[2]",
    ]


def test_an_entry_of_an_implementation_hides_all_its_units(plot, run, context, record):
    run(network(3))
    with_keras(context, record)
    plot.header.legend.set_hidden(frozenset({"keras"}))
    assert all(heading.startswith("numpy") for heading, _ in plot.columns())


def test_eight_units_are_lines_and_nine_a_heat_map(plot, run):
    run(network(8))
    assert not plot._heat_map.item.isVisible()
    run(network(9))
    assert plot._heat_map.item.isVisible()
    assert not any(item.isVisible() for item in plot.curve_set.items)


def test_heat_map_gives_way_to_lines_again(plot, run):
    run(network(9))
    run(network(2))
    assert not plot._heat_map.item.isVisible()
    assert not plot.canvas.view.yInverted()


def test_heat_map_reads_out_the_value_under_the_mouse(plot, run, context):
    run(network(12))
    plot.canvas.pointed.emit((4.3, 6.8))
    value = context.client.trace[Name("h", 0, "numpy")][4, 7]
    assert plot.header.read_out.text == f"t 4   NumPy h[7] {value:.6g}".replace("-", "−")


def test_heat_map_s_implementation_can_be_picked(plot, run, context, record):
    run(network(12))
    with_keras(context, record)
    assert plot.header.picker.isVisible()
    plot.header.picker.setCurrentIndex(1)
    plot.header.picker.activated.emit(1)
    assert plot.columns()[0][0] == "keras.0.h[0]"


def test_colour_bar_tells_the_limits(plot, run, context):
    run(network(12))
    largest = np.abs(context.client.trace[Name("h", 0, "numpy")]).max()
    assert plot._bar.isVisible()
    assert plot._bar.limit == pytest.approx(largest)


def test_another_layer_is_drawn_when_it_is_selected(plot, run, context):
    run(network(2, 4))
    assert len(plot.columns()) == 2
    context.selection.look_at(layer=1)
    assert [heading for heading, _ in plot.columns()] == [f"numpy.1.h[{unit}]" for unit in range(4)]
    assert len(plot.header.legend.entries) == 4
