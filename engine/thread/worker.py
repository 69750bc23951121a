"""The engine thread: it takes requests from one queue and puts events into another."""

import threading
import time
from collections.abc import Callable
from functools import partial
from queue import Empty, SimpleQueue
from typing import Protocol

import numpy as np

import engine.thread.message as message
from engine.breakpoints.base import Breakpoint
from engine.errors import ExplorerError, Unavailable
from engine.keras.loader import load_keras
from engine.run.plan import Plan
from engine.work.base import Work
from engine.work.equipment import Equipment
from engine.work.every import begin

SLICE = 0.008  # seconds of computing between two looks into the inbox
YIELD = 0.0002  # seconds; waiting this long hands the interpreter lock to the window
LARGEST_BLOCK = 8192  # steps


class Outbox(Protocol):
    """Takes events, as a SimpleQueue does."""

    def put(self, event: message.Event, /) -> None: ...


class Worker(threading.Thread):
    """Does one Work at a time, always the newest StartRun's, at the pace that SetPace sets.

    It pauses after a step at which a breakpoint holds, but not during the first `at_once` steps of a run.
    """

    def __init__(
        self,
        inbox: "SimpleQueue[message.Request]",
        outbox: Outbox,
        is_full: Callable[[], bool] = lambda: False,
        *,
        compiles_beside: bool = False,
    ) -> None:
        """is_full: whether to wait until the window has read more; a request tells it. compiles_beside: where
        a program that ends waits for no thread.
        """
        super().__init__(name="engine", daemon=True)
        self._inbox, self._outbox, self._is_full = inbox, outbox, is_full
        self._equipment = Equipment(compiles_beside=compiles_beside)
        self._importing: threading.Thread | None = None
        self._run = 0
        self._work: Work | None = None
        self._breakpoints: tuple[Breakpoint, ...] = ()
        self._delay: float | None = 0.0  # seconds between steps; None is paused
        self._is_held = False  # at a breakpoint of this run, until the window, which has heard of it, pauses
        self._due = 0.0  # when the next step is due, on the monotonic clock
        self._free_from = 0.0  # when a run may go freely, on the monotonic clock
        self._owed = 0  # steps to make whatever the pace
        self._at_once = 0  # so many of them whatever the breakpoints
        self._block = 1  # steps, as many as take about SLICE
        self._speed_key: object = None  # of the work that the length of a block was found for

    @property
    def is_busy(self) -> bool:
        """Whether this thread, or the one that imports Keras, is still at work."""
        return self.is_alive() or (self._importing is not None and self._importing.is_alive())

    def run(self) -> None:
        """Serve requests until Quit. What overflows is seen in what is computed; nothing warns of it."""
        with np.errstate(all="ignore"):
            self._serve_all()

    def _serve_all(self) -> None:
        while True:
            requests = self._wait()
            if any(isinstance(request, message.Quit) for request in requests):
                return
            for request in _without_stale(requests):
                self._try(partial(self._serve, request))
            self._try(self._advance)

    def _try(self, work: Callable[[], None]) -> None:
        """Do some work; what fails is told in the window, by a sentence or the crash dialog."""
        try:
            work()
        except Exception as error:
            self._work = None
            self._outbox.put(message.Failed(self._run, error))

    def _wait(self) -> list[message.Request]:
        """Every request that is there; the only place where the engine waits."""
        requests: list[message.Request] = []
        try:
            requests.append(self._inbox.get(timeout=self._patience()))
            while True:
                requests.append(self._inbox.get_nowait())
        except Empty:
            return requests

    def _patience(self) -> float | None:
        """How long to wait for a request, in seconds; None is for ever."""
        if self._work is None or self._work.ending is not None or self._is_full():
            return None
        if self._owed:
            return YIELD
        if self._delay is None or self._is_held:
            return None
        if self._work.preparing is not None:
            return YIELD
        return max(YIELD, (self._due if self._delay else self._free_from) - time.monotonic())

    def _serve(self, request: message.Request) -> None:
        match request:
            case message.StartRun(run, job, at_once):
                self._run, self._work, self._owed, self._at_once = run, None, at_once, at_once
                self._begin(begin(job, self._equipment))
            case message.SetPace(delay):
                self._delay, self._due = delay, time.monotonic() + (delay or 0)
                if delay is None:
                    self._owed = self._at_once = 0
                    self._is_held = False
            case message.Advance(steps):
                self._owed += steps
            case message.SetBreakpoints(breakpoints):
                self._breakpoints = breakpoints
                if self._work is not None:
                    self._work.watch(breakpoints)
            case message.Stop():
                self._work = None
            case message.AskKeras(run, plan):
                self._ask_keras(run, plan)
            case message.LoadKeras(is_awaited=True):
                load_keras()
                self._equipment.add_keras()
            case message.LoadKeras():
                self._importing = threading.Thread(
                    target=self._import_keras, name="keras import", daemon=True
                )
                self._importing.start()
            case message.KerasImported(error):
                self._take_keras(error)

    def _begin(self, work: Work) -> None:
        """Take some work as the current one, and tell what it sets out with."""
        work.watch(self._breakpoints)
        self._work = work
        self._is_held = False
        self._due = time.monotonic()
        self._free_from = self._due + work.breath
        if work.speed_key != self._speed_key:  # otherwise as long a block as before is as quick
            self._speed_key, self._block = work.speed_key, work.first_block
        self._outbox.put(message.Started(self._run, work.plan))
        self._tell_ending(work)

    def _advance(self) -> None:
        """Make the steps that are due, for about SLICE seconds."""
        work = self._work
        steps = 0 if self._is_full() else self._steps_due()
        if work is None or work.ending is not None or steps == 0:
            return
        began = time.monotonic()
        block = work.advance(steps, is_watched=self._at_once == 0)
        self._owed = max(0, self._owed - block.steps)
        self._at_once = max(0, self._at_once - block.steps)
        if (block.steps if work.computed is None else work.computed) == self._block:
            self._block = _next_block(self._block, (time.monotonic() - began) / work.slices)
        if work.preparing is not None:
            self._outbox.put(message.Prepared(self._run, work.preparing.done, work.preparing.total))
        else:
            self._outbox.put(message.Advanced(self._run, block))
        self._tell_hit(work)
        self._tell_ending(work)

    def _steps_due(self) -> int:
        is_preparing = self._work is not None and self._work.preparing is not None
        if is_preparing and (self._owed or (self._delay is not None and not self._is_held)):
            return self._block  # whatever the pace: there is nothing to be seen yet
        if self._owed:
            return min(self._at_once or self._owed, self._block)
        if self._delay is None or self._is_held:
            return 0
        if self._delay == 0:
            return 0 if time.monotonic() < self._free_from else self._block
        late = time.monotonic() - self._due
        if late < 0:
            return 0
        steps = min(self._block, 1 + int(late / self._delay))
        self._due += steps * self._delay
        return steps

    def _tell_hit(self, work: Work) -> None:
        """Say why the run stops, and pause it."""
        found = work.found
        if found is not None:
            self._owed, self._is_held = 0, True
            self._outbox.put(message.Hit(self._run, found.t, found.breakpoints, found.sentence))

    def _tell_ending(self, work: Work) -> None:
        if work.ending is not None:
            self._owed = 0
            self._outbox.put(message.Finished(self._run, work.ending))

    def _ask_keras(self, run: int, plan: Plan) -> None:
        report = self._equipment.keras_report(plan)
        if report is not None:
            self._outbox.put(message.Reported(run, report))

    def _import_keras(self) -> None:
        """On a thread of its own, which ends with it: the engine goes on stepping NumPy meanwhile."""
        try:
            load_keras()
        except Unavailable as error:
            self._inbox.put(message.KerasImported(error))
        else:
            self._inbox.put(message.KerasImported(None))

    def _take_keras(self, error: ExplorerError | None) -> None:
        if error is not None:
            self._outbox.put(message.KerasMissing(error))
            return
        self._equipment.add_keras()
        self._outbox.put(message.KerasLoaded())


def _without_stale(requests: list[message.Request]) -> list[message.Request]:
    """Of a burst of runs, as from a dragged slider, only the newest and what was asked of it since."""
    newest = max(
        (i for i, request in enumerate(requests) if isinstance(request, message.StartRun)), default=0
    )
    about_a_run = message.StartRun | message.Advance | message.AskKeras | message.Stop
    return [item for i, item in enumerate(requests) if i >= newest or not isinstance(item, about_a_run)]


def _next_block(steps: int, seconds: float) -> int:
    """As many steps as would have filled SLICE, at most twice as many as last time, in powers of two."""
    if seconds > SLICE:
        return max(1, steps // 2)
    return min(LARGEST_BLOCK, steps * 2) if seconds < SLICE / 2 else steps
