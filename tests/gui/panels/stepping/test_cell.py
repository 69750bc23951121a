"""The cell panel draws the step at the playhead, and what is pointed at is lit in table and equation."""

from collections.abc import Callable
from typing import Any

import pytest
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment, Model
from engine.run.name import Name, Number, X
from engine.run.what_if import Change, job_of
from engine.sequences.values import Values
from gui.diagram.spot import Spot
from gui.diagram.view import DiagramView
from gui.panels.stepping.cell import CellPanel
from gui.panels.stepping.equation import EquationPanel
from gui.panels.stepping.step_table import StepTable
from gui.state.context import Context
from gui.state.run_state import ALL
from tests.gui.panels.conftest import Show

Run = Callable[[Experiment], None]
Together = Callable[..., list[Any]]
HU = Number(Name("hU", 0), 0, 3)
H_BEFORE = Number(Name("h", 0), 0, 2)
U = Number(Name("recurrent_kernel", 0), 0, None, 0)
STACK = Experiment(
    sequence=Values(values=tuple((0.1 * t, 1 - 0.2 * t) for t in range(8))),
    model=Model(
        layers=(SimpleRNN(units=3), SimpleRNN(units=2)), readout=Dense(kernel=((1.0, 0.5), (0.25, 2.0)))
    ),
)


@pytest.fixture
def together(ended: Context, qtbot: QtBot) -> Together:
    """Show several panels in one window: offscreen, the mouse finds only one of several windows."""
    window = QWidget()
    qtbot.addWidget(window)

    def make(*kinds: type[QWidget]) -> list[Any]:
        layout = QVBoxLayout(window)
        panels = [kind(ended) for kind in kinds]  # type: ignore[call-arg]
        for panel in panels:
            layout.addWidget(panel)
        window.resize(640, 300 * len(kinds))
        with qtbot.waitExposed(window):
            window.show()
        return panels

    return make


def text(panel: CellPanel, key: str) -> str:
    picture = panel.view.picture
    assert picture is not None
    return " ".join(entry.text for entry in picture.node(key).entries)


def spot(view: DiagramView, number: Number) -> Spot:
    return next(spot for spot in view.spots if spot.number == number)


def place(view: DiagramView, number: Number) -> QPoint:
    return view.area_of(spot(view, number)).center().toPoint()


def hover(qtbot: QtBot, view: DiagramView, number: Number) -> None:
    qtbot.mouseMove(view, place(view, number))


def test_step_at_the_playhead_is_drawn(ended: Context, show: Show) -> None:
    panel = show(CellPanel)
    ended.transport.go_to(3)
    assert [text(panel, f"0:{name}") for name in ("x", "h-", "xW", "hU", "a", "h")] == [
        "36", "49", "72", "49", "124", "124",
    ]  # fmt: skip
    assert panel.header.text() == "t = 3"


def test_operation_about_to_run_is_named_and_not_computed_yet(ended: Context, show: Show) -> None:
    panel = show(CellPanel)
    ended.transport.go_to(3)
    for _ in range(3):
        ended.transport.step_into()
    assert panel.header.text() == "operation 3 of 4: + b"
    assert (text(panel, "0:hU"), text(panel, "0:a"), text(panel, "0:h")) == ("49", "·", "·")


def test_pointing_lights_the_number_and_where_it_comes_from(ended: Context, show: Show, qtbot: QtBot) -> None:
    panel = show(CellPanel)
    ended.transport.go_to(3)
    hover(qtbot, panel.view, HU)
    assert ended.highlight.number == HU
    assert ended.highlight.sources == {H_BEFORE, U}
    assert panel.origin.text() == "hU at t = 3: 49, from h at t = 2: 49 times U: 1"


def test_pointing_at_a_weight_lights_what_it_multiplies(ended: Context, show: Show, qtbot: QtBot) -> None:
    panel = show(CellPanel)
    ended.transport.go_to(3)
    hover(qtbot, panel.view, U)
    assert (ended.highlight.number, ended.highlight.sources) == (U, {H_BEFORE})


def test_leaving_lights_nothing(ended: Context, show: Show, qtbot: QtBot) -> None:
    panel = show(CellPanel)
    ended.transport.go_to(3)
    hover(qtbot, panel.view, HU)
    qtbot.mouseMove(panel.view, QPoint(1, 1))
    assert ended.highlight.number is None


def test_diagram_table_and_equation_light_the_same_numbers(
    ended: Context, together: Together, qtbot: QtBot
) -> None:
    cell, table, equation = together(CellPanel, StepTable, EquationPanel)
    ended.transport.go_to(3)
    hover(qtbot, cell.view, HU)
    columns = table.model().columns
    lit = {
        (t, column.header): ended.highlight.level(column.number_at(t))
        for t in range(9)
        for column in columns
        if ended.highlight.level(column.number_at(t))
    }
    assert lit == {(3, "hₜ₋₁·U"): "pointed", (2, "NumPy"): "source"}
    formulas = [formula for line in equation.math.lines for formula in line]
    levels = {formula.text: equation.math.level_of(formula) for formula in formulas}
    assert {text: level for text, level in levels.items() if level} == {
        "+ h₂ U": "pointed",
        "+ 49 · 1": "pointed",
        "+ 49": "pointed",
    }


def test_pointing_in_the_table_lights_the_diagram(ended: Context, together: Together, qtbot: QtBot) -> None:
    cell, table = together(CellPanel, StepTable)
    ended.transport.go_to(3)
    headers = [column.header for column in table.model().columns]
    rect = table.visualRect(table.model().index(3, headers.index("hₜ₋₁·U")))
    before = cell.view.grab().toImage()
    qtbot.mouseMove(table.viewport(), rect.center())
    assert ended.highlight.number == HU
    assert cell.view.grab().toImage() != before


def test_pointing_in_the_equation_lights_the_diagram(
    ended: Context, together: Together, qtbot: QtBot
) -> None:
    _, equation = together(CellPanel, EquationPanel)
    ended.transport.go_to(3)
    middle = next(
        QPoint(x, y)
        for y in range(0, equation.math.height(), 9)
        for x in range(0, 200, 9)
        if (formula := equation.math.formula_at(QPointF(x, y))) is not None and formula.text == "+ 49 · 1"
    )
    qtbot.mouseMove(equation.math, middle)
    assert ended.highlight.number == HU
    assert {H_BEFORE, U} <= ended.highlight.sources


def test_arrow_keys_go_through_the_numbers_and_tell_them(ended: Context, show: Show, qtbot: QtBot) -> None:
    panel = show(CellPanel)
    ended.transport.go_to(3)
    panel.view.setFocus(Qt.FocusReason.TabFocusReason)
    said = [panel.view.accessibleName()]
    for _ in range(len(panel.view.spots) - 1):
        qtbot.keyClick(panel.view, Qt.Key.Key_Down)
        said.append(panel.view.accessibleName())
    assert said == [
        "x at t = 3: 36",
        "h at t = 2: 49, from a at t = 2: 49",
        "W: 2",
        "xW at t = 3: 72, from x at t = 3: 36 times W: 2",
        "U: 1",
        "hU at t = 3: 49, from h at t = 2: 49 times U: 1",
        "b: 3",
        "a at t = 3: 124, from xW at t = 3: 72 and hU at t = 3: 49 and b: 3",
        "h at t = 3: 124, from a at t = 3: 124",
    ]
    assert ended.highlight.number == Number(Name("h", 0), 0, 3)


def test_focused_number_stays_lit_while_stepping(ended: Context, show: Show, qtbot: QtBot) -> None:
    panel = show(CellPanel)
    ended.transport.go_to(3)
    panel.view.setFocus(Qt.FocusReason.TabFocusReason)
    ended.transport.step()
    assert ended.highlight.number == Number(X, 0, 4)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, None])
def test_clicking_the_state_before_goes_to_its_step(
    ended: Context, show: Show, qtbot: QtBot, key: Qt.Key | None
) -> None:
    panel = show(CellPanel)
    ended.transport.go_to(3)
    if key is None:
        qtbot.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=place(panel.view, H_BEFORE))
    else:
        panel.view.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(panel.view, Qt.Key.Key_Down)
        qtbot.keyClick(panel.view, key)
    assert ended.playhead.t == 2


def test_click_says_which_number_it_was(ended: Context, show: Show, qtbot: QtBot) -> None:
    panel = show(CellPanel)
    ended.transport.go_to(3)
    with qtbot.waitSignal(panel.number_clicked) as clicked:
        qtbot.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=place(panel.view, HU))
    assert clicked.args == [HU, "numpy"]


def test_clicking_one_of_many_units_looks_at_it(
    ended: Context, show: Show, run_another: Run, qtbot: QtBot
) -> None:
    panel = show(CellPanel)
    run_another(STACK)
    ended.transport.go_to(3)
    qtbot.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=place(panel.view, Number(Name("h", 0), 2, 2)))
    assert (ended.playhead.t, ended.selection.layer, ended.selection.unit) == (2, 0, 2)
    assert panel.header.text() == "t = 2, unit 2 of 3"


def test_unrolled_shows_the_steps_around(ended: Context, show: Show, qtbot: QtBot) -> None:
    panel = show(CellPanel)
    ended.transport.go_to(3)
    qtbot.mouseClick(panel.unrolled, Qt.MouseButton.LeftButton)
    assert [text(panel, f"0.h{offset:+}") for offset in range(-2, 3)] == ["18", "49", "124", "305", "742"]
    qtbot.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=place(panel.view, Number(Name("h", 0), 0, 5)))
    assert ended.playhead.t == 5


def test_backward_layer_has_its_own_step_in_every_column_wherever_the_playhead_comes_from(
    ended: Context, show: Show, run_another: Run
) -> None:
    model = Model(layers=(SimpleRNN(units=2, go_backwards=True),))
    run_another(STACK.replace(model=model))
    panel = show(CellPanel)
    panel.unrolled.setChecked(True)
    for t in (3, 4, 2):
        ended.transport.go_to(t)
        nodes = [node for node in panel.view.picture.nodes if node.node.name == Name("h", 0)]
        steps = {node.node.column: entry.number.t for node in nodes for entry in node.entries}
        steps.pop(3, None)  # the state that it sets out from
        assert steps == {column: 6 - (t + column) for column in range(-2, 3)}


@pytest.mark.parametrize("is_unrolled", [False, True])
def test_first_and_last_step_can_be_drawn(ended: Context, show: Show, is_unrolled: bool) -> None:
    panel = show(CellPanel)
    panel.unrolled.setChecked(is_unrolled)
    for t in (0, 1, 8, 0):
        ended.transport.go_to(t)
        assert text(panel, "0.h+0" if is_unrolled else "0:h") != ""


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [200, 276, 700])
def test_picture_keeps_within_its_widget(
    ended: Context, show: Show, run_another: Run, width: int, scale: float
) -> None:
    panel = show(CellPanel)
    ended.theme.set_scale(scale)
    run_another(STACK)
    panel.resize(width, 300)
    area = panel.view.rect().toRectF()
    assert all(area.contains(panel.view.area_of(spot)) for spot in panel.view.spots)


def test_running_operation_of_a_deep_network_is_in_sight(
    ended: Context, show: Show, run_another: Run
) -> None:
    panel = show(CellPanel)
    panel.resize(276, 160)
    run_another(STACK)
    ended.playhead.move(3, len(ended.transport.operations) - 1)
    seen = panel.view.visibleRegion().boundingRect().toRectF()
    assert seen.intersects(panel.view.area_of_node("2:y"))


def test_hidden_panel_catches_up_when_shown(ended: Context, show: Show) -> None:
    panel = show(CellPanel)
    panel.hide()
    ended.transport.go_to(4)
    panel.show()
    assert panel.header.text() == "t = 4"


def test_without_a_run_the_panel_says_how_to_get_one(ended: Context, show: Show, qtbot: QtBot) -> None:
    panel = show(CellPanel)
    ended.selection.want("keras", False)
    with qtbot.waitSignal(ended.client.finished, timeout=60_000):
        ended.selection.want("numpy", False)
    qtbot.waitUntil(panel.empty.isVisible)


def test_drawing_is_the_same_at_every_visit(ended: Context, show: Show) -> None:
    panel = show(CellPanel)
    ended.transport.go_to(3)
    before: QImage = panel.view.grab().toImage()
    ended.transport.go_to(7)
    ended.transport.go_to(3)
    assert panel.view.grab().toImage() == before


def test_what_if_shows_the_state_that_the_step_set_out_from(ended: Context, show: Show, qtbot: QtBot) -> None:
    panel = show(CellPanel)
    client = ended.client
    job = job_of((Change("h", (0,), 7),), 3, client.recording)
    with qtbot.waitSignal(client.finished, timeout=60_000):
        client.run(job, ALL, client.recording)
    ended.transport.go_to(3)
    assert [text(panel, f"0:{name}") for name in ("h-", "hU", "a")] == ["7", "7", "82"]
    ended.transport.go_to(0)
    assert text(panel, "0:h-") == "0"


def test_operation_that_the_network_has_not_is_none(ended: Context, show: Show) -> None:
    panel = show(CellPanel)
    ended.playhead.move(3, 99)
    assert text(panel, "0:h") == "124"


def test_gates_fold_where_the_panel_is_narrow_and_unfold_where_it_is_wide(
    ended: Context, run_another: Run, show: Show
) -> None:
    layers = (LSTM(units=8), LSTM(units=8))
    run_another(
        Experiment(sequence=Values(values=tuple((0.1 * t,) for t in range(8))), model=Model(layers=layers))
    )
    panel = show(CellPanel)
    for width, is_folded in ((340, True), (900, False), (340, True)):
        panel.resize(width, 400)
        QApplication.sendPostedEvents()
        assert panel.is_folded is is_folded
        assert panel.view.minimumWidth() <= panel._scroll.viewport().width()
        assert ("folded" in panel.header.text()) is is_folded
