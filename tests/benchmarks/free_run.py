"""Both implementations running freely to a million steps: smoothness of the window, memory of the trace."""

import time
from statistics import median

from engine.thread.tuning import tune
from tests.benchmarks.numpy_steps import linear_experiment
from tests.benchmarks.table import Row
from tests.benchmarks.window import PaintWatch, close_window, open_window, viewports, wait_until

STEPS = 1_000_000


def measure() -> list[Row]:
    """Gaps between two paints of the first plot, and the bytes of the trace."""
    tune()
    context, window = open_window(linear_experiment(1000))
    client = context.client
    client.load_keras()
    wait_until(lambda: client.keras == "ready", 10)
    context.transport.restart()
    wait_until(lambda: client.ending is not None, 10)
    watch = PaintWatch(viewports(window))
    began = time.perf_counter()
    context.document.edit(linear_experiment(STEPS))
    wait_until(lambda: client.plan is not None and client.plan.steps == STEPS and client.trace.steps > 0)
    first = time.perf_counter() - began
    watch.gaps.clear()  # until here there is nothing new to draw
    wait_until(
        lambda: client.plan is not None and client.plan.steps == STEPS and client.ending is not None, 50
    )
    seconds = time.perf_counter() - began
    gaps, names = watch.gaps, client.plan.job.implementations if client.plan else ()
    megabytes = client.trace.bytes / 1e6
    close_window(context, window)
    rate = 1 / median(gaps)
    return [
        Row("steps a second, " + " and ".join(names), f"{STEPS / seconds:,.0f}"),
        Row("first points after", f"{first * 1e3:.0f} ms"),
        Row("redraws a second, from the median gap", f"{rate:.0f}", "at least 30", rate >= 30),
        Row("worst gap", f"{max(gaps) * 1e3:.0f} ms", "at most 150 ms", max(gaps) <= 0.150),
        Row("memory of the trace", f"{megabytes:.0f} MB", "at most 200 MB", megabytes <= 200),
    ]
