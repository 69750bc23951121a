"""The report says what the notebook prints."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model, Precision
from engine.keras.report import KerasReport
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values
from gui.panels.stepping.report import ReportPanel
from gui.panels.stepping.report_page import ON_PAGE, PRINTED, WIDEST
from gui.state.context import Context
from tests.gui.panels.conftest import Show

Run = Callable[[Experiment], None]

REPORT = KerasReport(
    weights=((np.array([[2.0]]), np.array([[1.0]]), np.array([3.0])),),
    mse=1264895.5,
    mae=580.4444580078125,
)


@pytest.fixture
def panel(show: Show, qtbot: QtBot) -> ReportPanel:
    panel = show(ReportPanel)
    qtbot.waitUntil(lambda: panel.copy_all.isEnabled())
    return panel


def clipboard() -> str:
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    return clipboard.text()


def test_report_tells_the_shapes(panel: ReportPanel) -> None:
    text = panel.browser.toPlainText()
    assert "(1, 10, 1)" in text
    assert "(1, 9, 1)" in text


def test_printed_trace_is_the_notebooks(panel: ReportPanel, known: dict[str, Any]) -> None:
    panel.copy_trace.click()
    lines = clipboard().splitlines()
    assert lines[:2] == [known["first_trace_line"], known["second_trace_line"]]
    assert len(lines) == 9


def test_comparison_holds_the_notebooks_predictions_and_differences(
    panel: ReportPanel, known: dict[str, Any]
) -> None:
    words = panel.browser.toPlainText().split()
    start = words.index("−") + 2  # NumPy − true
    rows = [list(map(int, words[start + 4 * t : start + 4 * t + 4])) for t in range(9)]
    assert [row[2] for row in rows] == known["prediction"]
    assert [row[3] for row in rows] == known["error"]


def test_comparison_keeps_the_fractions_of_real_numbers(
    panel: ReportPanel, run_another: Run, notebook: Experiment, qtbot: QtBot
) -> None:
    run_another(notebook.replace(sequence=Values(values=((0.25,), (0.5,), (0.75,)))))
    qtbot.waitUntil(lambda: "without their" not in panel.browser.toPlainText())
    words = panel.browser.toPlainText().partition("NumPy − true")[2].split()
    assert words[:8] == ["0", "0.5", "3.5", "3", "1", "0.75", "7.5", "6.75"]  # 2·0.25 + 3; 2·0.5 + 3.5 + 3


def test_exact_integers_beyond_float64_are_compared(
    panel: ReportPanel, run_another: Run, notebook: Experiment, qtbot: QtBot
) -> None:
    layer = notebook.model.layers[0].replace(kernel=((10**200,),))
    run_another(
        notebook.replace(
            sequence=Values(values=((10**200,), (1,))),
            model=Model(layers=(layer,)),
            precision=Precision(numpy="exact"),
        )
    )
    qtbot.waitUntil(lambda: "1e400" in panel.browser.toPlainText())
    words = panel.browser.toPlainText().partition("NumPy − true")[2].split()
    assert words[:4] == ["0", "1", "1e400", "∞"]


def test_final_state_is_the_last_prediction(panel: ReportPanel) -> None:
    assert "[10493]" in panel.browser.toPlainText()


def test_without_keras_the_report_says_so(panel: ReportPanel, ended: Context, qtbot: QtBot) -> None:
    ended.client.keras = "missing"
    ended.client.keras_changed.emit()
    qtbot.waitUntil(lambda: "TensorFlow is not installed" in panel.browser.toPlainText())


def test_keras_report_is_shown_when_it_comes(
    panel: ReportPanel, ended: Context, known: dict[str, Any]
) -> None:
    ended.client.reported.emit(REPORT)
    words = panel.browser.toPlainText().split()
    assert str(known["mse_float32"]) in words
    assert "580.444458" in words
    assert "recurrent_kernel" in words


def test_another_report_of_the_same_run_takes_the_place_of_the_first(
    panel: ReportPanel, ended: Context
) -> None:
    for mse in (1.5, 2.5):
        ended.client.reported.emit(KerasReport(weights=((np.ones((2, 2)),),), mse=mse, mae=mse))
        assert str(mse) in panel.browser.toPlainText().split()


def test_long_trace_is_cut_and_says_how_much_more_there_is(
    panel: ReportPanel, run_another: Run, notebook: Experiment, qtbot: QtBot
) -> None:
    run_another(notebook.replace(sequence=MemorySum(seq_len=1501)))
    qtbot.waitUntil(lambda: "1500" in panel.status.text())
    panel.copy_trace.click()
    lines = clipboard().splitlines()
    assert len(lines) == PRINTED + 1
    assert lines[-1] == "… 500 more steps"
    assert panel.browser.toPlainText().splitlines()[
        -1
    ] == f"… {PRINTED + 500 - ON_PAGE:,} more steps".replace(",", "\u202f")


def test_a_wide_network_prints_fewer_steps_on_the_page(
    panel: ReportPanel, run_another: Run, qtbot: QtBot
) -> None:
    run_another(Experiment(sequence=MemorySum(seq_len=301), model=Model(layers=(LSTM(units=32),))))
    qtbot.waitUntil(lambda: "300" in panel.status.text())
    printed = panel.browser.toPlainText().partition("Printed trace")[2]
    assert ON_PAGE * WIDEST * 0.8 < len(printed) < ON_PAGE * WIDEST * 1.1
    steps = printed.count("LSTM(")
    assert steps > 1
    assert printed.splitlines()[-1] == f"… {300 - steps} more steps"


def test_copy_all_copies_the_page(panel: ReportPanel) -> None:
    panel.copy_all.click()
    assert "Final state" in clipboard()
    assert "RNN([1]) = [2] + [0] + [3] = [5]" in clipboard()


def test_report_waits_while_the_run_goes(panel: ReportPanel, ended: Context, qtbot: QtBot) -> None:
    ended.transport.set_pace(1)
    ended.transport.stop()
    ended.transport.run()
    qtbot.waitUntil(lambda: "rests" in panel.status.text())


def test_hidden_report_makes_no_page(
    panel: ReportPanel, ended: Context, run_another: Run, notebook: Experiment, qtbot: QtBot
) -> None:
    panel.hide()
    before = panel.browser.toPlainText()
    run_another(notebook.replace(sequence=MemorySum(seq_len=21)))
    qtbot.wait(panel._rest.interval() * 2)
    assert panel.browser.toPlainText() == before


def test_report_of_outputs_without_targets_says_why_there_is_no_error(
    panel: ReportPanel, run_another: Run, qtbot: QtBot
) -> None:
    run_another(Experiment(model=Model(layers=(SimpleRNN(units=3),))))
    qtbot.waitUntil(lambda: "differ in size" in panel.browser.toPlainText())


@pytest.mark.slow
def test_keras_is_asked_once_the_run_has_ended(
    panel: ReportPanel, ended: Context, known: dict[str, Any], qtbot: QtBot
) -> None:
    ended.client.load_keras()
    with qtbot.waitSignal(ended.client.reported, timeout=120_000):
        pass
    words = panel.browser.toPlainText().split()
    assert str(known["mse_float32"]) in words
