"""What is wrong with a lesson that is written, and the way there."""

import re

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from engine.lesson.lesson import Lesson
from gui.look.properties import set_mark

LINE = re.compile(r"in line (\d+)")


class LessonVerdict(QWidget):
    """A line below the text. line: where something is wrong, counted from 1; None where that is not known.

    Signals:
        line_wanted(int): the cursor is wanted where something is wrong.
    """

    line_wanted = pyqtSignal(int)

    def __init__(self) -> None:
        super().__init__()
        self.line: int | None = None
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.go_there = QPushButton(self.tr("Go there"))
        self.go_there.setToolTip(self.tr("Put the cursor where something is wrong."))
        self.go_there.clicked.connect(lambda: self.line_wanted.emit(self.line))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.go_there)

    def show_problem(self, problem: str) -> None:
        """Tell what is wrong; a problem of the whole file begins with its verb."""
        found = LINE.search(problem)
        is_whole = problem.startswith(("is ", "has "))
        text = self.tr("The lesson {}.").format(problem) if is_whole else problem
        self._show(text, int(found[1]) if found else None, "problem")

    def show_fine(self, lesson: Lesson) -> None:
        """Tell that nothing is wrong."""
        text = self.tr("✓ Nothing is wrong. Pages: {}, questions: {}.")
        self._show(text.format(len(lesson.pages), len(lesson.questions)), None, "quiet")

    def tell(self, text: str) -> None:
        """Tell something else than what is wrong."""
        self.label.setText(text)
        set_mark(self.label, "role", "quiet")

    def _show(self, text: str, line: int | None, role: str) -> None:
        self.line = line
        self.label.setText(text)
        set_mark(self.label, "role", role)
        self.go_there.setVisible(line is not None)
