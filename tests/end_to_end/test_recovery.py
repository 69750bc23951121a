"""A program that is killed in the middle of a run costs nobody their work."""

import signal
import subprocess
import sys

import numpy as np
from PyQt6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from engine.run.trace import Trace
from engine.train.plan import TrainingJob
from engine.train.trainer import LOSS
from engine.train.training_run import TrainingRun
from engine.zoo.every import specimens
from gui.open.autosave import left_over
from gui.shell.main_window import MainWindow
from gui.shell.recovery import offer_left_over, watch_over
from tests.end_to_end.test_window import LEFT, find_button


def kill_in_the_middle_of(work: str) -> None:
    name = QCoreApplication.applicationName()
    command = [sys.executable, "-m", "tests.end_to_end.killed_program", name, work]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    assert process.stdout.readline() == b"running\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_the_next_start_brings_everything_back(window: MainWindow, qtbot: QtBot) -> None:
    kill_in_the_middle_of("run")
    offer_left_over(window)
    assert "Precious" in window.messages.text
    qtbot.mouseClick(find_button(window.messages, "Bring it back"), LEFT)
    document, client = window.document, window.context.client
    assert document.experiment.name == "Precious"
    assert window.context.watches.texts == ("abs(error)",)
    assert document.is_modified
    qtbot.waitUntil(lambda: client.plan.steps == 2_999_999 and client.trace.steps > 0, timeout=30_000)
    assert left_over() is None


def test_the_next_start_brings_a_training_back(window: MainWindow, qtbot: QtBot) -> None:
    kill_in_the_middle_of("train")
    offer_left_over(window)
    qtbot.mouseClick(find_button(window.messages, "Bring it back"), LEFT)
    trainings = window.context.trainings
    (record,) = trainings.records
    last = record.last
    assert last > 20
    trainings.make(5)
    qtbot.waitUntil(lambda: record.last == last + 5 and trainings.is_settled, timeout=30_000)
    wanted = Trace()
    run = TrainingRun(TrainingJob(record.job.experiment, last + 5))
    while run.ending is None:
        wanted.append(run.advance(100))
    np.testing.assert_array_equal(record.values(LOSS), wanted[LOSS][:, 0])


def test_a_change_right_before_the_zoo_is_written_down(window: MainWindow) -> None:
    """In the zoo nothing is, as long as one stays."""
    autosave, document = watch_over(window), window.document
    document.edit(document.experiment.replace(name="Precious"))
    window.context.zoo.open(specimens()[0])
    autosave.wait()
    is_written = autosave.path.exists()
    window.context.zoo.leave()
    autosave.close()
    assert is_written


def test_a_good_end_has_nothing_to_offer(window: MainWindow) -> None:
    offer_left_over(window)
    assert window.messages.text == ""
