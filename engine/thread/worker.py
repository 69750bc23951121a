"""The engine thread: it takes requests from one queue and puts events into another."""

import threading
import time
from collections.abc import Callable
from functools import partial
from queue import Empty, SimpleQueue

from engine.breakpoints.base import Breakpoint
from engine.errors import ExplorerError, Unavailable
from engine.keras.loader import load_keras
from engine.keras.network import KerasNetworks
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job, Plan
from engine.run.simulate import MakeNetwork
from engine.sequences.base import Batch, Sequence
from engine.thread.message import (
    Advance,
    Advanced,
    AskKeras,
    Event,
    Failed,
    Finished,
    Hit,
    KerasImported,
    KerasLoaded,
    KerasMissing,
    LoadKeras,
    Quit,
    Reported,
    Request,
    Run,
    SetBreakpoints,
    SetPace,
    Started,
    Stop,
)
from engine.thread.stopping import StoppingRun
from engine.zoo.base import simulation_of

SLICE = 0.008  # seconds of computing between two looks into the inbox
BREATH = 0.05  # seconds in which the window draws the first step of a what-if undisturbed
YIELD = 0.0002  # seconds; waiting this long hands the interpreter lock to the window
FIRST_BLOCK = 64  # steps, before a run's speed is known
LARGEST_BLOCK = 8192  # steps


class Worker(threading.Thread):
    """Runs one Simulation at a time; the newest Run wins, and a pace says how fast it goes.

    At a breakpoint it pauses. Steps that are made at once at the beginning of a run pass by them.
    """

    def __init__(self, inbox: "SimpleQueue[Request]", outbox: "SimpleQueue[Event]") -> None:
        super().__init__(name="engine", daemon=True)
        self._inbox, self._outbox = inbox, outbox
        self._make_networks: dict[str, MakeNetwork] = {"numpy": NumPyNetwork}
        self._run = 0
        self._simulation: StoppingRun | None = None
        self._breakpoints: tuple[Breakpoint, ...] = ()
        self._delay: float | None = 0.0  # seconds between steps; None is paused
        self._is_held = False  # at a breakpoint of this run, until a pace is set
        self._due = 0.0  # when the next step is due, on the monotonic clock
        self._free_from = 0.0  # when a run may go freely, on the monotonic clock
        self._owed = 0  # steps to make whatever the pace
        self._at_once = 0  # so many of them whatever the breakpoints
        self._block = FIRST_BLOCK
        self._size: object = None  # of the network that the length of a block was found for
        self._generated: tuple[Sequence, Batch] | None = None
        self._keras: KerasNetworks | None = None

    def run(self) -> None:
        """Serve requests until Quit."""
        while True:
            requests = self._wait()
            if any(isinstance(request, Quit) for request in requests):
                return
            for request in _without_stale(requests):
                self._try(partial(self._serve, request))
            self._try(self._advance)

    def _try(self, work: Callable[[], None]) -> None:
        """Do some work; what fails is told in the window, by a sentence or the crash dialog."""
        try:
            work()
        except Exception as error:
            self._simulation = None
            self._outbox.put(Failed(self._run, error))

    def _wait(self) -> list[Request]:
        """Every request that is there; the only place where the engine waits."""
        requests: list[Request] = []
        try:
            requests.append(self._inbox.get(timeout=self._patience()))
            while True:
                requests.append(self._inbox.get_nowait())
        except Empty:
            return requests

    def _patience(self) -> float | None:
        """How long to wait for a request, in seconds; None is for ever."""
        if self._simulation is None or self._simulation.ending is not None:
            return None
        if self._owed:
            return YIELD
        if self._delay is None or self._is_held:
            return None
        return max(YIELD, (self._due if self._delay else self._free_from) - time.monotonic())

    def _serve(self, request: Request) -> None:
        match request:
            case Run(run, job, at_once):
                self._run, self._simulation, self._owed, self._at_once = run, None, at_once, at_once
                simulation = simulation_of(job, self._make_networks, self._batch_of(job))
                self._generated = job.experiment.sequence, simulation.batch
                self._simulation = StoppingRun(simulation, self._breakpoints)
                self._is_held = False
                self._due = time.monotonic()
                self._free_from = self._due + self._breath(simulation.plan)
                self._expect_speed(simulation.plan)
                self._outbox.put(Started(run, simulation.plan))
                self._tell_ending()
            case SetPace(delay):
                self._delay, self._due, self._is_held = delay, time.monotonic() + (delay or 0), False
                if delay is None:
                    self._owed = self._at_once = 0
            case Advance(steps):
                self._owed += steps
            case SetBreakpoints(breakpoints):
                self._breakpoints = breakpoints
                if self._simulation is not None:
                    self._simulation.watch(breakpoints)
            case Stop():
                self._simulation = None
            case AskKeras(run, plan):
                self._ask_keras(run, plan)
            case LoadKeras():
                threading.Thread(target=self._import_keras, name="keras import", daemon=True).start()
            case KerasImported(error):
                self._take_keras(error)

    def _advance(self) -> None:
        """Make the steps that are due, for about SLICE seconds."""
        simulation = self._simulation
        steps = self._steps_due()
        if simulation is None or simulation.ending is not None or steps == 0:
            return
        began = time.monotonic()
        block = simulation.advance(steps, is_watched=self._at_once == 0)
        self._owed = max(0, self._owed - block.steps)
        self._at_once = max(0, self._at_once - block.steps)
        if simulation.computed == self._block:
            self._block = _next_block(simulation.computed, time.monotonic() - began)
        self._outbox.put(Advanced(self._run, block))
        self._tell_hit(simulation)
        self._tell_ending()

    def _steps_due(self) -> int:
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

    def _breath(self, plan: Plan) -> float:
        """Seconds in which a long what-if leaves the processor to the window."""
        resume = plan.job.resume
        return BREATH if resume is not None and plan.end - resume.t > LARGEST_BLOCK else 0

    def _expect_speed(self, plan: Plan) -> None:
        """Begin with as long a block as the last run could take, if it ran a network of the same sizes."""
        units = tuple(layer.units for layer in plan.job.experiment.model.layers)
        size = (units, plan.shape[2], plan.job.implementations, plan.is_jit_compiled)
        if size != self._size:
            self._size, self._block = size, FIRST_BLOCK

    def _tell_hit(self, simulation: StoppingRun) -> None:
        """Say why the run stops, and pause it."""
        found = simulation.found
        if found is not None:
            self._owed, self._is_held = 0, True
            self._outbox.put(Hit(self._run, found.t, found.breakpoints, found.sentence))

    def _tell_ending(self) -> None:
        if self._simulation is not None and self._simulation.ending is not None:
            self._owed = 0
            self._outbox.put(Finished(self._run, self._simulation.ending))

    def _batch_of(self, job: Job) -> Batch | None:
        """What the last run's sequence gave, if the job has the same: its network alone is another."""
        if self._generated is None or self._generated[0] is not job.experiment.sequence:
            return None
        return self._generated[1]

    def _ask_keras(self, run: int, plan: Plan) -> None:
        if self._keras is None:
            return
        batch = self._batch_of(plan.job) or plan.job.experiment.sequence.generate()
        self._outbox.put(Reported(run, self._keras.report(plan, batch)))

    def _import_keras(self) -> None:
        """On a thread of its own, which ends with it: the engine goes on stepping NumPy meanwhile."""
        try:
            load_keras()
        except Unavailable as error:
            self._inbox.put(KerasImported(error))
        else:
            self._inbox.put(KerasImported(None))

    def _take_keras(self, error: ExplorerError | None) -> None:
        if error is not None:
            self._outbox.put(KerasMissing(error))
            return
        self._keras = KerasNetworks()
        self._make_networks["keras"] = self._keras.network
        self._outbox.put(KerasLoaded())


def _without_stale(requests: list[Request]) -> list[Request]:
    """Of a burst of runs, as from a dragged slider, only the newest and what was asked of it since."""
    newest = max((i for i, request in enumerate(requests) if isinstance(request, Run)), default=0)
    about_a_run = Run | Advance | AskKeras | Stop
    return [item for i, item in enumerate(requests) if i >= newest or not isinstance(item, about_a_run)]


def _next_block(steps: int, seconds: float) -> int:
    """As many steps as would have filled SLICE, at most twice as many as last time, in powers of two."""
    if seconds > SLICE:
        return max(1, steps // 2)
    return min(LARGEST_BLOCK, steps * 2) if seconds < SLICE / 2 else steps
