"""The curves that a legend hides belong to the experiment in which they were hidden."""

from PyQt6.QtCore import QObject

from gui.curves.legend import Legend
from gui.state.document import Document

NONE: frozenset[str] = frozenset()


class HiddenCurves(QObject):
    """Shows all curves of another experiment, and hides again what is hidden in one that comes back."""

    def __init__(self, legend: Legend, document: Document) -> None:
        super().__init__(legend)
        self._legend, self._aside = legend, NONE
        document.left.connect(self._put_aside)
        document.opened.connect(self._show_all)  # a method ends with its plot, as a lambda would not
        document.reopened.connect(self._hide_again)

    def _put_aside(self) -> None:
        self._aside = self._legend.hidden

    def _show_all(self) -> None:
        self._legend.set_hidden(NONE)

    def _hide_again(self) -> None:
        self._legend.set_hidden(self._aside)
