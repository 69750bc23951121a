"""The lesson editor says what is wrong, changes the page of the cursor, and loses nothing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from engine.lesson.lesson import load_lesson
from engine.lesson.state import Scene, first_scene
from gui.lesson.editor.snippets import NEW, snippets
from gui.lesson.editor.window import Buttons, LessonEditor
from gui.look.theme import Theme
from gui.open.own_folder import folder


def titles(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def shown() -> Scene:
    return replace(first_scene(), t=6, panels=("cell",), plots=("error",))


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[LessonEditor]:
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = LessonEditor(Theme("light"), shown, parent)
    parent.show()
    editor.show()
    yield editor
    editor.setWindowModified(False)
    editor.close()


def test_new_lesson_is_one_without_mistakes(editor: LessonEditor) -> None:
    assert editor.text == NEW
    assert editor.lesson is not None
    assert not editor.isWindowModified()


def test_mistake_is_told_with_its_line_and_led_to(editor: LessonEditor, qtbot: QtBot) -> None:
    editor.edit.setPlainText(NEW.replace('"prediction"', '"predictoin"'))
    qtbot.waitUntil(lambda: editor.lesson is None)
    assert "predictoin" in editor.verdict.label.text()
    qtbot.mouseClick(editor.verdict.go_there, Qt.MouseButton.LeftButton)
    assert editor.edit.line == NEW.split("\n").index("```state") + 1


def test_mended_mistake_is_told_no_more(editor: LessonEditor) -> None:
    editor.edit.setPlainText("no lesson")
    editor.check()
    assert editor.lesson is None
    editor.edit.setPlainText(NEW)
    editor.check()
    assert editor.lesson is not None
    assert editor.verdict.go_there.isHidden()


@pytest.mark.parametrize(("name", "text"), [snippet[:2] for snippet in snippets()])
def test_every_snippet_makes_a_lesson_without_mistakes(editor: LessonEditor, name: str, text: str) -> None:
    editor.edit.go_to_line(len(NEW.split("\n")))
    editor.edit.insert(text)
    editor.check()
    assert editor.lesson is not None, f"{name}: {editor.verdict.label.text()}"


def test_block_is_inserted_behind_the_one_the_cursor_is_in(editor: LessonEditor) -> None:
    editor.edit.go_to_line(NEW.split("\n").index("```state") + 2)
    editor.edit.insert('\n```order\nask = "?"\nexplanation = "!"\nitems = ["a", "b"]\n```\n')
    editor.check()
    assert editor.lesson is not None
    assert len(editor.lesson.questions) == 1


def test_cursor_begins_in_the_text_of_the_first_page(editor: LessonEditor) -> None:
    assert editor.text.split("\n")[editor.edit.line - 1].startswith("Write here")


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, text, _ in snippets()])
def test_what_is_inserted_with_the_cursor_at_the_top_goes_into_the_first_page(
    editor: LessonEditor, name: str, text: str
) -> None:
    editor.edit.go_to_line(1)
    editor.edit.insert(text)
    editor.check()
    assert editor.lesson is not None, f"{name}: {editor.verdict.label.text()}"


def test_taken_state_is_what_the_window_shows(editor: LessonEditor) -> None:
    editor.take_state()
    assert editor.lesson is not None
    assert editor.lesson.pages[0].scene == shown()


def test_taking_the_state_is_one_undo_step(editor: LessonEditor) -> None:
    editor.take_state()
    assert editor.text != NEW
    editor.edit.undo()
    assert editor.text == NEW


def test_lock_is_set_and_taken_back(editor: LessonEditor) -> None:
    editor.lock("model", True)
    editor.lock("sequence", True)
    assert editor.locked() == ("model", "sequence")
    editor.lock("model", False)
    assert editor.locked() == ("sequence",)


@pytest.mark.parametrize(
    ("text", "locked"),
    [("no end of its head\n+++\n", ()), (NEW + '\n# Second\n\n```state\nlock = ["seed"]\n```\n', ("seed",))],
    ids=["wrong", "one page more"],
)
def test_menu_of_locks_shows_those_of_the_text_as_it_is(
    editor: LessonEditor, text: str, locked: tuple[str, ...]
) -> None:
    """Also in the moment before the text that was typed is read."""
    editor.edit.setPlainText(text)
    editor.edit.go_to_line(len(text.split("\n")))
    (menu,) = (menu for menu in editor.bar.findChildren(QMenu) if "The seed" in titles(menu))
    menu.aboutToShow.emit()
    checked = [action.text() for action in menu.actions() if action.isChecked()]
    assert checked == ["The seed"] * len(locked)
    assert editor.locked() == locked


def test_preview_shows_the_page_of_the_cursor(editor: LessonEditor, qtbot: QtBot) -> None:
    editor.edit.setPlainText(NEW + "\n# Second\n\nText.\n")
    editor.edit.go_to_line(len(editor.text.split("\n")))
    with qtbot.waitSignal(editor.preview_wanted, check_params_cb=lambda lesson, page: page == 2):
        editor.preview()


def test_saved_lesson_can_be_loaded(editor: LessonEditor, tmp_path: Path) -> None:
    editor.path = tmp_path / "mine.md"
    editor.edit.go_to_line(len(NEW.split("\n")))
    editor.edit.insert("x")
    assert editor.isWindowModified()
    assert editor.save()
    assert not editor.isWindowModified()
    assert load_lesson(tmp_path / "mine.md").title == "A lesson without a name"


def test_file_that_is_no_text_is_refused_and_changes_nothing(
    editor: LessonEditor, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "picture.md"
    path.write_bytes(b"\x89PNG\xff")
    with qtbot.waitSignal(editor.failed, check_params_cb=lambda error: "picture.md" in str(error)):
        assert not editor.open(path)
    assert editor.text == NEW


def test_file_with_mistakes_is_opened_to_be_mended(editor: LessonEditor, tmp_path: Path) -> None:
    path = tmp_path / "wrong.md"
    path.write_text("# no head")
    assert editor.open(path)
    assert editor.lesson is None
    assert "first line must be +++" in editor.verdict.label.text()


def test_folder_that_is_gone_is_told_and_the_text_stays(
    editor: LessonEditor, tmp_path: Path, qtbot: QtBot
) -> None:
    editor.path = tmp_path / "gone" / "mine.md"
    editor.edit.insert("x")
    with qtbot.waitSignal(editor.failed):
        assert not editor.save()
    assert editor.isWindowModified()


def test_closing_asks_and_cancel_keeps_it_open(editor: LessonEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    editor.edit.insert("x")
    monkeypatch.setattr(QMessageBox, "question", lambda *_: Buttons.Cancel)
    assert not editor.close()
    assert editor.isVisible()
    monkeypatch.setattr(QMessageBox, "question", lambda *_: Buttons.Discard)
    assert editor.close()


def test_text_survives_a_crash(editor: LessonEditor, qtbot: QtBot) -> None:
    editor.edit.insert("x")
    editor._draft.write()
    assert (folder() / "lesson-draft.md").exists()
    editor._draft._lock.give_back()  # as the end of its process does
    other = LessonEditor(Theme("light"), shown, editor.parentWidget())
    assert other.text == editor.text
    assert other.isWindowModified()
    assert (folder() / "lesson-draft.md").read_text("utf-8") == editor.text, "another crash must not cost it"


def test_text_that_is_given_up_is_not_there_at_the_next_opening(
    editor: LessonEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.edit.insert("x")
    monkeypatch.setattr(QMessageBox, "question", lambda *_: Buttons.Discard)
    assert editor.close()
    assert editor.text == NEW
    assert not editor.isWindowModified()
    assert not (folder() / "lesson-draft.md").exists()


def test_every_sign_of_a_file_is_saved_again(editor: LessonEditor, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    text = NEW + "15\u00a0minutes, a\u202fb, 𝑥̂\n"
    path.write_text(text, "utf-8")
    assert editor.open(path)
    assert editor.save()
    assert path.read_text("utf-8") == text


def test_lesson_has_the_name_that_results_call_its_file_by(editor: LessonEditor, tmp_path: Path) -> None:
    path = tmp_path / f"{'n' * 120}.lesson.md"
    path.write_text(NEW, "utf-8")
    assert editor.open(path)
    assert editor.lesson is not None
    assert editor.lesson.name == load_lesson(path).name


def test_second_program_leaves_the_draft_of_the_first_alone(editor: LessonEditor) -> None:
    editor.edit.insert("x")
    editor._draft.write()
    other = LessonEditor(Theme("light"), shown, editor.parentWidget())
    assert other.text == NEW
    other.edit.insert("y")
    other._draft.write()
    assert (folder() / "lesson-draft.md").read_text() == editor.text


def test_lesson_that_was_changed_elsewhere_is_asked_about_before_it_is_replaced(
    editor: LessonEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lesson.md"
    path.write_text(NEW, encoding="utf-8")
    assert editor.open(path)
    path.write_text("changed elsewhere", encoding="utf-8")
    monkeypatch.setattr(editor.known, "ask", lambda path: False)
    assert not editor.save()
    assert path.read_text(encoding="utf-8") == "changed elsewhere"
    monkeypatch.setattr(editor.known, "ask", lambda path: True)
    assert editor.save()
    assert path.read_text(encoding="utf-8") == NEW
