"""The point that is dragged on a plot to where somebody expects the next value."""

import math

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.run.name import Name
from gui.plots.base import Plot
from gui.plots.error import Error
from gui.plots.guess import GROW_MS, Guess
from gui.plots.hidden_state import HiddenState
from gui.plots.prediction import Prediction
from gui.state.context import Context
from tests.gui.plots.conftest import Run
from tests.pixels import colours, pixels

LEFT, NO = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ASKED = 5


def shown(plot: Plot, qtbot: QtBot) -> Plot:
    qtbot.addWidget(plot)
    plot.resize(600, 300)
    plot.show()
    return plot


@pytest.fixture
def held(context: Context, qtbot: QtBot) -> Context:
    context.transport.hold_before(ASKED)
    qtbot.waitUntil(lambda: context.transport.is_held_up)
    return context


@pytest.fixture
def plot(held: Context, qtbot: QtBot) -> Plot:
    return shown(Prediction(held), qtbot)


@pytest.fixture
def guess(plot: Plot) -> Guess:
    found = plot.ask_for(ASKED, "y")
    assert found is not None
    return found


def middle(guess: Guess) -> QPoint:
    """Of the diamond, on the point itself."""
    return guess._center.toPoint()


def drag(guess: Guess, distance: int, qtbot: QtBot) -> None:
    """Press, move so many px down, let go."""
    start = guess.mapToParent(middle(guess))
    qtbot.mousePress(guess, LEFT, NO, middle(guess))
    for share in (0.5, 1.0):
        qtbot.mouseMove(guess, guess.mapFromParent(start + QPoint(0, round(share * distance))))
    qtbot.mouseRelease(guess, LEFT, NO, middle(guess))


def place(guess: Guess) -> QPoint:
    """Where the middle of the diamond is on the canvas."""
    return guess.mapToParent(middle(guess))


def test_point_stands_at_its_step_where_the_curve_ended(plot: Plot, guess: Guess) -> None:
    expected = plot.canvas.position_of(ASKED, plot.scale_drawn.height(305))
    assert abs(place(guess).x() - expected.x()) <= 1
    assert abs(place(guess).y() - expected.y()) <= 1
    assert guess.text == "y = ?"
    assert guess.accessibleDescription() == "not answered yet"


def test_point_is_dragged_to_the_value_under_the_pointer(plot: Plot, guess: Guess, qtbot: QtBot) -> None:
    told: list[float] = []
    guess.moved.connect(told.append)
    before, heights = place(guess), plot.canvas.height_span
    drag(guess, 40, qtbot)
    per_pixel = (heights[1] - heights[0]) / plot.canvas.view.height()
    assert told[-1] == guess.value
    assert guess.value == pytest.approx(305 - 40 * per_pixel, abs=2 * per_pixel + 10)  # as round as one reads
    assert place(guess).y() - before.y() == pytest.approx(40, abs=2)
    assert place(guess).x() == before.x()


def test_value_is_as_round_as_an_axis_is_read(guess: Guess, qtbot: QtBot) -> None:
    drag(guess, 33, qtbot)
    assert guess.value == int(guess.value)  # a pixel is about one here


def test_dragging_to_the_edge_makes_the_range_grow_until_it_is_let_go(
    plot: Plot, guess: Guess, qtbot: QtBot
) -> None:
    low, high = plot.canvas.height_span
    qtbot.mousePress(guess, LEFT, NO, middle(guess))
    qtbot.mouseMove(guess, guess.mapFromParent(QPoint(place(guess).x(), 0)))
    qtbot.waitUntil(lambda: guess.value > 1.05 * high)
    qtbot.mouseRelease(guess, LEFT, NO, middle(guess))
    assert plot.canvas.height_span[1] > 1.05 * high
    assert plot.canvas.height_span[0] == low
    assert not guess._grow.isActive()
    guess.put(100)
    assert plot.canvas.height_span[1] > 1.05 * high  # what was asked for stays


def test_point_at_the_edge_does_not_run_away(plot: Plot, guess: Guess, qtbot: QtBot) -> None:
    low, high = plot.canvas.height_span
    qtbot.mousePress(guess, LEFT, NO, middle(guess))
    qtbot.mouseMove(guess, guess.mapFromParent(QPoint(place(guess).x(), 0)))
    guess._grow.stop()
    for _ in range(1000 // GROW_MS):  # what happens within a second
        guess._ask_for_room()
    qtbot.mouseRelease(guess, LEFT, NO, middle(guess))
    assert guess.value < high + (high - low)


@pytest.mark.parametrize("held_before", [2, 3, 4, 5, 6, 7, 8])
def test_there_is_room_for_the_next_value_of_the_notebook(
    context: Context, qtbot: QtBot, held_before: int
) -> None:
    context.transport.hold_before(held_before)
    qtbot.waitUntil(lambda: context.transport.is_held_up)
    plot = shown(Prediction(context), qtbot)
    drawn = plot.canvas.height_span[1] - plot.canvas.height_span[0]
    assert plot.ask_for(held_before, "target") is not None
    target = context.document.experiment.sequence.generate().row(0).targets[held_before, 0]
    low, high = plot.canvas.height_span
    assert low < plot.scale_drawn.height(float(target)) < high
    assert high - low > 1.4 * drawn


def test_room_is_where_the_asked_curve_goes_however_low_it_is(
    context: Context, run: Run, qtbot: QtBot
) -> None:
    run(
        Experiment(
            model=Model(
                layers=(
                    SimpleRNN(
                        units=2,
                        activation="linear",
                        kernel=((2, 1),),
                        recurrent_kernel=((0, 0), (0, 0)),
                        bias=(9, 0),
                    ),
                )
            )
        )
    )
    plot = shown(HiddenState(context), qtbot)
    low, high = plot.canvas.height_span
    assert plot.ask_for(3, "h", 1) is not None
    assert plot.canvas.height_span[1] - high > low - plot.canvas.height_span[0]


def test_point_snaps_to_whole_numbers_where_all_are_whole(plot: Plot, guess: Guess, qtbot: QtBot) -> None:
    assert guess.is_whole
    drag(guess, -17, qtbot)
    assert guess.value == round(guess.value)
    before = guess.value
    qtbot.keyClick(guess, Qt.Key.Key_Up)
    assert guess.value == before + 1
    real = plot.ask_for(ASKED, "y", is_whole=False)
    assert real is not None
    assert not real.is_whole


def test_whole_number_far_up_is_reached_by_keys(guess: Guess, qtbot: QtBot) -> None:
    guess.put(741)
    for _ in range(3):
        qtbot.keyClick(guess, Qt.Key.Key_Up)
    assert guess.value == 744


def test_arrow_keys_move_it_and_shift_farther(plot: Plot, qtbot: QtBot) -> None:
    guess = plot.ask_for(ASKED, "y", is_whole=False)
    assert guess is not None
    per_pixel = (plot.canvas.height_span[1] - plot.canvas.height_span[0]) / plot.canvas.view.height()
    before = guess.value
    qtbot.keyClick(guess, Qt.Key.Key_Up)
    fine = guess.value - before
    assert 0.2 * per_pixel <= fine <= 2.1 * per_pixel
    qtbot.keyClick(guess, Qt.Key.Key_Down)
    assert guess.value == pytest.approx(before)
    qtbot.keyClick(guess, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert guess.value == pytest.approx(before - 10 * fine)


def test_enter_gives_the_value_once_it_is_moved(guess: Guess, qtbot: QtBot) -> None:
    told: list[float] = []
    guess.given.connect(told.append)
    qtbot.keyClick(guess, Qt.Key.Key_Return)
    assert told == []  # nothing was answered yet
    qtbot.keyClick(guess, Qt.Key.Key_Up)
    qtbot.keyClick(guess, Qt.Key.Key_Return)
    assert told == [guess.value]


def test_typed_value_is_shown_however_far_it_is(plot: Plot, guess: Guess) -> None:
    low, high = plot.canvas.height_span
    guess.put(2 * high)
    assert guess.text == f"y = {round(2 * high)}" or guess.text.startswith("y = ")
    assert plot.canvas.height_span[1] > 2 * high
    guess.put(1e300)
    assert plot.canvas.height_span[1] <= high + 60 * (high - low)  # the curves can still be seen
    guess.put(math.nan)
    assert guess.value == 1e300


def test_right_arrow_is_left_to_the_plot(held: Context, plot: Plot, guess: Guess, qtbot: QtBot) -> None:
    held.transport.last()
    with qtbot.waitSignal(held.transport.held_back, timeout=0):
        qtbot.keyClick(guess, Qt.Key.Key_Right)


def test_answered_point_stays_as_a_mark_that_takes_no_mouse(guess: Guess, qtbot: QtBot) -> None:
    qtbot.keyClick(guess, Qt.Key.Key_Up)
    guess.freeze()
    assert guess.isVisible()
    assert guess.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert guess.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_point_goes_with_the_question_and_the_range_with_it(plot: Plot, guess: Guess) -> None:
    before = plot.canvas.height_span
    guess.put(5000)
    plot.stop_asking()
    assert plot.guess is None
    assert plot.canvas.height_span[1] <= before[1]


def test_point_is_put_where_no_step_is_recorded_yet(context: Context, qtbot: QtBot) -> None:
    context.transport.hold_before(0)
    qtbot.waitUntil(lambda: context.transport.is_held_up)
    plot = shown(Prediction(context), qtbot)
    guess = plot.ask_for(0, "y")
    assert guess is not None
    assert not plot.canvas.empty.isVisible()
    assert guess.isVisible()
    assert guess.value == 0


def test_near_the_right_edge_the_label_stands_on_the_left(context: Context, qtbot: QtBot) -> None:
    context.transport.hold_before(8)
    qtbot.waitUntil(lambda: context.transport.is_held_up)
    guess = shown(Prediction(context), qtbot).ask_for(8, "y")
    assert guess is not None
    assert guess._center.x() > guess.width() / 2
    assert guess.geometry().right() < guess.parentWidget().width()


@pytest.mark.parametrize(("kind", "quantity"), [(Prediction, "target"), (Error, "error"), (HiddenState, "h")])
def test_other_plots_ask_for_what_they_draw(
    held: Context, qtbot: QtBot, kind: type[Plot], quantity: str
) -> None:
    plot = shown(kind(held), qtbot)
    guess = plot.ask_for(ASKED, quantity)
    assert guess is not None
    assert guess.text == f"{quantity} = ?"
    assert plot.ask_for(ASKED, "nonsense") is None
    assert plot.guess is None


def test_what_a_plot_does_not_draw_as_a_curve_is_not_asked_on_it(
    context: Context, run: Run, qtbot: QtBot
) -> None:
    run(Experiment(model=Model(layers=(SimpleRNN(units=12),))))
    plot = shown(HiddenState(context), qtbot)
    assert plot.ask_for(3, "h", 2) is None
    assert Prediction(context).ask_for(3, "y", 99) is None


def test_one_of_several_units_is_named(context: Context, run: Run, qtbot: QtBot) -> None:
    run(Experiment(model=Model(layers=(SimpleRNN(units=3),))))
    plot = shown(HiddenState(context), qtbot)
    guess = plot.ask_for(3, "h", 2)
    assert guess is not None
    assert guess.text == "h[2] = ?"
    assert guess.value == context.client.trace[Name("h", 0, "numpy")][-1, 2]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_point_is_painted_in_its_own_colour(held: Context, qtbot: QtBot, mode: str, scale: float) -> None:
    held.theme.set_mode(mode)  # type: ignore[arg-type]
    held.theme.set_scale(scale)
    plot = shown(Prediction(held), qtbot)
    guess = plot.ask_for(ASKED, "y")
    assert guess is not None
    violet = held.theme.colours.units[4]
    assert violet in colours(pixels(guess.grab().toImage()))
    assert np.isclose(guess.height(), 24 * scale)
    held.theme.set_scale(1.0)
    held.theme.set_mode("light")
