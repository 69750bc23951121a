"""From asking what-if at the middle of a long run to its first new points on the screen."""

import time
from statistics import median

from engine.run.what_if import Change
from engine.thread.tuning import tune
from gui.state.context import Context
from tests.benchmarks.numpy_steps import linear_experiment
from tests.benchmarks.table import Row, percentile
from tests.benchmarks.window import PaintWatch, close_window, open_window, rest, viewports, wait_until

STEPS = 100_000
TIMES = 20


def measure() -> list[Row]:
    """Milliseconds until every plot is painted with steps that are new, and until undo is painted."""
    tune()
    context, window = open_window(linear_experiment(STEPS))
    client = context.client
    client.load_keras()
    wait_until(lambda: client.keras == "ready", 10)
    context.transport.restart()
    wait_until(lambda: client.ending is not None)
    watch = PaintWatch(viewports(window))
    asked = [_ask(context, watch, number) for number in range(TIMES)]
    undone = _undo(context, watch)
    close_window(context, window)
    late, middle = percentile(asked, 0.95), median(asked)
    return [
        Row("what-if to first new points painted, median", f"{middle * 1e3:.0f} ms"),
        Row(
            "what-if to first new points painted, 95 %", f"{late * 1e3:.0f} ms", "at most 100 ms", late <= 0.1
        ),
        Row("undo of it to the original painted", f"{undone * 1e3:.0f} ms"),
    ]


def _ask(context: Context, watch: PaintWatch, number: int) -> float:
    """Change an input at the middle of the shown run. Seconds until it is seen."""
    client, grown = context.client, list[float]()

    def take() -> None:
        if client.plan is not None and client.plan.job is context.branches.shown.job:
            grown.append(time.perf_counter())

    client.advanced.connect(take)
    context.branches.show(context.branches.original)
    rest(0.3)
    grown.clear()
    began = time.perf_counter()
    context.branches.go_on(STEPS // 2, (Change("x", (0,), number + 2),))
    wait_until(lambda: bool(grown) and watch.are_painted_since(grown[0]))
    seconds = min(watch.painted.values()) - began
    client.advanced.disconnect(take)
    wait_until(lambda: client.ending is not None)
    return seconds


def _undo(context: Context, watch: PaintWatch) -> float:
    rest(0.3)
    began = time.perf_counter()
    context.document.undo()
    wait_until(lambda: watch.are_painted_since(began))
    return max(watch.painted.values()) - began
