"""A question about a file that can be read in several ways, to be answered by choosing one."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.data.table import OpenQuestion
from gui.forms.picker import Picker
from gui.language.translation import shown
from gui.look.properties import set_mark, with_properties


class QuestionPicker(QWidget):
    """One open question and its answers; none is taken before it is chosen."""

    def __init__(self, question: OpenQuestion) -> None:
        super().__init__()
        self.label = with_properties(QLabel, shown(question.text), wordWrap=True)
        self.label.setProperty("role", "problem")
        choices = [(shown(choice.words), choice.options) for choice in question.choices]
        self.picker = Picker([(self.tr("choose…"), None), *choices])
        self.picker.setAccessibleName(shown(question.text))
        self.picker.setToolTip(self.tr("The file can be read in several ways; choose how it is meant."))
        self.picker.picked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label)
        layout.addWidget(self.picker)

    def _take(self, options: object) -> None:
        """What is answered is no problem."""
        set_mark(self.label, "role", "quiet" if options is not None else "problem")
        self.picker.setToolTip(self.picker.currentText())


class OneQuestion(QWidget):
    """Room for one open question, or none.

    Signals:
        answered(object): the Options that say how it is meant.
    """

    answered = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self._asked: OpenQuestion | None = None
        self.picker: QuestionPicker | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_question(self, question: OpenQuestion | None) -> None:
        """Ask it; the same one is not asked anew."""
        if question is self._asked:
            return
        if self.picker is not None:
            self._layout.removeWidget(self.picker)
            self.picker.hide()
            self.picker.deleteLater()
        self._asked, self.picker = question, None
        if question is not None:
            self.picker = QuestionPicker(question)
            self.picker.picker.picked.connect(self._take)
            self._layout.addWidget(self.picker)
        self.setVisible(question is not None)

    def _take(self, options: object) -> None:
        if options is not None:
            self.answered.emit(options)
