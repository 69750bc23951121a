"""From the command to a usable window, and the worst stall while TensorFlow loads."""

import json
import subprocess
import sys
from statistics import median

from tests.benchmarks.table import Row

REPEATS = 3


def measure() -> list[Row]:
    """Median of some starts, each in a process of its own."""
    starts = [_start() for _ in range(REPEATS)]
    names = ("card", "shown", "usable", "stall")
    card, shown, usable, stall = (median(start[name] for start in starts) for name in names)
    return [
        Row("card painted", f"{card:.2f} s", "at most 0.3 s", card <= 0.3),
        Row("window painted", f"{shown:.2f} s"),
        Row("window usable: the notebook's run is drawn", f"{usable:.2f} s", "at most 1.5 s", usable <= 1.5),
        Row("TensorFlow ready", f"{median(start['keras'] for start in starts):.1f} s"),
        Row("worst stall while it loads", f"{stall * 1e3:.0f} ms", "at most 200 ms", stall <= 0.2),
    ]


def _start() -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.start_up_probe"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))
