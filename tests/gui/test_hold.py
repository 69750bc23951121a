"""The hold: no step from a t on is computed in any run of the window, until it is taken back."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.run.name import Y
from engine.run.reshape import with_sequence
from engine.run.what_if import Change
from engine.sequences.data import Data
from engine.sequences.values import Values
from gui.open.files import Files
from gui.open.sessions import Sessions
from gui.open.settings import Settings
from gui.panels.experiment.sequence import SequencePanel
from gui.panels.stepping.report import ReportPanel
from gui.shell.debugging import Debugging
from gui.state.context import Context

HELD, STEPS = 4, 9


@pytest.fixture
def held(context: Context, qtbot: QtBot) -> Context:
    """The notebook, computed to its end and then held before t = 4."""
    qtbot.waitUntil(lambda: context.client.ending is not None)
    context.transport.hold_before(HELD)
    qtbot.waitUntil(lambda: is_held_at(context, HELD))
    return context


def is_held_at(context: Context, t: int) -> bool:
    return context.transport.is_held_up and context.client.trace.steps == t


def is_complete(context: Context) -> bool:
    ending = context.client.ending
    return ending is not None and ending.kind == "complete" and context.client.trace.steps == STEPS


def test_hold_drops_the_steps_from_there_on_and_keeps_the_range(held: Context) -> None:
    assert held.client.trace[Y.of("numpy")][:, 0].tolist() == [5, 18, 49, 124]
    assert held.client.plan is not None
    assert held.client.plan.steps == STEPS


def test_raising_the_hold_computes_what_is_allowed_now_and_moves_nothing(held: Context, qtbot: QtBot) -> None:
    held.transport.go_to(2)
    held.transport.hold_before(HELD + 1)
    qtbot.waitUntil(lambda: is_held_at(held, HELD + 1))
    assert held.playhead.t == 2
    held.transport.hold_before(None)
    qtbot.waitUntil(lambda: is_complete(held))
    assert held.playhead.t == 2


def test_playhead_beyond_a_new_hold_goes_to_the_last_step_before_it(held: Context, qtbot: QtBot) -> None:
    held.transport.last()
    held.transport.hold_before(2)
    qtbot.waitUntil(lambda: is_held_at(held, 2))
    assert held.playhead.t == 1


def test_the_same_hold_again_computes_nothing(held: Context) -> None:
    plan = held.client.plan
    held.transport.hold_before(HELD)
    held.transport.run_to(1)
    assert held.client.plan is plan


@pytest.mark.parametrize("do", ["step", "run", "toggle"])
def test_wanting_the_next_step_is_told_and_shows_none(held: Context, qtbot: QtBot, do: str) -> None:
    held.transport.last()
    assert held.transport.may_step
    with qtbot.waitSignal(held.transport.held_back, timeout=0):
        getattr(held.transport, do)()
    assert (held.playhead.t, held.client.trace.steps) == (HELD - 1, HELD)


def test_stepping_into_enters_the_shown_step_and_then_tells(held: Context, qtbot: QtBot) -> None:
    held.transport.last()
    for _ in range(len(held.transport.operations) + 1):
        held.transport.step_into()
    with qtbot.waitSignal(held.transport.held_back, timeout=0):
        held.transport.step_into()
    assert (held.playhead.t, held.playhead.operation, held.client.trace.steps) == (HELD - 1, None, HELD)


def test_running_to_a_step_beyond_goes_to_the_last_and_is_told(held: Context, qtbot: QtBot) -> None:
    with qtbot.waitSignal(held.transport.held_back, timeout=0):
        held.transport.run_to(7)
    assert held.playhead.t == HELD - 1


def test_running_to_a_breakpoint_is_told(held: Context, qtbot: QtBot) -> None:
    with qtbot.waitSignal(held.transport.held_back, timeout=0):
        Debugging(held).run_to_next_breakpoint()


def test_stop_and_run_go_up_to_the_hold(held: Context, qtbot: QtBot) -> None:
    held.transport.stop()
    qtbot.waitUntil(lambda: held.client.trace.steps == 1)
    held.transport.run()
    qtbot.waitUntil(lambda: is_held_at(held, HELD))


def test_every_experiment_opened_while_held_is_held(held: Context, qtbot: QtBot) -> None:
    held.document.open(held.document.experiment.replace(seed=9), None)
    with qtbot.waitSignal(held.client.finished, timeout=60_000):
        pass
    assert is_held_at(held, HELD)


def test_hold_set_while_a_run_waits_in_its_middle_is_undone_to_there(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: context.client.ending is not None)
    context.transport.stop()
    qtbot.waitUntil(lambda: context.client.trace.steps == 1)
    context.transport.hold_before(HELD)
    qtbot.waitUntil(lambda: is_held_at(context, HELD))
    context.transport.hold_before(None)
    qtbot.waitUntil(lambda: context.client.trace.steps == HELD and context.client.ending is None)
    assert not context.transport.is_going


def test_what_ifs_are_held_and_come_back(held: Context, qtbot: QtBot) -> None:
    held.branches.go_on(2, (Change("h", (0,), 7),))
    qtbot.waitUntil(lambda: held.branches.shown.recording is None and is_held_at(held, HELD))
    what_if = held.branches.shown
    held.transport.hold_before(HELD + 1)
    qtbot.waitUntil(lambda: held.branches.shown is what_if and is_held_at(held, HELD + 1))
    held.transport.hold_before(2)
    qtbot.waitUntil(lambda: is_held_at(held, 2))
    assert held.branches.shown is held.branches.original  # there is no step for it to set out from
    held.transport.hold_before(None)
    qtbot.waitUntil(lambda: held.branches.shown is what_if and is_complete(held))


def test_redo_shows_no_what_if_that_was_recorded_without_the_hold(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: context.client.ending is not None)
    context.branches.go_on(2, (Change("h", (0,), 7),))
    qtbot.waitUntil(lambda: context.client.plan.job.resume is not None and is_complete(context))
    what_if = context.branches.shown
    context.document.undo()
    context.transport.hold_before(HELD)
    qtbot.waitUntil(lambda: is_held_at(context, HELD))
    context.document.redo()
    assert context.client.trace.steps <= HELD
    qtbot.waitUntil(lambda: context.branches.shown is what_if and is_held_at(context, HELD))
    context.document.undo()
    assert context.client.trace.steps <= HELD


def test_undo_brings_back_no_recording_made_without_the_hold(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: context.client.ending is not None)
    before = context.document.experiment
    context.branches.go_on(2, (Change("h", (0,), 7),))
    qtbot.waitUntil(lambda: context.client.plan.job.resume is not None and is_complete(context))
    context.document.edit(before.replace(seed=5))
    qtbot.waitUntil(lambda: is_complete(context) and context.client.plan.job.resume is None)
    context.transport.hold_before(HELD)
    qtbot.waitUntil(lambda: is_held_at(context, HELD))
    with qtbot.waitSignal(context.client.started):
        context.document.undo()
    assert context.client.trace.steps <= HELD
    qtbot.waitUntil(lambda: context.branches.shown.base is not None and is_held_at(context, HELD))
    assert context.branches.original.recording.trace.steps == HELD


OWN = Values(values=tuple((value,) for value in (1, 2, 3, 4, 5, 6006)))


@pytest.fixture
def own(held: Context, qtbot: QtBot) -> Context:
    """The user's own numbers, held."""
    held.document.open(held.document.experiment.replace(sequence=OWN), None)
    with qtbot.waitSignal(held.client.finished, timeout=60_000):
        pass
    return held


def test_sequence_panel_shows_no_number_that_is_kept_back(own: Context, qtbot: QtBot) -> None:
    panel = SequencePanel(own)
    qtbot.addWidget(panel)
    assert panel.values.preview.text() == "1, 2, 3, 4, 5,\N{NO-BREAK SPACE}…"
    assert not panel.kind.isEnabled()
    assert not panel.values.button.isEnabled()
    assert panel.kind.toolTip() == "Answer the question first: here are the numbers to come."
    own.transport.hold_before(None)
    assert panel.values.preview.text() == "1, 2, 3, 4, 5, 6006"
    assert panel.kind.isEnabled()
    assert panel.values.button.isEnabled()
    assert "paste them" in panel.values.button.toolTip()


def test_numbers_of_a_data_file_are_hidden_as_own_ones_are(held: Context) -> None:
    """A session carries them."""
    held.document.open(with_sequence(held.document.experiment, Data()), None)
    assert held.transport.hides_values
    held.transport.hold_before(None)
    assert not held.transport.hides_values


def test_file_that_would_hold_what_is_asked_is_not_written(
    own: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    sessions = Sessions(own, dict, lambda view: None)
    files = Files(own.document, sessions, Settings(), None)
    told: list[str] = []
    files.failed.connect(lambda error: told.append(str(error)))
    own.document.path = tmp_path / "a.json"
    assert not files.save()
    assert told == ["This file would hold the numbers that are asked: answer first, then save."]
    own.transport.hold_before(len(OWN.values) - 1)  # nothing is kept back
    assert files.save()
    assert (tmp_path / "a.json").exists()


def test_experiment_that_tells_no_number_can_be_saved_while_held(held: Context) -> None:
    assert not held.transport.hides_values


@pytest.mark.parametrize(("until", "expected"), [(HELD, []), (None, [True])])
def test_keras_is_asked_of_the_whole_row_only_where_nothing_is_held(
    held: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, until: int | None, expected: list[bool]
) -> None:
    client, asked = held.client, list[bool]()
    held.transport.hold_before(until)
    qtbot.waitUntil(lambda: client.ending is not None and client.plan.job.until == until)
    panel = ReportPanel(held)  # hidden, so that it does nothing by itself
    qtbot.addWidget(panel)
    monkeypatch.setattr(client, "ask_keras", lambda: asked.append(True))
    monkeypatch.setattr(client, "keras", "ready")
    panel._ask_keras(replace(client.plan.job, implementations=("numpy", "keras")))
    assert asked == expected


def test_report_does_not_tell_of_the_whole_row_and_says_why(held: Context, qtbot: QtBot) -> None:
    panel = ReportPanel(held)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: "Printed trace" in panel.browser.toPlainText())
    assert panel.status.text() == "Steps so far: 4 of 9; what comes is asked."
    text = panel.browser.toPlainText()
    assert "Keras tells of the whole row, so it is not asked before the question is answered." in text
    assert "305" not in text
    held.transport.hold_before(None)
    qtbot.waitUntil(lambda: "305" in panel.browser.toPlainText())
