"""The prediction plot."""

import numpy as np
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.run.measures import as_float64
from engine.run.name import TARGET, X, Y
from engine.run.recorded_run import RecordedRun
from engine.run.trace import Block
from engine.sequences.values import Values
from gui.curves.marks import Symbols

TWO_FEATURES = Experiment(
    sequence=Values(values=tuple((float(t), 10.0 * t) for t in range(6))),
    model=Model(layers=(SimpleRNN(units=3),)),
)


def labels(plot) -> list[str]:
    return [entry.label for entry in plot.header.legend.entries]


def test_notebook_has_input_target_and_output(plot):
    assert labels(plot) == ["target", "NumPy", "input"]


def test_keras_is_drawn_over_the_others_once_it_is_recorded(plot, record):
    one = np.arange(4.0)[:, None]
    record(dict.fromkeys((X, TARGET, Y.of("numpy"), Y.of("keras")), one))
    assert plot.curves()[-1].label == "Keras"
    assert labels(plot) == ["target", "NumPy", "Keras", "input"]


def test_curves_are_the_recorded_values(plot, context):
    values = {curve.column: as_float64(curve.values).tolist() for curve in plot.curves()}
    assert values["target[0]"] == [5, 14, 36, 89, 217, 526, 1272, 3073, 7421]
    assert values["numpy.y[0]"] == [5, 18, 49, 124, 305, 742, 1797, 4344, 10493]


def test_one_output_needs_no_picker(plot):
    assert not plot.header.picker.isVisible()


def test_picker_chooses_one_of_several_outputs(plot, run):
    run(TWO_FEATURES)
    assert [plot.header.picker.itemText(index) for index in range(3)] == ["output 0", "output 1", "output 2"]
    plot.header.picker.setCurrentIndex(1)
    plot.header.picker.activated.emit(1)
    target = next(curve for curve in plot.curves() if curve.column == "target[1]")
    assert target.values.tolist() == [10, 20, 30, 40, 50]


def test_output_without_a_target_is_drawn_alone(plot, run):
    run(TWO_FEATURES)
    plot.header.picker.setCurrentIndex(2)
    plot.header.picker.activated.emit(2)
    assert labels(plot) == ["NumPy"]


def test_nearest_curve_is_read_out_with_its_value(plot):
    plot.canvas.pointed.emit((6.9, plot.curve_set.scale.height(4300)))
    assert plot.header.read_out.text == "t 7  NumPy 4344"


def test_read_out_is_empty_while_the_mouse_is_elsewhere(plot):
    plot.canvas.pointed.emit(None)
    assert plot.header.read_out.text == ""


def test_title_stands_in_the_header(plot):
    title = QLabel("Prediction")
    plot.add_title(title)
    assert title.parent() is plot.header


def test_automatic_scale_follows_the_values(plot, run, notebook):
    assert plot.curve_set.scale.kind == "linear"
    run(notebook.replace(sequence=notebook.sequence.replace(seq_len=60)))
    assert plot.curve_set.scale.kind == "symlog"


def test_axes_fit_what_is_left_when_a_curve_is_hidden(plot):
    plot.header.legend.set_hidden(frozenset({"numpy", "target"}))
    assert plot.canvas.height_span[1] < 4000  # the largest input is 3073


def test_new_run_does_not_blank_the_plot_before_it_has_come_as_far(plot, context):
    before = plot.curve_set.items[0].yData
    context.client.work = RecordedRun.begin(context.client.plan)
    context.client.started.emit()
    assert plot.curve_set.items[0].yData is before
    assert not plot.canvas.empty.isVisible()


def test_new_run_that_waits_for_the_user_is_drawn_after_a_moment(plot, context, qtbot):
    context.transport.pause()
    context.client.work = RecordedRun.begin(context.client.plan)
    context.client.started.emit()
    qtbot.waitUntil(plot.canvas.empty.isVisible)
    assert plot.canvas.empty.text() == "Press Run to compute steps."


def test_old_picture_is_dimmed_until_the_first_new_numbers(plot, context, qtbot, record):
    before, trace = plot.curve_set.items[0].yData, context.client.trace
    arrays = {name: trace[name][:2] for name in trace}
    context.client.work = RecordedRun.begin(context.client.plan)
    context.client.started.emit()
    qtbot.waitUntil(lambda: plot.canvas.centralWidget.opacity() < 1)
    assert plot.curve_set.items[0].yData is before
    assert not plot.canvas.empty.isVisible()
    context.client.trace.append(Block(2, arrays))
    context.client.advanced.emit()
    assert plot.canvas.centralWidget.opacity() == 1
    assert plot.curve_set.items[0].yData is not before


def test_a_run_that_fails_keeps_no_old_picture(plot, context, qtbot):
    context.client.work = RecordedRun.begin(context.client.plan)
    context.client.started.emit()
    context.client.failed.emit(ValueError())
    assert plot.canvas.empty.isVisible()
    assert plot.canvas.centralWidget.opacity() == 1


def test_symbols_are_whole_in_a_low_plot(plot, qtbot):
    plot.resize(700, 100)
    highest = max(heights.max() for heights in (item.yData for item in plot.curve_set.items[::2]))
    top = plot.canvas.view.sceneBoundingRect().top()
    assert plot.canvas.position_of(8, highest).y() - top >= 5


def test_tab_leaves_the_canvas(plot, qtbot):
    plot.canvas.setFocus()
    qtbot.keyClick(plot.canvas, Qt.Key.Key_Tab)
    assert not plot.canvas.hasFocus()


def test_other_themes_leave_no_symbols_behind(plot, context):
    looks = 3  # while size, pen and brush are set one after the other
    for mode in ("dark", "light") * 3:
        context.theme.set_mode(mode)
        plot.grab()
    symbols = [item for item in plot.canvas.scene().items() if isinstance(item, Symbols)]
    assert symbols
    assert all(len(item.fragmentAtlas) <= looks for item in symbols)


def test_read_out_tells_values_apart_that_differ_in_a_late_digit(plot, record):
    pressures = np.array([[101325.1], [101325.3], [101325.2]])
    record({X: pressures, TARGET: pressures + 0.01, Y.of("numpy"): pressures})
    curves = {curve.label: curve for curve in plot.curves()}
    plot.refresh()
    assert plot.describe(1, curves["NumPy"]).endswith("NumPy 101325.3")
    assert plot.describe(1, curves["target"]).endswith("target 101325.31")
