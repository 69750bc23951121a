"""The end of a lesson's last page: what was reached, and what can be done now."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from gui.state.context import Context
from resources.library import lesson_names


class LessonEnd(QFrame):
    """Shown below the last page once nothing is asked any more.

    Signals:
        hand_in_wanted(): the learner wants to save the results for the teacher.
    """

    hand_in_wanted = pyqtSignal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._lessons = context.lessons
        self.setObjectName("question")
        self.heading, self.text = QLabel(), QLabel()
        self.heading.setProperty("role", "found")
        for label in (self.heading, self.text):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.next = QPushButton(self.tr("Next lesson"))
        self.next.setProperty("role", "primary")
        self.next.setToolTip(self.tr("Open the lesson that follows in the course."))
        self.next.clicked.connect(self._open_next)
        self.hand_in = QPushButton(self.tr("Hand in…"))
        self.hand_in.setToolTip(self.tr("Save your answers in all lessons to a file for your teacher."))
        self.hand_in.clicked.connect(self.hand_in_wanted)
        self.leave = QPushButton(self.tr("Leave"))
        self.leave.setToolTip(self.tr("Come back to your own experiment, as you left it."))
        self.leave.clicked.connect(self._lessons.leave)
        buttons = QHBoxLayout()
        for button in (self.next, self.hand_in, self.leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.heading)
        layout.addWidget(self.text)
        layout.addLayout(buttons)
        self._lessons.changed.connect(self._show)

    def _show(self) -> None:
        lesson, progress = self._lessons.lesson, self._lessons.progress
        if lesson is None or progress is None:
            return
        is_complete, count = self._lessons.is_complete, len(lesson.questions)
        at_once = sum(one.is_right and one.tries == 1 and one.hints == 0 for one in progress.answers)
        self.heading.setText(self.tr("✓ Lesson complete") if is_complete else self.tr("The last page"))
        told = self.tr("{} of {} questions right at the first try, without a hint.").format(at_once, count)
        open_ones = self.tr("Answered questions: {} of {}.").format(progress.done, count)
        self.text.setText(told if is_complete else open_ones)
        self.text.setVisible(count > 0)
        self.next.setVisible(self._following() is not None)

    def _following(self) -> str | None:
        """The built-in lesson behind this one."""
        names, lesson = lesson_names(), self._lessons.lesson
        if lesson is None or self._lessons.path is not None or lesson.name not in names:
            return None
        return next((name for name in names if name > lesson.name), None)

    def _open_next(self) -> None:
        name = self._following()
        if name is not None:
            self._lessons.open_named(name)
