"""Hand in: the learner's answers as a file for the teacher."""

from pathlib import Path

from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from engine.files.plain_name import plain_name
from engine.lesson.results import ENDING, LessonResult, Results, save
from gui.look.dialog_layout import dialog_column, form_rows
from gui.look.properties import present
from gui.look.theme import Theme
from gui.open.saver import Saver
from gui.open.settings import Settings

MOST = 100  # letters of a name


class HandIn(Saver):
    """Asks who hands in, and where to; writes the file."""

    def __init__(self, settings: Settings, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._settings, self._theme = settings, theme

    def ask(self, lessons: list[LessonResult]) -> bool:
        """Save what became of these lessons. False when nothing was saved."""
        dialog = WhoDialog(self._settings, self._theme, len(lessons), self.window)
        dialog.finished.connect(dialog.deleteLater)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        student, group = dialog.student.text().strip(), dialog.group.text().strip()
        self._settings.set_student(student, group)
        name = plain_name(student) or "results"
        path = self.ask_path(self.tr("Save your results"), name, ENDING, self.tr("Results (*{})"))
        return path is not None and self.write(path, student, group, lessons)

    def write(self, path: Path, student: str, group: str, lessons: list[LessonResult]) -> bool:
        """Write the file. False when it could not be."""
        fields = {"student": student, "group": group, "lessons": tuple(lessons)}
        told = self.tr("Saved {}. Give this file to your teacher.")
        return self.save(path, lambda path: save(path, Results.parse(fields)), told)


class WhoDialog(QDialog):
    """Name and group of who hands in."""

    def __init__(self, settings: Settings, theme: Theme, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Hand in"))
        text = QLabel(
            self.tr(
                "All your answers (lessons: {}) are saved to a file. It holds your name, your answers and "
                "the days you worked on them, and nothing else."
            ).format(count)
        )
        text.setWordWrap(True)
        text.setMinimumWidth(theme.px(360))
        student, group = settings.student
        self.student, self.group = QLineEdit(student), QLineEdit(group)
        self.student.setToolTip(self.tr("As your teacher knows you."))
        self.group.setToolTip(self.tr("Your class or course; it may stay empty."))
        form = form_rows(theme)
        for title, field in ((self.tr("Name"), self.student), (self.tr("Class"), self.group)):
            field.setMaxLength(MOST)
            field.setAccessibleName(title)
            form.addRow(title, field)
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(self.tr("Save…"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = present(buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole))
        assert self.save is not None
        self.save.setProperty("role", "primary")
        self.save.setToolTip(self.tr("Choose where the file is saved."))
        cancel.setToolTip(self.tr("Save nothing."))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.student.textChanged.connect(self._refresh)
        layout = dialog_column(self, theme)
        layout.addWidget(text)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self._refresh()
        self.student.setFocus()

    def _refresh(self) -> None:
        assert self.save is not None
        self.save.setEnabled(any(letter.isalnum() for letter in self.student.text()))
