"""Handing in: who asks for a name, and a file that the grading reads."""

from pathlib import Path

import pytest
from PyQt6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from engine.lesson.lesson import find_lesson
from engine.lesson.progress import answered, begun
from engine.lesson.results import LessonResult, load
from gui.lesson.hand_in import HandIn, WhoDialog
from gui.look.theme import Theme
from gui.open.settings import Settings
from resources.library import lesson_names


@pytest.fixture
def result() -> LessonResult:
    lesson = find_lesson(lesson_names()[0])
    name, (question, scene) = next(iter(lesson.questions.items()))
    progress = answered(begun(lesson), lesson, name, question.right_answer(scene))
    return LessonResult(title=lesson.title, progress=progress, started="2026-09-01")


@pytest.fixture
def hand_in(qtbot: QtBot) -> HandIn:
    window = QWidget()
    qtbot.addWidget(window)
    return HandIn(Settings(), Theme("light"), window)


def test_file_holds_name_and_answers(hand_in: HandIn, result: LessonResult, tmp_path: Path) -> None:
    path = tmp_path / "ada.results.json"
    assert hand_in.write(path, "Ada", "7b", [result])
    found = load(path)
    assert (found.student, found.group, found.lessons) == ("Ada", "7b", (result,))


def test_folder_that_is_gone_is_told(
    hand_in: HandIn, result: LessonResult, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(hand_in.failed):
        assert not hand_in.write(tmp_path / "gone" / "a.results.json", "Ada", "", [result])


def test_name_that_cannot_be_written_is_told(
    hand_in: HandIn, result: LessonResult, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(hand_in.failed, check_params_cb=lambda error: "student" in str(error)):
        assert not hand_in.write(tmp_path / "a.results.json", "half a letter \ud800", "", [result])
    assert not (tmp_path / "a.results.json").exists()


def test_whole_way_from_the_name_to_the_file(
    hand_in: HandIn, result: LessonResult, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: WhoDialog) -> QDialog.DialogCode:
        dialog.student.setText("Ada / Lovelace")
        assert dialog.save.isEnabled()
        return QDialog.DialogCode.Accepted

    def choose(parent: object, title: str, start: str, kind: str) -> tuple[str, str]:
        assert Path(start).name == "ada-lovelace.results.json"
        return str(tmp_path / "mine"), kind

    monkeypatch.setattr(WhoDialog, "exec", fill)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    assert hand_in.ask([result])
    assert load(tmp_path / "mine.results.json").student == "Ada / Lovelace"
    assert Settings().student == ("Ada / Lovelace", "")


def test_without_a_name_nothing_can_be_saved(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = WhoDialog(Settings(), Theme("light"), 1, parent)
    assert not dialog.save.isEnabled()
    dialog.student.setText(" . ")
    assert not dialog.save.isEnabled()
    dialog.student.setText("Ada")
    assert dialog.save.isEnabled()
