"""What is this?: the next click tells what it is on, and does nothing else."""

import re
from collections.abc import Callable

from PyQt6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PyQt6.QtGui import QKeyEvent, QMouseEvent
from PyQt6.QtWidgets import QApplication, QLabel, QWidget

from engine.manual.glossary import find_word, words_in
from gui.language.translation import shown
from gui.look.properties import present

PAGES = {  # where the manual tells of a panel
    "sequence": "data", "model": "models", "notice": "window", "cell": "stepping", "equation": "stepping",
    "steps": "stepping", "watches": "watch-language", "breakpoints": "debugging", "comparison": "debugging",
    "what_if": "debugging", "report": "debugging", "doctor": "doctor", "lesson": "lessons",
    "zoo": "debugging",
}  # fmt: skip
LARGE = 4  # a widget higher than this part of the window is pointed into
MOST_WORDS = 4  # that a text links to
SPECIAL = re.compile(r"([\\`*_\[\]<>#|$~])")


class WhatIsThis(QObject):
    """A mode that ends with a click or Esc. tell: shows a Markdown text about a place of the window.

    pointed: what the number under the mouse means, "" for none.
    """

    def __init__(
        self, window: QWidget, tell: Callable[[str, QRect], object], pointed: Callable[[], str]
    ) -> None:
        super().__init__(window)
        self._window, self._tell, self._pointed = window, tell, pointed
        self.is_on = False

    def toggle(self) -> None:
        """Begin, or end."""
        if self.is_on:
            self.end()
            return
        self.is_on = True
        QApplication.setOverrideCursor(Qt.CursorShape.WhatsThisCursor)
        present(QApplication.instance()).installEventFilter(self)

    def end(self) -> None:
        """Back to clicks that do something."""
        if self.is_on:
            self.is_on = False
            QApplication.restoreOverrideCursor()
            present(QApplication.instance()).removeEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Take the click, and the release that follows; Esc ends, and so does the end of the window."""
        if watched is self._window and event is not None and event.type() == QEvent.Type.Hide:
            self.end()
        if isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
            if event.type() == QEvent.Type.MouseButtonPress:
                return True
            if event.type() == QEvent.Type.MouseButtonRelease:
                self.end()
                self._tell_of(event.globalPosition().toPoint())
                return True
        is_key = isinstance(event, QKeyEvent) and event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        )
        if is_key and event.key() == Qt.Key.Key_Escape:  # type: ignore[union-attr]
            self.end()
            return True
        return super().eventFilter(watched, event)

    def _tell_of(self, place: QPoint) -> None:
        widget = QApplication.widgetAt(place) or self._window.childAt(self._window.mapFromGlobal(place))
        if widget is None:
            return
        corner = self._window.mapFromGlobal(widget.mapToGlobal(QPoint()))
        about = QRect(corner, widget.size())
        if about.height() > self._window.height() // LARGE:  # a plot, a table: beside the mouse
            about = QRect(self._window.mapFromGlobal(place), QSize(1, 1))
        self._tell(text_about(widget, self._pointed(), self.tr), about)


def text_about(widget: QWidget, number: str, tr: Callable[[str], str]) -> str:
    """What a widget is, in Markdown: its own help, what number is on it, its panel, and words it uses."""
    title, help = _title_of(widget), _help_of(widget)
    panel_title, panel_help, name = _panel_of(widget)
    parts = [f"### {escaped(title or panel_title or tr('The window'))}"]
    parts += [number] * bool(number) + [escaped(help)] * bool(help)
    if panel_help and panel_help != help:
        parts.append(f"**{escaped(panel_title)}**: {escaped(panel_help)}")
    found = [*filter(None, [find_word(title)]), *words_in(f"{help} {panel_help if not help else ''}")]
    words = list(dict.fromkeys(found))[:MOST_WORDS]
    if words:
        links = ", ".join(f"[{escaped(word.name)}](word:{word.address})" for word in words)
        parts.append(tr("Words: {}").format(links))
    parts.append(f"[{tr('More in the manual')}](page:{PAGES.get(name, 'window')})")
    return "\n\n".join(parts)


def escaped(text: str) -> str:
    """Plain text as Markdown."""
    return SPECIAL.sub(r"\\\1", text)


def _title_of(widget: QWidget) -> str:
    """The label of a field, a button's text, a name."""
    around: QWidget | None = widget
    while around is not None and not isinstance(getattr(around, "help", None), str):
        label = next((one for one in _labels(around) if one.buddy() is around), None)
        title = label.text() if label else around.accessibleName() or _text_of(around)
        if title:
            return title.partition("\n")[0].replace("&", "")
        around = around.parentWidget()
    return ""


def _labels(widget: QWidget) -> list[QLabel]:
    around = widget.parentWidget()
    return [] if around is None else around.findChildren(QLabel)


def _text_of(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def _help_of(widget: QWidget) -> str:
    """The nearest tooltip, as plain text, that is none of the panel's."""
    around: QWidget | None = widget
    while around is not None and not isinstance(getattr(around, "help", None), str):
        if around.toolTip():
            return re.sub(r"<[^>]*>", "", around.toolTip())
        around = around.parentWidget()
    return ""


def _panel_of(widget: QWidget) -> tuple[str, str, str]:
    """Title, help and name of the panel, plot or bar that it is in; empty where it is in none."""
    around: QWidget | None = widget
    while around is not None:
        help, title = getattr(around, "help", None), getattr(around, "title", None)
        if isinstance(help, str) and isinstance(title, str):
            card = around.parentWidget()
            while card is not None and not card.objectName():
                card = card.parentWidget()
            return shown(title), shown(help), card.objectName() if card is not None else ""
        around = around.parentWidget()
    return "", "", ""
