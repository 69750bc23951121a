"""How a table was understood, in words, and what is open about it, to be chosen."""

from collections.abc import Sequence

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from engine.data.table import OpenQuestion, Table
from gui.data.reading_form import ReadingForm
from gui.forms.form import GAP
from gui.forms.question_picker import QuestionPicker
from gui.language.translation import shown
from gui.look.properties import with_properties
from gui.look.theme import Theme


class Understanding(QWidget):
    """Sentences about encoding, delimiter, decimal mark and header, and a picker for each open question.

    Signals:
        answered(object): the Options that say how it is meant.
    """

    answered = pyqtSignal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.sentences = with_properties(QLabel, wordWrap=True)
        self.sentences.setProperty("role", "quiet")
        self.questions: dict[str, QuestionPicker] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.sentences)
        self.otherwise = with_properties(QToolButton, text=self.tr("Read it otherwise"), checkable=True)
        self.otherwise.setProperty("role", "flat")
        self.otherwise.setToolTip(
            self.tr("Choose what stands between columns and before decimals, and more.")
        )
        self.form = ReadingForm(theme)
        self.form.hide()
        self.form.chosen.connect(self.answered)
        self.otherwise.toggled.connect(self._show_form)
        self._layout.addWidget(self.otherwise)
        self._layout.addWidget(self.form)
        theme.changed.connect(self._fit)
        self._fit()

    def show_table(self, table: Table) -> None:
        """Say how a table was understood. Questions that were answered stay, to be answered otherwise."""
        self.sentences.setText(" ".join(map(shown, (*table.understood, *_gaps(table)))))
        for question in table.questions:
            self._ask(question)
        self.form.show_options(table.options)
        is_settled_text = table.options.encoding is not None and not table.questions
        self.otherwise.setVisible(is_settled_text)
        self._show_form(self.otherwise.isChecked())

    def _show_form(self, is_wanted: bool) -> None:
        """Nobody answers a question by the way."""
        self.form.setVisible(is_wanted and not self.otherwise.isHidden())

    def _take(self, options: object) -> None:
        if options is not None:
            self.answered.emit(options)

    def _ask(self, question: OpenQuestion) -> None:
        before = self.questions.pop(question.text, None)
        if before is not None:
            self._layout.removeWidget(before)
            before.hide()
            before.deleteLater()
        picker = self.questions[question.text] = QuestionPicker(question)
        picker.picker.picked.connect(self._take)
        self._layout.addWidget(picker)

    def _fit(self) -> None:
        self._layout.setSpacing(self._theme.px(GAP))


def _gaps(table: Table) -> Sequence[str]:
    """Where numbers are missing, as one sentence."""
    sentences = table.gap_sentences()
    return [f"{'; '.join(map(shown, sentences))}."] if sentences else []
