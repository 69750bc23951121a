"""The engine thread, spoken to as the window does. Every wait is for an event, with a limit."""

import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from queue import SimpleQueue
from typing import TypeVar

import numpy as np
import pytest

import engine.keras.network
import engine.thread.message as message
import engine.thread.worker
import engine.work.every
from engine.array import Array
from engine.breakpoints.expression import ExpressionBreakpoint
from engine.errors import ParameterError, Unavailable
from engine.experiment import Experiment
from engine.keras.report import KerasReport
from engine.run.name import TARGET, Name, X, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Axis, Ending, Job, Plan
from engine.run.simulate import Simulation
from engine.sequences.base import Batch
from engine.sequences.memory_sum import MemorySum
from engine.thread.worker import LARGEST_BLOCK, Worker
from engine.work.every import KINDS
from engine.work.simulation import SimulationWork
from tests.newton import Newton, NewtonJob

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


# ── running ────────────────────────────────────────────────────────────────────────────────────


def test_run_starts_advances_and_finishes(running: Engine) -> None:
    running.say(message.StartRun(1, job(200)))
    events, finished = running.until(message.Finished)
    assert isinstance(events[0], message.Started)
    assert events[0].plan.steps == 200
    assert sum(steps_of(events)) == 200
    assert finished == message.Finished(1, Ending("complete"))


def test_free_run_grows_its_blocks_by_doubling(running: Engine) -> None:
    running.say(message.StartRun(1, job(20_000)))
    steps = steps_of(running.until(message.Finished)[0])
    assert steps[0] == SimulationWork.first_block
    assert max(steps) <= LARGEST_BLOCK
    assert all(following <= 2 * size for size, following in pairwise(steps))


def test_run_that_diverges_finishes_with_its_reason(running: Engine) -> None:
    layer = {"cell": "SimpleRNN", "activation": "linear", "recurrent_kernel": [[1e300]]}
    running.say(message.StartRun(1, Job(Experiment.parse({"model": {"layers": [layer]}}), 0, ("numpy",))))
    assert running.until(message.Finished)[1].ending.kind == "diverged"


def test_run_without_steps_finishes_at_once(running: Engine) -> None:
    sequence = MemorySum(seq_len=1500, batch_size=2, weight=2)
    running.say(message.StartRun(1, Job(Experiment(sequence=sequence), 1, ("numpy",))))
    events, finished = running.until(message.Finished)
    assert steps_of(events) == []
    assert finished.ending == Ending("left_float64", 0)


# ── the newest run wins ────────────────────────────────────────────────────────────────────────


def test_of_a_burst_only_the_newest_run_starts(idle_engine: Engine) -> None:
    idle_engine.say(*(message.StartRun(number, job()) for number in range(1, 30)))
    idle_engine.worker.start()
    events, _ = idle_engine.until(message.Finished)
    assert [event.run for event in events if isinstance(event, message.Started)] == [29]


def test_what_was_asked_of_an_older_run_of_a_burst_is_dropped_with_it(idle_engine: Engine) -> None:
    idle_engine.say(
        message.SetPace(None),
        message.StartRun(1, job()),
        message.Advance(),
        ask(1, job()),
        message.StartRun(2, job()),
        message.Advance(3),
    )
    idle_engine.worker.start()
    assert steps_of(idle_engine.until_idle()) == [3]


def test_pace_set_before_a_newer_run_of_a_burst_still_counts(idle_engine: Engine) -> None:
    idle_engine.say(message.StartRun(1, job()), message.SetPace(None), message.StartRun(2, job()))
    idle_engine.worker.start()
    assert steps_of(idle_engine.until_idle()) == []


def test_new_run_replaces_the_running_one(running: Engine) -> None:
    running.say(message.StartRun(1, job(LONG)))
    running.until(message.Advanced)
    running.say(message.StartRun(2, job()))
    late, _ = running.until(message.Started, run=2)
    events, _ = running.until(message.Finished)
    assert {event.run for event in late} <= {1}  # so that the window can drop them
    assert {event.run for event in events} == {2}


# ── pause, steps and pace ──────────────────────────────────────────────────────────────────────


def test_paused_run_steps_once_per_advance(running: Engine) -> None:
    running.say(message.SetPace(None), message.StartRun(1, job()))
    for _ in range(3):
        running.say(message.Advance())
        assert running.until(message.Advanced)[1].block.steps == 1
    assert steps_of(running.until_idle()) == []


def test_paused_run_steps_by_as_many_as_asked(running: Engine) -> None:
    running.say(message.SetPace(None), message.StartRun(1, job(1000)), message.Advance(150))
    assert sum(steps_of(running.until_idle())) == 150


def test_advance_beyond_the_end_finishes_the_run(running: Engine) -> None:
    running.say(message.SetPace(None), message.StartRun(1, job(9)), message.Advance(1000))
    assert sum(steps_of(running.until(message.Finished)[0])) == 9


def test_steps_asked_of_a_finished_run_are_not_owed_to_the_next(running: Engine) -> None:
    running.say(message.SetPace(None), message.StartRun(1, job(9)), message.Advance(1000))
    running.until(message.Finished)
    running.say(message.Advance(5), message.StartRun(2, job()))
    running.until(message.Started)
    assert steps_of(running.until_idle()) == []


def test_paused_run_makes_its_first_steps_at_once_when_asked(running: Engine) -> None:
    running.say(message.SetPace(None), message.StartRun(1, job(), at_once=4))
    assert sum(steps_of(running.until_idle())) == 4


def test_free_run_pauses_and_goes_on_where_it_was(running: Engine) -> None:
    running.say(message.StartRun(1, job(LONG)))
    running.until(message.Advanced)
    running.say(message.SetPace(None))
    running.until_idle()
    running.say(message.Advance())
    first = running.until(message.Advanced)[1]
    running.say(message.Advance())
    second = running.until(message.Advanced)[1]
    np.testing.assert_array_equal(second.block.arrays[X], first.block.arrays[TARGET])


def test_pace_makes_a_run_take_its_time(running: Engine) -> None:
    delay, steps = 0.004, 12
    began = time.monotonic()  # before the run, which a busy machine tells of late
    running.say(message.SetPace(delay), message.StartRun(1, job(steps)))
    made = steps_of(running.until(message.Finished)[0])
    assert sum(made) == steps
    assert time.monotonic() - began >= (steps - 1) * delay


def test_slow_pace_makes_the_first_step_at_once_and_no_second(running: Engine) -> None:
    running.say(message.SetPace(3600), message.StartRun(1, job()))
    assert running.until(message.Advanced)[1].block.steps == 1
    assert steps_of(running.until_idle()) == []


def test_slow_pace_still_steps_when_asked(running: Engine) -> None:
    running.say(message.SetPace(3600), message.StartRun(1, job()))
    running.until(message.Advanced)
    running.say(message.Advance())
    assert running.until(message.Advanced)[1].block.steps == 1


def test_faster_pace_counts_at_once(running: Engine) -> None:
    running.say(message.SetPace(3600), message.StartRun(1, job()))
    running.until(message.Advanced)
    running.say(message.SetPace(0))
    assert sum(steps_of(running.until(message.Finished)[0])) == 8


# ── breakpoints ────────────────────────────────────────────────────────────────────────────────


def stop_at(condition: str) -> message.SetBreakpoints:
    return message.SetBreakpoints((ExpressionBreakpoint(condition=condition),))


def test_free_run_stops_exactly_at_a_breakpoint_and_says_why(running: Engine) -> None:
    running.say(stop_at("t == 2345"), message.StartRun(1, job(LONG)))
    events, hit = running.until(message.Hit)
    assert sum(steps_of(events)) == 2346
    assert hit == message.Hit(1, 2345, hit.breakpoints, "t == 2345 at t = 2345: t = 2345")
    assert steps_of(running.until_idle()) == []


def test_run_goes_on_from_a_breakpoint_to_its_end(running: Engine) -> None:
    running.say(stop_at("t % 1000 == 5"), message.StartRun(1, job(2500)))
    steps = 0
    for t in (5, 1005, 2005):
        events, hit = running.until(message.Hit)
        steps += sum(steps_of(events))
        assert (hit.t, steps) == (t, t + 1)
        running.say(message.SetPace(None), message.SetPace(0))
    assert steps + sum(steps_of(running.until(message.Finished)[0])) == 2500


def test_pace_that_was_chosen_before_the_hit_was_heard_does_not_let_the_run_go_on(running: Engine) -> None:
    running.say(stop_at("t == 5"), message.StartRun(1, job(2500)))
    running.until(message.Hit)
    running.say(message.SetPace(0), message.SetPace(0.001))
    assert steps_of(running.until_idle()) == []
    running.say(message.SetPace(None), message.SetPace(0))
    assert sum(steps_of(running.until(message.Finished)[0])) == 2494


def test_breakpoint_at_the_last_step_is_told_before_the_end(running: Engine) -> None:
    running.say(stop_at("t == 99"), message.StartRun(1, job(100)))
    events, _ = running.until(message.Finished)
    assert isinstance(events[-1], message.Hit)


def test_steps_asked_for_stop_at_a_breakpoint(running: Engine) -> None:
    running.say(message.SetPace(None), stop_at("t == 3"), message.StartRun(1, job()), message.Advance(8))
    events, hit = running.until(message.Hit)
    assert (hit.t, sum(steps_of(events))) == (3, 4)
    assert steps_of(running.until_idle()) == []
    running.say(message.Advance())
    assert running.until(message.Advanced)[1].block.steps == 1


def test_steps_made_at_once_pass_by_breakpoints_and_later_ones_do_not(running: Engine) -> None:
    running.say(stop_at("t >= 0"), message.StartRun(1, job(100), at_once=40))
    events, hit = running.until(message.Hit)
    assert (hit.t, sum(steps_of(events))) == (40, 41)


def test_breakpoint_set_while_a_run_waits_counts_at_once(running: Engine) -> None:
    running.say(stop_at("t == 10"), message.StartRun(1, job(1000)))
    running.until(message.Hit)
    # Both steps were computed before it was set.
    running.say(stop_at("t == 12"), message.SetPace(None), message.SetPace(0))
    assert running.until(message.Hit)[1].t == 12


def test_run_held_at_a_breakpoint_does_not_hold_the_next_one(running: Engine) -> None:
    running.say(stop_at("t == 3"), message.StartRun(1, job()))
    running.until(message.Hit)
    running.say(message.SetBreakpoints(()), message.StartRun(2, job()))
    assert running.until(message.Finished)[1].run == 2


def test_breakpoint_taken_away_stops_no_later_run(running: Engine) -> None:
    running.say(stop_at("t == 3"), message.SetBreakpoints(()), message.StartRun(1, job()))
    assert not any(isinstance(event, message.Hit) for event in running.until(message.Finished)[0])


# ── another kind of work ───────────────────────────────────────────────────────────────────────


@pytest.fixture
def with_newton(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the engine do a kind of work that does not ship."""
    monkeypatch.setattr(engine.work.every, "KINDS", (*KINDS, Newton))


def test_another_kind_of_work_runs_to_its_end(with_newton: None, running: Engine) -> None:
    running.say(message.StartRun(1, NewtonJob(updates=100)))
    events, finished = running.until(message.Finished)
    assert isinstance(events[0], message.Started)
    assert events[0].plan.axis == Axis("updates", 100)
    assert sum(steps_of(events)) == 100
    assert finished.ending == Ending("complete")


def test_another_kind_of_work_steps_and_takes_its_time(with_newton: None, running: Engine) -> None:
    running.say(message.SetPace(3600), message.StartRun(1, NewtonJob(updates=20)))
    assert running.until(message.Advanced)[1].block.steps == 1
    running.say(message.SetPace(None), message.Advance(3))
    assert steps_of(running.until_idle()) == [3]
    running.say(message.SetPace(0))
    assert sum(steps_of(running.until(message.Finished)[0])) == 16


def test_kinds_of_work_replace_each_other(with_newton: None, running: Engine) -> None:
    running.say(message.StartRun(1, job(LONG)))
    running.until(message.Advanced)
    running.say(message.StartRun(2, NewtonJob()))
    running.until(message.Finished, run=2)
    running.say(message.StartRun(3, job()))
    assert running.until(message.Finished, run=3)[1].ending == Ending("complete")


def test_breakpoints_hold_up_no_work_that_has_nothing_for_them(with_newton: None, running: Engine) -> None:
    running.say(stop_at("t == 1"), message.StartRun(1, NewtonJob()))
    assert not any(isinstance(event, message.Hit) for event in running.until(message.Finished)[0])


def test_another_kind_of_work_that_cannot_begin_is_told(with_newton: None, running: Engine) -> None:
    running.say(message.StartRun(1, NewtonJob(square=-1)))
    assert str(running.until(message.Failed)[1].error) == "square must be above 0, got -1"


# ── stop and quit ──────────────────────────────────────────────────────────────────────────────


def test_stopped_run_says_nothing_more(running: Engine) -> None:
    running.say(message.StartRun(1, job(LONG)))
    running.until(message.Advanced)
    running.say(message.Stop(), message.LoadKeras())
    running.until(message.KerasLoaded)
    assert running.until_idle() == []


def test_requests_without_a_run_are_no_trouble(running: Engine) -> None:
    running.say(message.Stop(), message.Advance(), message.SetPace(0.001), ask(0, job()), message.SetPace(0))
    assert running.until_idle() == []


def test_quit_ends_the_thread_while_a_run_goes_on(running: Engine) -> None:
    running.say(message.StartRun(1, job(LONG)))
    running.until(message.Advanced)
    running.say(message.Quit())
    running.worker.join(LIMIT)
    assert not running.worker.is_alive()


def test_quit_ends_a_paused_thread(running: Engine) -> None:
    running.say(message.SetPace(None), message.StartRun(1, job()), message.Quit())
    running.worker.join(LIMIT)
    assert not running.worker.is_alive()


def test_it_is_busy_while_keras_is_imported(running: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    importing, may_end = SimpleQueue[threading.Thread](), threading.Event()

    def load_keras() -> None:
        importing.put(threading.current_thread())
        may_end.wait()

    monkeypatch.setattr(engine.thread.worker, "load_keras", load_keras)
    running.say(message.LoadKeras())
    thread = importing.get(timeout=LIMIT)
    running.say(message.Quit())
    running.worker.join(LIMIT)
    assert running.worker.is_busy
    may_end.set()
    thread.join(LIMIT)
    assert not running.worker.is_busy


# ── failures ───────────────────────────────────────────────────────────────────────────────────


def test_run_that_cannot_start_is_told_and_the_next_one_runs(running: Engine) -> None:
    running.say(message.StartRun(1, job(row=7)))
    failed = running.until(message.Failed)[1]
    assert failed.run == 1
    assert isinstance(failed.error, ParameterError)
    running.say(message.StartRun(2, job()))
    assert running.until(message.Finished)[1].run == 2


def test_bug_in_a_step_is_told_once_and_the_next_run_runs(running: Engine) -> None:
    running.say(message.LoadKeras())
    running.until(message.KerasLoaded)
    running.say(message.StartRun(1, job(name="broken", implementations=("keras",))))
    failed = running.until(message.Failed)[1]
    assert isinstance(failed.error, RuntimeError)
    assert running.until_idle() == []
    running.say(message.StartRun(2, job()))
    assert running.until(message.Finished)[1].run == 2


def test_requests_after_one_that_fails_are_still_served(idle_engine: Engine) -> None:
    idle_engine.say(message.StartRun(1, job(row=7)), message.SetPace(None), message.LoadKeras())
    idle_engine.worker.start()
    events, _ = idle_engine.until(message.KerasLoaded)
    assert [type(event) for event in events] == [message.Failed]
    idle_engine.say(message.StartRun(2, job()))
    assert steps_of(idle_engine.until_idle()) == []  # the pace was taken


# ── Keras ──────────────────────────────────────────────────────────────────────────────────────


def test_loaded_keras_steps_beside_numpy(running: Engine) -> None:
    running.say(message.LoadKeras())
    running.until(message.KerasLoaded)
    running.say(message.StartRun(1, job(implementations=("numpy", "keras"))))
    block = running.until(message.Advanced)[1].block
    assert {Y.of("numpy"), Y.of("keras")} <= set(block.arrays)


def test_missing_keras_is_told_and_numpy_goes_on(running: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise Unavailable("TensorFlow", "it is not installed")

    monkeypatch.setattr(engine.thread.worker, "load_keras", fail)
    running.say(message.LoadKeras())
    missing = running.until(message.KerasMissing)[1]
    assert str(missing.error) == "TensorFlow is not available: it is not installed"
    running.say(message.StartRun(1, job()))
    assert running.until(message.Finished)[1].run == 1


def test_report_carries_the_number_of_its_run(running: Engine) -> None:
    running.say(message.LoadKeras())
    running.until(message.KerasLoaded)
    running.say(message.StartRun(3, job()), ask(3, job()))
    assert running.until(message.Reported)[1].run == 3


def test_report_is_made_of_a_run_that_is_over_and_recorded(running: Engine) -> None:
    running.say(message.LoadKeras())
    running.until(message.KerasLoaded)
    running.say(message.StartRun(1, job()), message.Stop(), ask(2, job(5)))
    assert running.until(message.Reported)[1].run == 2


def test_report_is_not_made_before_keras_is_there(running: Engine) -> None:
    running.say(message.StartRun(1, job()), ask(1, job()))
    assert [event for event in running.until_idle() if isinstance(event, message.Reported)] == []


def test_report_that_fails_is_told(running: Engine) -> None:
    running.say(message.LoadKeras())
    running.until(message.KerasLoaded)
    running.say(message.StartRun(1, job(name="broken")), ask(1, job(name="broken")))
    assert isinstance(running.until(message.Failed)[1].error, RuntimeError)


def test_run_over_the_same_sequence_does_not_generate_it_again(
    running: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = job()
    running.say(message.StartRun(1, first))
    running.until(message.Finished)
    monkeypatch.setattr(MemorySum, "generate", lambda self: pytest.fail("generated again"))
    running.say(message.StartRun(2, Job(first.experiment.replace(seed=7), 0, ("numpy",))))
    assert running.until(message.Finished, run=2)[1].ending == Ending("complete")


# ── a run that is computed before its first step ───────────────────────────────────────────────


def both_ways(steps: int) -> Job:
    fields = {"sequence": {"kind": "memory_sum", "seq_len": steps + 1, "weight": 0, "bias": 1, "h_weight": 0}}
    layers = [{"cell": "GRU"}, {"cell": "GRU", "merge_mode": "sum"}]
    return Job(Experiment.parse({**fields, "model": {"layers": layers}}), implementations=("numpy",))


def test_run_with_a_backward_layer_tells_how_far_it_is_and_comes_whole(running: Engine) -> None:
    running.say(message.StartRun(1, both_ways(300)), message.SetPace(0))
    heard, _ = running.until(message.Finished)
    told = [event for event in heard if isinstance(event, message.Prepared)]
    assert [event.done for event in told] == sorted({event.done for event in told})
    assert {event.total for event in told} == {900}
    assert [steps for steps in steps_of(heard) if steps] == [300]


def test_run_with_a_backward_layer_pauses_within_a_slice_and_goes_on(running: Engine) -> None:
    running.say(message.StartRun(1, both_ways(50_000)), message.SetPace(0))
    running.until(message.Prepared)
    running.say(message.SetPace(None))
    before = [event for event in running.until_idle() if isinstance(event, message.Prepared)]
    running.say(message.SetPace(0))
    _, after = running.until(message.Prepared)
    assert after.done > max([event.done for event in before], default=0)
    assert after.done < after.total  # each event is a slice of 8 ms: it had paused long before the end


def test_slow_pace_makes_no_run_wait_for_its_first_step(running: Engine) -> None:
    running.say(message.SetPace(1000), message.StartRun(1, both_ways(2000)))
    heard, _ = running.until(message.Finished)
    assert sum(steps_of(heard)) == 2000


def test_breakpoint_of_a_run_that_comes_whole_is_told_at_its_step(running: Engine) -> None:
    running.say(stop_at("t == 17"), message.StartRun(1, both_ways(30)), message.SetPace(0))
    heard, _ = running.until(message.Finished)
    assert [event.t for event in heard if isinstance(event, message.Hit)] == [17]
