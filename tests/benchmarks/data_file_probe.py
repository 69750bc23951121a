"""A process that reads one data file, and prints how long it took and how much memory."""

import json
import resource
import sys
import time
from pathlib import Path

from engine.data.read_file import FIRST_ROWS, read_file


def main() -> None:
    """Read the file that the command line names."""
    path, before = Path(sys.argv[1]), _peak()
    began = time.perf_counter()
    read_file(path, most_rows=FIRST_ROWS)
    first = time.perf_counter() - began
    began = time.perf_counter()
    read_file(path)
    whole = time.perf_counter() - began
    print(json.dumps({"first": first, "whole": whole, "memory": _peak() - before}))


def _peak() -> int:
    """The most memory so far, in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    main()
