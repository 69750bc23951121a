"""What tests of the panels share: a run that has ended, and the known values to find in it."""

from collections.abc import Callable
from typing import Any

import pytest
from PyQt6.QtCore import QCoreApplication
from PyQt6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from gui.state.context import Context
from tests.known import KNOWN

Show = Callable[[type[QWidget]], Any]


@pytest.fixture
def known() -> dict[str, Any]:
    """The notebook's own results."""
    return KNOWN["notebook_case"]


@pytest.fixture
def ended(context: Context, qtbot: QtBot) -> Context:
    """A context whose run has ended."""
    qtbot.waitUntil(lambda: context.client.ending is not None)
    return context


@pytest.fixture
def show(ended: Context, qtbot: QtBot) -> Show:
    """Make a panel of the ended run and show it."""
    made: list[QWidget] = []  # kept: pytest-qt paints once more when a test has let go of its panel

    def make(panel: type[QWidget]) -> QWidget:
        widget = panel(ended)  # type: ignore[call-arg]
        made.append(widget)
        qtbot.addWidget(widget)
        widget.resize(640, 400)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return make


@pytest.fixture
def run_another(ended: Context, qtbot: QtBot) -> Callable[[Experiment], None]:
    """Run another experiment to its end."""

    def run(experiment: Experiment) -> None:
        with qtbot.waitSignal(ended.client.finished, timeout=60_000):
            ended.document.edit(experiment)
        QCoreApplication.sendPostedEvents()  # panels listen to the end of a run after the plots

    return run
