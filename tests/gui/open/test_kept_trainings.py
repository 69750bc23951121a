"""A session keeps trainings: they come back from it and go on as if nothing had been."""

import gc
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.sequences.data_choice import read_data
from engine.session import MAX_BYTES, Session, from_json, load, to_json
from engine.train.kept_training import KeptTraining
from engine.train.plan import TrainingJob
from engine.train.trainer import LOSS
from engine.train.training_run import TrainingRun
from gui.look.theme import Theme
from gui.open.files import Files
from gui.open.sessions import Sessions
from gui.open.settings import Settings
from gui.state.context import Context, make_context
from gui.state.document import Document
from gui.state.training import keeping
from gui.state.training.trainings import Trainings
from tests.gui.open.conftest import Answer, Answers
from tests.gui.open.test_unkept_weights import EXPERIMENT, train


@pytest.fixture
def elsewhere(qapp: object) -> Iterator[Context]:
    """Another window's objects."""
    context = make_context(Document(Experiment(name="Something else")), Theme("light"))
    context.transport.restart()
    yield context
    assert context.trainings.close()
    assert context.client.close()


@pytest.fixture
def trained(context: Context, qtbot: QtBot) -> Context:
    """Two trainings, the second a branch after 3 updates of the first, which is looked at after 4 of 6."""
    context.document.open(EXPERIMENT, None)
    train(context, qtbot, 6)
    context.trainings.go_to(3)
    context.trainings.branch()
    train(context, qtbot, 2)
    context.trainings.look_at(context.trainings.records[0])
    context.trainings.go_to(4)
    qtbot.waitUntil(lambda: context.trainings.is_settled)
    return context


def sessions_of(context: Context) -> Sessions:
    return Sessions(context, dict, lambda view: None)


def files_of(context: Context, qtbot: QtBot) -> Files:
    window = QWidget()
    qtbot.addWidget(window)
    files = Files(context.document, sessions_of(context), Settings(), window)
    files.kept_alive = window  # type: ignore[attr-defined]
    return files


def losses(trainings: Trainings) -> list[list[float]]:
    found = [record.values(LOSS) for record in trainings.records]
    return [[] if values is None else values.tolist() for values in found]


def settled(trainings: Trainings, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not trainings.is_going and trainings.is_shown and trainings.is_settled)


def test_trainings_are_back_as_they_were(trained: Context, elsewhere: Context, qtbot: QtBot) -> None:
    text = to_json(sessions_of(trained).take())
    sessions_of(elsewhere).open(from_json(text), None)
    before, after = trained.trainings, elsewhere.trainings
    assert losses(after) == losses(before)
    assert [one.name for one in after.records] == [one.name for one in before.records]
    assert [(one.begin, one.last, one.is_going) for one in after.records] == [(0, 6, False), (3, 5, False)]
    assert after.records[1].base is after.records[0]
    assert after.current is after.records[0]
    settled(after, qtbot)
    assert (after.update, after.is_following) == (4, False)
    weights, wanted = after.network.weights, before.network.weights
    assert weights is not None
    assert wanted is not None
    for name, array in wanted.items():
        np.testing.assert_array_equal(weights[name], array)


def test_they_go_on_as_if_nothing_had_been(trained: Context, elsewhere: Context, qtbot: QtBot) -> None:
    sessions_of(elsewhere).open(from_json(to_json(sessions_of(trained).take())), None)
    trainings = elsewhere.trainings
    settled(trainings, qtbot)
    trainings.make(4)
    assert len(trainings.records) == 2
    settled(trainings, qtbot)
    wanted = TrainingRun(TrainingJob(EXPERIMENT, 10)).advance(100).arrays[LOSS][:, 0]
    assert losses(trainings)[0] == wanted.tolist()
    trainings.go_to(5)
    settled(trainings, qtbot)
    assert trainings.loss == wanted[5]


def test_a_branch_of_one_that_is_back_goes_on_from_its_weights(
    trained: Context, elsewhere: Context, qtbot: QtBot
) -> None:
    sessions_of(elsewhere).open(from_json(to_json(sessions_of(trained).take())), None)
    trainings = elsewhere.trainings
    settled(trainings, qtbot)
    branch = trainings.branch()
    assert branch is not None
    train(elsewhere, qtbot, 2)
    wanted = TrainingRun(TrainingJob(EXPERIMENT, 6)).advance(100).arrays[LOSS][4:, 0]
    assert losses(trainings)[2] == wanted.tolist()


def test_a_saved_session_is_asked_about_only_for_what_came_after(
    trained: Context, answers: Answers, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = files_of(trained, qtbot)
    path = tmp_path / "mine.session.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    answers.answer = Answer.Save
    assert files.may_lose()
    assert answers.asked == ["Save 2 trainings of 8 updates in all?"]
    assert [kept.last for kept in load(path).trainings] == [6, 5]
    assert files.may_lose()
    assert len(answers.asked) == 1
    train(trained, qtbot, 3)
    assert files.may_lose()  # saved again where it was
    assert answers.asked[1:] == ["“mine” has changes that are not saved."]
    assert [kept.last for kept in load(path).trainings] == [9, 5]


def test_a_session_s_file_holds_what_comes_back_from_it(
    trained: Context, elsewhere: Context, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "mine.session.json"
    sessions_of(trained).save(path)
    files = files_of(elsewhere, qtbot)
    files.open(path)
    assert [one.last for one in elsewhere.trainings.records] == [6, 5]
    assert files.may_lose()
    assert not answers.asked


def test_a_saved_session_holds_no_training_in_memory(trained: Context, tmp_path: Path) -> None:
    """What was written stayed, also of trainings that were dropped since."""

    def there() -> int:
        gc.collect()
        return sum(isinstance(one, KeptTraining) for one in gc.get_objects())

    sessions, path, before = sessions_of(trained), tmp_path / "mine.session.json", there()
    sessions.save(path)
    assert there() == before
    sessions.open(load(path), path)
    assert there() == before


def test_what_a_crash_left_is_asked_about_until_it_is_saved(
    trained: Context, elsewhere: Context, answers: Answers, qtbot: QtBot
) -> None:
    session = from_json(to_json(sessions_of(trained).take()))
    files = files_of(elsewhere, qtbot)
    files._sessions.open(session, None)
    assert not files.may_lose()
    assert answers.asked == ["Save 2 trainings of 8 updates in all?"]


def test_trainings_of_more_typed_numbers_than_a_file_holds_are_left_out(
    trained: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With three of a million weights that came from elsewhere, nothing of the session could be written."""
    sessions = sessions_of(trained)
    typed = 6  # three values, three weights
    monkeypatch.setattr(keeping, "MOST_TYPED", 2 * typed)
    assert (len(sessions.take().trainings), sessions.left_out) == (2, 0)
    monkeypatch.setattr(keeping, "MOST_TYPED", 2 * typed - 1)
    assert (len(sessions.take().trainings), sessions.left_out) == (0, 2)


def test_the_largest_session_with_trainings_can_be_opened_again() -> None:
    """Of a network of a million weights, as numbers of 17 digits."""
    units = 40
    row = (-0.012345678901234567,) * units
    layer = SimpleRNN(units=units, kernel=(row,), recurrent_kernel=(row,) * units, bias=row)
    large = EXPERIMENT.replace(model=Model(layers=(layer,)))
    text, small = (to_json(Session(experiment=one)) for one in (large, EXPERIMENT))
    per_weight = (len(text) - len(small)) / (units * units + 2 * units)
    assert per_weight > 20
    as_base64 = keeping.MOST_BYTES * 4 / 3
    assert (1_000_000 + keeping.MOST_TYPED) * per_weight + as_base64 < MAX_BYTES


def test_one_of_keras_goes_on_with_keras(trained: Context, elsewhere: Context, qtbot: QtBot) -> None:
    """NumPy was chosen, whose own training began in its place."""
    data = json.loads(to_json(sessions_of(trained).take()))
    first = data["trainings"][0]
    first["implementation"] = "keras"
    for experiment in (data["experiment"], first["experiment"]):
        experiment["precision"]["keras"] = "float64"  # as NumPy's, whose numbers they are
    sessions_of(elsewhere).open(from_json(json.dumps({**data, "update": None})), None)
    trainings = elsewhere.trainings
    qtbot.waitUntil(lambda: trainings.is_shown)
    assert trainings.implementation == "keras"
    assert trainings.is_fresh


def test_own_weights_that_were_shown_are_shown_again(
    trained: Context, elsewhere: Context, qtbot: QtBot
) -> None:
    """The network came back as it was trained, though other weights had been edited since."""
    trained.trainings.take()
    experiment = trained.document.experiment
    layer = experiment.model.layers[0].replace(kernel=((0.9,),))
    trained.document.edit(experiment.replace(model=experiment.model.replace(layers=(layer,))))
    assert not trained.trainings.is_shown
    sessions_of(elsewhere).open(from_json(to_json(sessions_of(trained).take())), None)
    trainings = elsewhere.trainings
    qtbot.waitUntil(lambda: trainings.is_settled)
    assert not trainings.is_shown
    assert elsewhere.transport.job.experiment == elsewhere.document.experiment
    assert (trainings.current, trainings.update) == (trainings.records[0], 4)
    trainings.go_to_newest()
    settled(trainings, qtbot)
    assert trainings.update == 6


def test_a_training_moves_with_its_session_and_its_data(
    context: Context, elsewhere: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    """It was one of data at another place: not shown, and another training began beside it."""
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    (before / "mine.csv").write_text("x\n0.1\n0.4\n0.2\n0.3\n")
    context.document.open(EXPERIMENT.replace(sequence=read_data(before / "mine.csv")), None)
    train(context, qtbot, 3)
    context.trainings.branch()
    train(context, qtbot, 1)
    sessions_of(context).save(before / "mine.session.json")
    before.rename(after)
    sessions_of(elsewhere).open(load(after / "mine.session.json"), after / "mine.session.json")
    trainings = elsewhere.trainings
    settled(trainings, qtbot)
    assert trainings.is_fresh
    train(elsewhere, qtbot, 2)
    assert [one.last for one in trainings.records] == [3, 6]
