"""The dialog that prints worksheets."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt6.QtCore import QEvent
from PyQt6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from engine.files.experiment_file import load
from engine.worksheet.worksheet import Worksheet
from gui.export.worksheet import dialog as dialog_module
from gui.export.worksheet import page_writer
from gui.export.worksheet.dialog import WorksheetDialog
from gui.look.theme import Theme
from gui.open.settings import Settings
from gui.paper.pdf import Pages
from resources.library import experiment_path
from tests.access import controls


@pytest.fixture
def dialog(qapp: QApplication, qtbot: QtBot, notebook: Experiment) -> Iterator[WorksheetDialog]:
    dialog = open_dialog(qtbot, notebook)
    yield dialog
    dialog.reject()


def open_dialog(qtbot: QtBot, experiment: Experiment) -> WorksheetDialog:
    dialog = WorksheetDialog(experiment, Settings(), Theme("light"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(box, thing: str) -> None:
    box.setCurrentIndex(box.findData(thing))


def shown_text(dialog: WorksheetDialog) -> str:
    assert dialog.preview.pages is not None
    return dialog.preview.pages.text


def test_preview_follows_what_is_chosen(dialog: WorksheetDialog, qtbot: QtBot) -> None:
    dialog.form.title.setText("Memory")
    qtbot.waitUntil(lambda: shown_text(dialog).startswith("Memory"))
    dialog.key.click()
    assert shown_text(dialog).startswith("Memory   Key")


def test_formulas_are_typeset_before_they_are_laid_out(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, laid_out = set[str](), list[set[str]]()
    draw, lay_out = page_writer.drawn, dialog_module.pages_of

    def note(tex: str) -> bytes | None:
        known.add(tex)
        return draw(tex)

    def lay_out_once_known(sheet: Worksheet, *, is_key: bool) -> Pages:
        laid_out.append(set(known))
        return lay_out(sheet, is_key=is_key)

    monkeypatch.setattr(page_writer, "drawn", note)
    monkeypatch.setattr(dialog_module, "drawn", note)
    monkeypatch.setattr(dialog_module, "pages_of", lay_out_once_known)
    dialog = open_dialog(qtbot, load(experiment_path("gru-on-lstm")))
    qtbot.waitUntil(lambda: dialog.preview.pages is not None)
    assert laid_out[0] == known
    assert len(known) > 10
    dialog.reject()


def test_problem_is_told_and_nothing_can_be_printed(dialog: WorksheetDialog, qtbot: QtBot) -> None:
    choose(dialog.form.vary, "nothing")
    dialog.form.steps.setValue(40)
    qtbot.waitUntil(lambda: not dialog.print.isEnabled())
    assert dialog.problem.text().startswith("steps must be at most")
    dialog.form.steps.setValue(5)
    qtbot.waitUntil(dialog.print.isEnabled)
    assert not dialog.problem.text()


def test_class_list_names_its_students(dialog: WorksheetDialog, tmp_path: Path, qtbot: QtBot) -> None:
    choose(dialog.form.whom, "class")
    wanted = "Choose the file of the class list, or print copies without names."
    qtbot.waitUntil(lambda: dialog.problem.text() == wanted)
    (tmp_path / "7b.csv").write_text("Zoë\nAda\n")
    dialog.form.take_class(tmp_path / "7b.csv")
    assert dialog.form.class_name.text() == "7b.csv: 2 students"
    (tmp_path / "one.csv").write_text("Ada\n")
    dialog.form.take_class(tmp_path / "one.csv")
    assert dialog.form.class_name.text() == "one.csv: 1 student"
    dialog.form.take_class(tmp_path / "7b.csv")
    qtbot.waitUntil(lambda: dialog.preview.pages is not None and "Zoë" in shown_text(dialog))


def test_wrong_class_list_is_told_and_the_old_one_stays(dialog: WorksheetDialog, tmp_path: Path) -> None:
    choose(dialog.form.whom, "class")
    (tmp_path / "good.csv").write_text("Ada\n")
    (tmp_path / "bad.csv").write_bytes(b"\xff\x00")
    dialog.form.take_class(tmp_path / "good.csv")
    dialog.form.take_class(tmp_path / "bad.csv")
    assert dialog.form.class_problem.text().startswith("bad.csv is not a text file in UTF-8; a spreadsheet")
    assert [student.name for student in dialog.form.students] == ["Ada"]


def test_printing_tells_and_closes(dialog: WorksheetDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.form.copies.setValue(2)
    with qtbot.waitSignal(dialog.done_printing) as told:
        dialog.print_to(tmp_path)
    assert told.args == [f"2 worksheets and answers.pdf are in {tmp_path}."]
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == [
        "answers.pdf", "worksheet-01.pdf", "worksheet-02.pdf",
    ]  # fmt: skip
    assert not dialog.isVisible()


def test_cancel_stops_printing_and_lets_choose_again(
    dialog: WorksheetDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.form.copies.setValue(500)
    dialog.print_to(tmp_path / "sheets")
    qtbot.waitUntil(lambda: dialog.progress.value() > 0)
    dialog.cancel.click()
    assert dialog.isVisible()
    assert dialog.print.isEnabled()
    assert not (tmp_path / "sheets").exists()


def test_folder_that_cannot_be_made_is_told(dialog: WorksheetDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.print_to(tmp_path / "a" / "b")
    qtbot.waitUntil(lambda: bool(dialog.problem.text()))
    assert dialog.problem.text().startswith("the folder b cannot be made")
    assert dialog.isVisible()


def test_choices_are_remembered(
    dialog: WorksheetDialog, notebook: Experiment, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.form.title.setText("Memory")
    dialog.form.questions.setValue(1)
    choose(dialog.form.blanks, "share")
    dialog.form.percent.setValue(30)
    dialog.form.seed.setValue(12)
    with qtbot.waitSignal(dialog.done_printing):
        dialog.print_to(tmp_path)
    again = open_dialog(qtbot, notebook)
    assert again.form.options == dialog.form.options
    assert again.form.seed.value() == 12
    again.reject()


def test_settings_that_make_no_sense_count_as_not_set(qtbot: QtBot, notebook: Experiment) -> None:
    Settings().set_state("worksheets", {"options": {"steps": "many"}, "copies": None, "seed": True})
    dialog = open_dialog(qtbot, notebook)
    assert dialog.form.options.steps == 6
    dialog.reject()


def test_every_control_has_a_name_and_says_what_it_does(dialog: WorksheetDialog) -> None:
    for control in controls(dialog):
        assert control.accessibleName() or getattr(control, "text", str)()
        assert control.toolTip()


def test_worksheets_that_are_there_are_written_over_only_when_asked(
    dialog: WorksheetDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dialog._may_replace(tmp_path)
    (tmp_path / "answers.pdf").write_bytes(b"mine")
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Cancel)
    assert not dialog._may_replace(tmp_path)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    assert dialog._may_replace(tmp_path)


def test_theme_may_change_after_the_dialog_is_gone(qapp: QApplication, notebook: Experiment) -> None:
    theme = Theme("light")
    dialog = WorksheetDialog(notebook, Settings(), theme)
    dialog.deleteLater()
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)
    del dialog
    theme.set_mode("dark")
