"""Random hands on one window, one action after the other, for as long as is wanted.

Prints what was done before a trouble, and at the end the growth of memory and the longest pause.
"""

import argparse
import faulthandler
import gc
import os
import random
import tempfile
import time
from collections import Counter, deque
from pathlib import Path

from engine.files.experiment_file import load
from engine.thread.host import OwnThreads
from engine.thread.own_process.engine_process import EngineProcess
from engine.thread.tuning import give_back, tune
from gui.shell.late_building import LateBuilding
from gui.shell.opening import make_application
from gui.shell.recovery import watch_over
from resources.library import experiment_path
from tests.soak import samples
from tests.soak.answers import ANSWER_MS, choose_files
from tests.soak.desk import close_window, have_stand_in, import_all, open_window, rest
from tests.soak.hands import ACTIONS, MOST, Hands
from tests.soak.memory import Memory
from tests.soak.watch import Longest, Watch

REMEMBERED = 40  # actions that are printed before a trouble
CALM_MS = (0, 0, 1, 5, 20, 60, 200)  # how long the window is left alone after an action
WINDOW_GROWTH = 50  # MB
ENGINE_GROWTH = 400  # MB: it keeps 64 compiled networks and some loops of trainings, then another takes over
LONGEST_PAUSE = 0.3  # seconds
HOPELESS_S = 120  # an action that takes longer has no end
REPORT_S = 60  # seconds between two lines of progress
SETTLE_MS = 2000  # until what was put away is gone


def main() -> int:
    """Returns 0 where nothing was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--actions", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--troubles", type=int, default=1, help="how many to find before it ends")
    parser.add_argument(
        "--threads", action="store_true", help="compute in this process, with NumPy in Keras' place"
    )
    options = parser.parse_args()
    seed = random.randrange(10**6) if options.seed is None else options.seed
    print(f"seed {seed}, {options.actions} actions", flush=True)
    faulthandler.enable()
    tune()
    _application = make_application([])  # Qt wants it kept alive
    if options.threads:
        have_stand_in(setattr)
    import_all()
    rng, host = random.Random(seed), OwnThreads() if options.threads else EngineProcess()
    with tempfile.TemporaryDirectory() as folder:
        samples.fill(Path(folder))
        choose_files(setattr, random.Random(seed), Path(folder))
        soak = Soak(rng, host, Path(folder))
        while soak.done < options.actions and len(soak.seen) < options.troubles:
            soak.act()
        return 0 if soak.end() else 1


class Soak:
    """One window, what was done with it, and what went wrong."""

    def __init__(self, rng: random.Random, host: OwnThreads | EngineProcess, folder: Path) -> None:
        self._rng, self._host = rng, host
        self._watch = Watch()
        self._watch.begin()
        self._watch.look_closely()
        self._window = open_window(self._watch, host)
        window, warm_up = self._window, self._window.classroom.warm_up
        self._autosave = watch_over(window)
        LateBuilding(window.cards, window.transport, warm_up.begin, window)
        gc.freeze()  # as the program does
        self._watch.take_longest()  # that was the opening
        self._is_started = False  # until then panels are built, and lessons made ready
        self._longest = Longest()
        engine = (lambda: host.pid) if isinstance(host, EngineProcess) else None
        self._hands = Hands(self._window, folder, engine, random.Random(rng.random()))
        self._last, self._counts = deque[str](maxlen=REMEMBERED), Counter[str]()
        self.seen: set[str] = set()
        """The kinds of troubles so far."""
        self._began = self._told = time.monotonic()
        self._window_memory, self._engine_memory = (
            Memory("window", WINDOW_GROWTH),
            Memory("engine", ENGINE_GROWTH),
        )

    @property
    def done(self) -> int:
        """How many actions."""
        return self._counts.total()

    def act(self) -> None:
        """Do something at random, leave the window alone for a while, and tell what came of it."""
        name = self._rng.choices(list(ACTIONS), list(ACTIONS.values()))[0]
        a, b, calm = self._rng.randrange(MOST + 1), self._rng.randrange(MOST + 1), self._rng.choice(CALM_MS)
        self._counts[name] += 1
        faulthandler.dump_traceback_later(HOPELESS_S, exit=True)
        self._wait_for_answers()
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
        self._put_away()
        self._look_at_memory()
        self._hands.end()
        self._autosave.close()
        close_window(self._window)
        has_ended = self._host.close()
        faulthandler.cancel_dump_traceback_later()
        self._watch.end()
        is_bounded = self._window_memory.is_bounded and self._engine_memory.is_bounded
        print(f"{self.done} actions in {time.monotonic() - self._began:.0f} s: {len(self.seen)} troubles")
        print(f"{self._window_memory}, {self._engine_memory}, after a first minute")
        print(f"{self._longest}; at most {LONGEST_PAUSE * 1000:.0f} on a quiet machine")
        print("done:", ", ".join(f"{name} {number}" for name, number in self._counts.most_common()))
        is_quick = self._longest.pause <= LONGEST_PAUSE
        return not self.seen and is_bounded and is_quick and has_ended

    def _wait_for_answers(self) -> None:
        """Nothing else can be done while a dialog or a menu is open."""
        while self._hands.answers.are_wanted:
            rest(ANSWER_MS)

    def _tell_pauses(self) -> None:
        """Print each action that took too long of a processor, and the longest pause so far."""
        now, places = self._watch.take_longest(), self._watch.places()
        if not self._is_started:
            self._is_started = self._window.classroom.warm_up.is_done
            return
        if now.work > LONGEST_PAUSE or now.pause > max(self._longest.pause, LONGEST_PAUSE):
            print(f"{self.done}: {now}, at {self._last[-1]}", places, sep="\n", flush=True)
        self._longest = self._longest.with_one(now.pause, now.work)

    def _tell_troubles(self) -> None:
        """Print each kind of trouble once, after what was done before it."""
        for trouble in self._watch.troubles:
            if _kind_of(trouble) not in self.seen:
                self.seen.add(_kind_of(trouble))
                print("", f"{self.done}: TROUBLE, after", *self._last, trouble, sep="\n", flush=True)
        self._watch.troubles.clear()

    def _tell_progress(self) -> None:
        for memory, process in self._memories():
            memory.glance(process)
        if time.monotonic() - self._told > REPORT_S:
            self._put_away()
            self._look_at_memory()
            self._told = time.monotonic()
            told = f"{self._window_memory}, {self._engine_memory}"
            print(f"{self.done} actions, {self._told - self._began:.0f} s, {told}", flush=True)

    def _put_away(self) -> None:
        """Have the notebook open alone, as at first: a million recorded numbers are use, not growth."""
        try:
            self._window.files.asked.emit()  # leaves lessons and the zoo
            self._window.context.document.open(load(experiment_path("notebook")), None)
        except Exception as error:
            self._watch.show_crash(error)
        rest(SETTLE_MS)
        gc.collect()
        give_back()

    def _memories(self) -> list[tuple[Memory, int]]:
        """What is measured, with the number of its process."""
        found = [(self._window_memory, os.getpid())]
        if isinstance(self._host, EngineProcess):
            found.append((self._engine_memory, self._host.pid))
        return found

    def _look_at_memory(self) -> None:
        for memory, process in self._memories():
            memory.look(process)


def _kind_of(trouble: str) -> str:
    """Its last line, and the innermost place in the program's own code."""
    lines = trouble.strip().splitlines()
    places = [line.strip() for line in lines if 'File "' in line and "site-packages" not in line]
    return " ".join([*places[-1:], lines[-1]])
