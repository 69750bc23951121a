"""Export the experiment as a script or a notebook from the window."""

from pathlib import Path

import pytest
from PyQt6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from engine.takeaway.notebook import notebook_of
from engine.takeaway.script import script_of
from engine.zoo.every import specimens
from gui.export.takeaway import TakeAway
from gui.state.context import Context


class Folder:
    """Where the user's files are."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def start_folder(self) -> str:
        return str(self.folder)


@pytest.fixture
def takeaway(qtbot: QtBot, context: Context, tmp_path: Path) -> TakeAway:
    window = QWidget()
    qtbot.addWidget(window)
    made = TakeAway(context, Folder(tmp_path), window)  # type: ignore[arg-type]
    made.window_kept_alive = window  # type: ignore[attr-defined]
    return made


def answer(monkeypatch: pytest.MonkeyPatch, name: object) -> list[str]:
    """Let the dialog give this name. Returns the names that it begins with."""
    asked: list[str] = []

    def ask(window: QWidget, title: str, start: str, kinds: str) -> tuple[str, str]:
        asked.append(start)
        return str(name), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return asked


def test_script_of_the_row_looked_at_is_written(
    takeaway: TakeAway, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    experiment = context.document.experiment
    experiment = experiment.replace(sequence=experiment.sequence.replace(batch_size=3))
    context.document.edit(experiment)
    context.selection.set_row(2)
    answer(monkeypatch, tmp_path / "mine.py")
    assert takeaway.export_script()
    assert (tmp_path / "mine.py").read_text("utf-8") == script_of(experiment, 2)


def test_name_without_ending_gets_the_one_asked_for(
    takeaway: TakeAway, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    answer(monkeypatch, tmp_path / "mine.v2")
    with qtbot.waitSignal(takeaway.told) as told:
        assert takeaway.export_notebook()
    assert told.args == ["Exported mine.v2.ipynb."]
    assert (tmp_path / "mine.v2.ipynb").read_text("utf-8") == notebook_of(context.document.experiment)


def test_dialog_begins_with_the_experiments_name_where_the_last_export_went(
    takeaway: TakeAway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    asked = answer(monkeypatch, other / "a.py")
    assert takeaway.export_script()
    assert takeaway.export_notebook()
    assert asked == [str(tmp_path / "the-notebook.py"), str(other / "the-notebook.ipynb")]


def test_cancelling_the_dialog_writes_nothing(
    takeaway: TakeAway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "")
    assert not takeaway.export_script()
    assert list(tmp_path.glob("*.py")) == []


def test_file_that_cannot_be_written_is_told(
    takeaway: TakeAway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    answer(monkeypatch, tmp_path / "gone" / "a.py")
    with qtbot.waitSignal(takeaway.failed) as failed:
        assert not takeaway.export_script()
    assert str(failed.args[0]) == "a.py cannot be written: its folder does not exist"


def test_zoo_and_open_questions_keep_their_secrets(takeaway: TakeAway, context: Context) -> None:
    assert takeaway.may_export
    context.transport.hold_before(3)
    assert not takeaway.may_export
    context.transport.hold_before(None)
    context.zoo.open(specimens()[0])
    assert not takeaway.may_export
    context.zoo.leave()
    assert takeaway.may_export
