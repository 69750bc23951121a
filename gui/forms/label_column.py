"""The column of labels at the left of a form, as wide as those of the forms around it."""

from PyQt6.QtCore import QEvent, QObject, QSize
from PyQt6.QtWidgets import QLabel

from gui.look.theme import Theme

LABEL = 90  # px at least, so that the controls of several panels stand in one column


class LabelColumn(QObject):
    """Gives the labels of all forms of a place one width, so that their controls stand in one column."""

    def __init__(self, theme: Theme, owner: QObject) -> None:
        super().__init__(owner)
        self._theme = theme
        self._labels: list[ColumnLabel] = []
        self._width: int | None = None
        theme.changed.connect(self.measure)

    def label(self, text: str) -> QLabel:
        """One more label of it."""
        label = ColumnLabel(text, self)
        self._labels.append(label)
        self.measure()
        return label

    def measure(self) -> None:
        """Find out anew how wide the longest label is, when somebody asks."""
        self._width = None
        for label in self._labels:
            label.updateGeometry()

    @property
    def width(self) -> int:
        """How wide all are, px."""
        if self._width is None:
            self._width = max([self._theme.px(LABEL), *(label.own_width for label in self._labels)])
        return self._width


class ColumnLabel(QLabel):
    """A label that is as wide as the longest of its column."""

    def __init__(self, text: str, column: LabelColumn) -> None:
        super().__init__(text)
        self._column = column

    @property
    def own_width(self) -> int:
        """How wide its text is, px."""
        return super().sizeHint().width()

    def sizeHint(self) -> QSize:
        """As wide as the column."""
        return QSize(self._column.width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """No narrower."""
        return QSize(self._column.width, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent | None) -> None:
        """Another font needs another width."""
        super().changeEvent(event)
        if event is not None and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._column.measure()
