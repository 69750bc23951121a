"""Keep noise that libraries write to file descriptor 2 from the user, and nothing else."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from engine.keras import noise
from engine.program.own_part import NOISE_FILTER, part_command

PATIENCE = 1.0  # seconds for the filter to end; a program that was started meanwhile may keep it going


@contextmanager
def filtered_stderr() -> Iterator[None]:
    """Send descriptor 2 through the filter of noise.py meanwhile, where there is a descriptor 2.

    The filter is a process of its own: it goes on when a library ends the program with its last words
    (as TensorFlow does on a processor that is too old), and when it holds the interpreter lock while it
    writes more than a pipe takes.
    """
    real = _copy_of_descriptor()
    if real is None:
        yield
        return
    process = None
    try:
        process = _begin(real)
        yield
    finally:
        os.dup2(real, 2)
        os.close(real)
        if process is not None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)


def _copy_of_descriptor() -> int | None:
    if sys.stderr is None:  # there was none at the start: 2 may be any file that was opened since
        return None
    try:
        return os.dup(2)
    except OSError:
        return None


def _begin(real: int) -> subprocess.Popen[bytes] | None:
    """Start the filter; where no process can be started, noise is the lesser evil."""
    command = part_command(NOISE_FILTER, ["-I", "-S", str(Path(noise.__file__))])
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # there is one on Windows alone
    end, begin = os.pipe()
    try:
        # In a session of its own, so that Ctrl+C in a terminal ends the program, which ends the filter.
        process = subprocess.Popen(
            command, stdin=end, stderr=real, start_new_session=True, creationflags=flags
        )
        os.dup2(begin, 2)
    except OSError:
        return None
    finally:
        os.close(end)
        os.close(begin)
    return process
