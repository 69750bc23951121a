"""A bug loses nothing: it is shown, can be copied, and the program goes on."""

import faulthandler
import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PyQt6 import sip
from PyQt6.QtCore import QCoreApplication, QEvent, qInstallMessageHandler
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.open.own_folder import folder
from gui.shell.crash_dialog import CrashDialog, CrashReporter


@pytest.fixture
def reporter(qapp: QApplication) -> Iterator[CrashReporter]:
    reporter = CrashReporter()
    yield reporter
    for dialog in dialogs():
        dialog.close()
        dialog.deleteLater()


def dialogs() -> list[CrashDialog]:
    found = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashDialog)]
    return [dialog for dialog in found if dialog.isVisible()]


def wrong() -> ZeroDivisionError:
    try:
        raise ZeroDivisionError("of the test")
    except ZeroDivisionError as error:
        return error


def test_a_crash_is_shown_with_its_traceback_and_logged(
    reporter: CrashReporter, caplog: pytest.LogCaptureFixture
) -> None:
    reporter.show_crash(wrong())
    assert "ZeroDivisionError: of the test" in dialogs()[0].report
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    caplog.clear()


def test_the_report_can_be_copied(reporter: CrashReporter, caplog: pytest.LogCaptureFixture) -> None:
    reporter.show_crash(wrong())
    button = next(one for one in dialogs()[0].findChildren(QPushButton) if "Copy" in one.text())
    button.click()
    clipboard = QGuiApplication.clipboard()
    assert clipboard is not None
    assert clipboard.text() == dialogs()[0].report
    caplog.clear()


def test_a_second_crash_opens_no_second_dialog_until_the_first_is_closed(
    reporter: CrashReporter, caplog: pytest.LogCaptureFixture
) -> None:
    reporter.show_crash(wrong())
    reporter.show_crash(wrong())
    assert len(dialogs()) == 1
    dialogs()[0].accept()
    assert not dialogs()
    reporter.show_crash(wrong())
    assert len(dialogs()) == 1
    caplog.clear()


def test_a_closed_dialog_is_gone(reporter: CrashReporter, caplog: pytest.LogCaptureFixture) -> None:
    reporter.show_crash(wrong())
    dialog = dialogs()[0]
    dialog.accept()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert sip.isdeleted(dialog)
    caplog.clear()


def test_a_crash_in_another_thread_is_shown_in_the_window_s(
    reporter: CrashReporter, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    thread = threading.Thread(target=lambda: reporter.crashed.emit(wrong()))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    caplog.clear()


def test_installing_catches_what_nobody_else_does(
    reporter: CrashReporter,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(logging, "basicConfig", lambda **_: None)
    monkeypatch.setattr(faulthandler, "enable", lambda file: file.close())  # pytest has its own
    handler = qInstallMessageHandler(None)
    reporter.install()
    qInstallMessageHandler(handler)
    assert (folder() / "faults.txt").exists()
    error = wrong()
    sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    caplog.clear()
