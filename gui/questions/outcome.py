"""What is told of an answer: whether it was right and, once the question is over, why."""

from collections.abc import Callable

from PyQt6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.look.theme import Theme
from gui.questions.mark import Mark, MarkKind
from gui.reading.text_view import TextView

PADDING, GAP = 10, 4  # px

MakeText = Callable[[str, str], TextView]
"""Makes a view of Markdown, with the name that a screen reader calls it by."""


class OutcomeBox(QFrame):
    """A mark, and texts below it. A text is made when it is due, so that none is there before."""

    def __init__(self, theme: Theme, make_text: MakeText) -> None:
        super().__init__()
        self._theme, self._make_text = theme, make_text
        self._told: tuple[tuple[str, str], ...] = ()
        self.setObjectName("outcome")
        self.mark = Mark(theme)
        self.texts: list[TextView] = []
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.mark)
        theme.changed.connect(self._fit)
        self._fit()
        self.hide()

    def tell(self, kind: MarkKind, words: str, texts: tuple[tuple[str, str], ...]) -> None:
        """Show a mark and texts. texts: Markdown, and what a screen reader calls it."""
        self.mark.show_mark(kind, words)
        if texts != self._told:
            self._told = texts
            self._clear()
            self.texts = [self._make_text(markdown, name) for markdown, name in texts]
            for text in self.texts:
                self._layout.addWidget(text)
        self._fit()
        self.show()

    def tell_nothing(self) -> None:
        """Show nothing, as there is no answer yet."""
        self._told = ()
        self._clear()
        self.hide()

    def _clear(self) -> None:
        for text in self.texts:
            remove(text, self._layout)
        self.texts = []

    def _fit(self) -> None:
        padding = self._theme.px(PADDING)
        self._layout.setContentsMargins(padding, padding, padding, 0 if self.texts else padding)
        self._layout.setSpacing(self._theme.px(GAP))


def remove(widget: QWidget, layout: QVBoxLayout) -> None:
    """Take a widget out of a layout and out of the tree at once; it is deleted later."""
    layout.removeWidget(widget)
    widget.setParent(None)
    widget.deleteLater()
