"""What tests of the engine's thread share: a worker, spoken to as the window does. Every wait has a limit."""

from collections.abc import Iterator
from queue import SimpleQueue
from typing import TypeVar

import numpy as np
import pytest

import engine.keras.network
import engine.thread.message as message
import engine.thread.worker
from engine.array import Array
from engine.experiment import Experiment
from engine.keras.report import KerasReport
from engine.run.name import Name, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job, Plan
from engine.run.simulate import Simulation
from engine.sequences.base import Batch
from engine.sequences.memory_sum import MemorySum
from engine.thread.worker import Worker

LIMIT = 20  # seconds until a test gives up on an event
E = TypeVar("E", bound=message.Event)


class FakeNetwork:
    """Zeros in place of Keras; breaks at the first step when told to."""

    name = "keras"

    def __init__(self, plan: Plan) -> None:
        self.is_broken = plan.job.experiment.name == "broken"

    def advance(self, x: Array) -> dict[Name, Array]:
        if self.is_broken:
            raise RuntimeError("a bug")
        return {Name("h", 0): np.zeros((len(x), 1)), Y: np.zeros((len(x), 1))}


class FakeKeras:
    """Stands for KerasNetworks, without TensorFlow."""

    network = FakeNetwork

    def report(self, plan: Plan, batch: Batch) -> KerasReport:
        if plan.job.experiment.name == "broken":
            raise RuntimeError("a bug")
        return KerasReport((), 0.0, 0.0)


class Engine:
    """A worker and its two queues."""

    def __init__(self) -> None:
        self.inbox: SimpleQueue[message.Request] = SimpleQueue()
        self.outbox: SimpleQueue[message.Event] = SimpleQueue()
        self.worker = Worker(self.inbox, self.outbox)

    def say(self, *requests: message.Request) -> None:
        for request in requests:
            self.inbox.put(request)

    def until(self, kind: type[E], run: int | None = None) -> tuple[list[message.Event], E]:
        """The events up to the first of a kind, and that one. run: only this run's counts."""
        heard: list[message.Event] = []
        while True:
            event = self.outbox.get(timeout=LIMIT)
            if isinstance(event, kind) and run in (None, getattr(event, "run", None)):
                return heard, event
            heard.append(event)

    def until_idle(self) -> list[message.Event]:
        """The events up to the answers to two questions, between which an idle engine says nothing else."""
        self.say(message.LoadKeras())
        heard, _ = self.until(message.KerasLoaded)
        self.say(message.LoadKeras())
        return heard + self.until(message.KerasLoaded)[0]


@pytest.fixture
def idle_engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An engine whose thread has not begun: what is said before makes one burst."""
    monkeypatch.setattr(engine.thread.worker, "load_keras", lambda: None)
    monkeypatch.setattr(engine.keras.network, "KerasNetworks", FakeKeras)
    made = Engine()
    yield made
    if made.worker.ident is None:
        return
    made.say(message.Quit())
    made.worker.join(LIMIT)
    assert not made.worker.is_alive()


@pytest.fixture
def running(idle_engine: Engine) -> Engine:
    idle_engine.worker.start()
    return idle_engine


def job(steps: int = 9, implementations: tuple[str, ...] = ("numpy",), name: str = "", row: int = 0) -> Job:
    sequence = MemorySum(seq_len=steps + 1, weight=0.5)
    return Job(Experiment(sequence=sequence, name=name), row, implementations)


def ask(run: int, of: Job) -> message.AskKeras:
    """Ask Keras about a run."""
    return message.AskKeras(run, Simulation(of, {"numpy": NumPyNetwork}).plan)


def steps_of(events: list[message.Event]) -> list[int]:
    return [event.block.steps for event in events if isinstance(event, message.Advanced)]


LONG = 300_000  # steps; far more than run before the next request is read
