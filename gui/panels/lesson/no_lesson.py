"""What stands in the place of a lesson while none is open: the ways to one."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.look.quiet_text import QuietText
from gui.look.theme import Theme

GAP = 8  # px


class NoLesson(QWidget):
    """Says that no lesson is open, and leads to one.

    Signals:
        course_wanted(): the next lesson of the course.
        overview_wanted(): the list of all lessons.
    """

    course_wanted = pyqtSignal()
    overview_wanted = pyqtSignal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        text = QuietText(
            self.tr("No lesson is open. A lesson explains, asks, and sets the window to what it speaks of.")
        )
        self.course = QPushButton(self.tr("Go on with the course"))
        self.course.setProperty("role", "primary")
        self.course.setToolTip(self.tr("Open the first lesson that is not complete (Ctrl+Shift+L)."))
        self.course.clicked.connect(lambda: self.course_wanted.emit())
        overview = QPushButton(self.tr("All lessons…"))
        overview.setToolTip(self.tr("Choose from the list of lessons (Ctrl+L)."))
        overview.clicked.connect(lambda: self.overview_wanted.emit())
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for part in (text, self.course, overview):
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._layout.setSpacing(self._theme.px(GAP))
