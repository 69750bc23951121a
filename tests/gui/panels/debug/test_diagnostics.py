"""The panel says what the units do, and each line stops, shows and watches; the foot warns by itself."""

from collections.abc import Iterator
from itertools import count

import numpy as np
import pytest
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.breakpoints.expression import ExpressionBreakpoint
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.run.name import Name
from engine.sequences.values import Values
from engine.zoo.every import specimens
from gui.look.theme import Theme
from gui.panels.debug.diagnostics import DiagnosticsPanel
from gui.panels.stepping.badge import WarningBadge
from gui.panels.stepping.foot import Foot
from gui.state.context import Context, make_context
from gui.state.document import Document

STEPS = 40
NAMES = count()


def experiment(size: float) -> Experiment:
    """A wave of a height into two tanh units; the second listens ten times as closely."""
    wave = tuple((size * float(np.sin(0.3 * t)),) for t in range(STEPS + 1))
    layer = SimpleRNN(units=2, kernel=((0.1, 1.0),), recurrent_kernel=((0, 0), (0, 0)))
    name = f"{next(NAMES)}"  # so that the run of an equal one is not taken for it
    return Experiment(name=name, sequence=Values(values=wave), model=Model(layers=(layer,)))


@pytest.fixture(scope="module")
def shared(qapp: QApplication) -> Iterator[Context]:
    context = make_context(Document(experiment(9)), Theme("light"))
    context.transport.restart()
    yield context
    context.theirs.stop()
    assert context.trainings.close()
    assert context.client.close()


@pytest.fixture
def panel(shared: Context, qtbot: QtBot) -> DiagnosticsPanel:
    shared.document.open(experiment(9), None)
    shared.breakpoints.set_items(())
    shared.watches.set_items(())
    panel = DiagnosticsPanel(shared)
    qtbot.addWidget(panel)
    panel.resize(700, 400)
    panel.show()
    qtbot.waitExposed(panel)
    qtbot.waitUntil(lambda: _steps(shared) == STEPS and len(panel.list.shown) == 1)
    return panel


def _steps(context: Context) -> int:
    activity = context.diagnostics.activity
    run = context.client.recording
    is_newest = run is not None and run.experiment == context.document.experiment
    is_looked_at = activity is not None and activity.trace is context.client.trace
    return activity.steps if activity is not None and is_newest and is_looked_at else 0


def _press(panel: DiagnosticsPanel, word: str, qtbot: QtBot) -> None:
    """Click on a word of the first row."""
    list = panel.list
    rect = list.visualRect(list.rows.index(0))
    area = next(area for text, area, _ in list.links(rect, 0) if text == word)
    qtbot.mouseClick(list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())


def _saturated(context: Context) -> np.ndarray:
    table = context.client.trace[Name("h", 0, "numpy")]
    return np.flatnonzero(np.abs(table[:, 1]) > 0.99)


def test_row_says_what_numpy_counts(shared: Context, panel: DiagnosticsPanel) -> None:
    where = _saturated(shared)
    text = panel.list.shown[0].text.replace("\u00a0", " ")
    share = f"{len(where)} of {STEPS} steps ({round(100 * len(where) / STEPS)} %)"
    assert text.startswith("h[1] is above 0.99 or below −0.99 ")
    assert share in text
    assert panel.list.toolTip() == "tanh is saturated where it is above 0.99 or below −0.99"


def test_stop_where_adds_the_breakpoint_once(shared: Context, panel: DiagnosticsPanel, qtbot: QtBot) -> None:
    for _ in range(2):
        _press(panel, "Stop where", qtbot)
    assert shared.breakpoints.items == (ExpressionBreakpoint(condition="abs(h[1]) > 0.99"),)
    assert panel.answer.text() == "Runs already stop where abs(h[1]) > 0.99."
    assert shared.breakpoints.next_hit(0, 1) is not None
    assert shared.breakpoints.next_hit(0, 1)[0] == _saturated(shared)[0]  # type: ignore[index]


def test_show_goes_to_a_step_where_it_is_so(shared: Context, panel: DiagnosticsPanel, qtbot: QtBot) -> None:
    shared.selection.look_at(unit=0)
    shared.transport.go_to(0)
    _press(panel, "Show", qtbot)
    assert shared.selection.unit == 1
    assert shared.playhead.t in _saturated(shared)


def test_watch_adds_the_watch(shared: Context, panel: DiagnosticsPanel, qtbot: QtBot) -> None:
    _press(panel, "Watch", qtbot)
    assert shared.watches.texts == ("h[1]",)


def test_other_margin_finds_more(shared: Context, panel: DiagnosticsPanel, qtbot: QtBot) -> None:
    panel.margin.edited.emit(0.4)
    qtbot.waitUntil(lambda: len(panel.list.shown) == 2)
    assert panel.list.shown[1].text.startswith("h[0] is above 0.6")
    panel.margin.edited.emit(0)
    assert "above 0" in panel.answer.text()
    panel.margin.edited.emit(0.01)
    qtbot.waitUntil(lambda: len(panel.list.shown) == 1)


def test_calm_run_says_so(shared: Context, panel: DiagnosticsPanel, qtbot: QtBot) -> None:
    shared.document.edit(experiment(0.5))
    qtbot.waitUntil(lambda: not panel.list.shown)
    assert "No unit saturates" in panel.list._empty


def test_press_in_a_picture_shows_step_and_unit(
    shared: Context, panel: DiagnosticsPanel, qtbot: QtBot
) -> None:
    maps = panel.maps
    area = maps.map_area(0)
    place = QPointF(area.left() + area.width() * 10.5 / STEPS, area.top() + area.height() * 0.75)
    qtbot.mousePress(maps, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert (shared.playhead.t, shared.selection.unit) == (10, 1)
    table = shared.client.trace[Name("h", 0, "numpy")]
    assert maps.tip_at(place) == f"h, unit 1 at t = 10: {table[10, 1]:.6g}".replace("-", "−")


def test_badge_warns_though_the_panel_is_hidden(shared: Context, qtbot: QtBot) -> None:
    badge = WarningBadge(shared)
    qtbot.addWidget(badge)
    shared.document.open(experiment(0.5), None)
    qtbot.waitUntil(lambda: _steps(shared) == STEPS)
    assert badge.isHidden()
    shared.document.edit(experiment(90))
    qtbot.waitUntil(lambda: not badge.isHidden())
    qtbot.waitUntil(lambda: badge.text() == "2 units saturate")
    shared.document.edit(experiment(0.5))
    qtbot.waitUntil(badge.isHidden)


def test_badge_keeps_quiet_in_the_zoo(shared: Context, qtbot: QtBot) -> None:
    badge = WarningBadge(shared)
    qtbot.addWidget(badge)
    shared.document.open(experiment(90), None)
    qtbot.waitUntil(lambda: not badge.isHidden())
    shared.zoo.open(specimens()[0])
    assert badge.isHidden()
    shared.zoo.leave()
    qtbot.waitUntil(lambda: not badge.isHidden())


def test_foot_is_as_high_with_the_badge_as_without(shared: Context, qtbot: QtBot) -> None:
    foot = Foot(shared)
    qtbot.addWidget(foot)
    shared.document.open(experiment(0.5), None)
    qtbot.waitUntil(lambda: _steps(shared) == STEPS)
    calm = foot.sizeHint().height()
    shared.document.edit(experiment(90))
    qtbot.waitUntil(lambda: not foot.badge.isHidden())
    assert foot.sizeHint().height() == calm
    with qtbot.waitSignal(foot.diagnostics_asked):
        foot.badge.click()
