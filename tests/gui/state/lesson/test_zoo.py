"""The zoo: specimens are opened beside the user's experiment, answered, and left."""

from collections.abc import Callable

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.breakpoints.at_step import AtStep
from engine.breakpoints.error_bound import ErrorBound
from engine.run.name import Name, Number, Y
from engine.run.trace import Trace
from engine.run.what_if import Change
from engine.zoo.base import Specimen
from engine.zoo.every import specimen, specimens
from gui.state.context import Context
from gui.state.lesson.zoo import Zoo

every = pytest.mark.parametrize("one", specimens(), ids=lambda one: one.name)
Enter = Callable[[Specimen], Zoo]


@pytest.fixture
def enter(context: Context, qtbot: QtBot) -> Enter:
    """Open a specimen and wait until its run is there, after the user's own."""
    qtbot.waitUntil(lambda: context.client.ending is not None)

    def enter(one: Specimen) -> Zoo:
        context.zoo.open(one)
        wait_for_run(context, qtbot)
        return context.zoo

    return enter


def wait_for_run(context: Context, qtbot: QtBot) -> None:
    client, transport = context.client, context.transport
    qtbot.waitUntil(lambda: client.plan.job == transport.job and client.ending is not None)


def bits(trace: Trace) -> dict[str, bytes]:
    return {name: np.ascontiguousarray(trace[name]).tobytes() for name in trace}


# ── what is on the screen ──────────────────────────────────────────────────────────────────────


@every
def test_run_is_the_broken_one(context: Context, enter: Enter, one: Specimen) -> None:
    enter(one)
    assert context.client.trace[Y.of("numpy")].tobytes() == one.findings.broken["y"].tobytes()
    assert context.playhead.t == 0


def test_breakpoints_wait_until_the_zoo_is_left(context: Context, enter: Enter, qtbot: QtBot) -> None:
    """A breakpoint of one's own experiment stopped the run of a specimen."""
    own = AtStep(t=1), ErrorBound(bound=1e6, is_enabled=False)
    context.breakpoints.set_items(own)
    told = []
    context.client.hit.connect(lambda t, sentence: told.append(sentence))
    one = specimen("bias_twice")
    zoo = enter(one)
    assert context.client.trace.steps == len(one.findings.broken["y"])
    context.breakpoints.toggle_at(2)
    enter(specimen("times_for_plus"))
    assert not context.breakpoints.items  # what was set in another specimen stops none either
    assert not told
    zoo.leave()
    assert context.breakpoints.items == own


def test_numpy_runs_in_the_zoo_even_where_it_was_not_wanted(context: Context, enter: Enter) -> None:
    context.selection.want("numpy", False)
    zoo = enter(specimen("bias_twice"))
    assert context.client.plan.job.implementations == ("numpy",)
    zoo.leave()
    assert context.selection.wanted == ("keras",)


# ── answers ────────────────────────────────────────────────────────────────────────────────────


@every
def test_naming_the_culprit_solves_it(enter: Enter, one: Specimen, qtbot: QtBot) -> None:
    zoo = enter(one)
    with qtbot.waitSignal(zoo.found, check_params_cb=lambda name: name == one.name):
        zoo.accuse(one.first_t, one.culprit)
    assert zoo.is_solved
    assert one.name in zoo.solved
    assert not zoo.may_answer


@every
def test_no_other_number_of_its_first_wrong_step_solves_it(enter: Enter, one: Specimen) -> None:
    zoo = enter(one)
    others = set(one.findings.broken) - {one.culprit}
    if one.readout is None and one.culprit == "h":
        others.remove("y")  # the same number
    for quantity in others:
        zoo.accuse(one.first_t, quantity)
        assert not zoo.is_solved
    assert zoo.tries == len(others)
    assert zoo.may_answer


def test_keras_and_weights_are_never_the_culprit(enter: Enter) -> None:
    zoo = enter(specimen("bias_twice"))
    zoo.accuse(0, "a", implementation="keras")
    assert "Keras' number is right" in zoo.verdict.sentence
    zoo.accuse(-1, "bias")
    assert "was set, not computed" in zoo.verdict.sentence


def test_clicks_are_answers_only_while_one_is_awaited(enter: Enter) -> None:
    zoo = enter(specimen("bias_twice"))
    zoo.take_click(Number(Name("a", 0), 0, 0), "numpy")
    assert zoo.tries == 0
    zoo.ask(True)
    zoo.take_click(Number(Name("a", 0), 0, 0), "numpy")
    assert zoo.is_solved
    assert not zoo.is_asking


def test_clicked_weight_is_no_answer(enter: Enter) -> None:
    zoo = enter(specimen("bias_twice"))
    zoo.ask(True)
    zoo.take_click(Number(Name("bias", 0), 0), "numpy")
    assert zoo.verdict.kind == "fine"


@every
def test_hints_are_true_and_name_no_quantity(enter: Enter, one: Specimen) -> None:
    zoo = enter(one)
    zoo.hint()
    assert f"t = {one.first_t}." in zoo.hints[0]
    zoo.hint()
    assert not zoo.may_hint
    assert one.culprit not in zoo.hints[1].replace(".", "").split()


def test_opening_another_specimen_begins_afresh(enter: Enter) -> None:
    zoo = enter(specimen("bias_twice"))
    zoo.hint()
    zoo.accuse(0, "x")
    enter(specimen("state_kept"))
    assert (zoo.tries, zoo.hints, zoo.verdict) == (0, (), None)


def test_next_specimen_is_the_next_unsolved_one(enter: Enter) -> None:
    zoo = enter(specimens()[-2])
    zoo.solved = frozenset(one.name for one in specimens() if one.number in (2, len(specimens())))
    assert zoo.next_specimen.number == 1
    zoo.solved = frozenset(one.name for one in specimens())
    assert zoo.next_specimen is None


# ── a specimen that was changed ────────────────────────────────────────────────────────────────


def test_changed_specimen_runs_with_its_mistake_and_takes_no_answer(
    context: Context, enter: Enter, qtbot: QtBot
) -> None:
    zoo = enter(specimen("bias_twice"))
    document = context.document
    model = document.experiment.model
    layer = model.layers[0].replace(bias=(0,))
    document.edit(document.experiment.replace(model=model.replace(layers=(layer,))))
    wait_for_run(context, qtbot)
    assert zoo.is_changed
    zoo.accuse(0, "a")
    assert zoo.tries == 0
    zoo.put_back()
    wait_for_run(context, qtbot)
    assert zoo.may_answer
    document.undo()
    assert document.experiment.model.layers[0].bias == (0,)


def test_what_if_of_a_specimen_keeps_the_mistake_and_takes_no_answer(
    context: Context, enter: Enter, qtbot: QtBot
) -> None:
    zoo = enter(specimen("times_for_plus"))
    context.branches.go_on(2, (Change("x", (0,), 9),))
    client = context.client
    qtbot.waitUntil(lambda: client.plan.job.resume is not None and client.ending is not None)
    assert zoo.is_what_if
    assert not zoo.may_answer
    assert not client.trace[Y.of("numpy")].any()
    context.document.undo()
    assert zoo.may_answer


# ── leaving ────────────────────────────────────────────────────────────────────────────────────


def test_leaving_gives_back_the_experiment_with_undo_and_redo(context: Context, enter: Enter) -> None:
    document = context.document
    first = document.experiment
    document.edit(first.replace(seed=2))
    document.edit(first.replace(seed=3))
    document.undo()
    enter(specimens()[0])
    document.edit(document.experiment.replace(seed=9))
    enter(specimens()[7])
    context.zoo.leave()
    assert document.experiment == first.replace(seed=2)
    assert document.is_modified
    document.redo()
    assert document.experiment == first.replace(seed=3)
    document.undo()
    document.undo()
    assert document.experiment == first
    assert not document.may_undo


def test_leaving_gives_back_the_very_run_and_step(context: Context, enter: Enter, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: context.client.ending is not None)
    context.transport.go_to(7)
    trace = context.client.trace
    enter(specimen("axes_swapped")).leave()
    assert context.client.trace is trace
    assert context.playhead.t == 7
    assert context.client.ending is not None


def test_leaving_gives_back_the_row(context: Context, enter: Enter, qtbot: QtBot) -> None:
    sequence = context.document.experiment.sequence.replace(batch_size=5)
    context.document.edit(context.document.experiment.replace(sequence=sequence))
    context.selection.set_row(4)
    wait_for_run(context, qtbot)
    before = bits(context.client.trace)
    zoo = enter(specimen("state_kept"))
    assert context.selection.row == 1
    zoo.leave()
    assert context.selection.row == 4
    assert bits(context.client.trace) == before


def test_leaving_gives_back_a_what_if(context: Context, enter: Enter, qtbot: QtBot) -> None:
    client, branches = context.client, context.branches
    qtbot.waitUntil(lambda: client.ending is not None)
    branches.go_on(3, (Change("x", (0,), 100),))
    qtbot.waitUntil(lambda: client.plan.job.resume is not None and client.ending is not None)
    shown, before = branches.shown, bits(client.trace)
    enter(specimen("bias_twice")).leave()
    assert branches.shown is shown
    assert bits(client.trace) == before


def test_leaving_a_paused_run_leaves_it_where_it_was(context: Context, enter: Enter, qtbot: QtBot) -> None:
    client, transport = context.client, context.transport
    qtbot.waitUntil(lambda: client.ending is not None)
    transport.stop()
    qtbot.waitUntil(lambda: client.ending is None and client.trace.steps == 1)
    trace = client.trace
    context.zoo.open(specimen("bias_twice"))
    qtbot.waitUntil(lambda: client.plan.job == transport.job and client.trace.steps > 0)
    context.zoo.leave()
    assert client.trace is trace
    transport.step()
    qtbot.waitUntil(lambda: client.trace.steps == 2)
    assert client.trace[Y.of("numpy")][:, 0].tolist() == [5, 18]


def test_leaving_where_nobody_is_does_nothing(context: Context) -> None:
    before = context.document.experiment
    context.zoo.leave()
    assert context.document.experiment is before
