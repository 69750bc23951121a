"""How far one is in a lesson: a segment a page, each a way to it."""

from html import escape

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolTip, QWidget

from gui.state.context import Context

HEIGHT, BAR = 16, 5  # px
GAP = 3  # px between two segments


class LessonSteps(QWidget):
    """The bar of pages, and "page 2 of 9" beside it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._lessons = context, context.lessons
        self.bar, self.label = PageBar(context), QLabel()
        self.label.setProperty("role", "quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.label)
        self._lessons.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        lesson, page = self._lessons.lesson, self._lessons.page
        if lesson is not None and page is not None:
            self.label.setText(self.tr("page {} of {}").format(page.number, len(lesson.pages)))
        self.bar.refresh()


class PageBar(QWidget):
    """A segment a page: full where its questions are over, framed where it is open; a click leads there."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme, self._lessons = context.theme, context.lessons
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Choose a page; the arrow keys do so as well."))
        self.setAccessibleName(self.tr("pages of the lesson"))
        context.theme.changed.connect(self.updateGeometry)

    def refresh(self) -> None:
        """Show how far one is now."""
        lesson, page = self._lessons.lesson, self._lessons.page
        if lesson is not None and page is not None:
            done = sum(self._is_done(index) for index in range(len(lesson.pages)))
            text = self.tr("page {} of {}, {} of them done").format(page.number, len(lesson.pages), done)
            self.setAccessibleDescription(text)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the segments."""
        return QSize(self._theme.px(120), self._theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw a segment a page."""
        lesson, page = self._lessons.lesson, self._lessons.page
        if lesson is None or page is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._theme.px(BAR) / 2
        for index in range(len(lesson.pages)):
            rect = self._rect(index)
            is_open = index + 1 == page.number
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent" if self._is_done(index) else "line"))
            painter.drawRoundedRect(rect, radius, radius)
            if is_open:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._theme.colour("text" if self.hasFocus() else "accent"), 2))
                painter.drawRoundedRect(rect.adjusted(-1, -3, 1, 3), radius + 2, radius + 2)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """Go to the page under the mouse."""
        assert event is not None
        number = self._page_at(event.position())
        if number:
            self._lessons.go_to_page(number)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Tell the title of the page under the mouse."""
        assert event is not None
        number, lesson = self._page_at(event.position()), self._lessons.lesson
        if number and lesson is not None:
            title = f"{number}. {lesson.pages[number - 1].title}"
            QToolTip.showText(event.globalPosition().toPoint(), escape(title), self)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Arrow keys turn the pages."""
        assert event is not None
        keys = {Qt.Key.Key_Left: self._lessons.previous_page, Qt.Key.Key_Right: self._lessons.next_page}
        do = keys.get(Qt.Key(event.key()))
        if do is None:
            super().keyPressEvent(event)
        else:
            do()

    def _page_at(self, position: QPointF) -> int:
        lesson = self._lessons.lesson
        count = 0 if lesson is None else len(lesson.pages)
        found = (index + 1 for index in range(count) if position.x() <= self._rect(index).right() + GAP)
        return next(found, count)

    def _rect(self, index: int) -> QRectF:
        lesson = self._lessons.lesson
        count = 1 if lesson is None else len(lesson.pages)
        gap, bar = self._theme.px(GAP), self._theme.px(BAR)
        width = (self.width() - 4 - (count - 1) * gap) / count
        return QRectF(2 + index * (width + gap), (self.height() - bar) / 2, width, bar)

    def _is_done(self, index: int) -> bool:
        """Whether a page was seen, and nothing is open on it."""
        lesson, progress = self._lessons.lesson, self._lessons.progress
        if lesson is None or progress is None:
            return False
        page = lesson.pages[index]
        names = [page.name_of(question) for question in page.questions]
        if not names:
            return index + 1 < progress.page
        return all(progress.record(name).is_done for name in names)
