"""A program that is killed in the middle of a run costs nobody their work."""

import signal
import subprocess
import sys

from PyQt6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from gui.open.autosave import left_over
from gui.shell.main_window import MainWindow
from gui.shell.recovery import offer_left_over
from tests.end_to_end.test_window import LEFT, find_button


def kill_in_the_middle_of_a_run() -> None:
    name = QCoreApplication.applicationName()
    command = [sys.executable, "-m", "tests.end_to_end.killed_program", name]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    assert process.stdout.readline() == b"running\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_the_next_start_brings_everything_back(window: MainWindow, qtbot: QtBot) -> None:
    kill_in_the_middle_of_a_run()
    offer_left_over(window)
    assert "Precious" in window.messages.text
    qtbot.mouseClick(find_button(window.messages, "Bring it back"), LEFT)
    document, client = window.document, window.context.client
    assert document.experiment.name == "Precious"
    assert window.context.watches.texts == ("abs(error)",)
    assert document.is_modified
    qtbot.waitUntil(lambda: client.plan.steps == 2_999_999 and client.trace.steps > 0, timeout=30_000)
    assert left_over() is None


def test_a_good_end_has_nothing_to_offer(window: MainWindow) -> None:
    offer_left_over(window)
    assert window.messages.text == ""
