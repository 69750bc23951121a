"""Numbers that are examined go with the experiment: they run, are undone, and come back."""

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.run.name import Y
from engine.theirs.given import given_of, read_given
from gui.state.context import Context


@pytest.fixture
def ended(context: Context, qtbot: QtBot) -> Context:
    """A context whose run has ended."""
    qtbot.waitUntil(lambda: context.client.ending is not None)
    return context


def implementations(context: Context) -> tuple[str, ...]:
    return context.client.recording.implementations if context.client.plan is not None else ()


def take(context: Context, qtbot: QtBot, path: Path | None = None) -> None:
    """Hand over what NumPy computed, a half too much, and wait until it runs beside it."""
    numbers = context.client.trace[Y.of("numpy")].astype(float) + 0.5
    if path is not None:
        np.save(path, numbers)
    given = given_of(numbers) if path is None else read_given(path)
    context.theirs.take(given, "recorded", path)
    qtbot.waitUntil(lambda: implementations(context) == ("numpy", "theirs"))


def test_what_is_examined_runs_and_is_examined_once(ended: Context, qtbot: QtBot) -> None:
    take(ended, qtbot)
    assert ended.document.experiment.theirs is not None
    qtbot.waitUntil(lambda: ended.theirs.examination is not None)
    assert not ended.theirs.is_busy


def test_undo_and_redo_take_them_away_and_bring_them_back(ended: Context, qtbot: QtBot) -> None:
    take(ended, qtbot)
    assert ended.theirs.given is not None
    digest = ended.theirs.given.digest
    ended.document.undo()
    assert ended.theirs.given is None
    qtbot.waitUntil(lambda: implementations(ended) == ("numpy",))
    ended.document.redo()
    assert ended.theirs.given.digest == digest
    qtbot.waitUntil(lambda: implementations(ended) == ("numpy", "theirs"))
    qtbot.waitUntil(lambda: not ended.theirs.is_busy)


def test_removed_ones_leave_the_experiment(ended: Context, qtbot: QtBot) -> None:
    take(ended, qtbot)
    ended.theirs.remove()
    assert ended.document.experiment.theirs is None
    qtbot.waitUntil(lambda: implementations(ended) == ("numpy",))


def test_a_file_is_referred_to(ended: Context, qtbot: QtBot, tmp_path: Path) -> None:
    take(ended, qtbot, tmp_path / "y.npy")
    carried = ended.document.experiment.theirs
    assert carried is not None
    assert carried.file.place == tmp_path / "y.npy"
    assert len(carried.file.digest) == 64


def test_another_experiment_has_none_of_them(ended: Context, qtbot: QtBot) -> None:
    plain = ended.document.experiment
    take(ended, qtbot)
    ended.document.open(plain.replace(seed=3), None)
    assert ended.theirs.given is None
    qtbot.waitUntil(lambda: implementations(ended) == ("numpy",))


def test_what_a_file_leaves_open_is_asked_and_kept_with_the_answer(
    ended: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "open.csv"
    path.write_text("1,5\n" * 9, encoding="utf-8")
    ended.theirs.open(path)
    qtbot.waitUntil(lambda: ended.theirs.question is not None)
    assert ended.theirs.carried is None
    assert ended.theirs.question is not None
    comma = next(one.options for one in ended.theirs.question.choices if one.options.decimal == ",")
    ended.theirs.answer(comma)
    qtbot.waitUntil(lambda: ended.theirs.carried is not None)
    assert ended.theirs.question is None
    carried = ended.theirs.carried
    assert carried is not None
    assert carried.file.reading.options.decimal == ","
    assert carried.arrays().arrays[0].values[0] == 1.5
    qtbot.waitUntil(lambda: not ended.theirs.is_busy)


def test_a_pasted_text_that_is_open_is_asked_and_may_be_left(ended: Context, qtbot: QtBot) -> None:
    ended.theirs.paste("1,5\n" * 9, "pasted numbers")
    assert ended.theirs.question is not None
    ended.theirs.cancel()
    assert ended.theirs.question is None
    assert ended.theirs.carried is None
