"""What breakpoints and watches cost a free run, and how fast a million steps are searched."""

import time

from engine.breakpoints.expression import ExpressionBreakpoint
from engine.expression import parse
from engine.expression.scope import Scope
from engine.expression.search import extremes, find_next
from engine.run.trace import Trace
from engine.thread.tuning import tune
from gui.shell.main_window import MainWindow
from gui.state.context import Context
from tests.benchmarks.numpy_steps import linear_experiment, stream
from tests.benchmarks.table import Row
from tests.benchmarks.window import close_window, open_window, wait_until

STEPS = 400_000
SEARCHED = 1_000_000
CONDITIONS = (  # none of them ever holds
    "abs(error) > 1e9",
    "not isfinite(h)",
    "norm(h) < 0",
    "h > prev(h) + 1e9",
    "y != h and t > 1e12",
)
WATCHED = ("abs(error)", "norm(h)", "h - prev(h)", "x > target", "mean(h) / (1 + abs(a))")


def measure() -> list[Row]:
    """Steps per second in the real window, NumPy alone; then searches from the first step to the last."""
    tune()
    context, window = open_window(linear_experiment(1000), "debug")
    context.selection.want("keras", False)
    bare = _rate(context)
    for condition in CONDITIONS:
        context.breakpoints.add(ExpressionBreakpoint(condition=condition))
    context.watches.set_texts(WATCHED)
    _show_watches(window)
    watched = _rate(context)
    close_window(context, window)
    trace = stream(linear_experiment(SEARCHED))
    return [
        Row("steps a second, free run", f"{bare:,.0f}"),
        Row("with five breakpoints and five watches", f"{watched:,.0f}"),
        Row("share of the speed kept", f"{watched / bare:.0%}", "at least 50 %", watched >= 0.5 * bare),
        *(_search_row(trace, condition) for condition in (CONDITIONS[0], CONDITIONS[3], CONDITIONS[4])),
        _extremes_row(trace),
    ]


def _show_watches(window: MainWindow) -> None:
    for card in window.cards:
        if card.objectName() == "watches":
            card.raise_()
            wait_until(card.content.isVisible)


def _rate(context: Context) -> float:
    """Steps a second of a run at full pace, the window drawing it."""
    client, transport = context.client, context.transport
    context.document.edit(linear_experiment(STEPS))
    wait_until(lambda: client.plan is not None and client.plan.steps == STEPS and client.ending is not None)
    began = time.perf_counter()
    transport.run()
    wait_until(lambda: client.ending is None)
    wait_until(lambda: client.ending is not None)
    return STEPS / (time.perf_counter() - began)


def _search_row(trace: Trace, condition: str) -> Row:
    began = time.perf_counter()
    assert find_next(parse(condition), Scope(trace), 0) is None
    seconds = time.perf_counter() - began
    return Row(
        f"search of a million steps, {condition}", f"{seconds * 1e3:.0f} ms", "at most 500 ms", seconds <= 0.5
    )


def _extremes_row(trace: Trace) -> Row:
    began = time.perf_counter()
    extremes(parse("abs(error)"), Scope(trace))
    seconds = time.perf_counter() - began
    return Row(
        "extremes of a million steps, abs(error)", f"{seconds * 1e3:.0f} ms", "at most 500 ms", seconds <= 0.5
    )
