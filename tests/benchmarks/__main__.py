"""Run every benchmark, or those named, and print their tables: `python -m tests.benchmarks [NAME …]`."""

import os
import sys
from importlib import import_module

from tests.benchmarks.table import show

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program has it
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

BENCHMARKS = (
    "numpy_steps",
    "keras_steps",
    "gated_steps",
    "slider",
    "free_run",
    "playhead",
    "network",
    "debugger",
    "what_if",
    "start_up",
    "looks",
    "hostile",
    "data_file",
    "model_file",
    "grading",
    "lesson_page",
    "animation",
    "doctor",
    "train",
    "train_window",
    "landscape",
)


def main(names: list[str]) -> int:
    """Run the named benchmarks, all by default. Returns the exit status."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"error: no benchmark {unknown[0]!r}; there are {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    for name in names or BENCHMARKS:
        show(name, import_module(f"tests.benchmarks.{name}").measure())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
