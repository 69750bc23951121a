"""What happens on a bug: nothing is lost, and the traceback can be copied."""

import faulthandler
import logging
import sys
import threading
import traceback
from types import TracebackType

from PyQt6.QtCore import QMessageLogContext, QObject, QtMsgType, pyqtSignal, qInstallMessageHandler
from PyQt6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from gui.look.clipboard import copy_text
from gui.look.properties import present, with_properties
from gui.open.logs import open_faults, start_log

log = logging.getLogger("rnn-explorer")


class CrashDialog(QDialog):
    """Shows an unexpected error: go on, or copy what a developer needs."""

    def __init__(
        self, error: BaseException, parent: QWidget | None = None, text: str = "", go_on: str = ""
    ) -> None:
        """text, go_on: what is said and what the first button says, where the program cannot go on."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.report = "".join(traceback.format_exception(error))
        text = text or self.tr(
            "RNN Explorer has met a mistake of its own. Your experiment is as it was: go on, and save it."
        )
        details = with_properties(QPlainTextEdit, self.report, readOnly=True)
        details.setAccessibleName(self.tr("Traceback"))
        details.setAccessibleDescription(self.tr("Where it happened, for whoever mends it."))
        buttons = QDialogButtonBox()
        accept = present(buttons.addButton(go_on or self.tr("Go on"), QDialogButtonBox.ButtonRole.AcceptRole))
        copy = present(buttons.addButton(self.tr("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole))
        accept.setDefault(True)
        copy.clicked.connect(self._copy)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(with_properties(QLabel, text, wordWrap=True))
        layout.addWidget(details)
        layout.addWidget(buttons)
        self.resize(720, 420)

    def _copy(self) -> None:
        copy_text(self.report)


class CrashReporter(QObject):
    """Catches what nobody else does, in every thread, and shows it once the window's thread is free.

    Signals:
        crashed(object): an exception, from any thread.
    """

    crashed = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self._dialog: CrashDialog | None = None
        self.window: QWidget | None = None
        self.crashed.connect(self.show_crash)

    def install(self) -> None:
        """Become the program's last resort, and let Qt's warnings go to the log."""
        start_log()
        self._faults = open_faults()
        if self._faults is not None:
            faulthandler.enable(self._faults)
        sys.excepthook = self._take
        threading.excepthook = lambda args: self._take(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(_log_qt)

    def show_crash(self, error: BaseException) -> None:
        """Log an exception and show it; a second one while the dialog is open is only logged."""
        log.error("unexpected error", exc_info=error)
        if self._dialog is None:
            self._dialog = CrashDialog(error, self.window)
            self._dialog.finished.connect(self._forget_dialog)
            self._dialog.open()

    def tell_failed_start(self, error: BaseException) -> None:
        """Show an error that keeps the window from being opened, and wait until it is closed."""
        log.error("the start failed", exc_info=error)
        text = self.tr("RNN Explorer cannot start: it has met a mistake of its own.")
        CrashDialog(error, text=text, go_on=self.tr("Close")).exec()

    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _take(
        self, kind: type[BaseException], error: BaseException | None, where: TracebackType | None
    ) -> None:
        if error is not None:
            self.crashed.emit(error)


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str | None) -> None:
    level = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}.get(
        kind, logging.WARNING
    )
    log.log(level, "Qt: %s", text)
