"""Lessons are left and gone on with: the own work comes back, and so does the page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.breakpoints.at_step import AtStep
from engine.errors import ExplorerError
from engine.lesson.lesson import Lesson, lesson_of
from engine.run.what_if import Change
from gui.state.context import Context
from tests.gui.state.lesson.test_lessons import TEXT, bits, enter, lesson, wait_for_run

__all__ = ["enter", "lesson"]


def test_leaving_brings_back_the_users_own_work_untouched(
    context: Context, enter: Callable[..., None], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: context.client.ending is not None)
    first = context.document.experiment
    context.document.edit(first.replace(sequence=first.sequence.replace(bias=5)))
    wait_for_run(context, qtbot)
    own, steps = context.document.experiment, bits(context.client.trace)
    context.playhead.move(6, 2)
    context.watches.set_texts(("x + 1",))
    context.breakpoints.set_items((AtStep(t=4),))
    context.selection.look_at(shown="keras")
    context.lessons.open(lesson_of(TEXT, "two-pages"))
    wait_for_run(context, qtbot)
    assert not context.breakpoints.items
    context.lessons.links.act("set:sequence.bias=1")
    context.lessons.leave()
    assert context.document.experiment is own
    assert bits(context.client.trace) == steps
    assert (context.playhead.t, context.playhead.operation) == (6, 2)
    assert context.watches.texts == ("x + 1",)
    assert context.breakpoints.items == (AtStep(t=4),)
    assert context.selection.wanted == ("numpy", "keras")
    assert context.selection.shown == "keras"
    assert not context.document.locks.locked
    context.document.undo()
    assert context.document.experiment == first


@pytest.mark.parametrize("page", [1, 2])
def test_leaving_brings_back_the_what_if_that_was_shown(
    context: Context, enter: Callable[..., None], qtbot: QtBot, page: int
) -> None:
    context.branches.go_on(2, (Change("x", (0,), 6),))
    qtbot.waitUntil(lambda: context.client.plan.job.resume is not None and context.client.ending is not None)
    steps, branch = bits(context.client.trace), context.branches.shown
    context.playhead.move(3)
    enter(page)
    context.lessons.leave()
    qtbot.waitUntil(lambda: context.branches.shown is branch and context.client.ending is not None)
    with qtbot.assertNotEmitted(context.client.started, wait=100):  # no other run takes its place
        pass
    assert context.client.plan.job.resume is not None
    assert bits(context.client.trace) == steps
    assert context.playhead.t == 3
    assert context.selection.wanted == ("numpy", "keras")


def test_leaving_comes_back_to_the_step_of_a_run_that_is_computed_anew(
    context: Context, enter: Callable[..., None], qtbot: QtBot
) -> None:
    context.transport.hold_before(7)
    wait_for_run(context, qtbot)
    context.playhead.move(6, 2)
    context.lessons.entered.connect(lambda: context.transport.hold_before(None))
    enter()
    context.lessons.leave()
    context.lessons.open(lesson_of(TEXT, "two-pages"), page=2)  # before the run has come as far
    wait_for_run(context, qtbot)
    assert (context.playhead.t, context.playhead.operation) == (5, 1)
    context.lessons.leave()
    wait_for_run(context, qtbot)
    assert (context.playhead.t, context.playhead.operation) == (6, 2)
    assert context.client.ending.kind == "complete"


def test_lesson_is_gone_on_with_where_it_was_left(
    context: Context, enter: Callable[..., None], lesson: Lesson
) -> None:
    enter()
    context.lessons.give_up("1.1")
    context.lessons.next_page()
    context.lessons.leave()
    context.lessons.open(lesson)
    assert context.lessons.page.number == 2
    assert context.lessons.progress.record("1.1").gave_up


def test_lesson_whose_text_has_changed_begins_anew(context: Context, enter: Callable[..., None]) -> None:
    enter()
    context.lessons.give_up("1.1")
    context.lessons.leave()
    context.lessons.open(lesson_of(TEXT + "More.", "two-pages"))
    assert context.lessons.progress.done == 0


def test_beginning_again_forgets_the_answers(context: Context, enter: Callable[..., None]) -> None:
    enter()
    context.lessons.give_up("1.1")
    context.lessons.next_page()
    context.lessons.begin_again()
    assert context.lessons.page.number == 1
    assert context.lessons.progress.done == 0


def test_preview_touches_nothing_that_is_remembered(
    context: Context, enter: Callable[..., None], lesson: Lesson
) -> None:
    enter()
    for name in lesson.questions:
        context.lessons.give_up(name)
    known, completed = dict(context.lessons.memory.known), context.lessons.memory.completed
    assert completed == {"two-pages"}
    for text in (TEXT, TEXT + "More."):
        context.lessons.open(lesson_of(text, "two-pages"), is_preview=True)
        assert context.lessons.progress.done == 0
    context.lessons.give_up("1.1")
    context.lessons.open(lesson_of(TEXT, "another"))
    assert context.lessons.memory.known == {**known, "another": context.lessons.memory.known["another"]}
    assert context.lessons.memory.completed == completed


def test_wrong_file_is_told_and_changes_nothing(context: Context, qtbot: QtBot, tmp_path) -> None:
    path = tmp_path / "wrong.md"
    path.write_text(TEXT.replace('"notebook"', '"no such thing"'))
    before = context.document.experiment
    errors: list[ExplorerError] = []
    context.lessons.failed.connect(errors.append)
    assert not context.lessons.open_file(path)
    assert context.lessons.lesson is None
    assert context.document.experiment is before
    assert len(errors) == 1
    assert "wrong.md: page 1 “Ask”, state in line 7: experiment" in str(errors[0])


def test_two_files_of_one_name_keep_their_answers_apart(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = [tmp_path / folder / "lesson.md" for folder in ("one", "two")]
    for number, path in enumerate(paths):
        path.parent.mkdir()
        path.write_text(TEXT + "More.\n" * number)
    assert context.lessons.open_file(paths[0])
    context.lessons.give_up("1.1")
    assert context.lessons.open_file(paths[1])
    assert context.lessons.progress.done == 0
    assert context.lessons.open_file(paths[0])
    assert context.lessons.progress.done == 1
