"""Training with the window drawing: updates a second, and how often the trained network is redrawn."""

import time
from dataclasses import dataclass

from engine.cells.base import Cell
from engine.experiment import CELLS
from engine.thread.tuning import tune
from gui.state.context import Context
from tests.benchmarks.table import Row
from tests.benchmarks.train import experiment_of
from tests.benchmarks.window import PaintWatch, close_window, open_window, rest, viewports, wait_until

SECONDS, WARM_UPDATES = 5, 200
UNITS = 16
NUMPY_LEAST, KERAS_LEAST, LOOKS_LEAST = 500, 1_000, 40  # a second


@dataclass(frozen=True)
class Pace:
    """What happens in a second."""

    updates: float
    looks: float
    redraws: float


def measure() -> list[Row]:
    """Every cell by NumPy, and by Keras where it has it; what is shown follows the newest update."""
    tune()
    context, window = open_window(experiment_of(CELLS[0], UNITS), "train", has_all_plots=False)
    context.client.load_keras()
    wait_until(lambda: context.client.keras == "ready", 10)
    watch = PaintWatch(viewports(window))
    rows = []
    for kind in CELLS:
        rows += _rows(f"{kind.__name__} {UNITS}: NumPy", _pace(context, watch, kind, "numpy"), NUMPY_LEAST)
        if kind.keras_layer is not None:
            pace = _pace(context, watch, kind, "keras")
            rows += _rows(f"{kind.__name__} {UNITS}: Keras", pace, KERAS_LEAST)
    close_window(context, window)
    return rows


def _pace(context: Context, watch: PaintWatch, kind: type[Cell], implementation: str) -> Pace:
    trainings, looks = context.trainings, list[float]()
    context.document.open(experiment_of(kind, UNITS), None)
    trainings.set_implementation(implementation)
    trainings.toggle()
    record = trainings.current
    assert record is not None
    wait_until(lambda: record.trace.steps > WARM_UPDATES, 20)
    note = lambda: looks.append(time.perf_counter())  # noqa: E731
    trainings.shown_changed.connect(note)
    watch.gaps.clear()
    updates, began = record.last, time.perf_counter()
    rest(SECONDS)
    seconds = time.perf_counter() - began
    found = Pace((record.last - updates) / seconds, len(looks) / seconds, len(watch.gaps) / seconds)
    trainings.shown_changed.disconnect(note)
    trainings.rest()
    wait_until(lambda: trainings.is_settled, 20)
    return found


def _rows(what: str, pace: Pace, least: int) -> list[Row]:
    return [
        Row(what, f"{pace.updates:,.0f} updates/s", f"at least {least:,}", pace.updates >= least),
        Row(
            f"{what}, networks shown",
            f"{pace.looks:.0f}/s, {pace.redraws:.0f} redraws/s",
            f"at least {LOOKS_LEAST}",
            pace.looks >= LOOKS_LEAST,
        ),
    ]
