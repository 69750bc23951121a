"""What is open about files that were brought, one question a file."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.data.table import OpenQuestion
from engine.thread.bringing import BroughtFile
from gui.forms.question_picker import QuestionPicker


class OpenQuestions(QWidget):
    """A picker for each file that can be read in several ways; hidden where none is.

    Signals:
        answered(object, object): the path of a file, and the Options that say how it is meant.
    """

    answered = pyqtSignal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.pickers: dict[Path, QuestionPicker] = {}
        self.asked: dict[Path, OpenQuestion] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_files(self, files: Iterable[BroughtFile]) -> None:
        """Ask what is open about them; answers stay, to be given otherwise."""
        asked = {file.path: file.question for file in files if file.question is not None}
        if asked == self.asked:
            return
        self.asked = asked
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.pickers.clear()
        for path, question in asked.items():
            picker = self.pickers[path] = QuestionPicker(question)
            picker.picker.picked.connect(partial(self._take, path))
            self._layout.addWidget(QLabel(path.name))
            self._layout.addWidget(picker)
        self.setVisible(bool(self.pickers))

    def _take(self, path: Path, options: object) -> None:
        if options is not None:
            self.answered.emit(path, options)
