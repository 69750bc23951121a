"""The engine thread, spoken to as the window does. Every wait is for an event, with a limit."""

import threading
import time
from itertools import pairwise
from queue import SimpleQueue

import numpy as np
import pytest

import engine.thread.message as message
import engine.thread.worker
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.run.name import TARGET, X
from engine.run.plan import Ending, Job
from engine.sequences.memory_sum import MemorySum
from engine.thread.worker import LARGEST_BLOCK
from engine.work.simulation import SimulationWork
from tests.engine.thread.conftest import LIMIT, LONG, Engine, ask, job, steps_of

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
