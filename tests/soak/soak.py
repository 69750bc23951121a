"""Random hands on one window, one action after the other, for as long as is wanted.

Prints what was done before a trouble, and at the end the growth of memory and the longest pause.
"""

import argparse
import random
import sys
import time
from collections import Counter, deque

from gui.app import SWITCH_INTERVAL
from gui.shell.opening import make_application
from tests.soak.desk import close_window, have_stand_in, open_window, rest, size_in_memory
from tests.soak.hands import ACTIONS, MOST, Hands
from tests.soak.watch import Longest, Watch

REMEMBERED = 40  # actions that are printed before a trouble
FIRST_MINUTE = 60  # seconds, after which nothing should grow
CALM_MS = (0, 0, 1, 5, 20, 60, 200)  # how long the window is left alone after an action
HIGHEST_GROWTH = 50  # MB
LONGEST_PAUSE = 0.3  # seconds
REPORT_S = 60  # seconds between two lines of progress


def main() -> int:
    """Returns 0 where nothing was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--actions", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--troubles", type=int, default=1, help="how many to find before it ends")
    options = parser.parse_args()
    seed = random.randrange(10**6) if options.seed is None else options.seed
    print(f"seed {seed}, {options.actions} actions", flush=True)
    sys.setswitchinterval(SWITCH_INTERVAL)
    _application = make_application([])  # Qt wants it kept alive
    have_stand_in(setattr)
    soak = Soak(random.Random(seed))
    while soak.done < options.actions and len(soak.seen) < options.troubles:
        soak.act()
    return 0 if soak.end() else 1


class Soak:
    """One window, what was done with it, and what went wrong."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._watch = Watch()
        self._watch.begin()
        self._window = open_window(self._watch)
        self._watch.take_longest()  # that was the opening
        self._longest = Longest()
        self._hands = Hands(self._window)
        self._last, self._counts = deque[str](maxlen=REMEMBERED), Counter[str]()
        self.seen: set[str] = set()
        """The kinds of troubles so far."""
        self._began = self._told = time.monotonic()
        self._size_before = 0.0  # MB after the first minute

    @property
    def done(self) -> int:
        """How many actions."""
        return self._counts.total()

    def act(self) -> None:
        """Do something at random, leave the window alone for a while, and tell what came of it."""
        name = self._rng.choices(list(ACTIONS), list(ACTIONS.values()))[0]
        a, b, calm = self._rng.randrange(MOST + 1), self._rng.randrange(MOST + 1), self._rng.choice(CALM_MS)
        self._counts[name] += 1
        try:
            self._hands.do(name, a, b)
        except Exception as error:
            self._watch.show_crash(error)
        self._last.append(f"{name} {a} {b} ({self._hands.touched}), then {calm} ms")
        rest(calm)
        self._tell_pauses()
        self._tell_troubles()
        self._tell_progress()

    def end(self) -> bool:
        """Close the window, and say how it was. False where something was wrong."""
        growth = size_in_memory() - self._size_before if self._size_before else 0.0
        self._hands.end()
        close_window(self._window)
        self._watch.end()
        print(f"{self.done} actions in {time.monotonic() - self._began:.0f} s: {len(self.seen)} troubles")
        print(f"memory grew by {growth:.0f} MB after the first minute; at most {HIGHEST_GROWTH}")
        print(f"{self._longest}; at most {LONGEST_PAUSE * 1000:.0f} on a quiet machine")
        print("done:", ", ".join(f"{name} {number}" for name, number in self._counts.most_common()))
        return not self.seen and growth <= HIGHEST_GROWTH and self._longest.pause <= LONGEST_PAUSE

    def _tell_pauses(self) -> None:
        """Print each action that took too long of a processor, and the longest pause so far."""
        now = self._watch.take_longest()
        if now.work > LONGEST_PAUSE or now.pause > max(self._longest.pause, LONGEST_PAUSE):
            print(f"{self.done}: {now}, at {self._last[-1]}", flush=True)
        self._longest = self._longest.with_one(now.pause, now.work)

    def _tell_troubles(self) -> None:
        """Print each kind of trouble once, after what was done before it."""
        for trouble in self._watch.troubles:
            if _kind_of(trouble) not in self.seen:
                self.seen.add(_kind_of(trouble))
                print("", f"{self.done}: TROUBLE, after", *self._last, trouble, sep="\n", flush=True)
        self._watch.troubles.clear()

    def _tell_progress(self) -> None:
        now = time.monotonic()
        if not self._size_before and now - self._began > FIRST_MINUTE:
            self._size_before = size_in_memory()
        if now - self._told > REPORT_S:
            self._told = now
            print(f"{self.done} actions, {now - self._began:.0f} s, {size_in_memory():.0f} MB", flush=True)


def _kind_of(trouble: str) -> str:
    """Its last line, and the innermost place in the program's own code."""
    lines = trouble.strip().splitlines()
    places = [line.strip() for line in lines if 'File "' in line and "site-packages" not in line]
    return " ".join([*places[-1:], lines[-1]])
