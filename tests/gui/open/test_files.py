"""New, open, save, and asking before anything is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from engine.files.experiment_file import load, save
from engine.files.text_file import MAX_BYTES
from gui.open.files import Files
from gui.open.settings import Settings
from gui.state.document import Document
from resources.library import experiment_path

Answer = QMessageBox.StandardButton


class NoSession:
    """Nothing but the document is there."""

    path = None
    is_modified = False
    hides_values = False
    unkept, has_file = (0, 0), False


@pytest.fixture
def files(qtbot: QtBot) -> Files:
    window = QWidget()
    qtbot.addWidget(window)
    made = Files(Document(Experiment(name="mine")), NoSession(), Settings(), window)  # type: ignore[arg-type]
    made.window_kept_alive = window  # type: ignore[attr-defined]
    return made


def document(files: Files) -> Document:
    return files._document


def answer(monkeypatch: pytest.MonkeyPatch, files: Files, button: Answer) -> None:
    monkeypatch.setattr(files, "ask", lambda: button)


def save_to(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))


def test_a_saved_experiment_opens_as_it_was(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_to(monkeypatch, str(tmp_path / "mine"))
    assert files.save()
    assert load(tmp_path / "mine.json") == Experiment(name="mine")
    assert not document(files).is_modified


def test_cancelling_the_dialog_saves_nothing(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    save_to(monkeypatch, "")
    assert not files.save()


def test_what_is_opened_is_told_and_what_is_not_is_not(files: Files, tmp_path: Path, qtbot: QtBot) -> None:
    opened = []
    files.opened.connect(lambda: opened.append(True))
    wrong = tmp_path / "wrong.json"
    wrong.write_text("1,2")
    with qtbot.waitSignal(files.failed):
        files.open(wrong)
    assert opened == []
    files.open_ready_made(experiment_path("fibonacci"))
    files.new()
    assert len(opened) == 2


def test_a_wrong_file_is_told_and_changes_nothing(files: Files, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "bad.json").write_text("{")
    with qtbot.waitSignal(files.failed) as told:
        files.open(tmp_path / "bad.json")
    assert "bad.json" in str(told.args[0])
    assert document(files).experiment.name == "mine"


def test_cancel_keeps_unsaved_changes(files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path / "other.json", Experiment(name="other"))
    document(files).edit(Experiment(name="edited"))
    answer(monkeypatch, files, Answer.Cancel)
    files.open(tmp_path / "other.json")
    assert document(files).experiment.name == "edited"


def test_a_ready_made_one_takes_the_place_of_changes_without_a_question_and_undo_brings_them_back(
    files: Files, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(files, "ask", lambda: pytest.fail("asked"))
    edited = Experiment(name="edited")
    for open_another, name in ((files.new, Experiment().name), (open_fibonacci(files), "Fibonacci numbers")):
        document(files).edit(edited)
        with qtbot.waitSignal(files.told) as told:
            open_another()
        assert told.args == [f"Opened “{name}”. Undo brings back “edited”."]
        assert document(files).experiment.name == name
        assert not document(files).is_modified
        document(files).undo()
        assert document(files).experiment == edited
        assert document(files).is_modified


def test_changes_of_a_file_are_asked_about_before_a_ready_made_one_opens(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(files, tmp_path / "a.json")
    answer(monkeypatch, files, Answer.Cancel)
    for open_another in (files.new, open_fibonacci(files)):
        open_another()
        assert document(files).experiment.name == "mine"
        assert document(files).path == tmp_path / "a.json"


def open_fibonacci(files: Files) -> Callable[[], None]:
    return lambda: files.open_ready_made(experiment_path("fibonacci"))


def test_discard_lets_them_go(files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path / "other.json", Experiment(name="other"))
    document(files).edit(Experiment(name="edited"))
    answer(monkeypatch, files, Answer.Discard)
    files.open(tmp_path / "other.json")
    assert document(files).experiment.name == "other"


def test_a_save_that_fails_keeps_the_window_open(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    document(files).edit(Experiment(name="edited"))
    answer(monkeypatch, files, Answer.Save)
    save_to(monkeypatch, str(tmp_path / "no such folder" / "a.json"))
    with qtbot.waitSignal(files.failed):
        assert not files.may_lose()
    assert document(files).is_modified


def test_an_opened_file_is_among_the_recent_ones(files: Files, tmp_path: Path) -> None:
    save(tmp_path / "a.json", Experiment())
    files.open(tmp_path / "a.json")
    assert files._settings.recent[0] == (tmp_path / "a.json").resolve()


def opened(files: Files, path: Path) -> Path:
    """A file that is open, and in which something is changed."""
    save(path, Experiment(name="theirs"))
    files.open(path)
    document(files).edit(document(files).experiment.replace(name="mine"))
    return path


def change_it_elsewhere(path: Path) -> None:
    save(path, Experiment(name="changed elsewhere"))


@pytest.mark.parametrize("may_go", [True, False])
def test_a_file_that_was_changed_elsewhere_is_asked_about_before_it_is_replaced(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, may_go: bool
) -> None:
    path = opened(files, tmp_path / "a.json")
    change_it_elsewhere(path)
    asked: list[Path] = []
    monkeypatch.setattr(files.known, "ask", lambda path: bool(asked.append(path)) or may_go)
    assert files.save() is may_go
    assert load(path).name == ("mine" if may_go else "changed elsewhere")
    assert asked == [path]
    assert document(files).is_modified is not may_go


def test_a_large_session_that_was_changed_elsewhere_is_asked_about(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing was known of files larger than an experiment's, as those of sessions with trainings are."""
    path = tmp_path / "a.session.json"
    path.write_text("mine" + " " * MAX_BYTES, encoding="utf-8")
    files.known.note(path)
    monkeypatch.setattr(files.known, "ask", lambda path: False)
    assert files.known.may_replace(path)
    path.write_text("mice" + " " * MAX_BYTES, encoding="utf-8")
    assert not files.known.may_replace(path)


def test_a_file_that_stayed_as_it_was_is_saved_without_a_question(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = opened(files, tmp_path / "a.json")
    monkeypatch.setattr(files.known, "ask", lambda path: pytest.fail("asked"))
    path.touch()
    assert files.save()
    document(files).edit(document(files).experiment.replace(name="again"))
    assert files.save()
    path.unlink()
    document(files).edit(document(files).experiment.replace(name="gone meanwhile"))
    assert files.save()
    assert load(path).name == "gone meanwhile"


def test_cancelling_the_question_keeps_the_window_open(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_it_elsewhere(opened(files, tmp_path / "a.json"))
    answer(monkeypatch, files, Answer.Save)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: Answer.Cancel)
    assert not files.may_lose()
