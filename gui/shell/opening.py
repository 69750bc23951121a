"""What is there at once: the application, and a card until the window is built. It needs nothing but Qt."""

import gc
import os
import sys
from typing import NoReturn

from PyQt6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QRectF,
    Qt,
    QTimer,
    QtMsgType,
    pyqtSignal,
    qInstallMessageHandler,
)
from PyQt6.QtGui import QColor, QFont, QIcon, QPainter, QPaintEvent
from PyQt6.QtSvg import QSvgRenderer
from PyQt6.QtWidgets import QApplication, QWidget

from resources import ICONS

ICON = ICONS / "app.svg"
WIDTH, HEIGHT, SIDE = 340, 120, 64  # px
BACK, FORE = "#0b5fc7", "#ffffff"
PATIENCE_MS = 150  # to wait for the display; where it takes longer, the card comes later or not at all


def make_application(arguments: list[str]) -> QApplication:
    """The QApplication, with the names that settings and desktop go by."""
    app = QApplication([sys.argv[0], *arguments])
    app.setApplicationName("rnn-explorer")
    app.setApplicationDisplayName("RNN Explorer")
    app.setDesktopFileName("rnn-explorer")
    app.setWindowIcon(QIcon(str(ICON)))
    return app


class OpeningCard(QWidget):
    """Icon and name in the middle of the screen, while everything else is imported.

    Signals:
        painted(): it has been drawn.
    """

    painted = pyqtSignal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.SplashScreen)
        self.setFixedSize(WIDTH, HEIGHT)
        self._icon = QSvgRenderer(str(ICON))

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw it; there is no style sheet yet."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(BACK))
        edge = (HEIGHT - SIDE) // 2
        self._icon.render(painter, QRectF(edge, edge, SIDE, SIDE))
        font = QFont(self.font())
        font.setPixelSize(22)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(FORE))
        painter.drawText(
            self.rect().adjusted(edge + SIDE + edge // 2, 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            "RNN Explorer",
        )
        self.painted.emit()


def begin() -> tuple[QApplication, OpeningCard]:
    """The application with the card on the screen. Where there is no screen, the program says so and ends.

    The garbage collector rests from here on: what is imported and built stays, and going through it again and
    again takes a seventh of the start. Later the window has it work between two events.
    """
    gc.disable()
    qInstallMessageHandler(_refuse_without_window)
    app, card, until_painted = make_application([]), OpeningCard(), QEventLoop()
    queued = Qt.ConnectionType.QueuedConnection
    card.painted.connect(until_painted.quit, queued)  # type: ignore[call-arg] # as PyQt6's stubs
    QTimer.singleShot(PATIENCE_MS, until_painted.quit)
    card.show()
    until_painted.exec()
    return app, card


def leave_at_once(status: int) -> NoReturn:
    """End the process although a thread is still busy, as in the middle of importing TensorFlow."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _refuse_without_window(kind: QtMsgType, context: QMessageLogContext, text: str | None) -> None:
    """Qt ends the program where it can draw nowhere; say so as every other error is said."""
    if kind == QtMsgType.QtFatalMsg:
        reason = " ".join((text or "").split()).partition(". ")[0]  # a list of plugins follows
        sys.stderr.write(f"error: the window cannot be opened: {reason}\n")
        leave_at_once(2)
    elif text and kind != QtMsgType.QtDebugMsg:
        sys.stderr.write(f"{text}\n")
