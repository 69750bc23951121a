"""Kinds of work of the engine's thread beside a run, and a run that comes whole."""

import pytest

import engine.thread.message as message
import engine.work.every
from engine.experiment import Experiment
from engine.run.plan import Axis, Ending, Job
from engine.work.every import KINDS
from tests.engine.thread.conftest import LONG, Engine, job, steps_of
from tests.engine.thread.test_worker_stops import stop_at
from tests.newton import Newton, NewtonJob


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
