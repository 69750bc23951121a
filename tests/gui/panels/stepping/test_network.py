"""The network on its canvas: units are where they are said to be, and a click looks at one everywhere."""

from collections.abc import Iterator
from itertools import count

import numpy as np
import pytest
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QColor, QMouseEvent
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.explain.network_edges import INPUT
from engine.run.name import Name, Number
from engine.sequences.values import Values
from gui.diagram.network_camera import UnitSpot
from gui.diagram.network_painter import short
from gui.diagram.network_view import NetworkView
from gui.forms.stepping import PX_PER_STEP
from gui.look.theme import Theme
from gui.panels.stepping.network import NetworkPanel
from gui.state.context import Context, make_context
from gui.state.document import Document

STEPS = 12
NAMES = count()


def experiment(units: int = 8, layers: int = 2, *, is_backward: bool = False) -> Experiment:
    wave = tuple((float(np.sin(t)),) for t in range(STEPS + 1))
    stack = [SimpleRNN(units=units) for _ in range(layers)]
    stack[-1] = stack[-1].replace(go_backwards=is_backward)
    return Experiment(sequence=Values(values=wave), model=Model(layers=tuple(stack)))


@pytest.fixture(scope="module")
def shared(qapp: QApplication) -> Iterator[Context]:
    context = make_context(Document(experiment()), Theme("light"))
    context.selection.want_only(("numpy",))
    context.transport.restart()
    yield context
    context.theirs.stop()
    assert context.trainings.close()
    assert context.client.close()


def open_panel(context: Context, opened: Experiment, qtbot: QtBot) -> NetworkPanel:
    opened = opened.replace(name=f"{next(NAMES)}")  # so that the run of an equal one is not taken for it
    context.document.open(opened, None)
    panel = NetworkPanel(context)
    qtbot.addWidget(panel)
    panel.resize(600, 520)
    panel.show()
    qtbot.waitExposed(panel)

    def is_shown() -> bool:
        run = context.client.recording
        return run is not None and run.ending is not None and run.experiment == opened

    qtbot.waitUntil(is_shown)
    context.transport.go_to(5)
    context.selection.look_at(layer=0, unit=0)
    qtbot.waitUntil(lambda: panel.view.numbers is not None and panel.view.numbers.run.experiment == opened)
    qtbot.waitUntil(lambda: panel.view.camera.t == 5)
    return panel


@pytest.fixture
def panel(shared: Context, qtbot: QtBot) -> NetworkPanel:
    return open_panel(shared, experiment(), qtbot)


def middle(view: NetworkView, spot: UnitSpot) -> QPointF:
    return view.area_of(spot).center()


def test_click_on_a_unit_looks_at_it_and_its_step(panel: NetworkPanel, shared: Context) -> None:
    clicked: list[tuple[Number, str]] = []
    panel.number_clicked.connect(lambda number, name: clicked.append((number, name)))
    place = middle(panel.view, UnitSpot(1, 6, 4)).toPoint()
    QTest.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=place)
    assert (shared.selection.layer, shared.selection.unit, shared.playhead.t) == (1, 6, 4)
    assert clicked == [(Number(Name("h", 1), 6, 4), "numpy")]


def test_fitted_network_is_whole_in_sight(panel: NetworkPanel) -> None:
    view = panel.view
    for t in (4, 5, 6):
        for spot in (UnitSpot(INPUT, 0, t), UnitSpot(0, 7, t), UnitSpot(1, 0, t)):
            assert view.rect().contains(middle(view, spot).toPoint())
            assert view.spot_at(middle(view, spot)) == spot


@pytest.mark.parametrize(("units", "layers"), [(1, 1), (8, 2), (64, 8)])
def test_every_size_is_found_where_it_is_drawn(
    shared: Context, qtbot: QtBot, units: int, layers: int
) -> None:
    view = open_panel(shared, experiment(units, layers), qtbot).view
    spots = [UnitSpot(layer, unit, 5) for layer in range(layers) for unit in range(units)]
    assert all(view.spot_at(middle(view, spot)) == spot for spot in spots)
    assert all(view.rect().contains(middle(view, spot).toPoint()) for spot in spots)


def test_colour_tells_sign_and_size(panel: NetworkPanel, shared: Context) -> None:
    picture, view = panel.view.grab().toImage(), panel.view
    values = shared.client.trace[Name("h", 0, "numpy")][5]
    for unit in (int(np.argmax(values)), int(np.argmin(values))):
        area = view.area_of(UnitSpot(0, unit, 5))
        colour = QColor(picture.pixel(int(area.center().x()), int(area.top() + 0.17 * area.height())))
        wanted = shared.theme.colour("positive" if values[unit] > 0 else "negative")
        ground, share = shared.theme.colour("card"), abs(float(values[unit]))
        for part in ("red", "green", "blue"):
            full, empty = getattr(wanted, part)(), getattr(ground, part)()
            assert getattr(colour, part)() == pytest.approx(empty + share * (full - empty), abs=12)


def test_playhead_moves_the_picture_along(panel: NetworkPanel, shared: Context) -> None:
    before = middle(panel.view, UnitSpot(0, 3, 5))
    shared.transport.go_to(8)
    assert middle(panel.view, UnitSpot(0, 3, 8)) == before


def drag(view: NetworkView, begin: QPointF, end: QPointF) -> None:
    """With the left button held; qtbot's moves hold none."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    QTest.mousePress(view, left, pos=begin.toPoint())
    kind, free = QMouseEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view, QMouseEvent(kind, end, QPointF(view.mapToGlobal(end)), none, left, free))
    QTest.mouseRelease(view, left, pos=end.toPoint())


def test_drag_pans_zoom_stays_around_the_mouse_and_a_double_click_fits(panel: NetworkPanel) -> None:
    view, spot = panel.view, UnitSpot(0, 3, 5)
    fitted = middle(view, spot)
    drag(view, QPointF(20, 20), QPointF(90, 50))
    assert middle(view, spot) == fitted + QPointF(70, 30)
    around = middle(view, spot)
    size = view.area_of(spot).width()
    view.zoom_by(2.0, around)
    assert (middle(view, spot) - around).manhattanLength() == pytest.approx(0, abs=1e-6)
    assert view.area_of(spot).width() == pytest.approx(2 * size)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPointF(20, 20).toPoint())
    assert middle(view, spot) == fitted


def test_weight_is_dragged_on_its_edge_as_one_undo_step(panel: NetworkPanel, shared: Context) -> None:
    view = panel.view
    before = shared.document.experiment
    assert view._picture is not None
    edge = view._picture._edge_spots()[0]
    place = view.camera.pan + edge.path.pointAtPercent(0.5) * view.camera.zoom
    found = view._picture.edge_at(place)
    assert found is not None
    weight = found.number
    assert found.value == shared.client.recording.value("numpy", weight)  # type: ignore[union-attr]
    drag(view, place, place + QPointF(10 * PX_PER_STEP, 0))
    changed = getattr(shared.document.experiment.model.layers[weight.name.layer or 0], weight.name.quantity)
    assert changed[weight.index][weight.column] == pytest.approx(found.value + 1.0, abs=0.051)
    shared.document.undo()
    assert shared.document.experiment == before


def test_keys_choose_units_and_layers(panel: NetworkPanel, shared: Context) -> None:
    panel.view.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_Up):
        QTest.keyClick(panel.view, key)
    assert (shared.selection.layer, shared.selection.unit) == (1, 1)
    assert shared.playhead.t == 5


def test_units_and_layers_are_changed_in_one_undo_step_each(panel: NetworkPanel, shared: Context) -> None:
    def sizes() -> list[int]:
        return [layer.units for layer in shared.document.experiment.model.layers]

    shared.selection.look_at(layer=1)
    found = []
    for button in (panel.more, panel.add, panel.remove, panel.fewer):
        button.click()
        found.append(sizes())
    assert found == [[8, 9], [8, 9, 9], [8, 9], [8, 8]]
    for wanted in ([8, 9], [8, 9, 9], [8, 9], [8, 8]):
        shared.document.undo()
        assert sizes() == wanted
    assert not panel.view.isHidden()


def test_pointing_at_a_unit_tells_its_number(panel: NetworkPanel, shared: Context) -> None:
    panel.view.pointed.emit(UnitSpot(1, 2, 5))
    value = shared.client.trace[Name("h", 1, "numpy")][5, 2]
    text = f"h[2] of layer 1 at t = 5: {value:.6g}".replace("-", "−")
    assert panel.readout.text() == text
    assert shared.highlight.number is not None
    assert shared.highlight.number.name == Name("h", 1)


def test_backward_layer_stands_in_time(shared: Context, qtbot: QtBot) -> None:
    panel = open_panel(shared, experiment(is_backward=True), qtbot)
    numbers = panel._numbers
    assert numbers is not None
    table = shared.client.trace[Name("h", 1, "numpy")]
    found = numbers.values(1, 2)
    assert found is not None
    np.testing.assert_array_equal(found, table[STEPS - 1 - 2])
    assert numbers.before(1, 2) == 3
    assert numbers.before(1, STEPS - 1) is None
    assert numbers.before(0, 0) is None


@pytest.mark.parametrize(
    ("value", "text"), [(0.5, ".5"), (-0.123, "−.12"), (12, "12"), (1.0, "1"), (0.0, "0")]
)
def test_number_in_a_circle_is_short(value: float, text: str) -> None:
    assert short(value) == text
