"""Python's integers beyond float64 are shown everywhere, and end nothing but the run."""

import pytest
from pytestqt.qtbot import QtBot

from engine.array import is_finite
from engine.experiment import Experiment
from gui.shell.main_window import MainWindow

BIG = 10**200
ONE_UNIT = {"cell": "SimpleRNN", "activation": "linear", "kernel": [[BIG]], "recurrent_kernel": [[0]]}
TWO_UNITS = {"cell": "SimpleRNN", "units": 2, "activation": "linear", "kernel": [[BIG, 1]],
             "recurrent_kernel": [[0, -1], [BIG, 0]], "bias": [0, -2]}  # fmt: skip
MODELS = [
    ({"layers": [ONE_UNIT]}, {"values": [[BIG], [1]]}),
    ({"layers": [TWO_UNITS], "readout": {"kernel": [[-BIG], [1]]}}, {"values": [[2], [BIG], [1]]}),
    (
        {"layers": [ONE_UNIT, {**ONE_UNIT, "kernel": [[1]]}]},
        {"values": [[0], [BIG], [1]], "counts": [True, False]},
    ),
]


@pytest.mark.parametrize(("model", "values"), MODELS)
def test_every_panel_shows_integers_beyond_float64(
    window: MainWindow, qtbot: QtBot, model: dict[str, object], values: dict[str, object]
) -> None:
    fields = {"sequence": {"kind": "values", **values}, "model": model, "precision": {"numpy": "exact"}}
    transport, client = window.context.transport, window.context.client
    window.document.edit(Experiment.parse(fields))
    qtbot.waitUntil(lambda: client.ending is not None and client.ending.kind == "diverged")
    assert not all(is_finite(client.trace[name]).all() for name in client.trace)
    for card in window.cards:
        card.show()
        card.raise_()
        qtbot.wait(20)  # an error on the way to the screen fails the test
    for move in (transport.first, transport.step_into, transport.step, transport.step_back):
        move()
        qtbot.wait(20)
    report = next(card for card in window.cards if card.objectName() == "report")
    assert "e400" in report.content.browser.toPlainText()
