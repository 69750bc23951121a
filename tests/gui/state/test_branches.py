"""What-ifs in the window's objects: computed, shown, taken back, discarded; always the same bits."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.errors import ParameterError
from engine.run.name import X, Y
from engine.run.trace import Trace
from engine.run.what_if import Change
from engine.session import BranchRecord, ChangeRecord
from gui.state.branch import Branch
from gui.state.context import Context

X5 = (Change("x", (0,), 5),)
U9 = (Change("recurrent_kernel", (0, 0), 9),)
H3 = (Change("h", (0,), 3),)


@pytest.fixture
def ready(context: Context, qtbot: QtBot) -> Context:
    """The notebook, computed to its end."""
    qtbot.waitUntil(lambda: context.client.ending is not None)
    return context


def settle(context: Context, qtbot: QtBot) -> None:
    """Wait until the shown run is computed to its end."""
    client, branches = context.client, context.branches
    qtbot.waitUntil(lambda: client.plan.job is branches.shown.job and client.ending is not None)


def what_if(context: Context, qtbot: QtBot, t: int, changes: tuple[Change, ...]) -> Branch:
    context.branches.go_on(t, changes)
    settle(context, qtbot)
    return context.branches.shown


def bits(trace: Trace) -> dict[str, bytes]:
    return {
        name: repr(trace[name].tolist()).encode()
        if trace[name].dtype == object
        else np.ascontiguousarray(trace[name]).tobytes()
        for name in trace
    }


def outputs(context: Context) -> list[float]:
    return context.client.trace[Y.of("numpy")][:, 0].tolist()


def names(context: Context) -> list[str]:
    return [branch.name for branch in context.branches.listed]


def test_a_what_if_goes_on_from_its_step_with_the_number_changed(ready: Context, qtbot: QtBot) -> None:
    what_if(ready, qtbot, 2, X5)
    assert outputs(ready)[:5] == [5, 18, 18 + 2 * 5 + 3, 31 + 2 * 36 + 3, 106 + 2 * 89 + 3]
    assert names(ready) == ["original", "A"]


def test_undo_brings_back_the_very_same_trace(ready: Context, qtbot: QtBot) -> None:
    original = ready.client.trace
    before = bits(original)
    branch = what_if(ready, qtbot, 2, X5)
    changed = ready.client.trace
    ready.document.undo()
    assert ready.client.trace is original
    assert bits(original) == before
    assert names(ready) == ["original"]
    ready.document.redo()
    assert ready.client.trace is changed
    assert ready.branches.shown is branch


def test_undo_computes_anew_what_there_was_no_room_for(
    ready: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.state.recordings.MOST_RECORDED", 0)
    first = what_if(ready, qtbot, 2, X5)
    before = bits(ready.client.trace)
    what_if(ready, qtbot, 1, U9)
    what_if(ready, qtbot, 1, X5)
    assert first.recording is None
    ready.document.undo()
    ready.document.undo()
    settle(ready, qtbot)
    assert ready.branches.shown is first
    assert bits(ready.client.trace) == before


def test_undo_before_the_what_if_has_begun_shows_the_original_and_stays(ready: Context, qtbot: QtBot) -> None:
    original = ready.client.trace
    ready.branches.go_on(2, X5)
    ready.document.undo()
    assert ready.client.trace is original
    qtbot.wait(50)
    assert ready.client.trace is original
    ready.document.redo()
    settle(ready, qtbot)
    assert outputs(ready)[2] == 31


def test_steps_before_it_are_those_of_the_original(ready: Context, qtbot: QtBot) -> None:
    original = ready.client.trace
    what_if(ready, qtbot, 4, U9)
    for name in original:
        assert ready.client.trace[name][:4].tobytes() == original[name][:4].tobytes()


def test_a_what_if_of_the_first_step_is_one_too(ready: Context, qtbot: QtBot) -> None:
    what_if(ready, qtbot, 0, H3)
    assert outputs(ready)[0] == 8
    ready.transport.run()
    settle(ready, qtbot)
    assert outputs(ready)[0] == 8


def test_the_playhead_stays_at_its_step(ready: Context, qtbot: QtBot) -> None:
    what_if(ready, qtbot, 4, X5)
    assert (ready.playhead.t, ready.playhead.is_following) == (4, False)


def test_the_next_what_if_takes_the_place_of_one_that_is_not_kept(ready: Context, qtbot: QtBot) -> None:
    what_if(ready, qtbot, 2, X5)
    what_if(ready, qtbot, 2, (Change("x", (0,), 6),))
    assert names(ready) == ["original", "B"]
    assert ready.branches.shown.changes == (Change("x", (0,), 6),)


def test_what_is_kept_stays_and_is_drawn_behind(ready: Context, qtbot: QtBot) -> None:
    first = what_if(ready, qtbot, 2, X5)
    ready.branches.keep(first)
    what_if(ready, qtbot, 3, H3)
    assert names(ready) == ["original", "A", "B"]
    assert ready.branches.ghosts == [ready.branches.original, first]
    ready.branches.set_ghost(first, False)
    assert ready.branches.ghosts == [ready.branches.original]


def test_changes_at_one_step_add_up(ready: Context, qtbot: QtBot) -> None:
    what_if(ready, qtbot, 2, X5)
    branch = what_if(ready, qtbot, 2, H3)
    assert branch.changes == X5 + H3
    assert branch.base is ready.branches.original
    assert outputs(ready)[2] == 3 + 2 * 5 + 3


def test_a_what_if_before_a_what_if_is_one_of_the_original(ready: Context, qtbot: QtBot) -> None:
    what_if(ready, qtbot, 5, U9)
    branch = what_if(ready, qtbot, 2, X5)
    assert branch.base is ready.branches.original
    assert outputs(ready)[5] == outputs(ready)[4] + 2 * ready.client.trace[X][5, 0] + 3


def test_a_what_if_after_a_what_if_goes_on_from_it_and_keeps_it(ready: Context, qtbot: QtBot) -> None:
    first = what_if(ready, qtbot, 2, X5)
    second = what_if(ready, qtbot, 5, H3)
    assert second.base is first
    assert names(ready) == ["original", "A", "B"]
    assert outputs(ready)[:5] == first.recording.trace[Y.of("numpy")][:5, 0].tolist()


def test_each_step_tells_what_it_was_computed_with(ready: Context, qtbot: QtBot) -> None:
    what_if(ready, qtbot, 3, U9)
    what_if(ready, qtbot, 6, (Change("bias", (0,), 0),))
    found = [
        (float(weights.recurrent_kernel[0, 0]), float(weights.bias[0]))
        for t in (2, 3, 5, 6, 8)
        for weights in [ready.client.recording.start_at("numpy", t).layers[0].weights]
    ]
    assert found == [(1, 3), (9, 3), (9, 3), (9, 0), (9, 0)]


def test_discarding_the_shown_one_shows_what_it_set_out_from(ready: Context, qtbot: QtBot) -> None:
    original = ready.client.trace
    branch = what_if(ready, qtbot, 2, X5)
    ready.branches.discard(branch)
    assert ready.client.trace is original
    assert names(ready) == ["original"]
    ready.document.undo()
    assert ready.branches.shown is branch


def test_showing_another_keeps_the_one_that_was_shown(ready: Context, qtbot: QtBot) -> None:
    branch = what_if(ready, qtbot, 2, X5)
    ready.branches.show(ready.branches.original)
    assert names(ready) == ["original", "A"]
    ready.branches.show(branch)
    assert ready.client.trace is branch.recording.trace


def test_an_edited_experiment_has_no_what_ifs_until_it_is_undone(ready: Context, qtbot: QtBot) -> None:
    original = ready.client.trace
    branch = what_if(ready, qtbot, 2, X5)
    with qtbot.waitSignal(ready.client.finished):
        ready.document.edit(ready.document.experiment.replace(seed=9))
    assert names(ready) == ["original"]
    assert ready.branches.shown is not branch
    ready.document.undo()
    assert ready.branches.shown is branch
    assert names(ready) == ["original", "A"]
    ready.document.undo()
    assert ready.client.trace is original


def test_a_renamed_experiment_keeps_its_what_ifs(ready: Context, qtbot: QtBot) -> None:
    ready.branches.keep(what_if(ready, qtbot, 2, X5))
    with qtbot.waitSignal(ready.client.finished):
        ready.document.edit(ready.document.experiment.replace(name="Mine"))
    assert names(ready) == ["original", "A"]


def test_run_and_stop_begin_again_at_the_what_if(ready: Context, qtbot: QtBot) -> None:
    branch = what_if(ready, qtbot, 4, X5)
    before = bits(ready.client.trace)
    ready.transport.stop()
    qtbot.waitUntil(lambda: ready.client.trace.steps == 5)
    assert ready.playhead.t == 4
    ready.transport.run()
    settle(ready, qtbot)
    assert ready.branches.shown is branch
    assert bits(ready.client.trace) == before


def test_a_paused_run_goes_as_far_as_before_and_the_original_goes_on_later(
    ready: Context, qtbot: QtBot
) -> None:
    whole = bits(ready.client.trace)
    ready.transport.stop()
    qtbot.waitUntil(lambda: ready.client.trace.steps == 1)
    ready.transport.run_to(5)
    qtbot.waitUntil(lambda: ready.client.trace.steps == 6)
    original = ready.client.trace
    ready.branches.go_on(3, X5)
    qtbot.waitUntil(lambda: ready.client.trace is not original and ready.client.trace.steps == 6)
    assert ready.client.ending is None
    ready.document.undo()
    assert ready.client.trace is original
    ready.transport.run()
    settle(ready, qtbot)
    assert ready.client.trace is original
    assert bits(original) == whole


def two_rows(context: Context, qtbot: QtBot) -> None:
    with qtbot.waitSignal(context.client.finished):
        sequence = context.document.experiment.sequence.replace(batch_size=2)
        context.document.edit(context.document.experiment.replace(sequence=sequence))


def test_another_row_computes_the_what_ifs_anew(ready: Context, qtbot: QtBot) -> None:
    two_rows(ready, qtbot)
    first = what_if(ready, qtbot, 1, X5)
    second = what_if(ready, qtbot, 2, H3)
    ready.selection.set_row(1)
    qtbot.waitUntil(lambda: ready.branches.shown is second and ready.client.plan.job.row == 1)
    settle(ready, qtbot)  # until then the steps are those of the first
    assert first.recording.plan.job.row == 1
    assert ready.client.trace[Y.of("numpy")][2, 0] == 3 + 2 * ready.client.trace[X][2, 0] + 3


def test_another_row_and_undo_shows_the_original_of_that_row(ready: Context, qtbot: QtBot) -> None:
    two_rows(ready, qtbot)
    what_if(ready, qtbot, 1, X5)
    shown = ready.document.branch
    with qtbot.waitSignal(ready.client.finished):
        ready.document.edit(ready.document.experiment.replace(seed=5))
    with qtbot.waitSignal(ready.client.finished):
        ready.selection.set_row(1)
    ready.document.undo()
    qtbot.waitUntil(lambda: ready.branches.shown is shown and ready.client.ending is not None)
    assert ready.client.plan.job.row == 1


def test_discarding_one_drops_those_that_set_out_from_it(ready: Context, qtbot: QtBot) -> None:
    first = what_if(ready, qtbot, 2, X5)
    what_if(ready, qtbot, 5, H3)
    ready.branches.discard(first)
    assert names(ready) == ["original"]
    assert ready.branches.shown is ready.branches.original
    ready.document.undo()
    assert names(ready) == ["original", "A", "B"]


def test_remembered_what_ifs_are_computed_and_shown(ready: Context, qtbot: QtBot) -> None:
    first = what_if(ready, qtbot, 2, X5)
    second = what_if(ready, qtbot, 5, H3)
    before = bits(first.recording.trace), bits(ready.client.trace)
    records = [
        BranchRecord(
            name=branch.name, base=base, t=branch.t, changes=tuple(map(ChangeRecord.of, branch.changes))
        )
        for branch, base in ((first, None), (second, 0))
    ]
    ready.document.open(ready.document.experiment, None)
    ready.branches.restore(records, shown=0)
    qtbot.waitUntil(lambda: ready.branches.shown.name == "A" and ready.branches.shown is not first)
    qtbot.waitUntil(lambda: not ready.branches.is_catching_up and len(ready.branches.ghosts) == 2)
    assert names(ready) == ["original", "A", "B"]
    again = ready.branches.listed
    assert (bits(again[1].recording.trace), bits(again[2].recording.trace)) == before
    assert bits(ready.client.trace) == before[0]
    assert not ready.document.may_undo


@pytest.mark.parametrize(
    ("t", "change", "sentence"),
    [
        (3, Change("x", (4,), 1), "no place"),
        (99, Change("x", (0,), 1), "t must be a recorded step"),
        (3, Change("c", (0,), 1), "no input, state or weight"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    ready: Context, t: int, change: Change, sentence: str
) -> None:
    trace = ready.client.trace
    with pytest.raises(ParameterError, match=sentence):
        ready.branches.go_on(t, (change,))
    assert ready.client.trace is trace
    assert not ready.document.may_undo


@pytest.mark.parametrize("name", ["", "  ", "original", "x" * 41])
def test_a_name_that_tells_nothing_apart_is_refused(ready: Context, qtbot: QtBot, name: str) -> None:
    branch = what_if(ready, qtbot, 2, X5)
    with pytest.raises(ParameterError, match="name must"):
        ready.branches.rename(branch, name)
    assert branch.name == "A"


def test_undo_to_a_what_if_whose_step_is_not_recorded_any_more(ready: Context, qtbot: QtBot) -> None:
    what_if(ready, qtbot, 5, X5)
    second = what_if(ready, qtbot, 6, H3)
    ready.document.undo()
    settle(ready, qtbot)
    ready.document.undo()
    settle(ready, qtbot)
    ready.transport.stop()
    qtbot.waitUntil(lambda: ready.client.trace.steps == 1)
    ready.selection.want("numpy", False)
    qtbot.waitUntil(lambda: ready.client.plan.job.implementations == ())
    ready.document.redo()
    ready.document.redo()
    assert (ready.document.branch, ready.branches.shown) == (second, ready.branches.original)
    ready.transport.run()
    qtbot.waitUntil(lambda: ready.branches.shown is second and not ready.branches.is_catching_up)
    settle(ready, qtbot)
    assert ready.client.trace.steps == 9
