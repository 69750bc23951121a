"""The transport bar's buttons do what they say, and say why when they cannot."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from engine.cells.minimal_gated_unit import MinimalGatedUnit
from engine.experiment import Experiment, Model, Precision
from engine.sequences.memory_sum import MemorySum
from gui.look.properties import present
from gui.panels.stepping.pace import PACES
from gui.panels.stepping.report_page import page_of
from gui.panels.stepping.transport_bar import FULL, ICONS, SHORT, TransportBar
from gui.state.context import Context
from tests.engine.runs import recorded
from tests.gui.panels.conftest import Show
from tests.pixels import are, pixels

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(show: Show) -> TransportBar:
    bar = show(TransportBar)
    bar.resize(1280, bar.sizeHint().height())
    return bar


def test_step_buttons_move_the_playhead(ended: Context, bar: TransportBar, qtbot: QtBot) -> None:
    shown = []
    for button in (bar.last, bar.step_back, bar.step_back, bar.step, bar.first):
        qtbot.mouseClick(button, LEFT)
        shown.append(ended.playhead.t)
    assert shown == [8, 7, 6, 7, 0]


def test_stop_goes_back_to_the_first_step(ended: Context, bar: TransportBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ended.client.advanced):
        qtbot.mouseClick(bar.stop, LEFT)
    assert (ended.playhead.t, ended.client.trace.steps) == (0, 1)


def test_run_button_runs_and_then_pauses(
    ended: Context, bar: TransportBar, qtbot: QtBot, notebook: Experiment
) -> None:
    ended.transport.set_pace(1)
    with qtbot.waitSignal(ended.client.advanced):
        ended.transport.stop()
    assert bar.run.text() == "Run"
    qtbot.mouseClick(bar.run, LEFT)
    assert (bar.run.text(), ended.transport.is_going) == ("Pause", True)
    qtbot.mouseClick(bar.run, LEFT)
    assert (bar.run.text(), ended.transport.is_going) == ("Run", False)


@pytest.mark.parametrize("width", [1280, 600])
def test_nothing_moves_where_run_becomes_pause(
    ended: Context, bar: TransportBar, qtbot: QtBot, width: int
) -> None:
    ended.transport.set_pace(1)
    bar.resize(width, bar.height())
    with qtbot.waitSignal(ended.client.advanced):
        ended.transport.stop()
    places, layout = [], present(bar.layout())
    for _ in range(2):
        layout.activate()
        places.append((bar.run.geometry(), bar.step.geometry(), bar.pace.geometry()))
        qtbot.mouseClick(bar.run, LEFT)
    assert places[0] == places[1]
    assert bar.run.sizeHint().width() <= bar.run.width()


@pytest.mark.parametrize("word", ["Run", "Pause"])
def test_icon_and_word_stand_in_the_middle_of_the_button(bar: TransportBar, word: str) -> None:
    button = bar.run
    button.setText(word)
    middle = pixels(button.grab().toImage())[button.height() // 4 : -button.height() // 4]
    ink = (~are(middle, bar._context.theme.colour("accent").name())).any(axis=0)
    ink[:4] = ink[-4:] = False  # the frame
    drawn = ink.nonzero()[0]
    assert len(drawn) > 30
    assert abs(drawn[0] - (button.width() - 1 - drawn[-1])) <= 3


def test_looks_at_a_network_that_is_trained_are_not_told_as_running(
    ended: Context, bar: TransportBar, qtbot: QtBot
) -> None:
    """Run became Pause and back many times in a second."""
    said, trainings = set(), ended.trainings
    trainings.toggle()
    looks = []
    ended.transport.changed.connect(lambda: said.add((bar.run.text(), bar.stop.isEnabled())))
    ended.client.started.connect(lambda: (looks.append(True), ended.transport.changed.emit()))
    qtbot.waitUntil(lambda: len(looks) > 5)
    trainings.rest()
    assert said == {("Run", True)}


def test_button_that_can_do_nothing_is_disabled_and_says_why(ended: Context, bar: TransportBar) -> None:
    ended.transport.last()
    assert not bar.step.isEnabled()
    assert "the run has ended" in bar.step.toolTip()
    ended.transport.first()
    assert bar.step.isEnabled()
    assert "Not now" not in bar.step.toolTip()
    assert not bar.step_back.isEnabled()


def test_pace_slider_sets_the_pace_and_says_it(ended: Context, bar: TransportBar) -> None:
    bar.pace.slider.setValue(PACES.index(20))
    assert ended.transport.pace == 20
    assert bar.pace.words.text() == "20 steps/s"


def test_last_notch_is_as_fast_as_possible(ended: Context, bar: TransportBar, qtbot: QtBot) -> None:
    ended.transport.set_pace(20)
    qtbot.keyClick(bar.pace.slider, Qt.Key.Key_End)
    assert ended.transport.pace is None
    assert bar.pace.words.text() == "as fast as possible"


def test_pace_set_elsewhere_is_shown_and_kept_as_it_is(ended: Context, bar: TransportBar) -> None:
    ended.transport.set_pace(37)
    assert ended.transport.pace == 37
    assert PACES[bar.pace.slider.value()] == 40
    assert bar.pace.words.text() == "37 steps/s"


def test_paces_of_the_slider_go_up_notch_by_notch() -> None:
    finite = [pace for pace in PACES if pace is not None]
    assert finite == sorted(set(finite))
    assert (finite[0], finite[-1], PACES[-1]) == (1, 1000, None)


def test_numpy_box_chooses_whether_numpy_runs(ended: Context, bar: TransportBar) -> None:
    bar.boxes["numpy"].click()
    assert ended.selection.wanted == ("keras",)
    bar.boxes["numpy"].click()
    assert ended.selection.wanted == ("numpy", "keras")


def test_keras_box_is_disabled_with_a_reason_until_keras_is_there(ended: Context, bar: TransportBar) -> None:
    assert not bar.boxes["keras"].isEnabled()
    assert "loading" in bar.boxes["keras"].toolTip()
    ended.client.keras = "missing"
    ended.client.keras_changed.emit()
    assert "not installed" in bar.boxes["keras"].toolTip()


def test_keras_box_says_that_keras_has_no_such_layer(bar: TransportBar, ended: Context, qtbot: QtBot) -> None:
    ended.client.keras = "ready"
    ended.client.keras_changed.emit()
    assert bar.boxes["keras"].isEnabled()
    model = Model(layers=(MinimalGatedUnit(),))
    ended.document.edit(ended.document.experiment.replace(model=model, precision=Precision()))
    qtbot.waitUntil(lambda: not bar.boxes["keras"].isEnabled())
    assert bar.boxes["keras"].toolTip() == "Keras has no layer for MinimalGatedUnit, so NumPy computes alone."
    assert ended.transport.job.implementations == ("numpy",)
    assert "Keras has no layer" in page_of(recorded(ended.document.experiment), None, "ready")


def test_every_control_has_a_tooltip_and_a_name(bar: TransportBar) -> None:
    controls = [*bar.findChildren(QToolButton), bar.pace.slider, *bar.boxes.values()]
    assert all(control.toolTip() for control in controls)
    assert all(control.accessibleName() or control.text() for control in controls)


def test_words_go_where_the_width_does_not_do_and_come_back(bar: TransportBar) -> None:
    styles = []
    for width in (1280, 700, 1280):
        bar.resize(width, bar.height())
        styles.append(bar.step.toolButtonStyle())
    wide, narrow = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
    assert styles == [wide, narrow, wide]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_squeezed_at_any_width(bar: TransportBar, qtbot: QtBot, scale: float) -> None:
    """What is given up makes as much room as the bar reckons with."""
    bar._context.theme.set_scale(scale)
    widths = bar._widths
    assert widths == sorted(widths, reverse=True)
    assert widths[FULL] > widths[SHORT] > widths[ICONS]
    for width in range(bar.minimumSizeHint().width(), bar.sizeHint().width() + 40, 20):
        bar.resize(width, bar.height())
        qtbot.wait(1)
        parts = [bar.pace, *bar.boxes.values(), *bar.findChildren(QToolButton)]
        squeezed = [part for part in parts if not part.isHidden() and part.width() < part.sizeHint().width()]
        assert not squeezed, width
    bar._context.theme.set_scale(1.0)


def test_bar_fits_1280_px_at_every_size_of_text(ended: Context, bar: TransportBar) -> None:
    ended.theme.set_scale(1.0)
    assert bar.sizeHint().width() <= 1280
    ended.theme.set_scale(2.0)
    assert bar.minimumSizeHint().width() <= 1280


def test_pace_label_of_a_long_run_never_changes_the_bars_width(ended: Context, bar: TransportBar) -> None:
    ended.document.edit(ended.document.experiment.replace(sequence=MemorySum(seq_len=1000)))
    widths = set()
    for pace in PACES:
        ended.transport.set_pace(pace)
        widths.add(bar.pace.words.width())
    assert len(widths) == 1


def test_bar_is_as_wide_as_before_when_text_is_large_and_small_again(
    ended: Context, bar: TransportBar, qtbot: QtBot
) -> None:
    ended.theme.set_scale(1.0)
    before = bar.sizeHint().width()
    for scale in (1.5, 2.0, 1.5, 1.0):
        ended.theme.set_scale(scale)
    assert bar.sizeHint().width() == before
    assert bar.pace.words.text() == "as fast as possible"


def test_button_that_has_the_keys_keeps_them_when_text_becomes_larger(
    ended: Context, bar: TransportBar, qtbot: QtBot
) -> None:
    bar.resize(2000, 60)
    bar.activateWindow()
    bar.stop.setFocus()
    qtbot.waitUntil(bar.stop.hasFocus)
    ended.theme.set_scale(1.25)
    assert bar.stop.hasFocus()
