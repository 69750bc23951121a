"""How far down a page was read, and the way to what is new on it."""

from collections.abc import Sequence
from contextlib import suppress

from PyQt6.QtCore import QObject, QPoint, QTimer, pyqtSignal
from PyQt6.QtWidgets import QScrollBar, QWidget

from gui.look.properties import with_properties
from gui.look.scroll_column import ScrollColumn
from gui.look.theme import Theme

SLACK = 12  # px of a page that nobody misses
OVERLAP = 40  # px that stay in sight when one reads on
ABOVE, BELOW = 6, 16  # px between what is new and the edges; the frame of a card is seen as well


class ReadingPlace(QObject):
    """Scrolls what is new into sight, and knows whether the end of the page was seen.

    What is new has its place only when it is laid out, which may take a few turns of the event loop: until
    somebody scrolls, it is brought into sight again whenever the page becomes longer.

    Signals:
        changed(): `has_more` is another.
    """

    changed = pyqtSignal()

    def __init__(self, column: ScrollColumn, theme: Theme) -> None:
        super().__init__(column)
        self._column, self._theme = column, theme
        self.has_more = False
        """Whether something of the page was not in sight yet."""
        self._seen = 0  # px from the top of the page
        self._new: tuple[QWidget, ...] = ()
        self._is_leading = False
        self._later = with_properties(QTimer, self, singleShot=True, interval=0)
        self._later.timeout.connect(self._follow)
        self._bar.rangeChanged.connect(lambda: self._later.start())
        self._bar.valueChanged.connect(self._take_scroll)

    def begin(self) -> None:
        """Another page: at its top, and nothing of it was seen."""
        self._new, self._seen = (), 0
        self._bar.setValue(0)
        self._later.start()

    def show_new(self, widgets: Sequence[QWidget]) -> None:
        """Bring some widgets of the page into sight, from the first to the last; the first goes before."""
        self._new = tuple(widgets)
        self._later.start()

    def read_on(self) -> None:
        """Go on by what is in sight, but for a few lines."""
        overlap = min(self._theme.px(OVERLAP), self._height // 3)
        self._bar.setValue(self._bar.value() + self._height - overlap)

    @property
    def _bar(self) -> QScrollBar:
        bar = self._column.verticalScrollBar()
        assert bar is not None
        return bar

    @property
    def _height(self) -> int:
        """px of the page that are in sight."""
        view = self._column.viewport()
        assert view is not None
        return view.height()

    def _follow(self) -> None:
        """Have in sight what is new, as far as it fits."""
        with suppress(RuntimeError):  # a widget that Qt has deleted already
            if self._new:
                self._lead()
        self._look()

    def _lead(self) -> None:
        tops = [widget.mapTo(self._column.body, QPoint(0, 0)).y() for widget in self._new]
        top = min(tops) - self._theme.px(ABOVE)
        bottom = max(place + widget.height() for place, widget in zip(tops, self._new, strict=True))
        value = min(max(self._bar.value(), bottom + self._theme.px(BELOW) - self._height), top)
        self._seen = min(self._seen, top)  # what was there before may have been longer
        self._is_leading = True
        self._bar.setValue(value)
        self._is_leading = False

    def _take_scroll(self) -> None:
        if not self._is_leading:
            self._new = ()  # somebody has scrolled
        self._look()

    def _look(self) -> None:
        """See what is in sight now, unless nothing is shown at all."""
        if not self._column.isVisible():
            return
        self._seen = max(self._seen, self._bar.value() + self._height)
        whole = self._bar.maximum() + self._height
        has_more = self._seen < whole - self._theme.px(SLACK)
        if has_more != self.has_more:
            self.has_more = has_more
            self.changed.emit()
