"""The whole window while another kind of work than a simulation is done: it bears it, and comes back."""

import pytest
from pytestqt.qtbot import QtBot

import engine.work.every
from engine.work.every import KINDS
from gui.shell.main_window import MainWindow
from tests.newton import Newton, NewtonJob


@pytest.mark.in_threads
def test_the_window_bears_another_kind_of_work(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine.work.every, "KINDS", (*KINDS, Newton))
    transport, client = window.context.transport, window.context.client
    transport.work_on(NewtonJob())
    qtbot.waitUntil(lambda: client.plan is None and client.ending is not None)
    for card in window.cards:
        card.show()
        card.raise_()
        qtbot.wait(10)
    for move in (transport.first, transport.step, transport.step_into, transport.stop, transport.step):
        move()
        qtbot.wait(20)
    window.theme.set_mode("dark")
    window.resize(1000, 700)
    transport.run()
    qtbot.waitUntil(lambda: client.ending is not None)
    qtbot.wait(100)
    window.document.edit(window.document.experiment.replace(seed=3))
    qtbot.waitUntil(lambda: client.plan is not None and client.ending is not None)
    assert client.trace.steps == client.plan.steps
