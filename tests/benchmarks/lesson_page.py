"""From turning a lesson's page to its text, formulas, panels and plots painted."""

import time
from statistics import median

from engine.files.experiment_file import find_experiment
from engine.lesson.lesson import find_lesson
from engine.thread.tuning import tune
from gui.shell.main_window import MainWindow
from gui.state.context import Context
from resources.library import lesson_names
from tests.benchmarks.table import Row, percentile
from tests.benchmarks.window import PaintWatch, close_window, open_window, rest, wait_until

ROUNDS = 2  # the first has formulas to typeset, which are kept


def measure() -> list[Row]:
    """Milliseconds over all pages of all built-in lessons, by NumPy alone."""
    tune()
    context, window = open_window(find_experiment("notebook")[0])
    window.resize(1440, 900)
    context.transport.restart()
    wait_until(lambda: context.client.ending is not None)
    rest(0.5)
    rounds = [_turn_all_pages(context, window) for _ in range(ROUNDS)]
    context.lessons.leave()
    close_window(context, window)
    first, later = rounds
    return [
        Row("a page for the first time, median", _ms(median(first)), "at most 150 ms", median(first) <= 0.15),
        Row("… 95 %", _ms(percentile(first, 0.95))),
        Row("a page seen before, median", _ms(median(later)), "at most 150 ms", median(later) <= 0.15),
        Row("… 95 %", _ms(percentile(later, 0.95))),
        Row("pages", str(len(first))),
    ]


def _turn_all_pages(context: Context, window: MainWindow) -> list[float]:
    seconds = []
    for name in lesson_names():
        lesson = find_lesson(name)
        context.lessons.open(lesson, page=len(lesson.pages))
        rest(0.1)
        for page in lesson.pages:
            seconds.append(_seconds_of(context, window, page.number))
            rest(0.05)
    return seconds


def _seconds_of(context: Context, window: MainWindow, page: int) -> float:
    """Until the run has come as far as the page lets it, and everything in sight is painted after that."""
    began = time.perf_counter()
    context.lessons.pass_over(page)
    texts = [part for part in window.classroom.panel.parts if part.isVisible()]
    plots = [card.plot.canvas.viewport() for card in window.plots.cards if not card.isHidden()]
    watch = PaintWatch([window.classroom.panel, *plots, *texts[:1]])
    wait_until(lambda: context.client.ending is not None, 0)
    ended = time.perf_counter()
    for plot in plots[:1]:
        plot.update()
    wait_until(lambda: all(watch.painted[plot] > ended for plot in plots[:1]), 0)
    wait_until(lambda: watch.are_painted_since(began), 0)
    return time.perf_counter() - began


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:.0f} ms"
