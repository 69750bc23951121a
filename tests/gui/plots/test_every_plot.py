"""What holds for every plot there is; a new one is picked up by itself."""

import math

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtGui import QWheelEvent
from PyQt6.QtWidgets import QApplication, QWidget

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model, Precision
from engine.files.experiment_file import load
from engine.run.name import TARGET, Name, X, Y
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values
from gui.plots import plot_classes
from resources.library import experiment_names, experiment_path
from tests.pixels import colours, pixels

every_plot = pytest.mark.parametrize("kind", plot_classes(), ids=lambda kind: kind.name)


@pytest.fixture
def plot(kind, show_plot):
    """The plot on the screen, after the notebook has run."""
    return show_plot(kind)


def column(*values: object, dtype: object = np.float64) -> np.ndarray:
    """One feature over time, (steps, 1)."""
    return np.array(values, dtype=dtype)[:, None]


def colours_of(plot) -> set[str]:
    """Every colour that is seen on the canvas."""
    return colours(pixels(plot.canvas.grab().toImage()))


def drawn(plot) -> list[np.ndarray]:
    """The heights of the lines that are shown."""
    lines = plot.curve_set.items[::2]
    return [line.yData for line in lines if line.isVisible() and line.yData is not None]


@every_plot
def test_plot_says_what_it_is(kind):
    assert kind.name.isidentifier()
    assert kind.title
    assert kind.help.endswith(".")


def test_plots_have_names_and_places_of_their_own():
    assert len({kind.name for kind in plot_classes()}) == len(plot_classes())
    assert [kind.order for kind in plot_classes()] == sorted({kind.order for kind in plot_classes()})


@every_plot
def test_plot_is_named_for_screen_readers(plot):
    assert plot.canvas.accessibleName()
    assert plot.canvas.accessibleDescription()


@every_plot
def test_plot_draws_the_notebook_in_more_than_the_card_s_colour(plot, context):
    assert len(drawn(plot)) >= 1
    assert len(colours_of(plot)) > 3


@pytest.mark.slow
@every_plot
@pytest.mark.parametrize("name", experiment_names())
def test_plot_draws_every_ready_made_experiment(plot, run, name):
    run(load(experiment_path(name)))
    assert drawn(plot)
    assert all(np.isfinite(heights).all() for heights in drawn(plot))
    plot.grab()


@every_plot
def test_plot_says_why_there_is_no_step(plot, run, context, qtbot):
    run(Experiment(sequence=MemorySum(seq_len=4000, weight=3, batch_size=2)))
    with qtbot.waitSignal(context.client.finished):
        context.selection.set_row(1)
    assert context.client.trace.steps == 0
    assert plot.canvas.empty.isVisible()
    assert plot.canvas.empty.text().startswith("The sequence leaves float64")
    plot.grab()


@every_plot
def test_plot_before_any_run_says_what_to_do(kind, context, qtbot):
    qtbot.waitUntil(lambda: context.client.ending is not None)  # nothing comes that could belong to it
    context.transport.pause()
    context.client.work = None
    plot = kind(context)
    qtbot.addWidget(plot)
    plot.draw()
    assert plot.canvas.empty.text() == "Press Run to compute steps."


@every_plot
def test_plot_shows_a_single_step(plot, record):
    record({name: column(5.0) for name in (X, TARGET, Y.of("numpy"), Name("h", 0, "numpy"))})
    assert not plot.canvas.empty.isVisible()
    symbols = plot.curve_set.items[1::2]
    assert any(item.isVisible() and len(item.getData()[0]) == 1 for item in symbols)


@every_plot
def test_plot_survives_numbers_that_are_none_and_tells_of_them(plot, record):
    odd = column(1.0, -2.0, math.nan, 1e300, math.inf, -math.inf)
    record(dict.fromkeys((X, TARGET, Y.of("numpy"), Name("h", 0, "numpy")), odd))
    assert all(np.isfinite(heights).all() for heights in drawn(plot))
    assert plot.header.badge.text
    plot.grab()


@every_plot
def test_plot_survives_integers_beyond_float64(plot, record):
    exact = column(1, -(10**200), 10**400, dtype=object)
    others = dict.fromkeys((X, Y.of("numpy"), Name("h", 0, "numpy")), exact)
    record(others | {TARGET: column(0, 0, 0, dtype=object)})
    assert all(np.isfinite(heights).all() for heights in drawn(plot))
    assert plot.header.badge.text
    plot.grab()


@every_plot
def test_plot_survives_a_run_in_exact_integers_that_leaves_float64(plot, run):
    layer = SimpleRNN(activation="linear", kernel=((9,),), recurrent_kernel=((9,),), bias=(1,))
    sequence, precision = MemorySum(seq_len=2000, weight=3), Precision(numpy="exact")
    run(Experiment(sequence=sequence, model=Model(layers=(layer,)), precision=precision))
    plot.grab()
    assert drawn(plot)


@every_plot
@pytest.mark.parametrize("units", [8, 9, 200])
def test_plot_draws_any_number_of_units(plot, run, context, units):
    rows = tuple((math.sin(t),) for t in range(20))
    run(Experiment(sequence=Values(values=rows), model=Model(layers=(SimpleRNN(units=units),))))
    plot.grab()
    assert not plot.canvas.empty.isVisible() or not context.client.plan.has_error


@every_plot
def test_plot_takes_over_another_theme(plot, context):
    before = colours_of(plot)
    context.theme.set_mode("dark")
    context.theme.set_scale(1.5)
    after = colours_of(plot)
    assert context.theme.colours.card in after
    assert context.theme.colours.card not in before


@every_plot
def test_hidden_plot_draws_nothing_and_catches_up_when_shown(plot, run, notebook):
    plot.hide()
    before = [heights.copy() for heights in drawn(plot)]
    run(notebook.replace(sequence=MemorySum(seq_len=6, weight=1)))
    assert [heights.tolist() for heights in drawn(plot)] == [heights.tolist() for heights in before]
    plot.show()
    assert all(len(heights) == 5 for heights in drawn(plot))


@every_plot
def test_playhead_stands_at_its_step(plot, context):
    context.transport.go_to(4)
    assert plot.canvas.playhead.value() == 4


@every_plot
def test_click_moves_the_playhead_to_the_nearest_step(plot, context, qtbot):
    place = plot.canvas.position_of(5.3, sum(plot.canvas.height_span) / 2)
    qtbot.mouseClick(plot.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert context.playhead.t == 5


@every_plot
def test_drag_scrubs(plot, context, qtbot):
    middle = sum(plot.canvas.height_span) / 2
    start, end = (plot.canvas.position_of(t, middle).toPoint() for t in (1, 6))
    qtbot.mousePress(plot.canvas.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(plot.canvas.viewport(), end)
    qtbot.mouseRelease(plot.canvas.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert context.playhead.t == 6


def at(plot, t: float, share: float = 0.5) -> QPoint:
    """Where a step is on the canvas, at a share of its height from below."""
    low, high = plot.canvas.height_span
    return plot.canvas.position_of(t, low + share * (high - low)).toPoint()


def drag(plot, qtbot, start: QPoint, end: QPoint) -> None:
    viewport = plot.canvas.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for part in (0.5, 1.0):
        qtbot.mouseMove(viewport, start + (end - start) * part)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)


@every_plot
def test_drag_pans_a_zoomed_plot_and_a_click_moves_the_playhead(plot, context, qtbot):
    context.transport.go_to(3)
    plot.canvas.time_asked.emit((2.0, 6.0))
    place = at(plot, 5.0)
    drag(plot, qtbot, place, at(plot, 4.0))
    assert plot.time == pytest.approx((3.0, 7.0), abs=0.05)
    assert context.playhead.t == 3
    qtbot.mouseClick(plot.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at(plot, 5.0))
    assert context.playhead.t == 5
    assert plot.time == pytest.approx((3.0, 7.0), abs=0.05)


@every_plot
@pytest.mark.parametrize(("beside", "share"), [(4, 0.5), (8, 1.0)])
def test_the_playhead_is_dragged_by_its_line_or_triangle_in_a_zoomed_plot(
    plot, context, qtbot, beside, share
):
    context.transport.go_to(3)
    plot.canvas.time_asked.emit((2.0, 6.0))
    drag(plot, qtbot, at(plot, 3.0, share) + QPoint(beside, 2), at(plot, 5.0))
    assert context.playhead.t == 5
    assert plot.time == (2.0, 6.0)


@every_plot
def test_double_click_resets_the_zoom_only(plot, context, qtbot):
    whole = plot.time
    context.transport.go_to(3)
    plot.canvas.time_asked.emit((2.0, 6.0))
    place = at(plot, 5.0)
    qtbot.mouseClick(plot.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(plot.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert plot.time == whole
    assert context.playhead.t == 3


@every_plot
def test_arrow_keys_step(plot, context, qtbot):
    context.transport.go_to(3)
    qtbot.keyClick(plot.canvas, Qt.Key.Key_Right)
    assert context.playhead.t == 4
    qtbot.keyClick(plot.canvas, Qt.Key.Key_Left)
    qtbot.keyClick(plot.canvas, Qt.Key.Key_Left)
    assert context.playhead.t == 2


@every_plot
def test_zoom_stays_while_steps_come_and_goes_when_the_run_has_another_length(plot, run, notebook):
    plot.canvas.time_asked.emit((2.0, 5.0))
    run(notebook.replace(name="the same length"))
    assert plot.canvas.time == (2.0, 5.0)
    run(notebook.replace(sequence=MemorySum(seq_len=30)))
    assert plot.time == pytest.approx((-0.5, 28.5))


@every_plot
def test_key_a_shows_everything_again(plot, qtbot):
    whole = plot.canvas.time, plot.canvas.height_span
    plot.canvas.time_asked.emit((2.0, 5.0))
    plot.canvas.height_asked.emit((0.0, 10.0))
    qtbot.keyClick(plot.canvas, Qt.Key.Key_A)
    assert (plot.canvas.time, plot.canvas.height_span) == whole


@every_plot
def test_zoom_out_ends_at_the_whole_run(plot):
    whole = plot.time
    plot.canvas.time_asked.emit((-100.0, 500.0))
    assert plot.time == whole


@every_plot
def test_linked_plots_show_the_same_time(kind, plot, context, qtbot):
    other = kind(context)
    qtbot.addWidget(other)
    plot.link(other)
    plot.canvas.time_asked.emit((2.0, 5.0))
    assert other.time == (2.0, 5.0)
    other.fit()
    assert plot.time == other.time != (2.0, 5.0)


@every_plot
def test_state_is_remembered(kind, plot, context, qtbot):
    plot.scale = "symlog"
    plot.header.legend.set_hidden(frozenset({"numpy"}))
    other = kind(context)
    qtbot.addWidget(other)
    other.restore_state(plot.saved_state())
    assert other.saved_state() == plot.saved_state() == {"scale": "symlog", "hidden": ["numpy"]}


@every_plot
@pytest.mark.parametrize("state", [{}, {"scale": "cubic", "hidden": "all"}, {"scale": None, "hidden": [3]}])
def test_state_that_makes_no_sense_counts_as_not_set(plot, state):
    plot.restore_state(state)
    assert plot.saved_state() == {"scale": "auto", "hidden": []}


@every_plot
def test_legend_hides_a_curve_by_key_and_mouse(plot, qtbot):
    lines = len(drawn(plot))
    button = plot.header.legend.findChild(QWidget, "numpy")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(drawn(plot)) == lines - 1
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert len(drawn(plot)) == lines


@every_plot
def test_every_control_is_explained_and_named(plot):
    buttons = [plot.header.menu_button, *plot.header.legend.buttons]
    assert all(button.toolTip() and button.accessibleName() for button in buttons)
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in buttons)


@every_plot
def test_value_under_the_mouse_is_read_out(plot, context):
    name = plot.curves()[-1].label
    plot.canvas.pointed.emit((3.2, 0.0))
    assert plot.header.read_out.text.startswith("t 3")
    plot.canvas.pointed.emit(None)
    assert plot.header.read_out.text == ""
    assert name


@every_plot
def test_wheel_zooms_time_and_with_shift_the_values(plot, qtbot):
    time, heights = plot.time, plot.canvas.height_span
    wheel(plot, Qt.KeyboardModifier.NoModifier)
    assert plot.time != time
    assert plot.canvas.height_span == pytest.approx(heights)
    plot.fit()
    wheel(plot, Qt.KeyboardModifier.ShiftModifier)
    assert plot.time == time
    assert plot.canvas.height_span[1] - plot.canvas.height_span[0] < heights[1] - heights[0]


def wheel(plot, modifiers) -> None:
    """Turn the wheel by one notch over step 2."""
    place = plot.canvas.position_of(2, sum(plot.canvas.height_span) / 2)
    event = QWheelEvent(
        place,
        QPointF(plot.canvas.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot.canvas.viewport(), event)
