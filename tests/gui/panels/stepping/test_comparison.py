"""The comparison panel, on runs of two implementations that need no TensorFlow."""

from collections.abc import Callable

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.comparison.tolerance import Tolerance
from engine.experiment import Experiment, Model
from engine.files.experiment_file import load
from engine.sequences.values import Values
from gui.panels.stepping.comparison import ComparisonPanel
from gui.state.context import Context
from resources.library import experiment_path
from tests.engine.side_by_side import run_both

LEFT = Qt.MouseButton.LeftButton
ABSOLUTE = {"kind": "absolute", "value": 0.5}
Show = Callable[[Experiment], ComparisonPanel]


@pytest.fixture
def show(context: Context, qtbot: QtBot) -> Show:
    """Show the panel on an experiment that both implementations have run."""
    qtbot.waitUntil(lambda: context.client.ending is not None)

    def make(experiment: Experiment) -> ComparisonPanel:
        context.client.show(run_both(experiment))
        panel = ComparisonPanel(context)
        qtbot.addWidget(panel)
        panel.resize(300, 400)
        with qtbot.waitExposed(panel):
            panel.show()
        return panel

    return make


@pytest.fixture
def fibonacci(show: Show) -> ComparisonPanel:
    return show(load(experiment_path("fibonacci")))


def bent(layers: int = 1) -> Experiment:
    rows = tuple((float(value),) for value in np.random.default_rng(0).normal(size=21))
    stack = tuple(SimpleRNN(units=3) for _ in range(layers))
    return Experiment(sequence=Values(values=rows), model=Model(layers=stack))


def texts(panel: ComparisonPanel, column: str) -> list[str]:
    return [panel.model.text(row, column) for row in range(panel.model.rowCount())]


def marked(panel: ComparisonPanel) -> list[int]:
    rows = range(panel.model.rowCount())
    background = Qt.ItemDataRole.BackgroundRole
    return [row for row in rows if panel.model.data(panel.model.index(row, 0), background) is not None]


def test_the_float32_cliff_is_found_and_led_to(
    fibonacci: ComparisonPanel, context: Context, qtbot: QtBot
) -> None:
    assert fibonacci.different.t == 35
    qtbot.mouseClick(fibonacci.different.button, LEFT)
    assert context.playhead.t == 35
    assert texts(fibonacci, "values")[2] == "24157817\n24157816"
    assert texts(fibonacci, "absolute") == ["0", "0", "1", "1", "1"]
    assert texts(fibonacci, "symbol")[:3] == ["x₃₅W[0]", "h₃₄U[0]", "a₃₅[0]"]


def test_the_first_operation_over_the_tolerance_is_marked(
    fibonacci: ComparisonPanel, context: Context
) -> None:
    fibonacci.restore_state(ABSOLUTE)
    assert fibonacci.beyond.t == 35
    context.transport.go_to(35)
    assert marked(fibonacci) == [2]
    assert fibonacci.origin.text().startswith("It begins in this step, in a₃₅[0]")
    context.transport.go_to(36)
    assert fibonacci.origin.text().startswith("It came in with the state before")


def test_a_tolerance_that_nothing_is_over_says_so(fibonacci: ComparisonPanel, context: Context) -> None:
    context.transport.go_to(35)
    assert fibonacci.beyond.t is None
    assert fibonacci.beyond.none.text() == "no step"
    assert fibonacci.origin.text() == "Within 1e−6 relative at t = 35."
    assert marked(fibonacci) == []


def test_why_explains_the_cliff(fibonacci: ComparisonPanel, context: Context, qtbot: QtBot) -> None:
    context.transport.go_to(35)
    assert not fibonacci.explanation.isVisible()
    qtbot.mouseClick(fibonacci.why, LEFT)
    assert fibonacci.explanation.isVisible()
    assert "2²⁴ = 16,777,216" in fibonacci.explanation.text()
    qtbot.mouseClick(fibonacci.why, LEFT)
    assert not fibonacci.explanation.isVisible()


def test_why_before_any_difference_explains_the_first(
    fibonacci: ComparisonPanel, context: Context, qtbot: QtBot
) -> None:
    context.transport.go_to(3)
    qtbot.mouseClick(fibonacci.why, LEFT)
    assert "At t = 35" in fibonacci.explanation.text()


def test_the_tolerance_is_typed_picked_and_remembered(
    fibonacci: ComparisonPanel, context: Context, qtbot: QtBot
) -> None:
    fibonacci.over.kind.activated.emit(0)
    fibonacci.over.value.selectAll()
    qtbot.keyClicks(fibonacci.over.value, "0.25")
    assert fibonacci.tolerance == Tolerance(kind="absolute", value=0.25)
    assert fibonacci.beyond.t == 35
    other = ComparisonPanel(context)
    qtbot.addWidget(other)
    other.restore_state(fibonacci.saved_state())
    assert other.tolerance == fibonacci.tolerance


@pytest.mark.parametrize("state", [{}, {"kind": "mean"}, {"kind": "ulps", "value": -1}, {"value": "x"}])
def test_a_remembered_tolerance_that_makes_no_sense_counts_as_not_set(
    context: Context, qtbot: QtBot, state: dict[str, object]
) -> None:
    panel = ComparisonPanel(context)
    qtbot.addWidget(panel)
    panel.restore_state(state)
    assert panel.tolerance == Tolerance()


def test_a_negative_tolerance_is_marked_as_wrong(fibonacci: ComparisonPanel, qtbot: QtBot) -> None:
    fibonacci.over.value.selectAll()
    qtbot.keyClicks(fibonacci.over.value, "-1")
    assert fibonacci.over.value.is_wrong
    assert fibonacci.tolerance == Tolerance()


def test_operations_that_are_not_computed_yet_have_no_numbers(show: Show, context: Context) -> None:
    panel = show(bent())
    context.playhead.move(3, 2)
    assert all(texts(panel, "values")[:2])
    assert texts(panel, "values")[2:] == ["", ""]
    assert panel.model.text(3, "symbol").startswith("h₃")


def test_every_layer_has_its_rows_and_a_click_looks_at_one(show: Show, context: Context) -> None:
    panel = show(bent(2))
    context.transport.go_to(5)
    assert [text[:2] for text in texts(panel, "symbol")] == ["0:"] * 4 + ["1:"] * 4
    panel.table.clicked.emit(panel.model.index(7, 0))
    assert context.selection.layer == 1
    assert context.selection.unit == panel.model.row(7).unit


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_looks_at_the_unit_of_a_row(show: Show, context: Context, qtbot: QtBot, key: Qt.Key) -> None:
    """As in the doctor's table and that of the backward pass, where the mouse is not needed either."""
    panel = show(bent(2))
    context.transport.go_to(5)
    panel.table.setCurrentIndex(panel.model.index(7, 0))
    assert context.selection.layer == 0
    qtbot.keyClick(panel.table, key)
    assert context.selection.layer == 1
    assert context.selection.unit == panel.model.row(7).unit


def test_one_implementation_alone_is_told(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: context.client.ending is not None)
    panel = ComparisonPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.empty.text() == "Switch on both NumPy and Keras to compare them."
    context.client.keras = "missing"
    context.client.keras_changed.emit()
    assert panel.empty.text().startswith("TensorFlow is not installed")
    context.client.keras = "loading"
    context.client.keras_changed.emit()
    assert panel.empty.text() == "Keras is loading …"


def test_a_hidden_panel_looks_at_nothing(show: Show, context: Context) -> None:
    panel = show(bent())
    panel.hide()
    before = panel.model.text(0, "symbol")
    context.transport.go_to(7)
    assert panel.model.text(0, "symbol") == before
    panel.show()
    assert panel.model.text(0, "symbol").startswith("x₇")


@pytest.mark.parametrize("width", [240, 270, 600])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_column_is_cut_off(show: Show, context: Context, scale: float, width: int) -> None:
    panel = show(bent(2))
    context.theme.set_scale(scale)
    panel.resize(round(width * scale), 300)
    header = panel.table.horizontalHeader()
    assert header.length() <= panel.table.viewport().width()


@pytest.mark.parametrize(("kind", "hidden"), [("relative", "diff."), ("absolute", "rel."), ("ulps", "diff.")])
def test_a_difference_that_is_not_judged_by_makes_way_where_it_is_narrow(
    show: Show, kind: str, hidden: str
) -> None:
    panel = show(bent(2))
    panel.restore_state({"kind": kind, "value": 1 if kind == "ulps" else 0.5})
    for width, expected in ((600, []), (240, [hidden]), (600, [])):
        panel.resize(width, 300)
        names = [panel.model.headerData(c, Qt.Orientation.Horizontal) for c in range(5)]
        assert [name for c, name in enumerate(names) if panel.table.isColumnHidden(c)] == expected


def test_columns_share_a_wide_panel_evenly(show: Show) -> None:
    """Numbers of 9 digits leave some 400 of 700 px, a hundred for each column but that of the names."""
    panel = show(bent())
    panel.resize(700, 300)
    sizes = [panel.table.columnWidth(column) for column in range(5)]
    assert max(sizes) < 2 * min(sizes[1:])
    assert 600 < sum(sizes) <= 700


def test_every_control_is_named_and_explained(fibonacci: ComparisonPanel) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox)
    controls = [widget for kind in kinds for widget in fibonacci.findChildren(kind) if shown(widget)]
    assert len(controls) >= 4
    assert all(widget.toolTip() for widget in controls)
    assert all(widget.accessibleName() or getattr(widget, "text", str)() for widget in controls)


def shown(widget: QWidget) -> bool:
    return widget.isVisible() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
