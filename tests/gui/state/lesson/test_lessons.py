"""Lessons are opened beside the user's own work, set the window's state page by page, and are left."""

from collections.abc import Callable

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.errors import ParameterError
from engine.lesson.lesson import Lesson, lesson_of
from engine.run.name import Name
from engine.run.trace import Trace
from gui.state.context import Context

TEXT = """+++
title = "Two pages"
+++

# Ask

```state
experiment = "notebook"
set = ["sequence.mem_len=0"]
implementations = ["numpy"]
watches = ["abs(error)"]
t = 2
lock = ["model"]
```

Look at [three](go:1), [three](set:sequence.bias=7), [now](light:h).

```predict
ask = "What is the target at t = 4?"
answer = "target at 4"
explanation = "The rule says so."
hints = ["The rule.", "Twice, and three more."]
```

Then go on.

```choose
ask = "Which?"
explanation = "So."
[[options]]
text = "this"
right = true
[[options]]
text = "that"
```

# Go on

```state
t = 5
inside = 1
lock = []
```

Nothing is asked here.
"""


@pytest.fixture
def lesson() -> Lesson:
    return lesson_of(TEXT, "two-pages")


@pytest.fixture
def enter(context: Context, lesson: Lesson, qtbot: QtBot) -> Callable[..., None]:
    """Open the lesson once the user's own run is there, and wait for its page."""
    qtbot.waitUntil(lambda: context.client.ending is not None)

    def enter(page: int | None = None) -> None:
        context.lessons.open(lesson, page=page)
        wait_for_run(context, qtbot)

    return enter


def wait_for_run(context: Context, qtbot: QtBot) -> None:
    client, transport = context.client, context.transport
    qtbot.waitUntil(lambda: client.plan.job == transport.job and client.ending is not None)


def bits(trace: Trace) -> dict[str, bytes]:
    return {name: np.ascontiguousarray(trace[name]).tobytes() for name in trace}


# ── pages ──────────────────────────────────────────────────────────────────────────────────────


def test_page_sets_experiment_step_and_watches(context: Context, enter: Callable[..., None]) -> None:
    enter()
    assert context.document.experiment.sequence.mem_len == 0
    assert context.playhead.t == 2
    assert context.watches.texts == ("abs(error)",)
    assert context.selection.wanted == ("numpy",)


def test_page_may_begin_inside_a_step(context: Context, enter: Callable[..., None]) -> None:
    enter(page=2)
    assert (context.playhead.t, context.playhead.operation) == (5, 1)


def test_pages_turn_both_ways_and_end(context: Context, enter: Callable[..., None]) -> None:
    enter()
    lessons = context.lessons
    assert (lessons.may_go_back, lessons.may_go_on) == (False, True)
    lessons.answer("1.1", 125)
    lessons.next_page()
    assert (lessons.may_go_back, lessons.may_go_on) == (True, False)
    lessons.next_page()
    assert lessons.page is not None
    assert lessons.page.number == 2
    lessons.previous_page()
    assert lessons.page.number == 1


def test_page_that_tells_an_open_answer_is_asked_about_first(
    context: Context, enter: Callable[..., None], qtbot: QtBot
) -> None:
    enter()
    lessons = context.lessons
    with qtbot.waitSignal(lessons.passing, check_params_cb=lambda wanted: wanted == (("1.1",), 2), timeout=0):
        lessons.next_page()
    assert lessons.page.number == 1
    assert lessons.refused == 2
    assert context.client.trace.steps == 4
    lessons.pass_over(2)
    assert lessons.page.number == 2
    assert lessons.progress.record("1.1").gave_up
    assert not lessons.progress.record("1.2").is_done  # page 2 does not tell that one


def test_lesson_that_was_left_behind_an_open_question_opens_at_it(
    context: Context, enter: Callable[..., None]
) -> None:
    enter(page=2)
    context.lessons.leave()
    enter()
    assert context.lessons.page.number == 1


def test_page_is_put_back_after_it_was_changed(
    context: Context, enter: Callable[..., None], qtbot: QtBot
) -> None:
    enter()
    before = context.document.experiment
    context.lessons.links.act("set:sequence.bias=7")
    assert context.document.experiment.sequence.bias == 7
    context.playhead.move(0)
    context.lessons.links.act("reset:")
    assert context.document.experiment == before
    qtbot.waitUntil(lambda: context.playhead.t == 2)


def test_whole_run_is_computed_although_the_users_was_paused(
    context: Context, enter: Callable[..., None], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: context.client.ending is not None)
    context.transport.stop()
    qtbot.waitUntil(lambda: context.client.trace.steps == 1)
    context.lessons.open(lesson_of(TEXT, "two-pages"), page=2)
    wait_for_run(context, qtbot)
    assert context.client.trace.steps == 9


# ── questions ──────────────────────────────────────────────────────────────────────────────────


def test_asked_step_is_computed_only_after_the_answer(
    context: Context, enter: Callable[..., None], qtbot: QtBot
) -> None:
    enter()
    assert context.client.trace.steps == 4
    context.lessons.answer("1.1", 12345)
    assert context.client.trace.steps == 4
    context.lessons.answer("1.1", context.lessons.asked.right_answer(context.lessons.page.scene))
    qtbot.waitUntil(lambda: context.client.trace.steps == 9)
    assert context.playhead.t == 4, "the step that was asked for is shown"


def test_step_beyond_the_question_is_refused(
    context: Context, enter: Callable[..., None], qtbot: QtBot
) -> None:
    enter()
    context.transport.go_to(3)
    with qtbot.waitSignal(context.transport.held_back):
        context.transport.step()
    assert context.client.trace.steps == 4


def test_giving_up_reveals_and_does_not_count_as_right(
    context: Context, enter: Callable[..., None], qtbot: QtBot
) -> None:
    enter()
    context.lessons.give_up("1.1")
    qtbot.waitUntil(lambda: context.client.trace.steps == 9)
    record = context.lessons.progress.record("1.1")
    assert (record.gave_up, record.is_right, record.is_done) == (True, False, True)


def test_hints_open_one_by_one_and_end(context: Context, enter: Callable[..., None]) -> None:
    enter()
    for expected in (1, 2, 2):
        context.lessons.hint("1.1")
        assert context.lessons.progress.record("1.1").hints == expected


def test_lesson_is_complete_when_every_question_is_over(context: Context, enter: Callable[..., None]) -> None:
    enter()
    lessons = context.lessons
    for name, (question, scene) in lessons.lesson.questions.items():
        assert not lessons.is_complete
        lessons.answer(name, question.right_answer(scene))
    assert lessons.is_complete
    assert lessons.memory.completed == {"two-pages"}
    assert lessons.memory.known["two-pages"].ended is not None


def test_answer_that_is_none_is_told_and_counts_not(
    context: Context, enter: Callable[..., None], qtbot: QtBot
) -> None:
    enter()
    with qtbot.waitSignal(context.lessons.failed, check_params_cb=lambda error: "number" in str(error)):
        context.lessons.answer("1.1", "twelve")
    assert context.lessons.progress.record("1.1").tries == 0


# ── links and locks ────────────────────────────────────────────────────────────────────────────


def test_links_move_the_playhead_and_light_numbers(context: Context, enter: Callable[..., None]) -> None:
    enter()
    context.lessons.links.act("go:1")
    assert context.playhead.t == 1
    context.lessons.links.act("step:back")
    assert context.playhead.t == 0
    context.lessons.links.point_at("light:h@1")
    assert (context.highlight.number.name, context.highlight.number.t) == (Name("h", 0), 1)
    context.lessons.links.point_at("")
    assert context.highlight.number is None


def test_link_that_shows_something_is_told_on(
    context: Context, enter: Callable[..., None], qtbot: QtBot
) -> None:
    enter()
    with qtbot.waitSignal(context.lessons.links.pointed, check_params_cb=lambda name: name == "error"):
        context.lessons.links.point_at("show:error")
    with qtbot.waitSignal(context.lessons.links.show_wanted, check_params_cb=lambda name: name == "error"):
        context.lessons.links.act("show:error")


def test_locked_field_cannot_be_changed_by_anything(
    context: Context, enter: Callable[..., None], qtbot: QtBot
) -> None:
    enter()
    experiment = context.document.experiment
    with pytest.raises(ParameterError, match="locked"):
        context.document.edit(
            experiment.replace(model=experiment.model.replace(layers=[{"cell": "SimpleRNN"}]))
        )
    with qtbot.waitSignal(context.lessons.failed, check_params_cb=lambda error: "locked" in str(error)):
        context.lessons.links.act("set:model.layers[0].bias=[9]")
    assert context.document.experiment == experiment


def test_what_one_page_locks_the_next_may_free(context: Context, enter: Callable[..., None]) -> None:
    enter()
    context.lessons.pass_over(2)
    context.lessons.links.act("set:model.layers[0].bias=[9]")
    assert context.document.experiment.model.layers[0].bias == (9,)
