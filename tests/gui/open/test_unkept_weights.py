"""What was trained is asked about before it is lost: no file holds it until the experiment takes it."""

from pathlib import Path

import pytest
from PyQt6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.files.experiment_file import save
from engine.sequences.values import Values
from engine.session import load
from gui.open.files import Files
from gui.open.sessions import Sessions
from gui.open.settings import Settings
from gui.state.context import Context
from tests.gui.open.conftest import Answer, Answers

EXPERIMENT = Experiment(
    name="mine",
    sequence=Values(values=((0.1,), (0.4,), (0.2,))),
    model=Model(layers=(SimpleRNN(kernel=((0.5,),), recurrent_kernel=((0.1,),), bias=(0.0,)),)),
)


@pytest.fixture
def files(context: Context, qtbot: QtBot) -> Files:
    context.document.open(EXPERIMENT, None)
    window = QWidget()
    qtbot.addWidget(window)
    files = Files(context.document, Sessions(context, dict, lambda view: None), Settings(), window)
    files.asked.connect(context.lessons.leave)
    files.kept_alive = window  # type: ignore[attr-defined]
    return files


def train(context: Context, qtbot: QtBot, updates: int) -> None:
    """Make updates, and wait until the network is shown after them."""
    trainings = context.trainings
    trainings.make(updates)
    qtbot.waitUntil(lambda: not trainings.is_going and trainings.is_shown and trainings.is_settled)


def test_what_was_trained_is_asked_about_before_the_window_closes(
    files: Files, context: Context, answers: Answers, qtbot: QtBot
) -> None:
    train(context, qtbot, 3)
    assert not context.document.is_modified
    assert not files.may_lose()
    answers.answer = Answer.Discard
    assert files.may_lose()
    context.trainings.begin()
    train(context, qtbot, 2)
    assert files.may_lose()
    first, again, both = answers.asked
    assert first == again == "Save the training of 3 updates?"
    assert both == "Save 2 trainings of 5 updates in all?"


def test_a_training_without_an_update_is_not_asked_about(
    files: Files, context: Context, answers: Answers, qtbot: QtBot
) -> None:
    context.trainings.begin()
    qtbot.waitUntil(lambda: context.trainings.is_shown)
    assert files.may_lose()
    assert not answers.asked


def test_weights_that_were_taken_and_saved_are_not_asked_about(
    files: Files, context: Context, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    train(context, qtbot, 3)
    context.trainings.go_to(2)
    qtbot.waitUntil(lambda: context.trainings.is_settled)
    context.trainings.take()
    context.document.mark_saved(tmp_path / "mine.json")
    assert files.may_lose()
    assert not answers.asked


def test_weights_whose_taking_is_undone_are_asked_about(
    files: Files, context: Context, answers: Answers, qtbot: QtBot
) -> None:
    train(context, qtbot, 3)
    context.trainings.take()
    (record,) = context.trainings.records
    assert record.unkept == 0
    context.document.undo()
    assert record.unkept == 3
    assert not files.may_lose()
    assert answers.asked == ["Save the training of 3 updates?"]
    context.document.redo()
    assert record.unkept == 0


def test_training_that_a_session_has_no_room_for_is_asked_about_once(
    files: Files,
    context: Context,
    answers: Answers,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The session stayed modified whenever it was saved, and closing lost the training without a word."""
    monkeypatch.setattr("gui.state.training.keeping.MOST_BYTES", 10)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine.json"), ""))
    train(context, qtbot, 3)
    assert not files.save_session_as()
    answers.answer = Answer.Save
    assert files.save_session_as()
    assert answers.asked == ["A training is too large for a session. Save without it?"] * 2
    assert files.may_lose()
    assert len(answers.asked) == 2


def test_weights_that_were_taken_twice_are_there_whatever_is_undone(
    files: Files, context: Context, qtbot: QtBot
) -> None:
    """The second time nothing changed, and undoing any later edit was taken for undoing it."""
    trainings, document = context.trainings, context.document
    train(context, qtbot, 3)
    trainings.take()
    trainings.go_to_newest()
    train(context, qtbot, 2)
    trainings.go_to(3)
    qtbot.waitUntil(lambda: trainings.is_settled)
    trainings.take()
    (record,) = trainings.records
    assert record.unkept == 0
    document.edit(document.experiment.replace(name="other"))
    document.undo()
    assert record.unkept == 0
    document.undo()
    assert record.unkept == 5


@pytest.mark.parametrize("room", [2000, 10_000])
def test_saving_says_where_the_first_losses_have_no_room(
    files: Files, context: Context, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    """They were gone without a word, as of each of eight trainings of 40,000 updates."""
    monkeypatch.setattr("gui.state.training.keeping.MOST_BYTES", room)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine.json"), ""))
    told: list[str] = []
    files.told.connect(told.append)
    train(context, qtbot, 30)
    assert files.save_session_as()
    (kept,) = load(tmp_path / "mine.json").trainings
    is_whole = kept.plan.job.first == 0
    assert is_whole == (room > 2000)
    assert told == [
        "Saved mine.json." if is_whole else "Saved mine.json; of long trainings, the newest losses."
    ]


def test_a_branch_that_is_taken_has_its_beginning_with_it(
    files: Files, context: Context, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    """What the first training made beyond the branch is lost all the same."""
    train(context, qtbot, 5)
    context.trainings.go_to(2)
    assert context.trainings.branch() is not None
    train(context, qtbot, 1)
    context.trainings.take()
    context.document.mark_saved(tmp_path / "mine.json")
    assert not files.may_lose()
    assert answers.asked == ["Save the training of 3 updates?"]


def test_another_file_opens_only_where_what_was_trained_may_go(
    files: Files, context: Context, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    save(tmp_path / "other.json", Experiment(name="other"))
    train(context, qtbot, 1)
    files.open(tmp_path / "other.json")
    assert context.document.experiment.name == "mine"
    assert answers.asked == ["Save the training of one update?"]
    answers.answer = Answer.Discard
    files.open(tmp_path / "other.json")
    assert context.document.experiment.name == "other"
    assert not context.trainings.records


def test_a_new_experiment_leaves_trainings_that_undo_comes_back_to(
    files: Files, context: Context, answers: Answers, qtbot: QtBot
) -> None:
    train(context, qtbot, 1)
    files.new()
    context.document.undo()
    assert context.document.experiment == EXPERIMENT
    assert [record.last for record in context.trainings.records] == [1]
    assert not answers.asked


def test_trainings_of_before_a_lesson_are_asked_about_and_those_in_it_are_not(
    files: Files, context: Context, answers: Answers, qtbot: QtBot
) -> None:
    answers.answer = Answer.Discard
    context.lessons.open_named("16-training")
    assert context.lessons.lesson is not None
    train(context, qtbot, 1)
    assert files.may_lose()
    assert not answers.asked
    train(context, qtbot, 2)
    context.lessons.open_named("16-training")
    assert context.lessons.lesson is not None
    assert files.may_lose()
    assert answers.asked == ["Save the training of 2 updates?"]
