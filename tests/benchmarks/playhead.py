"""From a drag of the playhead to plots, table and foot redrawn: 64 units, 10,000 steps, every panel open."""

import random
import time
from statistics import median

from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest

from engine.thread.tuning import tune
from tests.benchmarks.keras_steps import experiment_with
from tests.benchmarks.table import Row, percentile
from tests.benchmarks.window import PaintWatch, close_window, open_window, rest, viewports, wait_until

UNITS = 64
STEPS = 10_000
MOVES = 120
WATCHES = ("abs(error)", "norm(h)", "h[0] / prev(h)[0]", "max(h)", "mean(a)")


def measure() -> list[Row]:
    """Milliseconds from the move until plots, table and foot are painted and no event is left."""
    tune()
    experiment = experiment_with(UNITS)
    experiment = experiment.replace(sequence=experiment.sequence.replace(seq_len=STEPS + 1))
    context, window = open_window(experiment, "debug")
    window.resize(1920, 1080)
    context.transport.restart()
    wait_until(lambda: context.client.ending is not None)
    context.watches.set_texts(WATCHES)
    rest(1)
    table = next(card.content for card in window.cards if card.objectName() == "steps")
    watch = PaintWatch([*viewports(window), window.foot, table.viewport()])
    QTest.mousePress(
        window.foot, Qt.MouseButton.LeftButton
    )  # while it is dragged, texts follow behind the paint
    seconds = [_seconds_of_a_move(t, context.transport.go_to, watch) for t in _places()]
    QTest.mouseRelease(window.foot, Qt.MouseButton.LeftButton)
    close_window(context, window)
    middle, late = median(seconds), percentile(seconds, 0.95)
    return [
        Row(
            "playhead move to everything painted, median",
            f"{middle * 1e3:.1f} ms",
            "at most 16 ms",
            middle <= 0.016,
        ),
        Row(
            "playhead move to everything painted, 95 %",
            f"{late * 1e3:.1f} ms",
            "at most 33 ms",
            late <= 0.033,
        ),
    ]


def _places() -> list[int]:
    """As a hand drags it: some steps on, some back."""
    chance, t, places = random.Random(0), STEPS // 2, []
    for _ in range(MOVES):
        t += chance.choice((-40, -7, -1, 1, 2, 9, 60))
        places.append(t)
    return places


def _seconds_of_a_move(t: int, go_to: object, watch: PaintWatch) -> float:
    """Until Qt has nothing left to do: every panel has drawn by then."""
    began = time.perf_counter()
    go_to(t)  # type: ignore[operator]
    wait_until(lambda: watch.are_painted_since(began), 0)
    return time.perf_counter() - began
