"""The comparison of both implementations' numbers, from traces made by hand."""

import numpy as np
import pytest
from PyQt6.QtWidgets import QApplication

from engine.array import Array
from engine.experiment import Experiment, Precision
from engine.run.name import TARGET, Y
from engine.run.plan import Job, Plan
from engine.run.trace import Block, Trace
from gui.look.theme import Theme
from gui.panels.stepping.outputs import OutputTable
from tests.engine.runs import as_run

EXACT = Precision(numpy="exact")


@pytest.fixture
def comparison(qapp: QApplication) -> OutputTable:
    return OutputTable(Theme("light"))


def show(comparison: OutputTable, experiment: Experiment, numpy: Array, keras: Array, target: float) -> None:
    trace = Trace()
    arrays = {
        TARGET: np.array([[target]]),
        Y.of("numpy"): numpy[None, None],
        Y.of("keras"): keras[None, None],
    }
    trace.append(Block(1, arrays))
    plan = Plan(Job(experiment), steps=1, is_jit_compiled=False, left_float64_at=None)
    comparison.show_step(as_run(plan, trace), 0, (0, 0, 0))


def row(comparison: OutputTable, name: str) -> tuple[str, str]:
    return comparison.labels[name, "value"].text(), comparison.labels[name, "error"].text()


def test_equal_numbers_are_no_ulp_apart(comparison: OutputTable) -> None:
    show(comparison, Experiment(), np.float64(124), np.float32(124), 89)
    assert row(comparison, "difference.keras") == ("0", "0 ulp")
    assert row(comparison, "numpy") == row(comparison, "keras") == ("124", "35")


def test_next_float32_is_one_ulp_apart(comparison: OutputTable) -> None:
    value = np.float32(0.1)
    show(comparison, Experiment(), np.float64(value), np.nextafter(value, np.float32(1)), 0)
    size, steps = row(comparison, "difference.keras")
    assert float(size.replace("−", "-")) == pytest.approx(float(np.spacing(value)), rel=1e-5)
    assert steps == "1 ulp"


def test_numbers_that_are_compared_read_differently(comparison: OutputTable) -> None:
    show(comparison, Experiment(), np.float64(8e15 + 1), np.float64(8e15 + 2), 8e15 + 3)
    texts = [comparison.labels[name, "value"].text() for name in ("target", "numpy", "keras")]
    assert texts == ["8000000000000003", "8000000000000001", "8000000000000002"]


def test_numbers_that_are_not_finite_are_not_counted_in_ulps(comparison: OutputTable) -> None:
    show(comparison, Experiment(), np.float64(1e300), np.float32(np.inf), 0)
    assert row(comparison, "difference.keras") == ("∞", "")


def test_nan_is_shown_without_a_sign(comparison: OutputTable) -> None:
    show(comparison, Experiment(), np.float64(np.nan), np.float32(np.nan), 0)
    assert row(comparison, "numpy") == ("NaN", "NaN")


def test_negative_error_has_its_sign(comparison: OutputTable) -> None:
    show(comparison, Experiment(), np.float64(2), np.float32(2), 3.5)
    assert row(comparison, "numpy") == ("2", "−1.5")


def test_tooltip_has_every_digit(comparison: OutputTable) -> None:
    show(comparison, Experiment(), np.float64(1 / 3), np.float32(1 / 3), 0)
    assert float(comparison.labels["numpy", "value"].toolTip()) == 1 / 3
