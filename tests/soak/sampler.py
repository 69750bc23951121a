"""Where the window's thread is while one turn of its event loop takes long."""

import signal
import time
from collections import Counter
from types import FrameType

SAMPLE_S = 0.01  # of a processor, between two looks
LONG_S = 0.1  # of a processor, after which a turn is worth looking at
FRAMES, PLACES = 6, 3  # of each place, and places that are told


class Sampler:
    """Looks where the thread is, by a signal: a look from another thread would delete what Qt draws there."""

    def __init__(self) -> None:
        self._turn = time.thread_time()
        self._places: Counter[str] = Counter()
        self._longest: tuple[float, Counter[str]] = 0.0, Counter()
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, SAMPLE_S, SAMPLE_S)

    def end(self) -> None:
        """Look no more."""
        signal.setitimer(signal.ITIMER_PROF, 0)

    def begin_turn(self) -> None:
        """Another turn of the event loop begins."""
        worked = time.thread_time()
        if worked - self._turn > self._longest[0]:
            self._longest = worked - self._turn, self._places
        self._turn, self._places = worked, Counter()

    def take_longest(self) -> str:
        """Where it was most often in the longest turn since this was asked last."""
        (_, places), self._longest = self._longest, (0.0, Counter())
        return "\n".join(f"    {count} × {place}" for place, count in places.most_common(PLACES))

    def _look(self, number: int, frame: FrameType | None) -> None:
        if time.thread_time() - self._turn > LONG_S:
            told: list[str] = []
            while frame is not None and len(told) < FRAMES:
                code, frame, line = frame.f_code, frame.f_back, frame.f_lineno
                if "/gui/" in code.co_filename or "/engine/" in code.co_filename:
                    told.append(f"{code.co_filename.rpartition('/')[2]}:{line} {code.co_name}")
            self._places[" > ".join(reversed(told))] += 1
