"""Run an experiment to its end without a window, and hand every block to whoever wants it."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from engine.run.simulate import Simulation
from engine.run.trace import Block

BLOCK = 1024  # steps; Keras compiles for each length once, so all but the last are of one
PATIENCE = 0.5  # seconds before a bar shows that something goes on

Tell = Callable[[int], None]


def run_to_end(simulation: Simulation, take: Iterable[Callable[[Block], None]], errors: Console) -> None:
    """Advance until the run has ended. take: called with each block. errors: for a progress bar."""
    takers = list(take)
    with _progress(simulation.plan.steps, errors) as tell:
        done, whole = 0, simulation.whole
        while whole is not None and not whole.is_done and simulation.ending is None:
            whole.advance(BLOCK)
            tell(simulation.plan.steps * whole.done // whole.total)
        while simulation.ending is None:
            block = simulation.advance(BLOCK)
            for taker in takers:
                taker(block)
            done += block.steps
            tell(done)


@contextmanager
def _progress(steps: int, errors: Console) -> Iterator[Tell]:
    """A bar that appears, on a terminal only, when the run takes a while, and goes when it is over."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    bar = Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal)
    task = bar.add_task("steps", total=steps)
    began = time.monotonic()

    def tell(done: int) -> None:
        bar.update(task, completed=done)
        if not bar.live.is_started and time.monotonic() - began > PATIENCE:
            bar.start()

    try:
        yield tell
    finally:
        bar.stop()
