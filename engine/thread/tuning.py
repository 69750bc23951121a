"""How Python and glibc are set in either process, where what they do by themselves serves a window badly."""

import ctypes
import sys

SWITCH_INTERVAL = 0.001  # seconds; at Python's 5 ms a busy thread leaves the other 10 frames a second
LARGE = 512 * 1024  # bytes from which on a block has pages of its own; with less, runs are slower
MMAP_THRESHOLD, ARENA_MAX = -3, -8  # glibc's numbers of what mallopt sets

_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
SET, TRIM = getattr(_LIBC, "mallopt", None), getattr(_LIBC, "malloc_trim", None)


def tune() -> None:
    """Let threads take turns often, all share one heap, and what is large go back as soon as it is freed.

    By itself glibc raises what counts as large to the largest block that was ever freed, and gives each
    thread a heap: holes that nothing fits into remain, and an hour of use takes a hundred megabytes more.
    """
    sys.setswitchinterval(SWITCH_INTERVAL)
    if SET is not None:
        SET(MMAP_THRESHOLD, LARGE)
        SET(ARENA_MAX, 1)


def give_back() -> None:
    """Let the system have the pages within the heap that were freed."""
    if TRIM is not None:
        TRIM(0)
