"""Random hands on one window, one action after the other, for as long as is wanted.

Prints what was done before a trouble, and at the end the growth of memory and the longest pause.
"""

import argparse
import random
import sys
import time
from collections import Counter, deque

from gui.app import SWITCH_INTERVAL, make_application
from tests.soak.desk import close_window, have_stand_in, open_window, rest, size_in_memory
from tests.soak.hands import ACTIONS, MOST, Hands
from tests.soak.watch import Watch

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
    return _soak(random.Random(seed), options.actions, options.troubles)


def _soak(rng: random.Random, actions: int, most_troubles: int) -> int:
    watch = Watch()
    watch.begin()
    window = open_window(watch)
    hands, done = Hands(window), deque[str](maxlen=REMEMBERED)
    counts, seen, count = Counter[str](), set[str](), 0
    began = told = time.monotonic()
    size_before = 0.0
    watch.forget_pause()
    while count < actions and len(seen) < most_troubles:
        name = rng.choices(list(ACTIONS), list(ACTIONS.values()))[0]
        a, b, calm = rng.randrange(MOST + 1), rng.randrange(MOST + 1), rng.choice(CALM_MS)
        done.append(f"{name} {a} {b}, then {calm} ms")
        counts[name] += 1
        count += 1
        pause = watch.longest_pause
        try:
            hands.do(name, a, b)
        except Exception as error:
            watch.show_crash(error)
        if hands.touched:
            done[-1] += f" ({hands.touched})"
        rest(calm)
        if watch.longest_pause > max(pause, LONGEST_PAUSE):
            print(f"{count}: a pause of {watch.longest_pause * 1000:.0f} ms at {done[-1]}", flush=True)
        for trouble in watch.troubles:
            if _kind_of(trouble) not in seen:
                seen.add(_kind_of(trouble))
                print("", f"{count}: TROUBLE, after", *done, trouble, sep="\n", flush=True)
        watch.troubles.clear()
        now = time.monotonic()
        if not size_before and now - began > FIRST_MINUTE:
            size_before = size_in_memory()
        if now - told > REPORT_S:
            told = now
            print(f"{count} actions, {now - began:.0f} s, {size_in_memory():.0f} MB", flush=True)
    growth = size_in_memory() - size_before if size_before else 0.0
    hands.end()
    close_window(window)
    watch.end()
    print(f"{count} actions in {time.monotonic() - began:.0f} s: {len(seen)} troubles")
    print(f"memory grew by {growth:.0f} MB after the first minute; at most {HIGHEST_GROWTH}")
    print(
        f"longest pause of the event loop {watch.longest_pause * 1000:.0f} ms; at most {LONGEST_PAUSE:.1f} s"
    )
    print("done:", ", ".join(f"{name} {number}" for name, number in counts.most_common()))
    return int(bool(seen) or growth > HIGHEST_GROWTH or watch.longest_pause > LONGEST_PAUSE)


def _kind_of(trouble: str) -> str:
    """Its last line, and the innermost place in the program's own code."""
    places = [
        line.strip() for line in trouble.splitlines() if 'File "' in line and "site-packages" not in line
    ]
    return " ".join([*places[-1:], trouble.strip().splitlines()[-1]])
