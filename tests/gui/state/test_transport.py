"""Run, pause and step, with the real engine thread."""

import pytest
from pytestqt.qtbot import QtBot

from engine.breakpoints.expression import ExpressionBreakpoint
from engine.experiment import Experiment, Model
from engine.run.name import TARGET, Name, Y
from gui.state.context import Context
from gui.state.run_state import CatchingUp, Open, Over, RunState, Stepping


@pytest.fixture
def ready(context: Context, qtbot: QtBot) -> Context:
    """The notebook, computed to its end, the playhead at t = 0."""
    qtbot.waitUntil(lambda: context.client.ending is not None)
    return context


def test_the_notebook_runs_to_its_end_by_itself(ready: Context) -> None:
    assert ready.client.trace[Y.of("numpy")][:, 0].tolist() == [5, 18, 49, 124, 305, 742, 1797, 4344, 10493]


def test_stepping_walks_over_the_recorded_steps(ready: Context) -> None:
    ready.transport.step()
    ready.transport.step()
    ready.transport.step_back()
    assert ready.playhead.t == 1


def test_a_step_at_the_end_of_the_trace_computes_one_more(ready: Context, qtbot: QtBot) -> None:
    ready.transport.stop()
    qtbot.waitUntil(lambda: ready.client.trace.steps == 1)
    ready.transport.step()
    qtbot.waitUntil(lambda: ready.client.trace.steps == 2)
    assert ready.playhead.t == 1
    assert ready.client.ending is None


def test_stop_waits_at_the_first_step(ready: Context, qtbot: QtBot) -> None:
    ready.transport.last()
    ready.transport.stop()
    qtbot.waitUntil(lambda: ready.client.trace.steps == 1)
    assert (ready.playhead.t, ready.transport.is_going) == (0, False)


def test_a_change_while_paused_computes_as_far_as_before(ready: Context, qtbot: QtBot) -> None:
    ready.transport.stop()
    qtbot.waitUntil(lambda: ready.client.trace.steps == 1)
    for steps in (2, 3, 4):
        ready.transport.step()
        qtbot.waitUntil(lambda steps=steps: ready.client.trace.steps == steps)
    experiment = ready.document.experiment
    with qtbot.waitSignal(ready.client.started):
        ready.document.edit(experiment.replace(sequence=experiment.sequence.replace(weight=3)))
    qtbot.waitUntil(lambda: ready.client.trace.steps == 4)
    assert ready.client.ending is None
    assert ready.client.trace[TARGET][:, 0].tolist() == [6, 22, 75, 250]  # 3 s + 3 + the one before


def test_a_change_keeps_the_place_in_a_run_that_comes_in_many_blocks(ready: Context, qtbot: QtBot) -> None:
    sequence = ready.document.experiment.sequence.replace(seq_len=30_000, weight=0.5)  # ends beyond float64
    for weight in (0.5, 0.4):
        with qtbot.waitSignal(ready.client.finished):
            ready.document.edit(ready.document.experiment.replace(sequence=sequence.replace(weight=weight)))
        if weight == 0.5:
            ready.transport.go_to(2_500)
    assert ready.playhead.t == 2_500


def test_running_after_the_end_starts_again(ready: Context, qtbot: QtBot) -> None:
    with qtbot.waitSignals([ready.client.started, ready.client.finished]):
        ready.transport.run()
    assert ready.playhead.t == 8


def test_a_paced_run_shows_every_step_on_the_way(ready: Context, qtbot: QtBot) -> None:
    seen = []
    ready.playhead.moved.connect(lambda: seen.append(ready.playhead.t))
    ready.transport.set_pace(40)
    ready.transport.run()
    qtbot.waitUntil(lambda: seen[-1:] == [8])
    assert seen == sorted(seen)


def test_going_back_stops_following(ready: Context) -> None:
    ready.transport.run()
    ready.transport.first()
    assert not ready.playhead.is_following


def test_a_smaller_model_takes_the_selection_along(ready: Context, qtbot: QtBot) -> None:
    layer = ready.document.experiment.model.layers[0]
    wide = Model(layers=(layer.replace(units=5, kernel=None, recurrent_kernel=None, bias=None),))
    ready.document.edit(Experiment(model=wide))
    ready.selection.look_at(unit=4)
    ready.document.undo()
    assert ready.selection.unit == 0


def test_without_any_implementation_the_targets_are_still_there(ready: Context, qtbot: QtBot) -> None:
    with qtbot.waitSignals([ready.client.started, ready.client.finished]):
        ready.selection.want("numpy", False)
    assert Y.of("numpy") not in ready.client.trace
    assert ready.client.trace[TARGET].shape == (9, 1)


def test_only_the_newest_of_a_burst_of_changes_is_shown(ready: Context, qtbot: QtBot) -> None:
    experiment = ready.document.experiment
    for weight in range(20):
        ready.document.edit(experiment.replace(sequence=experiment.sequence.replace(weight=weight)))
    qtbot.waitUntil(lambda: ready.client.plan.job.experiment.sequence.weight == 19)
    qtbot.waitUntil(lambda: ready.client.ending is not None)
    assert ready.client.trace[TARGET][0, 0] == 22


def place(context: Context) -> tuple[int, int | None]:
    return context.playhead.t, context.playhead.operation


def test_stepping_into_visits_every_operation_of_the_shown_step_and_then_enters_the_next(
    ready: Context,
) -> None:
    ready.transport.go_to(4)
    visited = []
    for _ in range(6):
        ready.transport.step_into()
        visited.append(place(ready))
    assert visited == [(4, 0), (4, 1), (4, 2), (4, 3), (4, None), (5, 0)]  # xW, hU, a, h


def test_a_step_that_was_passed_is_entered_again_when_it_is_come_back_to(ready: Context) -> None:
    for _ in range(5):
        ready.transport.step_into()
    ready.transport.step()
    ready.transport.step_back()
    ready.transport.step_into()
    assert place(ready) == (0, 0)


def test_a_step_that_was_left_early_is_entered_again(ready: Context) -> None:
    ready.transport.step_into()
    ready.transport.step_out()
    ready.transport.step_into()
    assert place(ready) == (0, 0)


def test_nothing_is_left_to_step_into_once_the_last_step_was_passed(ready: Context) -> None:
    ready.transport.last()
    for _ in range(4):
        ready.transport.step_into()
        assert ready.transport.may_step_into
    ready.transport.step_into()
    assert place(ready) == (8, None)
    assert not ready.transport.may_step_into


def test_stepping_back_into_reverses_stepping_into(ready: Context) -> None:
    visited = [place(ready)]
    for _ in range(12):
        ready.transport.step_into()
        visited.append(place(ready))
    back = [visited[-1]]
    for _ in range(12):
        ready.transport.step_into_back()
        back.append(place(ready))
    assert back == visited[::-1]


def test_stepping_out_shows_the_whole_step(ready: Context) -> None:
    ready.transport.step_into()
    ready.transport.step_out()
    assert place(ready) == (0, None)


def test_stepping_into_at_the_end_of_the_trace_computes_and_enters(ready: Context, qtbot: QtBot) -> None:
    ready.transport.stop()
    qtbot.waitUntil(lambda: ready.client.trace.steps == 1)
    for _ in range(6):
        ready.transport.step_into()
    qtbot.waitUntil(lambda: place(ready) == (1, 0))
    assert ready.client.trace.steps == 2


def test_a_readout_is_the_last_operation(ready: Context, qtbot: QtBot) -> None:
    model = ready.document.experiment.model.replace(readout={"kernel": ((1,),)})
    with qtbot.waitSignal(ready.client.finished):
        ready.document.edit(ready.document.experiment.replace(model=model))
    assert [operation.name for operation in ready.transport.operations] == [
        Name("xW", 0),
        Name("hU", 0),
        Name("a", 0),
        Name("h", 0),
        Y,
    ]


def stop_where(context: Context, condition: str) -> None:
    context.client.set_breakpoints((ExpressionBreakpoint(condition=condition),))


def test_a_breakpoint_pauses_the_run_and_shows_the_step(ready: Context, qtbot: QtBot) -> None:
    stop_where(ready, "abs(error) > 100")
    with qtbot.waitSignal(ready.client.hit) as hit:
        ready.transport.run()
    assert hit.args[1] == "abs(error) > 100 at t = 5: abs(error) = 216"
    assert (ready.client.trace.steps, ready.playhead.t, ready.transport.is_going) == (6, 5, False)


def test_run_goes_on_past_a_breakpoint(ready: Context, qtbot: QtBot) -> None:
    stop_where(ready, "t == 3")
    with qtbot.waitSignal(ready.client.hit):
        ready.transport.run()
    with qtbot.waitSignal(ready.client.finished):
        ready.transport.run()
    assert ready.client.trace.steps == 9


def test_a_change_at_a_breakpoint_computes_as_far_as_the_run_had_come(ready: Context, qtbot: QtBot) -> None:
    stop_where(ready, "t >= 3")
    with qtbot.waitSignal(ready.client.hit):
        ready.transport.run()
    experiment = ready.document.experiment
    with qtbot.waitSignal(ready.client.started), qtbot.assertNotEmitted(ready.client.hit):
        ready.document.edit(experiment.replace(sequence=experiment.sequence.replace(weight=3)))
    qtbot.waitUntil(lambda: ready.client.trace.steps == 4)


def test_stepping_into_a_step_with_a_breakpoint_stays_inside(ready: Context, qtbot: QtBot) -> None:
    ready.transport.stop()
    qtbot.waitUntil(lambda: ready.client.trace.steps == 1)
    stop_where(ready, "t == 1")
    with qtbot.waitSignal(ready.client.hit):
        for _ in range(6):
            ready.transport.step_into()
    assert (ready.playhead.t, ready.playhead.operation) == (1, 0)


def test_running_to_a_step_computes_up_to_it(ready: Context, qtbot: QtBot) -> None:
    ready.transport.stop()
    qtbot.waitUntil(lambda: ready.client.trace.steps == 1)
    ready.transport.run_to(6)
    qtbot.waitUntil(lambda: ready.playhead.t == 6)
    assert ready.client.trace.steps == 7
    ready.transport.run_to(2)
    assert ready.playhead.t == 2


def test_running_to_the_playhead_drops_what_is_beyond_it(ready: Context, qtbot: QtBot) -> None:
    ready.transport.go_to(4)
    with qtbot.waitSignal(ready.client.started):
        ready.transport.run_to_playhead()
    qtbot.waitUntil(lambda: ready.client.trace.steps == 5)
    assert (ready.playhead.t, ready.client.ending, ready.transport.is_going) == (4, None, False)


# ── named states ───────────────────────────────────────────────────────────────────────────────


def test_states_follow_one_another_from_pause_to_the_end(ready: Context, qtbot: QtBot) -> None:
    assert isinstance(ready.transport.state, Over)
    ready.transport.stop()
    qtbot.waitUntil(lambda: ready.client.trace.steps == 1)
    assert isinstance(ready.transport.state, Open)
    ready.transport.step()
    assert ready.transport.state == Stepping(2)
    qtbot.waitUntil(lambda: isinstance(ready.transport.state, Open))
    assert (ready.transport.drive, ready.client.trace.steps) == ("paused", 2)
    ready.transport.run()
    qtbot.waitUntil(lambda: isinstance(ready.transport.state, Over))


def test_a_change_is_caught_up_with_and_then_waits(ready: Context, qtbot: QtBot) -> None:
    ready.transport.go_to(3)
    ready.transport.run_to_playhead()
    qtbot.waitUntil(lambda: isinstance(ready.transport.state, Open))
    seen: list[RunState] = []
    ready.client.started.connect(lambda: seen.append(ready.transport.state))
    ready.document.edit(ready.document.experiment.replace(seed=5))
    qtbot.waitUntil(lambda: bool(seen) and isinstance(ready.transport.state, Open))
    assert (seen, ready.client.trace.steps) == ([CatchingUp(4)], 4)


def test_another_pace_does_not_stop_what_is_caught_up_while_paused(ready: Context, qtbot: QtBot) -> None:
    ready.transport.go_to(3)
    ready.transport.run_to_playhead()
    qtbot.waitUntil(lambda: isinstance(ready.transport.state, Open))
    with qtbot.waitSignal(ready.client.started):
        ready.document.edit(ready.document.experiment.replace(seed=5))
        ready.transport.set_pace(2)
    qtbot.waitUntil(lambda: ready.client.trace.steps == 4)


def test_a_step_asked_for_while_a_run_goes_on_is_the_next_one_shown(ready: Context, qtbot: QtBot) -> None:
    sequence = ready.document.experiment.sequence.replace(seq_len=3000, weight=0.5)
    with qtbot.waitSignal(ready.client.finished):
        ready.document.edit(ready.document.experiment.replace(sequence=sequence))
    ready.transport.set_pace(500)
    ready.transport.run()
    qtbot.waitUntil(lambda: not isinstance(ready.transport.state, Over) and ready.client.trace.steps > 20)
    t = ready.playhead.t
    ready.transport.step()
    qtbot.waitUntil(lambda: ready.client.trace.steps > t + 1)
    assert ready.playhead.t == t + 1
    ready.transport.run_to(t + 500)
    qtbot.waitUntil(lambda: ready.client.trace.steps > t + 500)
    assert ready.playhead.t == t + 500
