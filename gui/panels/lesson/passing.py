"""Asks before a page is opened that tells the answer of an open question."""

from PyQt6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from engine.lesson.progress import page_of
from gui.look.flow_layout import FlowLayout
from gui.state.context import Context

PADDING, GAP = 12, 8  # px


class PassingOver(QFrame):
    """A sentence, a way to the question, and a way past it; not there while nothing is passed over."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme, self._lessons = context.theme, context.lessons
        self._number = 0
        self._question_page = 0
        self.setObjectName("question")
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.stay, self.go_on = QPushButton(self.tr("Answer it")), QPushButton()
        self.stay.setProperty("role", "primary")
        self.stay.setToolTip(self.tr("Go to the question that is open."))
        self.stay.clicked.connect(self._stay)
        self.go_on.setText(self.tr("Show the answer and go on"))
        self.go_on.setToolTip(self.tr("Give the question up, and open the page."))
        self.go_on.clicked.connect(lambda: self._lessons.pass_over(self._number))
        self._flow = FlowLayout()
        for button in (self.stay, self.go_on):
            self._flow.addWidget(button)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.text)
        self._layout.addLayout(self._flow)
        self._lessons.passing.connect(self._show)
        self._lessons.changed.connect(self.hide)
        context.theme.changed.connect(self._fit)
        self._fit()
        self.hide()

    def _show(self, wanted: tuple[tuple[str, ...], int]) -> None:
        told, self._number = wanted
        self._question_page = page_of(told[0])
        here = self._lessons.page is not None and self._lessons.page.number == self._question_page
        sentence = (
            self.tr("Page {} tells the answer to the question of this page.").format(self._number)
            if here
            else self.tr("Page {} tells the answer to a question of page {}.").format(
                self._number, self._question_page
            )
        )
        self.text.setText(sentence)
        self.show()
        self.stay.setFocus()

    def _stay(self) -> None:
        """To the question's page; where that is open already, the panel has the question take the keys."""
        self.hide()
        page = self._lessons.page
        if page is None or page.number != self._question_page:
            self._lessons.go_to_page(self._question_page)

    def _fit(self) -> None:
        padding = self._theme.px(PADDING)
        self._layout.setContentsMargins(padding, padding, padding, padding)
        for layout in (self._layout, self._flow):
            layout.setSpacing(self._theme.px(GAP))
