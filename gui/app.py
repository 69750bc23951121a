"""Build the objects, connect them, run."""

import os
import sys
from pathlib import Path

from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QApplication

from engine.errors import ExplorerError
from engine.experiment import Experiment
from engine.experiment_file import load
from gui.context import make_context
from gui.crash_dialog import CrashReporter
from gui.document import Document
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.theme import Theme
from resources.library import experiment_names, experiment_path

SWITCH_INTERVAL = 0.001  # seconds; at Python's 5 ms a busy engine leaves the window 10 frames a second


def make_application(arguments: list[str]) -> QApplication:
    """The QApplication, with the names that settings and desktop go by."""
    app = QApplication([sys.argv[0], *arguments])
    app.setApplicationName("rnn-explorer")
    app.setApplicationDisplayName("RNN Explorer")
    app.setDesktopFileName("rnn-explorer")
    return app


def find_experiment(name: str) -> tuple[Experiment, Path | None]:
    """The experiment of a file, or a ready-made one by name, and its file. Raises ExplorerError."""
    path = Path(name)
    if not path.exists() and name in experiment_names():
        return load(experiment_path(name)), None
    return load(path), path


def open_window(name: str | None) -> int:
    """Open the window on an experiment, the notebook by default. Returns the exit status."""
    sys.setswitchinterval(SWITCH_INTERVAL)
    app = make_application([])
    reporter = CrashReporter()
    reporter.install()
    settings = Settings()
    theme = Theme(settings.mode, settings.scale)
    experiment, _ = find_experiment("notebook")
    context = make_context(Document(experiment), theme)
    window = MainWindow(context, settings, reporter)
    reporter.window = window
    context.transport.restart()
    window.show()
    if name is not None:
        _open_named(window, name)
    QTimer.singleShot(0, context.client.load_keras)
    status = app.exec()
    return status if context.client.close() else _leave_at_once(status)


def _open_named(window: MainWindow, name: str) -> None:
    try:
        experiment, path = find_experiment(name)
    except ExplorerError as error:
        window.show_error(error)
        return
    window.document.open(experiment, path)


def _leave_at_once(status: int) -> int:
    """End the process although a thread is still busy, as in the middle of importing TensorFlow."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
