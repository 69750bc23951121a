"""From a move of the playhead to the network painted: 8 layers of 64 units, at three zooms."""

import time
from statistics import median

from PyQt6.QtWidgets import QApplication

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Model
from engine.thread.tuning import tune
from gui.panels.stepping.network import NetworkPanel
from tests.benchmarks.keras_steps import experiment_with
from tests.benchmarks.table import Row, percentile
from tests.benchmarks.window import close_window, open_window, rest, wait_until

UNITS, LAYERS, STEPS = 64, 8, 1000
MOVES = 60
ZOOMS = (1.0, 2.5, 5.0)  # times the one that shows all layers
SIZE = (1000, 600)


def measure() -> list[Row]:
    """Milliseconds from the move until the canvas is painted."""
    tune()
    experiment = experiment_with(UNITS)
    experiment = experiment.replace(
        sequence=experiment.sequence.replace(seq_len=STEPS + 1),
        model=Model(layers=(SimpleRNN(units=UNITS),) * LAYERS),
    )
    context, window = open_window(experiment)
    context.selection.want_only(("numpy",))
    context.transport.compute_all()
    wait_until(lambda: context.client.ending is not None)
    window.hide()  # what else follows the playhead is measured elsewhere
    panel = NetworkPanel(context)
    panel.resize(*SIZE)
    panel.show()
    rest(0.5)
    rows = []
    for zoom in ZOOMS:
        panel.view.fit()
        panel.view.zoom_by(zoom)
        seconds = [_seconds_of_a_move(panel, t) for t in range(STEPS // 2, STEPS // 2 + MOVES)]
        middle, late = median(seconds), percentile(seconds, 0.95)
        text = f"{middle * 1e3:.1f} ms, 95 % {late * 1e3:.1f} ms"
        rows.append(
            Row(
                f"{LAYERS} × {UNITS}, a unit {panel.view.camera.cell:.0f} px",
                text,
                "at most 16 ms",
                middle <= 0.016,
            )
        )
    panel.close()
    window.show()
    close_window(context, window)
    return rows


def _seconds_of_a_move(panel: NetworkPanel, t: int) -> float:
    QApplication.processEvents()
    began = time.perf_counter()
    panel._context.transport.go_to(t)
    panel.view.repaint()
    return time.perf_counter() - began
