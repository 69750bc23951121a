"""The doctor takes gradients, too: compares them, names the mistake, and follows the experiment."""

from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.files.experiment_file import find_experiment
from engine.train.trainer import NumPyTrainer
from gui.panels.doctor.doctor import DoctorPanel
from gui.state.context import Context


@pytest.fixture
def summed(tmp_path: Path) -> Path:
    """The gradients of an experiment, summed over its 24 steps."""
    found = NumPyTrainer(find_experiment("sample-and-hold")[0]).gradient_now()
    path = tmp_path / "grads.npz"
    np.savez(path, **{f"grad.{name.quantity}": 24 * array for name, array in found.items()})
    return path


def test_gradients_are_compared_and_their_mistake_is_named(
    panel: DoctorPanel, ended: Context, summed: Path, qtbot: QtBot
) -> None:
    ended.document.open(find_experiment("sample-and-hold")[0], None)
    ended.theirs.open(summed)
    qtbot.waitUntil(lambda: panel.gradients is not None)
    assert ended.document.experiment.theirs is None
    assert panel.finding is not None
    assert panel.finding.mistakes == ("not_averaged",)
    page = panel.parts.page.toPlainText()
    assert "The gradient is a sum, not a mean: 24 times as large" in page
    assert "grad.kernel is 0.kernel's" in page
    assert panel.parts.source.text() == "grads.npz"
    panel.parts.copy.click()
    assert "Mistake: not_averaged (certain)" in QApplication.clipboard().text()
    layer = ended.document.experiment.model.layers[0]
    ended.document.edit(
        ended.document.experiment.replace(
            model=ended.document.experiment.model.replace(layers=(layer.replace(use_bias=False, bias=None),))
        )
    )
    qtbot.waitUntil(lambda: "layer 0 has no bias" in panel.parts.empty.text())
    assert not panel.parts.body.isVisible()
    panel.parts.remove.click()
    assert panel.parts.empty.text().startswith("Drop somebody's numbers")
