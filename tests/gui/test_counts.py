"""Whatever in the window shows a target or an error agrees which steps count."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.expression import parse
from engine.expression.scope import Scope
from gui.curves.saving import save_csv
from gui.look.theme import Theme
from gui.panels.debug.watch_row import row_of
from gui.panels.stepping.foot import Foot
from gui.panels.stepping.outputs import OutputTable
from gui.panels.stepping.report import ReportPanel
from gui.panels.stepping.step_table import StepTable
from gui.plots.error import Error
from gui.plots.prediction import Prediction
from gui.state.context import Context
from gui.state.watches import Watch
from tests.gui.counting import COUNTING, ERRORS, MASK, OUTPUTS

Show = Callable[[type[QWidget]], Any]


@pytest.fixture
def show(context: Context, qtbot: QtBot) -> Show:
    """Run the experiment to its end, and show a part of the window."""
    with qtbot.waitSignal(context.client.finished, timeout=60_000):
        context.document.open(COUNTING, None)
        context.transport.run()

    def make(part: type[QWidget]) -> QWidget:
        widget = part(context)  # type: ignore[call-arg]
        qtbot.addWidget(widget)
        widget.resize(700, 300)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return make


def test_step_table_is_empty_there(show: Show) -> None:
    model = show(StepTable).model()
    headers = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]

    def column(header: str) -> list[str]:
        return [model.index(t, headers.index(header)).data() for t in range(5)]

    assert column("target") == ["", "8", "", "10", "11"]
    assert column("error") == ["", "−2", "", "6", "7"]
    assert column("NumPy") == list(map(str, OUTPUTS))
    tip = model.index(0, headers.index("target")).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "This step does not count."


def test_plots_have_gaps_there_and_no_badge(show: Show) -> None:
    prediction, error = show(Prediction), show(Error)
    target = next(curve for curve in prediction.curves() if curve.label == "target")
    assert np.isfinite(target.values).tolist() == MASK
    assert {t: value for t, value in enumerate(error.curves()[0].values) if value == value} == ERRORS
    assert (prediction.header.badge.text, error.header.badge.text) == ("", "")


def test_a_step_that_counts_between_others_is_a_point(show: Show) -> None:
    plot = show(Error)
    symbols = plot.curve_set.items[1]
    assert 1.0 in symbols.getData()[0]


def test_saved_values_are_empty_there(show: Show, tmp_path: Path) -> None:
    save_csv(show(Error), tmp_path / "e.csv")
    lines = (tmp_path / "e.csv").read_text().splitlines()
    assert lines[1:] == ["0,", "1,-2.0", "2,", "3,6.0", "4,7.0"]


def test_plots_say_nothing_of_a_target_there(show: Show, context: Context) -> None:
    plot = show(Prediction)
    context.transport.go_to(0)
    assert "target" not in plot._spoken.text()
    context.transport.go_to(1)
    assert "target 8" in plot._spoken.text()


def test_comparison_shows_a_dash_there(show: Show, context: Context, qtbot: QtBot) -> None:
    comparison = OutputTable(Theme("light"))
    qtbot.addWidget(comparison)

    def texts(t: int) -> tuple[str, str]:
        comparison.show_step(context.client.recording, t, (0, 0, 0))
        return comparison.labels["target", "value"].text(), comparison.labels["numpy", "error"].text()

    assert texts(0) == ("–", "")
    assert texts(1) == ("8", "−2")


def test_report_measures_what_counts(show: Show, qtbot: QtBot) -> None:
    panel = show(ReportPanel)
    qtbot.waitUntil(lambda: panel.copy_all.isEnabled())
    text = panel.browser.toPlainText()
    assert "Steps of this row that count: 3 of 5." in text
    assert "(1, 5, 2)" in text
    assert "(1, 5, 1)" in text
    assert "sequence" not in text.partition("inputs")[0].rpartition("(")[2]


def test_foot_tells_how_many_steps_count(show: Show) -> None:
    foot = show(Foot)
    assert "Only steps that count are compared: 3 of 5." in foot.measures.toolTip()
    assert foot.measures.text().endswith("inputs (1, 5, 2), targets (1, 5, 1)")


@pytest.mark.parametrize("quantity", ["target", "error"])
def test_output_is_asked_for_there(show: Show, context: Context, qtbot: QtBot, quantity: str) -> None:
    context.predict.choose_quantity(quantity)
    context.transport.go_to(0)
    context.predict.set_on(True)
    asked = {}
    for t in range(1, 5):
        qtbot.waitUntil(lambda: context.predict.state == "asking")
        asked[context.predict.question.t] = context.predict.question.quantity
        context.predict.answer(0)
        qtbot.waitUntil(lambda: context.predict.state in ("told", "over"))
        if t < 4:
            context.predict.go_on()
    assert asked == {1: quantity, 2: "y", 3: quantity, 4: quantity}
    assert context.predict.verdict is not None


def test_watch_of_an_error_shows_a_dash_there(show: Show, context: Context) -> None:
    show(StepTable)

    def values(t: int) -> list[str]:
        scope = Scope(context.client.trace, context.client.plan)
        return [row_of(Watch(parse(text)), scope, t, None).value for text in ("abs(error)", "error > 0", "y")]

    assert values(0) == ["–", "false", "2"]
    assert values(1) == ["2", "false", "6"]
