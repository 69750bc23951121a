"""Whatever comes between, all that the window shows is of one run: crashes that random hands found."""

from collections.abc import Iterator
from itertools import product

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.run.what_if import Change
from engine.zoo.every import specimens
from gui.panels.card import Card
from gui.panels.debug.what_if import WhatIfPanel
from gui.panels.stepping.step_table import StepTable
from gui.shell.main_window import MainWindow
from gui.state.context import Context
from tests.soak.desk import close_window, have_stand_in, open_window
from tests.soak.watch import Watch


@pytest.fixture
def both(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window on the notebook, run by NumPy and by a stand-in for Keras."""
    have_stand_in(monkeypatch.setattr)
    window = open_window(Watch())
    window.workspaces.go_to("debug")
    yield window
    close_window(window)


def settle(context: Context, qtbot: QtBot) -> None:
    """Wait until the run that is wanted is shown, and computed to its end."""
    client, branches, transport = context.client, context.branches, context.transport

    def is_settled() -> bool:
        is_wanted = branches.original.job == transport.job and client.plan.job is branches.shown.job
        return is_wanted and client.ending is not None and not branches.is_catching_up

    qtbot.waitUntil(is_settled)


def look_whenever_a_run_begins(window: MainWindow) -> StepTable:
    """Have the table of steps paint and tell all it holds, which is the last run, in another size."""
    table = next(one for one in window.findChildren(StepTable) if type(one) is StepTable)
    assert table.isVisible()

    def look() -> None:
        table.resize(table.width() - 10, 400)  # all steps are in sight
        table.grab()
        model = table.model()
        for row, column in product(range(model.rowCount()), range(model.columnCount())):
            assert model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)

    window.context.client.started.connect(look)
    return table


def bring_to_front(panel: WhatIfPanel) -> None:
    """Out from behind the tab before it."""
    card = panel.parentWidget()
    while not isinstance(card, Card):
        card = card.parentWidget()
    card.show()
    card.raise_()


def headers(table: StepTable) -> list[str]:
    return [column.header for column in table._steps.columns]


def test_a_what_if_without_numpy_comes_back_from_the_zoo(both: MainWindow, qtbot: QtBot) -> None:
    context = both.context
    context.selection.want("numpy", False)
    settle(context, qtbot)
    context.branches.go_on(6, (Change("x", (0,), 1),))
    settle(context, qtbot)
    context.zoo.open(specimens()[0])
    table = look_whenever_a_run_begins(both)
    qtbot.waitUntil(lambda: "NumPy" in headers(table))
    context.zoo.leave()
    settle(context, qtbot)
    assert context.client.recording.implementations == ("keras",)
    assert context.client.plan.job.resume.t == 6


def test_undo_comes_to_a_what_if_that_can_be_computed_no_more(both: MainWindow, qtbot: QtBot) -> None:
    context = both.context
    settle(context, qtbot)
    context.branches.go_on(3, (Change("x", (0,), 1),))
    settle(context, qtbot)
    context.document.undo()
    context.transport.stop()
    qtbot.waitUntil(lambda: context.client.trace.steps == 1)
    context.document.redo()
    context.selection.want("keras", False)
    qtbot.waitUntil(lambda: context.client.plan.job.implementations == ("numpy",))
    for _ in range(2):
        context.document.undo()
        context.document.redo()
    qtbot.wait(100)
    assert context.client.recording.implementations == ("numpy",)
    assert context.client.recording.plan.job is context.branches.shown.job


def test_a_look_at_the_table_while_another_network_begins_shows_the_last_one(
    both: MainWindow, qtbot: QtBot
) -> None:
    context = both.context
    context.selection.want("numpy", False)  # what Keras does not record is computed again, with its weights
    table = look_whenever_a_run_begins(both)
    for units in (2, 1, 3):
        cell = {"cell": "SimpleRNN", "units": units}
        context.document.edit(context.document.experiment.replace(model={"layers": [cell]}))
        wanted = ["Keras", "target"] if units == 1 else [f"Keras[{units - 1}]", "target"]
        qtbot.waitUntil(lambda wanted=wanted: all(header in headers(table) for header in wanted))
        settle(context, qtbot)


def test_another_number_is_picked_while_a_run_begins(both: MainWindow, qtbot: QtBot) -> None:
    context = both.context
    panel = next(iter(both.findChildren(WhatIfPanel)))
    bring_to_front(panel)
    context.transport.go_to(7)
    qtbot.waitUntil(lambda: panel.choice.isVisible())
    context.transport.pause()
    context.selection.want("numpy", False)
    qtbot.waitUntil(lambda: context.client.plan.job.implementations == ("keras",))
    for what in ("h", "kernel", "x"):
        panel.choice._take_what(what)
    settle(context, qtbot)
