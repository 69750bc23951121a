"""What the panels show of cells that do not ship."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from PyQt6.QtCore import QCoreApplication, Qt
from PyQt6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.breakpoints.dead_unit import DeadUnit
from engine.breakpoints.saturation import Saturation
from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.stage import INSIDE, written_quantities
from engine.experiment import Experiment
from engine.explain.origin import sources_of
from engine.run.name import Name, Number
from engine.run.what_if import Change
from engine.session import Session, from_json, to_json
from gui.diagram.painter import label_area, rect_of, way_of
from gui.export.worksheet.dialog import WorksheetDialog
from gui.look.theme import Theme
from gui.open.settings import Settings
from gui.panels.debug.what_if import WhatIfPanel
from gui.panels.experiment.model import ModelPanel
from gui.panels.stepping.cell import CellPanel
from gui.panels.stepping.equation import EquationPanel
from gui.panels.stepping.report import ReportPanel
from gui.panels.stepping.step_table import StepTable
from gui.plots.hidden_state import HiddenState
from gui.state.context import Context
from tests.cells.dropped_in import EVERY_CELL, TEST_CELLS
from tests.engine.notation.test_printed import random_experiment
from tests.gui.conftest import (
    closed_widgets_are_deleted,
    closing_waits_on_a_busy_machine,
    context,
    notebook,
    own_settings,
)
from tests.gui.panels.conftest import ended, run_another, show

__all__ = [
    "closed_widgets_are_deleted",
    "closing_waits_on_a_busy_machine",
    "context",
    "ended",
    "notebook",
    "own_settings",
    "run_another",
    "show",
]

pytestmark = pytest.mark.usefixtures("known_cells")
Open = Callable[..., Any]


@pytest.fixture
def opened(show: Open, run_another: Callable[[Experiment], None], ended: Context) -> Open:
    """A panel that shows step 2 of a run."""

    def make(kind: type[QWidget], experiment: Experiment) -> QWidget:
        run_another(experiment)
        panel = show(kind)
        ended.transport.go_to(2)
        QCoreApplication.sendPostedEvents()
        return panel

    return make


@pytest.mark.slow
@pytest.mark.parametrize("kind", EVERY_CELL)
@pytest.mark.parametrize(("units", "features"), [(1, 1), (2, 3), (7, 6)])
def test_nothing_in_the_diagram_stands_on_anything_else(
    kind: type[Cell], units: int, features: int, opened: Open
) -> None:
    panel = opened(CellPanel, random_experiment((kind, kind), units, features, 3))
    picture = panel.view.picture
    labels = [label_area(arrow) for arrow in picture.arrows if arrow.has_number and arrow.label]
    boxes = [rect_of(node.box) for node in picture.nodes]
    assert labels
    assert not [pair for pair in combinations(labels, 2) if _overlap(*pair)]
    assert not [pair for pair in combinations(boxes, 2) if _overlap(*pair)]
    assert not [(box, label) for box in boxes for label in labels if _overlap(box, label)]


@pytest.mark.slow
@pytest.mark.parametrize("kind", EVERY_CELL)
@pytest.mark.parametrize(("units", "features"), [(1, 1), (3, 2), (7, 6)])
def test_no_arrow_of_the_diagram_runs_behind_a_node(
    kind: type[Cell], units: int, features: int, opened: Open
) -> None:
    picture = opened(CellPanel, random_experiment((kind, kind), units, features, 3)).view.picture
    behind = [
        (arrow.edge, node.node.key)
        for arrow in picture.arrows
        for node in picture.nodes
        if node.node.key not in (arrow.edge.source, arrow.edge.target)
        if way_of(arrow).intersects(rect_of(node.box))
    ]
    assert not behind


def _overlap(one: Any, other: Any) -> bool:
    return bool(one.adjusted(1, 1, -1, -1).intersects(other.adjusted(1, 1, -1, -1)))


def test_signs_of_the_operations_stand_in_the_diagram(opened: Open) -> None:
    picture = opened(CellPanel, random_experiment((GRU,), 1, 1, 3)).view.picture
    symbols = [node.symbol for node in picture.nodes if node.node.band == 0]
    assert {"x₂ W_z", "h₁ U_n", "b_r", "c_n", "z₂", "r₂", "n₂", "h₂", "×", "1 −", "+"} <= set(symbols)
    labels = {arrow.label for arrow in picture.arrows if arrow.edge.weight is None}
    assert labels == {"", "sigmoid", "tanh"}
    picture = opened(CellPanel, random_experiment((LSTM,), 1, 1, 3)).view.picture
    assert {arrow.label for arrow in picture.arrows if arrow.edge.target == "0:h"} == {"×"}
    assert {"c₁", "h₁", "tanh"} <= {node.symbol for node in picture.nodes}


@pytest.mark.parametrize("kind", TEST_CELLS)
def test_every_number_of_the_diagram_is_described_with_its_parts(kind: type[Cell], opened: Open) -> None:
    panel = opened(CellPanel, random_experiment((kind,), 2, 2, 3))
    assert panel.view._spots
    for spot in panel.view._spots:
        assert panel._describe(spot)
    products = [panel._describe(spot) for spot in panel.view._spots if "/" in spot.key[0]]
    assert any(" times " in text for text in products)


def test_parts_of_a_product_are_multiplied_in_words(opened: Open) -> None:
    panel = opened(CellPanel, random_experiment((LSTM,), 1, 1, 3))
    (spot,) = [spot for spot in panel.view._spots if spot.key[0] == "0:h"]
    assert ", from o at t = 2: " in panel._describe(spot)
    assert " times tanh(cₜ) at t = 2: " in panel._describe(spot)


def test_what_is_pointed_at_lights_what_a_run_records_of_its_parts(opened: Open, ended: Context) -> None:
    opened(CellPanel, random_experiment((GRU,), 1, 1, 3))
    plan = ended.client.plan
    assert plan is not None
    found = {term.number for term in sources_of(plan, Number(Name("h", 0), 0, 2))}
    recorded = {number for number in found if INSIDE not in number.name.quantity}
    assert recorded == {
        Number(Name("z", 0), 0, 2),
        Number(Name("n", 0), 0, 2),
        Number(Name("h", 0), 0, 1),
    }


@pytest.mark.parametrize("kind", TEST_CELLS)
def test_unrolled_states_are_those_of_the_cell(kind: type[Cell], opened: Open) -> None:
    panel = opened(CellPanel, random_experiment((kind,), 2, 1, 3))
    panel.unrolled.setChecked(True)
    names = {node.node.name for node in panel.view.picture.nodes}
    assert names == {Name("x"), Name("y"), *(Name(state, 0) for state in kind.states)}
    arrows = {
        (arrow.edge.source, arrow.edge.target)
        for arrow in panel.view.picture.arrows
        if arrow.edge.target in ("0.h+0", "0.c+0")
    }
    below = {("x+0", "0.h+0"), ("0.h-1", "0.h+0")}
    if "c" in kind.states:
        below |= {("x+0", "0.c+0"), ("0.h-1", "0.c+0"), ("0.c-1", "0.c+0"), ("0.c+0", "0.h+0")}
    assert arrows == below


@pytest.mark.parametrize("kind", EVERY_CELL)
def test_equation_of_every_written_quantity_can_be_chosen(kind: type[Cell], opened: Open) -> None:
    panel = opened(EquationPanel, random_experiment((kind,), 2, 1, 3))
    panel.choice.fit(panel._context.client.plan)
    names = written_quantities(kind())
    box = panel.choice.quantities
    assert [box.itemData(index) for index in range(box.count())] == list(names)
    assert box.isHidden() == (len(names) == 1)
    assert panel.choice.quantity == "h"
    for index, name in enumerate(names):
        box.setCurrentIndex(index)
        box.activated.emit(index)
        assert panel.math.text.startswith(f"{name}₂ = ")


@pytest.mark.parametrize(
    ("kind", "headers"),
    [
        (GRU, ["t", "xₜ", "zₜ[0] of 2", "rₜ[0]", "nₜ[0]", "hₜ[0] of 2 NumPy"]),
        (LSTM, ["t", "xₜ", "iₜ[0] of 2", "fₜ[0]", "gₜ[0]", "oₜ[0]", "cₜ[0] of 2 NumPy", "hₜ[0] of 2 NumPy"]),
    ],
)
def test_step_table_has_the_gates_and_states(kind: type[Cell], headers: list[str], opened: Open) -> None:
    table = opened(StepTable, random_experiment((kind,), 2, 1, 3))
    shown = [column.header for column in table._steps.columns if "Keras" not in column.header]
    assert shown[: len(headers)] == headers
    assert all(table._steps.text(2, column) for column in range(len(table._steps.columns)))


@pytest.mark.parametrize("units", [2, 12])
def test_plot_of_the_hidden_state_offers_every_state(units: int, opened: Open, ended: Context) -> None:
    plot = opened(HiddenState, random_experiment((LSTM,), units, 1, 3))
    plot.refresh()
    choices = plot.choices()
    assert [choice.split()[0] for choice in choices] == sorted(choice.split()[0] for choice in choices)[::-1]
    for index, choice in enumerate(choices):
        plot.header.picker.setCurrentIndex(index)
        state = choice.split()[0]
        table = ended.client.trace[Name(state, 0, "numpy")]
        drawn = np.array([curve.values for curve in plot.curves()])
        if "NumPy" in choice or units == 2:
            np.testing.assert_array_equal(drawn[:units], table.T)


@pytest.mark.parametrize("kind", TEST_CELLS)
def test_weight_tables_have_the_gates_as_headings(kind: type[Cell], opened: Open) -> None:
    panel = opened(ModelPanel, random_experiment((kind,), 2, 1, 3))
    gates = kind.block("kernel").gates
    columns = [f"{gate}[{unit}]" for gate in gates for unit in (0, 1)]
    for table in (panel.weights.kernel, panel.weights.recurrent_kernel, panel.weights.bias):
        horizontal = Qt.Orientation.Horizontal
        assert [table.model.headerData(index, horizontal) for index in range(len(columns))] == columns
    panel.weights.bias.edited.emit(np.ones(kind.block("bias").shape(1, 2)).reshape(-1, len(columns)).tolist())
    bias = panel._document.experiment.model.layers[0].bias
    assert np.array(bias).shape == kind.block("bias").shape(1, 2)
    assert np.all(np.array(bias) == 1)


def test_cell_can_be_picked_in_the_form(opened: Open, ended: Context) -> None:
    panel = opened(ModelPanel, random_experiment((GRU,), 2, 1, 3))
    texts = [panel.cell.itemText(index) for index in range(panel.cell.count())]
    assert texts == [kind.__name__ for kind in EVERY_CELL]
    for kind in EVERY_CELL:
        panel.cell.picked.emit(kind)
        assert type(ended.document.experiment.model.layers[0]) is kind


@pytest.mark.parametrize(
    "change",
    [
        Change("bias", (1, 4), 0.5),
        Change("bias", (0, 0), 0.5),
        Change("recurrent_kernel", (1, 5), 0.5),
        Change("h", (1,), 0.5),
    ],
)
def test_what_if_of_every_weight_and_state(
    change: Change, opened: Open, ended: Context, qtbot: QtBot
) -> None:
    panel = opened(WhatIfPanel, random_experiment((GRU,), 2, 1, 3))
    panel.choice.choose(change.what, 0, change.index)
    assert panel.choice.chosen == (change.what, 0, change.index)
    before = ended.client.trace[Name("h", 0, "numpy")].copy()
    panel.field.put(change.value)
    ended.branches.go_on(2, (change,))
    qtbot.waitUntil(
        lambda: ended.client.plan.job is ended.branches.shown.job and ended.client.ending is not None
    )
    after = ended.client.trace[Name("h", 0, "numpy")]
    assert np.array_equal(after[:2], before[:2])
    assert not np.array_equal(after[2:], before[2:])


def test_what_if_of_a_cell_state(opened: Open, ended: Context, qtbot: QtBot) -> None:
    panel = opened(WhatIfPanel, random_experiment((LSTM,), 2, 1, 3))
    things = [panel.choice.what.itemText(index) for index in range(panel.choice.what.count())]
    assert things == ["x₂", "h₁", "c₁", "W", "U", "b"]
    panel.choice.choose("c", 0, (1,))
    assert panel.choice.value == ended.client.trace[Name("c", 0, "numpy")][1, 1]


def test_watches_and_breakpoints_know_its_quantities(opened: Open, ended: Context) -> None:
    opened(CellPanel, random_experiment((LSTM,), 2, 1, 3))
    for text in ("f", "c[1]", "norm(c) / norm(h)", "i * g + f * prev(c) - c"):
        ended.watches.add(text)
        assert ended.watches.items[-1].value(ended.client.scope, 2) is not None
    ended.breakpoints.set_items((Saturation(bound=0.01), DeadUnit(tolerance=100)))
    assert ended.breakpoints.next_hit(-1, 1) is not None


def test_session_keeps_it(opened: Open, ended: Context) -> None:
    experiment = random_experiment((GRU, LSTM), 2, 1, 3)
    session = Session(experiment=experiment, watches=("z", "keras[1].c"))
    assert from_json(to_json(session)) == session


@pytest.mark.parametrize("kind", TEST_CELLS)
def test_report_tells_every_step(kind: type[Cell], opened: Open) -> None:
    panel = opened(ReportPanel, random_experiment((kind,), 2, 1, 3))
    assert panel.grab().toImage().width() > 0


def test_predict_mode_asks_for_every_state(opened: Open, ended: Context, qtbot: QtBot) -> None:
    plot = opened(HiddenState, random_experiment((LSTM,), 2, 1, 3))
    true = ended.client.trace[Name("c", 0, "numpy")][1, 0].item()
    predict = ended.predict
    ended.transport.go_to(0)
    predict.set_on(True)
    qtbot.waitUntil(lambda: predict.state == "asking")
    assert predict.choices == ("y", "h", "c", "target")
    predict.choose_quantity("c")
    assert predict.question is not None
    assert (predict.question.name, predict.question.t) == ("c[0]", 1)
    assert plot.ask_for(1, "c", 0) is not None
    assert plot.header.picker.currentText() == "c"
    predict.answer(true)
    qtbot.waitUntil(lambda: predict.state == "told")
    assert predict.verdict is not None
    assert predict.verdict.is_right


@pytest.mark.parametrize("kind", TEST_CELLS)
def test_worksheet_can_be_previewed(kind: type[Cell], qtbot: QtBot) -> None:
    dialog = WorksheetDialog(random_experiment((kind,), 1, 1, 3), Settings(), Theme("light"))
    qtbot.addWidget(dialog)
    dialog.form.steps.setValue(3)
    with qtbot.waitExposed(dialog):
        dialog.show()
    qtbot.waitUntil(lambda: dialog.preview.pages is not None)
    text = dialog.preview.pages.text
    heads = [f"at t = {t}" for t in range(1, 3)]
    assert any(text.count(head) >= len(written_quantities(kind())) for head in heads)
    dialog.reject()
