"""A lesson that trains, and the user's own trainings meanwhile."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.errors import ParameterError
from engine.lesson.lesson import Lesson, lesson_of
from engine.lesson.term import read_term, value_of
from engine.run.name import Y
from gui.state.context import Context
from tests.gui.state.training.test_trainings import EXPERIMENT, made, reference, settled

TEXT = """+++
title = "Training"
+++

# Train

```state
experiment = "echo"
set = ["training.fresh=false"]
implementations = ["numpy"]
panels = ["training", "loss"]
```

[Train](train:6), and [look back](update:2), [ahead](update:9).

# Another page

```state
t = 1
```

Nothing is asked here.
"""

QUESTION = """```predict
ask = "And then?"
answer = "loss after 1 update"
explanation = "So it is."
```
"""


@pytest.fixture
def lesson() -> Lesson:
    return lesson_of(TEXT, "training")


def test_links_train_and_look_at_updates(context: Context, lesson: Lesson, qtbot: QtBot) -> None:
    trainings, facts = context.trainings, lesson.pages[0].scene.facts
    context.lessons.open(lesson)
    for address, update in (
        ("train:6", 6),
        ("update:2", 2),
        ("update:9", 9),
        ("train:3", 12),
        ("update:0", 0),
    ):
        context.lessons.links.act(address)
        qtbot.waitUntil(lambda update=update: trainings.update == update and trainings.is_settled)
        assert trainings.loss == value_of(read_term(f"loss after {update} updates"), facts)
        told = value_of(read_term(f"y from 0 to 4 after {update} updates"), facts)
        experiment = context.transport.job.experiment
        qtbot.waitUntil(
            lambda experiment=experiment: (
                context.client.ending is not None and context.client.plan.job.experiment == experiment
            )
        )
        np.testing.assert_array_equal(context.client.trace[Y.of("numpy")][:5, 0], told)
    assert len(trainings.records) == 1
    context.lessons.links.act("reset:")
    assert trainings.records == []
    assert not trainings.is_shown
    assert trainings.close()


def test_update_that_is_on_its_way_is_shown_when_it_comes(
    context: Context, lesson: Lesson, qtbot: QtBot
) -> None:
    trainings = context.trainings
    context.lessons.open(lesson)
    for address in ("train:30", "update:20"):
        context.lessons.links.act(address)
    qtbot.waitUntil(lambda: not trainings.is_going and trainings.is_settled)
    assert (trainings.update, trainings.current.last) == (20, 30)
    assert trainings.close()


def test_own_trainings_rest_during_a_lesson_and_come_back(
    context: Context, lesson: Lesson, qtbot: QtBot
) -> None:
    trainings = context.trainings
    context.document.open(EXPERIMENT, None)
    made(trainings, qtbot, 8)
    trainings.branch()
    trainings.look_at(trainings.records[0])
    trainings.go_to(5)
    settled(trainings, qtbot)
    own = list(trainings.records)
    for record in own:
        qtbot.waitUntil(lambda record=record: not record.is_going)
    context.lessons.open(lesson)
    assert trainings.records == []
    context.lessons.links.act("train:4")
    context.lessons.next_page()
    qtbot.waitUntil(lambda: context.client.ending is not None)
    context.lessons.leave()
    settled(trainings, qtbot)
    assert trainings.records == own
    assert (trainings.current, trainings.update) == (own[0], 5)
    np.testing.assert_array_equal(
        np.concatenate([array.ravel() for array in trainings.network.weights.values()]),
        reference(8).at(5).weights,
    )
    assert trainings.close()


def test_what_is_put_aside_ends_with_the_window(context: Context, lesson: Lesson, qtbot: QtBot) -> None:
    context.document.open(EXPERIMENT, None)
    made(context.trainings, qtbot, 3)
    context.lessons.open(lesson)
    assert context.trainings.close()


def test_training_that_fails_at_once_during_a_lesson_is_told_and_gone_after_it(
    context: Context, lesson: Lesson, qtbot: QtBot
) -> None:
    trainings = context.trainings
    context.document.open(EXPERIMENT, None)
    made(trainings, qtbot, 3)
    other, failing = trainings.records[0], trainings.begin()
    context.lessons.open(lesson)
    with qtbot.waitSignal(trainings.failed):
        failing._channel.failed.emit(ParameterError("training", "ran out of memory"))
    context.lessons.leave()
    assert trainings.records == [other]
    assert trainings.current is other
    assert trainings.close()


def test_no_update_is_made_while_one_is_asked_about(context: Context, qtbot: QtBot) -> None:
    trainings = context.trainings
    context.lessons.open(lesson_of(TEXT.replace("# Another", f"{QUESTION}\n# Another"), "asks"))
    context.lessons.links.act("train:1")
    assert trainings.refusal == "Answer the question first: training would show the numbers to come."
    assert trainings.records == []
    context.lessons.give_up("1.1")
    assert trainings.refusal == ""
    context.lessons.links.act("train:1")
    qtbot.waitUntil(lambda: trainings.update == 1 and trainings.is_settled)
    context.lessons.begin_again()
    assert trainings.refusal != ""
    context.lessons.leave()
    assert trainings.refusal == ""
    assert trainings.close()
