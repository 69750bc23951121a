"""A column of controls that scrolls where there is too little height."""

from PyQt6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PyQt6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.look.edge_fade import fade_ends
from gui.look.properties import present, with_properties

LINES = 2  # that are seen at least


class LowScrollArea(QScrollArea):
    """May be as low as two lines, so that large text leaves every panel of a column on a small screen.

    Its content fills it, and takes the focus in its place. Its ends are soft while there is more beyond them.
    """

    def __init__(self, content: QWidget | None = None) -> None:
        super().__init__()
        if content is not None:
            self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is inside takes it, and scrolls into view
        self.ends = fade_ends(self)

    def minimumSizeHint(self) -> QSize:
        """As wide as any scroll area, and a few lines high."""
        return QSize(super().minimumSizeHint().width(), LINES * self.fontMetrics().height())


class ScrollColumn(LowScrollArea):
    """A scroll area around one column, `column`. It is never narrower than what it holds."""

    def __init__(self) -> None:
        super().__init__()
        self._settle_later = with_properties(QTimer, self, singleShot=True, interval=0)
        self._settle_later.timeout.connect(self._settle)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self.body)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Ask for another size when the column does; a scroll area keeps that to itself."""
        if watched is self.body and event is not None:
            if event.type() == QEvent.Type.LayoutRequest:
                self.updateGeometry()
            if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
                self._settle_later.start()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        """Lay the column out once more where its scroll bar came, and made it narrower, meanwhile.

        Qt has then laid it out for the new size first, and for the one before last.
        """
        if self.column.geometry() != self.body.contentsRect():
            self.column.invalidate()
            self.column.activate()

    def sizeHint(self) -> QSize:
        """As high as all of it, so that nothing scrolls where there is room."""
        width = self.minimumSizeHint().width()
        height = self.column.totalHeightForWidth(width) if self.column.hasHeightForWidth() else -1
        return QSize(width, max(height, self.body.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """As wide as the body and a scroll bar."""
        bar = present(self.verticalScrollBar())
        width = self.body.minimumSizeHint().width() + bar.sizeHint().width()
        return QSize(width, super().minimumSizeHint().height())
