"""Run every benchmark, or those named, and print their tables: `python -m tests.benchmarks [NAME …]`."""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks import free_run, keras_steps, numpy_steps, slider, start_up
from tests.benchmarks.table import show

BENCHMARKS = {
    "numpy": numpy_steps.measure,
    "keras": keras_steps.measure,
    "slider": slider.measure,
    "free-run": free_run.measure,
    "start-up": start_up.measure,
}


def main(names: list[str]) -> int:
    """Run the named benchmarks, all by default. Returns the exit status."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"error: no benchmark {unknown[0]!r}; there are {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    for name in names or BENCHMARKS:
        show(name, BENCHMARKS[name]())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
