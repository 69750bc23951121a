"""How long the window works until another look is on the screen: larger text, dark and light."""

import statistics
import time
from collections.abc import Callable

from engine.files.experiment_file import load
from gui.shell.main_window import MainWindow
from resources.library import experiment_path
from tests.benchmarks.table import Row
from tests.benchmarks.window import PaintWatch, close_window, open_window, rest, viewports, wait_until

TIMES = 5  # of which the median is told
QUIET_S = 1.5  # until the panels out of sight have followed
MOST_MS = 150  # of a processor


def measure() -> list[Row]:
    """In Explore and in Debug, all panels built, as they are a while after the start."""
    context, window = open_window(load(experiment_path("notebook")), has_all_plots=False)
    for card in window.cards:
        card.build()
    context.transport.restart()
    wait_until(lambda: context.client.ending is not None)
    rows = [row for name in ("explore", "debug") for row in _rows(window, name)]
    close_window(context, window)
    return rows


def _rows(window: MainWindow, workspace: str) -> list[Row]:
    window.workspaces.go_to(workspace)
    rest(QUIET_S)
    looks, watch = window.looks, PaintWatch(viewports(window))
    commands: dict[str, Callable[[], object]] = {
        "larger text": looks.enlarge,
        "text of the usual size": looks.normal_size,
        "dark": lambda: looks.set_mode("dark"),
        "light": lambda: looks.set_mode("light"),
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(TIMES):
        for name, do in commands.items():
            rest(QUIET_S)
            taken[name].append(_work(do, watch))
    return [_row(f"{workspace}: {name}", statistics.median(works)) for name, works in taken.items()]


def _work(do: Callable[[], object], watch: PaintWatch) -> float:
    """Milliseconds of a processor until every plot in sight is painted anew."""
    asked, began = time.perf_counter(), time.thread_time()
    do()
    wait_until(lambda: watch.are_painted_since(asked))
    return (time.thread_time() - began) * 1000


def _row(what: str, ms: float) -> Row:
    return Row(what, f"{ms:.0f} ms of work", f"at most {MOST_MS} ms", ms <= MOST_MS)
