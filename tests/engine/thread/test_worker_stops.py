"""A run of the engine's thread stops at breakpoints, and no later run does."""

import engine.thread.message as message
from engine.breakpoints.expression import ExpressionBreakpoint
from tests.engine.thread.conftest import LONG, Engine, job, steps_of


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
