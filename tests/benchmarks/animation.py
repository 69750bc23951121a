"""From the start of an export to the finished file: 60 frames of the plots, and of the whole window.

The window has no bound: every frame waits until its formulas are typeset, which takes most of the time.
"""

import itertools
import tempfile
import time
from pathlib import Path

from engine.thread.tuning import tune
from gui.export.animation import Animation, AnimationSettings
from gui.export.animation_scene import subjects
from gui.shell.main_window import MainWindow
from tests.benchmarks.keras_steps import experiment_with
from tests.benchmarks.table import Row
from tests.benchmarks.window import close_window, open_window, rest, wait_until

FRAMES = 60
UNITS = 2
MOST = 3.0  # seconds
ENDINGS = {".gif": "GIF", ".webp": "WebP"}
SUBJECTS = {"all": "all plots", "window": "the whole window"}


def measure() -> list[Row]:
    """Seconds; every file of a run of its own, as typeset formulas are kept."""
    tune()
    return [
        _row(name, ending, seed) for seed, (name, ending) in enumerate(itertools.product(SUBJECTS, ENDINGS))
    ]


def _row(name: str, ending: str, seed: int) -> Row:
    experiment = experiment_with(UNITS)
    experiment = experiment.replace(
        sequence=experiment.sequence.replace(seq_len=FRAMES + 1),
        seed=seed,
    )
    context, window = open_window(experiment)
    context.transport.restart()
    wait_until(lambda: context.client.ending is not None)
    rest(1)
    seconds, size = _export(window, name, ending)
    close_window(context, window)
    what = f"{FRAMES} frames of {SUBJECTS[name]} as {ENDINGS[ending]}, {size / 2**20:.1f} MiB"
    if name == "window":
        return Row(what, f"{seconds:.2f} s")
    return Row(what, f"{seconds:.2f} s", f"at most {MOST:g} s", seconds <= MOST)


def _export(window: MainWindow, name: str, ending: str) -> tuple[float, int]:
    """Seconds and bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"run{ending}"
        animation = Animation(subjects(window.parts)[name].make_scene, path, AnimationSettings())
        began = time.perf_counter()
        animation.start()
        wait_until(lambda: not animation.is_going)
        return time.perf_counter() - began, path.stat().st_size
